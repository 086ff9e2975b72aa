"""Contrast table (tabel kontras).

What it shows: in what the case that came out best differs from the one that came out worst.

Rows: codes under the title of their aspect or factor; one that the researcher rated as a whole has
a row too. Columns: the cases with the best outcome, then those with the worst (all of them where
the outcomes do not differ), then what the comparison says.
Cell: what the researcher wrote of the case and the code (a memo about both, with or without a
grade), how many informants take which position, and a quotation that shows it. The comparison goes
by the ratings where both sides have one of the same scale: another grade sets the cases apart, the
same does not. Else it goes by the side on which more informants stand: those who are + against
those who are −, while who is mixed is counted on neither side; ± where as many stand on both.
Documents and observations decide only where no informant says anything of it. + against − sets the
cases apart, the same side does not, ± against one of the others does in part; where a case has no
side, since nothing is said or it is undecided or only mentioned, they cannot be compared yet. Of
what sets the cases apart it is said whether the better outcome has the better side or rating. With
several best or worst cases the first best and the last worst are compared. Below the table the
codes are listed by what the comparison says of them.

Use it when: two or more cases have different outcomes and one asks why. When not: with cases that
are alike in outcome (meta-matrix); and as proof: what differs need not be what made the
difference, so look for rival explanations.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 7; Miles, Huberman and
Saldaña (2014), chapter 6.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TypeAlias

from qualcode.displays.axes import Key, clusters, code_keys, under_title
from qualcode.displays.citation import case_name, outcome_of
from qualcode.displays.compared_cases import comparison_of, need_cases
from qualcode.displays.notes import matrix_notes, standing_rule
from qualcode.displays.request import ORDERS, DisplayRequest, Family, one_of
from qualcode.displays.standing_cells import rated_on, standing_cell
from qualcode.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Joined,
    Paragraph,
    Section,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.model.codebook import AspectKind, Code, Codebook
from qualcode.model.informant import Case
from qualcode.stages.case_comparison import (
    CaseComparison,
    Contrast,
    Tracking,
    contrast,
    extremes,
    tracking,
)
from qualcode.stages.positions import positions_of
from qualcode.stages.variables import Variable, variable
from qualcode.study import Study

_MANUAL = __doc__

_Found: TypeAlias = tuple[Contrast, Tracking | None]
_WAYS = (Tracking.ALONG, Tracking.AGAINST)
_TONES = {Contrast.DIFFERS: Tone.CONFLICT, Contrast.SAME: Tone.AGREEMENT, Contrast.OPEN: Tone.EMPTY}


@dataclass(frozen=True)
class ContrastTable:
    """The contrast table; `entry` quotations or positions."""

    name: str = "contrast"
    family: Family = Family.CROSS_CASE
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("quotations", "positions")
    levels: tuple[str, ...] = ("code",)
    orders: tuple[str, ...] = ORDERS[:1]
    asks: tuple[str, ...] = ()
    full_in: tuple[str, ...] = ()
    complete: bool = False
    title: Words = field(default=phrase("display.contrast.title"), init=False)
    purpose: Words = field(default=phrase("display.contrast.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The table, and below it the codes by what the comparison says of them.

        Raises:
            UnsuitedError: there are not two cases to compare.
            QualcodeError: the display has no such entry, level or order.
        """
        quoted = one_of(request.entry, self.entries, "entry") == "quotations"
        one_of(request.level, self.levels, "level")
        one_of(request.order, self.orders, "order")
        cases = need_cases(study, request.selection, at_least=2)
        outcome = variable(study, request.selection, "outcome")
        chosen = extremes(cases, outcome)
        comparison = comparison_of(study, request.selection, chosen)
        sides = chosen[0], chosen[-1]
        positions = positions_of(study, request.selection)
        keys = code_keys(positions, comparison.codes())
        found = {key.id: _compared(comparison, key, sides, outcome) for key in keys}
        notes = (
            *matrix_notes(
                "contrast",
                len(keys),
                len(chosen) + 1,
                cell=standing_rule(quoted),
                sides=phrase("rule.sides"),
            ),
            *_which_compared(study, chosen),
            *rated_on(comparison, map(_code, keys)),
            *(() if keys else (phrase("note.empty"),)),
        )
        table = Table(
            self.title, _columns(study, chosen), _sections(comparison, keys, found, quoted), notes,
            name=self.name,
        )  # fmt: skip
        return (table, *_summary(study.codebook, keys, found))


def _columns(study: Study, chosen: tuple[Case, ...]) -> tuple[Column, ...]:
    return (
        Column(phrase("column.code"), weight=0.9),
        *(Column(case_name(study, case), group=_outcome(study, case), weight=2) for case in chosen),
        Column(phrase("column.contrast"), weight=0.8),
    )


def _sections(
    comparison: CaseComparison, keys: tuple[Key, ...], found: dict[str, _Found], quoted: bool
) -> tuple[Section, ...]:
    return tuple(
        under_title(
            part[0].cluster,
            tuple(key.label for key in part),
            tuple(_row(comparison, key, found[key.id], quoted) for key in part),
        )
        for part in clusters(keys)
    )


def _outcome(study: Study, case: Case) -> Words:
    return phrase("case.outcome", outcome=outcome_of(study, case)) if case.outcome else ""


def _which_compared(study: Study, chosen: tuple[Case, ...]) -> tuple[Words, ...]:
    """Of more than two cases only two are compared, and it is said which."""
    if len(chosen) == 2:
        return ()
    sides = {"one": case_name(study, chosen[0]), "other": case_name(study, chosen[-1])}
    return (phrase("note.compared", **sides),)


def _compared(
    comparison: CaseComparison, key: Key, sides: tuple[Case, Case], outcome: Variable
) -> _Found:
    """What the comparison says, and of what sets the cases apart whether it goes with the outcome.

    What stands better in the case that came out worse explains nothing.
    """
    one, other = (comparison.standing(case, _code(key)) for case in sides)
    found = contrast(one, other)
    apart = found in (Contrast.DIFFERS, Contrast.PARTLY)
    way = tracking((one, other), outcome, comparison.study) if apart else Tracking.OPEN
    return found, way if way in _WAYS else None


def _code(key: Key) -> Code:
    assert key.code is not None
    return key.code


def _row(comparison: CaseComparison, key: Key, found: _Found, quoted: bool) -> tuple[Cell, ...]:
    standings = (comparison.standing(case, _code(key)) for case in comparison.cases)
    return (
        cell(key.label),
        *(standing_cell(comparison, one, quoted) for one in standings),
        cell(phrase(_key(found)), tone=_TONES.get(found[0], Tone.PLAIN)),
    )


def _key(found: _Found) -> str:
    """The key of what the comparison says in words."""
    kind, way = found
    return f"contrast.{kind}.{way}" if way else f"contrast.{kind}"


def _summary(book: Codebook, keys: tuple[Key, ...], found: dict[str, _Found]) -> tuple[Block, ...]:
    """Which codes set the cases apart and which do not: what the eye looks for first.

    Codes of the outcome are named apart: that an outcome goes with the outcome explains nothing.
    """
    lines = []
    itself = [key for key in keys if book.kind(_code(key).id) is AspectKind.OUTCOME]
    others = [key for key in keys if key not in itself] or itself
    for kind in product(Contrast, (*_WAYS, None)):
        named = tuple(key.label for key in others if found[key.id] == kind)
        if named:
            joined = Joined(named, "; ")
            lines.append(phrase(f"{_key(kind)}.summary", codes=joined, n=len(named)))
    if others is not itself and itself:
        joined = Joined(tuple(key.label for key in itself), "; ")
        lines.append(phrase("contrast.outcome.summary", codes=joined, n=len(itself)))
    return (Paragraph(phrase("contrast.summary")), Bullets(tuple(lines))) if lines else ()


CONTRAST = ContrastTable()
