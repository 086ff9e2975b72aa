"""Printed reports for tests: a PDF with its objects, and a document as Word saves it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

_TABLE = """/CIDInit /ProcSet findresource begin
begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfrange
<0020> <007E> <0020>
<0100> <0101> [<201C> <201D>]
endbfrange
1 beginbfchar
<0102> <00660069>
endbfchar
endcmap"""
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def pdf(pages: Sequence[Sequence[str]], packed: bool = False, wide: bool = True) -> bytes:
    """A PDF in which each string is a piece of text of its own.

    `packed` puts the objects that are no streams into one, as Word does; `wide` has codes of two
    bytes with a table of characters, else codes are the letters themselves.
    """
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    plain = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}/Resources<</Font<</F1 3 0 R>>>>>>",
        3: "<</Type/Font/Subtype/Type0/ToUnicode 4 0 R>>" if wide else
           "<</Type/Font/Subtype/Type1>>",
    }  # fmt: skip
    streams = {4: _TABLE.encode()}
    for n, page in enumerate(pages):
        plain[10 + 2 * n] = f"<</Type/Page/Parent 2 0 R/Contents {11 + 2 * n} 0 R>>"
        streams[11 + 2 * n] = "\n".join(_shown(text, wide) for text in page).encode("latin-1")
    found = [b"%PDF-1.7\n"]
    if packed:
        found.append(_stream(5, *_together(plain)))
    else:
        found += [f"{n} 0 obj\n{words}\nendobj\n".encode() for n, words in plain.items()]
    found += [_stream(n, "", zlib.compress(data)) for n, data in streams.items()]
    found.append(b"trailer <</Root 1 0 R>>\n%%EOF")
    return b"".join(found)


def _shown(text: str, wide: bool) -> str:
    if not wide:
        inner = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return f"BT /F1 12 Tf 10 20 Td ({inner}) Tj ET"
    known = {"“": 0x100, "”": 0x101}
    half, codes = len(text) // 2, [f"{known.get(one, ord(one)):04X}" for one in text]
    return f"BT /F1 12 Tf [<{''.join(codes[:half])}> -20 <{''.join(codes[half:])}>] TJ ET"


def _together(plain: dict[int, str]) -> tuple[str, bytes]:
    heads, words = "", ""
    for number, one in plain.items():
        heads += f"{number} {len(words)} "
        words += f"{one} "
    told = f"/Type/ObjStm/N {len(plain)}/First {len(heads)}"
    return told, zlib.compress((heads + words).encode())


def _stream(number: int, told: str, data: bytes) -> bytes:
    head = f"{number} 0 obj\n<<{told}/Length {len(data)}/Filter/FlateDecode>>\nstream\n"
    return head.encode() + data + b"\nendstream\nendobj\n"


def saved_by_word(body: str, pages: int | None = None) -> bytes:
    """A document with this body; `pages` is how many of them Word says there are.

    In the body `|` is the mark of a page that Word began there.
    """
    marked = body.replace("|", "<w:r><w:lastRenderedPageBreak/></w:r>")
    files = {
        "word/document.xml": f'<w:document xmlns:w="{_NAMESPACE}"><w:body>{marked}</w:body>'
        "</w:document>",
    }
    if pages is not None:
        told = f'<Properties xmlns="{_PROPERTIES}"><Pages>{pages}</Pages></Properties>'
        files["docProps/app.xml"] = told
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def para(text: str, before: str = "", after: str = "") -> str:
    """A paragraph; `before` and `after` are marks or breaks around its words."""
    return f"<w:p>{before}<w:r><w:t>{text}</w:t></w:r>{after}</w:p>"


def row(*cells: str) -> str:
    """A row of a table from the paragraphs of its cells."""
    return f"<w:tr>{''.join(f'<w:tc>{one}</w:tc>' for one in cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table from its rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"
