"""A set of phrases, found at a word of a sentence by the word that they begin with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from qualcode.coders.tokens import Token

Phrase = tuple[str, ...]


class Phrases:
    """Phrases of one or more folded words."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_first: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in sorted(set(phrases), key=len, reverse=True):
            self._by_first[phrase[0]].append(phrase)
        self.starts = frozenset(self._by_first)

    def length_at(self, words: Sequence[Token], index: int) -> int:
        """How many words the longest phrase has that begins with the word at `index`; 0: none."""
        first = words[index].word
        if first not in self.starts:
            return 0
        for phrase in self._by_first[first]:
            if tuple(word.word for word in words[index : index + len(phrase)]) == phrase:
                return len(phrase)
        return 0
