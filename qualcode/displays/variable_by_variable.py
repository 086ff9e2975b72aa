"""Variable-by-variable matrix (matriks variabel dengan variabel).

What it shows: which cases (or informants) stand where on two ordinal variables at once.

Rows: the grades of the second variable, the best or most first. Columns: the grades of the first,
the worst or least first. `--by` names the two (outcome, attribute:NAME, a code).
Cell: the names of the cases, or of the informants where the variables are theirs; empty where
nobody stands.

Use it when: cases have been rated on two things, and one asks whether a combination is empty or
crowded. When not: for what is said, of which nothing is left here (two-variable case-ordered
matrix); with few cases an empty cell means little.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 8; Miles, Huberman and
Saldaña (2014), chapter 9.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.displays.crossed_variables import CrossedVariables, crossed_variables
from qualcode.displays.notes import matrix_notes
from qualcode.displays.request import ORDERS, DisplayRequest, Family, one_of
from qualcode.displays.two_variable import variable_name
from qualcode.document import Block, Cell, Column, Joined, Section, Table, Tone, Words, cell, phrase
from qualcode.stages.passages import quotable
from qualcode.study import Study

_MANUAL = __doc__


@dataclass(frozen=True)
class VariableByVariable:
    """The matrix; its cells hold names only."""

    name: str = "variable-by-variable"
    family: Family = Family.CROSS_CASE
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("presence",)
    levels: tuple[str, ...] = ("code",)
    complete: bool = False
    title: Words = field(default=phrase("display.variable-by-variable.title"), init=False)
    purpose: Words = field(default=phrase("display.variable-by-variable.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """One table.

        Raises:
            UnsuitedError: there is nothing to cross.
            QualcodeError: there is no such variable; the display has no such entry or order.
        """
        one_of(request.entry, self.entries, "entry")
        one_of(request.level, self.levels, "level")
        one_of(request.order, ORDERS, "order")
        crossed = crossed_variables(study, request)
        return (crossed_table(study, crossed, self.title, self.name),)


def crossed_table(study: Study, crossed: CrossedVariables, title: Words, name: str) -> Table:
    """The names of the units at each pair of grades."""
    across, up = crossed.across, crossed.up
    above = variable_name(study, across.name)
    notes = matrix_notes("variable-by-variable", len(up.grades), len(across.grades))
    if crossed.missing:
        missing = Joined(tuple(crossed.name(study, one) for one in crossed.missing))
        notes += (phrase("note.without-value", which=missing),)
    return Table(
        title=title,
        columns=(
            Column(variable_name(study, up.name), weight=0.7),
            *(Column(_grade(study, grade), group=above) for grade in across.grades),
        ),
        sections=(
            Section(
                tuple(
                    (
                        cell(_grade(study, grade), tone=Tone.STRONG),
                        *(_names(study, crossed, n, rank) for n in range(len(across.grades))),
                    )
                    for rank, grade in reversed(list(enumerate(up.grades)))
                )
            ),
        ),
        notes=notes,
        name=name,
    )


def _grade(study: Study, grade: str) -> str:
    return quotable(study, grade)


def _names(study: Study, crossed: CrossedVariables, across: int, up: int) -> Cell:
    return cell(*(crossed.name(study, one) for one in crossed.at(across, up)))


VARIABLE_BY_VARIABLE = VariableByVariable()
