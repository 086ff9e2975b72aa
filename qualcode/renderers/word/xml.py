"""WordprocessingML as strings: built as text and parsed once, which is several times faster
than one call of python-docx for every cell.

Lengths are twips (twentieths of a point), type sizes half-points, as in the file.
"""

from __future__ import annotations

import re
from html import escape

from qualcode.renderers.safe import file_text

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BREAKS = re.compile("([\n\t])")
_MARKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
# libxml2 refuses a single text of more than ten megabytes.
_CHUNK = 100_000


def twips(centimetres: float) -> int:
    """Centimetres as twips."""
    return round(centimetres / 2.54 * 1440)


def attribute(value: str) -> str:
    """A value that may stand between double quotes."""
    return escape(file_text(value))


def run(words: str, properties: str = "") -> str:
    """Text with its line breaks and tabs; nothing in it can become markup."""
    plain = file_text(words)
    pieces = _BREAKS.split(plain) if "\n" in plain or "\t" in plain else (plain,)
    inner = "".join(map(_piece, pieces))
    return f"<w:r>{_wrapped('rPr', properties)}{inner}</w:r>" if inner else ""


def _piece(piece: str) -> str:
    if piece in _MARKS:
        return _MARKS[piece]
    chunks = (piece[at : at + _CHUNK] for at in range(0, len(piece), _CHUNK))
    return "".join(f'<w:t xml:space="preserve">{_escaped(chunk)}</w:t>' for chunk in chunks)


def _escaped(words: str) -> str:
    return escape(words, quote=False)


def _wrapped(name: str, inner: str) -> str:
    return f"<w:{name}>{inner}</w:{name}>" if inner else ""


def paragraph(style: str, inner: str, properties: str = "") -> str:
    """A paragraph in a style, with further properties in the schema's order."""
    named = f'<w:pStyle w:val="{style}"/>{properties}'
    return f"<w:p><w:pPr>{named}</w:pPr>{inner}</w:p>"


def field(instruction: str, result: str) -> str:
    """A field with its result already in it, so that nothing asks to be updated."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {_escaped(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(result)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def breaking(xml: str) -> str:
    """A paragraph on a new page; a table gets an empty paragraph before it for that."""
    if not xml.startswith("<w:p>"):
        return breaking(paragraph("TableGap", "")) + xml
    return re.sub(r"(<w:pStyle [^>]*>)", r"\1<w:pageBreakBefore/>", xml, count=1)


def ending(xml: str, section: str) -> str:
    """A paragraph after which a section of pages ends; the section stands in its properties."""
    if not xml.startswith("<w:p>"):
        return xml + ending(paragraph("TableGap", ""), section)
    return xml.replace("</w:pPr>", f"{section}</w:pPr>", 1)


def section(width: int, height: int, margins: str, landscape: bool) -> str:
    """The properties of a section that begins on a new page."""
    turned = ' w:orient="landscape"' if landscape else ""
    return (
        '<w:sectPr><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar {margins} w:header="709" w:footer="709" w:gutter="0"/>'
        '<w:cols w:space="708"/></w:sectPr>'
    )
