"""A table of anybody's ratings, as a spreadsheet writes it: units in rows, coders in columns.

The first line names the coders, the first column the units, and an empty cell is a rating that is
missing. What could be a slip, such as a unit that comes twice, is told and not mended.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qualcode.agreement import Ratings
from qualcode.errors import QualcodeError, refusal
from qualcode.sources.encoding import LARGEST, decode
from qualcode.sources.sniff import looks_like

MAX_ROWS: Final = 1_000_000
MAX_COLUMNS: Final = 200
_SEPARATORS: Final = (",", ";", "\t", "|")
_SHOWN: Final = 5
_LOOKS_MISSING: Final = frozenset({"na", "n/a", "nan", "null", "none", ".", "*", "-", "–", "?"})

_Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class RatingsTable:
    """The ratings of a file, and what a person should look at in it."""

    ratings: Ratings
    notices: tuple[str, ...]


def read_ratings(path: Path, categories: Sequence[str] = ()) -> RatingsTable:
    """The ratings of a CSV file, separated by commas, semicolons, tabs or bars.

    Args:
        path: The file.
        categories: All that coders could choose from, in their order, where that is more than
            what they chose.

    Raises:
        QualcodeError: the file cannot be read as a table of ratings; all that is wrong with it.
    """
    try:
        (at, head), *rows = _lines(_text(path))
        _refuse_wrong(at, head, rows, categories)
    except QualcodeError as error:
        raise QualcodeError(f"{path.name} {error.message}", error.hint) from error
    width = len(head)
    values = [[cell or None for cell in _padded(row, width)[1:]] for _, row in rows]
    units = [row[0] or f"line {number}" for number, row in rows]
    ratings = Ratings.of(head[1:], values, units, categories)
    return RatingsTable(ratings, tuple(_notices(at, ratings, rows, width)))


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            raise QualcodeError("is a folder." if path.is_dir() else "does not exist.")
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise QualcodeError(f"cannot be read: {refusal(error)}.") from error
    if not data.strip():
        raise QualcodeError("is empty.", _SHAPE)
    if len(data) > LARGEST:
        raise QualcodeError(f"is too large: more than {LARGEST // 1_000_000} MB.")
    if look := looks_like(data):
        raise QualcodeError(
            f"is no CSV: it looks like {look.name}.",
            "Open it in a spreadsheet program and save it as CSV in UTF-8.",
        )
    return decode(data, lines=MAX_ROWS + 1)[0]


_SHAPE: Final = (
    "The first line names the coders, then one line for each unit: its name, and a rating for "
    "each coder, empty where it is missing. As in: unit,Rina,Budi"
)


def _lines(text: str) -> list[_Line]:
    """The rows that hold anything, by the separator that gives most rows as long as the first."""
    first, _, rest = text.partition("\n")
    told = len(first) == 5 and first.lower().startswith("sep=")
    found: list[list[_Line]] = []
    faults: list[QualcodeError] = []
    for one in (first[4],) if told else _SEPARATORS:
        try:
            found.append(_separated(rest if told else text, one, 1 + told))
        except QualcodeError as fault:
            faults.append(fault)
    best = max(found, key=_quality, default=[])
    if faults and not _quality(best)[0]:
        raise faults[0]
    if not best or len(best[0][1]) < 2:
        raise QualcodeError("has only one column.", _SHAPE)
    return best


def _separated(text: str, separator: str, first: int) -> list[_Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found = []
    at = first
    try:
        for row in reader:
            cells = [" ".join(cell.split()) for cell in row]
            if any(cells):
                found.append((at, cells))
            at = first + reader.line_num
    except csv.Error as error:
        raise QualcodeError(f"line {at}: it is broken as CSV ({error}).") from error
    return _without_empty_columns(found)


def _without_empty_columns(rows: list[_Line]) -> list[_Line]:
    """The rows without the columns at the end that spreadsheets leave behind."""
    last = max((n for _, row in rows for n, cell in enumerate(row, 1) if cell), default=0)
    return [(number, row[:last]) for number, row in rows]


def _quality(rows: list[_Line]) -> tuple[bool, int, int]:
    if not rows:
        return False, 0, 0
    width = len(rows[0][1])
    return width > 1, sum(len(row) == width for _, row in rows), width


def _refuse_wrong(
    at: int, head: Sequence[str], rows: Sequence[_Line], categories: Sequence[str]
) -> None:
    """Everything for which there is no reading, in one message."""
    faults = [
        *_faults_of_head(at, head),
        *_too_long(rows, len(head)),
        *_not_listed(rows, categories),
    ]
    if not any(any(row[1:]) for _, row in rows):
        faults.append("there is no rating below the names of the coders")
    if faults:
        raise QualcodeError(f"cannot be read as ratings: {'; '.join(faults)}.", _SHAPE)


def _faults_of_head(at: int, head: Sequence[str]) -> Iterator[str]:
    if len(head) > MAX_COLUMNS:
        yield f"line {at}: more than {MAX_COLUMNS} columns"
        return
    for number, name in enumerate(head[1:], start=2):
        if not name:
            yield f"line {at}: column {number} does not say whose ratings it holds"
    for name, times in Counter(filter(None, head[1:])).items():
        if times > 1:
            yield f"line {at}: {times} columns are called '{name}'"


def _too_long(rows: Sequence[_Line], width: int) -> Iterator[str]:
    wrong = [number for number, row in rows if any(row[width:])]
    if wrong:
        yield f"{_where(wrong)}: more cells than the first line has ({width})"


def _not_listed(rows: Sequence[_Line], categories: Sequence[str]) -> Iterator[str]:
    if not categories:
        return
    found: dict[str, list[int]] = {}
    for number, row in rows:
        for cell in row[1:]:
            if cell and cell not in categories:
                found.setdefault(cell, []).append(number)
    for cell, lines in found.items():
        yield f"{_where(lines)}: '{cell}' is none of the categories {', '.join(categories)}"


def _notices(at: int, ratings: Ratings, rows: Sequence[_Line], width: int) -> Iterator[str]:
    """What may be a slip and is counted as it stands."""
    if ratings.coders and all(one in ratings.categories for one in ratings.coders):
        yield (
            f"line {at} is read as the names of the coders, and all of them are also ratings: "
            "is the line with the names missing?"
        )
    if short := [number for number, row in rows if len(row) < width]:
        yield f"{_where(short)}: fewer cells than the first line; the rest count as missing"
    if empty := [number for number, row in rows if not any(row[1:])]:
        yield f"{_where(empty)}: nobody rated the unit"
    for name, times in Counter(ratings.units).items():
        if times > 1:
            yield f"the unit '{name}' comes {times} times; each counts as a unit of its own"
    for one in ratings.categories:
        if one.casefold() in _LOOKS_MISSING:
            yield f"'{one}' counts as a category; where a rating is missing, leave the cell empty"
    yield from _nearly_the_same(ratings)


def _nearly_the_same(ratings: Ratings) -> Iterator[str]:
    """Categories that differ only in capital letters or in how a number is written."""
    from qualcode.agreement.ratings import as_number

    alike: dict[object, list[str]] = {}
    for one in ratings.categories:
        number = as_number(one)
        alike.setdefault(one.casefold() if number is None else number, []).append(one)
    for names in alike.values():
        if len(names) > 1:
            told = " and ".join(f"'{one}'" for one in names)
            yield f"{told} count as different categories"


def _padded(row: list[str], width: int) -> list[str]:
    return row[:width] + [""] * (width - len(row))


def _where(lines: Sequence[int]) -> str:
    """The lines of a file, the first of them where there are many."""
    shown = ", ".join(map(str, lines[:_SHOWN]))
    more = f" and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return f"line{'s' if len(lines) > 1 else ''} {shown}{more}"
