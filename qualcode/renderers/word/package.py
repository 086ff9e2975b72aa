"""The Word file around the body: parts, headers, footers, properties."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from qualcode.document import Document
from qualcode.renderers.options import RenderOptions
from qualcode.renderers.reading import text
from qualcode.renderers.safe import file_text
from qualcode.renderers.word.anchors import Anchors
from qualcode.renderers.word.body import BodyWriter
from qualcode.renderers.word.figures import DRAWING, INLINE, PICTURE
from qualcode.renderers.word.ground import Ground, own_ground
from qualcode.renderers.word.pages import body_xml
from qualcode.renderers.word.parts import Part, Parts
from qualcode.renderers.word.styles import language_tag
from qualcode.renderers.word.xml import NAMESPACE, RELATIONS, attribute

_UNDATED = datetime(1980, 1, 1)
_NAMED = re.compile(r'(?<=<w:pStyle w:val=")[^"]+(?="/>)')
_SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in (
        ("w", NAMESPACE), ("r", RELATIONS), ("wp", INLINE), ("a", DRAWING), ("pic", PICTURE),
    )
)  # fmt: skip
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def packed(document: Document, options: RenderOptions) -> bytes:
    """The bytes of the `.docx`.

    Raises:
        QualcodeError: the template cannot be used.
    """
    ground = _ground(document, options)
    parts = Parts()
    ids = {id(one.part): parts.add(one.part) for one in (*ground.title, *ground.strips)}
    anchors = Anchors(document)
    writer = BodyWriter(document, ground, anchors, parts)
    body = _in_its_styles(body_xml(document, ground, writer, anchors, ids), ground)
    parts.add(Part("styles", ground.styles))
    parts.add(Part("numbering", ground.numbering(writer.numbered_lists)))
    parts.add(Part("settings", _settings_xml(document.language, ground)))
    for part in ground.parts:
        parts.add(part)
    whole = f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"
    return parts.archive(whole, _properties(document, options))


def _ground(document: Document, options: RenderOptions) -> Ground:
    if options.template is None:
        return own_ground(document, options.style)
    from qualcode.renderers.word.template import template_ground

    return template_ground(document, options.style, options.template)


def _in_its_styles(body: str, ground: Ground) -> str:
    """The body with the template's ids of styles in the place of ours."""
    if not ground.ids:
        return body
    return _NAMED.sub(lambda found: attribute(ground.ids.get(found[0], found[0])), body)


def _settings_xml(language: str, ground: Ground) -> str:
    comma = language_tag(language) != "en-US"
    return (
        f'<w:settings xmlns:w="{NAMESPACE}"><w:zoom w:percent="100"/>'
        f"{'<w:mirrorMargins/>' * ground.mirrored}"
        '<w:defaultTabStop w:val="709"/>'
        f"{'<w:evenAndOddHeaders/>' * ground.even_and_odd}"
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        # Without it a line break in a justified paragraph stretches the line before it.
        "<w:compat><w:doNotExpandShiftReturn/>"
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language_tag(language)}"/>'
        f'<w:decimalSymbol w:val="{"," if comma else "."}"/>'
        f'<w:listSeparator w:val="{";" if comma else ","}"/></w:settings>'
    )


def _properties(document: Document, options: RenderOptions) -> str:
    """Title and day; nobody's name, since the file says nothing of who made it."""
    title = " ".join(file_text(text(document.title)).split())[:255]
    made = f"qualcode {options.version}" if options.version else ""
    at = _moment(document.date or options.today)
    return (
        f"<cp:coreProperties {_CORE}><dc:title>{attribute(title)}</dc:title>"
        f"<dc:creator>qualcode</dc:creator><dc:description>{attribute(made)}</dc:description>"
        f"<dc:language>{language_tag(document.language)}</dc:language>"
        "<cp:lastModifiedBy>qualcode</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified></cp:coreProperties>'
    )


def _moment(day: date | None) -> str:
    return (datetime.combine(day, time()) if day else _UNDATED).strftime("%Y-%m-%dT%H:%M:%SZ")
