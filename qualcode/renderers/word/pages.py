"""The body as sections of pages: where pages turn, break and end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.document import (
    Block,
    Bullets,
    Document,
    Figure,
    PageBreak,
    Paragraph,
    Quotation,
    Table,
)
from qualcode.renderers.columns.turning import Stretch, stretches
from qualcode.renderers.widths import twips
from qualcode.renderers.word.anchors import Anchors
from qualcode.renderers.word.body import BodyWriter, title_block
from qualcode.renderers.word.contents import contents
from qualcode.renderers.word.ground import UNNUMBERED, Ground, Strip
from qualcode.renderers.word.xml import breaking, ending, keeping


@dataclass(frozen=True, slots=True)
class _Section:
    """Pages of one orientation; `strips` are the headers and footers that begin with it."""

    pieces: list[str]
    landscape: bool = False
    numbers: str = ""
    strips: tuple[Strip, ...] = ()


def body_xml(
    document: Document,
    ground: Ground,
    writer: BodyWriter,
    anchors: Anchors,
    ids: Mapping[int, str],
) -> str:
    """What stands in `w:body`: every section's content and its page size.

    `ids` has the relationships of the headers and footers by the identity of their parts.
    """
    sections = _sections(document, ground, writer, anchors)
    found: list[str] = []
    for number, one in enumerate(sections, 1):
        page = _page(one, ground, ids, first=number == 1)
        if number == len(sections):
            found += [*one.pieces, page]
        else:
            found += [*one.pieces[:-1], ending(one.pieces[-1], page)]
    return "".join(found)


def _sections(
    document: Document, ground: Ground, writer: BodyWriter, anchors: Anchors
) -> list[_Section]:
    """The sections in order, the title page first; pages before the body have Roman numbers."""
    title = title_block(document, anchors.wording)
    body = [
        _Section(pieces, stretch.landscape)
        for stretch in stretches(document.blocks, writer.fitting)
        if (pieces := _pieces(stretch, writer))
    ]
    if not document.title_page:
        first = body[0] if body else _Section([])
        joined = _Section([*title, *first.pieces], first.landscape, strips=ground.strips)
        return [joined, *body[1:]]
    plain = UNNUMBERED if "TOCHeading" in ground.numbered else ""
    lists = contents(document, ground.style, anchors, plain)
    front = [_Section(lists, numbers='<w:pgNumType w:fmt="lowerRoman"/>')] if lists else []
    if front and body:
        body[0] = _Section(body[0].pieces, body[0].landscape, '<w:pgNumType w:start="1"/>')
    following = [*front, *body]
    if ground.title and following:
        one = following[0]
        following[0] = _Section(one.pieces, one.landscape, one.numbers, ground.strips)
    return [_Section(title, strips=ground.title or ground.strips), *following]


def _pieces(stretch: Stretch, writer: BodyWriter) -> list[str]:
    """A section's paragraphs and tables; a page break is a property of the paragraph after it.

    So a break at the end of a section, before a section or after another break makes no empty
    page.
    """
    found: list[str] = []
    broken = False
    before: Block | None = None
    for at, block in enumerate(stretch.blocks):
        if isinstance(block, PageBreak):
            broken = bool(found)
            continue
        following = stretch.blocks[at + 1] if at + 1 < len(stretch.blocks) else None
        pieces = writer.xml(block, stretch.landscape, following)
        if found and not broken and _belongs(before, block):
            found[-1] = keeping(found[-1])
        before = block
        if pieces and broken:
            pieces = [breaking(pieces[0]), *pieces[1:]]
            broken = False
        found += pieces
    return found


def _belongs(before: Block | None, block: Block) -> bool:
    """Whether a block has little to say on another page than what stands before it."""
    if isinstance(before, Paragraph):
        return not before.prompt and isinstance(block, Quotation | Bullets)
    asked = isinstance(block, Paragraph) and block.prompt
    return asked and isinstance(before, Table | Figure)


def _page(one: _Section, ground: Ground, ids: Mapping[int, str], first: bool) -> str:
    """Page size and margins; a page on its side is bound at its top."""
    style, setup = ground.style, ground.page
    width, height = style.paper
    left, top, right, bottom = style.left, style.top, style.right, style.bottom
    if one.landscape:
        width, height = height, width
        top, right, bottom, left = left, top, right, bottom
    margins = {"top": top, "right": right, "bottom": bottom, "left": left}
    words = " ".join(f'w:{side}="{twips(length)}"' for side, length in margins.items())
    turned = ' w:orient="landscape"' if one.landscape else ""
    return (
        f'<w:sectPr>{_references(one.strips, ids)}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        f'<w:pgMar {words} w:header="{setup.header}" w:footer="{setup.footer}" w:gutter="0"/>'
        f'{setup.borders}{one.numbers}<w:cols w:space="708"/>'
        f"{'<w:titlePg/>' if first and setup.first_differs else ''}{setup.grid}</w:sectPr>"
    )


def _references(strips: Sequence[Strip], ids: Mapping[int, str]) -> str:
    ordered = sorted(strips, key=lambda one: (one.kind != "header", one.pages))
    return "".join(
        f'<w:{one.kind}Reference w:type="{one.pages}" r:id="{ids[id(one.part)]}"/>'
        for one in ordered
    )
