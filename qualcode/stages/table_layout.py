"""What the rows and columns of a printed table are: headers, labels, counters, values, totals.

Nothing is told by whoever made the table: a header is what stands above the first row with a
value; a column has values where most of its cells are numbers; what only counts the rows, and
years, are labels; a total says so in its label or shows it by its sums.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from qualcode.stages.printed_numbers import (
    Number,
    is_nothing,
    number_in,
    points_among,
)
from qualcode.stages.printed_table import PrintedCell, PrintedRow, PrintedTable, same_words

_TOTAL = re.compile(
    r"\W*(?:grand\W+|sub[\W_]*)?(?:jumlah|juml|jml|total|totals|amount|sum|keseluruhan|seluruhnya|"
    r"semua|all|overall)\b",
    re.I,
)
_ONLY_TOTAL = re.compile(
    r"(?:(?:grand|sub|jumlah|juml|jml|total|totals|amount|sum|keseluruhan|seluruhnya|seluruh|semua|"
    r"umum|akhir|besar|all|overall|bagian|section|[ivx]+|[a-z]|\d+|kabupaten|kota|kecamatan|provinsi)"
    r"\W*)+",
    re.I,
)
_ALL = re.compile(r"\b(?:grand|keseluruhan|seluruh\w*|semua\w*|umum|akhir|all|overall)\b", re.I)
_AVERAGE = re.compile(r"\W*(?:rata|rerata|mean|average|median|avg)\b", re.I)
_PERCENT = re.compile(r"%|\bpersen\w*|\bpercent\w*|\bproporsi\b|\brasio\b|\bratio\b", re.I)
_RATIO = re.compile(
    r"/|\bper\b|\bkepadatan\b|\bproduktivitas\b|\bindeks\b|\bipm\b|\bskor\b|\bnilai\b|\bharga\b|"
    r"\bumur\b|\busia\b|\btingkat\b|\blaju\b|\bdensity\b|\bproductivity\b|\byield\b|\bind(?:ex|ices)\b|"
    r"\bscore\b|\bprice\b|\bage\b|\brate\b",
    re.I,
)
_WORD = re.compile(r"[^\W_]+")
_COUNTER = re.compile(
    r"\W*(?:no|nomor|no urut|number|nr|#|kode(?:\W+\w+)?|(?:account\W+|post)?code)\W*", re.I
)
_YEARS = re.compile(r"\W*(?:tahun|thn|year)\W*", re.I)
_NUMBERED = re.compile(r"\(?(\d{1,2})\)?")
_MOST: Final = 0.6
_HEADER_DEPTH: Final = 4

Place = tuple[int, int]
"""Row and column of a cell, from 0."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A table with its parts told apart.

    `heads` are the labels of all columns. `columns` have values; `percents` are those among them
    whose values cannot be added across. `rows` are those with values, `names` their labels,
    `sections` the titles of the sections that they belong to.
    `numbers` are the cells with a number; `unknown` those that may have one nobody can read.
    """

    table: PrintedTable
    heads: tuple[str, ...]
    columns: tuple[int, ...]
    percents: frozenset[int]
    rows: tuple[int, ...]
    names: Mapping[int, str]
    sections: Mapping[int, str]
    numbers: Mapping[Place, Number]
    unknown: frozenset[Place]

    def value(self, place: Place) -> Decimal | None:
        """The value of a cell; none and blank are 0, None is what cannot be read."""
        if place in self.numbers:
            return self.numbers[place].value
        return None if place in self.unknown else Decimal(0)

    @property
    def thousands(self) -> str:
        """The mark that parts thousands in most of its numbers; "" where none does."""
        marks = Counter(one.thousands for one in self.numbers.values() if one.thousands)
        return marks.most_common(1)[0][0] if marks else ""

    def text(self, place: Place) -> str:
        """What a cell prints."""
        cell = self.table.rows[place[0]].get(place[1])
        return cell.text if cell else ""

    def is_average(self, label: str) -> bool:
        """Whether a label says that it is a mean, which no sum is made of."""
        return _AVERAGE.match(label) is not None

    def may_be_ratio(self, label: str) -> bool:
        """Whether a label may be that of a density, an index or a price: `Kepadatan per km²`."""
        return _RATIO.search(label) is not None

    def head(self, column: int) -> str:
        """The label of a column, or its number."""
        return self.heads[column] or str(column + 1)

    @property
    def row_heads(self) -> tuple[str, ...]:
        """The labels of the columns that name the rows: what the rows are, such as *Kecamatan*."""
        return tuple(
            head
            for at, head in enumerate(self.heads)
            if head and at not in self.columns and not _COUNTER.fullmatch(head)
        )

    def name(self, row: int) -> str:
        """The label of a row, or its number below the header."""
        return self.names[row] or str(self.rows.index(row) + 1)


def says_total(label: str) -> bool:
    """Whether a label may be that of a total: `Jumlah`, `Total mikro`, `AMOUNT`."""
    return _TOTAL.match(label) is not None


def says_all(label: str) -> bool:
    """Whether a label is that of the total of everything: `Jumlah keseluruhan`, `Grand total`."""
    return says_total(label) and _ALL.search(label) is not None


def says_only_total(label: str, section: str = "") -> bool:
    """Whether a label says that it is a total and nothing else: `Jumlah keseluruhan`.

    The words of its section's title may stand with it: `Jumlah pendapatan` below *Pendapatan*.
    """
    of = {one.casefold() for one in _WORD.findall(section)}
    told = " ".join(one for one in _WORD.findall(label) if one.casefold() not in of)
    return says_total(label) and _ONLY_TOTAL.fullmatch(told or label) is not None


def layout_of(table: PrintedTable) -> Layout | None:
    """The parts of a table; None where it has no values."""
    header = _header(table)
    body = [at for at in range(len(header), len(table.rows)) if not _repeats(table, at, header)]
    heads = tuple(_head(table, header, column) for column in range(table.width))
    columns = tuple(
        at for at, head in enumerate(heads) if _has_values(_cells(table, body, at), head, at)
    )
    numbers = _numbers(table, body, columns)
    rows = tuple(row for row in body if any((row, at) in numbers for at in columns))
    if not rows or not columns:
        return None
    return Layout(
        table,
        heads,
        columns,
        frozenset(at for at in columns if _is_percent(heads[at], at, rows, numbers)),
        rows,
        {row: _name(table, row, columns, heads) for row in rows},
        _sections(table, body, rows),
        numbers,
        frozenset(
            (row, at)
            for row in rows
            for at in columns
            if (row, at) not in numbers and not is_nothing(_text(table, row, at))
        ),
    )


def _text(table: PrintedTable, row: int, column: int) -> str:
    cell = table.rows[row].get(column)
    return cell.text if cell else ""


def _cells(table: PrintedTable, rows: Iterable[int], column: int) -> list[str]:
    return [text for row in rows if not is_nothing(text := _text(table, row, column))]


def _header(table: PrintedTable) -> tuple[int, ...]:
    """The rows above the first that has a value, but for titles of sections."""
    depth = next(
        (at for at, row in enumerate(table.rows[: _HEADER_DEPTH + 1]) if not _is_header(row)), 1
    )
    below = range(depth, len(table.rows))
    top = {at: _head(table, (0,), at) for at in range(table.width)}
    filled = [at for at, head in top.items() if _has_values(_cells(table, below, at), head, at)]
    return tuple(
        row
        for row in range(depth)
        if row == 0 or any(_covers(table.rows[row], at) for at in filled) or not filled
    )


def _covers(row: PrintedRow, column: int) -> bool:
    cell = _covering(row, column)
    return cell is not None and not is_nothing(cell.text)


def _is_header(row: PrintedRow) -> bool:
    """Whether a row may be one of a header: words, years, or the numbers of the columns."""
    texts = [cell.text for _, cell in sorted(row.items()) if not is_nothing(cell.text)]
    numbered = [int(found[1]) for one in texts if (found := _NUMBERED.fullmatch(one))]
    if len(texts) > 2 and numbered == list(range(numbered[0] if numbered else 1, len(texts) + 1)):
        return len(numbered) == len(texts)
    numbers = [one for text in texts if (one := number_in(text))]
    return all(one.is_year for one in numbers)


def _repeats(table: PrintedTable, row: int, header: tuple[int, ...]) -> bool:
    return any(same_words(table.rows[row], table.rows[at]) for at in header)


def _head(table: PrintedTable, header: tuple[int, ...], column: int) -> str:
    """The label of a column from all rows of the header, those that cover several included."""
    parts: list[str] = []
    for row in header:
        cell = _covering(table.rows[row], column)
        told = cell.text if cell and not _NUMBERED.fullmatch(cell.text) else ""
        if told and told not in parts:
            parts.append(told)
    return " – ".join(parts)


def _covering(row: PrintedRow, column: int) -> PrintedCell | None:
    return next((cell for at, cell in row.items() if at <= column < at + cell.span), None)


def _has_values(cells: list[str], head: str, column: int) -> bool:
    """Whether a column has values: not what counts the rows, nor years, nor words."""
    points = points_among(cells)
    numbers = [one for cell in cells if (one := number_in(cell, points))]
    if not cells or len(numbers) < _MOST * len(cells):
        return False
    if _COUNTER.fullmatch(head) or _YEARS.fullmatch(head):
        return False
    if all(one.is_year for one in numbers) and len(numbers) > 1:
        return False
    counted = [number.value for number in numbers] == list(range(1, len(numbers) + 1))
    return not (counted and column == 0)


def _numbers(
    table: PrintedTable, body: Iterable[int], columns: Iterable[int]
) -> dict[Place, Number]:
    rows = list(body)
    found: dict[Place, Number] = {}
    for at in columns:
        points = points_among(_cells(table, rows, at))
        for row in rows:
            number = number_in(_text(table, row, at), points)
            if number is not None:
                found[row, at] = number
    return found


def _is_percent(
    head: str, column: int, rows: Iterable[int], numbers: Mapping[Place, Number]
) -> bool:
    cells = [numbers[row, column] for row in rows if (row, column) in numbers]
    signs = sum(one.percent for one in cells)
    return _PERCENT.search(head) is not None or 2 * signs > len(cells)


def _name(table: PrintedTable, row: int, columns: tuple[int, ...], heads: tuple[str, ...]) -> str:
    """The first words of a row that stand in no column of values; else what counts the row."""
    texts = [
        (_COUNTER.fullmatch(heads[at]) is not None, not _has_words(cell.text), at, cell.text)
        for at, cell in table.rows[row].items()
        if at not in columns and not is_nothing(cell.text)
    ]
    return min(texts)[-1] if texts else ""


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, text))


def _sections(table: PrintedTable, body: Iterable[int], rows: Container[int]) -> dict[int, str]:
    """The title of the section that each row belongs to: words of a row without values."""
    found: dict[int, str] = {}
    title = ""
    for row in body:
        if row in rows:
            found[row] = title
        else:
            words = [cell.text for cell in table.rows[row].values() if not is_nothing(cell.text)]
            title = " ".join(words) or title
    return found
