"""Tables: a title, columns, sections of rows, and what is printed below."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.document.words import Words


class Tone(StrEnum):
    """What a cell means, apart from its words; each renderer decides how that looks."""

    PLAIN = "plain"
    STRONG = "strong"
    CONFLICT = "conflict"
    AGREEMENT = "agreement"
    PROVISIONAL = "provisional"
    EMPTY = "empty"


class Align(StrEnum):
    """How a column's cells are set."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Reference:
    """The coding that an entry rests on, so that every figure can be traced."""

    coding: str
    source: str
    turn: int


@dataclass(frozen=True, slots=True)
class Cell:
    """The paragraphs of a cell; an empty cell still says why in `content`."""

    content: tuple[Words, ...] = ()
    tone: Tone = Tone.PLAIN
    evidence: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column. Neighbours with the same `group` share a header above theirs.

    `weight` is the share of the width relative to the other columns. Lines of a `whole` one, such
    as codes with their signs, are not broken as long as they are short.
    """

    header: Words
    group: Words = ""
    align: Align = Align.LEFT
    weight: float = 1.0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a title of their own, such as the indicators of one aspect."""

    rows: tuple[tuple[Cell, ...], ...]
    title: Words = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """A table's number as printed: `Tabel 4.2` is word `Tabel`, chapter 4, number 2.

    An appendix may be numbered with letters (`Tabel L.2`). Where there is no chapter (`""`), the
    number stands alone.
    """

    word: Words
    chapter: int | str
    number: int

    @property
    def printed(self) -> str:
        """The number without the word: `4.2`."""
        return f"{self.chapter}.{self.number}" if self.chapter != "" else str(self.number)


@dataclass(frozen=True, slots=True)
class Table:
    """A table that cannot be ragged: every row has a cell for every column.

    Raises:
        ValueError: a row has more or fewer cells than there are columns.
    """

    title: Words
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    notes: tuple[Words, ...] = ()
    source: Words = ""
    name: str = ""
    caption: Caption | None = None
    about_all: bool = False
    """Whether the whole selection stands behind it and not only the codings its cells name."""
    records: bool = False
    """Whether it is a list for sorting and counting: one record in each row, and no prose."""
    leads: frozenset[int] = frozenset()
    """The rows that no page parts from the next one, as a question from its answer, from 0 on."""
    about: tuple[str, ...] = ()
    """The aspects that its rows or columns belong to, so that text can point to those of one."""

    def __post_init__(self) -> None:
        for section in self.sections:
            for row in section.rows:
                if len(row) != len(self.columns):
                    raise ValueError(f"a row of {len(row)} cells in {len(self.columns)} columns")

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """All rows, without their sections."""
        return tuple(row for section in self.sections for row in section.rows)


def cell(*content: Words, tone: Tone = Tone.PLAIN, evidence: tuple[Reference, ...] = ()) -> Cell:
    """A cell with its paragraphs as arguments."""
    return Cell(content, tone, evidence)
