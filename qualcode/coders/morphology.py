"""Indonesian word formation: which roots a word can be made of.

No dictionary and no stemmer: a word is taken apart in every way that the affixes allow and only
the roots that somebody asked about are recognised. So `bina` is found in *pembinaan* but not in
*binatang*, and *pendapatan* is never confused with *mendapatkan*.

Order of affixes after Nazief and Adriani as described by Asian, Williams and Tahaghoghi (2005),
*Stemming Indonesian*: particles, possessives, derivational suffixes, then up to three prefixes
with the first letter of the root restored after nasal assimilation. Spoken forms are added:
*-in* for *-kan* or *-i*, *ng-*, *ny-*, *nge-*, and the Javanese *-e*.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

PARTICLES = ("lah", "kah", "tah", "pun")
POSSESSIVES = ("nya", "ku", "mu", "e", "ne")
_CLITICS = (*PARTICLES, *POSSESSIVES)
SUFFIXES = ("kan", "an", "i", "in", "na")
SHORTEST_ROOT = 3
_MAX_PREFIXES = 3
_TAIL = 5
_VOWELS = "aeiou"

_RESPELLINGS = tuple(
    (re.compile(variant), standard)
    for variant, standard in (
        ("ijin(?!ak|jing)", "izin"),
        ("praktek", "praktik"),
        ("(?<!te)trampil", "terampil"),
        ("^jaman", "zaman"),
        ("nasehat", "nasihat"),
        ("resiko", "risiko"),
        ("managem", "manajem"),
        ("kwalitas", "kualitas"),
        ("sertipikat", "sertifikat"),
        ("aktifitas", "aktivitas"),
        ("analisa", "analisis"),
    )
)
_ANY_VARIANT = re.compile("|".join(variant.pattern for variant, _ in _RESPELLINGS))
_TWICE = re.compile(r"(?<=[a-z]{3})2(?=(?:an|kan|nya|ku|mu|lah|pun)*$)")

# prefix, letters that may follow it unchanged ("" for any), letter it may have swallowed
_PREFIXES: tuple[tuple[str, str, str], ...] = (
    ("meng", "aeioughkx", "k"),
    ("peng", "aeioughkx", "k"),
    ("menge", "", ""),
    ("penge", "", ""),
    ("meny", "", "s"),
    ("peny", "", "s"),
    ("mem", "bfvp", "p"),
    ("pem", "bfvp", "p"),
    ("men", "cdjzst", "t"),
    ("pen", "cdjzst", "t"),
    ("me", "lrwymn", ""),
    ("pe", "", ""),
    ("per", "", ""),
    ("pel", "a", ""),
    ("ber", "", ""),
    ("bel", "a", ""),
    ("be", "rtk", ""),
    ("ter", "", ""),
    ("te", "r", ""),
    ("di", "", ""),
    ("ke", "", ""),
    ("se", "", ""),
    ("ku", "", ""),
    ("kau", "", ""),
    ("nge", "", ""),
    ("ng", "aeioulrgh", "k"),
    ("ny", "", "s"),
    ("n", "cdj", "t"),
    ("m", "b", "p"),
)
_BY_LETTER: dict[str, tuple[tuple[str, str, str], ...]] = {
    letter: tuple(entry for entry in _PREFIXES if entry[0][0] == letter)
    for letter in {entry[0][0] for entry in _PREFIXES}
}


def respelled(word: str) -> str:
    """The word in today's standard spelling where a common variant is known (ijin, praktek)."""
    if _ANY_VARIANT.search(word):
        for variant, standard in _RESPELLINGS:
            word = variant.sub(standard, word)
    return _TWICE.sub("", word) if "2" in word else word


def without_clitics(word: str) -> Iterator[str]:
    """The word, and what is left of it without its particle and its possessive."""
    yield word
    if not word.endswith(_CLITICS):
        return
    for bare in (word, *_without(word, PARTICLES)):
        if bare != word:
            yield bare
        yield from _without(bare, POSSESSIVES)


class RootFinder:
    """Tells which of the `known` roots a word is formed from; the roots are folded, respelled."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._tails = frozenset(root[1:_TAIL] for root in self._known)
        self._sizes = sorted({*map(len, self._tails)})

    def roots_of(self, word: str) -> tuple[str, ...]:
        """The roots of a word that is folded and respelled, in alphabetical order."""
        return tuple(sorted(roots_of(word, self._known))) if self._may_have(word) else ()

    def _may_have(self, word: str) -> bool:
        """Whether a root can be in the word: all but its first letter always stands there."""
        return any(
            word[start : start + size] in self._tails
            for size in self._sizes
            for start in range(len(word) - size + 1)
        )


def roots_of(word: str, known: Container[str]) -> frozenset[str]:
    """Those of the `known` roots that the word is formed from.

    The word is folded and respelled; the roots must be too.
    """
    found: set[str] = set()
    seen: set[tuple[str, int]] = set()
    for bare in without_clitics(word):
        for stem in (bare, *_without(bare, SUFFIXES)):
            _peel(stem, known, found, seen, _MAX_PREFIXES)
    return frozenset(found)


def _without(word: str, endings: tuple[str, ...]) -> list[str]:
    if not word.endswith(endings):
        return []
    return [
        word[: -len(ending)]
        for ending in endings
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_ROOT
    ]


def _peel(
    stem: str, known: Container[str], found: set[str], seen: set[tuple[str, int]], depth: int
) -> None:
    if (stem, depth) in seen:
        return
    seen.add((stem, depth))
    if stem in known:
        found.add(stem)
    if depth == 0 or len(stem) <= SHORTEST_ROOT:
        return
    for prefix, follows, swallowed in _BY_LETTER.get(stem[0], ()):
        if stem.startswith(prefix):
            rest = stem[len(prefix) :]
            for inner in _inner_stems(rest, follows, swallowed):
                _peel(inner, known, found, seen, depth - 1)


def _inner_stems(rest: str, follows: str, swallowed: str) -> Iterator[str]:
    if len(rest) < 2:
        return
    if (not follows and not swallowed) or (follows and rest[0] in follows):
        yield rest
    if swallowed and rest[0] in _VOWELS:
        yield swallowed + rest
