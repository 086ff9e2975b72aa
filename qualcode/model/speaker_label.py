"""Speaker labels as they are compared: `Ibu  Siti :` and `bu siti` mean the same person."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_ENDS: Final = " \t\u00a0\u200b\ufeff.,;*_\"'“”‘’()[]<>{}|"
_ONE_TITLE: Final = {
    "ibu": "bu", "buk": "bu", "bapak": "pak", "bpk": "pak", "bapk": "pak", "mba": "mbak",
    "kakak": "kak", "abang": "bang", "adik": "dik", "adek": "dik", "dek": "dik",
    "saudara": "sdr", "saudari": "sdri", "nyonya": "ny", "ustadz": "ustaz", "ustad": "ustaz",
    "kiai": "kyai", "haji": "h", "hajah": "hj",
}  # fmt: skip
"""Titles that people write in several ways, with the one they are compared by."""


@lru_cache(maxsize=4096)
def fold_label(label: str) -> str:
    """A label without case, width, wrapping punctuation and differences in how titles are spelt.

    Use it wherever two labels are asked to be the same: what study.yaml declares and what a
    transcript says.
    """
    plain = unicodedata.normalize("NFKC", label).casefold()
    words = plain.strip(_ENDS).split()
    if len(words) > 1:
        first = words[0].rstrip(".")
        words[0] = _ONE_TITLE.get(first, words[0] if first not in _TITLES else first)
    return " ".join(words)


_TITLES: Final = frozenset(_ONE_TITLE.values()) | {
    "h",
    "hj",
    "dr",
    "drs",
    "dra",
    "ir",
    "prof",
    "mas",
}


def without_titles(name: str) -> str:
    """A folded name without titles before it and degrees behind it: `Hj. Mardiatun, S.Pd`."""
    words = fold_label(name.split(",")[0]).split()
    while len(words) > 1 and words[0].rstrip(".") in _TITLES:
        words = words[1:]
    return " ".join(words)


def initials(name: str) -> str:
    """The first letters of a name, folded: `Siti Aminah, S.E.` is `sa`; titles count for nothing.

    Empty where there is one word only.
    """
    words = without_titles(name).split()
    letters = [word[0] for word in words if word[0].isalpha() and not word.endswith(".")]
    return "".join(letters) if len(letters) > 1 else ""
