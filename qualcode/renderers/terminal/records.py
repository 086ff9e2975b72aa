"""A table row by row, for screens that are too narrow for its columns.

Each row is a block under a rule that carries the row's number. A line is `header  value`; the
columns of one group stand indented under the group's name.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from qualcode.document import Cell, Table
from qualcode.renderers.reading import group_spans, paragraphs, text
from qualcode.renderers.terminal.screen import shown, wrapped
from qualcode.renderers.terminal.tones import STYLES
from qualcode.renderers.widths import measure

_INDENT = 2
# Below this many columns for values, a value stands under its header instead of beside it.
_BESIDE = 24
# First cells up to this length are row numbers or ids and go into the rule.
_MARKER = 8


def record_lines(table: Table, width: int) -> list[Text]:
    """The rows of the table as blocks."""
    label = _label_width(table, width)
    marked = _first_is_marker(table)
    found: list[Text] = []
    for section in table.sections:
        if section.title:
            found += [Text("━" * width, style="dim")]
            found += wrapped(shown(text(section.title), "bold"), width)
        for row in section.rows:
            found += _record(table, row, width, label, marked)
    if not table.rows:
        found += wrapped(shown(" | ".join(_headers(table)), "bold"), width)
    return [*found, Text("━" * width, style="dim")]


def _headers(table: Table) -> list[str]:
    return [text(column.header) for column in table.columns]


def _label_width(table: Table, width: int) -> int:
    """The width of the header column, 0 where headers stand above their values."""
    longest = max(map(measure, _headers(table)), default=0) + _INDENT
    label = min(longest, max(14, width // 4))
    return label if width - label - 2 >= _BESIDE else 0


def _first_is_marker(table: Table) -> bool:
    firsts = [paragraphs(row[0]) for row in table.rows]
    short = all(len(cell) == 1 and 0 < measure(cell[0]) <= _MARKER for cell in firsts)
    return len(table.columns) > 1 and short and measure(_headers(table)[0]) <= 2 * _MARKER


def _record(table: Table, row: Sequence[Cell], width: int, label: int, marked: bool) -> list[Text]:
    marker = f"{_headers(table)[0]} {paragraphs(row[0])[0]}".strip() if marked else ""
    found = _opening(marker, width)
    start = 0
    for group, count in group_spans(table.columns):
        members = range(max(start, int(marked)), start + count)
        start += count
        indent = 0
        if group and members:
            found += wrapped(shown(group, "bold"), width)
            indent = _INDENT
        for position in members:
            header = text(table.columns[position].header)
            found += _field(header, row[position], width, label, indent)
    return found


def _opening(marker: str, width: int) -> list[Text]:
    head = Text() + Text("──", style="dim")
    if marker:
        head += Text(" ") + shown(marker.replace("\n", " "), "bold") + Text(" ")
    rest = max(0, width - head.cell_len)
    return wrapped(head + Text("─" * rest, style="dim"), width)


def _field(header: str, cell: Cell, width: int, label: int, indent: int) -> list[Text]:
    gap = label + 2 if label else indent + _INDENT
    values = [
        line
        for words in paragraphs(cell)
        for line in wrapped(shown(words, STYLES[cell.tone]), width - gap)
    ]
    names = wrapped(shown(header, "dim"), (label or width) - indent)
    names = [Text(" " * indent) + name for name in names]
    if not label:
        return [*names, *(Text(" " * gap) + value for value in values)]
    height = max(len(names), len(values))
    return [_joined(names, values, position, gap) for position in range(height)]


def _joined(names: list[Text], values: list[Text], position: int, gap: int) -> Text:
    name = names[position] if position < len(names) else Text()
    value = values[position] if position < len(values) else Text()
    return name + Text(" " * max(0, gap - name.cell_len)) + value
