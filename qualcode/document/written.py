"""How a language writes what is not words: numbers with their thousands, the names of months."""

from __future__ import annotations

_THOUSANDS = {"id": ".", "en": ","}

MONTHS = {
    "id": (
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    ).split(),
    "en": (
        "January February March April May June July August September October November December"
    ).split(),
}
"""The names of the months in their order."""


def thousands(language: str) -> str:
    """The mark between thousands; that of English where a language is not known."""
    return _THOUSANDS.get(language, ",")


def grouped(number: int, language: str) -> str:
    """A number as the language writes it: 1.526 in Indonesian, 1,526 in English."""
    return f"{number:,}".replace(",", thousands(language))
