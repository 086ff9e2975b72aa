"""WordprocessingML as strings: built as text and parsed once, which is several times faster
than one call of python-docx for every cell.

Lengths are twips (twentieths of a point), type sizes half-points, as in the file.
"""

from __future__ import annotations

import re
from html import escape

from qualcode.renderers.safe import file_text

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BREAKS = re.compile("([\n\t])")
_BEFORE_BREAK = re.compile("(<w:pStyle [^>]*>(?:<w:keepNext[^>]*>)?(?:<w:keepLines[^>]*>)?)")
_KEPT = re.compile("(<w:pStyle [^>]*>)(?:<w:keepNext[^>]*>)?")
_MARKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
# libxml2 refuses a single text of more than ten megabytes.
_CHUNK = 100_000


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


def identifier(words: str) -> str:
    """A word as the name of a sequence of numbers, such as that of the tables."""
    return "".join(filter(str.isalnum, words)) or "Table"


def field(instruction: str, result: str, properties: str = "") -> str:
    """A field with its result already in it, so that nothing asks to be updated."""
    begin, end = field_begin(instruction, properties), field_end(properties)
    return f"{begin}{run(result, properties)}{end}"


def field_begin(instruction: str, properties: str = "") -> str:
    """The runs before the result of a field that may reach over several paragraphs."""
    told = f'<w:instrText xml:space="preserve"> {_escaped(instruction)} </w:instrText>'
    return (
        f"{_sign('begin', properties)}<w:r>{_wrapped('rPr', properties)}{told}</w:r>"
        f"{_sign('separate', properties)}"
    )


def field_end(properties: str = "") -> str:
    """The run after the result of a field."""
    return _sign("end", properties)


def _sign(kind: str, properties: str) -> str:
    return f'<w:r>{_wrapped("rPr", properties)}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def breaking(xml: str) -> str:
    """A paragraph on a new page; a table gets an empty paragraph before it for that."""
    if not xml.startswith("<w:p>"):
        return breaking(paragraph("TableGap", "")) + xml
    return _BEFORE_BREAK.sub(r"\1<w:pageBreakBefore/>", xml, count=1)


def keeping(xml: str) -> str:
    """A paragraph on the page of what follows it; a table is left as it is."""
    if not xml.startswith("<w:p>"):
        return xml
    return _KEPT.sub(r"\1<w:keepNext/>", xml, count=1)


def ending(xml: str, section: str) -> str:
    """A paragraph after which a section of pages ends; the section stands in its properties."""
    if not xml.startswith("<w:p>"):
        return xml + ending(paragraph("TableGap", ""), section)
    return xml.replace("</w:pPr>", f"{section}</w:pPr>", 1)
