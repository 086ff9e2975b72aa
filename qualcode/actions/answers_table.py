"""Answers of informants from a table: finding, informant, date, result, note."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qualcode.actions.returned_sheets import LONGEST, Returned, ReturnedSheet
from qualcode.actions.roster_rows import Row
from qualcode.actions.roster_table import read_table
from qualcode.errors import QualcodeError
from qualcode.model.speaker_label import fold_label
from qualcode.stages.sheet_answers import dates_in

SUFFIXES = (".csv", ".tsv", ".xlsx")

_HEADERS = {
    "finding": "finding|finding id|temuan|id temuan|kode temuan",
    "informant": "informant|informant id|informan|id informan|narasumber|id",
    "date": "date|tanggal|hari tanggal",
    "result": "result|answer|hasil|jawaban|tanggapan",
    "note": "note|remark|comment|catatan|keterangan",
}
_FIELD_OF = {header: field for field, headers in _HEADERS.items() for header in headers.split("|")}
_NEEDED = ("finding", "informant", "result")


def read_answers(path: Path, day: date | None = None) -> ReturnedSheet:
    """The answers in a CSV file or a workbook; `day` is that of rows that say none.

    Raises:
        QualcodeError: the file cannot be read as a table, or a column is missing or there twice.
    """
    table = read_table(path, lambda header: fold_label(header) in _FIELD_OF)
    columns: dict[str, int] = {}
    for at, header in enumerate(table.header.cells):
        field = _FIELD_OF.get(fold_label(header))
        if field in columns:
            raise QualcodeError(f"{path.name} has two columns for the {field}.", "Take one out.")
        if field:
            columns[field] = at
    if missing := [one for one in _NEEDED if one not in columns]:
        raise QualcodeError(
            f"{path.name} has no column for the {' and the '.join(missing)}.",
            "Its columns are: finding, informant, date, result, note.",
        )
    rows = [_answer(path.name, row, columns, day) for row in table.rows]
    return ReturnedSheet(rows)


def _answer(file: str, row: Row, columns: dict[str, int], day: date | None) -> Returned:
    said = {field: " ".join(row[at].split()) for field, at in columns.items()}
    days = dates_in(said.get("date", ""))
    why = ""
    if len(days) != 1 and (said.get("date") or day is None):
        why = f"row {row.number} has no date that can be read"
    if not said["result"]:
        why = f"row {row.number} has no result"
    if len(said["result"]) + len(said.get("note", "")) > LONGEST:
        why = f"row {row.number} has more than {LONGEST} characters"
    told = days[0] if len(days) == 1 else day
    return Returned(
        file, said["informant"], said["finding"], told, said["result"], said.get("note", ""),
        why=why,
    )  # fmt: skip
