"""Figures as Word shows them: a picture with a description for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qualcode.document import Figure
from qualcode.renderers.columns.turning import picture_room
from qualcode.renderers.labels import label
from qualcode.renderers.pictures import for_room, pngs
from qualcode.renderers.reading import text
from qualcode.renderers.spelled_out import figure_table
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.word.captions import KEEP, CaptionWriter
from qualcode.renderers.word.parts import Parts, Picture
from qualcode.renderers.word.tables import TableWriter
from qualcode.renderers.word.xml import attribute, paragraph

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
INLINE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMU_PER_CM = 360_000


class FigureWriter:
    """Writes the figures of one document, and puts their pictures into the file."""

    def __init__(
        self, style: StyleProfile, captions: CaptionWriter, tables: TableWriter, parts: Parts
    ) -> None:
        self._style = style
        self._captions = captions
        self._tables = tables
        self._parts = parts
        self._count = 0

    def xml(self, figure: Figure, landscape: bool, language: str) -> list[str]:
        """Picture, caption, description and notes, and the figure's table where it is not beside.

        Where no picture can be painted, the table alone under the figure's caption.
        """
        shown, left_out = for_room(figure, language, picture_room(self._style, landscape))
        first, *further = self._pictures(shown, landscape) or [""]
        if not first and not figure.beside:
            return self._tables.xml(figure_table(figure), landscape)
        above = self._style.figure_caption == "above"
        caption = self._captions.caption(figure.caption, figure.title, above and bool(first))
        placed = [*caption, first] if above else [first, *caption]
        for one in further:
            again = self._captions.continued(figure.caption, figure.title)
            placed += [again, one] if above else [one, again]
        notes = (figure.description, *figure.notes, left_out)
        found = [*filter(None, placed), *self._captions.below(notes, figure.source, gap=False)]
        return found if figure.beside else [*found, *self._data(figure, landscape, language)]

    def _pictures(self, figure: Figure, landscape: bool) -> list[str]:
        """The paragraphs with the picture, or its parts; none where none can be painted here."""
        painted = pngs(figure, *picture_room(self._style, landscape))
        return [self._picture(figure, data, size) for data, *size in painted]

    def _picture(self, figure: Figure, data: bytes, size: Sequence[float]) -> str:
        self._count += 1
        shown = self._parts.add_picture(Picture(data, "png"))
        about = text(figure.description) or text(figure.title)
        inner = _inline(self._count, shown, size, about)
        keep = KEEP if self._style.figure_caption == "below" else '<w:keepNext w:val="0"/>'
        return paragraph("Picture", f"<w:r>{inner}</w:r>", keep)

    def _data(self, figure: Figure, landscape: bool, language: str) -> Iterator[str]:
        """The table of a picture, under a line that says whose it is."""
        name = self._captions.name(figure.caption, figure.title)
        words = label(language, "data").format(name=name)
        yield paragraph("TableNote", self._captions.referring(words), KEEP)
        table = replace(figure.table, caption=None)
        yield from self._tables.parts(table, landscape)
        yield from self._captions.below(table.notes, table.source)


def _inline(number: int, shown: str, size: Sequence[float], about: str) -> str:
    """A picture in a line of text, as large as it was painted."""
    width, height = (round(side * _EMU_PER_CM) for side in size)
    named = f'id="{number}" name="Picture {number}"'
    extent = f'cx="{width}" cy="{height}"'
    described = " ".join(attribute(about).split())
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:docPr {named} descr="{described}"/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr {named}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{shown}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
