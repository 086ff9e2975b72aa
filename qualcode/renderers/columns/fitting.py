"""How a table fits a page: its column widths, and into how many parts it must be divided where
it has more columns than a page can show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from statistics import median

from qualcode.document import Column, Table
from qualcode.renderers.columns.evening import cell_lines, evened, room
from qualcode.renderers.columns.lengths import SHORT, Lengths, all_lengths, heading
from qualcode.renderers.columns.letters import MEAN
from qualcode.renderers.columns.writing import kept_to_write, with_room
from qualcode.renderers.reading import group_spans, text
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.widths import Need, share, twips

# Cell margins left and right, as the table style sets them, and a little for the rules.
PADDING = 160 + 24
"""What a cell takes beside its text."""
_LINE = 1.2
# How wide, in centimetres for each point of its type, any column is that has more than a word.
_NARROW = 0.18
# A row may take so much of a page before the table is divided.
_TALL = 0.8
# How wide, in centimetres, the column that names the rows may grow beside columns of prose.
_NAME = 3.2
# How wide, in centimetres, a column of labels may be to have each in one line, as `Negatif (−)`.
_LABEL = 2.45
TOGETHER = 0.42
"""Rows up to such a part of a page stand on one page."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A table, or the columns of it that one page can show, with their widths in twips.

    `lines` says about how many lines each row takes; those up to `most` stand on one page.
    """

    table: Table
    widths: tuple[int, ...]
    size: float
    lines: tuple[int, ...]
    most: int
    continued: bool = False


def panels(table: Table, style: StyleProfile, landscape: bool, size: float = 0) -> list[Panel]:
    """The table, in as many parts as it takes for every column to be readable.

    The parts after the first repeat the columns that say what a row is about. A table is divided
    where its columns do not fit the width, or where most rows would fill a page. `size` is that of
    its type, where the style's own is too large.
    """
    size = size or (style.wide_table_size if landscape else style.table_size)
    total = twips(style.text_width(landscape))
    height = page_lines(style, landscape, size)
    lengths = all_lengths(table)
    measured = size * style.breadth
    needs = [_need(*pair, measured) for pair in zip(lengths, table.columns, strict=True)]
    needs = _names_held(needs, lengths)
    fitting: list[list[Panel]] = []
    for parts in _divisions(table, needs, _keys(lengths)):
        asked = [_under_groups(table, part, needs, measured) for part in parts]
        if any(sum(need.least for need in part) > total for part in asked):
            continue
        found = [
            _panel(table, part, need, total, (size, measured, height))
            for part, need in zip(parts, asked, strict=True)
        ]
        fitting.append([found[0], *(replace(panel, continued=True) for panel in found[1:])])
        if all(_median_lines(panel) <= _TALL * height for panel in found):
            return fitting[-1]
    if fitting:
        return fitting[0]
    whole = range(len(needs))
    asked_of_all = _under_groups(table, whole, needs, measured)
    return [_panel(table, whole, asked_of_all, total, (size, measured, height))]


def page_lines(style: StyleProfile, landscape: bool, size: float) -> float:
    """How many lines of a size a page has."""
    return style.text_height(landscape) / 2.54 * 72 / (size * _LINE)


def joined(tables: Sequence[Table]) -> Table:
    """The sections of tables that have the same columns, as one table."""
    sections = tuple(section for table in tables for section in table.sections)
    return replace(tables[0], sections=sections)


def alike(tables: Sequence[Table], whole: Sequence[Panel]) -> list[list[Panel]]:
    """The panels of tables as wide as those of the `whole` that they make when they are joined."""
    found: list[list[Panel]] = []
    first, row = 0, 0
    for table in tables:
        end, last = first + len(table.sections), row + len(table.rows)
        found.append([_part_of(panel, table, (first, end), (row, last)) for panel in whole])
        first, row = end, last
    return found


def _part_of(panel: Panel, table: Table, sections: tuple[int, int], rows: tuple[int, int]) -> Panel:
    inner = panel.table.sections[slice(*sections)]
    own = replace(table, columns=panel.table.columns, sections=inner)
    return replace(panel, table=own, lines=panel.lines[slice(*rows)])


def letter_width(size: float) -> float:
    """How wide a letter of a size is in twips, one with another."""
    return size * 20 * MEAN / 1000


def _need(lengths: Lengths, column: Column, size: float) -> Need:
    letter = letter_width(size)
    heading = lengths.heading * size * 20
    word = round(max(lengths.word * letter, heading)) + PADDING
    line = round(lengths.line * letter) + PADDING
    if column.whole and lengths.line <= SHORT:
        word = max(word, line)
    return Need(max(word, min(line, twips(_NARROW * size))), max(line, word), column.weight)


def grouped(table: Table, part: Sequence[int], size: float) -> Iterator[tuple[Sequence[int], int]]:
    """The columns of a part under each common header, and what its longest word needs."""
    start = 0
    for group, count in group_spans(table.columns[i] for i in part):
        if group:
            yield (
                part[start : start + count],
                round(heading(group) * size * 20) + PADDING,
            )
        start += count


def _under_groups(
    table: Table, part: Sequence[int], needs: Sequence[Need], size: float
) -> list[Need]:
    """The needs of the columns of a part, which together are as wide as what stands over them."""
    found = {i: needs[i] for i in part}
    for span, least in grouped(table, part, size):
        missing = least - sum(found[i].least for i in span)
        for at, i in enumerate(span):
            if missing > 0:
                more = missing // len(span) + (at < missing % len(span))
                wider = found[i].least + more
                found[i] = replace(found[i], least=wider, most=max(wider, found[i].most))
    return [found[i] for i in part]


def _names_held(needs: Sequence[Need], lengths: Sequence[Lengths]) -> list[Need]:
    """The needs, with the columns of prose served before the column that names the rows."""
    found = list(needs)
    front = max(1, _keys(lengths))
    if any(one.line > SHORT for one in lengths[front:]):
        name = found[front - 1]
        found[front - 1] = replace(name, most=max(name.least, min(name.most, twips(_NAME))))
    return found


def _keys(lengths: Sequence[Lengths]) -> int:
    """How many columns in front say what a row is about: a number and a name, or a name."""
    if len(lengths) < 3:
        return 0
    return 2 if lengths[0].line <= 6 else 1


def naming(table: Table) -> int:
    """How many columns in front say again what a row is about where it goes on."""
    return max(_keys(all_lengths(table)), 1 if len(table.columns) > 1 else 0)


def _divisions(table: Table, needs: Sequence[Need], keys: int) -> Iterator[list[list[int]]]:
    """The ways to divide the columns, from all in one part to one column in each."""
    for count in range(1, len(needs) - keys + 1):
        yield _parts(table, needs, keys, count)


def _parts(table: Table, needs: Sequence[Need], keys: int, count: int) -> list[list[int]]:
    """The columns dealt out to `count` parts of about the same width, groups whole if possible."""
    groups = [text(column.group) for column in table.columns]
    rest = range(keys, len(needs))
    reach = dict(zip(rest, accumulate(_breadth(needs[i]) for i in rest), strict=True))
    one = reach[rest[-1]] / count
    cuts = [keys]
    for part in range(1, count):
        free = range(cuts[-1] + 1, len(needs) - (count - part) + 1)
        cuts.append(min(free, key=lambda i: _badness(i, reach, groups, part, one)))
    ends = [*cuts[1:], len(needs)]
    return [[*range(keys), *range(start, end)] for start, end in zip(cuts, ends, strict=True)]


def _badness(
    cut: int, reach: dict[int, float], groups: Sequence[str], part: int, one: float
) -> float:
    """How bad it is to begin a new part with column `cut`."""
    inside = groups[cut] and groups[cut] == groups[cut - 1]
    return abs(reach[cut - 1] - part * one) + (0.35 * one if inside else 0)


def _breadth(need: Need) -> float:
    return min(need.most, need.least * max(1.0, need.weight))


def _panel(
    table: Table,
    part: Sequence[int],
    needs: Sequence[Need],
    total: int,
    sizes: tuple[float, float, float],
) -> Panel:
    size, measured, page = sizes
    if len(part) < len(table.columns):
        table = _columns_of(table, part)
    kept = kept_to_write(table, total)
    needs = with_room(needs, kept)
    shared = share(total, needs, fill=True)
    letters = (PADDING, measured * 20)
    least = _held(shared, needs, kept)
    widths = evened(shared, least, table.rows, letters)
    rooms = [room(width, letters) for width in widths]
    lines = tuple(max(map(cell_lines, row, rooms), default=1) for row in table.rows)
    return Panel(table, tuple(widths), size, lines, int(TOGETHER * page))


def _held(shared: Sequence[int], needs: Sequence[Need], kept: Sequence[int]) -> list[int]:
    """What no column gives away: room for words and for labels in one line, and to write in."""
    label = twips(_LABEL)
    wanted = (
        max(room, need.most if need.most <= label else 0)
        for need, room in zip(needs, kept, strict=True)
    )
    return [
        max(need.least, min(width, most))
        for need, width, most in zip(needs, shared, wanted, strict=True)
    ]


def _columns_of(table: Table, part: Sequence[int]) -> Table:
    return replace(
        table,
        columns=tuple(table.columns[i] for i in part),
        sections=tuple(
            replace(section, rows=tuple(tuple(row[i] for i in part) for row in section.rows))
            for section in table.sections
        ),
    )


def _median_lines(panel: Panel) -> float:
    return median(panel.lines or [1])
