"""A table as WordprocessingML: caption, repeated header, sections, rows, notes, source line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.document import Align, Caption, Cell, Column, Table, Tone
from qualcode.renderers.labels import label
from qualcode.renderers.reading import group_spans, has_groups, number, paragraphs, text
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.word.fitting import TOGETHER, Panel, panels
from qualcode.renderers.word.xml import field, paragraph, run

_TONES = {
    Tone.PLAIN: "",
    Tone.STRONG: "<w:b/>",
    Tone.CONFLICT: "<w:b/>",
    Tone.AGREEMENT: "",
    Tone.PROVISIONAL: "<w:i/>",
    Tone.EMPTY: '<w:i/><w:color w:val="595959"/>',
}
_HEADER_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_KEEP = "<w:keepNext/>"
# Not every program takes them from the table style.
_MARGINS = (
    '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
)


class TableWriter:
    """Writes the tables of one document; knows which numbers Word would count by itself."""

    def __init__(self, style: StyleProfile, language: str) -> None:
        self._style = style
        self._language = language
        self._last: dict[str, tuple[int, int]] = {}

    def xml(self, table: Table, landscape: bool) -> list[str]:
        """The paragraphs and tables that make up `table`, in order."""
        parts = panels(table, self._style, landscape) if table.columns else []
        above = self._style.caption == "above"
        caption = self._caption(table)
        found = caption if above else []
        for part in parts:
            found += self._continued(table) if part.continued else []
            found.append(_table(part, self._style))
        return [*found, *([] if above else caption), *_below(table)]

    def _caption(self, table: Table) -> list[str]:
        title = text(table.title)
        numbered = self._number(table.caption) if table.caption else ""
        if not (numbered or title):
            return []
        return [paragraph("Caption", numbered + run(" " * bool(numbered) + title))]

    def _number(self, caption: Caption) -> str:
        """`Tabel 4.` and a field that counts; it is told its number where counting would err."""
        word = text(caption.word)
        name = "".join(filter(str.isalnum, word)) or "Table"
        chapter, before = self._last.get(name, (caption.chapter, 0))
        counts_on = chapter == caption.chapter and caption.number == before + 1 and before > 0
        self._last[name] = (caption.chapter, caption.number)
        restart = "" if counts_on else f" \\r {caption.number}"
        counter = field(f"SEQ {name} \\* ARABIC{restart}", str(caption.number))
        return run(f"{word} {caption.chapter}.") + counter

    def _continued(self, table: Table) -> list[str]:
        """What stands over the further parts of a table that is too wide for one page."""
        name = number(table) or text(table.title)
        again = f"({label(self._language, 'continued')})"
        return [paragraph("Caption", run(f"{name} {again}".strip()))]


def _below(table: Table) -> list[str]:
    notes = [text(note) for note in table.notes if text(note)]
    source = text(table.source)
    found = [paragraph("TableNote", run(note)) for note in notes]
    # Two tables that touch would become one; the empty line also ends the table.
    return [*found, paragraph("TableSource", run(source)) if source else paragraph("TableGap", "")]


def _table(panel: Panel, style: StyleProfile) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in panel.widths)
    total = sum(panel.widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/>'
        f"{_borders(style)}"
        '<w:tblLayout w:type="fixed"/>'
        f'{_MARGINS}<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(_rows(panel, style))}</w:tbl>"
    )


def _borders(style: StyleProfile) -> str:
    sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
    if style.lines == "horizontal":
        sides = ["top", "bottom", "insideH"]
    rules = "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for s in sides)
    return f"<w:tblBorders>{rules}</w:tblBorders>"


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
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{style.header_fill}"/>'
    middle = '<w:vAlign w:val="center"/>'
    columns = panel.table.columns
    grouped = has_groups(panel.table)
    if grouped:
        cells = "".join(_group_cells(columns, panel.widths, f"{fill}{middle}", size))
        yield f"<w:tr>{_HEADER_ROW}{cells}</w:tr>"
    cells = ""
    for column, width in zip(columns, panel.widths, strict=True):
        joined = grouped and not column.group
        words = "" if joined else text(column.header)
        properties = ("<w:vMerge/>" if joined else "") + fill + middle
        cells += _cell(width, paragraph("TableHeading", run(words, size)), properties)
    yield f"<w:tr>{_HEADER_ROW}{cells}</w:tr>"


def _group_cells(
    columns: Sequence[Column], widths: Sequence[int], looks: str, size: str
) -> Iterator[str]:
    """The upper header row: shared headers, and the tops of headers that reach over both rows."""
    start = 0
    for group, count in group_spans(columns):
        span = range(start, start + count)
        start += count
        if group:
            wide = sum(widths[i] for i in span)
            inner = paragraph("TableHeading", run(group, size))
            yield _cell(wide, inner, f'<w:gridSpan w:val="{count}"/>{looks}')
            continue
        for i in span:
            inner = paragraph("TableHeading", run(text(columns[i].header), size))
            yield _cell(widths[i], inner, f'<w:vMerge w:val="restart"/>{looks}')


def _section_row(title: str, widths: Sequence[int], size: str) -> str:
    span = f'<w:gridSpan w:val="{len(widths)}"/>'
    inner = paragraph("TableSection", run(title, size))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(sum(widths), inner, span)}</w:tr>"


def _row(row: Sequence[Cell], panel: Panel, size: str, together: bool, last: bool) -> str:
    """A row, on one page if it is short; the last one stays with the notes below the table."""
    keep = _KEEP if last and together else ""
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
