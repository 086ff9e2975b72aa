"""The transcript on the screen: a widget of its own that draws only the lines that are seen."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qualcode.tui.layout import BLANK, Layout, lay_out
from qualcode.tui.page import Page
from qualcode.tui.painting import Gutter, gutter_for, painted_row
from qualcode.tui.palette import Palette
from qualcode.tui.reading import Unit
from qualcode.tui.selection import Selection
from qualcode.tui.underlays import Mark, Underlays, tracks

_CONTEXT = 2
"""Lines that stay in sight above and below the cursor."""


class Transcript(ScrollView, can_focus=True, inherit_bindings=False):
    """The words of one source, with their codings below and beside them."""

    DEFAULT_CSS = """
    Transcript {
        width: 1fr;
        height: 1fr;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """

    class Moved(Message):
        """The mouse has put the cursor elsewhere."""

    def __init__(self, page: Page, palette: Palette) -> None:
        super().__init__()
        self.page, self.palette = page, palette
        self._layout_now: Layout | None = None
        self._tracked: tuple[Layout, Underlays] | None = None
        self._tracks_now: dict[str, int] = {}
        self._dragging = False

    @property
    def gutter_now(self) -> Gutter:
        """How the columns are shared at this width."""
        return gutter_for(self.scrollable_content_region.width, self.page.highest)

    @property
    def laid_out(self) -> Layout:
        """The source in lines of this width."""
        width = self.gutter_now.text
        known = self._layout_now
        if known is None or known.width != width or known.parts is not self.page.parts:
            known = lay_out(self.page.source.text, self.page.parts, width)
            self._layout_now = known
            self.virtual_size = Size(self.scrollable_content_region.width, len(known.rows))
        return known

    @property
    def tracks(self) -> dict[str, int]:
        """Where the bars of the codings stand, at this width."""
        layout, underlays = self.laid_out, self.page.underlays
        if self._tracked != (layout, underlays):
            self._tracks_now = tracks(underlays.marks, layout.row_at)
            self._tracked = layout, underlays
        return self._tracks_now

    def open(self, page: Page) -> None:
        """Show another source."""
        self.page = page
        self._layout_now = None
        self.show_cursor()

    def show_cursor(self) -> None:
        """Draw anew, with the cursor in sight."""
        if not self.size.height:
            return
        layout, selection = self.laid_out, self.page.selection
        first, last = layout.row_at(selection.start), layout.row_at(selection.head)
        height = max(1, self.scrollable_content_region.height)
        context = min(_CONTEXT, (height - 1) // 2)
        top = round(self.scroll_y)
        lowest = last - height + 1 + context
        if not top - height < last < top + 2 * height:
            top = first - height // 3
        else:
            top = max(top, lowest)
            top = min(top, first - context if last - first < height - context else last - context)
        self.scroll_to(y=max(0, top), animate=False)
        self.refresh()

    def on_resize(self) -> None:
        """Cut the lines anew and keep the passage in sight."""
        self.show_cursor()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        layout, gutter = self.laid_out, self.gutter_now
        number = y + round(self.scroll_y)
        width = self.scrollable_content_region.width
        ground = self.rich_style
        if number >= len(layout.rows):
            return Strip.blank(width, ground)
        style = self.palette.style
        runs = painted_row(self.page, layout, number, gutter, self.tracks)
        strip = Strip([Segment(run.text, ground + style(run.look)) for run in runs])
        return strip.adjust_cell_length(width, ground)

    # --- the mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor where the mouse is; with Shift select to there."""
        if event.button == 1:
            self.capture_mouse()
            self._dragging = True
            self._put(event, event.shift)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select while the mouse is drawn with its button held, scrolling at the edges."""
        if self._dragging:
            self._put(event, True)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End of selecting."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Two clicks select the word, three the sentence."""
        if event.chain > 1:
            self.page.select_unit(Unit.WORD if event.chain == 2 else Unit.SENTENCE)
            self._tell()

    def _put(self, event: events.MouseEvent, extend: bool) -> None:
        mark = self._bar_at(event)
        if mark and not extend:
            row = self.laid_out.rows[round(self.scroll_y) + event.y]
            self.page.select(Selection.at(max(mark.start, row.start)))
            self.page.choose(mark.coding.id)
        else:
            self.page.put(self._place(event), extend)
        self._tell()

    def _place(self, event: events.MouseEvent) -> int:
        layout = self.laid_out
        number = round(self.scroll_y) + event.y
        row = layout.rows[layout.beside(number, 1)]
        if row.part == BLANK:
            row = layout.rows[layout.beside(number, -1)]
        return layout.offset_at(row, max(0, event.x - self.gutter_now.before))

    def _bar_at(self, event: events.MouseEvent) -> Mark | None:
        """The coding whose bar stands where the mouse is."""
        gutter, number = self.gutter_now, round(self.scroll_y) + event.y
        track = (event.x - gutter.number) // 2
        if not 0 <= track < gutter.tracks or not 0 <= number < len(self.laid_out.rows):
            return None
        row = self.laid_out.rows[number]
        found = self.page.underlays.between(row.start, max(row.end, row.start + 1))
        return next((one for one in found if self.tracks[one.coding.id] == track), None)

    def _tell(self) -> None:
        self.show_cursor()
        self.post_message(self.Moved())

    # --- going by lines, which only the screen knows

    def go_lines(self, lines: int, extend: bool) -> None:
        """Put the cursor some lines up or down, in the same column where there are words."""
        layout, page = self.laid_out, self.page
        number = layout.row_at(page.selection.head)
        column = layout.cell_at(layout.rows[number], page.selection.head)
        target = layout.beside(number + lines, 1 if lines > 0 else -1)
        if layout.rows[target].part != BLANK:
            page.put(layout.offset_at(layout.rows[target], column), extend)

    def go_pages(self, pages: int, extend: bool) -> None:
        """The same by screens; the cursor stays where it is on the screen."""
        lines = pages * max(1, self.scrollable_content_region.height - _CONTEXT)
        self.scroll_to(y=max(0, round(self.scroll_y) + lines), animate=False)
        self.go_lines(lines, extend)

    def go_to_edge(self, end: bool, extend: bool) -> None:
        """Put the cursor at the beginning or the end of its line."""
        row = self.laid_out.rows[self.laid_out.row_at(self.page.selection.head)]
        self.page.put(row.end if end else row.start, extend)
