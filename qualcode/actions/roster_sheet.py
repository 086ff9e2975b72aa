"""Reading an Excel workbook as a table of texts: values, never formulas."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, TypeAlias

from qualcode.actions.roster_rows import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Recognised,
    Row,
    Table,
    table_of,
)
from qualcode.errors import QualcodeError
from qualcode.registry import did_you_mean
from qualcode.sources.sniff import looks_like

_MEMBERS = 500
_TOTAL = 30_000_000
"""Bytes to which the largest workbook that is read may unpack."""

Place: TypeAlias = tuple[int, int]
"""Row and column, from 1."""

_FORMULA = "a formula whose value was not saved"


def read_workbook(data: bytes, recognised: Recognised, sheet: str = "") -> Table:
    """The table on one sheet of a workbook.

    Raises:
        QualcodeError: this is no workbook, it is damaged or too large, or has no such sheet.
    """
    _refuse_other(data)
    try:
        values, formulas = _opened(data, values=True), _opened(data, values=False)
        names = [one.title for one in values.worksheets if one.sheet_state == "visible"]
        names = names or [one.title for one in values.worksheets]
        if sheet and sheet not in values.sheetnames:
            raise QualcodeError(f"has no sheet '{sheet}'.", did_you_mean(sheet, values.sheetnames))
        tables = [
            _table(values[name], formulas[name], recognised)
            for name in ([sheet] if sheet else names)
        ]
    except QualcodeError:
        raise
    except Exception as error:  # the reader raises many kinds for damaged workbooks
        raise _damaged() from error
    filled = [table for table in tables if table]
    if not filled:
        raise QualcodeError("holds no table.", "Its first row should name the columns.")
    return max(filled, key=lambda table: sum(map(recognised, table.header.cells)))


def _damaged() -> QualcodeError:
    hint = "Open it in Excel or LibreOffice and save it again, or save it as CSV."
    return QualcodeError("is damaged: it cannot be read as a workbook.", hint)


def _refuse_other(data: bytes) -> None:
    """Refuse other files that are ZIP archives, and made-up ones that would fill the memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            names = {info.filename for info in infos}
            size = sum(info.file_size for info in infos)
            whole = len(infos) <= _MEMBERS and size <= _TOTAL
            declared = whole and any(_has_dtd(archive, info) for info in infos)
    except Exception as error:  # zipfile raises many kinds for damaged archives
        raise _damaged() from error
    if not any(name.startswith("xl/") for name in names):
        look = looks_like(data)
        hint = "Open it in a spreadsheet program and save it as .xlsx or .csv."
        raise QualcodeError(
            f"is no workbook: it looks like {look.name if look else 'a ZIP'}.", hint
        )
    if not whole:
        raise QualcodeError("is too large for a table of informants.", "Save it as CSV.")
    if declared:
        raise QualcodeError(
            "carries a document type definition, which no workbook has: it is not read.",
            "Save it as CSV.",
        )


def _has_dtd(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    if not info.filename.lower().endswith((".xml", ".rels")):
        return False
    with archive.open(info) as stream:
        # The size in the archive's list may be a lie; no more than that is ever unpacked.
        content = stream.read(_TOTAL + 1)
    if len(content) > _TOTAL:
        raise ValueError("larger than its list says")
    return b"<!DOCTYPE" in content or b"<!ENTITY" in content


def _opened(data: bytes, values: bool) -> Any:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it does not support: charts, lists of choices
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def _table(values: Any, formulas: Any, recognised: Recognised) -> Table | None:
    if values.max_row * values.max_column > MAX_CELLS:
        raise _too_large(values)
    merged = dict(_merged(values))
    rows = [
        _row(values, formulas, number, merged)
        for number in range(1, values.max_row + 1)
        if any(cell.value is not None for cell in formulas[number])
    ]
    if len(rows) > MAX_ROWS or any(len(row.cells) > MAX_COLUMNS for row in rows):
        raise _too_large(values)
    return table_of(rows, recognised, f"sheet {values.title}") if rows else None


def _too_large(sheet: Any) -> QualcodeError:
    return QualcodeError(
        f"has a sheet of {sheet.max_row} rows and {sheet.max_column} columns, "
        "too large for a table of informants.",
        "Name the sheet with --sheet, or save the table alone.",
    )


def _row(values: Any, formulas: Any, number: int, merged: dict[Place, Place]) -> Row:
    cells, faults = [], {}
    for column in range(1, values.max_column + 1):
        at = merged.get((number, column), (number, column))
        cell, formula = values.cell(*at), formulas.cell(*at)
        fault = _fault(cell, formula)
        if fault:
            faults[column - 1] = fault
        cells.append("" if fault else _text(cell.value))
    return Row(number, tuple(cells), faults)


def _merged(sheet: Any) -> Iterator[tuple[Place, Place]]:
    """For each cell that was merged with others downwards, the one that holds the value.

    Cells merged sideways are one cell: what stands in them belongs to the first column.
    """
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row, min(area.max_row, MAX_ROWS) + 1):
            if row > area.min_row:
                yield (row, area.min_col), (area.min_row, area.min_col)


def _fault(cell: Any, formula: Any) -> str:
    if cell.data_type == "e":
        return f"the error {cell.value}"
    return _FORMULA if formula.data_type == "f" and cell.value is None else ""


def _text(value: Any) -> str:
    """A value as a person would write it: 45 and not 45.0, a date without a time of midnight."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return str(int(value)) if value.is_integer() else f"{value:.15g}"
        case datetime():
            whole = value.time() == time()
            return value.date().isoformat() if whole else f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case _:
            return " ".join(str(value).split())
