"""Sheets that somebody has filled in, read from Word files: lines, tables, and no struck words.

A crossed-out word says that it is not meant. Transcripts keep such words, since they were said.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qualcode.errors import QualcodeError
from qualcode.sources.opening import read_as
from qualcode.sources.raw import RawSource
from qualcode.sources.word import heard

Grid = tuple[tuple[str, ...], ...]
"""The cells of a table, row by row; line breaks part the paragraphs of a cell."""


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """What stands in a filled-in file: the lines outside its tables, and the tables."""

    lines: tuple[str, ...]
    tables: tuple[Grid, ...]


def read_filled_sheet(path: Path) -> FilledSheet:
    """The lines and tables of a filled-in Word file.

    Raises:
        QualcodeError: it is no Word file, or cannot be read.
    """
    if path.suffix.lower() != ".docx" and not path.is_dir():
        hint = "Open it in Word or LibreOffice and save it as .docx, or make a table (.csv, .xlsx)."
        raise QualcodeError(f"{path.name} is no Word file.", hint)
    raw = read_as(_without_struck, path)
    lines = (raw.words(one) for one in raw.blocks if one.cell is None)
    return FilledSheet(tuple(lines), tuple(_grids(raw)))


def _without_struck(data: bytes) -> RawSource:
    from qualcode.sources.struck import StruckBody
    from qualcode.sources.word_package import Package

    composer, _ = heard(Package(data), StruckBody)
    return composer.finish("word")


def _grids(raw: RawSource) -> list[Grid]:
    rows: dict[int, dict[int, dict[int, str]]] = {}
    for cell in raw.cells:
        if cell.outer is None:
            row = rows.setdefault(cell.table, {}).setdefault(cell.row, {})
            row[cell.column] = raw.text[cell.start : cell.end]
    return [tuple(_filled(row) for _, row in sorted(grid.items())) for grid in rows.values()]


def _filled(row: dict[int, str]) -> tuple[str, ...]:
    """The cells of a row by column; where cells were merged, the further ones are empty."""
    return tuple(row.get(at, "") for at in range(min(max(row) + 1, 64)))
