"""Links in running text: wherever it names a table, a chapter or a place in a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qualcode.document import all_emphasized_like
from qualcode.renderers.html.anchors import Anchors
from qualcode.renderers.html.evidence import Evidence
from qualcode.renderers.numbered import HEADED
from qualcode.renderers.reading import text

_NUMBERED = re.compile(r"(.*\D)\d+", re.DOTALL)


class Links:
    """What the text of a document may name, and where in the page that is."""

    def __init__(self, anchors: Anchors, evidence: Evidence) -> None:
        self._labels = dict(_labels(anchors))
        self._known = self._labels | _places(evidence)
        self._pattern = _pattern(map(re.escape, self._labels), *_begun(self._known))
        self._only_labels = _pattern(map(re.escape, self._labels))

    def parted(self, words: str) -> Iterator[tuple[str, str]]:
        """The text in pieces, each with the address of what it names or with none."""
        return self._parted(self._pattern, words)

    def parted_in_cell(self, words: str) -> Iterator[tuple[str, str]]:
        """The same for a cell, which opens its places already."""
        return self._parted(self._only_labels, words)

    def _parted(self, pattern: re.Pattern[str], words: str) -> Iterator[tuple[str, str]]:
        for number, piece in enumerate(all_emphasized_like(pattern.split(words), words)):
            if piece:
                yield piece, self._known.get(_folded(piece), "") if number % 2 else ""


def _pattern(labels: Iterable[str], *begun: str) -> re.Pattern[str]:
    """What finds labels, longer ones first, and numbers behind what places begin with."""
    spaced = (label.replace("\\ ", "[ \u00a0]") for label in labels)
    whole = [*sorted(spaced, key=len, reverse=True), *(rf"{one}\d+" for one in begun)]
    # Without anything to find it finds nothing.
    return re.compile(rf"(?<![\w.])({'|'.join(whole) or '(?!)'})(?!\w|\.\d)", re.IGNORECASE)


def _begun(known: Iterable[str]) -> list[str]:
    numbered = filter(None, map(_NUMBERED.fullmatch, known))
    return sorted({re.escape(one[1]) for one in numbered}, key=len, reverse=True)


def _labels(anchors: Anchors) -> Iterator[tuple[str, str]]:
    """The first of each name counts; `dict` keeps the last, so that they come in reverse."""
    for entry in reversed((*anchors.contents, *anchors.tables, *anchors.figures)):
        headed = HEADED.match(entry.title)
        label = entry.short or (headed[1] if headed else "")
        if label:
            yield _folded(label), entry.anchor


def _places(evidence: Evidence) -> dict[str, str]:
    """Where passages are said to stand, as far as that is said of one turn only."""
    found: dict[str, set[str]] = {}
    for number, passage in enumerate(evidence.passages):
        found.setdefault(_folded(text(passage.place)), set()).add(evidence.address(number))
    return {place: min(where) for place, where in found.items() if place and len(where) == 1}


def _folded(words: str) -> str:
    return words.replace("\u00a0", " ").casefold()
