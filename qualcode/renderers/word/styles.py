"""The styles and lists of a report, complete: nothing is taken from somebody's template."""

from __future__ import annotations

import re

from qualcode.renderers.style import StyleProfile
from qualcode.renderers.word.xml import NAMESPACE, attribute, twips

_LANGUAGES = {"id": "id-ID", "en": "en-US"}
_SINGLE = 240
BULLETS, FIRST_NUMBERED = 1, 2


def language_tag(language: str) -> str:
    """The tag that Word's spelling check knows the language by."""
    tag = _LANGUAGES.get(language, language)
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) else "en-US"


def styles_xml(style: StyleProfile, language: str) -> str:
    """`w:styles` for a profile and a language."""
    return "".join(
        (
            f'<w:styles xmlns:w="{NAMESPACE}">',
            _defaults(style, language_tag(language)),
            _foundations(style),
            _headings(style),
            _prose(style),
            _tables(style),
            "</w:styles>",
        )
    )


def _defaults(style: StyleProfile, tag: str) -> str:
    font = attribute(style.font)
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        f"{_size(style.size)}"
        f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _spacing(before: float = 0, after: float = 0, lines: float = 1) -> str:
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" '
        f'w:line="{round(lines * _SINGLE)}" w:lineRule="auto"/>'
    )


def _style(
    name: str,
    paragraph: str = "",
    characters: str = "",
    based: str = "Normal",
    following: str = "",
    kind: str = "paragraph",
    extra: str = "",
) -> str:
    identity = "".join(word[:1].upper() + word[1:] for word in name.split())
    custom = ' w:customStyle="1"' if name.startswith(("Table ", "Prompt")) else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"{custom}><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{following}"/>' if following else "")
        + f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{characters}</w:rPr>{extra}</w:style>"
    )


def _foundations(style: StyleProfile) -> str:
    font = attribute(style.font)
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{_spacing(lines=style.line_spacing)}</w:pPr>"
        f"<w:rPr>{fonts}{_size(style.size)}</w:rPr></w:style>"
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


def _headings(style: StyleProfile) -> str:
    size = style.size
    looks = [(size + 2, "<w:b/>", "center"), (size, "<w:b/>", "left")]
    looks += [(size, "<w:b/><w:i/>", "left"), *[(size, "<w:i/>", "left")] * 3]
    found = [
        _style(
            f"heading {level}",
            f"<w:keepNext/><w:keepLines/>{_spacing(12 if level > 1 else 0, 6, 1.15)}"
            f'<w:jc w:val="{align}"/><w:outlineLvl w:val="{level - 1}"/>',
            f"{weight}{_size(points)}",
            following="BodyText",
        )
        for level, (points, weight, align) in enumerate(looks, 1)
    ]
    return "".join(found)


def _prose(style: StyleProfile) -> str:
    centred, lines = '<w:jc w:val="center"/>', style.line_spacing
    both = '<w:jc w:val="both"/>'
    first = f'<w:ind w:firstLine="{twips(style.first_line)}"/>'
    block = f'<w:ind w:left="{twips(1.25)}" w:right="{twips(0.75)}"/>'
    listed = '<w:numPr><w:numId w:val="{}"/></w:numPr>' + _spacing(0, 6, lines)
    boxed = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
    hanging = f'<w:ind w:left="{twips(1)}" w:hanging="{twips(0.75)}"/><w:contextualSpacing/>'
    return (
        _style("Title", f"{_spacing(0, 12, 1.15)}{centred}", f"<w:b/>{_size(style.size + 4)}")
        + _style("Subtitle", f"{_spacing(0, 4, 1.15)}{centred}")
        + _style("Body Text", f"{_spacing(0, 6, lines)}{first}{both}")
        + _style("Quote", f"{_spacing(3, 9)}{block}{both}", following="BodyText")
        + _style("List Bullet", listed.format(BULLETS) + hanging + both)
        + _style("List Number", listed.format(FIRST_NUMBERED) + hanging + both)
        + _style("Prompt", f"{boxed}{_spacing(0, 6, 1.15)}", "<w:i/>", following="BodyText")
        + _style("header", f"{_spacing()}{centred}", f"<w:b/>{_size(style.note_size - 1)}")
        + _style("footer", f"{_spacing()}{centred}", _size(style.note_size))
    )


def _tables(style: StyleProfile) -> str:
    above = style.caption == "above"
    spacing = _spacing(12, 4) if above else _spacing(4, 12)
    keep = "<w:keepNext/><w:keepLines/>" if above else "<w:keepLines/>"
    text = f"{_spacing(1.5, 1.5)}"
    note = "<w:keepLines/>" + _spacing(2, 0)
    aligned = f'<w:jc w:val="{style.caption_align}"/>'
    header = f'<w:keepNext/>{text}<w:jc w:val="center"/>'
    return (
        _style("caption", f"{keep}{spacing}{aligned}", "<w:b/>", following="BodyText")
        + _style("Table Text", text, _size(style.table_size))
        + _style("Table Heading", header, "<w:b/>", "TableText")
        + _style("Table Section", f"<w:keepNext/>{text}", "<w:b/>", "TableText")
        + _style("Table Note", note, _size(style.note_size))
        + _style("Table Source", "<w:keepLines/>" + _spacing(2, 12), "<w:i/>", "TableNote")
        + _style("Table Gap", _spacing(0, 10), _size(2))
    )


def numbering_xml(numbered_lists: int) -> str:
    """`w:numbering`: one list of bullets, and one of numbers for each numbered list.

    Every numbered list has a number of its own in the file, so that it starts at 1.
    """
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbers = "".join(
        f'<w:num w:numId="{FIRST_NUMBERED + n}"><w:abstractNumId w:val="1"/>{restart}</w:num>'
        for n in range(max(1, numbered_lists))
    )
    return (
        f'<w:numbering xmlns:w="{NAMESPACE}">'
        f"{_level(0, 'bullet', '•', 'ListBullet')}{_level(1, 'decimal', '%1.', 'ListNumber')}"
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>{numbers}</w:numbering>'
    )


def _level(number: int, kind: str, sign: str, style: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="{style}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{twips(1)}" w:hanging="{twips(0.75)}"/></w:pPr>'
        "</w:lvl></w:abstractNum>"
    )
