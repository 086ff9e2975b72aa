"""One opened source: the cursor, the selection, the coding that is meant, what was found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from qualcode.model.anchoring import Comparison, Fate
from qualcode.model.coding import Coding
from qualcode.model.decision import Decision
from qualcode.model.source import Passage, Source
from qualcode.tui.cells import clusters
from qualcode.tui.parts import Part
from qualcode.tui.reading import Reading, Span, Unit
from qualcode.tui.searching import find_all, next_match
from qualcode.tui.selection import (
    Selection,
    extended_to,
    grown,
    moved,
    passage_span,
    shrunk,
)
from qualcode.tui.underlays import Mark, Underlays
from qualcode.tui.waiting import Waiting, all_waiting, last_waiting, next_waiting


class Page:
    """The state of the screen for one source, without the screen.

    Nothing here writes: decisions are made at the desk, and `renew` brings what came of them.
    """

    def __init__(
        self,
        source: Source,
        parts: Sequence[Part],
        codings: Iterable[Coding],
        judged: Iterable[Decision] = (),
    ) -> None:
        self.source = source
        self.parts = tuple(parts)
        self.reading = Reading(source.text, parts)
        self._starts = [part.start for part in parts]
        self.highest = max((part.number for part in parts), default=0)
        first = self.reading.turns[0][0] if self.reading.turns else 0
        self.selection = Selection.at(first)
        self.extending = False
        self.query = ""
        self.matches: tuple[Span, ...] = ()
        self._current = ""
        self._visited: Waiting | None = None
        self._here_now: list[Mark] | None = None
        self.renew(codings, judged)

    @property
    def gone(self) -> str:
        """Why nothing of the source is shown; "" where it is."""
        return ""

    def renew(self, codings: Iterable[Coding], judged: Iterable[Decision] = ()) -> None:
        """Take up the codings of the source as they are now."""
        self.codings = tuple(codings)
        self.judged = tuple(judged)
        self.underlays = Underlays(self.codings)
        self._here_now = None
        self.__dict__.pop("waiting", None)

    def over(
        self,
        source: Source,
        parts: Sequence[Part],
        codings: Iterable[Coding],
        judged: Iterable[Decision] = (),
    ) -> Page:
        """The same page over the source as it is now; the selection stays with its words."""
        page = Page(source, parts, codings, judged)
        if source.text == self.source.text:
            page.selection, page.extending = self.selection, self.extending
        else:
            page.select(Selection.at(self._followed(source.text, page)))
        page.search(self.query)
        page._current = self._current
        return page

    def _followed(self, text: str, page: Page) -> int:
        """Where the words at the cursor begin in an edited text; else its turn, as numbered."""
        start, end = self.span or (self.selection.start, self.selection.start + 1)
        place = Comparison(self.source.text, text).place(start, min(end, len(self.source.text)))
        if place.fate is not Fate.LOST:
            return place.start
        number = bisect_right(self._starts, start) - 1
        return page._starts[min(max(number, 0), len(page._starts) - 1)] if page.parts else 0

    @cached_property
    def waiting(self) -> tuple[Waiting, ...]:
        """What is still to be judged or coded here."""
        return all_waiting(self.reading.turns, self.codings, self.judged)

    @property
    def part(self) -> Part | None:
        """The turn or paragraph in which the cursor is."""
        number = bisect_right(self._starts, self.selection.start) - 1
        return self.parts[max(0, number)] if self.parts else None

    @property
    def span(self) -> Span | None:
        """What would be coded now; None where that is nothing to code."""
        return passage_span(self.reading, self.source.text, self.selection)

    @property
    def passage(self) -> Passage | None:
        """The same with its words."""
        span = self.span
        return Passage(*span, self.source.text[slice(*span)]) if span else None

    # --- moving and selecting

    def select(self, selection: Selection) -> None:
        """Put the selection somewhere."""
        self.selection = selection
        self._visited = None
        self._here_now = None

    def go(self, unit: Unit, forward: bool, extend: bool = False) -> None:
        """Go by words, sentences or turns."""
        extend = extend or self.extending
        self.select(moved(self.reading, self.selection, unit, forward, extend))

    def put(self, offset: int, extend: bool = False) -> None:
        """Put the cursor somewhere, or draw the selection to there."""
        if extend or self.extending:
            self.select(extended_to(self.reading, self.selection, offset))
        else:
            self.select(Selection.at(offset))

    def go_to_bound(self, end: bool) -> None:
        """Put the cursor where the first or the last words begin that can be coded."""
        turns = self.reading.turns
        if turns:
            span = self.reading.around(Unit.SENTENCE, turns[-1][1] if end else turns[0][0])
            self.put(span[0] if span and end else turns[0][0])

    def go_back_to(self, offset: int) -> None:
        """Put the cursor where something was decided, unless it is there already."""
        if not self.selection.start <= offset <= self.selection.end:
            self.extending = False
            self.select(Selection.at(min(offset, len(self.source.text))))

    def let_go(self) -> None:
        """End one thing that is going on: selecting, the selection, the search."""
        if self.extending or not self.selection.empty:
            self.extending = False
            self.select(Selection.at(self.selection.start))
        else:
            self.search("")

    def step(self, forward: bool, extend: bool = False) -> None:
        """Go by one character, as it is seen."""
        text, head = self.source.text, self.selection.head
        number = max(0, bisect_right(self._starts, head) - 1)
        if not self.parts:
            return
        part = self.parts[number]
        if forward:
            after = [] if part.instead else clusters(text, head, min(part.end, head + 16))
            following = self._starts[number + 1 : number + 2] or [head]
            self.put(after[0].end if after else following[0], extend)
        else:
            before = [] if part.instead else clusters(text, max(part.start, head - 16), head)
            above = self.parts[number - 1] if number else part
            behind = above.start if above.instead else above.end
            self.put(before[-1].start if before else behind if number else part.start, extend)

    def select_unit(self, unit: Unit) -> None:
        """Select the word, the sentence or the turn at the cursor."""
        span = self.reading.around(unit, self.selection.start)
        if span:
            self.select(Selection.of(span))

    def grow(self) -> None:
        """Widen the selection by a sentence."""
        self.select(grown(self.reading, self._explicit()))

    def shrink(self) -> None:
        """Take the last sentence out of the selection."""
        self.select(shrunk(self.reading, self.selection))

    def _explicit(self) -> Selection:
        span = self.span
        return Selection.of(span) if span and self.selection.empty else self.selection

    # --- the codings at the cursor

    def here(self) -> list[Mark]:
        """The codings on what is selected; for a mere cursor those on it, else on its sentence."""
        if self._here_now is not None:
            return self._here_now
        start, end = self.selection.start, self.selection.end
        found = self.underlays.between(start, max(end, start + 1))
        if not found and self.selection.empty and self.span:
            found = self.underlays.between(*self.span)
        self._here_now = found
        return found

    @property
    def current(self) -> Mark | None:
        """The coding that keys act on: the one chosen, else the one that fits best."""
        found = self.here()
        chosen = next((one for one in found if one.coding.id == self._current), None)
        return chosen or min(found, key=self._fit, default=None)

    def choose(self, coding_id: str) -> None:
        """Make a coding the current one as long as the cursor is on it."""
        self._current = coding_id

    def choose_other(self) -> None:
        """Make the next of the codings here the current one."""
        found, current = self.here(), self.current
        if current is not None:
            place = found.index(current) + 1
            self._current = found[place % len(found)].coding.id

    def _fit(self, mark: Mark) -> tuple[bool, bool, int]:
        span = self.span
        return (mark.start, mark.end) != span, not mark.open, mark.end - mark.start

    # --- what is next

    def to_waiting(self, forward: bool, proposals_only: bool = False) -> Waiting | None:
        """Go to the next or last open proposal or uncoded turn; None where there is none."""
        look = next_waiting if forward else last_waiting
        found = look(self.waiting, self._visited or self._here(forward), proposals_only)
        if found is None:
            return None
        span = found.start, found.end
        if found.coding is None:
            span = self.reading.around(Unit.SENTENCE, found.start) or span
        self.extending = False
        self.select(Selection.of(span))
        self._current = found.coding.id if found.coding else ""
        self._visited = found
        return found

    def _here(self, forward: bool) -> Waiting:
        if forward:
            return Waiting(self.selection.start, -1)
        return Waiting(self.selection.start, self.selection.start)

    def search(self, query: str) -> None:
        """Look for words in the whole source."""
        self.query = query
        self.matches = find_all(self.source.text, self.parts, query)

    def to_match(self, forward: bool = True, here: bool = False) -> Span | None:
        """Go to the next or last place where the words stand; `here` takes the cursor's own too."""
        start = self.selection.start - (1 if here else 0)
        found = next_match(self.matches, start, forward)
        if found:
            self.extending = False
            self.select(Selection.of(found))
        return found
