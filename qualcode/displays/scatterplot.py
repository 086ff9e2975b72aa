"""Scatterplot of two ratings (diagram pencar dua peringkat).

What it shows: the cases (or informants) as labelled dots over two ordinal scales.

Rows: in the table beside the picture the grades of the second variable. Columns: those of the
first. `--by` names the two (outcome, attribute:NAME, a code); which they are without it, and what a
code without ratings shows, is as in the variable-by-variable matrix.
Cell: the names of the cases at both grades. The picture has a dot for each with its name.

Use it when: several cases were rated on two things and the eye is to judge the order. When not: to
measure an association; no line is fitted and no coefficient given, since the grades are ordinal
and the cases few.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 7.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from qualcode.displays.crossed_variables import crossed_variables
from qualcode.displays.request import DisplayRequest, Family, one_of
from qualcode.displays.two_variable import grade_name, variable_name
from qualcode.displays.variable_by_variable import crossed_table
from qualcode.document import Block, Dot, Figure, Scatter, Words, phrase
from qualcode.study import Study

_MANUAL = __doc__


@dataclass(frozen=True)
class Scatterplot:
    """The picture with its table."""

    name: str = "scatterplot"
    family: Family = Family.CROSS_CASE
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("presence",)
    levels: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    asks: tuple[str, ...] = ("by",)
    full_in: tuple[str, ...] = ()
    complete: bool = False
    title: Words = field(default=phrase("display.scatterplot.title"), init=False)
    purpose: Words = field(default=phrase("display.scatterplot.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """One figure.

        Raises:
            UnsuitedError: there is nothing to cross.
            QualcodeError: there is no such variable; the display has no such entry or order.
        """
        one_of(request.entry, self.entries, "entry")
        one_of(request.level, self.levels, "level")
        one_of(request.order, self.orders, "order")
        crossed = crossed_variables(study, request)
        across, up = crossed.across, crossed.up
        table = crossed_table(study, crossed, self.title, self.name)
        dots = tuple(
            Dot(crossed.name(study, one), across.rank(one), up.rank(one)) for one in crossed.units
        )
        names = variable_name(study, across.name), variable_name(study, up.name)
        drawing = Scatter(
            names[0],
            tuple(grade_name(study, across, grade) for grade in across.grades),
            names[1],
            tuple(grade_name(study, up, grade) for grade in up.grades),
            dots,
        )
        return (
            Figure(
                title=self.title,
                drawing=drawing,
                table=replace(table, notes=()),
                description=phrase("figure.scatter", n=len(dots), across=names[0], up=names[1]),
                notes=table.notes,
                source=table.source,
                name=self.name,
            ),
        )


SCATTERPLOT = Scatterplot()
