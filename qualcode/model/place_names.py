"""Names of places and groups in which a person's name is only a word: *Koto Sipanjang*.

Such a word is no name there, and a quotation with a pseudonym in it would be false. It is told
narrowly, because a name that is printed by mistake cannot be called back: what may be the person
is taken for the person (*Toko Bu Endang*, *Rumah Endang*, *di Kecamatan Endang yang urus*).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Final

_STREETS: Final = "jalan jl jln gang street road".split()
_PLACES: Final = (
    *_STREETS,
    *"desa nagari kecamatan kec kabupaten kab kelurahan kel provinsi propinsi kota".split(),
    *"dusun kampung kampuang koto jorong banjar padukuhan lembang pasar gunung sungai".split(),
    *"pulau bukit tanjung teluk lubuk danau pantai village district regency province".split(),
)
"""Nouns behind which the name of a place stands."""

_GROUPS: Final = (
    "kelompok kub poktan koperasi sanggar paguyuban arisan toko warung kios ud cv pt pondok group "
    "cooperative shop"
).split()
"""Nouns of what is often called after its owner or leader: behind them only words that mean
something else too, or are known as names of places, are left alone."""

_SERVICES: Final = "posyandu puskesmas pustu poskesdes polindes".split()
"""Nouns of health services, named after places and flowers; believed where they are declared."""

_GO_ON: Final = "di ke dari dan atau untuk pada dengan tahun in and or of at".split()
"""Words that go on behind a place's name and hardly ever behind somebody who does something."""

_ENDS: Final = r"\s*(?:[,.;:!?)\]”\"/–—]|\Z|\n)"
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def guarded(
    parts: Iterable[str],
    ordinary: Collection[str],
    taken: Collection[str],
    people: Iterable[str],
    labels: Iterable[str],
    site: str,
) -> Iterator[str]:
    """Patterns of names of places and groups that hold a word of somebody's name.

    Args:
        parts: The words of names that are replaced where they stand alone, folded.
        ordinary: Ordinary words that are names too, such as *melati*.
        taken: All words of people's names and of address, folded.
        people: What people are called, as a whole: *Kelompok Melati* may be an alias.
        labels: The labels of the study's cases and groups.
        site: Where the study was made.
    """
    called = {pair for one in people for pair in pairwise(_words(one))}
    own = {part for noun, part in called if noun in (*_PLACES, *_SERVICES, *_GROUPS)}
    free = {one for one in parts if one not in own}
    labels = tuple(labels)
    nouns = (*_PLACES, *_SERVICES)
    places = {pair for text in (site, *labels) for pair in _behind_nouns(text, nouns, taken)}
    known = {part for _, part in places}
    either = {one for one in free if one in ordinary or one in known}
    groups = {pair for text in labels for pair in _behind_nouns(text, _GROUPS, taken)}
    goes_on = _followed(_PLACES)
    yield from _behind(_nouns(_PLACES, taken), free, taken, goes_on)
    yield from _behind(_nouns(_STREETS, taken), free, taken, r"\s+[A-Z]")
    yield from _behind(_nouns(_GROUPS, taken), either, taken, goes_on)
    for noun, part in sorted(places | groups):
        if part in (free if (noun, part) in places else either) and noun not in taken:
            yield from _behind(_written([noun]), [part], taken, "")
            yield from _behind(f"(?i:{re.escape(noun)})", [part], taken, goes_on)


def _behind(
    nouns: str, parts: Iterable[str], taken: Collection[str], followed: str
) -> Iterator[str]:
    """A noun with a part of a name, written as a name, right behind it, and no more of a name."""
    written = _written(parts)
    if nouns and written:
        names = "|".join(map(re.escape, sorted(taken)))
        yield (
            rf"(?<!\w)(?:{nouns})\.?[ \t]+(?:{written})(?![\w'’])"
            rf"(?![\s.]+(?i:{names})(?!\w))(?={followed})"
        )


def _followed(nouns: Iterable[str]) -> str:
    return rf"{_ENDS}|\s+(?i:{'|'.join((*nouns, *_GO_ON))})\b"


def _nouns(nouns: Iterable[str], taken: Collection[str]) -> str:
    return _written(one for one in nouns if one not in taken)


def _written(words: Iterable[str]) -> str:
    """Words as names are written; the longest first."""
    forms = {form for one in words for form in (one.capitalize(), one.title(), one.upper())}
    return "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _behind_nouns(
    text: str, nouns: Collection[str], taken: Collection[str]
) -> Iterator[tuple[str, str]]:
    """The neighbouring words of names of places or groups: capitalised words behind a noun."""
    for stretch in re.split(r"[^\w\s'’.-]", text):
        inside = False
        for before, word in pairwise(_WORD.findall(stretch)):
            inside = word[0].isupper() and (inside or before.casefold() in nouns)
            if inside and before.casefold() not in taken:
                yield before.casefold(), word.casefold()
