"""The last thing before the terminal: nothing reaches it that could act on it.

Also signs for terminals that cannot show those of the coder: where output is not in Unicode.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from qualcode.renderers.safe import safe_text

_PLAIN = {
    "┃": "|", "┊": ":", "»": ">", "±": "~", "−": "-", "▸": ">", "·": ".", "…": "~",
    "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-",
    "│": "|", "─": "-", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
    "←": "<", "→": ">", "↑": "^", "↓": "v", "⟨": "<", "⟩": ">",
} | dict.fromkeys("▁▂▃▄▅▆▇█", "#")  # fmt: skip
_PLAIN |= dict.fromkeys(map(chr, (*range(0x2400, 0x2422), 0xFFFD)), "?")

_NO_BREAK = "\u00a0"


def harmless(text: str) -> str:
    """The text without signs that could act on a terminal or turn a line around."""
    if text.isprintable():
        return text
    return "".join(sign for sign in text if sign == _NO_BREAK or _is_harmless(sign))


def _is_harmless(sign: str) -> bool:
    return sign != "\n" and safe_text(sign) == sign


class Harmless(LineFilter):
    """Takes out of a line what its widget should have made visible, which is as wide without."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """A line of the screen in which nothing acts."""
        if all(one.text.isprintable() for one in segments):
            return segments
        return [one if one.control else Segment(harmless(one.text), one.style) for one in segments]


class PlainSigns(LineFilter):
    """Puts signs that any terminal has in place of those that this one has not."""

    def __init__(self, signs: Mapping[int, str]) -> None:
        super().__init__()
        self._signs = dict(signs)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """A line of the screen with other signs, each as wide as before."""
        return [
            Segment(text.translate(self._signs), style, control)
            for text, style, control in segments
        ]


def plain_signs(encoding: str | None = None) -> Mapping[int, str]:
    """The signs to be replaced where output has this encoding; none for Unicode."""
    known = encoding or getattr(sys.__stderr__, "encoding", None) or "utf-8"
    return {ord(sign): plain for sign, plain in _PLAIN.items() if not _has(known, sign)}


def _has(encoding: str, sign: str) -> bool:
    try:
        sign.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True
