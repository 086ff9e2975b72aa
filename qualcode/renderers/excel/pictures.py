"""The picture of a figure beside its table, where pictures can be painted."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from qualcode.document import Figure
from qualcode.renderers.pictures import natural_width, png
from qualcode.renderers.reading import text
from qualcode.renderers.safe import file_text

# Centimetres: as large as it is read at, higher and wider than any page where it needs to be; a
# character of a column's width; a row of usual height.
_WIDTH, _HIGHEST = 18.0, 300.0
# Sharp on a screen that shows two dots for one; a sheet is not what a thesis is printed from.
_DPI = 192
_CHARACTER, _ROW = 0.19, 0.53
# A table wider than this has no room beside it on a screen, and its picture stands below, as it
# does where there is no table.
_BESIDE = 80
_UNUSED = 8
# Excel's own limit for the text that says what is to be seen.
_ALT = 250


def put_picture(
    sheet: Any, figure: Figure, rows: tuple[int, int], widths: Sequence[int]
) -> tuple[int, int, int] | None:
    """Puts it beside the table, whose head stands in the first of `rows`, or below the last one.

    Returns the last row, the number of columns and their width, with the picture in them; None
    where no picture can be painted.
    """
    made = png(figure, max(_WIDTH, natural_width(figure, _WIDTH)), _HIGHEST, dpi=_DPI)
    if made is None:
        return None
    (head, end), total = rows, sum(widths)
    data, across, high = made
    beside = 0 < total <= _BESIDE
    at = (head, len(widths) + 1) if beside else (end + 1, 0)
    about = " ".join(file_text(f"{text(figure.title)}. {text(figure.description)}").split())
    name = f"{figure.name or 'picture'}.png"
    sheet.insert_image(
        *at, name, {"image_data": BytesIO(data), "description": about[:_ALT], "object_position": 3}
    )
    last = max(end, at[0] + round(high / _ROW) + 1)
    taken = 1 + int(across // (_UNUSED * _CHARACTER))
    if beside:
        return last, len(widths) + 1 + taken, total + _UNUSED * (1 + taken)
    missing = max(0, -(-(round(across / _CHARACTER) - total) // _UNUSED))
    return last, len(widths) + missing, total + _UNUSED * missing
