"""Sentences about other walks of life, in which a word of the codebook has another sense.

"Anak saya latihannya tiap Selasa, bal-balan" is no training of the office. The words come from the
codebook (`elsewhere:`), since they depend on what a study is about.
"""

from __future__ import annotations

from collections.abc import Mapping

from qualcode.coders.dictionary import Dictionary
from qualcode.model.codebook import Code, Codebook, Elsewhere, Patterns
from qualcode.model.text import LocalText

_WORDS, _UNLESS = "words", "unless"


class ElsewhereFinder:
    """Finds the words by which a sentence is known to speak of something else."""

    def __init__(self, elsewhere: Elsewhere) -> None:
        codes = (_code(_WORDS, elsewhere.words), _code(_UNLESS, elsewhere.unless))
        languages = {*elsewhere.words, *elsewhere.unless}
        self._dictionary = Dictionary(Codebook("elsewhere", LocalText(), codes), languages)
        self._needed = bool(elsewhere.words)

    def words_in(self, text: str, start: int, end: int) -> tuple[str, ...]:
        """The words that say so; none where the sentence also has a word of the study."""
        if not self._needed:
            return ()
        hits = self._dictionary.find(text, start, end)
        if any(hit.rule.code == _UNLESS for hit in hits):
            return ()
        return tuple(text[hit.start : hit.end] for hit in hits)


def _code(name: str, words: Mapping[str, tuple[str, ...]]) -> Code:
    match = {language: Patterns(phrases=listed) for language, listed in words.items()}
    return Code(name, LocalText(), match=match)
