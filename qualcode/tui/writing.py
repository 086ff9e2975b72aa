"""Writing more than a line: notes and memos."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from qualcode.errors import QualcodeError
from qualcode.renderers.safe import safe_text
from qualcode.tui.dialogs import BOX
from qualcode.tui.drafting import Pad
from qualcode.tui.kept_text import KeptTextArea, cannot_be_kept

_KEYS = "Ctrl-S keeps it, Esc leaves, Enter begins a line"
_UNSAVED = "Not kept yet. Ctrl-S keeps it; Esc again throws it away"
_LOOK_EVERY = 1.0
"""Seconds after which it is seen that somebody who typed has paused."""

_MOST = 5
"""So often they may go on without a pause before what they typed is put by all the same."""

_BROKEN = "Not kept: take out the NUL (␀) or the broken character (�) first"


class Writing(ModalScreen[str | None]):
    """Write or go on with a text of some lines; Ctrl-S answers it, Esc asks before it drops it.

    `typed` is what was written over `text` and could not be kept; `told` says why. On the `pad` it
    is put by while it is written.
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

    def __init__(
        self, pad: Pad, title: str, text: str = "", typed: str = "", told: str = _KEYS
    ) -> None:
        super().__init__()
        self._pad, self._title, self._text, self._typed = pad, title, text, typed
        self._told, self._warned, self._loud = told, False, False
        self._put_by = self._seen = typed or text
        self._waited = 0

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
        self.set_interval(_LOOK_EVERY, self.look_around)

    @property
    def _now(self) -> str:
        return self.query_one(KeptTextArea).text

    def look_around(self) -> None:
        """Put by what was typed, when who types pauses, or does not for a while."""
        text, before = self._now, self._seen
        self._seen = text
        if text == self._put_by:
            self._waited = 0
        elif text == before or self._waited >= _MOST:
            self.put_by()
        else:
            self._waited += 1

    def put_by(self) -> None:
        """Put by what is written now, so that it outlives the program."""
        self._put_by, self._waited = self._now, 0
        try:
            self._pad.keep(self._put_by)
        except QualcodeError as error:
            self._say(f"No draft is kept while you write: {safe_text(str(error))}")

    def on_text_area_changed(self) -> None:
        """Whoever goes on writing has not left."""
        if self._loud:
            self._say(_KEYS)

    def action_keep(self) -> None:
        """Answer with what is written; where nothing was changed, leave."""
        text = self._now
        if text != self._text and cannot_be_kept(text):
            self._say(_BROKEN, loud=True)
        elif text == self._text:
            self._pad.drop()
            self.dismiss(None)
        else:
            # Others may be waited for: until it is kept, the draft is all that there is.
            self.put_by()
            self.dismiss(text)

    def action_leave(self) -> None:
        """Leave and throw away; where something was written, only when that was said twice."""
        if self.may_leave():
            self._pad.drop()
            self.dismiss(None)

    def may_leave(self) -> bool:
        """Whether nothing is left unkept; where something is, that is said, and then it may be."""
        if self._warned or self._now == self._text:
            return True
        self._say(_UNSAVED, loud=True)
        self._warned = True
        return False

    def _say(self, text: str, loud: bool = False) -> None:
        self._warned, self._loud = False, loud
        self.query_one("#keys", Static).update(Text(text, style="bold" if loud else ""))
