"""ZIP files around a Word document that are bombs, ruins, or something else."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.hostile.texts import File, raw
from tests.hostile.words import STYLED, TURN, parts
from tests.sources.docx_builder import W, document, p, package, r


def _zipped(method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("word/document.xml", document(TURN))
        archive.comment = comment
    return stream.getvalue()


def _changed(at: bytes, offset: int, value: bytes) -> bytes:
    data = bytearray(_zipped())
    place = data.index(at) + offset
    data[place : place + len(value)] = value
    return bytes(data)


def _twice() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", document(TURN))
        archive.writestr("word/document.xmx", document(p(r("Bu Rosa: Other."))))
    return stream.getvalue().replace(b"document.xmx", b"document.xml")


def _bomb(size: int, piece: bytes) -> bytes:
    content = f'<w:document xmlns:w="{W}"><w:body>'.encode() + piece * (size // len(piece))
    return package({"word/document.xml": content + b"</w:body></w:document>"})


_GOOD = _zipped()
PACKAGES: dict[str, File] = {
    "a bomb of zeros": lambda: ("X1.docx", _bomb(100_000_000, bytes(10_000))),
    "a bomb of spaces": lambda: ("X1.docx", _bomb(100_000_000, b" " * 10_000)),
    "a bomb of empty paragraphs": lambda: ("X1.docx", _bomb(50_000_000, b"<w:p/>")),
    "a bomb of runs": lambda: ("X1.docx", _bomb(50_000_000, b"<w:p><w:r><w:t>a</w:t></w:r></w:p>")),
    "a bomb in another part": parts(
        lambda: {"word/document.xml": document(TURN), "word/media/a.png": bytes(100_000_000)}
    ),
    "a bomb of styles": parts(
        lambda: {"word/document.xml": document(STYLED), "word/styles.xml": bytes(100_000_000)}
    ),
    "a ZIP in a ZIP": parts(lambda: {"word/document.xml": package({"a": document(TURN)})}),
    "2,001 members": parts(
        lambda: {"word/document.xml": document(TURN)} | {f"m{n}": b"" for n in range(2001)}
    ),
    "two text parts": raw(_twice(), "X1.docx"),
    "a wrong checksum": raw(_changed(b"PK\x01\x02", 16, b"\1\2\3\4"), "X1.docx"),
    "a size that lies": raw(_changed(b"PK\x01\x02", 24, struct.pack("<I", 10)), "X1.docx"),
    "an unknown compression": raw(_changed(b"PK\x01\x02", 10, b"\x09\0"), "X1.docx"),
    "a member with a password": raw(_changed(b"PK\x01\x02", 8, b"\x01"), "X1.docx"),
    "an offset beyond the end": raw(_changed(b"PK\x01\x02", 42, b"\xff\xff\xff\x7f"), "X1.docx"),
    "uncompressed": raw(_zipped(zipfile.ZIP_STORED), "X1.docx"),
    "compressed by bzip2": raw(_zipped(zipfile.ZIP_BZIP2), "X1.docx"),
    "compressed by LZMA": raw(_zipped(zipfile.ZIP_LZMA), "X1.docx"),
    "a long comment": raw(_zipped(comment=b"PK\x05\x06" * 10_000), "X1.docx"),
    "something before it": raw(b"MZ" + bytes(5000) + _GOOD, "X1.docx"),
    "something after it": raw(_GOOD + bytes(70_000), "X1.docx"),
    "names that lead elsewhere": parts(
        lambda: {"../../evil": b"x", "/etc/x": b"x", "word/document.xml": document(TURN)}
    ),
    "names with backslashes": parts(lambda: {"word\\document.xml": document(TURN)}),
    "names in capitals": parts(lambda: {"Word/Document.xml": document(TURN)}),
    "only the mark of a ZIP": raw(b"PK\x03\x04", "X1.docx"),
    "an empty ZIP": raw(package({}), "X1.docx"),
    "a workbook": parts(lambda: {"xl/workbook.xml": b"<a/>"}),
    "a presentation": parts(lambda: {"ppt/presentation.xml": b"<a/>"}),
    "an e-book": parts(lambda: {"META-INF/container.xml": b"<a/>"}),
} | {
    f"cut short after {len(_GOOD) * n // 8} bytes": raw(_GOOD[: len(_GOOD) * n // 8], "X1.docx")
    for n in range(1, 8)
}
OTHER_ENDINGS: dict[str, File] = {
    "a Word document named .txt": raw(_GOOD, "X1.txt"),
    "a Word document named .md": raw(_GOOD, "X1.md"),
    "a Word document named .doc": raw(_GOOD, "X1.doc"),
    "a Word document named .DOCX": raw(_GOOD, "X1.DOCX"),
}
