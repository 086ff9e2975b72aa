"""Agreement on where passages begin and end, by aspect and code: experimental."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from qualcode.agreement import Estimate
from qualcode.agreement.unitizing import KU_ALPHA, UNITIZING
from qualcode.displays.citation import code_name
from qualcode.document import Align, Cell, Column, Section, Table, Words, cell, phrase
from qualcode.model.codebook import Code
from qualcode.reports.agreement import coefficients_as_json, decimal
from qualcode.stages.coded_continuum import unitizing, unitizing_of_code
from qualcode.stages.coder_agreement import CoderAgreement
from qualcode.stages.double_coding import UnitKind

_NAMES: Final = (*UNITIZING.names, KU_ALPHA)


def unitizing_tables(agreement: CoderAgreement) -> Iterator[Table]:
    """Alpha for unitizing of each aspect and code, where characters are compared."""
    if agreement.double.kind is not UnitKind.CHARACTER:
        return
    everything = frozenset(code.id for code in agreement.double.codes)
    whole = _row(agreement, phrase("agreement.all-codes"), unitizing(agreement.double, everything))
    by_aspect = (_section(agreement, aspect, codes) for aspect, codes in agreement.by_aspect)
    columns = (
        Column(phrase("column.code"), weight=2.4),
        *(Column(phrase(f"agreement.column.{one}"), align=Align.RIGHT) for one in UNITIZING.names),
        Column(phrase("agreement.column.ku-alpha"), align=Align.RIGHT),
    )
    notes = (phrase("agreement.rule.unitizing"), phrase("agreement.rule.dash.unitizing"))
    sections = (Section((whole,)), *by_aspect)
    yield Table(phrase("agreement.unitizing"), columns, sections, notes, name="agreement-unitizing")


def _section(agreement: CoderAgreement, aspect: Code, codes: tuple[Code, ...]) -> Section:
    double, domain = agreement.double, agreement.study.codebook.below((aspect.id,))
    whole = _row(agreement, phrase("agreement.whole"), unitizing(double, domain))
    each = (
        _row(agreement, code_name(code), unitizing_of_code(double, code.id, domain))
        for code in codes
    )
    return Section((whole, *each), title=code_name(aspect))


def _row(agreement: CoderAgreement, name: Words, found: Mapping[str, Estimate]) -> tuple[Cell, ...]:
    """A dash is undefined; what is not of codes, or only of codes, is left empty."""
    language = agreement.study.settings.language
    return (cell(name), *(cell(_shown(found.get(one), language)) for one in _NAMES))


def _shown(found: Estimate | None, language: str) -> str:
    if found is None:
        return ""
    return "–" if found.value is None else decimal(found.value, language)


def unitizing_as_json(agreement: CoderAgreement, codes: frozenset[str]) -> dict[str, object]:
    """The family over some codes, as `agree --json` prints it."""
    return {"experimental": True, **coefficients_as_json(unitizing(agreement.double, codes))}


def code_unitizing_as_json(agreement: CoderAgreement, code: Code) -> dict[str, object]:
    """The family of one code in its aspect, as `agree --json` prints it."""
    book = agreement.study.codebook
    domain = book.below((book.aspect(code.id).id,))
    found = unitizing_of_code(agreement.double, code.id, domain)
    return {"experimental": True, **coefficients_as_json(found)}
