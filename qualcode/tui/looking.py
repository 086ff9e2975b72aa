"""The main screen without its decisions: what is shown, and moving, selecting and finding in it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.containers import Horizontal
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from qualcode.model.source import Source
from qualcode.tui.code_tree import Counts, branches
from qualcode.tui.desk import Desk
from qualcode.tui.dialogs import Asking, Choosing, Help
from qualcode.tui.gone import GonePage
from qualcode.tui.keys import KEYS
from qualcode.tui.page import Page
from qualcode.tui.palette import Palette
from qualcode.tui.passage_panel import panel_lines
from qualcode.tui.progress import source_lines, status_line
from qualcode.tui.reading import Unit
from qualcode.tui.recent import QUICK
from qualcode.tui.selection import Selection
from qualcode.tui.transcript import Transcript
from qualcode.tui.tree_panel import TreePanel

_TREE_FROM, _WIDE_FROM = 70, 100
_NOTHING_OPEN = "nothing is open here any more; Tab shows the other sources"


class Looking(Screen[None]):
    """The transcript, the codes at its side, the current passage below, and a line of status."""

    DEFAULT_CSS = """
    Looking #passage { height: 6; border-top: solid $panel; }
    Looking #status { height: auto; max-height: 3; background: $panel; color: $text; }
    Looking:nocolor #status { text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key.bound, key.action, key.does, show=False) for key in KEYS if key.bound),
        *(Binding(key, f"quick('{key}')", "a code used before", show=False) for key in QUICK),
    ]

    def __init__(self, desk: Desk, page: Page, told: str = "") -> None:
        super().__init__()
        self.desk, self.page = desk, page
        self._told = told
        self._tree_wanted = True
        self._pages = {page.source.id: page}

    def compose(self) -> ComposeResult:
        """The parts of the screen."""
        palette = self._palette()
        with Horizontal():
            yield TreePanel(palette)
            yield Transcript(self.page, palette)
        yield Static(id="passage")
        yield Static(id="status")

    def on_mount(self) -> None:
        """Begin in the transcript."""
        self.transcript.focus()
        self.show_codes()

    @property
    def transcript(self) -> Transcript:
        """The widget with the words."""
        return self.query_one(Transcript)

    def _palette(self) -> Palette:
        theme = self.app.theme_variables
        return Palette(
            self.desk.study.codebook,
            [part.label for part in self.page.parts],
            Color.parse(theme["background"]),
            Color.parse(theme["foreground"]),
            not self.app.no_color,
        )

    # --- showing

    def on_resize(self) -> None:
        """Share the room anew."""
        width, height = self.size
        self.query_one(TreePanel).display = self._tree_wanted and width >= _TREE_FROM
        self.query_one(TreePanel).styles.width = 32 if width >= _WIDE_FROM else 23
        self.query_one("#passage").styles.height = 3 if height < 16 else 6 if height < 32 else 9
        self.call_after_refresh(self.show_codes)

    def show(self, told: str = "") -> None:
        """Show where the cursor is now, and what was just done."""
        self._told = told
        self.transcript.show_cursor()
        self.show_passage()

    def show_passage(self) -> None:
        """Fill the panel below the transcript, and the line of status."""
        panel, width = self.query_one("#passage"), self.size.width
        lines = panel_lines(
            self.page, self.desk.study, self.desk.coder.name, width, panel.size.height
        )
        text = Text(no_wrap=True, overflow="crop")
        for line in lines:
            style = self.transcript.palette.bar(line.code) if line.code else ""
            text.append(f"{line.text}\n", style)
        self.query_one("#passage", Static).update(text)
        status = status_line(self.page, self._told, width)
        self.query_one("#status", Static).update(Text(status))
        current = self.page.current
        self.query_one(TreePanel).show_current(current.coding.code if current else "")

    def show_codes(self) -> None:
        """Draw everything, the tree of codes with its counts too."""
        tree, study = self.query_one(TreePanel), self.desk.study
        width = max(8, tree.scrollable_content_region.width)
        counts = Counts.of(self.page.codings)
        language = study.settings.language
        tree.show_branches(branches(study.codebook, counts, self.desk.recent, language, width))
        self.show(self._told)

    def renew_colours(self) -> None:
        """Give new codes their colours."""
        self.transcript.palette = self.query_one(TreePanel).palette = self._palette()
        self.show_codes()

    def on_transcript_moved(self) -> None:
        """The mouse has moved the cursor."""
        self._told = ""
        self.show_passage()

    def open_source(self, source_id: str, start: int | None = None) -> None:
        """Show another source, where the cursor was when it was left."""
        source = self.desk.source(source_id)
        if source is None:
            return
        self.page = self._page_of(source)
        if start is not None:
            self.page.select(Selection.at(start))
        self._show_page()

    def put_away(self, why: str) -> None:
        """Take the words of the source from the screen; it is opened again when it is back."""
        if self.page.gone != why:
            self.page = GonePage(self.page.source, why)
            self._told = ""
            self._show_page()

    def _show_page(self) -> None:
        self.transcript.open(self.page)
        self.renew_colours()

    def _page_of(self, source: Source) -> Page:
        """The page of a source: as it was left, over the text and the codings as they are now."""
        known, desk = self._pages.get(source.id), self.desk
        now = desk.parts(source), desk.codings(source), desk.judged(source)
        if known is None:
            known = Page(source, *now)
        elif known.source is source:
            known.renew(*now[1:])
        else:
            known = known.over(source, *now)
        self._pages[source.id] = known
        return known

    # --- moving and selecting

    def action_line(self, step: int, extend: bool = False) -> None:
        """Go by lines of the screen."""
        self.transcript.go_lines(step, extend)
        self.show()

    def action_page(self, step: int) -> None:
        """Go by screens."""
        self.transcript.go_pages(step, False)
        self.show()

    def action_edge(self, side: int, extend: bool = False) -> None:
        """Go to the beginning or the end of the line."""
        self.transcript.go_to_edge(side > 0, extend)
        self.show()

    def action_bound(self, side: int) -> None:
        """Go to the beginning or the end of the source."""
        self.page.go_to_bound(side > 0)
        self.show()

    def action_step(self, forward: bool, extend: bool = False) -> None:
        """Go by characters."""
        self.page.step(forward, extend)
        self.show()

    def action_go(self, unit: str, forward: bool) -> None:
        """Go by words, sentences or turns."""
        self.page.go(Unit(unit), forward)
        self.show()

    def action_extend(self) -> None:
        """Begin or end to select with all that moves."""
        self.page.extending = not self.page.extending
        self.show()

    def action_grow(self) -> None:
        """Widen the selection."""
        self.page.grow()
        self.show()

    def action_shrink(self) -> None:
        """Narrow the selection."""
        self.page.shrink()
        self.show()

    def action_turn(self) -> None:
        """Select the turn."""
        self.page.select_unit(Unit.TURN)
        self.show()

    def action_leave(self) -> None:
        """Let go of what is going on, one thing at a time."""
        self.page.let_go()
        self.show()

    # --- finding

    def action_next(self, forward: bool) -> None:
        """Go to what is open next; during a search to the next match."""
        if self.page.query:
            self.action_match(forward)
        else:
            found = self.page.to_waiting(forward)
            self.show("" if found else _NOTHING_OPEN if forward else "nothing is open before this")

    def action_proposal(self, forward: bool) -> None:
        """Go to the next open proposal."""
        found = self.page.to_waiting(forward, proposals_only=True)
        self.show("" if found else "no open proposal there")

    def action_match(self, forward: bool = True) -> None:
        """Go to the next match."""
        self.page.to_match(forward)
        self.show()

    async def ask(
        self, dialog: ModalScreen[str | None], then: Callable[[str], Awaitable[object]]
    ) -> None:
        """Open a dialog, and go on with its answer, unless it was left.

        It takes the very next key: what is typed ahead is not lost.
        """

        async def answered(answer: str | None) -> None:
            if answer is not None:
                await then(answer)

        await self.app.push_screen(dialog, answered)

    async def action_search(self) -> None:
        """Ask what to search for."""

        async def look(query: str) -> None:
            self.page.search(query)
            self.page.to_match(here=True)
            self.show()

        await self.ask(Asking("Search for", self.page.query, anew=True), look)

    async def action_sources(self) -> None:
        """Choose another source."""

        async def open_it(source: str) -> None:
            if source != self.page.source.id:
                self._told = ""
                self.open_source(source)

        lines = source_lines(self.desk)
        await self.ask(Choosing("Sources", lines, self.page.source.id), open_it)

    def action_tree(self) -> None:
        """Show or hide the codes."""
        self._tree_wanted = not self._tree_wanted
        self.on_resize()

    async def action_keys(self) -> None:
        """Show all keys."""
        await self.app.push_screen(Help())

    def action_palette(self) -> None:
        """Show all commands."""
        self.app.action_command_palette()

    def action_leave_program(self) -> None:
        """Leave; everything is on the disk."""
        self.app.exit()
