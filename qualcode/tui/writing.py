"""Writing more than a line: notes and memos."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from qualcode.tui.dialogs import BOX
from qualcode.tui.kept_text import KeptTextArea, cannot_be_kept

_KEYS = "Ctrl-S keeps it, Esc leaves, Enter begins a line"
_UNSAVED = "Not kept yet. Ctrl-S keeps it; Esc again throws it away"
_BROKEN = "Not kept: take out the NUL (␀) or the broken character (�) first"


class Writing(ModalScreen[str | None]):
    """Write or go on with a text of some lines; Ctrl-S answers it, Esc asks before it drops it.

    `typed` is what was written over `text` and could not be kept; `told` says why.
    """

    DEFAULT_CSS = f"""
    Writing {{ {BOX}
        & > Vertical {{ height: 70%; min-height: 8; }}
        TextArea, TextArea:focus {{ height: 1fr; border: none; padding: 0; background: $boost; }}
    }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", priority=True),
        Binding("ctrl+s", "keep", "keep", priority=True),
    ]

    def __init__(self, title: str, text: str = "", typed: str = "", told: str = _KEYS) -> None:
        super().__init__()
        self._title, self._text, self._typed = title, text, typed
        self._told, self._warned, self._loud = told, False, False

    def compose(self) -> ComposeResult:
        """The box with its field."""
        with Vertical():
            yield Static(Text(self._title, no_wrap=True, overflow="ellipsis"))
            yield KeptTextArea(self._typed or self._text)
            yield Static(Text(self._told), id="keys")

    def on_mount(self) -> None:
        """Begin behind what is written."""
        field = self.query_one(KeptTextArea)
        self.set_focus(field)
        field.cursor_blink = False
        field.move_cursor(field.document.end)

    def on_text_area_changed(self) -> None:
        """Whoever goes on writing has not left."""
        if self._loud:
            self._say(_KEYS)

    def action_keep(self) -> None:
        """Answer with what is written; where nothing was changed, leave."""
        text = self.query_one(KeptTextArea).text
        if text != self._text and cannot_be_kept(text):
            self._say(_BROKEN, loud=True)
        else:
            self.dismiss(text if text != self._text else None)

    def action_leave(self) -> None:
        """Leave; where something was written, only when that was said twice."""
        if self.may_leave():
            self.dismiss(None)

    def may_leave(self) -> bool:
        """Whether nothing would be lost; where it would, that is said, and the next time it may."""
        if self._warned or self.query_one(KeptTextArea).text == self._text:
            return True
        self._say(_UNSAVED, loud=True)
        self._warned = True
        return False

    def _say(self, text: str, loud: bool = False) -> None:
        self._warned, self._loud = False, loud
        self.query_one("#keys", Static).update(Text(text, style="bold" if loud else ""))
