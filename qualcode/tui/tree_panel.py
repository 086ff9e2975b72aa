"""The codes at the side of the transcript: with the keys that code, and with counts."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from qualcode.tui.code_tree import Branch
from qualcode.tui.palette import Palette


class TreePanel(ScrollView, can_focus=False, inherit_bindings=False):
    """The tree in lines; a click on one codes what is selected."""

    DEFAULT_CSS = """
    TreePanel {
        width: 32;
        height: 1fr;
        border-right: solid $panel;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
    }
    """

    class Chosen(Message):
        """A code was clicked."""

        def __init__(self, code: str) -> None:
            super().__init__()
            self.code = code

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.palette = palette
        self._branches: Sequence[Branch] = ()
        self._current = ""

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Take up new lines."""
        self._branches = branches
        self.virtual_size = Size(self.scrollable_content_region.width, len(branches))
        self.refresh()

    def show_current(self, code: str) -> None:
        """Mark the code of the current coding and bring it into sight."""
        if code == self._current:
            return
        self._current = code
        place = next((n for n, one in enumerate(self._branches) if one.code == code), None)
        height = self.scrollable_content_region.height
        if place is not None and not self.scroll_y <= place < self.scroll_y + height:
            self.scroll_to(y=max(0, place - height // 2), animate=False)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the tree."""
        width, ground = self.scrollable_content_region.width, self.rich_style
        number = y + round(self.scroll_y)
        if number >= len(self._branches):
            return Strip.blank(width, ground)
        branch = self._branches[number]
        style = ground + self.palette.bar(branch.code)
        if branch.code == self._current:
            style += Style(reverse=True)
        key = Segment(branch.text[:2], ground + Style(bold=True))
        return Strip([key, Segment(branch.text[2:], style)]).adjust_cell_length(width, ground)

    def on_click(self, event: events.Click) -> None:
        """Code what is selected."""
        number = round(self.scroll_y) + event.y
        if 0 <= number < len(self._branches):
            self.post_message(self.Chosen(self._branches[number].code))
