"""A field for words that are shown safely, and come back as they were except what was typed.

What could act on the terminal, or would be taken for the end of a line, is held by stand-ins:
private characters, one for one, that are drawn as signs. Nothing of it is lost by being shown.
"""

from __future__ import annotations

import re
from itertools import count

from rich.text import Text
from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import (
    Document,
    DocumentNavigator,
    EditResult,
    Location,
    WrappedDocument,
)

from qualcode.renderers.safe import safe_text

_FIRST, _LAST = 0x100000, 0x10FFFD
"""The private characters that stand in for others; those of a text have stand-ins themselves."""

_NEUTRAL = "\n\t\u00a0"
_BROKEN = "\ufffd"
_LONE_BREAK = re.compile(r"(?<!\r)\n|\r(?!\n)")
_SURROGATES = re.compile("[\ud800-\udfff]")


def cannot_be_kept(text: str) -> bool:
    """Whether it holds NUL or a broken character, which no file of the study should hold."""
    return "\0" in text or _SURROGATES.search(text) is not None


def pasted_text(text: str) -> str:
    """What was pasted, with the line ends of a field: terminals send others."""
    return _SURROGATES.sub(_BROKEN, text.replace("\r\n", "\n").replace("\r", "\n"))


class KeptText(Document):
    """A text in lines whose stand-ins are seen by what draws it, and by nobody else."""

    def __init__(self, text: str) -> None:
        self._stand_ins: dict[int, int] = {}
        self.signs: dict[int, str] = {0xA0: " "}
        self._next = count(_FIRST)
        # Mixed line ends: each CR is a sign of its own. Else they are what all lines end with.
        self._is_crlf = "\r\n" in text and not _LONE_BREAK.search(text)
        super().__init__(self._stood_in(text))

    @property
    def text(self) -> str:
        """The text itself, to the character."""
        return self._itself(super().text)

    def get_text_range(self, start: Location, end: Location) -> str:
        """The same of a stretch: what is copied, and what undoing puts back."""
        return self._itself(super().get_text_range(start, end))

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Put a text in place of a stretch."""
        return super().replace_range(start, end, self._stood_in(text))

    def _stood_in(self, text: str) -> str:
        plain = text.replace("\r\n", "\n") if self._is_crlf else text
        for sign in set(plain):
            if ord(sign) not in self._stand_ins and _needs_stand_in(sign):
                self._stand_in(sign)
        return plain.translate(self._stand_ins)

    def _stand_in(self, sign: str) -> None:
        private = next(self._next)
        self._stand_ins[ord(sign)] = private
        shown = safe_text(sign)
        self.signs[private] = shown if len(shown) == 1 else _BROKEN

    def _itself(self, text: str) -> str:
        lines = text.replace("\n", "\r\n") if self._is_crlf else text
        return lines.translate({private: sign for sign, private in self._stand_ins.items()})


def _needs_stand_in(sign: str) -> bool:
    if sign in _NEUTRAL:
        return False
    return _FIRST <= ord(sign) <= _LAST or safe_text(sign) != sign


class KeptTextArea(TextArea):
    """The field: nothing in its words can act on the terminal, nothing is changed in them."""

    def __init__(self, text: str) -> None:
        super().__init__("", soft_wrap=True, show_line_numbers=False)
        self._kept = KeptText(text)
        self.document = self._kept
        self.wrapped_document = WrappedDocument(self._kept, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)

    def get_line(self, line_index: int) -> Text:
        """A line as it is shown: each stand-in as a sign of one cell."""
        line = self.document.get_line(line_index).translate(self._kept.signs)
        return Text(line, end="", no_wrap=True)

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted, as lines."""
        event.stop()
        event.prevent_default()
        text = pasted_text(event.text)
        result = self.replace(text, *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)
