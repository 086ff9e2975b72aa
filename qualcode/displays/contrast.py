"""Contrast table (tabel kontras).

What it shows: in what the case that came out best differs from the one that came out worst.

Rows: codes under the title of their aspect or factor; one that the researcher rated as a whole has
a row too. Columns: the cases with the best outcome, then those with the worst (all of them where
the outcomes do not differ), then what the comparison says.
Cell: what the researcher wrote of the case and the code (a memo about both, with or without a
grade), how many informants take which position, and a quotation that shows it. The comparison goes
by the ratings where both sides have one of the same scale: another grade sets the cases apart, the
same does not. Else it goes by the side on which more informants stand, ± where as many stand on
both: + against − sets the cases apart, the same side does not, ± against one of the others does in
part; where a case has no side, since nothing is said or it is undecided or only mentioned, they
cannot be compared yet. With several best or worst cases the first best and the last worst are
compared.
Below the table the codes are listed by what the comparison says of them.

Use it when: two or more cases have different outcomes and one asks why. When not: with cases that
are alike in outcome (meta-matrix); and as proof: what differs need not be what made the
difference, so look for rival explanations.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 7; Miles, Huberman and
Saldaña (2014), chapter 6.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.displays.axes import Key, clusters, code_keys, under_title
from qualcode.displays.citation import case_name, outcome_of
from qualcode.displays.compared_cases import comparison_of, need_cases
from qualcode.displays.notes import matrix_notes, scale_notes
from qualcode.displays.request import ORDERS, DisplayRequest, Family, one_of
from qualcode.displays.standing_cells import standing_cell
from qualcode.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Joined,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.model.codebook import Code
from qualcode.model.informant import Case
from qualcode.stages.case_comparison import CaseComparison, Contrast, contrast, extremes
from qualcode.stages.positions import positions_of
from qualcode.stages.variables import variable
from qualcode.study import Study

_MANUAL = __doc__

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
        found = {key.id: _compared(comparison, key, sides) for key in keys}
        table = Table(
            title=self.title,
            columns=(
                Column(phrase("column.code"), weight=0.9),
                *(
                    Column(case_name(study, case), group=_outcome(study, case), weight=2)
                    for case in chosen
                ),
                Column(phrase("column.contrast"), weight=0.8),
            ),
            sections=tuple(
                under_title(
                    part[0].cluster,
                    tuple(key.label for key in part),
                    tuple(_row(comparison, key, found[key.id], quoted) for key in part),
                )
                for part in clusters(keys)
            ),
            notes=(
                *matrix_notes("contrast", len(keys), len(chosen) + 1),
                *_which_compared(study, chosen),
                *scale_notes(study, _scales(comparison, keys)),
                *(() if keys else (phrase("note.empty"),)),
            ),
            name=self.name,
        )
        return (table, *_summary(keys, found))


def _outcome(study: Study, case: Case) -> Words:
    return phrase("case.outcome", outcome=outcome_of(study, case)) if case.outcome else ""


def _which_compared(study: Study, chosen: tuple[Case, ...]) -> tuple[Words, ...]:
    """Of more than two cases only two are compared, and it is said which."""
    if len(chosen) == 2:
        return ()
    sides = {"one": case_name(study, chosen[0]), "other": case_name(study, chosen[-1])}
    return (phrase("note.compared", **sides),)


def _compared(comparison: CaseComparison, key: Key, sides: tuple[Case, Case]) -> Contrast:
    one, other = (comparison.standing(case, _code(key)) for case in sides)
    return contrast(one, other)


def _code(key: Key) -> Code:
    assert key.code is not None
    return key.code


def _row(comparison: CaseComparison, key: Key, found: Contrast, quoted: bool) -> tuple[Cell, ...]:
    standings = (comparison.standing(case, _code(key)) for case in comparison.cases)
    return (
        cell(key.label),
        *(standing_cell(comparison, one, quoted) for one in standings),
        cell(phrase(f"contrast.{found}"), tone=_TONES.get(found, Tone.PLAIN)),
    )


def _scales(comparison: CaseComparison, keys: tuple[Key, ...]) -> tuple[str, ...]:
    standings = (comparison.standing(case, _code(key)) for key in keys for case in comparison.cases)
    found = (one.written.scale for one in standings if one.written)
    return tuple(dict.fromkeys(filter(None, found)))


def _summary(keys: tuple[Key, ...], found: dict[str, Contrast]) -> tuple[Block, ...]:
    """Which codes set the cases apart and which do not: what the eye looks for first."""
    lines = []
    for kind in Contrast:
        named = tuple(key.label for key in keys if found[key.id] is kind)
        if named:
            joined = Joined(named, "; ")
            lines.append(phrase(f"contrast.{kind}.summary", codes=joined, n=len(named)))
    return (Bullets(tuple(lines)),) if lines else ()


CONTRAST = ContrastTable()
