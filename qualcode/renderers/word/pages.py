"""The body as sections of pages: where pages turn, break and end."""

from __future__ import annotations

from qualcode.document import Document, PageBreak
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.word.body import BodyWriter, Stretch, stretches, title_block
from qualcode.renderers.word.xml import breaking, ending, section, twips


def body_xml(document: Document, style: StyleProfile, writer: BodyWriter) -> str:
    """What stands in `w:body`: every section's content and its page size."""
    *first, (last, landscape) = _sections(document, style, writer)
    found: list[str] = []
    for pieces, turned in first:
        found += [*pieces[:-1], ending(pieces[-1], _page(style, turned))]
    return "".join([*found, *last, _page(style, landscape)])


def _sections(
    document: Document, style: StyleProfile, writer: BodyWriter
) -> list[tuple[list[str], bool]]:
    """The paragraphs and tables of each section, and whether its pages lie on their side."""
    title = title_block(document)
    found = [
        (pieces, stretch.landscape)
        for stretch in stretches(document, style)
        if (pieces := _pieces(stretch, writer))
    ]
    if not found or document.title_page:
        return [(title, False), *found]
    pieces, landscape = found[0]
    return [([*title, *pieces], landscape), *found[1:]]


def _pieces(stretch: Stretch, writer: BodyWriter) -> list[str]:
    """A section's paragraphs and tables; a page break is a property of the paragraph after it.

    So a break at the end of a section, before a section or after another break makes no empty
    page.
    """
    found: list[str] = []
    broken = False
    for block in stretch.blocks:
        if isinstance(block, PageBreak):
            broken = bool(found)
            continue
        pieces = writer.xml(block, stretch.landscape)
        if pieces and broken:
            pieces = [breaking(pieces[0]), *pieces[1:]]
            broken = False
        found += pieces
    return found


def _page(style: StyleProfile, landscape: bool) -> str:
    """Page size and margins; a page on its side is bound at its top."""
    width, height = style.page
    left, top, right, bottom = style.left, style.top, style.right, style.bottom
    if landscape:
        width, height = height, width
        top, right, bottom, left = left, top, right, bottom
    margins = {"top": top, "right": right, "bottom": bottom, "left": left}
    words = " ".join(f'w:{side}="{twips(length)}"' for side, length in margins.items())
    return section(twips(width), twips(height), words, landscape)
