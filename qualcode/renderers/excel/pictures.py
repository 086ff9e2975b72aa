"""The picture of a figure beside its table, where pictures can be painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from qualcode.document import Figure
from qualcode.renderers.pictures import natural_width, png, pngs
from qualcode.renderers.reading import text
from qualcode.renderers.safe import file_text

# Centimetres: as large as it is read at, higher and wider than any page where it needs to be; a
# character of a column's width; a row of usual height.
_WIDTH, _HIGHEST = 18.0, 300.0
# As high as a page, and as a picture that can still be read when it is shrunk to one.
_PAGE, _SHRUNK = 22.0, 36.0
# Sharp on a screen that shows two dots for one; a sheet is not what a thesis is printed from.
_DPI = 192
_CHARACTER, _ROW = 0.19, 0.53
# A table wider than this has no room beside it on a screen, and its picture stands below, as it
# does where there is no table.
_BESIDE = 80
_UNUSED = 8
# Excel's own limit for the text that says what is to be seen.
_ALT = 250


@dataclass(frozen=True, slots=True)
class Painted:
    """Where a sheet ends that has a picture: its last row, its columns and their width.

    `breaks` are the rows with which the parts of a picture begin that stands on several pages,
    `below` is the row with which one begins below its table.
    """

    last: int
    columns: int
    width: int
    breaks: tuple[int, ...] = ()
    below: int = 0


def put_picture(
    sheet: Any, figure: Figure, rows: tuple[int, int], widths: Sequence[int]
) -> Painted | None:
    """Puts it beside the table, whose head stands in the first of `rows`, or below the last one.

    What is too high for a page stands below the table in parts, as far as it can be divided. None
    where no picture can be painted.
    """
    made = png(figure, max(_WIDTH, natural_width(figure, _WIDTH)), _HIGHEST, dpi=_DPI)
    if made is None:
        return None
    (head, end), total = rows, sum(widths)
    if made[2] > _SHRUNK and len(parts := pngs(figure, _WIDTH, _PAGE)) > 1:
        return _put_parts(sheet, figure, parts, end, widths)
    data, across, high = made
    beside = 0 < total <= _BESIDE
    at = (head, len(widths) + 1) if beside else (end + 1, 0)
    _insert(sheet, figure, at, data)
    last = max(end, at[0] + _rows(high))
    if beside:
        taken = 1 + int(across // (_UNUSED * _CHARACTER))
        return Painted(last, len(widths) + 1 + taken, total + _UNUSED * (1 + taken))
    return Painted(last, *_across(across, widths), below=end + 1)


def _put_parts(
    sheet: Any,
    figure: Figure,
    parts: Sequence[tuple[bytes, float, float]],
    end: int,
    widths: Sequence[int],
) -> Painted:
    """Puts the parts of a picture below each other, each at the head of a page."""
    breaks, row = [], end + 1
    for data, _, high in parts:
        breaks.append(row)
        _insert(sheet, figure, (row, 0), data)
        row += _rows(high)
    columns, width = _across(max(one[1] for one in parts), widths)
    return Painted(row, columns, width, tuple(breaks), below=end + 1)


def _insert(sheet: Any, figure: Figure, at: tuple[int, int], data: bytes) -> None:
    about = " ".join(file_text(f"{text(figure.title)}. {text(figure.description)}").split())
    name = f"{figure.name or 'picture'}.png"
    sheet.insert_image(
        *at, name, {"image_data": BytesIO(data), "description": about[:_ALT], "object_position": 3}
    )


def _rows(high: float) -> int:
    return round(high / _ROW) + 1


def _across(across: float, widths: Sequence[int]) -> tuple[int, int]:
    """How many columns a picture below a table takes, and how wide they are."""
    total = sum(widths)
    missing = max(0, -(-(round(across / _CHARACTER) - total) // _UNUSED))
    return len(widths) + missing, total + _UNUSED * missing
