"""Which language a text is in where it is not the page's: a screen reader says it as it is spelled.

A study's quotations and what its researcher wrote stay in their own language in a report of
another one, and a list of references names works in several. The Web Content Accessibility
Guidelines 2.2 (criterion 3.1.2) ask for the language of such parts. It is told by the small words
that no text of some length does without; a language whose small words are not known here is left
unmarked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from qualcode.document import Document, OwnWords, Quotation, Transcript

_SMALL = {
    "id": frozenset(
        "ada adalah agar aja akan apa apakah atau bagaimana bagi banyak belum berapa bila bisa "
        "boleh bukan cukup cuma dalam dan dapat dari dengan di dia dulu enggak hanya harus ia "
        "ini itu jadi jangan jika juga kalau kami karena kata ke kepada kita kurang lagi lalu "
        "lebih maka mana masih menurut mereka namun ndak nggak oleh pada padahal para pernah "
        "saat saja sambil sampai sangat saya sebab sebagai sebagian sedangkan sehingga sekarang "
        "semua seorang seperti sering serta sesudah setelah siapa sudah supaya tapi telah "
        "terhadap tetap tetapi tiap tidak untuk waktu walaupun ya yaitu yang".split()
    ),
    "en": frozenset(
        "about after against all also an and are around as at be because been before between "
        "but by can do does each every for from had has have he her his how if in into is it "
        "its just may more most no nobody not nothing of on once one only or other our out over "
        "own she so some such than that the their them then there they this those to too under "
        "until very was we were what when where which while who whom why will with without you "
        "your".split()
    ),
}
_WORD = re.compile(r"[^\W\d_]{2,}")
_SPELLED = re.compile(r"(?<![^\W_])(?:[a-zà-ÿ]{3,}(?![^\W_])|[A-ZÀ-Þ][a-zà-ÿ]{2,}[.?!…”])")
"""A word that is said; signs, numbers and names, which have no language, are none."""

_PARTS = re.compile(r"(“[^“”]*”|(?<=[.!?:;])\s+|\s[–—]\s|[()\[\]])")
_ENOUGH = 2
_SHORTEST = 8
_LONG = 3
"""From so many words a quotation in a text of the report has some small word, if it is known."""


class Languages:
    """Tells the languages of one document's texts; "" is that of the page."""

    def __init__(self, document: Document) -> None:
        self._own = document.language[:2].lower()
        self._usual = _prevailing(_said(document))
        # The same labels and names stand in many cells.
        self._known: dict[str, str] = {}

    def of(self, words: str) -> str:
        """The language of a cell or quotation.

        What somebody in the study said or wrote and is too short to tell is in the language of
        most that is said.
        """
        if isinstance(words, OwnWords):
            return self.certain(words)
        if (known := self._known.get(words)) is None:
            known = self._known[words] = self._heard(words)
        return known if known != self._own else ""

    def of_all(self, paragraphs: Iterable[str]) -> tuple[str, tuple[str, ...]]:
        """The language of a cell, and those of its paragraphs where they are of several."""
        each = tuple(map(self.of, paragraphs))
        return (each[0], ()) if len(set(each)) == 1 else ("", each)

    def certain(self, words: str) -> str:
        """The language of a whole text, as far as it shows and is not the page's."""
        counted = _counted(words)
        return "" if counted[self._own] else _told(counted)

    def parted(self, words: str) -> Iterator[tuple[str, str]]:
        """What the report itself says in pieces, each with its language.

        It may hold words of the study: a quotation, the title of a finding.
        """
        if (whole := self.certain(words)) or len(words) < _SHORTEST:
            yield words, whole
            return
        begun, language = "", ""
        for piece in filter(None, _PARTS.split(words)):
            found = self.within(piece)
            if found != language and begun:
                yield begun, language
                begun = ""
            begun, language = begun + piece, found
        yield begun, language

    def within(self, piece: str) -> str:
        """The language of a part of the report's own text, or of the title of a work."""
        if (found := self.certain(piece)) or self._usual in ("", self._own):
            return found
        counted = _counted(piece)
        if counted[self._own]:
            return ""
        quoted = piece.startswith("“") and len(_WORD.findall(piece)) >= _LONG
        return self._usual if quoted or counted[self._usual] else ""

    def _heard(self, words: str) -> str:
        """The language of what is said; the usual one where it has words, but no telling ones."""
        counted = _counted(words)
        short = bool(_SPELLED.search(words)) and not counted[self._own]
        return _told(counted) or (self._usual if short else "")


def _said(document: Document) -> Iterator[str]:
    yield from (one.text for one in document.passages)
    for block in document.blocks:
        match block:
            case Quotation(words):
                yield words
            case Transcript(utterances=utterances):
                yield from (one.text for one in utterances)


def _prevailing(texts: Iterable[str]) -> str:
    """The language of most of the texts; "" where that is not certain."""
    whole: Counter[str] = Counter()
    for one in texts:
        whole[_told(_counted(one))] += 1
    del whole[""]
    return whole.most_common(1)[0][0] if whole else ""


def _counted(words: str) -> Counter[str]:
    """How many small words of each language a text has."""
    # Capitals are of codes and abbreviations.
    spoken = [one.lower() for one in _WORD.findall(words) if not one.isupper()]
    return Counter({name: sum(map(small.__contains__, spoken)) for name, small in _SMALL.items()})


def _told(counted: Counter[str]) -> str:
    """The language with clearly more small words than the others; "" where none has."""
    first, second = sorted(_SMALL, key=lambda name: -counted[name])[:2]
    return first if counted[first] >= max(_ENOUGH, 2 * counted[second] + 1) else ""
