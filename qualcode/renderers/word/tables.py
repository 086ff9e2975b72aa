"""A table as WordprocessingML: caption, repeated header, sections, rows, notes, source line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.document import Align, Cell, Column, Table, Tone
from qualcode.renderers.reading import group_spans, has_groups, paragraphs, text
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.word.captions import KEEP, CaptionWriter
from qualcode.renderers.word.fitting import TOGETHER, Panel, panels
from qualcode.renderers.word.xml import attribute, paragraph, run

_TONES = {
    Tone.PLAIN: "",
    Tone.STRONG: "<w:b/>",
    Tone.CONFLICT: "<w:b/>",
    Tone.AGREEMENT: "",
    Tone.PROVISIONAL: "<w:i/>",
    Tone.EMPTY: '<w:i/><w:color w:val="595959"/>',
}
_RULES = {
    "grid": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "horizontal": ("top", "bottom", "insideH"),
    "apa": ("top", "bottom"),
}
_HEADER_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
# Not every program takes them from the table style.
_MARGINS = (
    '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
)


class TableWriter:
    """Writes the tables of one document."""

    def __init__(self, style: StyleProfile, captions: CaptionWriter, grid: str = "") -> None:
        self._style = style
        self._captions = captions
        self._grid = grid

    def xml(self, table: Table, landscape: bool) -> list[str]:
        """The paragraphs and tables that make up `table`, in order."""
        above = self._style.caption == "above"
        caption = self._captions.caption(table.caption, table.title, above)
        found = [*caption, *self.parts(table, landscape)] if above else [
            *self.parts(table, landscape), *caption,
        ]  # fmt: skip
        return [*found, *self._captions.below(table.notes, table.source)]

    def parts(self, table: Table, landscape: bool) -> list[str]:
        """The table without its caption, in as many parts as it takes to be readable."""
        found: list[str] = []
        for part in panels(table, self._style, landscape) if table.columns else ():
            if part.continued:
                found.append(self._captions.continued(table.caption, table.title))
            found.append(_table(part, self._style, self._grid))
        return found


def _table(panel: Panel, style: StyleProfile, grid_style: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in panel.widths)
    total = sum(panel.widths)
    named = f'<w:tblStyle w:val="{attribute(grid_style)}"/>' if grid_style else ""
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/>'
        f"{'' if grid_style else _borders(style)}"
        '<w:tblLayout w:type="fixed"/>'
        f'{_MARGINS}<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(_rows(panel, style))}</w:tbl>"
    )


def _borders(style: StyleProfile) -> str:
    return f"<w:tblBorders>{''.join(map(_rule, _RULES[style.lines]))}</w:tblBorders>"


def _rule(side: str) -> str:
    return f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'


def _rows(panel: Panel, style: StyleProfile) -> Iterator[str]:
    size = "" if panel.size == style.table_size else _half_points(panel.size)
    yield from _header(panel, style, size)
    lines = iter(panel.lines)
    rows_left = len(panel.lines)
    for section in panel.table.sections:
        if title := text(section.title):
            yield _section_row(title, panel.widths, size)
        for row in section.rows:
            rows_left -= 1
            yield _row(row, panel, size, next(lines) <= TOGETHER, last=rows_left == 0)


def _half_points(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _cell(width: int, inner: str, properties: str = "") -> str:
    sized = f'<w:tcW w:w="{width}" w:type="dxa"/>{properties}'
    return f"<w:tc><w:tcPr>{sized}</w:tcPr>{inner}</w:tc>"


def _header(panel: Panel, style: StyleProfile, size: str) -> Iterator[str]:
    filled = f'<w:shd w:val="clear" w:color="auto" w:fill="{attribute(style.header_fill)}"/>'
    fill = filled if style.header_fill else ""
    under = f"<w:tcBorders>{_rule('bottom')}</w:tcBorders>" if style.lines == "apa" else ""
    place = f'<w:vAlign w:val="{"bottom" if under else "center"}"/>'
    columns = panel.table.columns
    grouped = has_groups(panel.table)
    if grouped:
        cells = "".join(_group_cells(columns, panel.widths, (under, fill + place), size))
        yield f"<w:tr>{_HEADER_ROW}{cells}</w:tr>"
    cells = ""
    for column, width in zip(columns, panel.widths, strict=True):
        joined = grouped and not column.group
        words = "" if joined else text(column.header)
        properties = ("<w:vMerge/>" if joined else "") + under + fill + place
        cells += _cell(width, paragraph("TableHeading", run(words, size)), properties)
    yield f"<w:tr>{_HEADER_ROW}{cells}</w:tr>"


def _group_cells(
    columns: Sequence[Column], widths: Sequence[int], looks: tuple[str, str], size: str
) -> Iterator[str]:
    """The upper header row: shared headers, and the tops of headers that reach over both rows."""
    under, rest = looks
    start = 0
    for group, count in group_spans(columns):
        span = range(start, start + count)
        start += count
        if group:
            wide = sum(widths[i] for i in span)
            inner = paragraph("TableHeading", run(group, size))
            yield _cell(wide, inner, f'<w:gridSpan w:val="{count}"/>{under}{rest}')
            continue
        for i in span:
            inner = paragraph("TableHeading", run(text(columns[i].header), size))
            yield _cell(widths[i], inner, f'<w:vMerge w:val="restart"/>{under}{rest}')


def _section_row(title: str, widths: Sequence[int], size: str) -> str:
    span = f'<w:gridSpan w:val="{len(widths)}"/>'
    inner = paragraph("TableSection", run(title, size))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(sum(widths), inner, span)}</w:tr>"


def _row(row: Sequence[Cell], panel: Panel, size: str, together: bool, last: bool) -> str:
    """A row, on one page if it is short; the last one stays with the notes below the table."""
    keep = KEEP if last and together else ""
    cells = "".join(
        _cell(width, _content(cell, column.align, keep, size))
        for cell, column, width in zip(row, panel.table.columns, panel.widths, strict=True)
    )
    return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if together else ''}{cells}</w:tr>"


def _content(cell: Cell, align: Align, keep: str, size: str) -> str:
    set_as = "" if align is Align.LEFT else f'<w:jc w:val="{align}"/>'
    looks = _TONES[cell.tone] + size
    words = paragraphs(cell) or ("",)
    return "".join(paragraph("TableText", run(part, looks), keep + set_as) for part in words)
