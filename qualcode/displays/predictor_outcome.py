"""Predictor–outcome matrix (matriks prediktor–hasil).

What it shows: how each case stands on what may explain its outcome, with the cases in the order
of that outcome, and which columns go up and down with it.

Rows: the cases, the best outcome first, then a row that says of each predictor whether it follows
the outcome. Columns: the outcome, then the predictors: what the researcher rated in the cases,
else every code of the aspects. With consequences, the codes of outcomes follow on the right.
Cell: what the researcher wrote of the case and the code, a rating with its reason or a summary, and
how many informants take which position where the code itself is coded; with quotations on request.

Whether a predictor follows the outcome is found by comparing every two cases whose outcomes differ;
cases with the same outcome, or without one, are not compared. Where both are rated on the same
scale, the one with the better rating stands higher. Else the one with the better side does, from −
over ± to +: a case has the side on which more of its informants stand, ± where as many stand on
both (documents and observations count only where no informant says anything of it). A case on whose
code nothing is said, or that is only mentioned or undecided, has no side and is not compared. The
predictor follows the outcome (▲) where the case with the better outcome stands higher in at least
one of these pairs, and lower in none; it runs against it (▼) where it stands lower in at least one,
and higher in none. Where both happen, or all pairs stand alike, it does not follow it; where no
pair can be compared, it cannot be judged yet. This orders the cases, it measures nothing: with two
or three cases many columns follow by chance.

Use it when: several cases with different outcomes were rated on the same factors. When not: with
one case, or before the ratings have been justified with quotations (contrast table).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 8; Miles, Huberman and
Saldaña (2014), chapter 10.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from qualcode.displays.axes import Key, clusters, code_keys, readable_parts, titled_parts
from qualcode.displays.citation import case_name, outcome_of
from qualcode.displays.compared_cases import by_outcome, comparison_of, need_cases
from qualcode.displays.notes import matrix_notes, standing_rule
from qualcode.displays.request import (
    CASE_ORDERS,
    DisplayRequest,
    Family,
    one_of,
)
from qualcode.displays.standing_cells import rated_on, standing_cell
from qualcode.document import Block, Cell, Column, Section, Table, Tone, Words, cell, phrase
from qualcode.model.codebook import AspectKind, Code
from qualcode.model.informant import Case
from qualcode.stages.case_comparison import CaseComparison, Tracking, tracking
from qualcode.stages.positions import positions_of
from qualcode.stages.variables import Variable, variable
from qualcode.study import Study

_MANUAL = __doc__
_WIDEST = 6
_TONES = {Tracking.ALONG: Tone.STRONG, Tracking.AGAINST: Tone.STRONG, Tracking.OPEN: Tone.EMPTY}


@dataclass(frozen=True)
class PredictorOutcome:
    """The matrix; `consequences` sets the codes of outcomes behind the predictors."""

    name: str = "predictor-outcome"
    consequences: bool = False
    family: Family = Family.CROSS_CASE
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("positions", "quotations")
    levels: tuple[str, ...] = ("code",)
    orders: tuple[str, ...] = CASE_ORDERS[:2]
    asks: tuple[str, ...] = ()
    full_in: tuple[str, ...] = ()
    complete: bool = False
    title: Words = field(init=False)
    purpose: Words = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", phrase(f"display.{self.name}.title"))
        object.__setattr__(self, "purpose", phrase(f"display.{self.name}.purpose"))

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The matrix, in as many tables as its predictors need to be readable.

        Raises:
            UnsuitedError: there are no cases.
            QualcodeError: the display has no such entry, level or order.
        """
        quoted = one_of(request.entry, self.entries, "entry") == "quotations"
        one_of(request.level, self.levels, "level")
        order = one_of(request.order, self.orders, "order")
        cases = need_cases(study, request.selection)
        if order == "outcome":
            cases = by_outcome(study, request.selection, cases)
        comparison = comparison_of(study, request.selection, cases)
        outcome = variable(study, request.selection, "outcome")
        positions = positions_of(study, request.selection)
        keys = code_keys(positions, self._codes(comparison))
        parts = _parts(keys)
        tables = [
            _table(title, comparison, outcome, part, quoted, self)
            for part, title in zip(parts, titled_parts(self.title, parts), strict=True)
        ]
        notes = _notes(comparison, keys, max(map(len, parts)), quoted)
        return (replace(tables[0], notes=(*notes, *tables[0].notes)), *tables[1:])

    def _codes(self, comparison: CaseComparison) -> tuple[Code, ...]:
        book = comparison.study.codebook
        there = comparison.codes()
        aspects = tuple(code for code in there if book.kind(code.id) is AspectKind.ASPECT)
        rated = tuple(
            code
            for code in aspects
            if any(comparison.standing(case, code).grade for case in comparison.cases)
        )
        predictors = rated or aspects
        later = tuple(code for code in there if book.kind(code.id) is AspectKind.OUTCOME)
        return (*predictors, *later) if self.consequences else predictors


def _notes(
    comparison: CaseComparison, keys: tuple[Key, ...], widest: int, quoted: bool
) -> tuple[Words, ...]:
    """The rule, as far as it applies: where everything is rated, nobody is counted."""
    told, sides = standing_rule(quoted), phrase("rule.sides")
    rows = len(comparison.cases)
    rule, *rest = matrix_notes("predictor-outcome", rows, widest, cell=told, sides=sides)
    if not keys:
        return (rule, *rest, phrase("note.empty"))
    rated = _is_rated(comparison, keys)
    return (phrase("rule.predictor-outcome.rated") if rated else rule, *rest)


def _is_rated(comparison: CaseComparison, keys: tuple[Key, ...]) -> bool:
    """Whether every cell holds a rating alone, those of a column on one scale."""
    codes = [key.code for key in keys if key.code]
    return all(
        len({one.written.scale if one.written else "" for one in standings}) == 1
        and all(one.grade and not one.statements for one in standings)
        for code in codes
        for standings in ([comparison.standing(case, code) for case in comparison.cases],)
    )


def _parts(keys: tuple[Key, ...]) -> tuple[tuple[Key, ...], ...]:
    """Predictors side by side as far as they can be read, consequences never apart from these.

    Aspects share a table until it is full, so that one reads along as much of a row as there is
    room for.
    """
    parts: list[tuple[Key, ...]] = []
    for cluster in (part for one in clusters(keys) for part in readable_parts(one, _WIDEST)):
        if parts and len(parts[-1]) + len(cluster) <= _WIDEST:
            parts[-1] += cluster
        else:
            parts.append(cluster)
    return tuple(parts) or ((),)


def _table(
    title: Words,
    comparison: CaseComparison,
    outcome: Variable,
    keys: tuple[Key, ...],
    quoted: bool,
    display: PredictorOutcome,
) -> Table:
    rows = tuple(_row(comparison, case, keys, quoted) for case in comparison.cases)
    return Table(
        title=title,
        columns=(
            Column(phrase("column.case"), weight=0.9),
            Column(phrase("column.outcome"), weight=0.7),
            *(Column(key.label, group=_part(display, key), weight=1.3) for key in keys),
        ),
        sections=(Section((*rows, _followed(comparison, outcome, keys))),),
        notes=rated_on(comparison, (key.code for key in keys if key.code)),
        name=display.name,
    )


def _part(display: PredictorOutcome, key: Key) -> Words:
    if not display.consequences:
        return ""
    return phrase("column.consequences") if key.crosscutting else phrase("column.predictors")


def _row(
    comparison: CaseComparison, case: Case, keys: tuple[Key, ...], quoted: bool
) -> tuple[Cell, ...]:
    codes = [key.code for key in keys if key.code]
    return (
        cell(case_name(comparison.study, case), tone=Tone.STRONG),
        cell(outcome_of(comparison.study, case) or "–"),
        *(standing_cell(comparison, comparison.standing(case, code), quoted) for code in codes),
    )


def _followed(
    comparison: CaseComparison, outcome: Variable, keys: tuple[Key, ...]
) -> tuple[Cell, ...]:
    found = []
    for key in keys:
        standings = [comparison.standing(case, key.code) for case in comparison.cases if key.code]
        kind = tracking(standings, outcome, comparison.study)
        found.append(cell(phrase(f"tracking.{kind}"), tone=_TONES.get(kind, Tone.PLAIN)))
    return (cell(phrase("tracking"), tone=Tone.STRONG), cell(), *found)


PREDICTOR_OUTCOME = PredictorOutcome()
