"""Synthetic interview text and codebooks of any size, the same for the same seed.

60,000 word types, Indonesian with affixes and English, drawn by Zipf's law. The most frequent
types are real function words and cues of both languages, so that clauses and polarity have as
much to do as in an interview. Nothing here means anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

from qualcode.model.codebook import Code, Codebook, Patterns
from qualcode.model.source import (
    Passage,
    Segment,
    SegmentKind,
    Source,
    SourceEntry,
    SourceKind,
    Voice,
)
from qualcode.model.text import LocalText

TYPES = 60_000
WORDS_IN_SENTENCE = (4, 24)
SENTENCES_IN_TURN = (2, 8)
PATTERN_RANKS = (200, 20_000)
"""Codebook words are content words, neither the most frequent words nor the rarest."""

_FUNCTION = """
yang itu dan saya di ya ini ada kami tidak kalau sudah untuk dari juga bisa dengan karena nggak
the and to of I it we was that in they not for but you have is on so with because them
belum tapi ke kita mereka apa orang jadi banyak lagi masih sama lebih kurang dulu sekarang sering
akan pernah hanya cuma harus saja lalu terus baik bagus mudah sulit susah rutin dikasih dapat
never always no good bad hard easy been there very some can would when get got still only now
namun tetapi sedangkan padahal walaupun meskipun supaya waktu setiap kadang jarang jelas bukan
although however while before after every often rarely enough problem help helped given don't
didn't tanpa pak bu mbak mas kan sih kok deh lah begitu katanya mungkin semoga sangat sekali
"""
_ONSETS = ("b", "d", "g", "j", "k", "l", "m", "n", "p", "r", "s", "t", "c", "ng", "ny", "tr", "pr")
_VOWELS = ("a", "i", "u", "e", "o", "a", "a", "ai")
_CODAS = ["", "", "", "n", "r", "s", "k", "ng", "t", "l", "m"]
_BEFORE = ["", "", "", "", "me", "di", "ber", "pe", "ter", "ke", "se", "mem", "per"]
_AFTER = ["", "", "", "", "", "an", "kan", "i", "nya", "in", "lah"]
_ENGLISH = ["", "", "s", "ed", "ing", "ly", "ness", "ment", "er", "able", "tion"]


@dataclass(frozen=True)
class Vocabulary:
    """The word types by rank, the roots they were made of, and the odds of drawing each."""

    words: tuple[str, ...]
    roots: tuple[str, ...]
    odds: tuple[float, ...]


@cache
def vocabulary(types: int = TYPES, seed: int = 2012) -> Vocabulary:
    """The word types, most frequent first."""
    random = Random(seed)
    words, roots = dict.fromkeys(_FUNCTION.split()), dict[str, None]()
    while len(words) < types:
        root = _root(random)
        roots[root] = None
        for _ in range(random.randint(1, 5)):
            words[_formed(root, random)] = None
    odds = accumulate(1 / (rank + 2.7) for rank in range(types))
    return Vocabulary(tuple(words)[:types], tuple(roots), tuple(odds))


def _root(random: Random) -> str:
    syllables = random.choice((2, 2, 2, 3))
    return "".join(
        random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_CODAS)
        for _ in range(syllables)
    )


def _formed(root: str, random: Random) -> str:
    if random.random() < 0.3:
        return root + random.choice(_ENGLISH)
    return random.choice(_BEFORE) + root + random.choice(_AFTER)


def text(size: int, seed: int = 1) -> str:
    """Interview text of at least `size` characters: one turn in a line."""
    random, known = Random(seed), vocabulary()
    turns: list[str] = []
    length = 0
    while length < size:
        sentences = (_sentence(random, known) for _ in range(random.randint(*SENTENCES_IN_TURN)))
        turns.append(" ".join(sentences))
        length += len(turns[-1]) + 1
    return "\n".join(turns) + "\n"


def _sentence(random: Random, known: Vocabulary) -> str:
    words = random.choices(
        known.words, cum_weights=known.odds, k=random.randint(*WORDS_IN_SENTENCE)
    )
    words[0] = words[0].capitalize()
    for place in range(4, len(words) - 1, 7):
        words[place] += ","
    return " ".join(words) + random.choice("....?!")


@dataclass(frozen=True)
class Book:
    """The patterns of a synthetic codebook: per code five words, two `prefix*`, three phrases."""

    words: tuple[tuple[str, ...], ...]
    prefixes: tuple[tuple[str, ...], ...]
    phrases: tuple[tuple[str, ...], ...]

    def plain(self) -> Codebook:
        """The patterns as they stand, without Indonesian word formation: what `re` can do too."""
        return self._book("en", roots=0)

    def with_affixes(self) -> Codebook:
        """The same number of patterns; two of the words are roots, the others carry clitics."""
        return self._book("id", roots=2)

    def _book(self, language: str, roots: int) -> Codebook:
        codes = [
            Code(
                f"C{number}",
                LocalText(),
                match={language: Patterns(words[:roots], (*words[roots:], *prefixes), phrases)},
            )
            for number, (words, prefixes, phrases) in enumerate(
                zip(self.words, self.prefixes, self.phrases, strict=True)
            )
        ]
        return Codebook("synthetic", LocalText(), tuple(codes))


def book(codes: int, seed: int = 7) -> Book:
    """A codebook of `codes` codes with ten patterns each."""
    random, known = Random(seed), vocabulary()
    ranks = range(*PATTERN_RANKS)
    words = [known.words[rank] for rank in random.sample(ranks, 5 * codes)]
    stems = [known.words[rank][:6] + "*" for rank in random.sample(ranks, 2 * codes)]
    pairs = [" ".join(random.sample(known.words[:2000], 2)) for _ in range(3 * codes)]
    return Book(_dealt(words, 5), _dealt(stems, 2), _dealt(pairs, 3))


def _dealt(patterns: list[str], each: int) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(patterns[start : start + each]) for start in range(0, len(patterns), each))


def segments(content: str) -> list[tuple[int, int]]:
    """The turns of a synthetic text as spans."""
    return [match.span() for match in re.finditer(r"[^\n]+", content)]


def interview(content: str, source_id: str = "S1") -> Source:
    """A synthetic text as an interview with one informant, who answers nobody."""
    found = tuple(
        Segment(
            SegmentKind.TURN,
            number,
            start,
            end,
            number,
            Passage(start, end, content[start:end]),
            voice=Voice.INFORMANT,
            informant="I1",
        )
        for number, (start, end) in enumerate(segments(content), start=1)
    )
    entry = SourceEntry(source_id, f"{source_id}.txt", SourceKind.INTERVIEW)
    return Source(entry, content, found, "synthetic/1")
