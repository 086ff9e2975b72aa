"""The researcher's own regular expressions, with a time limit.

A pattern such as `(a+)+$` can run for hours in the standard library; the `regex` module stops
when told to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Generic, TypeVar

from qualcode.coders.literals import required_texts

TIME_LIMIT = 0.5
"""Seconds that one expression may spend on one passage of text."""

_NOT_LOWERED = re.compile("[\u017f\u0130\u0131\u212a]")
"""ſ, İ, ı, the Kelvin sign: they match ASCII letters without case but are not lowered to them."""

Tag = TypeVar("Tag")


class Expression(Generic[Tag]):
    """A pattern, compiled when first needed; `tag` is what a match stands for."""

    def __init__(self, pattern: str, tag: Tag) -> None:
        self.pattern = pattern
        self.tag = tag
        self.required = required_texts(pattern)
        self._gone = False

    @cached_property
    def _compiled(self) -> Any:
        import regex

        return regex.compile(self.pattern, regex.IGNORECASE | regex.UNICODE)

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


class Expressions(Generic[Tag]):
    """All expressions of a codebook; which of them a sentence can hold is told by its words."""

    def __init__(self, all_of_them: Iterable[Expression[Tag]]) -> None:
        self.all = tuple(all_of_them)
        self._always = tuple(one for one in self.all if not one.required)
        texts = sorted({text for one in self.all for text in one.required})
        self._any = re.compile("|".join(texts) or "(?!)")
        self._by_word: dict[str, tuple[Expression[Tag], ...]] = {}

    def within(self, words: Iterable[str]) -> Iterable[Expression[Tag]]:
        """The expressions that may match in a text with these words.

        A required text has only letters and digits, so it stands within one word.
        """
        known = self._by_word
        possible = {
            one for word in words for one in (known[word] if word in known else self._learn(word))
        }
        return [one for one in self.all if one in possible] if possible else self._always

    def _learn(self, word: str) -> tuple[Expression[Tag], ...]:
        """The expressions that a distinct spelling makes possible, to be remembered."""
        lower, unsure = word.lower(), _NOT_LOWERED.search(word) is not None
        if not unsure and not self._any.search(lower):
            self._by_word[word] = ()
            return ()
        found = [one for one in self.all if unsure or any(text in lower for text in one.required)]
        self._by_word[word] = made = (*found, *self._always) if found else ()
        return made
