"""Numbers written as words: `empat belas`, `lima ratus enam puluh`, `five hundred and sixty`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_UNITS: Final = dict(
    zip(
        "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split(),
        range(12),
        strict=True,
    )
) | dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
_TENS: Final = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10),
        strict=True)
)  # fmt: skip
_TEEN, _TEN = "belas", "puluh"
_HUNDREDS: Final = ("ratus", "hundred")
_THOUSANDS: Final = {"ribu": 1000, "thousand": 1000, "juta": 10**6, "million": 10**6}
_WHOLE: Final = {"seratus": 100, "seribu": 1000}
_ROUND: Final = frozenset((*_HUNDREDS, *_THOUSANDS, *_WHOLE))
_WORD = re.compile(r"[^\W\d_]+")
_KNOWN: Final = frozenset((*_UNITS, *_TENS, _TEEN, _TEN, *_ROUND))


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words, and where it stands; `is_round` says that it ends on hundreds or more."""

    start: int
    end: int
    value: int
    is_round: bool


def spelled_numbers(text: str) -> Iterator[Spelled]:
    """The numbers in words of a text, from left to right; what makes no number is left out."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if run and not _goes_on(text, run[-1], word):
            yield from _number(run)
            run = []
        if word.group().casefold() in _KNOWN or (run and _is_and(run[-1], word)):
            run.append(word)
        else:
            yield from _number(run)
            run = []
    yield from _number(run)


def _goes_on(text: str, last: re.Match[str], word: re.Match[str]) -> bool:
    between = text[last.end() : word.start()]
    return between.isspace() or between == "-"


def _is_and(last: re.Match[str], word: re.Match[str]) -> bool:
    """The *and* of `five hundred and sixty`."""
    return word.group().casefold() == "and" and last.group().casefold() in _HUNDREDS


def _number(run: list[re.Match[str]]) -> Iterator[Spelled]:
    while run and run[-1].group().casefold() == "and":
        run = run[:-1]
    words = [one.group().casefold() for one in run]
    value = _value([one for one in words if one != "and"])
    if value is not None:
        yield Spelled(run[0].start(), run[-1].end(), value, words[-1] in _ROUND)


def _value(words: list[str]) -> int | None:
    """What the words make; None where they are no number, such as `dua tiga` (two or three)."""
    if not words:
        return None
    total = 0
    part = 0
    loose: int | None = None  # the last unit, before a word that says what it counts
    for word in words:
        if word in _UNITS or word in _TENS:
            if loose is not None and not (loose in _TENS.values() and 0 < _UNITS.get(word, 0) < 10):
                return None
            loose = (loose or 0) + (_UNITS[word] if word in _UNITS else _TENS[word])
            continue
        if word in _WHOLE:
            if loose is not None:
                return None
            part, total = (part + 100, total) if word == "seratus" else (part, total + 1000)
            continue
        if word in _THOUSANDS:
            if loose is None and not part:
                return None  # as in `3 ribu`, where the digits say how many
            total += (part + (loose or 0)) * _THOUSANDS[word]
            part, loose = 0, None
            continue
        if loose is None:
            return None
        part += {_TEEN: 10 + loose, _TEN: 10 * loose}.get(word, 100 * loose)
        loose = None
    return total + part + (loose or 0)
