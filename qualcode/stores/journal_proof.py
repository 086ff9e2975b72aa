"""Whether the words of an event are those that were coded: by the text that is kept beside them.

A line that was saved in another encoding can be read in several ways; where its words stand in the
coded text, the way in which it was read is right.
"""

from __future__ import annotations

from collections.abc import Callable

from qualcode.stores.journal_lines import Event, read_line

Proof = Callable[[bytes], bool | None]
"""Of a line with one event: whether its words are the coded ones, None where nothing tells."""

CodedText = Callable[[str], str | None]
"""Gives the text that was coded by its hash, or None."""


def unproved(_: bytes) -> bool | None:
    """Nothing is known of any coded text."""
    return None


def by_coded_text(coded: CodedText) -> Proof:
    """The proof by the texts that were coded.

    Words in plain ASCII prove nothing: they are the same however they are read.
    """

    def proof(line: bytes) -> bool | None:
        event = read_line(line, 0)[0]
        text = coded(event.text_sha256) if event else None
        if event is None or text is None:
            return None
        if not stands_in(event, text):
            return False
        return True if not f"{event.prefix}{event.exact}{event.suffix}".isascii() else None

    return proof


def stands_in(event: Event, text: str) -> bool:
    """Whether the words of an event, with those around them, stand at their place in a text."""
    words = f"{event.prefix}{event.exact}{event.suffix}"
    begin = event.start - len(event.prefix)
    whole = event.end - event.start == len(event.exact)
    return whole and begin >= 0 and text[begin : begin + len(words)] == words
