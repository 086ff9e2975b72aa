"""Finding words and phrases as a researcher types them: `praktik lapangan`, `latih*`, `S.Sos`.

Case and ways of writing an apostrophe make no difference; several words are a phrase, between
which any white space or hyphens may stand (and what else is typed between them must); `*` stands
for any ending. With `roots` each word is an Indonesian root, and whatever is formed from it is
found: *latih* in *pelatihan* and *dilatih*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from qualcode.coders.morphology import RootFinder, respelled
from qualcode.coders.tokens import WORD, fold, joins_phrase, pieces
from qualcode.errors import QualcodeError

Test = Callable[[str], bool]

_WANTED = re.compile(rf"({WORD.pattern})(\*?)|(\*)")
_NO_MARKS = re.compile(r"[\s\-\u2010\u2011*]+")


class WordSearch:
    """What to look for, made ready once and used for many texts.

    Raises:
        QualcodeError: there is no word in the text, or a `*` that is not at the end of one.
    """

    def __init__(self, text: str, roots: bool = False) -> None:
        self.text = " ".join(text.split())
        self.roots = roots
        self._tests = tuple(_tests(self.text, roots))
        # Each spelling is asked about once, however often it occurs.
        self._words: tuple[dict[str, bool], ...] = tuple({} for _ in self._tests[::2])

    def __call__(self, text: str) -> list[tuple[int, int]]:
        """Where it stands in a text, as `(start, end)` in order; places never overlap."""
        cut = pieces(text)
        found: list[tuple[int, int]] = []
        offset, index, size = 0, 1, len(self._tests)
        while index + size <= len(cut):
            offset += len(cut[index - 1])
            here = self._matches(cut, index)
            taken = size if here else 1
            length = sum(map(len, cut[index : index + taken]))
            if here:
                found.append((offset, offset + length))
            offset += length
            index += taken + 1
        return found

    def occurs(self, text: str) -> bool:
        """Whether it stands in a text at all."""
        return bool(self(text))

    def _matches(self, cut: Sequence[str], index: int) -> bool:
        """Whether words and gaps are the wanted ones from the word `cut[index]` on."""
        for number, test in enumerate(self._tests):
            piece = cut[index + number]
            if number % 2:
                passed = test(piece)
            else:
                known = self._words[number // 2]
                if piece not in known:
                    known[piece] = test(piece)
                passed = known[piece]
            if not passed:
                return False
        return True


def _tests(text: str, roots: bool) -> Iterator[Test]:
    """What words and the gaps between them must be: word, gap, word, …"""
    wanted = list(_WANTED.finditer(text))
    if not any(one[1] for one in wanted):
        raise QualcodeError("there is no word to look for.", "Write one, e.g. pelatihan.")
    before: re.Match[str] | None = None
    for one in wanted:
        if one[3] or (one[2] and text[one.end() : one.end() + 1].isalnum()):
            raise QualcodeError("a * can only stand at the end of a word.", "Write e.g. latih*.")
        if one[2] and roots:
            raise QualcodeError("a root has all its endings already.", "Leave out the * or --root.")
        if before:
            yield _gap(text[before.end() : one.start()])
        yield _root(one[1]) if roots else _beginning(one[1]) if one[2] else _word(one[1])
        before = one


def _gap(typed: str) -> Test:
    marks = _NO_MARKS.sub("", typed)
    return (lambda gap: _NO_MARKS.sub("", gap) == marks) if marks else joins_phrase


def _word(wanted: str) -> Test:
    folded = fold(wanted)
    return lambda raw: fold(raw) == folded


def _beginning(wanted: str) -> Test:
    folded = fold(wanted)
    return lambda raw: fold(raw).startswith(folded)


def _root(wanted: str) -> Test:
    finder = RootFinder([respelled(fold(wanted))])
    return lambda raw: bool(finder.roots_of(respelled(fold(raw))))
