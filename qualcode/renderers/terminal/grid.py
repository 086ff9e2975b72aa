"""A table as a grid: header, a rule, and the rows."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from qualcode.document import Align, Cell, Table
from qualcode.renderers.reading import group_spans, has_groups, paragraphs, text
from qualcode.renderers.terminal.screen import shown, wrapped
from qualcode.renderers.terminal.tones import STYLES

_GAP = "  "


def grid_lines(table: Table, widths: Sequence[int]) -> list[Text]:
    """The table in columns of the given widths."""
    total = sum(widths) + len(_GAP) * (len(widths) - 1)
    aligns = [column.align for column in table.columns]
    headers = [
        wrapped(shown(text(column.header), "bold"), width)
        for column, width in zip(table.columns, widths, strict=True)
    ]
    found = [_rule("━", total), *_groups(table, widths)]
    found += [*_beside(headers, widths, aligns, bottom=True), _rule("━", total)]
    found += _rows(table, widths, aligns, total)
    return [*found, _rule("━", total)]


def _rule(character: str, width: int) -> Text:
    return Text(character * width, style="dim")


def _groups(table: Table, widths: Sequence[int]) -> list[Text]:
    """The shared headers with a rule under each, so that one sees how far it reaches."""
    if not has_groups(table):
        return []
    spans, start = [], 0
    for group, count in group_spans(table.columns):
        spans.append((group, sum(widths[start : start + count]) + len(_GAP) * (count - 1)))
        start += count
    wide = [width for _, width in spans]
    names = [wrapped(shown(group, "bold"), width) for group, width in spans]
    rules = [[_rule("─" if group else " ", width)] for group, width in spans]
    aligns = [Align.LEFT] * len(spans)
    return [*_beside(names, wide, aligns, bottom=True), *_beside(rules, wide, aligns)]


def _rows(table: Table, widths: Sequence[int], aligns: Sequence[Align], total: int) -> list[Text]:
    rows = [[_row(row, widths, aligns) for row in section.rows] for section in table.sections]
    airy = any(len(row) > 1 for section in rows for row in section)
    found: list[Text] = []
    for section, lines in zip(table.sections, rows, strict=True):
        parts = [wrapped(shown(text(section.title), "bold"), total)] if section.title else []
        for position, part in enumerate((*parts, *lines)):
            if found and (airy or (section.title and position == 0)):
                found.append(_rule("─", total))
            found += part
    return found


def _row(row: Sequence[Cell], widths: Sequence[int], aligns: Sequence[Align]) -> list[Text]:
    cells = [
        [
            line
            for words in paragraphs(cell) or ("",)
            for line in wrapped(shown(words, STYLES[cell.tone]), width)
        ]
        for cell, width in zip(row, widths, strict=True)
    ]
    return _beside(cells, widths, aligns)


def _beside(
    cells: Sequence[list[Text]],
    widths: Sequence[int],
    aligns: Sequence[Align],
    bottom: bool = False,
) -> list[Text]:
    """Cells of several lines next to each other."""
    height = max(map(len, cells))
    found = []
    for position in range(height):
        line = Text()
        for cell, width, align in zip(cells, widths, aligns, strict=True):
            index = position - (height - len(cell) if bottom else 0)
            part = cell[index] if 0 <= index < len(cell) else Text()
            _put(part, line, width, align)
        found.append(line)
    return found


def _put(part: Text, line: Text, width: int, align: Align) -> None:
    """Append a line of a cell to a line of the table, with the gap behind it."""
    space = max(0, width - part.cell_len)
    left = {Align.LEFT: 0, Align.CENTER: space // 2, Align.RIGHT: space}[align]
    line.append(" " * left)
    line.append_text(part)
    line.append(" " * (space - left) + _GAP)
