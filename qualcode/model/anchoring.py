"""Finding coded passages again in a transcript that was edited, without ever guessing.

The text that was coded is compared with the present one word by word; a passage goes where its
words went. Another line width, other quotation marks or new time stamps change nothing. A passage
whose words are gone is looked for among the words that are *new*: only if it stands there exactly
once was it moved. Otherwise it has no place, and a person has to give it one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from qualcode.model.word_matching import RUN, Words, alike_at_start, occurrences, partners, plain

_SURVIVES = 0.5
"""The share of its words that a passage must have kept to be the same passage."""

_ASIDE = 8
"""So many words may have come between two of a passage before one of them is a stray."""

_SAME_TEXT = 0.3
"""The share of words in common below which a text was not edited but replaced."""

_NEW = 0.7
"""The share of new words from which words that stand elsewhere are a moved passage."""

_CONTEXT = 16
_OPENING, _CLOSING = "([{<“‘«\"'", ")]}>”’»\"'"


class Fate(StrEnum):
    """What became of a passage in an edited text."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands in the present text; `start` and `end` are 0 where it is lost."""

    fate: Fate
    start: int = 0
    end: int = 0


_LOST = Place(Fate.LOST)


class Comparison:
    """A coded text beside the present one; tells of any passage what became of it."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new

    @cached_property
    def _was(self) -> Words:
        return Words(self.old)

    @cached_property
    def _now(self) -> Words:
        return Words(self.new)

    @cached_property
    def _partner(self) -> list[int | None]:
        return partners(self._was.folded, self._now.folded)

    @cached_property
    def _fresh(self) -> frozenset[int]:
        """The words of the new text that came from nowhere in the old one."""
        return frozenset(range(len(self._now.folded))) - set(self._partner)

    @cached_property
    def _words_before(self) -> list[int]:
        """For each word of the new text, how many stand before it; new numbers do not count.

        Time stamps and numbers of lines are put between words that stay neighbours.
        """
        words = enumerate(self._now.folded)
        counted = (not (word.isdecimal() and at in self._fresh) for at, word in words)
        return list(accumulate(counted, initial=0))

    def place(self, start: int, end: int) -> Place:
        """Where the passage from `start` to `end` of the old text stands in the new one."""
        if self.old == self.new:
            return Place(Fate.SAME, start, end)
        first, last = self._was.within(start, end)
        if first >= last:
            return self._between_words(start, end, first)
        kept = self._kept(first, last)
        if len(kept) < _SURVIVES * (last - first) or not self._holds(kept, first, last):
            return self._among_new_words(start, end, first, last)
        begin, final = self._edge(first, kept[0]), self._edge(last - 1, kept[-1])
        found = self._stretch(start, end, (first, begin), (last - 1, final))
        place = self._judged(start, end, found)
        new_words = self._words_before[final + 1] - self._words_before[begin]
        if place.fate is Fate.CHANGED and not self._edited(first, last, len(kept), new_words):
            return self._among_new_words(start, end, first, last)
        return place

    def _edited(self, first: int, last: int, kept: int, new_words: int) -> bool:
        """Whether other words are an edit of the passage, and not those of another passage.

        Where its words stand as often as before, nobody has edited them: they are elsewhere. In a
        text that has little in common with the old one, nothing is an edit.
        """
        if self._another_text or kept < _SURVIVES * new_words:
            return False
        if kept == last - first == new_words:
            return True
        wanted = self._was.folded[first:last]
        return len(occurrences(wanted, self._now.folded)) < len(
            occurrences(wanted, self._was.folded)
        )

    @cached_property
    def _another_text(self) -> bool:
        kept = sum(partner is not None for partner in self._partner)
        return kept < _SAME_TEXT * min(len(self._partner), len(self._now.folded))

    def _judged(self, start: int, end: int, found: tuple[int, int]) -> Place:
        if found[0] >= found[1]:
            return _LOST
        same = plain(self.new[slice(*found)]) == plain(self.old[start:end])
        return Place(Fate.MOVED if same else Fate.CHANGED, *found)

    def _to(self, word: int) -> int:
        partner = self._partner[word]
        assert partner is not None
        return partner

    def _kept(self, first: int, last: int) -> list[int]:
        """Those of the words that are still there, without strays far from the others."""
        kept = [word for word in range(first, last) if self._partner[word] is not None]
        aside = min(_ASIDE, last - first)
        while len(kept) > 1 and self._strays(kept[0], kept[1], aside):
            del kept[0]
        while len(kept) > 1 and self._strays(kept[-2], kept[-1], aside):
            del kept[-1]
        return kept

    def _strays(self, left: int, right: int, aside: int) -> bool:
        return self._apart(self._to(left), self._to(right)) > right - left + aside

    def _apart(self, left: int, right: int) -> int:
        """How many words of the new text one is after another; neighbours are one apart."""
        return self._words_before[right] - self._words_before[left + 1] + 1

    def _holds(self, kept: Sequence[int], first: int, last: int) -> bool:
        """Whether few words are held in their place by what stands before and after them."""
        if not kept or len(kept) >= RUN:
            return bool(kept)
        before = self._partner[first - 1] if first else -1
        after = self._partner[last] if last < len(self._partner) else len(self._now.folded)
        near = []
        if before is not None:
            near.append(self._apart(before, self._to(kept[0])))
        if after is not None:
            near.append(self._apart(self._to(kept[-1]), after))
        return 1 in near or (len(near) == 2 and max(near) <= _ASIDE)

    def _edge(self, word: int, kept: int) -> int:
        """The new word at the edge of a passage of which `kept` is the outermost that was kept.

        Where the word at the edge was replaced: if there are as many words as before between
        `kept` and the nearest word outside that was kept, they stand for each other.
        """
        step = 1 if kept > word else -1
        outer = word - step
        while 0 <= outer < len(self._partner) and self._partner[outer] is None:
            outer -= step
        inside = 0 <= outer < len(self._partner)
        beyond = self._to(outer) if inside else (-1 if step > 0 else len(self._now.folded))
        as_many = abs(self._to(kept) - beyond) == abs(kept - outer)
        return self._to(kept) - (step * abs(kept - word) if as_many else 0)

    def _stretch(
        self, start: int, end: int, head: tuple[int, int], tail: tuple[int, int]
    ) -> tuple[int, int]:
        """The new stretch, with the marks around its words that the passage had.

        `head` and `tail` pair the old word at an edge with the new one.
        """
        before = self._was.starts[head[0]] - start
        after = end - self._was.ends[tail[0]]
        # A passage may begin or end within a word: then `before` or `after` is below zero.
        begin = self._now.starts[head[1]] + max(0, -before)
        final = self._now.ends[tail[1]] + min(0, after)
        # A word that was replaced brings its own brackets along: "[nama]".
        if self._replaced(*head):
            begin = len(self.new[:begin].rstrip(_OPENING))
        if self._replaced(*tail):
            rest = self.new[final : final + _CONTEXT]
            final += len(rest) - len(rest.lstrip(_CLOSING))
        marks = self.old[start : start + max(0, before)]
        begin -= alike_at_start(
            reversed(marks), reversed(self.new[max(0, begin - len(marks)) : begin])
        )
        marks = self.old[end - max(0, after) : end]
        shared = alike_at_start(marks, self.new[final : final + len(marks)])
        if marks.strip() and not shared:
            return begin, self._reaching(marks.strip(), final, tail[0] + 1)
        return begin, final + shared

    def _reaching(self, marks: str, final: int, following: int) -> int:
        """The end of a sentence to which words were added before its full stop."""
        partner = self._partner[following] if following < len(self._partner) else None
        limit = len(self.new) if partner is None else self._now.starts[partner]
        first, _ = self._now.within(final, limit)
        limit = min(
            limit, self._now.ends[min(first + _ASIDE, len(self._now.ends)) - 1] + len(marks)
        )
        at = self.new.find(marks, final, limit)
        added = at >= 0 and "\n" not in self.new[final:at]
        return at + len(marks) if added else final

    def _replaced(self, old: int, new: int) -> bool:
        return self._was.folded[old] != self._now.folded[new]

    def _between_words(self, start: int, end: int, after: int) -> Place:
        """A passage of marks only ("…"): it stays between the words around it, if they did.

        Where nothing but marks parts it from one of them, it stays with that word.
        """
        joined = self._beside_words(start, end, after)
        if joined:
            return joined
        left = self._partner[after - 1] if after else -1
        right = self._partner[after] if after < len(self._partner) else len(self._now.folded)
        if left is None or right is None or right != left + 1:
            return _LOST
        return self._once(self.old[start:end], right)

    def _beside_words(self, start: int, end: int, after: int) -> Place | None:
        """Marks that no white space parts from the word before them, or from the one after."""
        if after and (left := self._partner[after - 1]) is not None:
            marks, at = self.old[self._was.ends[after - 1] : end], self._now.ends[left]
            if _joined(marks, self.new[at : at + len(marks)]):
                return Place(Fate.MOVED, at + len(marks) - (end - start), at + len(marks))
        if after < len(self._partner) and (right := self._partner[after]) is not None:
            marks, at = self.old[start : self._was.starts[after]], self._now.starts[right]
            if _joined(marks, self.new[max(0, at - len(marks)) : at]):
                return Place(Fate.MOVED, at - len(marks), at - len(marks) + end - start)
        return None

    def _among_new_words(self, start: int, end: int, first: int, last: int) -> Place:
        """A passage whose words are gone, where it stands once among the words that are new."""
        wanted = self._was.folded[first:last]
        found = [
            at
            for at in occurrences(wanted, self._now.folded)
            if sum(word in self._fresh for word in range(at, at + len(wanted)))
            >= _NEW * len(wanted)
        ]
        if len(wanted) < RUN or len(found) != 1:
            return self._with_context(start, end)
        at, final = found[0], found[0] + len(wanted) - 1
        return self._judged(start, end, self._stretch(start, end, (first, at), (last - 1, final)))

    def _with_context(self, start: int, end: int) -> Place:
        """A passage that stands, with sixteen characters on each side, exactly once."""
        before = self.old[max(0, start - _CONTEXT) : start]
        needle = before + self.old[start : end + _CONTEXT]
        at = self.new.find(needle)
        if at < 0 or self.new.find(needle, at + 1) >= 0:
            return _LOST
        begin = at + len(before)
        return Place(Fate.MOVED, begin, begin + end - start)

    def _once(self, marks: str, word: int) -> Place:
        """Marks that stand once between a word and the one before it."""
        low = self._now.ends[word - 1] if word else 0
        high = self._now.starts[word] if word < len(self._now.folded) else len(self.new)
        at = self.new.find(marks, low, high)
        if at < 0 or self.new.find(marks, at + 1, high) >= 0:
            return _LOST
        return Place(Fate.MOVED, at, at + len(marks))


def _joined(old: str, new: str) -> bool:
    """Whether marks without white space are the same."""
    return not any(map(str.isspace, old)) and len(old) == len(new) == alike_at_start(old, new) > 0
