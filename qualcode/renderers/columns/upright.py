"""In which size of type a table fits an upright page, and all tables of a document, fitted once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from qualcode.document import Block, Table
from qualcode.renderers.columns.fitting import (
    PADDING,
    Panel,
    alike,
    grouped,
    joined,
    letter_width,
    panels,
)
from qualcode.renderers.columns.lengths import WORD, Lengths, all_lengths
from qualcode.renderers.columns.parting import divided
from qualcode.renderers.labels import label
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.widths import twips

# So many columns of prose are read with ease on a page on its side only.
_PROSE = 6
_STEP = 0.5
# Rows of more lines, one with another, are high.
_HIGH = 8
_GAIN = 0.9


class Fitting:
    """The tables of one document as its pages have them; each is fitted when first asked for.

    Those that follow each other as parts of one display have type of one size.
    """

    def __init__(self, blocks: Sequence[Block], style: StyleProfile, language: str = "id") -> None:
        self.style = style
        self._again = f"({label(language, 'continued')})"
        self._sizes: dict[int, float] = {}
        self._panels: dict[tuple[int, bool], list[Panel]] = {}
        self._divided: dict[tuple[int, bool], list[Panel]] = {}
        for name, same in groupby(blocks, key=display):
            tables = [one for one in same if isinstance(one, Table)]
            found = [_upright(one, style) for one in tables]
            least = min((size for size, _ in found), default=0)
            for table, (own, fitted) in zip(tables, found, strict=True):
                size = least if name else own
                self._keep(table, size, fitted if size == own else [])

    def fit_alike(self, tables: Sequence[Table]) -> None:
        """Give upright tables the same widths and type, each those that have the same columns."""
        for columns in dict.fromkeys(table.columns for table in tables):
            same = [table for table in tables if table.columns == columns]
            whole = _undivided(joined(same), self.style)
            for table, own in zip(same, alike(same, whole), strict=True):
                # A table that is turned stays so.
                self._keep(table, self._sizes.get(id(table), own[0].size), own)

    def _keep(self, table: Table, size: float, fitted: list[Panel]) -> None:
        """Remember the size of an upright table, and its panels where they are fitted already."""
        self._sizes[id(table)] = size
        if fitted:
            self._panels[id(table), False] = fitted
            self._divided.pop((id(table), False), None)

    def is_wide(self, table: Table) -> bool:
        """Whether a table of the document, or one beside it, needs a page on its side."""
        return self._sizes.get(id(table)) == 0

    def panels(self, table: Table, landscape: bool) -> list[Panel]:
        """The parts of a table, its high rows divided; none where it has no columns."""
        if not table.columns:
            return []
        size = self._sizes.get(id(table))
        if size is None:
            return self._parted(panels(table, self.style, landscape))
        key = id(table), landscape
        if key not in self._panels:
            self._panels[key] = panels(table, self.style, landscape, 0 if landscape else size)
        if key not in self._divided:
            self._divided[key] = self._parted(self._panels[key])
        return self._divided[key]

    def _parted(self, fitted: Sequence[Panel]) -> list[Panel]:
        return [divided(panel, self.style, self._again) for panel in fitted]


def display(block: Block) -> str:
    """The name of the display that a table is a part of; empty for other blocks."""
    return block.name if isinstance(block, Table) else ""


def _upright(table: Table, style: StyleProfile) -> tuple[float, list[Panel]]:
    """The size of type in which a table is read with ease on an upright page; 0 for none.

    It is the style's, or where its columns are somewhat too wide for that, a smaller one, down to
    the smallest that the style has. With it the panels, where it took them to find the size.
    """
    lengths = all_lengths(table)
    if sum(column.line > 3 * WORD for column in lengths) >= _PROSE:
        return 0, []
    whole = twips(style.text_width(landscape=False))
    for size in _sizes(style):
        if _asked(table, lengths, style, size) > whole:
            continue
        if size == style.table_size:
            return size, []
        if len(found := panels(table, style, False, size)) == 1:
            lower = _lower(table, style, found)
            return lower[0].size, lower
    return 0, []


def _undivided(table: Table, style: StyleProfile) -> list[Panel]:
    """An upright table in type so small that it is not divided, where that is possible."""
    size, fitted = _upright(table, style)
    found = fitted or panels(table, style, False, size)
    smaller = (one for one in _sizes(style) if one < found[0].size)
    while len(found) > 1 and (size := next(smaller, 0)):
        tried = panels(table, style, False, size)
        found = tried if len(tried) == 1 else found
    return found


def _sizes(style: StyleProfile) -> Iterator[float]:
    size = style.table_size
    yield size
    while (size := size - _STEP) >= style.smallest_table_size:
        yield size


def _lower(table: Table, style: StyleProfile, fitted: list[Panel]) -> list[Panel]:
    """The panels in type that makes high rows much lower than smaller type does anyway.

    Columns that have no more room than their longest words need make rows as high as a hand.
    """
    (panel,) = fitted
    if sum(panel.lines) <= _HIGH * len(panel.lines):
        return fitted
    smaller = (size for size in _sizes(style) if size < panel.size)
    tried = [panels(table, style, False, size) for size in smaller]
    best = min(tried, key=lambda one: _cost(one[0]), default=fitted)
    return best if _cost(best[0]) <= _GAIN * _cost(panel) else fitted


def _cost(panel: Panel) -> float:
    """How high the table is; as type gets smaller it must save more than the type alone does."""
    return sum(panel.lines) / panel.size**2


def _asked(table: Table, lengths: Sequence[Lengths], style: StyleProfile, size: float) -> float:
    """The width that the columns ask for in type of a size, those of prose as the style has it."""
    measured = size * style.breadth
    letter, ease = letter_width(measured), twips(style.column) * size / style.table_size
    each = [
        max(column.word * letter + PADDING, min(column.line * letter + PADDING, ease))
        for column in lengths
    ]
    return sum(each) + sum(
        max(0, least - sum(each[i] for i in span))
        for span, least in grouped(table, range(len(each)), measured)
    )
