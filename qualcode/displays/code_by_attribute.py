"""Codes by attribute (kode menurut ciri).

What it shows: how people who differ in something (sex, age group, kind of business) speak of each
code.

Rows: codes (or indicators) under the title of their aspect. Columns: the values of one attribute
of the informants or of the cases; `--by` names it (attribute:sex), else it is the first that
study.yaml has. Numbers stand in their order; what is said without the attribute stands last.
Cell: segments and informants as n of N; presence, positions and quotations on request.

Use it when: an attribute may explain what people say. When not: with very few informants a value,
where a difference is a difference between two persons; there are no percentages and no tests.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 10 (making contrasts and
comparisons); the table itself is common to programs for qualitative analysis.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from qualcode.displays.axes import axis_named
from qualcode.displays.matrix import MatrixDisplay
from qualcode.displays.request import DisplayRequest, Family, UnsuitedError
from qualcode.document import Block
from qualcode.errors import QualcodeError
from qualcode.model.display_words import ATTRIBUTE
from qualcode.registry import did_you_mean
from qualcode.study import Study


@dataclass(frozen=True)
class CodeByAttribute(MatrixDisplay):
    """A matrix whose columns are chosen when it is asked for."""

    @property
    def asks(self) -> tuple[str, ...]:
        """Also which attribute is meant."""
        return ("by", *MatrixDisplay.asks.fget(self))  # type: ignore[attr-defined]

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The matrix for one attribute.

        Raises:
            UnsuitedError: the study has no attributes.
            QualcodeError: it has no attribute of that name; the display has no such entry.
        """
        known = _attributes(study)
        if not known:
            raise UnsuitedError(
                "there are no attributes in this study.",
                "Give informants or cases 'attributes' in study.yaml.",
            )
        if len(request.by) > 1:
            raise QualcodeError("this display has one attribute.", "Name one: --by attribute:NAME.")
        wanted = request.by[0] if request.by else known[0]
        if wanted not in known:
            raise QualcodeError(f"there is no '{wanted}'.", did_you_mean(wanted, known))
        chosen = replace(self, columns=axis_named(wanted))
        return MatrixDisplay.build(chosen, study, request)


def _attributes(study: Study) -> list[str]:
    people = (name for one in study.roster.informants for name in one.attributes)
    cases = (name for one in study.roster.cases for name in one.attributes)
    return list(dict.fromkeys(f"{ATTRIBUTE}{name}" for name in (*people, *cases)))


CODE_BY_ATTRIBUTE = CodeByAttribute(
    name="code-by-attribute",
    family=Family.OVERVIEW,
    manual=__doc__,
    entries=("counts", "presence", "positions", "quotations"),
    levels=("code", "indicator"),
    sectioned=True,
)
