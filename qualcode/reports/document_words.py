"""How the cells, rows and columns of a document's table are called in print."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from qualcode.document import Words, phrase
from qualcode.stages.document_check import CheckedTable
from qualcode.stages.passages import quotable
from qualcode.stages.table_layout import Layout, Place
from qualcode.stages.table_remarks import MixedMarks
from qualcode.stages.table_sums import Axis
from qualcode.study import Study


@dataclass(frozen=True, slots=True)
class TableWords:
    """The words for the parts of one table; names of people are replaced in all of them."""

    study: Study
    checked: CheckedTable

    @property
    def layout(self) -> Layout:
        """The parts of the table."""
        return self.checked.layout

    @property
    def called(self) -> Words:
        """The table by its source and its number there."""
        table = self.checked.table
        return phrase("recount.table", source=table.source.id, number=table.number)

    @property
    def titled(self) -> Words:
        """The table with its title, where it has one."""
        title = self.title
        return phrase("recount.titled", table=self.called, title=title) if title else self.called

    @property
    def title(self) -> str:
        """The title that the document gives it."""
        return quotable(self.study, self.checked.table.title)

    def head(self, column: int) -> str:
        """The label of a column."""
        return quotable(self.study, self.layout.head(column))

    def name(self, row: int) -> str:
        """The label of a row."""
        return quotable(self.study, self.layout.name(row))

    def head_or_name(self, axis: Axis, item: int) -> str:
        """The label of what crosses a line: a column for a row, a row for a column."""
        return self.head(item) if axis is Axis.ROW else self.name(item)

    def text(self, place: Place) -> str:
        """What a cell prints."""
        return quotable(self.study, self.layout.text(place))

    def cell(self, place: Place) -> Words:
        """A cell by its row and column."""
        return phrase("recount.cell", row=self.name(place[0]), column=self.head(place[1]))

    def place(self, place: Place) -> Words:
        """A cell by its table, row and column."""
        return phrase("recount.place", table=self.called, cell=self.cell(place))

    def number(self, value: Decimal) -> str:
        """A computed number with the marks that the table has, else those of the language."""
        own = "." if self.study.settings.language == "id" else ","
        thousands = self.layout.thousands or own
        point = "," if thousands == "." else "."
        return f"{value:,f}".translate(str.maketrans(",.-", f"{thousands}{point}−"))

    def rounded(self, value: Decimal, place: Place) -> str:
        """A computed number with as many decimals as a cell prints."""
        decimals = self.layout.numbers[place].decimals if place in self.layout.numbers else 0
        return self.number(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))

    def signed(self, value: Decimal) -> str:
        """A difference with its sign."""
        return f"+{self.number(value)}" if value > 0 else self.number(value)


def separated(printed: str, marks: MixedMarks) -> str:
    """A number with the mark that most others of its table have."""
    for rarer in marks.rarer:
        printed = printed.replace(rarer, marks.usual)
    return printed
