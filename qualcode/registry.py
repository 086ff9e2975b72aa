"""A literal list of named members with a helpful lookup.

Every axis of growth (source formats, displays, renderers, …) keeps one `Registry` in its
`__init__`, so that a newcomer sees all members at once and a misspelt name gets a suggestion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Generic, Protocol, TypeVar

from qualcode.errors import QualcodeError


class Named(Protocol):
    """Anything that a registry can hold."""

    @property
    def name(self) -> str: ...


Member = TypeVar("Member", bound=Named)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint for a misspelt word: the closest known one, or all of them when they are few."""
    candidates = sorted(set(known))
    small = {one.casefold(): one for one in reversed(candidates)}
    close = get_close_matches(word, candidates, n=1, cutoff=0.6)
    if word.casefold() in small:
        close = [small[word.casefold()]]
    if close:
        return f"Did you mean '{close[0]}'?"
    if 0 < len(candidates) <= 12:
        return "Known: " + ", ".join(candidates) + "."
    return ""


class Registry(Generic[Member]):
    """The members of one axis in the order in which they are listed."""

    def __init__(self, noun: str, members: Iterable[Member]) -> None:
        self.noun = noun
        self._members = {member.name: member for member in members}

    def __iter__(self) -> Iterator[Member]:
        return iter(self._members.values())

    def __len__(self) -> int:
        return len(self._members)

    @property
    def names(self) -> tuple[str, ...]:
        """All names, in order."""
        return tuple(self._members)

    def __getitem__(self, name: str) -> Member:
        """The member of that name.

        Raises:
            QualcodeError: no member has the name; the text suggests the closest one.
        """
        try:
            return self._members[name]
        except KeyError:
            hint = did_you_mean(name, self._members)
            raise QualcodeError(f"no {self.noun} named '{name}'.", hint) from None
