"""Variable-by-variable matrix (matriks variabel dengan variabel).

What it shows: which cases (or informants) stand where on two ordinal variables at once.

Rows: the grades of the second variable, the best or most first. Columns: the grades of the first,
the worst or least first. `--by` names the two (outcome, attribute:NAME, a code); unless it does,
they are the code that is rated in most cases with an outcome, else the first attribute of the
cases, and the outcome.
Cell: the names of the cases, or of the informants where the variables are theirs or where no case
is rated on the code and informants are; empty where nobody stands. Who has no value of one of the
two is named below the table.

A code that was rated has the ratings of the scale of most of them; a case without such a rating has
no value. A code that nobody has rated has positions instead (−, ± or +), which a note says are no
ratings: of a case the side on which more of its informants stand, ± where as many stand on both; of
an informant their own position. What is only mentioned or undecided is no value. A code with others
below it has no position of its own and has to be rated.

Use it when: cases have been rated on two things, and one asks whether a combination is empty or
crowded. When not: for what is said, of which nothing is left here (two-variable case-ordered
matrix); with few cases an empty cell means little.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 8; Miles, Huberman and
Saldaña (2014), chapter 9.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from qualcode.displays.crossed_variables import CrossedVariables, crossed_variables
from qualcode.displays.notes import matrix_notes, scale_notes
from qualcode.displays.request import DisplayRequest, Family, one_of
from qualcode.displays.two_variable import grade_name, variable_name
from qualcode.document import Block, Cell, Column, Joined, Section, Table, Tone, Words, cell, phrase
from qualcode.study import Study

_MANUAL = __doc__


@dataclass(frozen=True)
class VariableByVariable:
    """The matrix; its cells hold names only."""

    name: str = "variable-by-variable"
    family: Family = Family.CROSS_CASE
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("presence",)
    levels: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    asks: tuple[str, ...] = ("by",)
    full_in: tuple[str, ...] = ()
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
        one_of(request.order, self.orders, "order")
        crossed = crossed_variables(study, request)
        return (crossed_table(study, crossed, self.title, self.name),)


def crossed_table(study: Study, crossed: CrossedVariables, title: Words, name: str) -> Table:
    """The names of the units at each pair of grades."""
    across, up = crossed.across, crossed.up
    above = variable_name(study, across.name)
    return Table(
        title=title,
        columns=(
            Column(variable_name(study, up.name), weight=0.7),
            *(Column(grade_name(study, across, grade), group=above) for grade in across.grades),
        ),
        sections=(
            Section(
                tuple(
                    (
                        cell(grade_name(study, up, grade), tone=Tone.STRONG),
                        *(_names(study, crossed, n, rank) for n in range(len(across.grades))),
                    )
                    for rank, grade in reversed(list(enumerate(up.grades)))
                )
            ),
        ),
        notes=(
            *matrix_notes("variable-by-variable", len(up.grades), len(across.grades)),
            *_notes(study, crossed),
        ),
        source=crossed.source(study),
        name=name,
    )


def _notes(study: Study, crossed: CrossedVariables) -> Iterator[Words]:
    """Who is compared, what the grades are, and who has no value."""
    if crossed.of_rated_informants and study.roster.cases:
        yield phrase("note.rated-informants")
    variables = dict.fromkeys((crossed.across.name, crossed.up.name))
    both = {one.name: one for one in (crossed.across, crossed.up)}
    for one in (both[name] for name in variables):
        if not one.rated:
            yield phrase(f"note.unrated.{one.unit}", which=variable_name(study, one.name))
    scales = (one.scale for one in both.values() if one.scale)
    yield from scale_notes(study, dict.fromkeys(scales))
    if crossed.missing:
        missing = Joined(tuple(crossed.name(study, one) for one in crossed.missing))
        yield phrase("note.without-value", which=missing)


def _names(study: Study, crossed: CrossedVariables, across: int, up: int) -> Cell:
    units = crossed.at(across, up)
    return cell(*(crossed.name(study, one) for one in units), evidence=crossed.evidence(units))


VARIABLE_BY_VARIABLE = VariableByVariable()
