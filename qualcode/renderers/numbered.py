"""A name and its number, such as `Tabel 4.2`, in one line wherever the report says it."""

from __future__ import annotations

import re

from qualcode.document import Document, Figure, Table, emphasized_like
from qualcode.renderers.reading import text

HEADED = re.compile(
    r"((?:Lampiran|Appendix|Bab|Chapter)[ \u00a0](?:\d{1,3}|[IVXLC]{1,7}|[A-Z]))\b", re.IGNORECASE
)
"""The number with which a heading begins, and by which the text names it."""

_USUAL = frozenset("Tabel Table Gambar Figure Lampiran Appendix Bab Chapter".split())
_NUMBER = r"[A-Z]?\d|[IVXLC]+\b|[A-Z]\b"


class Names:
    """The words that stand before numbers in a document: those of its captions, and the usual."""

    def __init__(self, document: Document) -> None:
        captions = (one.caption for one in document.blocks if isinstance(one, Table | Figure))
        words = _USUAL | {text(one.word).strip() for one in captions if one} - {""}
        longest_first = sorted(words | set(map(str.upper, words)), key=lambda one: (-len(one), one))
        names = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"(?<!\w)({names}) (?={_NUMBER})")

    def joined(self, words: str) -> str:
        """Words in which no line ends between a name and its number."""
        return emphasized_like(self._pattern.sub("\\1\u00a0", words), words)
