"""The numbers of tables and figures: counted apart, and from 1 in each chapter and appendix."""

from __future__ import annotations

from collections import Counter

from qualcode.document import Caption, Phrase, Words, name_of_part, phrase


class Numbering:
    """Gives captions in the order of the blocks and remembers what each is called."""

    def __init__(self, chapter: int | str) -> None:
        self.chapter = chapter
        self._counts: Counter[tuple[int | str, str]] = Counter()
        self._named: dict[str, list[Words]] = {}

    def caption(self, word: Phrase, name: str, about: tuple[str, ...] = ()) -> Caption:
        """The next number of a word (`Tabel`, `Gambar`) in the chapter.

        `name` is the block's, and `about` what of its parts can be asked for by themselves.
        """
        self._counts[self.chapter, word.key] += 1
        number = self._counts[self.chapter, word.key]
        caption = Caption(word, self.chapter, number)
        if name:
            label = phrase("caption.label", word=word, number=caption.printed)
            for one in ("", *about):
                self._named.setdefault(name_of_part(name, one), []).append(label)
        return caption

    @property
    def labels(self) -> dict[str, Words]:
        """What running text calls the blocks by their names; one in parts by its first and last."""
        return {name: _together(found) for name, found in self._named.items()}


def _together(found: list[Words]) -> Words:
    if len(found) == 1:
        return found[0]
    key = "caption.pair" if len(found) == 2 else "caption.range"
    return phrase(key, first=found[0], last=found[-1])
