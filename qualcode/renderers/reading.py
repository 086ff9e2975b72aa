"""Reading a resolved document: the plain text of its parts.

Until a document is resolved its words may be phrases; `text` turns down the ones that are left,
so that a forgotten `resolve` is found at once and never printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from qualcode.document import Cell, Column, Parted, Table, Words, Work
from qualcode.quotation_marks import quoted as in_marks

_IN_MARKS = re.compile(r"“[^“”]+”|\"[^\"]+\"|„[^„“”]+[“”]|«[^«»]+»")

_YEAR = re.compile(r"\([^()]{1,20}\)\.\s")


def text(words: Words) -> str:
    """The text of resolved words.

    Raises:
        TypeError: the document was not resolved.
    """
    if not isinstance(words, str):
        raise TypeError(f"a document must be resolved before it is rendered: {words!r}")
    return words


def paragraphs(cell: Cell) -> tuple[str, ...]:
    """The paragraphs of a cell."""
    return tuple(map(text, cell.content))


def titled(work: Work) -> Parted:
    """The entry of a work in pieces, in order; True where one is its title."""
    words, title = text(work.text), work.title.strip()
    # The words of a title may stand in the name of who wrote it, too, which comes before the year.
    year = _YEAR.search(words)
    at = words.find(title, year.end() if year else 0)
    at = words.find(title) if at < 0 else at
    if not title or at < 0:
        return [(words, False)]
    end = at + len(title)
    pieces = ((words[:at], False), (title, True), (words[end:], False))
    return [piece for piece in pieces if piece[0]] or [("", False)]


def number(table: Table) -> str:
    """The table's number as printed, `Tabel 4.2`; empty where it has none."""
    caption = table.caption
    return f"{text(caption.word)} {caption.printed}" if caption else ""


def caption(table: Table, gap: str = "  ") -> str:
    """Number and title in one line."""
    return gap.join(part for part in (number(table), text(table.title)) if part)


def below(table: Table) -> tuple[str, ...]:
    """What is printed under a table: its notes, then its source line."""
    lines = (*table.notes, table.source)
    return tuple(line for line in map(text, lines) if line)


def group_spans(columns: Iterable[Column]) -> list[tuple[str, int]]:
    """Neighbouring columns of one group as (group, how many); the group is '' for none."""
    grouped = groupby(columns, key=lambda column: text(column.group))
    return [(group, len(list(members))) for group, members in grouped]


def has_groups(table: Table) -> bool:
    """Whether the table needs a second header row."""
    return any(text(column.group) for column in table.columns)


def has_section_titles(table: Table) -> bool:
    """Whether rows stand under titles of their own."""
    return any(text(section.title) for section in table.sections)


def full_header(column: Column) -> str:
    """The header with its group in front, for formats that have one header row only."""
    group = text(column.group)
    return f"{group}: {text(column.header)}" if group else text(column.header)


def quoted(quotation: str) -> str:
    """An informant's words in quotation marks, unless all of them stand in their own."""
    words = quotation.strip()
    return words if _IN_MARKS.fullmatch(words) else in_marks(words)


def bracketed(words: str, marks: str = "()") -> str:
    """Words in brackets, unless they already stand in them."""
    inside = words.startswith(marks[0]) and words.endswith(marks[1])
    return words if inside else f"{marks[0]}{words}{marks[1]}"
