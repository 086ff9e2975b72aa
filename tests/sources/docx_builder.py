"""Word documents built by hand in tests: minimal ZIPs, so that the XML under test is visible."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def document(body: str, namespace: str = W) -> bytes:
    """The XML of a main part with that body."""
    return (
        f'<w:document xmlns:w="{namespace}" {_OTHERS}><w:body>{body}</w:body></w:document>'.encode()
    )


def package(members: dict[str, bytes]) -> bytes:
    """A ZIP of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(body: str, namespace: str = W, styles: str = "") -> bytes:
    """A Word document with that body, and that content of its styles part."""
    members = {"word/document.xml": document(body, namespace)}
    if styles:
        members["word/styles.xml"] = f'<w:styles xmlns:w="{namespace}">{styles}</w:styles>'.encode()
    return package(members)


def p(*runs: str) -> str:
    """A paragraph of ready XML."""
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is a text or, when it begins with `<`, ready XML."""
    cells = [
        "".join(f"<w:tc>{c if c.startswith('<') else p(r(c))}</w:tc>" for c in row) for row in rows
    ]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
