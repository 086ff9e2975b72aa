"""The data behind a picture as a chart takes them: one number in each cell.

A table that stands beside a picture on paper says in words what is drawn, such as `4: 3 (+), 1
(−)`. On a sheet it has a row for each bar and a column for each of its parts, so that whoever reads
it can draw, sort and sum what they like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.document import (
    Align,
    Bar,
    BarGroup,
    Bars,
    Cell,
    Column,
    Figure,
    Lines,
    Section,
    Sign,
    Table,
    cell,
)
from qualcode.renderers.reading import text


def chart_data(figure: Figure) -> Table | None:
    """What a figure draws, as a table of numbers; None where its own table is all that there is.

    That is so where it draws no numbers, and where its table is no other form of them.
    """
    first, *heads = [text(one.header) for one in figure.table.columns] or [""]
    match figure.drawing:
        case Bars() as drawing if first and _labels(drawing) <= set(heads):
            return _of_bars(figure.table, drawing, heads)
        case Lines(grades=()) as drawing if first and heads == [*map(text, drawing.moments)]:
            return _of_lines(figure.table, drawing)
        case _:
            return None


def _labels(drawing: Bars) -> set[str]:
    return {text(bar.label) for group in drawing.groups for bar in group.bars}


def _of_bars(table: Table, drawing: Bars, labels: Sequence[str]) -> Table:
    """A row for each bar, also for those of nothing; what it counts by sign, then all of it."""
    used = {sign for group in drawing.groups for bar in group.bars for sign, _ in bar.parts}
    known = dict(drawing.signs)
    signs = [one for one in dict.fromkeys((*known, *Sign)) if one in used and one is not Sign.NONE]
    columns = (
        table.columns[0],
        Column(drawing.by),
        *(Column(known.get(one, one.value), align=Align.RIGHT) for one in signs),
        Column(drawing.unit, align=Align.RIGHT),
    )
    rows = (
        (cell(group.label), cell(label), *_counts(bars, signs))
        for group in drawing.groups
        for label, bars in _bars_of(group, labels)
    )
    return replace(table, columns=columns, sections=(Section(tuple(rows)),))


def _bars_of(group: BarGroup, labels: Sequence[str]) -> Iterator[tuple[str, list[Bar]]]:
    """The bars of a topic under each label; those of one label one after another.

    Where a label is that of several and not all of them have a bar, nobody can tell which one is
    whose: they stand together, and are counted once.
    """
    for label, times in Counter(labels).items():
        bars = [bar for bar in group.bars if text(bar.label) == label]
        if len(bars) == times:
            yield from ((label, [bar]) for bar in bars)
        else:
            yield label, bars


def _counts(bars: Sequence[Bar], signs: Sequence[Sign]) -> Iterator[Cell]:
    """The numbers of bars by sign, then together; 0 where there is none."""
    parts = [part for bar in bars for part in bar.parts]
    for sign in signs:
        yield cell(str(sum(n for of, n in parts if of is sign)))
    yield cell(str(sum(n for _, n in parts)))


def _of_lines(table: Table, drawing: Lines) -> Table:
    """A row for each line with its number at each moment, nothing where that is not known."""
    columns = (
        table.columns[0],
        *(Column(one, group=drawing.unit, align=Align.RIGHT) for one in drawing.moments),
    )
    rows = (
        (cell(one.label), *(cell("" if n is None else str(n)) for n in one.values))
        for one in drawing.lines
    )
    return replace(table, columns=columns, sections=(Section(tuple(rows)),))
