"""The texts of sources as they may be printed, in whatever parts they are cut into."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import takewhile

from qualcode.model.source import Source
from qualcode.stages.marks import marks_within
from qualcode.study import Study


class PrintedTexts:
    """The printed texts of a study, each made when it is first asked for."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._known: dict[str, PrintedText] = {}

    def of(self, source: Source) -> PrintedText:
        """The text of a source."""
        if source.id not in self._known:
            self._known[source.id] = PrintedText(self._study, source)
        return self._known[source.id]


class PrintedText:
    """The words of one source with the names in it replaced, found once for the whole text.

    Marks that only set the text, such as the bullets of a list, are left out.

    For those who need many parts of one source; a single passage is quicker by `quoted`.
    """

    def __init__(self, study: Study, source: Source) -> None:
        self.source = source
        self._replaced = _with_marks(source, study.anonymiser.stretches(source.text))
        self._ends = [high for _, high, _ in self._replaced]

    def between(self, start: int, end: int) -> str:
        """The words of a part; of a name that it cuts, what stands for the whole name."""
        printed, at = [], start
        for low, high, instead in self._touching(start, end):
            printed += [self.source.text[at : max(at, low)], instead]
            at = min(high, end)
        return "".join([*printed, self.source.text[at:end]])

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """The part made larger by the rest of the names that it cuts."""
        for low, high, _ in self._touching(start, end):
            start, end = min(start, low), max(end, high)
        return start, end

    def _touching(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        # They stand in order and apart: those that end before the part are passed over at once.
        first = bisect_right(self._ends, start)
        following = (self._replaced[at] for at in range(first, len(self._replaced)))
        return takewhile(lambda one: one[0] < end, following)


def _with_marks(
    source: Source, replaced: tuple[tuple[int, int, str], ...]
) -> tuple[tuple[int, int, str], ...]:
    """What is replaced, and the marks that nothing stands for, in order and apart."""
    ends = [high for _, high, _ in replaced]
    marks = []
    for low, high in marks_within(source, 0, len(source.text)):
        at = bisect_right(ends, low)
        if at == len(replaced) or replaced[at][0] >= high:
            marks.append((low, high, ""))
    return tuple(sorted((*replaced, *marks)))
