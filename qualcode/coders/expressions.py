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
_SPACE = _re.compile(r"\s+")
_ALTERNATIVES = _re.compile(r"(?:\\b)?\(\?:([^()\[\]]+)\)(?![?*{])")
"""A group of alternatives at the start, without groups or classes in it, that must match."""

_LITERAL = _re.compile(r"([A-Za-z]*)([?*{]?)")
_GROUP = _re.compile(r"\([^()]*\)")

Tag = TypeVar("Tag")


def _is_one_branch(pattern: str) -> bool:
    """Whether no alternative stands outside all groups: then its beginning must match."""
    outside = _GROUP.sub("", pattern)
    while outside != pattern:
        pattern, outside = outside, _GROUP.sub("", outside)
    return "|" not in outside


def _first_letters(pattern: str) -> str:
    """The letters with which a pattern begins; the last one not if it is optional."""
    letters, optional = _LITERAL.match(pattern).groups()  # type: ignore[union-attr]
    return letters[:-1] if optional else letters


def lowered(text: str) -> str | None:
    """A text in the form in which `Expression.may_match` looks at it; None: it cannot say."""
    # Letters such as ſ and İ match ASCII ones without case but are not lowered to them.
    return text.lower() if text.isascii() else None


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
    def _required(self) -> tuple[str, ...]:
        """Texts of which every match contains one, in lower case; empty where none is certain."""
        pattern = self.pattern
        if pattern.startswith("(?x)"):
            pattern = _SPACE.sub("", pattern.removeprefix("(?x)"))
        if _PLAIN.fullmatch(pattern):
            found = [max(_WORD.findall(pattern.replace("\\b", " ")), key=len, default="")]
        elif not _is_one_branch(pattern):
            return ()
        elif leading := _ALTERNATIVES.match(pattern):
            found = [_first_letters(one) for one in leading.group(1).split("|")]
        elif pattern.startswith("\\b"):
            found = [_first_letters(pattern.removeprefix("\\b"))]
        else:
            return ()
        certain = all(len(one) > 1 and one.isascii() for one in found)
        return tuple(one.lower() for one in found) if certain else ()

    def may_match(self, lower: str | None) -> bool:
        """Whether a text can hold a match; `lower` is what `lowered` makes of it."""
        required = self._required
        if lower is None or not required:
            return True
        return any(one in lower for one in required)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where the expression matches between two offsets; nothing after it timed out once.

        Raises:
            TimeoutError: the time limit was reached; it happens once, later calls find nothing.
        """
        if self._gone:
            return
        try:
            for match in self._compiled.finditer(text, start, end, timeout=TIME_LIMIT):
                if match.end() > match.start():
                    yield match.start(), match.end()
        except TimeoutError:
            self._gone = True
            raise
