"""The program of the interactive coder."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Iterable, Sequence
from functools import partial

from textual import events
from textual.app import App, SystemCommand
from textual.filter import LineFilter, NoColor
from textual.screen import Screen

from qualcode.actions.coding import Coder
from qualcode.errors import QualcodeError
from qualcode.places import find_source, split_place
from qualcode.study import Study
from qualcode.tui.coding_screen import CodingScreen
from qualcode.tui.desk import Desk
from qualcode.tui.drafting import told_of_drafts
from qualcode.tui.keys import KEYS
from qualcode.tui.page import Page
from qualcode.tui.plain_signs import Harmless, PlainSigns, plain_signs
from qualcode.tui.selection import Selection
from qualcode.tui.typing_queue import TypingQueue
from qualcode.tui.writing import Writing

_HARMLESS = Harmless()  # one for all lines: what it has made of a line is remembered by it
_AT_ONCE = ("ctrl+c", "ctrl+q")
"""Keys that do not queue up: who wants to leave does not wait."""

_ENDINGS = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name))
"""How a program is told that it is over; Windows knows only one of them."""


class CoderApp(App[None]):
    """One study on the screen, coded by one person."""

    TITLE = "qualcode"
    ALLOW_SELECT = False  # the mouse selects passages, not letters of the screen

    # Where there are no colours, the library turns "reverse" into colours, which are then left out.
    CSS = """
    OptionList:nocolor > .option-list--option-highlighted { text-style: bold underline; }
    CommandList:nocolor > .option-list--option-highlighted { text-style: bold underline; }
    Input:nocolor > .input--cursor { text-style: underline; }
    TextArea:nocolor .text-area--cursor { text-style: reverse; }
    """

    def __init__(self, study: Study, coder: Coder, place: str = "") -> None:
        super().__init__()
        self.animation_level = "none"
        self.desk = Desk(study, coder)
        self.typing = TypingQueue(self, self._press)
        self.ended_by: signal.Signals | None = None
        self._first = first_page(self.desk, place)

    async def on_event(self, event: events.Event) -> None:
        """Let keys queue up, so that each finds what the one before it has led to."""
        if not isinstance(event, events.Key) or event.is_forwarded or event.key in _AT_ONCE:
            await super().on_event(event)
        else:
            self.typing.add(event)

    async def _press(self, key: events.Key) -> None:
        if not isinstance(self.screen, CodingScreen):
            await super().on_event(key)
        elif not await self._check_bindings(key.key, priority=True):
            await self._check_bindings(key.key)

    async def action_quit(self) -> None:
        """Ctrl-Q leaves, but not over words that were written and not kept."""
        self._leave()

    def _leave(self) -> None:
        writing = self.screen
        if not isinstance(writing, Writing) or writing.may_leave():
            self.put_by()  # who leaves has not thrown it away
            self.exit()

    def action_command_palette(self) -> None:
        """The palette is that of the main screen: nothing is decided from within a dialog."""
        if isinstance(self.screen, CodingScreen):
            super().action_command_palette()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without colours there are none: the library's own choice is shades of grey."""
        filters = [NoColor()] if self.no_color else [*super().get_line_filters()]
        signs = plain_signs()
        return [*filters, _HARMLESS, *([PlainSigns(signs)] if signs else [])]

    def on_mount(self) -> None:
        """Open the first source."""
        told = _lost(self.desk.study), told_of_drafts(self.desk)
        self.push_screen(CodingScreen(self.desk, self._first, "; ".join(filter(None, told))))
        self._listen_for_endings()

    def _listen_for_endings(self) -> None:
        loop = asyncio.get_running_loop()
        for ending in _ENDINGS:
            # What nohup lets pass is let pass; Windows has no such handlers.
            if signal.getsignal(ending) is not signal.SIG_IGN:
                with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
                    loop.add_signal_handler(ending, self._end_by, ending)

    def _end_by(self, ending: signal.Signals) -> None:
        """The window is closed, the line is cut, or somebody ends the program: keep what is typed.

        A terminal that is gone takes nothing more: to draw on it would be to wait for ever.
        """
        self.put_by()
        again = self.ended_by is not None
        self.ended_by = ending
        if again or not os.isatty(0):
            die_of(ending)
        self.exit()

    def put_by(self) -> None:
        """Put by what somebody is writing, whatever becomes of the program."""
        for screen in self.screen_stack:
            if isinstance(screen, Writing):
                with contextlib.suppress(Exception):
                    screen.put_by()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette lists: all that the keys do, and the choice of colours."""
        for key in KEYS:
            if key.action and key.action != "palette":
                run = partial(self.run_action, key.action, screen)
                yield SystemCommand(f"{key.does[0].upper()}{key.does[1:]}", key.shown, run)
        yield SystemCommand("Colours of the screen", "themes", self.action_change_theme)

    def action_help_quit(self) -> None:
        """Ctrl-C leaves too, as everywhere."""
        self._leave()

    def _fatal_error(self) -> None:
        # The library's own would print the variables of the program: what informants said.
        with contextlib.suppress(Exception):
            self.put_by()
        self._close_messages_no_wait()


def run_coder(study: Study, coder: Coder, place: str = "") -> Study:
    """Let a person code at the terminal until they leave.

    Args:
        study: What is coded.
        coder: Who decides.
        place: A source (`W1`) or a turn (`W1:14`) to begin at; else where the coder stopped.

    Returns:
        The study as it is when they leave, with their decisions and their new codes.

    Raises:
        QualcodeError: there is no such place, or nothing to code.
    """
    no_color = os.environ.get("NO_COLOR")
    if no_color == "":
        # By its convention an empty value means nothing; the screen library reads it as set.
        del os.environ["NO_COLOR"]
    app = CoderApp(study, coder, place)
    app.run()
    if app._exception is not None:
        raise app._exception
    if app.ended_by is not None:
        die_of(app.ended_by)
    return app.desk.study


def die_of(ending: signal.Signals) -> None:
    """End as a program does that does not know the signal: who sent it is told so."""
    signal.signal(ending, signal.SIG_DFL)
    os.kill(os.getpid(), ending)


def first_page(desk: Desk, place: str) -> Page:
    """The source to begin with, its cursor where the coder decided last.

    Raises:
        QualcodeError: there is no such place, or it is not shown.
    """
    if not desk.sources:
        raise QualcodeError("the study has no source to code.", "Bring one in: qualcode add FILE")
    known = place if desk.study.source(place) else ""
    wanted, turn = (place, None) if known or not place else split_place(place)
    last = desk.last_place(wanted)
    source_id = wanted or (last[0] if last else _least_done(desk))
    source = find_source(desk.study, source_id)
    if desk.source(source.id) is None:
        raise QualcodeError(f"{source.id} is not shown: its informant has withdrawn consent.")
    page = Page(source, desk.parts(source), desk.codings(source), desk.judged(source))
    if turn is not None:
        if not 1 <= turn <= len(source.numbered):
            raise QualcodeError(
                f"{source.id} has no turn {turn}.",
                f"Its turns go from 1 to {len(source.numbered)}.",
            )
        page.select(Selection.at(source.numbered[turn - 1].speech.start))
    elif last is not None:
        page.go_back_to(last[1])
    return page


def _least_done(desk: Desk) -> str:
    """The first source in which something is still open."""
    waiting = (one.id for one in desk.sources if any(not c.reviewed for c in desk.codings(one)))
    return next(waiting, desk.sources[0].id)


def _lost(study: Study) -> str:
    """Told at the beginning, where edited transcripts have lost codings."""
    orphans = len(study.decisions.orphans)
    codings = "1 coding has" if orphans == 1 else f"{orphans} codings have"
    return f"{codings} lost the passage, see: qualcode reanchor" if orphans else ""
