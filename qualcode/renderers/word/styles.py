"""The styles and lists of a report, complete: nothing is taken from somebody's template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.renderers.style import LARGER, StyleProfile
from qualcode.renderers.widths import twips
from qualcode.renderers.word.contents import DEEPEST
from qualcode.renderers.word.marked import uniform
from qualcode.renderers.word.xml import NAMESPACE, attribute

_LANGUAGES = {"id": "id-ID", "en": "en-US"}
_SINGLE = 240
BULLETS, FIRST_NUMBERED = 1, 2
# Set by us also where a template's text has another: a table is not indented as prose is.
_FLUSH = '<w:ind w:left="0" w:right="0" w:firstLine="0"/>'
_LEFT, _CENTRED, _BOTH = (f'<w:jc w:val="{side}"/>' for side in ("left", "center", "both"))


def language_tag(language: str) -> str:
    """The tag that Word's spelling check knows the language by."""
    tag = _LANGUAGES.get(language, language)
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) else "en-US"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style by the name that Word gives it in every language."""

    name: str
    paragraph: str = ""
    characters: str = ""
    based: str = "Normal"
    following: str = ""

    @property
    def id(self) -> str:
        """The id by which the body refers to it."""
        words = self.name.replace("toc", "TOC").split()
        return "".join(word[:1].upper() + word[1:] for word in words)

    def xml(self, own: str = "", based: str = "", following: str = "") -> str:
        """The style; a template may give it and those that it refers to other ids."""
        mine = self.name.startswith(("Table ", "Prompt", "Picture"))
        based, following = based or self.based, following or self.following
        return (
            f'<w:style w:type="paragraph" w:styleId="{attribute(own or self.id)}"'
            + (' w:customStyle="1"' if mine else "")
            + f'><w:name w:val="{self.name}"/><w:basedOn w:val="{attribute(based)}"/>'
            + (f'<w:next w:val="{attribute(following)}"/>' if following else "")
            + f"<w:qFormat/><w:pPr>{self.paragraph}</w:pPr>"
            + f"<w:rPr>{self.characters}</w:rPr></w:style>"
        )


def styles_xml(style: StyleProfile, language: str) -> str:
    """`w:styles` for a profile and a language."""
    own = "".join(one.xml() for one in paragraph_styles(style))
    foundations = f"{_defaults(style, language_tag(language))}{_foundations(style)}"
    return f'<w:styles xmlns:w="{NAMESPACE}">{foundations}{own}</w:styles>'


def paragraph_styles(
    style: StyleProfile, bullets: int = BULLETS, numbers: int = FIRST_NUMBERED
) -> Iterator[ParagraphStyle]:
    """Every paragraph style that a body may use; `bullets` and `numbers` are the lists' own."""
    yield from _headings(style)
    yield from _prose(style)
    yield from _listed(style, bullets, numbers)
    yield from _lists(style)
    yield from _strips(style)
    yield from _tables(style)


def _fonts(style: StyleProfile) -> str:
    font = attribute(style.font)
    return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'


def _defaults(style: StyleProfile, tag: str) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(style)}{_size(style.size)}"
        f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _spacing(before: float = 0, after: float = 0, lines: float = 1) -> str:
    """Space around and between lines; with no `lines` those of the style that it is based on."""
    between = f' w:line="{round(lines * _SINGLE)}" w:lineRule="auto"' if lines else ""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{between}/>'


def _foundations(style: StyleProfile) -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{_spacing(lines=style.line_spacing)}</w:pPr>"
        f"<w:rPr>{_fonts(style)}{_size(style.size)}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/></w:style>'
    )


def _headings(style: StyleProfile) -> Iterator[ParagraphStyle]:
    indented = f'<w:ind w:left="0" w:right="0" w:firstLine="{twips(style.first_line)}"/>'
    for level in range(1, 7):
        look, align = style.heading_look(level), style.heading_align if level == 1 else "left"
        yield ParagraphStyle(
            f"heading {level}",
            f"<w:keepNext/><w:keepLines/>{_spacing(18 if level == 1 else 12, 6, 1.15)}"
            f"{indented if look.indented else _FLUSH}"
            f'<w:jc w:val="{align}"/><w:outlineLvl w:val="{level - 1}"/>',
            "<w:b/>" * look.bold
            + "<w:i/>" * look.italic
            + "<w:caps/>" * look.capitals
            + _size(style.size + LARGER * look.large),
            following="BodyText",
        )


def _prose(style: StyleProfile) -> Iterator[ParagraphStyle]:
    lines = style.line_spacing
    aligned = _BOTH if style.align == "justify" else _LEFT
    first = f'<w:ind w:firstLine="{twips(style.first_line)}"/>'
    rule = style.quotation
    block = f'<w:ind w:left="{twips(rule.left)}" w:right="{twips(rule.right)}" w:firstLine="0"/>'
    boxed = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
    quoted = _spacing(3, 9, lines if style.quotation.block_from_words else 1)
    yield ParagraphStyle(
        "Title", f"{_spacing(0, 12, 1.15)}{_FLUSH}{_CENTRED}", f"<w:b/>{_size(style.size + 4)}"
    )
    yield ParagraphStyle("Subtitle", f"{_spacing(0, 4, 1.15)}{_FLUSH}{_CENTRED}")
    yield ParagraphStyle("Body Text", f"{_spacing(0, 6, lines)}{first}{aligned}")
    hanging = twips(style.hanging)
    yield ParagraphStyle(
        "Bibliography",
        f"<w:keepLines/>{_spacing(0, 10)}"
        f'<w:ind w:left="{hanging}" w:right="0" w:hanging="{hanging}"/>{aligned}',
    )
    yield ParagraphStyle(
        "Quote", f"{quoted}{block}{aligned}", "<w:i/>" * rule.italic, following="BodyText"
    )
    yield ParagraphStyle(
        "Prompt", f"{boxed}{_spacing(0, 6, 1.15)}{_FLUSH}{_LEFT}", "<w:i/>", following="BodyText"
    )


def _listed(style: StyleProfile, bullets: int, numbers: int) -> Iterator[ParagraphStyle]:
    aligned = _BOTH if style.align == "justify" else _LEFT
    hanging = f'<w:ind w:left="{twips(1)}" w:hanging="{twips(0.75)}"/><w:contextualSpacing/>'
    for name, number in (("List Bullet", bullets), ("List Number", numbers)):
        listed = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'
        yield ParagraphStyle(
            name, f"{listed}{_spacing(0, 6, style.line_spacing)}{hanging}{aligned}"
        )


def _lists(style: StyleProfile) -> Iterator[ParagraphStyle]:
    """The lists in front: their heads, which are not listed themselves, and their entries."""
    head = f'{_spacing(0, 12, 1.15)}{_CENTRED}<w:outlineLvl w:val="9"/>'
    yield ParagraphStyle("TOC Heading", head, based="Heading1")
    room = twips(0.75)
    for level in range(1, DEEPEST + 1):
        left = twips(0.6) * (level - 1) + room
        indent = f'<w:ind w:left="{left}" w:right="{room}" w:hanging="{room}"/>'
        yield ParagraphStyle(f"toc {level}", f"{_spacing(0, 3)}{indent}{_LEFT}")
    indent = f'<w:ind w:left="{room}" w:right="{room}" w:hanging="{room}"/>'
    yield ParagraphStyle("table of figures", f"{_spacing(0, 3)}{indent}{_LEFT}")


def _strips(style: StyleProfile) -> Iterator[ParagraphStyle]:
    yield ParagraphStyle(
        "header", f"{_spacing()}{_FLUSH}{_CENTRED}", f"<w:b/>{_size(style.note_size - 1)}"
    )
    yield ParagraphStyle("footer", f"{_spacing()}{_FLUSH}{_CENTRED}", _size(style.note_size))


def _tables(style: StyleProfile) -> Iterator[ParagraphStyle]:
    above = style.caption == "above"
    spacing = _spacing(12, 4) if above else _spacing(4, 12)
    keep = "<w:keepNext/><w:keepLines/>" if above else "<w:keepLines/>"
    text = f"{_spacing(1.5, 1.5)}{_FLUSH}"
    aligned = f'<w:jc w:val="{style.caption_align}"/>'
    headed = f'<w:keepNext/>{text}<w:jc w:val="{style.header_align}"/>'
    look = uniform(style.caption_form)
    weight = "<w:b/>" * bool(look and look.bold) + "<w:i/>" * bool(look and look.italic)
    yield ParagraphStyle(
        "caption", f"{keep}{spacing}{_FLUSH}{aligned}", weight, following="BodyText"
    )
    yield ParagraphStyle("Table Text", text + _LEFT, _size(style.table_size))
    yield ParagraphStyle("Table Heading", headed, "<w:b/>", "TableText")
    yield ParagraphStyle("Table Section", f"<w:keepNext/>{text}{_LEFT}", "<w:b/>", "TableText")
    note = f"<w:keepLines/>{_spacing(2, 0)}{_FLUSH}{_LEFT}"
    yield ParagraphStyle("Table Note", note, _size(style.note_size))
    source = f"<w:keepLines/>{_spacing(2, 12)}{_FLUSH}{_LEFT}"
    yield ParagraphStyle("Table Source", source, "<w:i/>", "TableNote")
    yield ParagraphStyle("Table Gap", f"{_spacing(0, 10)}{_FLUSH}", _size(2))
    yield ParagraphStyle("Picture", f"<w:keepNext/>{_spacing(12, 6)}{_FLUSH}{_CENTRED}")
    fact = f'<w:tabs><w:tab w:val="left" w:pos="{twips(3.5)}"/></w:tabs>{_spacing(0, 2)}'
    hanging = f'<w:ind w:left="{twips(3.75)}" w:hanging="{twips(3.75)}"/>'
    yield ParagraphStyle("Table Fact", f"<w:keepNext/>{fact}{hanging}{_LEFT}")


def numbering_xml(numbered_lists: int) -> str:
    """`w:numbering`: one list of bullets, and one of numbers for each numbered list.

    Every numbered list has a number of its own in the file, so that it starts at 1.
    """
    return f'<w:numbering xmlns:w="{NAMESPACE}">{list_kinds()}{lists(numbered_lists)}</w:numbering>'


def list_kinds(first: int = 0, bullet: str = "ListBullet", number: str = "ListNumber") -> str:
    """How bullets and numbers look; `first` is the number of the first kind in the file.

    `bullet` and `number` are the styles that begin such lists; "" for none.
    """
    return _kind(first, "bullet", "•", bullet) + _kind(first + 1, "decimal", "%1.", number)


def lists(
    numbered_lists: int,
    first: int = BULLETS,
    bullets: int = 0,
    numbers: int = 1,
) -> str:
    """The lists of a document: that of bullets is number `first`, those of numbers follow."""
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbered = "".join(
        f'<w:num w:numId="{first + 1 + n}"><w:abstractNumId w:val="{numbers}"/>{restart}</w:num>'
        for n in range(max(1, numbered_lists))
    )
    bulleted = f'<w:num w:numId="{first}"><w:abstractNumId w:val="{bullets}"/></w:num>'
    return bulleted + numbered


def _kind(number: int, kind: str, sign: str, style: str) -> str:
    linked = f'<w:pStyle w:val="{attribute(style)}"/>' if style else ""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'{linked}<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{twips(1)}" w:hanging="{twips(0.75)}"/></w:pPr>'
        "</w:lvl></w:abstractNum>"
    )
