"""What somebody wrote into a sheet: which box is ticked, what is remarked, and on which day.

Whatever is not plain is told and not decided: two ticks, a tick between two boxes, a *tidak setuju*
beside boxes that do not say so, a date that could be two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from qualcode.document.written import MONTHS


class Choice(StrEnum):
    """What an informant answers on a finding."""

    AGREED = "agreed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Fault(StrEnum):
    """Why an answer cannot be taken from a cell."""

    UNTICKED = "unticked"
    SEVERAL = "several"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Ticked:
    """What a cell of boxes says: a choice, or why there is none; `rest` is written beside it."""

    choice: Choice | None
    fault: Fault | None = None
    rest: str = ""


_CHOICES = frozenset(map(str, Choice))
_WORDS = {
    Choice.AGREED: "setuju|sepakat|menyetujui|disetujui|agreed|agrees|agree",
    Choice.CORRECTED: "diperbaiki|perbaiki|perlu diperbaiki|corrected|amended|amend",
    Choice.REJECTED: "ditolak|menolak|tolak|rejected|rejects|reject",
}
_TICKS = "☑☒✓✔√✗✘✕✖×🗸🗹■●\uf0fc\uf0fe\uf0fd\uf0fb\uf052\uf053\uf050\uf04f\uf054\uf0a4"
_EMPTY = "☐□◻❑❒▢○\uf0a8\uf06f\uf071\uf0a3\uf072"
_TOKENS = re.compile(
    rf"(?P<tick>[\[(]\s*(?:[xv/]|[{_TICKS}])\s*[\])]|[{_TICKS}]|(?<!\w)[xv](?!\w))"
    rf"|(?P<box>[\[(]\s*[\])]|[{_EMPTY}]|…+|\.{{3,}}|_{{2,}})"
    r"|(?P<no>\b(?:tidak|tdk|kurang|belum|bukan|tak|not|don't|do not|dis)[ \-]*)"
    + "".join(rf"|(?P<{one}>\b(?:{words})\b)" for one, words in _WORDS.items())
    + r"|(?P<line>\n)",
    re.IGNORECASE,
)
_DAY = r"(?P<day>\d{1,2})"
_NAMES = "|".join(
    sorted({name[:n] for names in MONTHS.values() for name in names for n in (3, None)}, key=len)[
        ::-1
    ]
)
_SINCE = (
    rf"(?P<since>\d{{1,2}})(?:\s+(?P<since_name>{_NAMES})\.?)?"
    r"(?:\s*[-–—/&]\s*|\s+(?:dan|atau|sampai|hingga|s\.?\s?/?d\.?|and|or|to)\s+)"
)
_DATE = re.compile(
    rf"(?<!\d)(?:{_SINCE})?(?:(?P<iso>\d{{4}}-\d{{1,2}}-\d{{1,2}})"
    r"|(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<name>{_NAMES})\.?,?\s+(?P<year>\d{{4}})"
    rf"|(?P<name2>\b(?:{_NAMES}))\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})"
    r")(?!\d)",
    re.IGNORECASE,
)


def ticked(cell: str) -> Ticked:
    """Which of the boxes of a cell is chosen: ticked, written in words, or the only one left."""
    tokens = [(str(one.lastgroup), one) for one in _TOKENS.finditer(cell)]
    kinds = [kind for kind, _ in tokens]
    rest = " ".join(_TOKENS.sub(_kept, cell).split()).strip(" /,;:.-–—|")
    if _denied(kinds):
        return Ticked(None, Fault.UNCLEAR, _one_line(cell))
    chosen = list(dict.fromkeys(_beside(kinds)))
    if "" in chosen:
        return Ticked(None, Fault.UNCLEAR, _one_line(cell))
    if len(chosen) > 1:
        return Ticked(None, Fault.SEVERAL, _one_line(cell))
    return Ticked(Choice(chosen[0]), rest=rest) if chosen else _in_words(kinds, rest)


def _kept(found: re.Match[str]) -> str:
    return found[0] if found.lastgroup == "no" else " "


def _denied(kinds: list[str]) -> bool:
    """Whether a choice is written with a *not* before it."""
    return any(one == "no" and two in _CHOICES for one, two in pairwise(kinds))


def _beside(kinds: list[str]) -> Iterator[str]:
    """The choices that have a tick beside them on their line; "" for a tick without one."""
    for line in _lines(kinds):
        signs = [one for one in line if one != "no"]
        if "tick" in signs:
            yield from _in_turns(signs) or _next_to(signs)


def _in_turns(signs: list[str]) -> list[str]:
    """The ticked choices of a line in which each has a box or tick, all before or all behind it."""
    marks, words = signs[::2], signs[1::2]
    if signs[0] in _CHOICES:
        marks, words = words, marks
    regular = len(marks) == len(words) and _CHOICES.issuperset(words)
    if not regular or not _CHOICES.isdisjoint(marks):
        return []
    return [word for mark, word in zip(marks, words, strict=True) if mark == "tick"]


def _next_to(signs: list[str]) -> Iterator[str]:
    """The choice next to each tick of a line; "" where there is none, or one on either side."""
    for at, sign in enumerate(signs):
        if sign == "tick":
            before = next((one for one in signs[:at][::-1] if one in _CHOICES), "")
            after = next((one for one in signs[at + 1 :] if one in _CHOICES), "")
            yield "" if before and after else before or after


def _lines(kinds: list[str]) -> Iterator[list[str]]:
    line: list[str] = []
    for kind in kinds:
        if kind == "line":
            yield line
            line = []
        else:
            line.append(kind)
    yield line


def _in_words(kinds: list[str], rest: str) -> Ticked:
    """The choice without a tick: the only one there is, or the one that was written once more."""
    found = Counter(kind for kind in kinds if kind in _CHOICES)
    if len(found) == 1:
        return Ticked(Choice(next(iter(found))), rest=rest)
    again = [one for one, times in found.items() if times > 1]
    if len(again) == 1:
        return Ticked(Choice(again[0]), rest=rest)
    if len(found) == len(Choice) and not again and not rest:
        return Ticked(None, Fault.UNTICKED)
    if not found and not rest:
        return Ticked(None, Fault.UNTICKED)
    return Ticked(None, Fault.UNCLEAR, rest)


def _one_line(cell: str) -> str:
    return " ".join(cell.split())


def dates_in(text: str) -> tuple[date, ...]:
    """The days that a text names, each once; numbers are read as day, month, year.

    Of `20-21 Februari 2026` it is both days.
    """
    found = (day for one in _DATE.finditer(text) for day in _days(one))
    return tuple(dict.fromkeys(found))


def _days(found: re.Match[str]) -> Iterator[date]:
    if found["iso"]:
        year, month, day = found["iso"].split("-")
    elif found["d"]:
        day, month, year = found["d"], found["m"], found["y"]
    else:
        name, day = found["name"] or found["name2"], found["day"] or found["day2"]
        year, month = found["year"] or found["year2"], str(_month(name))
    if found["since"]:
        name = found["since_name"]
        yield from _day(year, str(_month(name)) if name else month, found["since"])
    yield from _day(year, month, day)


def _day(year: str, month: str, day: str) -> Iterator[date]:
    """The day, if there is such a one."""
    with suppress(ValueError):
        yield date(int(year), int(month), int(day))


def _month(name: str) -> int:
    """The number of a month by its name or the first letters of it."""
    for names in MONTHS.values():
        for number, known in enumerate(names, 1):
            if known.casefold().startswith(name.casefold()):
                return number
    return 0
