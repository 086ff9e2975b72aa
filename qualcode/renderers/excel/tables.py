"""One table on a sheet, with all that makes a sheet ready: filter, picture, print-out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qualcode.renderers.excel.book import Book, link_back, link_down
from qualcode.renderers.excel.pages import Area, pages_across, set_page
from qualcode.renderers.excel.pictures import put_picture
from qualcode.renderers.excel.plan import Sheet
from qualcode.renderers.excel.sheet_widths import widths_of_all
from qualcode.renderers.excel.writing import LINE, Writing, Written, across
from qualcode.renderers.reading import has_groups, has_section_titles

# How wide the columns may be that stay when a sheet is moved to the left, and up to how many rows
# a table is printed on one page with its picture.
_STAYS, _WHOLE = 62, 60


def write_sheet(book: Book, sheet: Any, tables: Sequence[Sheet]) -> None:
    """One table, or several under each other where a workbook would have too many sheets."""
    widths = widths_of_all(tables, book.looks, book.language)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    first = row = link_back(book, sheet)
    if len(tables) > 1:
        for one in tables:
            row = Writing(book, sheet, one, widths).table(row).next
        set_page(sheet, book.document, sum(widths), Area(first, row, len(widths)))
        return
    one = tables[0]
    stays = _staying(widths, int(has_section_titles(one.table)))
    repeated = stays if pages_across(sum(widths)) > 1 else 0
    written = Writing(book, sheet, one, widths, repeated).table(row)
    _set_up(book, sheet, one, widths, (first, stays, written))


def _set_up(
    book: Book, sheet: Any, one: Sheet, widths: Sequence[int], rows: tuple[int, int, Written]
) -> None:
    """Filter, what stays on the screen, picture and print-out."""
    first, stays, written = rows
    head, last, end = written.head, written.end, written.next
    if widths:
        sheet.freeze_panes(head + 1, stays)
        sheet.autofilter(head, 0, max(written.last, head), len(widths) - 1)
    columns, width = len(widths), sum(widths)
    if width < LINE:
        columns, width = across(widths)
    painted = one.figure and put_picture(sheet, one.figure, (head, end), widths)
    breaks: tuple[int, ...] = ()
    if painted:
        end, breaks = painted.last, painted.breaks
        # Lines of text may be wider than the picture that they stand under.
        columns, width = max(columns, painted.columns), max(width, painted.width)
        if painted.below and widths:
            link_down(book, sheet, painted.below)
    repeated = None if breaks else (head - int(has_groups(one.table)), head)
    whole = bool(painted) and last - head < _WHOLE and not breaks
    height = 0 if one.figure else written.height
    area = Area(first, end, columns, repeated, stays, whole, breaks, height)
    set_page(sheet, book.document, width, area)


def _staying(widths: Sequence[int], titled: int) -> int:
    """How many columns stay on the screen: the first, and that of the sections before it."""
    wanted = 1 + titled
    while wanted and sum(widths[:wanted]) > _STAYS:
        wanted -= 1
    return min(wanted, max(0, len(widths) - 1))
