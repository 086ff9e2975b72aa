"""A table as WordprocessingML: caption, repeated header, sections, rows, notes, source line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.document import Align, Cell, Column, Table, Tone
from qualcode.renderers.columns.fitting import Panel, page_lines
from qualcode.renderers.columns.letters import parted
from qualcode.renderers.columns.upright import Fitting
from qualcode.renderers.columns.writing import for_hands
from qualcode.renderers.reading import group_spans, has_groups, paragraphs, text
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.widths import twips
from qualcode.renderers.word.captions import KEEP, CaptionWriter
from qualcode.renderers.word.wording import Wording
from qualcode.renderers.word.xml import attribute, paragraph

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
_HAND_ROW = f'<w:trHeight w:val="{twips(1.2)}" w:hRule="atLeast"/>'
_HEADER_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
# Not every program takes them from the table style.
_MARGINS = (
    '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
)
# Parts of a page: a table that stands on one, a row that stays with the notes, two rows together.
_SMALL, _WHOLE, _PAIR = 0.35, 0.36, 0.4


@dataclass(frozen=True, slots=True)
class _Look:
    """What all cells of a table are written with; `size` is empty for that of their style.

    `page` is how many lines a page has; rows are high where somebody writes in them by hand.
    """

    style: StyleProfile
    wording: Wording
    size: str
    page: float
    by_hand: bool = False


class TableWriter:
    """Writes the tables of one document."""

    def __init__(
        self, fitting: Fitting, captions: CaptionWriter, wording: Wording, grid: str = ""
    ) -> None:
        self._style = fitting.style
        self._fitting = fitting
        self._captions = captions
        self._wording = wording
        self._grid = grid

    def xml(
        self,
        table: Table,
        landscape: bool,
        said: bool = False,
        turns: bool = False,
    ) -> list[str]:
        """The paragraphs and tables that make up `table`, in order; `turns` as in `parts`.

        Where its title is already `said`, it stands over further parts only.
        """
        above = self._style.caption == "above"
        caption = [] if said else self._captions.caption(table.caption, table.title, above)
        parts = self.parts(table, landscape, turns)
        found = [*caption, *parts] if above else [*parts, *caption]
        return [*found, *self._captions.below(table.notes, table.source)]

    def parts(self, table: Table, landscape: bool, turns: bool = False) -> list[str]:
        """The table without its caption, in as many parts as it takes to be readable.

        Nobody writes in the `turns` of a transcript, whatever column of it is empty.
        """
        found: list[str] = []
        for part in self._fitting.panels(table, landscape):
            if part.continued:
                found.append(self._captions.continued(table.caption, table.title))
            size = "" if part.size == self._style.table_size else _half_points(part.size)
            page = page_lines(self._style, landscape, part.size)
            by_hand = not turns and any(for_hands(part.table))
            look = _Look(self._style, self._wording, size, page, by_hand)
            found.append(_table(part, look, self._grid))
        return found


def _table(panel: Panel, look: _Look, grid_style: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in panel.widths)
    total = sum(panel.widths)
    named = f'<w:tblStyle w:val="{attribute(grid_style)}"/>' if grid_style else ""
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/>'
        f"{'' if grid_style else _borders(look.style)}"
        '<w:tblLayout w:type="fixed"/>'
        f'{_MARGINS}<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(_rows(panel, look))}</w:tbl>"
    )


def _borders(style: StyleProfile) -> str:
    return f"<w:tblBorders>{''.join(map(_rule, _RULES[style.lines]))}</w:tblBorders>"


def _rule(side: str) -> str:
    return f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'


def _rows(panel: Panel, look: _Look) -> Iterator[str]:
    yield from _header(panel, look)
    keeps = iter(_keeps(panel, look.page))
    lines = iter(panel.lines)
    for section in panel.table.sections:
        if title := text(section.title):
            yield _section_row(title, panel.widths, look)
        for row in section.rows:
            yield _row(row, panel, look, next(lines) <= panel.most, next(keeps))


def _keeps(panel: Panel, page: float) -> list[bool]:
    """Which rows stay with what follows them, so that no row stands alone on a page.

    A small table stays whole; in others the first two rows stand together, the last two with the
    notes below, and a question with its answer, where two are not so high that much of a page stays
    empty before them. Where that would keep a table whole that is not small, its beginning is let
    go of. A row that fills much of a page stands where it has room.
    """
    whole = _WHOLE * page
    lines, leads = panel.lines, panel.table.leads
    last = len(lines) - 1
    small = sum(lines) <= _SMALL * page
    found = []
    for at, height in enumerate(lines):
        # Of a row that is broken a line or two suffice.
        following = sum(one if one <= panel.most else 2 for one in lines[at + 1 : at + 2])
        paired = at in (0, last - 1) or at in leads
        pair = paired and height + following <= _PAIR * page
        found.append(height <= whole and (small or pair or at == last))
    if all(found) and not small and last > 1:
        found[min(set(range(last)) - leads, default=0)] = False
    return found


def _half_points(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _cell(width: int, inner: str, properties: str = "") -> str:
    sized = f'<w:tcW w:w="{width}" w:type="dxa"/>{properties}'
    return f"<w:tc><w:tcPr>{sized}</w:tcPr>{inner}</w:tc>"


def _header(panel: Panel, look: _Look) -> Iterator[str]:
    style = look.style
    filled = f'<w:shd w:val="clear" w:color="auto" w:fill="{attribute(style.header_fill)}"/>'
    fill = filled if style.header_fill else ""
    under = f"<w:tcBorders>{_rule('bottom')}</w:tcBorders>" if style.lines == "apa" else ""
    place = f'<w:vAlign w:val="{"bottom" if under else "center"}"/>'
    columns = panel.table.columns
    grouped = has_groups(panel.table)
    if grouped:
        cells = "".join(_group_cells(columns, panel.widths, (under, fill + place), look))
        yield f"<w:tr>{_HEADER_ROW}{cells}</w:tr>"
    cells = ""
    for column, width in zip(columns, panel.widths, strict=True):
        joined = grouped and not column.group
        words = "" if joined else text(column.header)
        properties = ("<w:vMerge/>" if joined else "") + under + fill + place
        cells += _cell(width, _heading(words, look), properties)
    yield f"<w:tr>{_HEADER_ROW}{cells}</w:tr>"


def _group_cells(
    columns: Sequence[Column], widths: Sequence[int], looks: tuple[str, str], look: _Look
) -> Iterator[str]:
    """The upper header row: shared headers, and the tops of headers that reach over both rows."""
    under, rest = looks
    start = 0
    for group, count in group_spans(columns):
        span = range(start, start + count)
        start += count
        if group:
            wide = sum(widths[i] for i in span)
            inner = _heading(group, look)
            yield _cell(wide, inner, f'<w:gridSpan w:val="{count}"/>{under}{rest}')
            continue
        for i in span:
            inner = _heading(text(columns[i].header), look)
            yield _cell(widths[i], inner, f'<w:vMerge w:val="restart"/>{under}{rest}')


def _heading(words: str, look: _Look) -> str:
    return paragraph("TableHeading", look.wording.own(parted(words), look.size))


def _section_row(title: str, widths: Sequence[int], look: _Look) -> str:
    span = f'<w:gridSpan w:val="{len(widths)}"/>'
    inner = paragraph("TableSection", look.wording.own(title, look.size))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(sum(widths), inner, span)}</w:tr>"


def _row(row: Sequence[Cell], panel: Panel, look: _Look, together: bool, kept: bool) -> str:
    """A row, on one page if it is short, and on that of what follows if it is kept there."""
    keep = KEEP if kept else ""
    cells = "".join(
        _cell(width, _content(cell, column.align, keep, look))
        for cell, column, width in zip(row, panel.table.columns, panel.widths, strict=True)
    )
    how = ("<w:cantSplit/>" if together else "") + (_HAND_ROW if look.by_hand else "")
    return f"<w:tr>{f'<w:trPr>{how}</w:trPr>' if how else ''}{cells}</w:tr>"


def _content(cell: Cell, align: Align, keep: str, look: _Look) -> str:
    set_as = "" if align is Align.LEFT else f'<w:jc w:val="{align}"/>'
    looks, said = _TONES[cell.tone] + look.size, look.wording.cell
    words = paragraphs(cell) or ("",)
    return "".join(paragraph("TableText", said(part, looks), keep + set_as) for part in words)
