"""Two-variable case-ordered matrix (matriks dua variabel terurut kasus).

What it shows: whether a second thing, in detail, goes along with the order of the cases on a
first.

Rows: the cases in the order of the first variable, the best or most first. Columns: the two
variables, then the codes that tell the details of the second where it is a code of the codebook;
they are the outcome and the first aspect, unless `--by` names others (outcome, attribute:NAME, a
code).
Cell: the case's value; in the details what the researcher wrote of the case and the code, a rating
with its reason or a summary, and how many informants take which position, with quotations on
request.

Use it when: one factor is suspected behind the outcome and its parts are to be looked at. When
not: to search among many factors (predictor-outcome matrix).

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 7; Miles, Huberman and
Saldaña (2014), chapter 6.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.displays.axes import Key, code_keys
from qualcode.displays.citation import case_name, code_name, position_name
from qualcode.displays.compared_cases import need_cases
from qualcode.displays.notes import matrix_notes, standing_rule
from qualcode.displays.request import DisplayRequest, Family, one_of
from qualcode.displays.standing_cells import rated_on, standing_cell
from qualcode.document import Block, Cell, Column, Section, Table, Tone, Words, cell, phrase
from qualcode.errors import QualcodeError
from qualcode.model.codebook import AspectKind
from qualcode.model.coding import Polarity
from qualcode.model.display_words import ATTRIBUTE
from qualcode.model.informant import Case
from qualcode.stages.case_comparison import CaseComparison
from qualcode.stages.passages import quotable
from qualcode.stages.positions import positions_of
from qualcode.stages.variables import Variable, variable
from qualcode.study import Study

_MANUAL = __doc__


@dataclass(frozen=True)
class TwoVariable:
    """The matrix; its cells are positions or quotations."""

    name: str = "two-variable"
    family: Family = Family.CROSS_CASE
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("positions", "quotations")
    levels: tuple[str, ...] = ("code",)
    orders: tuple[str, ...] = ()
    asks: tuple[str, ...] = ("by",)
    full_in: tuple[str, ...] = ()
    complete: bool = False
    title: Words = field(default=phrase("display.two-variable.title"), init=False)
    purpose: Words = field(default=phrase("display.two-variable.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """One table.

        Raises:
            UnsuitedError: there are no cases.
            QualcodeError: there is no such variable; the display has no such entry or order.
        """
        quoted = one_of(request.entry, self.entries, "entry") == "quotations"
        one_of(request.level, self.levels, "level")
        one_of(request.order, self.orders, "order")
        cases = {case.id: case for case in need_cases(study, request.selection)}
        first, second = _variables(study, request)
        ordered = tuple(cases[one] for one in first.best_first(cases))
        comparison = CaseComparison(study, request.selection, ordered)
        details = _details(comparison, request, second)
        table = Table(
            title=self.title,
            columns=(
                Column(phrase("column.case"), weight=0.9),
                Column(variable_name(study, first.name), weight=0.7),
                *(Column(variable_name(study, one), weight=0.8) for one in _shown(second)),
                *(Column(key.label, weight=1.2) for key in details),
            ),
            sections=(
                Section(
                    tuple(_row(comparison, one, first, second, details, quoted) for one in ordered)
                ),
            ),
            notes=(
                *matrix_notes(
                    "two-variable", len(ordered), len(details) + 2, cell=standing_rule(quoted)
                ),
                *rated_on(comparison, (key.code for key in details if key.code)),
            ),
            name=self.name,
        )
        return (table,)


def _variables(study: Study, request: DisplayRequest) -> tuple[Variable, str]:
    aspects = [
        root.id
        for root in study.codebook.roots
        if study.codebook.kind(root.id) is AspectKind.ASPECT
    ]
    if len(request.by) > 2:
        raise QualcodeError(
            "this display has two variables.", "Name at most two: --by VARIABLE --by VARIABLE."
        )
    first, second, *_ = (*request.by, *("outcome", *aspects, "outcome")[len(request.by) :])
    if second not in study.codebook:
        variable(study, request.selection, second)
    return variable(study, request.selection, first), second


def _shown(second: str) -> tuple[str, ...]:
    """The second variable as a column of its own, where it is no code with a cell anyway."""
    return (second,) if second == "outcome" or second.startswith(ATTRIBUTE) else ()


def _details(comparison: CaseComparison, request: DisplayRequest, second: str) -> tuple[Key, ...]:
    if second not in comparison.study.codebook:
        return ()
    below = {code.id for code in comparison.study.codebook.subtree(second)}
    codes = tuple(code for code in comparison.codes() if code.id in below)
    return code_keys(positions_of(comparison.study, request.selection), codes)


def _row(
    comparison: CaseComparison,
    case: Case,
    first: Variable,
    second: str,
    details: tuple[Key, ...],
    quoted: bool,
) -> tuple[Cell, ...]:
    study = comparison.study
    values = [first] + [_known(comparison, one) for one in _shown(second)]
    return (
        cell(case_name(study, case), tone=Tone.STRONG),
        *(cell(grade_name(study, one, one.values.get(case.id, "")) or "–") for one in values),
        *(
            standing_cell(comparison, comparison.standing(case, key.code), quoted)
            for key in details
            if key.code
        ),
    )


def _known(comparison: CaseComparison, name: str) -> Variable:
    return variable(comparison.study, comparison.selection, name)


def grade_name(study: Study, one: Variable, value: str) -> Words:
    """A value of a variable as a table names it; a position in words with its sign."""
    if one.rated or not value:
        return quotable(study, value)
    return position_name(Polarity(value))


def variable_name(study: Study, name: str) -> Words:
    """A variable as a table names it."""
    if name == "outcome":
        return phrase("column.outcome")
    if name.startswith(ATTRIBUTE):
        return quotable(study, name.removeprefix(ATTRIBUTE))
    if code := study.codebook.get(name):
        return code_name(code)
    raise QualcodeError(f"there is no variable '{name}'.")


TWO_VARIABLE = TwoVariable()
