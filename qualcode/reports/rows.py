"""A list as rows of plain values: one record each, and a table of them for a file.

What is a list on the screen (codings, memos, sources, decisions) is the same list for programs:
as JSON the records themselves, in every other format a table with a column for each name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.document import Align, Cell, Column, Document, Section, Table, cell
from qualcode.study import Study

_NUMBERS = frozenset({"turn", "line", "start", "end", "seq", "turns", "coded_turns", "codings"})
_WIDE = frozenset({"quotation", "before", "after", "text"})


@dataclass(frozen=True, slots=True)
class Rows:
    """A list with its name. Every record has a value for each column, also where it is empty."""

    name: str
    columns: tuple[str, ...]
    records: Sequence[Mapping[str, object]]


def rows_document(study: Study, rows: Rows) -> Document:
    """The records as one table, for CSV, Excel, Word and text."""
    columns = tuple(
        Column(
            name,
            align=Align.RIGHT if name in _NUMBERS else Align.LEFT,
            weight=6.0 if name in _WIDE else 1.0,
        )
        for name in rows.columns
    )
    cells = tuple(tuple(_cell(record[name]) for name in rows.columns) for record in rows.records)
    table = Table(rows.name, columns, (Section(cells),), name=rows.name, records=True)
    return Document(rows.name, study.settings.language, (table,), date=study.settings.date)


def _cell(value: object) -> Cell:
    return cell(_text(value))


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case dict():
            return "; ".join(f"{name} {_text(one)}" for name, one in value.items())
        case list() | tuple():
            return ", ".join(map(_text, value))
        case _:
            return str(value)
