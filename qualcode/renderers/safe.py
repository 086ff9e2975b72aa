"""Text from transcripts, made harmless for a screen or a file.

Two needs: on a *screen* a hidden character must become visible, because it can move the cursor
or reverse the line; in an *office file* a character that XML cannot hold must be replaced,
because it makes the file unreadable.
"""

from __future__ import annotations

import re

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\ufffb{_BIDI}]")
_IMPOSSIBLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_NOT_FOR_FILES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"⟨U+{code:04X}⟩"


def safe_text(text: str) -> str:
    """The text as it may be printed on a terminal: nothing in it can act, everything shows.

    Control characters become their pictures (ESC is ␛), characters that reorder a line become
    their code points (⟨U+202E⟩), broken ones U+FFFD. Line breaks stay; a tab becomes spaces, a
    no-break space a plain one.
    """
    if text.isprintable():
        return str(text)
    text = text.replace("\r\n", "\n").replace("\t", "    ").replace("\u00a0", " ")
    return _HIDDEN.sub(_visible, _IMPOSSIBLE.sub("\ufffd", text))


def file_text(text: str) -> str:
    """The text as Word and Excel can hold it: what XML forbids becomes U+FFFD, the rest stays."""
    if text.isprintable():
        return str(text)
    return _NOT_FOR_FILES.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
