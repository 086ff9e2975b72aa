"""How far each source is, and what the last line of the screen says."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model.source import Source
from qualcode.tui.cells import cut, fill, visible, width_of
from qualcode.tui.desk import Desk
from qualcode.tui.page import Page
from qualcode.tui.waiting import uncoded

HINTS = "? keys  c code  + - 0 ~  a/x judge  n next  Tab sources  q quit"


@dataclass(frozen=True, slots=True)
class Progress:
    """What was decided in a source, what is open, and how many turns have no coding."""

    decided: int
    open: int
    uncoded: int

    def told(self) -> str:
        """The counts in words."""
        return f"{self.decided} decided · {self.open} open · {self.uncoded} uncoded"


def progress_of(desk: Desk, source: Source) -> Progress:
    """How far a source is."""
    codings = desk.codings(source)
    touched = [(one.start, one.end) for one in codings]
    touched += [(one.start, one.end) for one in desk.judged(source)]
    turns = [(one.start, one.end) for one in desk.parts(source) if one.codable]
    still_open = sum(not one.reviewed for one in codings)
    return Progress(len(codings) - still_open, still_open, len(uncoded(turns, touched)))


def source_lines(desk: Desk) -> list[tuple[str, str]]:
    """Each source that can be opened, with a line that says what it is and how far."""
    wide = max((width_of(visible(one.id)) for one in desk.sources), default=0)
    return [(one.id, _source_line(desk, one, min(wide, 16))) for one in desk.sources]


def _source_line(desk: Desk, source: Source, wide: int) -> str:
    people = map(desk.study.roster.informant, source.entry.informants)
    heard = ", ".join(
        one.printed_name for one in people if one and not desk.study.withdrawn(one.id)
    )
    about = fill(visible(heard or str(source.kind)), 16)
    return f"{fill(visible(source.id), wide)}  {about}  {progress_of(desk, source).told()}"


def status_line(page: Page, told: str, width: int) -> str:
    """What was just done, or what can be; at the right where one is."""
    if not told and page.extending:
        told = "selecting: move to extend, c codes, Esc stops"
    if not told and page.query:
        told = f"“{visible(page.query)}” {match_number(page)}  n/N next, Esc ends"
    decided = sum(one.reviewed for one in page.codings)
    place = f" {visible(page.source.id)} {decided}/{len(page.codings)} reviewed"
    room = width - width_of(place)
    if told and width_of(told) > room:
        return told
    return fill(told or HINTS, room) + place if room >= 24 else fill(told or place, width)


def match_number(page: Page) -> str:
    """Which match the cursor is on, and of how many."""
    if not page.matches:
        return "not found"
    at = next((n for n, one in enumerate(page.matches, 1) if one[0] >= page.selection.start), 0)
    return f"{at or len(page.matches)} of {len(page.matches)}"


def shortened(text: str, width: int) -> str:
    """A text in one line that fits."""
    return cut(visible(" ".join(text.split())), width)
