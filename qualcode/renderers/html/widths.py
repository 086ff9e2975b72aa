"""The shares of a page's width that the columns of a table get, by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.document import Cell, Column, Table, Tone
from qualcode.renderers.columns.evening import evened
from qualcode.renderers.columns.letters import MEAN
from qualcode.renderers.reading import group_spans, paragraphs, text
from qualcode.renderers.widths import Need, longest_word, measure, share

LETTERS = (128, 176, 236)
"""Letters in a line across the page, and across the tables that are wider."""

# What takes room in a cell, in letters: its edges, the button that opens quotations, the sign of
# a tone.
_EDGES, _BUTTON, _SIGN = 3.2, 5, 3
_SIGNED = {Tone.CONFLICT, Tone.AGREEMENT}
# A longer word may be broken; a column whose longest line is no longer may be narrow.
_WORD, _SHORT = 18, 16
# Lines of so many letters are kept in one, if that leaves so much of the room for longer ones.
_WHOLE, _FREE = (24, _SHORT, 0), 0.22
# Columns of blank lines for a hand to write in are as wide as so many letters.
_BY_HAND = 22
# So many cells are looked at, in rows of at least and at most so many.
_LOOKED_AT, _FEWEST, _MOST = 300, 10, 40
# Bold letters are broader.
_BOLD = 1.1
# So finely widths are shared out: a letter is this many parts.
_PARTS = 10


def shares(table: Table, letters: int, bold: int | None = None) -> tuple[float, ...]:
    """The widths of the columns in per cent, of a table as wide as so many letters.

    Every column first gets what its longest word needs; then room goes to where it makes the rows
    lower. `bold` is the column that heads the rows.
    """
    needs = _needs(table, _PARTS * letters, bold)
    widths = share(_PARTS * letters, needs, fill=True)
    least = [need.least for need in needs]
    widths = evened(widths, least, _telling(table.rows), (_PARTS * _EDGES, _PARTS * 1000 / MEAN))
    whole = sum(widths) or 1
    return tuple(round(100 * width / whole, 1) for width in widths)


def _telling(rows: Sequence[tuple[Cell, ...]]) -> Sequence[tuple[Cell, ...]]:
    """Rows that stand for all: some at equal distances, and those of the longest cells.

    A few summaries in a column of short remarks would be high and narrow, if none was seen.
    """
    width = len(rows[0]) if rows else 0
    size = max(_FEWEST, min(_MOST, _LOOKED_AT // max(1, width)))
    if len(rows) <= size:
        return rows
    lengths = [[sum(map(len, paragraphs(one))) for one in row] for row in rows]
    longest = {
        max(range(len(rows)), key=lambda at: lengths[at][column])
        for column in range(min(width, size - 1))
    }
    step = -(-len(rows) // (size - len(longest)))
    return [rows[at] for at in sorted({*longest, *range(0, len(rows), step)})]


def is_slim(column: Column, cells: Sequence[Cell]) -> bool:
    """Whether a column holds nothing that needs the room of a few words."""
    return max(map(_longest, cells), default=0) <= _SHORT and _heading(column) <= _SHORT


def _needs(table: Table, room: int, bold: int | None) -> list[Need]:
    needs: list[Need] = []
    for whole in _WHOLE:
        found = [
            _need(table, position, whole, _BOLD if position == bold else 1)
            for position in range(len(table.columns))
        ]
        needs = _under_groups(table, found)
        if sum(need.least for need in needs) <= (1 - _FREE) * room:
            break
    return needs


def _need(table: Table, position: int, whole: int, broader: float) -> Need:
    column, cells = table.columns[position], [row[position] for row in table.rows]
    word = round(broader * min(_WORD, max(map(_word, cells), default=0)))
    line = round(broader * max(map(_longest, cells), default=0))
    least = max(_heading(column), line if line <= whole else word)
    if cells and all(map(_is_by_hand, cells)):
        least = max(least, _BY_HAND)
    most = max(line, least)
    return Need(_parts(least), _parts(most), max(0.2, column.weight))


def _word(cell: Cell) -> int:
    return max(map(longest_word, paragraphs(cell)), default=0) + _sign(cell)


def _longest(cell: Cell) -> int:
    """The longest line of a cell, with the button at its end."""
    found = [_broad(line) for words in paragraphs(cell) for line in words.split("\n")]
    return max(found, default=0) + (_BUTTON if cell.evidence else 0) + _sign(cell)


def _broad(line: str) -> int:
    """The letters of a line; figures and capitals, of which short lines are full, are broader."""
    letters = measure(line)
    if letters > _SHORT:
        return letters
    return letters + sum(one.isdigit() or one.isupper() for one in line) // 4


def _is_by_hand(cell: Cell) -> bool:
    """Whether nothing can be seen in a cell, though something stands in it: lines to write on."""
    words = "".join(paragraphs(cell))
    return bool(words) and not words.strip()


def _sign(cell: Cell) -> int:
    return _SIGN if cell.tone in _SIGNED else 0


def _heading(column: Column) -> int:
    return round(min(_WORD, longest_word(text(column.header))) * _BOLD)


def _parts(letters: int) -> int:
    return round(_PARTS * (letters + _EDGES))


def _under_groups(table: Table, needs: list[Need]) -> list[Need]:
    """The needs, of columns under a common header large enough for its longest word."""
    at = 0
    for group, span in group_spans(table.columns):
        wanted = _parts(round(min(_WORD, longest_word(group)) * _BOLD)) if group else 0
        each = -(-wanted // span)
        for position in range(at, at + span):
            need = needs[position]
            least = max(need.least, each)
            needs[position] = Need(least, max(need.most, least), need.weight)
        at += span
    return needs
