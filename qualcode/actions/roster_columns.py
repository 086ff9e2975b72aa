"""Which column of a table of people is what: by its header, or as the researcher says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from qualcode.actions.roster_rows import Recognised, Row
from qualcode.errors import QualcodeError
from qualcode.registry import did_you_mean

ATTRIBUTES = ("age", "sex")
"""Attributes that have a name of their own, in whatever language the header is."""

UNUSED = "ignore"

_HEADERS = {
    "id": "id|kode|kode informan|kode narasumber|kode responden|code|informant id|informant code"
    "|id informan|id narasumber",
    "name": "nama|nama lengkap|nama asli|nama informan|nama narasumber|nama responden"
    "|nama partisipan|informan|narasumber|name|full name|informant|informant name",
    "group": "kelompok|kelompok informan|kelompok sumber|golongan|unsur|kategori|kategori informan"
    "|group|source group|informant group|category",
    "role": "jabatan|peran|kedudukan|posisi|pekerjaan|profesi|jabatan pekerjaan|jabatan peran"
    "|role|position|occupation|job|job title",
    "pseudonym": "samaran|nama samaran|pseudonim|nama pseudonim|pseudonym|disebut sebagai",
    "consent": "persetujuan|izin|kesediaan|consent|informed consent|persetujuan informan",
    "kind": "jenis|jenis informan|tipe informan|kind|type|informant type|kind of informant",
    "selection": "alasan|alasan pemilihan|alasan dipilih|kriteria|selection|reason|selection reason"
    "|criterion",
    "sample": "sampel|sample|termasuk sampel|in sample",
    "case": "kasus|case",
    "aliases": "alias|aliases|inisial|initials|panggilan|nama panggilan|sebutan|label|speaker label"
    "|label pembicara|nickname",
    "age": "umur|usia|umur tahun|usia tahun|age|age years",
    "sex": "jenis kelamin|kelamin|jk|l p|sex|gender",
    UNUSED: "no|nomor|no urut|number|row|baris",
}
_FIELD_OF = {header: field for field, headers in _HEADERS.items() for header in headers.split("|")}
FIELDS = tuple(_HEADERS)
_BETWEEN = re.compile(r",(?=[^,=]+=)")

Said: TypeAlias = tuple[tuple[str, str], ...]
"""Fields with the headers of their columns; without a header, no column is the field."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, by its number from 0, and what it is.

    `field` is one of an informant's in study.yaml, `attributes` with the name of one, or
    `UNUSED`.
    """

    number: int
    header: str
    field: str
    attribute: str = ""

    @property
    def told(self) -> str:
        """What the column is, for the researcher."""
        if self.field == "attributes":
            return f"attribute {self.attribute}"
        return "not used" if self.field == UNUSED else self.field


def is_known(header: str) -> bool:
    """Whether a header is one that a table of people usually has."""
    return _plain(header) in _FIELD_OF


def recogniser(said: Said) -> Recognised:
    """Tells headers that are usual, or that the researcher names, from other words."""
    named = {_plain(header) for _, header in said if header}
    return lambda header: is_known(header) or _plain(header) in named


def columns_of(header: Row, said: Said) -> tuple[Column, ...]:
    """The columns of a table.

    Args:
        header: The row that names them.
        said: Fields with the headers of their columns, as the researcher says.

    Raises:
        QualcodeError: a field or a header is unknown, or two columns could be the same field.
    """
    fixed = _as_said(header, said)
    settled = {field for field, _ in said} - {UNUSED}
    taken: dict[str, str] = {}
    columns: list[Column] = []
    for number, name in enumerate(header.cells):
        field = fixed.get(number) or _guessed(name, settled)
        if field in taken and field not in (UNUSED, "attributes"):
            raise QualcodeError(
                f"two columns can be the {field}: '{taken[field]}' and '{name}'.",
                f"Say which: --map {field}={taken[field]}",
            )
        taken[field] = name
        columns.append(_column(number, name, field, columns))
    if not any(one.field == "name" for one in columns):
        raise _without_names(header)
    return tuple(columns)


def mapping_of(words: Sequence[str]) -> Said:
    """What `--map name=Nama,group=Kelompok` says.

    Raises:
        QualcodeError: it is not made of `field=Column`, or a field is unknown.
    """
    said: list[tuple[str, str]] = []
    for part in (part for word in words for part in _BETWEEN.split(word) if part.strip()):
        field, equals, header = part.partition("=")
        field = field.strip().casefold()
        if not equals:
            raise QualcodeError(f"'{part.strip()}' is no mapping.", "Write --map name=Nama.")
        if field not in FIELDS:
            hint = did_you_mean(field, FIELDS)
            raise QualcodeError(f"an informant has no '{field}'.", hint)
        if field != UNUSED and field in dict(said):
            raise QualcodeError(f"'{field}' is mapped twice.")
        said.append((field, "" if header.strip() == "-" else header.strip()))
    return tuple(said)


def _as_said(header: Row, said: Said) -> dict[int, str]:
    plain = [_plain(name) for name in header.cells]
    fixed: dict[int, str] = {}
    for field, name in said:
        if not name:
            continue
        if _plain(name) not in plain:
            known = [one for one in header.cells if one]
            hint = did_you_mean(name, known) if any(map(is_known, known)) else ""
            raise QualcodeError(f"the table has no column '{name}'.", hint)
        fixed[plain.index(_plain(name))] = field
    return fixed


def _guessed(name: str, settled: set[str]) -> str:
    """The field of a column that nothing was said of; "attributes" where it is none."""
    if not name:
        return UNUSED
    field = _FIELD_OF.get(_plain(name), "attributes")
    return "attributes" if field in settled else field


def _column(number: int, name: str, field: str, before: Sequence[Column]) -> Column:
    if field in ATTRIBUTES:
        return Column(number, name, "attributes", field)
    if field != "attributes":
        return Column(number, name, field)
    taken = {one.attribute for one in before}
    key, count = name, 2
    while key in taken:
        key, count = f"{name} {count}", count + 1
    return Column(number, name, "attributes", key)


def _without_names(header: Row) -> QualcodeError:
    # A table without a header begins with a person, whose name is not to be printed.
    hint = "Its first row must name the columns (nama, kelompok …); else: --map name=COLUMN"
    if any(map(is_known, header.cells)):
        listed = ", ".join(f"'{one}'" for one in header.cells if one)
        hint = f"Say which it is, of {listed}: --map name=COLUMN"
    return QualcodeError("no column was recognised as the names.", hint)


def _plain(header: str) -> str:
    """A header as it is compared: without case, accents' form and punctuation."""
    folded = unicodedata.normalize("NFKC", header).casefold()
    return " ".join(re.sub(r"[\W_]+", " ", folded).split())
