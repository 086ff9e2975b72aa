"""Agreement between coders as a document and as data: coefficients, prevalence, disagreements.

The list of disagreements is worth more than the numbers, so it always stands with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from qualcode.agreement import Estimate, Ratings, estimates
from qualcode.agreement.intervals import FEWEST, RESAMPLES
from qualcode.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Paragraph,
    Resolver,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.wording import catalogue

_PREVAILS: Final = 0.9
_ON_SCREEN: Final = 15
_CONFIDENCE: Final = 0.95


@dataclass(frozen=True)
class RatedAgreement:
    """What is reported of a table of ratings. `file` is where it comes from, as it is called."""

    ratings: Ratings
    file: str
    level: str = "nominal"

    @cached_property
    def found(self) -> dict[str, Estimate]:
        """The coefficients by name."""
        return estimates(self.ratings, self.level)

    @cached_property
    def differing(self) -> tuple[int, ...]:
        """The units, counted from 0, that got more than one category."""
        rows = enumerate(self.ratings.values)
        return tuple(at for at, row in rows if len(set(row) - {None}) > 1)

    @property
    def missing(self) -> int:
        """How many ratings are missing."""
        return sum(row.count(None) for row in self.ratings.values)


def ratings_as_json(agreement: RatedAgreement) -> dict[str, object]:
    """The agreement as `agree --ratings --json` prints it; reasons in English."""
    ratings = agreement.ratings
    say = Resolver("en", catalogue("en", 1994).say).words
    return {
        "coefficients": {
            name: {
                "value": one.value,
                "low": one.low,
                "high": one.high,
                "reason": say(one.reason or one.narrow),
            }
            for name, one in agreement.found.items()
        },
        "units": len(ratings.units),
        "coders": len(ratings.coders),
        "coder_names": list(ratings.coders),
        "categories": {one: ratings.used[one] for one in ratings.categories},
        "pairable": ratings.pairable,
        "complete": ratings.complete,
        "missing": agreement.missing,
        "level": agreement.level,
        "interval": {"confidence": _CONFIDENCE, "over": "units", "resamples": RESAMPLES},
        "disagreements": [
            {"unit": ratings.units[at], "ratings": list(ratings.values[at])}
            for at in agreement.differing
        ],
    }


def ratings_document(
    agreement: RatedAgreement, language: str = "en", on_screen: bool = False
) -> Document:
    """The agreement to be read; on a screen only the first of the disagreements."""
    blocks = (
        Paragraph(phrase("agreement.of-file", file=agreement.file)),
        _coefficients(agreement, language),
        _prevalence(agreement),
        *_disagreements(agreement, _ON_SCREEN if on_screen else None),
    )
    document = Document(phrase("agreement.title"), language, blocks)
    return Resolver(language, catalogue(language, 1994).say).document(document)


def _coefficients(agreement: RatedAgreement, language: str) -> Table:
    rows = tuple(_row(name, one, language) for name, one in agreement.found.items())
    return Table(
        title=phrase("agreement.coefficients"),
        columns=(
            Column(phrase("agreement.column.coefficient"), weight=1.4),
            Column(phrase("agreement.column.value"), align=Align.RIGHT, weight=0.8),
            Column(phrase("agreement.column.interval"), weight=1.2),
            Column(phrase("agreement.column.remark"), weight=2.0),
        ),
        sections=(Section(rows),),
        notes=tuple(_notes(agreement)),
        name="agreement",
    )


def _row(name: str, found: Estimate, language: str) -> tuple[Cell, ...]:
    low, high = found.low, found.high
    interval = (
        phrase("agreement.interval", low=_decimal(low, language), high=_decimal(high, language))
        if low is not None and high is not None
        else ""
    )
    value = phrase("agreement.none") if found.value is None else _decimal(found.value, language)
    return (
        cell(phrase(f"agreement.name.{name}")),
        cell(value),
        cell(interval),
        cell(found.reason or found.narrow),
    )


def _decimal(value: float, language: str) -> str:
    """A coefficient with three decimals and the language's mark."""
    text = f"{value:.3f}".replace("-", "−")
    text = "0.000" if text == "−0.000" else text
    return text.replace(".", ",") if language == "id" else text


def _notes(agreement: RatedAgreement) -> Iterator[Words]:
    ratings = agreement.ratings
    yield phrase(
        "agreement.base",
        units=len(ratings.units),
        pairable=ratings.pairable,
        complete=ratings.complete,
        coders=len(ratings.coders),
        categories=len(ratings.categories),
        missing=agreement.missing,
    )
    if 0 < ratings.pairable < FEWEST:
        yield phrase("agreement.few", n=ratings.pairable)
    yield phrase("agreement.choices", n=len(ratings.categories))
    if any(one.low is not None for one in agreement.found.values()):
        yield phrase("agreement.over-units", n=RESAMPLES)
    most, times = ratings.used.most_common(1)[0]
    if len(ratings.used) > 1 and times > _PREVAILS * ratings.used.total():
        yield phrase("agreement.paradox", category=most)
    yield phrase("agreement.custom")


def _prevalence(agreement: RatedAgreement) -> Table:
    """How often each coder used each category."""
    ratings = agreement.ratings
    by_coder = [[row[at] for row in ratings.values] for at in range(len(ratings.coders))]
    rows = tuple(
        (
            cell(category),
            *(cell(str(given.count(category))) for given in by_coder),
            cell(str(ratings.used[category])),
        )
        for category in ratings.categories
    )
    columns = (
        Column(phrase("agreement.column.category")),
        *(Column(one, align=Align.RIGHT) for one in ratings.coders),
        Column(phrase("agreement.column.all"), align=Align.RIGHT),
    )
    return Table(phrase("agreement.prevalence"), columns, (Section(rows),), name="prevalence")


def _disagreements(agreement: RatedAgreement, most: int | None) -> Iterator[Block]:
    """The units that got more than one category, with what each coder put on them."""
    ratings, differing = agreement.ratings, agreement.differing
    yield Paragraph(phrase("agreement.differ", n=len(differing), of=ratings.pairable))
    if not differing:
        return
    rows = tuple(
        (
            cell(ratings.units[at]),
            *(cell(one or phrase("agreement.missing")) for one in ratings.values[at]),
        )
        for at in islice(differing, most)
    )
    columns = (Column(phrase("agreement.column.unit")), *map(Column, ratings.coders))
    left = len(differing) - len(rows)
    notes = (phrase("agreement.more", n=left),) if left else ()
    title = phrase("agreement.disagreements")
    yield Table(title, columns, (Section(rows),), notes, name="disagreements")
