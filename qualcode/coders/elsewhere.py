"""Sentences about other walks of life, in which a word of the codebook has another sense.

"Anak saya latihannya tiap Selasa, bal-balan" is no training of the office. The words come from the
codebook (`elsewhere:`), since they depend on what a study is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qualcode.coders.dictionary import Dictionary, Hit
from qualcode.model.codebook import Code, Codebook, Elsewhere, Patterns
from qualcode.model.settings import LANGUAGES
from qualcode.model.text import LocalText

_WORDS, _UNLESS = "words", "unless"


class ElsewhereFinder:
    """Finds the words by which a sentence is known to speak of something else."""

    def __init__(self, elsewhere: Elsewhere, languages: Iterable[str] = LANGUAGES) -> None:
        codes = (_code(_WORDS, elsewhere.words), _code(_UNLESS, elsewhere.unless))
        self._dictionary = Dictionary(Codebook("elsewhere", LocalText(), codes), languages)
        self._needed = bool(elsewhere.words)

    def words_in(self, text: str, start: int, end: int, own: Sequence[Hit] = ()) -> tuple[str, ...]:
        """The words that say so; none where the sentence also has a word of the study.

        A word in what a rule of a code found (`own`) is in the study's sense there: *jemput bola*
        plays no football, *lahan tidur* does not sleep.
        """
        if not self._needed:
            return ()
        hits = self._dictionary.find(text, start, end)
        if any(hit.rule.code == _UNLESS for hit in hits):
            return ()
        return tuple(text[hit.start : hit.end] for hit in hits if not _is_own(hit, own))


def _is_own(word: Hit, own: Sequence[Hit]) -> bool:
    return any(
        hit.start <= word.start and word.end <= hit.end for hit in own if not hit.rule.suppress
    )


def _code(name: str, words: Mapping[str, tuple[str, ...]]) -> Code:
    match = {language: Patterns(phrases=listed) for language, listed in words.items()}
    return Code(name, LocalText(), match=match)
