"""The agreement of a study's coders, to be read and as data, with what they differ on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from qualcode.agreement import Estimate, estimates
from qualcode.agreement.intervals import CONFIDENCE, FEWEST, RESAMPLES
from qualcode.displays.citation import code_name
from qualcode.document import (
    Align,
    Block,
    Cell,
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
from qualcode.model.codebook import Code
from qualcode.reports.agreement import (
    coefficient_table,
    coefficients_as_json,
    decimal,
    prevailing,
)
from qualcode.reports.agreement_sentences import agreement_text
from qualcode.reports.coded_differently import difference_as_json, difference_blocks
from qualcode.reports.unitizing import (
    code_unitizing_as_json,
    unitizing_as_json,
    unitizing_tables,
)
from qualcode.reports.writer import Writer
from qualcode.stages.coder_agreement import CoderAgreement
from qualcode.stages.double_coding import APPLIES_NOT, UnitKind
from qualcode.study import Selection
from qualcode.wording import LANGUAGES, catalogue

_ON_SCREEN: Final = 12
_OF_TWO: Final = ("percent", "cohen", "gwet-ac1", "krippendorff-nominal")
_OF_MORE: Final = ("percent", "fleiss", "gwet-ac1", "krippendorff-nominal")


def coder_agreement_document(
    agreement: CoderAgreement, selection: Selection, on_screen: bool = False
) -> Document:
    """The agreement of the coders; on a screen only the first of the disagreements."""
    study = agreement.study
    writer = Writer(study, selection)
    blocks: tuple[Block, ...] = (
        Paragraph(_compared(agreement)),
        coefficient_table(
            agreement.overall,
            _language(agreement),
            _notes(agreement),
            phrase("agreement.coefficients"),
        ),
        _by_code(agreement),
        *unitizing_tables(agreement),
        *_polarity(agreement),
        *difference_blocks(agreement, _ON_SCREEN if on_screen else None),
        Paragraph(phrase("agreement.method", text=agreement_text(agreement, _language(agreement)))),
    )
    return writer.document(phrase("agreement.title"), blocks, is_draft=False)


def coder_agreement_as_json(agreement: CoderAgreement) -> dict[str, object]:
    """The agreement as `agree --json` prints it."""
    double, study = agreement.double, agreement.study
    return {
        "coefficients": coefficients_as_json(agreement.overall),
        "units": agreement.n,
        "coders": len(double.coders),
        "coder_names": list(double.coders),
        "unit": str(double.kind),
        "sources": [source.id for source in double.sources],
        "interval": {"confidence": CONFIDENCE, "over": "sources", "resamples": RESAMPLES},
        "unitizing": unitizing_as_json(agreement, frozenset(code.id for code in double.codes)),
        "codes": [
            {
                "code": code.id,
                "aspect": study.codebook.aspect(code.id).id,
                "used": _used(agreement, frozenset((code.id,))),
                "coefficients": coefficients_as_json(agreement.of_code(code.id)),
                "unitizing": code_unitizing_as_json(agreement, code),
            }
            for code in double.codes
        ],
        "aspects": [
            {
                "aspect": aspect.id,
                "used": _used(agreement, study.codebook.below((aspect.id,))),
                "coefficients": coefficients_as_json(agreement.of_aspect(aspect.id)),
                "unitizing": unitizing_as_json(agreement, _below(agreement, aspect)),
            }
            for aspect, _ in agreement.by_aspect
        ],
        "method": _sentences(agreement),
        "disagreements": [difference_as_json(agreement, one) for one in agreement.differing],
    }


def _language(agreement: CoderAgreement) -> str:
    return agreement.study.settings.language


def _sentences(agreement: CoderAgreement) -> dict[str, str]:
    """The sentences for the chapter on method, by language."""
    edition = agreement.study.settings.edition
    return {
        one: Resolver(one, catalogue(one, edition).say).words(agreement_text(agreement, one))
        for one in LANGUAGES
    }


def _used(agreement: CoderAgreement, codes: frozenset[str]) -> dict[str, int]:
    return {coder: agreement.used_by(coder, codes) for coder in agreement.double.coders}


def _compared(agreement: CoderAgreement) -> Words:
    double = agreement.double
    return phrase(
        "agreement.compared",
        coders=Joined(double.coders),
        sources=Joined(tuple(source.id for source in double.sources)),
        n=agreement.n,
        unit=phrase(f"agreement.unit.{double.kind}"),
        codes=len(double.codes),
    )


def _notes(agreement: CoderAgreement) -> Iterator[Words]:
    double, found = agreement.double, agreement.overall
    yield phrase(f"agreement.rule.{double.kind}")
    if double.kind is not UnitKind.PASSAGE:
        yield phrase("agreement.rule.all")
        if prevailing(double.of_all) == APPLIES_NOT:
            yield phrase("agreement.paradox", category=phrase("agreement.applies-not"))
        yield phrase("agreement.choices", n=2)
    if any(one.low is not None for one in found.values()):
        yield phrase("agreement.over-sources", n=RESAMPLES)
    if agreement.n < FEWEST:
        yield phrase("agreement.few", n=agreement.n)
    by_hand, made = agreement.by_hand
    if by_hand < made:
        yield phrase("agreement.proposed", n=made - by_hand, of=made)
    yield phrase("agreement.custom")


def _by_code(agreement: CoderAgreement) -> Table:
    """Each aspect and code: how often each coder used it, and the coefficients that say most."""
    coders = agreement.double.coders
    shown = _OF_TWO if len(coders) == 2 else _OF_MORE
    sections = tuple(
        Section(
            (
                _row(agreement, phrase("agreement.whole"), _below(agreement, aspect),
                     agreement.of_aspect(aspect.id), shown),
                *(
                    _row(agreement, code_name(code), frozenset((code.id,)),
                         agreement.of_code(code.id), shown)
                    for code in codes
                ),
            ),
            title=code_name(aspect),
        )
        for aspect, codes in agreement.by_aspect
    )  # fmt: skip
    columns = (
        Column(phrase("column.code"), weight=2.4),
        *(Column(one, phrase("agreement.column.used"), Align.RIGHT, 0.8) for one in coders),
        *(
            Column(phrase(f"agreement.short.{name}"), align=Align.RIGHT, weight=0.8)
            for name in shown
        ),
    )
    return Table(
        phrase("agreement.by-code"),
        columns,
        sections,
        (phrase("agreement.rule.used"), phrase("agreement.rule.dash")),
        name="agreement-by-code",
    )


def _below(agreement: CoderAgreement, aspect: Code) -> frozenset[str]:
    return agreement.study.codebook.below((aspect.id,))


def _row(
    agreement: CoderAgreement,
    name: Words,
    codes: frozenset[str],
    found: Mapping[str, Estimate],
    shown: tuple[str, ...],
) -> tuple[Cell, ...]:
    language = _language(agreement)
    values = (found[one].value for one in shown)
    return (
        cell(name),
        *(cell(str(agreement.used_by(coder, codes))) for coder in agreement.double.coders),
        *(cell("–" if value is None else decimal(value, language)) for value in values),
    )


def _polarity(agreement: CoderAgreement) -> Iterator[Block]:
    """Whether coders who gave a passage the same code also gave it the same polarity."""
    ratings = agreement.polarity
    if not ratings.pairable:
        return
    alike = sum(len(set(row) - {None}) == 1 for row in ratings.values)
    yield coefficient_table(
        estimates(ratings),
        _language(agreement),
        (phrase("agreement.polarity.rule", n=alike, of=ratings.pairable),),
        phrase("agreement.polarity"),
    )
