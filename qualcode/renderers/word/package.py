"""The Word file around the body: styles, lists, headers, properties; nothing of python-docx's
template, of this machine or of its user is left in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml import parse_xml

from qualcode.document import Document, PageBreak
from qualcode.renderers.options import RenderOptions
from qualcode.renderers.pack import fixed_zip
from qualcode.renderers.reading import text
from qualcode.renderers.safe import file_text
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.word.body import BodyWriter, Stretch, stretches, title_block
from qualcode.renderers.word.styles import language_tag, numbering_xml, styles_xml
from qualcode.renderers.word.xml import NAMESPACE, field, paragraph, run, section, twips

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_UNDATED = datetime(1980, 1, 1)
# What python-docx's template brings along and a report has no use for.
_LEFTOVERS = {
    "thumbnail",
    "extended-properties",
    "stylesWithEffects",
    "customXml",
    "webSettings",
    "fontTable",
    "theme",
}


def packed(document: Document, options: RenderOptions) -> bytes:
    """The bytes of the `.docx`."""
    word = docx.Document()
    _strip(word)
    writer = BodyWriter(document, options.style)
    _fill_body(word, document, options.style, writer)
    _replace(word.styles.element, styles_xml(options.style, document.language))
    _replace(word.part.numbering_part.element, numbering_xml(writer.numbered_lists))
    _replace(word.settings.element, _settings_xml(document.language))
    _headers(word, document)
    _properties(word, document, options)
    file = BytesIO()
    word.save(file)
    return fixed_zip(file.getvalue())


def _strip(word: WordDocument) -> None:
    """Drops parts of the template; a part that nothing refers to is not written."""
    package = word.part.package
    for owner in (package, word.part):
        for identity, relationship in list(owner.rels.items()):
            if relationship.reltype.rsplit("/", 1)[-1] in _LEFTOVERS:
                del owner.rels[identity]


def _replace(element: Any, xml: str) -> None:
    """Gives an element of the package new content."""
    fresh = parse_xml(xml)
    for child in list(element):
        element.remove(child)
    for child in list(fresh):
        element.append(child)


def _fill_body(
    word: WordDocument, document: Document, style: StyleProfile, writer: BodyWriter
) -> None:
    body: Any = word.element.body
    for child in list(body):
        body.remove(child)
    parts = _parts(document, style, writer)
    for position, (elements, landscape) in enumerate(parts):
        ending = parse_xml(_section_xml(style, landscape))
        if position == len(parts) - 1:
            body.extend([*elements, ending])
            continue
        if not elements or not elements[-1].tag.endswith("}p"):
            elements = [*elements, *_parsed([paragraph("TableGap", "")])]
        elements[-1].get_or_add_pPr().append(ending)
        body.extend(elements)


def _parts(
    document: Document, style: StyleProfile, writer: BodyWriter
) -> list[tuple[list[Any], bool]]:
    """The elements of each section of pages, with their orientation."""
    title = _parsed(title_block(document))
    found = [
        (elements, stretch.landscape)
        for stretch in stretches(document, style)
        if (elements := _elements(stretch, writer))
    ]
    if document.title_page or not found:
        return [(title, False), *found]
    elements, landscape = found[0]
    return [([*title, *elements], landscape), *found[1:]]


def _elements(stretch: Stretch, writer: BodyWriter) -> list[Any]:
    """A section's elements; a page break is a property of the paragraph after it.

    So a break at the end of a section, before a section or after another break makes no empty
    page.
    """
    found: list[Any] = []
    broken = False
    for block in stretch.blocks:
        if isinstance(block, PageBreak):
            broken = bool(found)
            continue
        elements = _parsed(writer.xml(block, stretch.landscape))
        if elements and broken:
            if not elements[0].tag.endswith("}p"):
                elements = [*_parsed([paragraph("TableGap", "")]), *elements]
            elements[0].get_or_add_pPr().get_or_add_pageBreakBefore()
            broken = False
        found += elements
    return found


def _parsed(xml: Iterable[str]) -> list[Any]:
    return list(parse_xml(f'<w:body xmlns:w="{NAMESPACE}">{"".join(xml)}</w:body>'))


def _section_xml(style: StyleProfile, landscape: bool) -> str:
    """Page size and margins; a page on its side is bound at its top."""
    width, height = style.page
    left, top, right, bottom = style.left, style.top, style.right, style.bottom
    if landscape:
        width, height = height, width
        top, right, bottom, left = left, top, right, bottom
    margins = {"top": top, "right": right, "bottom": bottom, "left": left}
    words = " ".join(f'w:{side}="{twips(length)}"' for side, length in margins.items())
    xml = section(twips(width), twips(height), words, landscape)
    return xml.replace("<w:sectPr>", f'<w:sectPr xmlns:w="{NAMESPACE}">')


def _settings_xml(language: str) -> str:
    comma = language_tag(language) != "en-US"
    return (
        f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language_tag(language)}"/>'
        f'<w:decimalSymbol w:val="{"," if comma else "."}"/>'
        f'<w:listSeparator w:val="{";" if comma else ","}"/></w:settings>'
    )


def _headers(word: WordDocument, document: Document) -> None:
    """The banner above every page, the page number below every page but the title's."""
    sections: Sequence[Any] = word.sections
    if banner := text(document.banner):
        _set(sections[0].header, run(banner))
    _set(sections[0].footer, "" if document.title_page else _page_number())
    if document.title_page and len(sections) > 1:
        _set(sections[1].footer, _page_number())


def _page_number() -> str:
    return field("PAGE", "1")


def _set(strip: Any, inner: str) -> None:
    """Puts one paragraph into a header or footer, which until then repeats the one before it."""
    strip.is_linked_to_previous = False
    element = strip.paragraphs[0]._p
    style = element.get_or_add_pPr().pStyle.val
    element.getparent().replace(element, _parsed([paragraph(style, inner)])[0])


def _properties(word: WordDocument, document: Document, options: RenderOptions) -> None:
    day = document.date or options.today
    moment = datetime.combine(day, time()) if day else _UNDATED
    properties = word.core_properties
    properties.title = file_text(text(document.title)).replace("\n", " ")[:255]
    properties.author = properties.last_modified_by = "qualcode"
    properties.comments = f"qualcode {options.version}" if options.version else ""
    properties.language = language_tag(document.language)
    properties.created = properties.modified = moment
    properties.revision = 1
