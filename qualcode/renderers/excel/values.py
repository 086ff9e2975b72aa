"""What stands in a cell: text as text, and as numbers, dates and yes or no what is nothing else.

Excel guesses when it is given text; a `007` would lose its zeros and a quotation that begins with
`=` would be calculated. So the kind of a cell is decided here, for a column as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, assert_never

from qualcode.document import Align, Table, Tone
from qualcode.renderers.excel.counts import are_counts, count_in
from qualcode.renderers.excel.days import day_in
from qualcode.renderers.excel.looks import Looks
from qualcode.renderers.labels import label
from qualcode.renderers.reading import paragraphs
from qualcode.renderers.safe import file_text

# Excel's own limit for the text of a cell, in UTF-16 units.
_CELL = 32_767
_INTEGER = re.compile(r"[-−]?(?:0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"[-−]?(?:0|[1-9][0-9]{0,8})[.,]([0-9]{1,6})")
_DAY = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_FLAGS = {"true": True, "false": False}
# Where a program shows yes and no as the numbers that they are to it.
_YES_NO = '"TRUE";"TRUE";"FALSE"'
_NOTHING = {"", "–"}


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    NUMBER = "number"
    COUNT = "count"
    DATE = "date"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands and how it looks apart from what is in it."""

    row: int
    column: int
    tone: Tone = Tone.PLAIN
    align: Align = Align.LEFT


def kinds(table: Table, language: str) -> list[Kind]:
    """The kind of each column.

    A column set to the right holds numbers wherever it can; another one only where there is
    nothing else in it. Counts are numbers wherever empty cells alone say something else. Yes or no
    are looked for in lists of records only, where a day is written with numbers.
    """
    return [_kind(table, n, language) for n in range(len(table.columns))]


def _kind(table: Table, position: int, language: str) -> Kind:
    cells = [row[position] for row in table.rows]
    words = {"\n".join(paragraphs(one)) for one in cells}
    found = {one for one in words if one not in _NOTHING}
    if table.records:
        return _kind_of_record(table.columns[position].align, found)
    if found and are_counts(cells, language):
        return Kind.COUNT
    if table.columns[position].align is Align.RIGHT:
        return Kind.NUMBER
    if found and all(day_in(one, language) for one in found):
        return Kind.DATE
    return Kind.NUMBER if found and all(map(_INTEGER.fullmatch, found)) else Kind.TEXT


def _kind_of_record(align: Align, found: Set[str]) -> Kind:
    if align is Align.RIGHT:
        return Kind.NUMBER
    if found and found <= _FLAGS.keys():
        return Kind.FLAG
    return Kind.DATE if found and all(map(_day, found)) else Kind.TEXT


def write(sheet: Any, place: Place, words: str, kind: Kind, looks: Looks, language: str) -> None:
    """Writes a cell as what it is; what does not fit its column's kind stays text."""
    look, at = looks.cell(place.tone, place.align), (place.row, place.column)
    match kind:
        case Kind.NUMBER if found := _number(words, language):
            value, form = found
            sheet.write_number(*at, value, looks.cell(place.tone, place.align, form))
        case Kind.COUNT if count := count_in(words, language):
            sheet.write_number(*at, count.value, looks.cell(place.tone, place.align, count.form))
        case Kind.DATE if found_day := _date(words, language):
            day, form = found_day
            sheet.write_datetime(*at, day, looks.cell(place.tone, place.align, form))
        case Kind.FLAG if words in _FLAGS:
            sheet.write_boolean(*at, _FLAGS[words], looks.cell(place.tone, place.align, _YES_NO))
        case Kind.TEXT | Kind.NUMBER | Kind.COUNT | Kind.DATE | Kind.FLAG:
            put(sheet, *at, words, look, language)
        case _:
            assert_never(kind)


def _number(words: str, language: str) -> tuple[float, str] | None:
    """The number that the words are, and the form that shows it as it was written."""
    if _INTEGER.fullmatch(words):
        return int(words.replace("−", "-")), ""
    if count := count_in(words, language):
        return (count.value, count.form) if not count.words else None
    mark = "," if language == "id" else "."
    found = _DECIMAL.fullmatch(words)
    if not found or mark not in words:
        return None
    return float(words.replace("−", "-").replace(",", ".")), f"0.{'0' * len(found[1])}"


def _date(words: str, language: str) -> tuple[date, str] | None:
    day = _day(words)
    return (day, "yyyy-mm-dd") if day else day_in(words, language)


def _day(words: str) -> date | None:
    if not _DAY.fullmatch(words):
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def put(sheet: Any, row: int, column: int, words: str, look: Any, language: str) -> None:
    """Writes text as text; what is too long for a cell ends with a word that says so."""
    if words:
        sheet.write_string(row, column, fitted(file_text(words), label(language, "cut")), look)
    else:
        sheet.write_blank(row, column, None, look)


def fitted(words: str, cut: str) -> str:
    """The text, or its beginning and `… [cut]` where Excel cannot hold it all."""
    if len(words) <= _CELL // 2 or _units(words) <= _CELL:
        return words
    ending = f"… [{cut}]"
    kept = words.encode("utf-16-le")[: 2 * (_CELL - len(ending))]
    return kept.decode("utf-16-le", "ignore") + ending


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2
