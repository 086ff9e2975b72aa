"""Agreement between coders as a document and as data: coefficients, prevalence, disagreements.

The list of disagreements is worth more than the numbers, so it always stands with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from qualcode.agreement import Estimate, Ratings, estimates
from qualcode.agreement.intervals import CONFIDENCE, FEWEST, RESAMPLES
from qualcode.document import (
    Align,
    Block,
    Column,
    Document,
    Joined,
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


def ratings_as_json(agreement: RatedAgreement) -> dict[str, object]:
    """The agreement as `agree --ratings --json` prints it; reasons in English."""
    ratings = agreement.ratings
    return {
        "coefficients": coefficients_as_json(agreement.found),
        "units": len(ratings.units),
        "coders": len(ratings.coders),
        "coder_names": list(ratings.coders),
        "categories": {one: ratings.used[one] for one in ratings.categories},
        "pairable": ratings.pairable,
        "complete": ratings.complete,
        "missing": agreement.ratings.missing,
        "level": agreement.level,
        "interval": {"confidence": CONFIDENCE, "over": "units", "resamples": RESAMPLES},
        "disagreements": [
            {"unit": ratings.units[at], "ratings": list(ratings.values[at])}
            for at in agreement.differing
        ],
    }


def coefficients_as_json(found: Mapping[str, Estimate]) -> dict[str, object]:
    """Coefficients by name, with the reason in English where one has no value or no interval."""
    say = Resolver("en", catalogue("en", 1994).say).words
    return {
        name: {
            "value": one.value,
            "low": one.low,
            "high": one.high,
            "reason": say(one.reason or one.narrow),
        }
        for name, one in found.items()
    }


def ratings_document(
    agreement: RatedAgreement, language: str = "en", on_screen: bool = False
) -> Document:
    """The agreement to be read; on a screen only the first of the disagreements."""
    blocks = (
        Paragraph(phrase("agreement.of-file", file=agreement.file)),
        coefficient_table(
            agreement.found, language, _notes(agreement), phrase("agreement.coefficients")
        ),
        _prevalence(agreement),
        *_disagreements(agreement, _ON_SCREEN if on_screen else None),
    )
    document = Document(phrase("agreement.title"), language, blocks)
    return Resolver(language, catalogue(language, 1994).say).document(document)


def coefficient_table(
    found: Mapping[str, Estimate], language: str, notes: Iterable[Words], title: Words
) -> Table:
    """Coefficients with their intervals, or with the reason why there is none.

    A remark that several have in common is told once, below the table.
    """
    remarks: dict[str, Words] = {name: one.reason or one.narrow for name, one in found.items()}
    shared = _shared(remarks)
    left = {name: "" if repr(one) in shared else one for name, one in remarks.items()}
    rows = [_row(name, one, left[name], language) for name, one in found.items()]
    # A column in which nothing stands is left out; where something does, a dash fills the others.
    kept = [at for at in range(len(_COLUMNS)) if any(row[at] for row in rows)]
    return Table(
        title=title,
        columns=tuple(_COLUMNS[at] for at in kept),
        sections=(Section(tuple(tuple(cell(row[at] or "–") for at in kept) for row in rows)),),
        notes=(*shared.values(), *notes),
        name="agreement",
    )


_COLUMNS: Final = (
    Column(phrase("agreement.column.coefficient"), weight=1.4),
    Column(phrase("agreement.column.value"), align=Align.RIGHT, weight=0.9),
    Column(phrase("agreement.column.interval"), weight=1.2),
    Column(phrase("agreement.column.remark"), weight=2.0),
)


def _shared(remarks: Mapping[str, Words]) -> dict[str, Words]:
    """The remarks that more than two coefficients have in common, with their names."""
    alike: dict[str, list[str]] = {}
    for name, remark in remarks.items():
        if remark:
            alike.setdefault(repr(remark), []).append(name)
    return {
        key: phrase(
            "agreement.shared",
            names=Joined(tuple(phrase(f"agreement.name.{name}") for name in names)),
            clause=remarks[names[0]],
        )
        for key, names in alike.items()
        if len(names) > 2
    }


def _row(name: str, found: Estimate, remark: Words, language: str) -> tuple[Words, ...]:
    low, high = found.low, found.high
    interval = (
        phrase("agreement.interval", low=decimal(low, language), high=decimal(high, language))
        if low is not None and high is not None
        else ""
    )
    value = phrase("agreement.none") if found.value is None else decimal(found.value, language)
    return phrase(f"agreement.name.{name}"), value, interval, remark


def decimal(value: float, language: str) -> str:
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
        missing=agreement.ratings.missing,
    )
    if 0 < ratings.pairable < FEWEST:
        yield phrase("agreement.few", n=ratings.pairable)
    yield phrase("agreement.choices", n=len(ratings.categories))
    if any(one.low is not None for one in agreement.found.values()):
        yield phrase("agreement.over-units", n=RESAMPLES)
    if prevails := prevailing(ratings):
        yield phrase("agreement.paradox", category=prevails)
    yield phrase("agreement.custom")


def prevailing(ratings: Ratings) -> str:
    """The category of more than nine tenths of the ratings; "" where there is none such."""
    if len(ratings.used) < 2:
        return ""
    most, times = ratings.used.most_common(1)[0]
    return most if times > _PREVAILS * ratings.used.total() else ""


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
