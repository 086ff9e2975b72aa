"""What no page parts: a table's row and the notes, small tables, headings and their tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from qualcode.document import Block, Heading, Paragraph, Table
from qualcode.renderers.columns.fitting import Panel
from qualcode.renderers.latex.setting import Sheet
from qualcode.renderers.reading import below, number, text
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.titled import is_said

# Letters in a line, and in a paragraph that stays with the table after it.
_LETTERS, _SHORT = 75, 150
# What stands above a table and its header take, a heading, a line and what parts paragraphs, in cm.
_HEAD, _HEADING, _LINE, _APART = 1.6, 1.0, 0.5, 0.2
_CM = 2.54 / 72
LEADING = 1.15
"""From line to line in type of size 1."""
_PADDING = 4
# Letters in a line of notes.
_NOTE = 88
# A longer prompt gets no box, which could not be parted at the end of a page, nor stays anywhere.
LONG = 1500
# Room around the box of a prompt, in points.
_BOX = 20
# Rows that stay together take no more than this part of a page.
_WHOLE = 1 / 3
# So much of a page may stay empty before rows that stay together with what is below them.
_WITH_NOTES = 0.4
# Lines of a row that should not stand on a page alone, whatever its neighbour takes.
_BRIEF = 6


def stays_below(block: Block | None, table: Block | None) -> bool:
    """Whether a block is a prompt that stays with the end of the table before it."""
    prompt = isinstance(block, Paragraph) and block.prompt and len(text(block.text)) <= LONG
    return prompt and isinstance(table, Table)


def tied_rows(
    panel: Panel, style: StyleProfile, landscape: bool, following: Block | None = None
) -> frozenset[int]:
    """The rows after which no page may end.

    A small table with little below it stays whole. Of others neither the first row nor the last
    one stands alone on a page, nor a question without its answer, unless it is large itself or,
    being the last one, has long notes below it that stand with it, or a long prompt `following`. A
    brief row, such as one of results, goes with a tall one also where they fill most of a page.
    """
    lines, count = panel.lines, len(panel.lines)
    room = _WHOLE * style.text_height(landscape) / _CM / (panel.size * LEADING)
    apart = _PADDING / (panel.size * LEADING)
    notes = _lines_of(below(panel.table)) * style.note_size / panel.size
    notes += _asked(panel.table, following, style) / (panel.size * LEADING)
    most = min(room, room * _WITH_NOTES / _WHOLE - notes)
    if max(lines, default=0) <= panel.most and sum(lines) + count * apart <= most:
        return frozenset(range(count))
    ends = {0, count - 2} if count > 3 else {count - 2}
    pairs = ((at, lines[at : at + 2]) for at in ends | panel.table.leads)
    brief = bool(lines) and lines[-1] <= _BRIEF and notes <= room / 2
    last = 2 * room - notes if brief else room - notes
    return frozenset(
        at
        for at, pair in pairs
        if at >= 0 and max(pair) <= panel.most and sum(pair) <= (last if at == count - 2 else room)
    )


def in_short_lines(words: str) -> int:
    """How many lines short words take, such as the facts about an interview; 0 for longer ones."""
    parts = words.split("\n")
    return sum(-(-len(part) // _LETTERS) for part in parts) if max(map(len, parts)) <= _SHORT else 0


def room_for(blocks: Sequence[Block], sheet: Sheet) -> float:
    """What headings at the beginning of these blocks need with the beginning of their table.

    In centimetres; 0 where they announce no table. Short lines may stand between, such as the
    facts about an interview before its transcript.
    """
    headings = list(takewhile(lambda one: isinstance(one, Heading), blocks))
    lines = list(takewhile(bool, map(_lines_between, blocks[len(headings) :])))
    rest = blocks[len(headings) + len(lines) :]
    if not headings or not rest or not isinstance(rest[0], Table):
        return 0
    announced = _HEADING * len(headings) + _APART * len(lines) + _LINE * sum(lines)
    # The facts of a transcript stand between its heading and its turns.
    said = is_said(rest[0], headings[-1])
    return announced + (0 if said else _caption(rest[0])) + _beginning(rest[:2], sheet)


def _lines_between(block: Block) -> int:
    if isinstance(block, Paragraph) and not block.prompt:
        return in_short_lines(text(block.text))
    return 0


def _caption(table: Table) -> float:
    """What number and title take."""
    words = len(number(table)) + 1 + len(text(table.title))
    return _LINE * -(-words // _LETTERS) + _APART


def _beginning(blocks: Sequence[Block], sheet: Sheet) -> float:
    """What the part of a table takes that stands on the page on which it begins.

    The blocks are the table and what follows it.
    """
    table, following = blocks[0], blocks[-1]
    if not isinstance(table, Table) or not table.columns or not table.rows:
        return _HEAD
    style = sheet.setting.style
    panel = sheet.fitting.panels(table, sheet.landscape)[0]
    tied = tied_rows(panel, style, sheet.landscape, following)
    count = next(at for at in range(len(panel.lines) + 1) if at not in tied)
    rows = panel.lines[: count + 1]
    lines = 2 if rows[0] > panel.most else sum(rows)
    height = lines * panel.size * LEADING + len(rows) * _PADDING
    if count >= len(panel.lines) - 1 and rows[0] <= panel.most:
        height += _lines_of(below(table)) * (style.note_size * LEADING + _PADDING)
        height += _asked(table, following, style)
    return _HEAD + height * _CM


def _asked(table: Table, following: Block | None, style: StyleProfile) -> float:
    """What a prompt takes that stays below a table, in points."""
    if not isinstance(following, Paragraph) or not stays_below(following, table):
        return 0
    return _BOX + -(-len(text(following.text)) // _LETTERS) * style.size * LEADING


def _lines_of(words: Iterable[str]) -> int:
    return sum(1 + len(one) // _NOTE for one in words)
