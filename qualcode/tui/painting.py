"""What stands on a line of the screen and how it is to look, before it has colours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, TypeVar

from qualcode.displays.citation import sign
from qualcode.model.coding import Polarity
from qualcode.model.source import Voice
from qualcode.tui.cells import cut, is_plain, visible, width_of
from qualcode.tui.layout import BLANK, Layout, Row
from qualcode.tui.page import Page
from qualcode.tui.reading import Span
from qualcode.tui.underlays import Mark, painted

_Cell = TypeVar("_Cell")

DECIDED, PROPOSED, MORE = "┃", "┊", "»"
"""Beside the text: a decision, a proposal, and that there are more than fit."""


class Look(NamedTuple):
    """How a stretch of a line is to look.

    `open` is for proposals. `chosen` is 1 for what would be coded, 2 for what is selected.
    `current` is the coding that keys act on; `beside` is for what stands beside the text.
    """

    code: str = ""
    open: bool = False
    faint: bool = False
    label: str = ""
    chosen: int = 0
    found: bool = False
    cursor: bool = False
    current: bool = False
    undecided: bool = False
    beside: bool = False


class Run(NamedTuple):
    """Words on the screen that look alike."""

    text: str
    look: Look


PLAIN = Look()
_FAINT = Look(faint=True)
_CURSOR = Look(cursor=True)


@dataclass(frozen=True, slots=True)
class Gutter:
    """The columns beside the text: of the turn's number, of bars, and of ids behind the text."""

    number: int
    tracks: int
    margin: int
    text: int

    @property
    def before(self) -> int:
        """The columns in front of the text."""
        return self.number + 2 * self.tracks + 1


def gutter_for(width: int, highest: int) -> Gutter:
    """How the columns of a screen are shared: the narrower, the less stands beside the text."""
    number = max(2, len(str(highest))) + 1
    tracks = 4 if width >= 76 else 3 if width >= 50 else 2
    rest = width - number - 2 * tracks - 1
    margin = 14 if rest >= 68 else 0
    return Gutter(number, tracks, margin, max(1, min(rest - margin, 100)))


def painted_row(
    page: Page, layout: Layout, number: int, gutter: Gutter, tracks: Mapping[str, int]
) -> list[Run]:
    """A line of the screen, from the turn's number to the ids behind the text.

    `tracks` says by the id of a coding where its bar stands.
    """
    row = layout.rows[number]
    if row.part == BLANK:
        return []
    part = layout.parts[row.part]
    last = number + 1 == len(layout.rows)
    stop = len(page.source.text) + 1 if last else layout.rows[number + 1].start
    marks = page.underlays.between(row.start, max(row.end, row.start + 1))
    numbered = f"{part.number if row.first else '':>{gutter.number - 1}} "
    runs = [Run(numbered, _FAINT), *_bars(page, row, marks, gutter, tracks), Run(" ", PLAIN)]
    if part.instead:
        return [*runs, Run(cut(part.instead, gutter.text), _FAINT)]
    if row.first and part.label:
        speaker = "" if part.voice is Voice.INTERVIEWER else part.label
        runs.append(Run(layout.label(row), Look(label=speaker, faint=not speaker)))
    runs += _words(page, layout, row, marks)
    if page.selection.empty and row.end <= page.selection.head < stop:
        runs.append(Run(" ", _CURSOR))
    if gutter.margin:
        runs += _ids(page, row, stop, gutter, sum(width_of(run.text) for run in runs))
    return runs


def _bars(
    page: Page, row: Row, marks: Sequence[Mark], gutter: Gutter, tracks: Mapping[str, int]
) -> list[Run]:
    """A bar for each coding in its track; the line where it begins bears its polarity."""
    runs = [Run("  ", PLAIN)] * gutter.tracks
    current = page.current
    for mark in marks:
        track = tracks[mark.coding.id]
        if track < gutter.tracks:
            bar = PROPOSED if mark.open else DECIDED
            begins = row.start <= mark.start
            unsure = begins and mark.coding.polarity is Polarity.UNDECIDED
            bar += sign(mark.coding.polarity) if begins else " "
            look = Look(
                mark.coding.code,
                mark.open,
                current=mark is current,
                undecided=unsure,
                beside=True,
            )
            runs[track] = Run(bar, look)
    if any(tracks[mark.coding.id] >= gutter.tracks for mark in marks):
        runs[-1] = Run(runs[-1].text[0] + MORE, runs[-1].look)
    return runs


def _words(page: Page, layout: Layout, row: Row, marks: Sequence[Mark]) -> Iterator[Run]:
    """The words of the row, cut where their look changes."""
    looks = _looks(page, row, marks, not layout.parts[row.part].codable)
    text, at = page.source.text, row.start
    if not is_plain(text, row.start, row.end):
        # What is seen as one character is never cut: its cells could not be told apart.
        for one in layout.shown(row):
            first, last = one.start - row.start, one.end - row.start
            looks[first:last] = [looks[first]] * (last - first)
    for look, same in groupby(looks):
        stop = at + sum(1 for _ in same)
        yield Run(visible(text[at:stop]), look)
        at = stop


def _looks(page: Page, row: Row, marks: Sequence[Mark], faint: bool) -> list[Look]:
    """How each character of the row looks."""
    length, selection = row.end - row.start, page.selection
    chosen, found = [0] * length, [False] * length
    if not selection.empty:
        _cover(chosen, row, (selection.start, selection.end), 2)
    elif page.span:
        _cover(chosen, row, page.span, 1)
    first = max(0, bisect_right(page.matches, (row.start, row.start)) - 1)
    for match in page.matches[first : bisect_left(page.matches, (row.end, 0))]:
        _cover(found, row, match, True)
    under: list[Mark | None] = painted(marks, row.start, row.end)
    current = page.current
    if current is not None:
        _cover(under, row, (current.start, current.end), current)
    looks = [
        _look(mark, mark is current, faint, chosen[place], found[place])
        for place, mark in enumerate(under)
    ]
    head = selection.head - row.start
    if selection.empty and 0 <= head < length:
        looks[head] = looks[head]._replace(cursor=True)
    return looks


def _look(mark: Mark | None, current: bool, faint: bool, chosen: int, found: bool) -> Look:
    if mark is None:
        return Look(faint=faint, chosen=chosen, found=found)
    code, is_open = mark.coding.code, mark.open
    return Look(code, is_open, faint, chosen=chosen, found=found, current=current)


def _cover(cells: list[_Cell], row: Row, span: Span, value: _Cell) -> None:
    first, last = max(0, span[0] - row.start), min(len(cells), span[1] - row.start)
    if first < last:
        cells[first:last] = [value] * (last - first)


def _ids(page: Page, row: Row, stop: int, gutter: Gutter, taken: int) -> list[Run]:
    """The ids of the codings that begin on the row, in the margin behind the text."""
    begun = page.underlays.beginning(row.start, stop)
    room = gutter.margin - 2
    runs: list[Run] = []
    for place, mark in enumerate(begun):
        look = Look(mark.coding.code, mark.open, beside=True)
        name = f"{'·' if mark.open else ''}{visible(mark.coding.code)}"
        more = place + 1 < len(begun)
        if width_of(name) > room - (2 if more else 0):
            runs.append(Run(cut(name, room), look))
            break
        runs += [Run(name, look), Run(" ", PLAIN)]
        room -= width_of(name) + 1
    behind = gutter.before + gutter.text + 2 - taken
    return [Run(" " * behind, PLAIN), *runs] if runs else []
