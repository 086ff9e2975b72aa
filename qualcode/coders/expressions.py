"""The researcher's own regular expressions, with a time limit.

A pattern such as `(a+)+$` can run for hours in the standard library; the `regex` module stops
when told to.
"""

from __future__ import annotations

import re as _re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Generic, TypeVar

TIME_LIMIT = 0.5
"""Seconds that one expression may spend on one passage of text."""

_PLAIN = _re.compile(r"(?:\\b|[\w \-])+")
_WORD = _re.compile(r"[^\W_]{2,}")

Tag = TypeVar("Tag")


class Expression(Generic[Tag]):
    """A pattern, compiled when first needed; `tag` is what a match stands for."""

    def __init__(self, pattern: str, tag: Tag) -> None:
        self.pattern = pattern
        self.tag = tag
        self._gone = False

    @cached_property
    def _compiled(self) -> Any:
        import regex

        return regex.compile(self.pattern, regex.IGNORECASE | regex.UNICODE)

    @cached_property
    def _required(self) -> str:
        """A text that every match contains, in lower case; "" where none is certain."""
        if not _PLAIN.fullmatch(self.pattern):
            return ""
        words = _WORD.findall(self.pattern.replace("\\b", " "))
        longest = max(words, key=len, default="")
        return longest.lower() if longest.isascii() else ""

    def _may_match(self, text: str) -> bool:
        # Letters such as ſ and İ match ASCII ones without case but are not lowered to them.
        return not self._required or self._required in text.lower() or not text.isascii()

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where the expression matches between two offsets; nothing after it timed out once.

        Raises:
            TimeoutError: the time limit was reached; it happens once, later calls find nothing.
        """
        if self._gone or not self._may_match(text[start:end]):
            return
        try:
            for match in self._compiled.finditer(text, start, end, timeout=TIME_LIMIT):
                if match.end() > match.start():
                    yield match.start(), match.end()
        except TimeoutError:
            self._gone = True
            raise
