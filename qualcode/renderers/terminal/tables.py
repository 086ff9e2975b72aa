"""A table on the screen: as a grid where its columns stay readable, else row by row."""

from __future__ import annotations

from rich.text import Text

from qualcode.document import Table
from qualcode.renderers.reading import below, caption, paragraphs, text
from qualcode.renderers.safe import safe_text
from qualcode.renderers.terminal.grid import grid_lines
from qualcode.renderers.terminal.records import record_lines
from qualcode.renderers.terminal.screen import shown, wrapped
from qualcode.renderers.widths import Need, longest_word, measure, share

GAP = 2
# From so many characters on a paragraph counts as prose; it then needs a column of some width.
_SHORT, _LONG = 40, 120
_LONGEST_WORD = 24
"""A longer word than this may be broken: names of displays fit, web addresses do not."""


def table_lines(table: Table, width: int) -> list[Text]:
    """Caption, body, notes and source line."""
    above = wrapped(shown(caption(table), "bold"), width) if caption(table) else []
    notes = [line for words in below(table) for line in wrapped(shown(words, "italic"), width)]
    return [*above, *_body(table, width), *notes]


def _body(table: Table, width: int) -> list[Text]:
    if not table.columns:
        return []
    widths = _readable_widths(table, width)
    return grid_lines(table, widths) if widths else record_lines(table, width)


def _readable_widths(table: Table, width: int) -> list[int] | None:
    """The widths of the columns, or None where one would be too narrow to be read."""
    lengths = [_lengths(table, position) for position in range(len(table.columns))]
    needs = [
        # A wide character takes two columns, and a group's header may stand over any column.
        Need(max(2, word, _enough(line)), max(2, line), column.weight)
        for (word, line), column in zip(lengths, table.columns, strict=True)
    ]
    room = width - GAP * (len(needs) - 1)
    if sum(need.least for need in needs) > room:
        return None
    return share(room, needs)


def _enough(line: int) -> int:
    """How wide a column must be for its longest line of `line` characters."""
    if line <= _SHORT:
        return min(line, 12)
    return 20 if line <= _LONG else 26


def _lengths(table: Table, position: int) -> tuple[int, int]:
    """Longest word and longest line of a column, its header among them."""
    found = [words for row in table.rows for words in paragraphs(row[position])]
    found.append(text(table.columns[position].header))
    lines = [line for words in found for line in safe_text(words).split("\n")]
    return min(_LONGEST_WORD, max(map(longest_word, lines))), max(map(measure, lines))
