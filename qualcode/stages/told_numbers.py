"""Numbers that a text or an informant tells of what a table counts, where the table has another.

A number is told of a cell when the words beside it are those of a column's label, and a row is
named in the same sentence; without a row it is of the table's total where the sentence speaks of
all. Round numbers of speech (`sekitar`, `ribu`), years, sums of money and shares are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from qualcode.coders.sentences import sentences
from qualcode.model.source import Segment, SegmentKind, Source
from qualcode.stages.printed_numbers import Number, read_number
from qualcode.stages.spelled_numbers import spelled_numbers
from qualcode.stages.table_layout import Layout, Place
from qualcode.study import Study

_NUMBER = re.compile(
    r"(?<![\w.,/–-])(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d+(?:[.,]\d+)*)(?![\w/–-]|[.,]\d)"
)
_WORD = re.compile(r"[^\W\d_]+")
_BOUND = re.compile(
    r"[,;:.()!?]|\b(?:dan|and|atau|or|serta|sedangkan|while|tetapi|but|yaitu)\b", re.I
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:tabel|table|gambar|figure|pasal|ayat|nomor|no|bab|chapter|halaman|page|hlm|tahun|year|"
    r"tanggal|tgl|pukul|jam|rp|idr|usd|sekitar|kira-kira|kurang lebih|hampir|lebih dari|about|"
    r"around|nearly|over|per|periode|putaran|rt|rw)\.?|[$±~])\s*$",
    re.I,
)
_NOT_AFTER = re.compile(
    r"\s*(?:%|persen\b|percent\b|ribu|juta|miliar|milyar|triliun|thousand|million|billion|rupiah|"
    r"januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|"
    r"january|february|march|may|june|july|august|october|december|kali\b|hari\b|tahun\b|bulan\b|"
    r"an\b|-an\b)",
    re.I,
)
_ALL = re.compile(
    r"\b(?:kabupaten|kota|provinsi|se-?kabupaten|seluruh\w*|semua\w*|total|jumlah\w*|berjumlah|"
    r"keseluruhan|tabel|table|all|overall|altogether|district|regency)\b",
    re.I,
)
_GENERAL: Final = frozenset(
    "jumlah total amount sum banyak banyaknya unit orang rp per dan yang of the number and di ke "
    "dari with in usaha pelaku business businesses tahun".split()
)
_EVERY = re.compile(
    r"\b(?:seluruh\w*|semua\w*|total|berjumlah|terdiri|meliputi|all|altogether|consists?|comprises?)\b",
    re.I,
)
_FEWEST_ROWS: Final = 3
_REACH: Final = 6
"""How many words beside a number may say what it counts."""


@dataclass(frozen=True, slots=True)
class ToldNumber:
    """A number in a text that differs from the table's.

    `start` and `end` are those of its sentence in the source. `cells` are those of the table of
    which it may be told, `elsewhere` those of the same row in which the table has the number.
    `slip` says that it only differs from a cell by a digit or by two digits in the other order.
    """

    source: Source
    segment: Segment
    start: int
    end: int
    printed: str
    cells: tuple[Place, ...]
    elsewhere: tuple[Place, ...]
    slip: bool


@dataclass(frozen=True, slots=True)
class ToldRows:
    """How many rows a table has, told otherwise: `label` is what its rows are, `rows` how many."""

    source: Source
    segment: Segment
    start: int
    end: int
    printed: str
    label: str
    rows: int


@dataclass(frozen=True, slots=True)
class _Said:
    number: Number
    printed: str
    after: tuple[str, ...]
    before: frozenset[str]


def told_numbers(
    study: Study, layout: Layout, totals: frozenset[int], sources: Iterable[Source]
) -> Iterator[ToldNumber]:
    """The numbers of the sources that differ from a table's; `totals` are its rows of totals."""
    known = _Known(layout, totals)
    for source, segment in _heard(study, layout, sources):
        yield from known.differing(source, segment)


def told_rows(
    study: Study, layout: Layout, totals: frozenset[int], sources: Iterable[Source]
) -> Iterator[ToldRows]:
    """What the sources tell of how many rows there are, where the table has another number.

    A part of them may be spoken of: only who speaks of all, or is out by one, is told of.
    """
    rows = [
        row for row in layout.rows if row not in totals and not layout.is_average(layout.name(row))
    ]
    labels = {frozenset(words): head for head in layout.row_heads if (words := _words(head))}
    if len(rows) < _FEWEST_ROWS or not labels or len(set(map(layout.name, rows))) < len(rows):
        return
    for source, segment in _heard(study, layout, sources):
        text, base = segment.speech.text, segment.speech.start
        for start, end in sentences(text):
            for said in _said(text[start:end]):
                label = _counted(labels, said.after)
                told = abs(said.number.value - len(rows))
                every = _EVERY.search(text[start:end]) is not None
                if label and told and (every or told == 1):
                    yield ToldRows(
                        source, segment, base + start, base + end, said.printed, label, len(rows)
                    )


def _counted(labels: Mapping[frozenset[str], str], after: Sequence[str]) -> str:
    """The label of the rows, where a number is said right before it."""
    for words, head in labels.items():
        said = after[: len(words)]
        if words == {_singular(one, words) for one in said}:
            return head
    return ""


def _singular(word: str, known: Container[str]) -> str:
    return word if word in known else word.removesuffix("s")


def _heard(
    study: Study, layout: Layout, sources: Iterable[Source]
) -> Iterator[tuple[Source, Segment]]:
    """What was said and may be shown, outside the table itself."""
    for source in sources:
        for segment in source.spoken_by_informants():
            if segment.kind is SegmentKind.ROW or _in_table(layout, source, segment):
                continue
            if not study.hidden(source.id, (segment.speech.start, segment.speech.end)):
                yield source, segment


def _in_table(layout: Layout, source: Source, segment: Segment) -> bool:
    table = layout.table
    return source.id == table.source.id and table.start <= segment.speech.start < table.end


class _Known:
    """What a table says, to be looked up by words."""

    def __init__(self, layout: Layout, totals: frozenset[int]) -> None:
        self._layout = layout
        self._totals = sorted(totals)
        rows = (row for row in layout.rows if row not in totals)
        names = ((row, _words(layout.names[row])) for row in rows)
        self._rows = [(row, words) for row, words in names if sum(map(len, words)) > 2]
        self._columns = {at: frozenset(_words(layout.heads[at])) for at in layout.columns}

    def differing(self, source: Source, segment: Segment) -> Iterator[ToldNumber]:
        text, base = segment.speech.text, segment.speech.start
        for start, end in sentences(text):
            rows = self._named(_words(text[start:end]))
            everything = not rows and _ALL.search(text[start:end]) is not None
            for said in _said(text[start:end]):
                cells, elsewhere, slip = self._cells(said, rows or self._totals)
                sure = bool(rows) or everything
                if cells and (sure or slip):
                    yield ToldNumber(
                        source, segment, base + start, base + end, said.printed, cells,
                        elsewhere, slip,
                    )  # fmt: skip

    def _named(self, words: list[str]) -> list[int]:
        """The rows whose whole label stands in a sentence."""
        said = f" {' '.join(words)} "
        return [row for row, label in self._rows if f" {' '.join(label)} " in said]

    def _cells(
        self, said: _Said, rows: Iterable[int]
    ) -> tuple[tuple[Place, ...], tuple[Place, ...], bool]:
        """The cells that a number may be told of, where the number is in none of them."""
        columns = self._counting(frozenset(said.after)) or self._counting(said.before)
        numbers = self._layout.numbers
        cells = tuple((row, at) for row in rows for at in columns if (row, at) in numbers)
        if any(numbers[one].value == said.number.value for one in cells):
            return (), (), False
        same_row = ((row, at) for row in rows for at in self._layout.columns)
        elsewhere = tuple(
            one for one in same_row if one in numbers and numbers[one].value == said.number.value
        )
        return cells, elsewhere, any(_slip(said.number, numbers[one]) for one in cells)

    def _counting(self, words: frozenset[str]) -> list[int]:
        """The columns of which all words of the label that tell something are among the words."""
        found = []
        for at, label in self._columns.items():
            telling = label - _GENERAL
            if telling and telling <= words:
                found.append(at)
        return found


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _numbers(sentence: str) -> list[tuple[int, int, Number | None]]:
    """The numbers of a sentence, in digits or in words; None for what is none or a round one."""
    found = [
        (one.start(), one.end(), read_number(one.group())) for one in _NUMBER.finditer(sentence)
    ]
    for one in spelled_numbers(sentence):
        known = not one.is_round and one.value > 1  # *one* and *satu* are articles too
        found.append((one.start, one.end, Number(Decimal(one.value)) if known else None))
    return sorted(found, key=lambda one: one[:2])


def _said(sentence: str) -> Iterator[_Said]:
    """The numbers of a sentence that count something, with the words beside them."""
    found = _numbers(sentence)
    borders = [0, *(end for _, end, _ in found)]
    starts = [*(start for start, _, _ in found), len(sentence)]
    for at, (start, end, number) in enumerate(found):
        before = sentence[borders[at] : start]
        after = sentence[end : starts[at + 1]]
        if number is None or number.is_year or number.point:
            continue
        if _NOT_BEFORE.search(before) or _NOT_AFTER.match(after):
            continue
        behind = _words(_BOUND.split(after)[0])[:_REACH]
        ahead = _words(_BOUND.split(before)[-1] if behind else before)[-_REACH:]
        yield _Said(number, sentence[start:end], tuple(behind), frozenset(ahead))


def _slip(said: Number, printed: Number) -> bool:
    """Whether two numbers of at least three digits differ by one digit or by two exchanged."""
    one, other = _digits(said.value), _digits(printed.value)
    if len(one) != len(other) or len(one) < 3:
        return False
    at = [place for place in range(len(one)) if one[place] != other[place]]
    exchanged = len(at) == 2 and at[1] == at[0] + 1
    return len(at) == 1 or (exchanged and one[at[0]] == other[at[1]] and one[at[1]] == other[at[0]])


def _digits(value: Decimal) -> str:
    return str(int(value))
