"""Whether a table fits a page: its column widths, its orientation, and into how many parts it
must be divided where it has more columns than a page can show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from statistics import median

from qualcode.document import Table
from qualcode.renderers.reading import group_spans, paragraphs, text
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.widths import Need, longest_word, measure, share
from qualcode.renderers.word.evening import cell_lines, evened
from qualcode.renderers.word.xml import twips

# Cell margins left and right, as the table style sets them, and a little for the rules.
_PADDING = 160 + 24
# The mean width of a letter in a serif type, in parts of its size; for headings by letter.
_LETTER, _BOLD = 0.5, 0.56
_NARROW, _BROAD = frozenset("fijltI.,:;()"), frozenset("mw")
_LINE = 1.2
# A word of more letters than this may be broken.
_WORD = 18
# A row may take so much of a page before the table is divided.
_TALL = 0.8
# A column whose longest line is no longer holds no prose: it needs no more than that line.
_SHORT = 20
# How wide, in centimetres, the column that names the rows may grow beside columns of prose.
_NAME = 3.2
TOGETHER = 14
"""Rows up to so many lines are kept on one page."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """The longest word and line of a column in letters; its heading's in parts of the type size."""

    word: int
    line: int
    heading: float


@dataclass(frozen=True, slots=True)
class Panel:
    """A table, or the columns of it that one page can show, with their widths in twips.

    `lines` says about how many lines each row takes.
    """

    table: Table
    widths: tuple[int, ...]
    size: float
    lines: tuple[int, ...]
    continued: bool = False


def needs_landscape(table: Table, style: StyleProfile) -> bool:
    """Whether the columns get too little on an upright page to be read with ease."""
    columns = _all_lengths(table)
    measured = style.table_size * style.breadth
    letter, ease = _letter(measured), twips(style.column)
    each = [
        max(column.word * letter + _PADDING, min(column.line * letter + _PADDING, ease))
        for column in columns
    ]
    whole = range(len(columns))
    asked = sum(each) + sum(
        max(0, least - sum(each[i] for i in span))
        for span, least in _groups(table, whole, measured)
    )
    prose = sum(column.line > 3 * _WORD for column in columns)
    return asked > twips(style.text_width(landscape=False)) or prose >= 6


def panels(table: Table, style: StyleProfile, landscape: bool) -> list[Panel]:
    """The table, in as many parts as it takes for every column to be readable.

    The parts after the first repeat the columns that say what a row is about. A table is divided
    where its columns do not fit the width, or where most rows would fill a page.
    """
    size = style.wide_table_size if landscape else style.table_size
    total = twips(style.text_width(landscape))
    height = style.text_height(landscape) / 2.54 * 72 / (size * _LINE)
    lengths = _all_lengths(table)
    weights = [column.weight for column in table.columns]
    measured = size * style.breadth
    needs = [_need(*pair, measured) for pair in zip(lengths, weights, strict=True)]
    needs = _names_held(needs, lengths)
    fitting: list[list[Panel]] = []
    for parts in _divisions(table, needs, _keys(lengths)):
        asked = [_under_groups(table, part, needs, measured) for part in parts]
        if any(sum(need.least for need in part) > total for part in asked):
            continue
        found = [
            _panel(table, part, need, total, (size, measured))
            for part, need in zip(parts, asked, strict=True)
        ]
        fitting.append([found[0], *(replace(panel, continued=True) for panel in found[1:])])
        if all(_median_lines(panel) <= _TALL * height for panel in found):
            return fitting[-1]
    if fitting:
        return fitting[0]
    whole = range(len(needs))
    asked_of_all = _under_groups(table, whole, needs, measured)
    return [_panel(table, whole, asked_of_all, total, (size, measured))]


def _letter(size: float) -> float:
    return size * 20 * _LETTER


def _all_lengths(table: Table) -> list[Lengths]:
    return [_lengths(table, position) for position in range(len(table.columns))]


def _lengths(table: Table, position: int) -> Lengths:
    header = text(table.columns[position].header)
    found = [words for row in table.rows for words in paragraphs(row[position])]
    lines = [line for words in (*found, header) for line in words.split("\n")]
    word, longest = _broadest_word(lines), max(map(measure, lines))
    if longest <= _SHORT:
        word = max(longest_word(line) + _capitals(line) for line in lines)
    return Lengths(min(_WORD, word), longest, _heading(header))


def _broadest_word(lines: Iterable[str]) -> int:
    """The longest word of some lines, as far as it matters: longer ones may be broken."""
    found = 0
    for line in lines:
        if found >= _WORD:
            break
        if 2 * len(line) > found:
            found = max(found, longest_word(line))
    return found


def _capitals(line: str) -> int:
    """How many letters more than it has a line of codes may take, capitals being broad."""
    codes = any(map(str.isdigit, line))
    return -(-sum(map(str.isupper, line)) // 2) if codes else 0


def _heading(header: str) -> float:
    """The width of a header's longest word in bold letters."""
    return max((sum(map(_bold, word[:_WORD])) for word in header.split()), default=0.0)


def _bold(letter: str) -> float:
    if letter in _NARROW:
        return 0.36
    if letter in _BROAD or letter.isupper():
        return 0.78
    return _BOLD * max(1, measure(letter))


def _need(lengths: Lengths, weight: float, size: float) -> Need:
    letter = _letter(size)
    heading = lengths.heading * size * 20
    word = round(max(lengths.word * letter, heading)) + _PADDING
    line = round(lengths.line * letter) + _PADDING
    return Need(max(word, min(line, twips(1.8))), max(line, word), weight)


def _groups(table: Table, part: Sequence[int], size: float) -> Iterator[tuple[Sequence[int], int]]:
    """The columns of a part under each common header, and what its longest word needs."""
    start = 0
    for group, count in group_spans(table.columns[i] for i in part):
        if group:
            yield part[start : start + count], round(_heading(group) * size * 20) + _PADDING
        start += count


def _under_groups(
    table: Table, part: Sequence[int], needs: Sequence[Need], size: float
) -> list[Need]:
    """The needs of the columns of a part, which together are as wide as what stands over them."""
    found = {i: needs[i] for i in part}
    for span, least in _groups(table, part, size):
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
    if any(one.line > _SHORT for one in lengths[front:]):
        name = found[front - 1]
        found[front - 1] = replace(name, most=max(name.least, min(name.most, twips(_NAME))))
    return found


def _keys(lengths: Sequence[Lengths]) -> int:
    """How many columns in front say what a row is about: a number and a name, or a name."""
    if len(lengths) < 3:
        return 0
    return 2 if lengths[0].line <= 6 else 1


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
    sizes: tuple[float, float],
) -> Panel:
    size, measured = sizes
    shared = share(total, needs, fill=True)
    if len(part) < len(table.columns):
        table = _columns_of(table, part)
    letter = _letter(measured) * 0.9
    widths = evened(shared, [need.least for need in needs], table.rows, (_PADDING, letter))
    rooms = [max(1, int((width - _PADDING) / letter)) for width in widths]
    lines = tuple(max(map(cell_lines, row, rooms), default=1) for row in table.rows)
    return Panel(table, tuple(widths), size, lines)


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
