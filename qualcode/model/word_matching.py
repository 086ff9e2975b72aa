"""Which words of a text became which words of its edited version.

Words are compared in any composition and kind of apostrophe. After the patience diff (Bram
Cohen): runs of words that stand once in both texts are fixed points, and what lies between them
is compared in full. Words keep their order: what was moved is gone in one place, new in another.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f'’ʼ\u00ad\u200b-\u200d][^\W_]+)*[\u0300-\u036f]*")
_IGNORED = re.compile("[\u00ad\u200b-\u200d\u2060]")
_MARKS = str.maketrans(
    dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛`´ʼ", "'") | {"–": "-", "—": "-"}
)
RUN = 3
"""So many words in a row are a fixed point where they stand once in both texts."""

_LARGEST = 1_500
"""Words of a stretch that is compared in full; a larger one without any fixed point is new."""


class Words:
    """The words of a text: as they are compared, and where they begin and end."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in _WORD.finditer(text)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        self.folded = [folded(text[start:end]) for start, end in found]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The first word of a stretch, and the one after its last."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def folded(word: str) -> str:
    """A word as it is compared."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", _IGNORED.sub("", word).translate(_MARKS))


def plain(text: str) -> str:
    """A text without what does not matter to a quotation: line breaks, kinds of marks."""
    visible = unicodedata.normalize("NFC", _IGNORED.sub("", text)).translate(_MARKS)
    return " ".join(visible.split())


def partners(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """For each old word the new one that it became; words keep their order."""
    partner: list[int | None] = [None] * len(old)
    for at, to, length in _same_runs(old, new):
        partner[at : at + length] = range(to, to + length)
    return partner


def _same_runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Runs of words that are the same in both, as (in the old, in the new, how many)."""
    fixed = [(-1, -1), *_fixed_points(old, new), (len(old), len(new))]
    for (old_from, new_from), (old_to, new_to) in pairwise(fixed):
        if old_from >= 0:
            yield old_from, new_from, 1
        yield from _between(old, new, (old_from + 1, old_to), (new_from + 1, new_to))


def _between(
    old: Sequence[str], new: Sequence[str], was: tuple[int, int], now: tuple[int, int]
) -> Iterator[tuple[int, int, int]]:
    """The same words in two stretches between fixed points, compared in full."""
    while was[0] < was[1] and now[0] < now[1] and old[was[0]] == new[now[0]]:
        yield was[0], now[0], 1
        was, now = (was[0] + 1, was[1]), (now[0] + 1, now[1])
    while was[0] < was[1] and now[0] < now[1] and old[was[1] - 1] == new[now[1] - 1]:
        yield was[1] - 1, now[1] - 1, 1
        was, now = (was[0], was[1] - 1), (now[0], now[1] - 1)
    if was[0] == was[1] or now[0] == now[1]:
        return
    if max(was[1] - was[0], now[1] - now[0]) > _LARGEST:
        return
    matcher = SequenceMatcher(None, old[slice(*was)], new[slice(*now)], autojunk=False)
    for at, to, length in matcher.get_matching_blocks():
        if length:
            yield was[0] + at, now[0] + to, length


def _fixed_points(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The middle words of runs that stand once in both texts, in the order of both.

    The words at the edge of a run may be those of an insertion that happens to end alike.
    """
    before, after = _single_runs(old), _single_runs(new)
    middle = RUN // 2
    shared = [(at + middle, after[run] + middle) for run, at in before.items() if run in after]
    return _rising(shared)


def _single_runs(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    runs = list(zip(*(words[shift:] for shift in range(RUN)), strict=False))
    times = Counter(runs)
    return {run: place for place, run in enumerate(runs) if times[run] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest selection of pairs that rises on both sides; `pairs` rise on the first."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for index, (_, value) in enumerate(pairs):
        place = bisect_left(tops, value)
        before.append(ends[place - 1] if place else None)
        tops[place:place + 1] = [value]  # fmt: skip
        ends[place:place + 1] = [index]  # fmt: skip
    chosen: list[tuple[int, int]] = []
    last = ends[-1] if ends else None
    while last is not None:
        chosen.append(pairs[last])
        last = before[last]
    return chosen[::-1]


def alike(left: str, right: str) -> bool:
    """Whether two characters are the same but for the kind of mark or white space."""
    return left.translate(_MARKS) == right.translate(_MARKS) or (left.isspace() and right.isspace())


def alike_at_start(old: Iterable[str], new: Iterable[str]) -> int:
    """How many characters at the beginning are alike."""
    count = 0
    for left, right in zip(old, new, strict=False):
        if not alike(left, right):
            break
        count += 1
    return count


def occurrences(wanted: Sequence[str], words: Sequence[str]) -> list[int]:
    """Where a run of words stands among others, by its first word."""
    size = len(wanted)
    return [
        place
        for place, word in enumerate(words[: len(words) - size + 1])
        if word == wanted[0] and list(words[place : place + size]) == list(wanted)
    ]
