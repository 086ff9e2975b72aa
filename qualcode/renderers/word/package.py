"""The Word file around the body: parts, headers, footers, properties.

The parts are our own, complete and few; python-docx adds headers, footers and properties to
them. Its template is not used, since that would leave its fonts, theme, thumbnail and names in
every report.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
from docx.oxml import parse_xml

from qualcode.document import Document
from qualcode.renderers.options import RenderOptions
from qualcode.renderers.pack import fixed_zip
from qualcode.renderers.reading import text
from qualcode.renderers.safe import file_text
from qualcode.renderers.spelled_out import spelled_out
from qualcode.renderers.word.body import BodyWriter
from qualcode.renderers.word.pages import body_xml
from qualcode.renderers.word.styles import language_tag, numbering_xml, styles_xml
from qualcode.renderers.word.xml import NAMESPACE, field, paragraph, run

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_UNDATED = datetime(1980, 1, 1)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "numbering", "settings")


def packed(document: Document, options: RenderOptions) -> bytes:
    """The bytes of the `.docx`."""
    document = spelled_out(document)
    word = docx.Document(BytesIO(_bare_file(document, options)))
    _headers(word, document)
    _properties(word, document, options)
    file = BytesIO()
    word.save(file)
    return fixed_zip(file.getvalue())


def _bare_file(document: Document, options: RenderOptions) -> bytes:
    """A Word file with body, styles, lists and settings, and nothing else."""
    writer = BodyWriter(document, options.style)
    body = body_xml(document, options.style, writer)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relationships({part: f"{part}.xml" for part in _PARTS}),
        "word/document.xml": _document_xml(body),
        "word/styles.xml": styles_xml(options.style, document.language),
        "word/numbering.xml": numbering_xml(writer.numbered_lists),
        "word/settings.xml": _settings_xml(document.language),
    }
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{xml}'.encode())
    return file.getvalue()


def _document_xml(body: str) -> str:
    return f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'


def _content_types() -> str:
    main = f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    others = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}.{part}+xml"/>'
        for part in _PARTS
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{main}{others}</Types>'
    )


def _relationships(targets: dict[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _settings_xml(language: str) -> str:
    comma = language_tag(language) != "en-US"
    return (
        f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>'
        # Without it a line break in a justified paragraph stretches the line before it.
        "<w:compat><w:doNotExpandShiftReturn/>"
        '<w:compatSetting w:name="compatibilityMode" '
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
    _set(sections[0].footer, "" if document.title_page else field("PAGE", "1"))
    if document.title_page and len(sections) > 1:
        _set(sections[1].footer, field("PAGE", "1"))


def _set(strip: Any, inner: str) -> None:
    """Puts one paragraph into a header or footer, which until then repeats the one before it."""
    strip.is_linked_to_previous = False
    old = strip.paragraphs[0]
    xml = paragraph(old.style.style_id, inner).replace("<w:p>", f'<w:p xmlns:w="{NAMESPACE}">', 1)
    old._p.getparent().replace(old._p, parse_xml(xml))


def _properties(word: WordDocument, document: Document, options: RenderOptions) -> None:
    day = document.date or options.today
    properties = word.core_properties
    properties.title = " ".join(file_text(text(document.title)).split())[:255]
    properties.author = properties.last_modified_by = "qualcode"
    properties.comments = f"qualcode {options.version}" if options.version else ""
    properties.language = language_tag(document.language)
    properties.created = properties.modified = datetime.combine(day, time()) if day else _UNDATED
    properties.revision = 1
