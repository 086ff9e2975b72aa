"""Figures as Word shows them: a picture with a description for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.document import Figure
from qualcode.renderers.columns.turning import readable_figure
from qualcode.renderers.pictures import pngs
from qualcode.renderers.reading import text
from qualcode.renderers.spelled_out import figure_table, table_beside
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.word.captions import KEEP, LOOSE, CaptionWriter
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
        shown, left_out, room = readable_figure(figure, self._style, language, landscape)
        notes = (figure.description, *figure.notes, left_out)
        followed = any(map(text, (*notes, figure.source)))
        first, *further = self._pictures(shown, room, followed) or [""]
        if not first and not figure.beside:
            return self._tables.xml(figure_table(figure), landscape)
        above = self._style.figure_caption == "above"
        caption = self._captions.caption(
            figure.caption, figure.title, above and bool(first), followed and not further
        )
        placed = [*caption, first] if above else [first, *caption]
        for one in further:
            again = self._captions.continued(figure.caption, figure.title)
            placed += [again, one] if above else [one, again]
        found = [*filter(None, placed), *self._captions.below(notes, figure.source, gap=False)]
        for table in table_beside(figure, language):
            found += self._tables.xml(table, landscape)
        return found

    def _pictures(self, figure: Figure, room: tuple[float, float], followed: bool) -> list[str]:
        """The paragraphs with the picture, or its parts; none where none can be painted here.

        The last one stays with what is `followed`: its notes, where the caption stands above.
        """
        painted = list(pngs(figure, *room))
        below = self._style.figure_caption == "below"
        return [
            self._picture(figure, data, size, below or (followed and at == len(painted)))
            for at, (data, *size) in enumerate(painted, 1)
        ]

    def _picture(self, figure: Figure, data: bytes, size: Sequence[float], kept: bool) -> str:
        self._count += 1
        shown = self._parts.add_picture(Picture(data, "png"))
        about = text(figure.description) or text(figure.title)
        inner = _inline(self._count, shown, size, about)
        return paragraph("Picture", f"<w:r>{inner}</w:r>", KEEP if kept else LOOSE)


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
