"""Polarity cues: the words that say whether a topic is there and good, or absent and bad.

The lists are data (`lexicon/id.yaml`, `lexicon/en.yaml`); a codebook may add to them. Cues of both
languages always apply, because people mix them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from qualcode.coders.dictionary import Dictionary
from qualcode.coders.phrases import Phrases
from qualcode.coders.tokens import fold
from qualcode.model.codebook import Code, Codebook, Cues, Patterns
from qualcode.model.settings import LANGUAGES
from qualcode.model.text import LocalText


class CueKind(StrEnum):
    """What a cue does in its clause."""

    NEGATOR = "negator"
    DIMINISHER = "diminisher"
    POSITIVE = "positive"
    NEGATIVE = "negative"
    GIVEN = "given"
    LIGHT = "light"
    MINOR = "minor"
    IRREALIS = "irrealis"
    NORM = "norm"
    HEARSAY = "hearsay"
    LISTING = "listing"
    IGNORE = "ignore"
    ASSERTED = "asserted"
    DENIED = "denied"


_FROM_CODEBOOK = {
    "negators": CueKind.NEGATOR,
    "negative": CueKind.NEGATIVE,
    "positive": CueKind.POSITIVE,
    "given": CueKind.GIVEN,
    "ignore": CueKind.IGNORE,
}


_NO_CUES = Cues()


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue with its place in the text and its words."""

    start: int
    end: int
    kind: CueKind
    word: str


class Lexicon:
    """All cues and the small words that clauses and answers are told by."""

    def __init__(self, added: Cues = _NO_CUES) -> None:
        self._lists = [_read(language) for language in LANGUAGES]
        codes = [self._cue_code(kind, added) for kind in CueKind]
        self._dictionary = Dictionary(Codebook("cues", LocalText(), tuple(codes)), LANGUAGES)
        self.borders = self._words("borders", "always")
        self.border_phrases = self._phrases("borders", "always_phrases")
        self.borders_after_comma = self._words("borders", "after_comma")
        self.comma_phrases = self._phrases("borders", "after_comma")
        self.opening = self._words("borders", "opening")
        self.conditional = self._words("conditional", "words")
        self.consequence = self._words("consequence", "words")
        self.problems = self._words("problems")
        self.old_things = self._words("old", "things")
        self.slow = self._words("old", "slow")
        self.homes = self._words("left", "homes")
        self.debts = self._words("left", "debts")
        self.negated_only = self._words("negated_only", "words")
        self.yes = self._words("answers", "yes")
        self.yes_phrases = self._phrases("answers", "yes")
        self.no = self._words("answers", "no")
        self.fillers = self._words("answers", "fillers")
        self.unsure = self._phrases("answers", "unsure", single=True)
        self.introductions = self._phrases("self_introductions")
        self.titles = self._phrases("titles", single=True)
        self.title_starts = self.introductions.starts | self.titles.starts
        self.opening_words = frozenset().union(
            self.borders,
            self.borders_after_comma,
            self.border_phrases.starts,
            self.comma_phrases.starts,
        )

    def _entries(self, *path: str) -> Iterable[str]:
        for table in self._lists:
            value: Any = table
            for step in path:
                value = value.get(step, {}) if isinstance(value, dict) else value
            yield from (str(entry) for entry in value or ())

    def _words(self, *path: str) -> frozenset[str]:
        return frozenset(fold(entry) for entry in self._entries(*path) if " " not in entry)

    def _phrases(self, *path: str, single: bool = False) -> Phrases:
        return Phrases(
            tuple(fold(word) for word in entry.split())
            for entry in self._entries(*path)
            if single or " " in entry
        )

    def _cue_code(self, kind: CueKind, added: Cues) -> Code:
        match = {
            language: Patterns(
                words=tuple(map(str, table.get("cues", {}).get(kind, {}).get("words", ()))),
                phrases=tuple(map(str, table.get("cues", {}).get(kind, {}).get("phrases", ()))),
            )
            for language, table in zip(LANGUAGES, self._lists, strict=True)
        }
        extra = tuple(
            word
            for name, meant in _FROM_CODEBOOK.items()
            if meant is kind
            for words in _added(added, name).values()
            for word in words
        )
        return Code(str(kind), LocalText(), match=match | {"any": Patterns(words=extra)})

    def find(self, text: str, start: int, end: int) -> list[Cue]:
        """The cues between two offsets; where several overlap, the longest one counts."""
        found = [
            Cue(hit.start, hit.end, _KINDS[hit.rule.code], text[hit.start : hit.end])
            for hit in self._dictionary.find(text, start, end)
        ]
        found.sort(key=lambda cue: (cue.start - cue.end, cue.start, _RANK[cue.kind]))
        kept: list[Cue] = []
        starts: list[int] = []
        for cue in found:
            place = bisect_left(starts, cue.start)
            before = place and kept[place - 1].end > cue.start
            after = place < len(kept) and kept[place].start < cue.end
            if not before and not after:
                kept.insert(place, cue)
                starts.insert(place, cue.start)
        said = [cue for cue in kept if cue.kind is not CueKind.IGNORE]
        return [cue for cue in said if cue.word.lower() != "lama" or not self._is_old(text, cue)]

    def _is_old(self, text: str, cue: Cue) -> bool:
        """Whether *lama* says of what it is old, not that it takes long: "alat lama"."""
        before = text[max(0, cue.start - _NEAR) : cue.start].split()[-1:]
        after = text[cue.end : cue.end + _NEAR].split()[:1]
        slow = any(fold(word.strip(_MARKS)) in self.slow for word in after)
        return not slow and any(fold(word) in self.old_things for word in before)


_NEAR = 40
_MARKS = "“”\"'.,;:!?()"
_KINDS = {str(kind): kind for kind in CueKind}
_RANK = {kind: number for number, kind in enumerate(CueKind)} | {CueKind.IGNORE: -1}


def lexicon_list(*path: str) -> tuple[str, ...]:
    """The entries of a list of the lexicon in all languages, such as `answers`, `fillers`."""
    found: list[str] = []
    for language in LANGUAGES:
        value: Any = _read(language)
        for step in path:
            value = value.get(step, {})
        found += map(str, value)
    return tuple(found)


def _added(cues: Cues, name: str) -> Mapping[str, tuple[str, ...]]:
    words: Mapping[str, tuple[str, ...]] = getattr(cues, name)
    return words


@cache
def _read(language: str) -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("qualcode.coders").joinpath(f"lexicon/{language}.yaml").read_text("utf-8")
    table: dict[str, Any] = yaml.load(text, Loader=loader)
    return table
