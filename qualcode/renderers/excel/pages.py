"""How sheets are printed: paper, direction, what is repeated, what stands at head and foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qualcode.document import Document
from qualcode.renderers.reading import text
from qualcode.renderers.safe import file_text
from qualcode.renderers.titled import without_banner

# Widths in characters: what fits an upright page, and a landscape page in type not too small.
_UPRIGHT, _LANDSCAPE = 95, 210
# What fits an upright page that is not fitted, in any program: some draw columns a third wider.
_SURE = 72
# The least, in per cent, to which Excel can shrink a page.
_LEAST = 10
# Rows of usual height that are as high as one character of a column is wide, on a square page.
_UPRIGHT_ROWS = 0.36
_A4 = 9
# Points of a page between its margins, across and down; and of a character of a column's width.
_PAPER = {True: (523, 727), False: (770, 480)}
_POINTS = 5.6
# What runs over a page by no more than this part of it, as notes do, is shrunk to fit instead: a
# page with nothing but a repeated head and a source helps nobody. Programs differ by the other.
_OVER, _UNSURE, _MOST = 0.15, 0.08, 4
# Excel's own limit for head and foot is 255; a doubled & counts twice.
_TITLE, _BANNER = 110, 90


@dataclass(frozen=True, slots=True)
class Area:
    """What is printed of a sheet, by 0-based numbers; `header` are rows repeated on each page.

    `beside` are the columns repeated where a sheet takes several pages across, `whole` asks for
    all of it on one page, as a picture needs it; `breaks` are the rows that begin a page where a
    picture is so high that it stands on several. `height` is that of all rows in points, if it is
    known.
    """

    first: int
    last: int
    columns: int
    header: tuple[int, int] | None = None
    beside: int = 0
    whole: bool = False
    breaks: tuple[int, ...] = ()
    height: float = 0


def pages_across(width: int) -> int:
    """On how many pages side by side columns of such a width are printed."""
    return max(1, round(width / _LANDSCAPE))


def set_page(sheet: Any, document: Document, width: int, area: Area) -> None:
    """Paper A4, as wide as it takes, with the report's title and the banner of a draft on it.

    `width` is that of the columns in characters.
    """
    sheet.set_paper(_A4)
    upright = area.last - area.first > width * _UPRIGHT_ROWS if area.whole else width <= _UPRIGHT
    if not upright and not area.breaks:
        sheet.set_landscape()
    across = 1 if area.whole else pages_across(width)
    if area.breaks:
        # Where pages are fitted, Excel minds no break.
        sheet.set_print_scale(max(_LEAST, min(100, 100 * _SURE // max(1, width))))
        sheet.set_h_pagebreaks(area.breaks)
    else:
        down = 1 if area.whole else _pages_down(area.height, width / across, upright)
        sheet.fit_to_pages(across, down)
    sheet.set_margins(left=0.5, right=0.5, top=0.9, bottom=0.7)
    sheet.print_area(area.first, 0, max(area.first, area.last), max(0, area.columns - 1))
    if area.header:
        sheet.repeat_rows(*area.header)
    if across > 1 and area.beside:
        sheet.repeat_columns(0, area.beside - 1)
    title, banner = (
        _marked(without_banner(document)[0], _TITLE),
        _marked(text(document.banner), _BANNER),
    )
    # A blank keeps what begins with a digit from being read as a size of type.
    sheet.set_header(f"&L&8 {title}" + (f"\n {banner}" if banner else ""))
    sheet.set_footer("&L&8 &A&R&8 &P / &N")


def _pages_down(height: float, width: float, upright: bool) -> int:
    """On how many pages below each other rows are fitted; 0 for as many as it takes."""
    across, down = _PAPER[upright]
    pages = height * min(1.0, across / (width * _POINTS)) / down
    least = max(1, int(pages + _UNSURE))
    return least if height and least <= _MOST and pages - least <= _OVER else 0


def _marked(words: str, most: int) -> str:
    """Words in which nothing is a command, cut at a word where they are too long."""
    words = " ".join(file_text(words).split())
    if _units(words) > most:
        words = words[:most]
        while _units(words) > most - 2:
            words = words[:-1]
        words = f"{words.rpartition(' ')[0] or words} …"
    return words.replace("&", "&&")


def _units(words: str) -> int:
    return len(words.replace("&", "&&").encode("utf-16-le")) // 2
