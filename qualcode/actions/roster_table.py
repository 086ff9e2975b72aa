"""A table of people as spreadsheets write it: CSV with any separator, or an Excel workbook."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from qualcode.actions.roster_rows import (
    MAX_COLUMNS,
    MAX_ROWS,
    Recognised,
    Row,
    Table,
    table_of,
    trimmed,
)
from qualcode.errors import QualcodeError
from qualcode.sources.encoding import decode
from qualcode.sources.sniff import looks_like
from qualcode.stores.files import bytes_of

MAX_BYTES = 10_000_000
SEPARATORS = (",", ";", "\t", "|")
_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def read_table(path: Path, recognised: Recognised, sheet: str = "") -> Table:
    """The table in a CSV file or an Excel workbook.

    Args:
        path: The file.
        recognised: Tells the header from titles above it, and one separator from another.
        sheet: The sheet of a workbook; else the first one with a header that is recognised.

    Raises:
        QualcodeError: the file cannot be read as a table.
    """
    data = _bytes(path)
    try:
        if data.startswith(b"PK"):
            from qualcode.actions.roster_sheet import read_workbook

            return read_workbook(data, recognised, sheet)
        return _of_text(data, recognised)
    except QualcodeError as error:
        raise QualcodeError(f"{path.name} {error.message}", error.hint) from error


def _bytes(path: Path) -> bytes:
    data = bytes_of(path, path.name, MAX_BYTES)
    if not data.strip():
        raise QualcodeError(f"{path.name} is empty.")
    if len(data) > MAX_BYTES:
        raise QualcodeError(f"{path.name} is too large for a table of informants.")
    return data


def _of_text(data: bytes, recognised: Recognised) -> Table:
    look = looks_like(data)
    if look:
        hint = "Open it in a spreadsheet program and save it as .xlsx or .csv."
        raise QualcodeError(f"is no table: it looks like {look.name}.", hint)
    try:
        text, problems = decode(data)
    except QualcodeError as error:
        raise QualcodeError(error.message, "Save it as CSV in UTF-8, or as .xlsx.") from error
    text, given = _without_mark(text)
    choice = _separated(text, (given,) if given else SEPARATORS, recognised)
    told = f"CSV, separated by {_NAMES.get(choice[0], repr(choice[0]))}"
    told += f"; {problems[0].message}" if problems else ""
    return table_of(choice[1], recognised, told)


def _without_mark(text: str) -> tuple[str, str]:
    """The text without the first line `sep=;` by which Excel is told the separator, and that."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        return f"\n{rest}", first[4]
    return text, ""


def _separated(
    text: str, separators: tuple[str, ...], recognised: Recognised
) -> tuple[str, list[Row]]:
    """The separator by which the text makes the best table, and its rows."""
    found: list[tuple[tuple[int, int, int], str, list[Row]]] = []
    fault = ""
    for separator in separators:
        try:
            rows = _rows(text, separator)
        except csv.Error as error:
            fault = fault or str(error)
            continue
        found.append((_quality(rows, recognised), separator, rows))
    quality, separator, rows = max(found, default=((0, 0, 0), "", []), key=lambda one: one[0])
    if fault and not quality[0]:
        raise QualcodeError(
            f"is broken as CSV: {fault}.", "Look for a quotation mark that is not closed."
        )
    return separator, rows


def _rows(text: str, separator: str) -> list[Row]:
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    for number, cells in enumerate(reader, start=1):
        if number > MAX_ROWS or len(cells) > MAX_COLUMNS:
            raise csv.Error(f"it has more than {MAX_ROWS} rows or {MAX_COLUMNS} columns")
        rows.append(Row(number, tuple(" ".join(cell.split()) for cell in cells)))
    return rows


def _quality(rows: list[Row], recognised: Recognised) -> tuple[int, int, int]:
    """How many headers are recognised, rows fit the header, and columns there are."""
    try:
        table = table_of(rows, recognised, "")
    except QualcodeError:
        return 0, 0, 0
    width = len(table.header.cells)
    known = sum(map(recognised, table.header.cells))
    return known, sum(len(trimmed(row.cells)) <= width for row in table.rows), width
