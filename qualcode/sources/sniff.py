"""What a file looks like from its first bytes, for messages that say what to do."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Final

_AS_DOCX: Final = "Open it in Word or LibreOffice and save it as .docx."
_AS_TEXT: Final = "Save its text as .docx, .txt or .md."


@dataclass(frozen=True, slots=True)
class Look:
    """The name of a kind of file, with its article, and what to do with it."""

    name: str
    remedy: str


_MAGIC: Final = (
    (b"%PDF", Look("a PDF", _AS_TEXT)),
    (b"{\\rtf", Look("an RTF file", _AS_DOCX)),
    (b"\x89PNG", Look("a picture", "Transcribe it first.")),
    (b"\xff\xd8\xff", Look("a picture", "Transcribe it first.")),
    (b"GIF8", Look("a picture", "Transcribe it first.")),
    (b"ID3", Look("a sound recording", "Transcribe it first.")),
    (b"OggS", Look("a sound recording", "Transcribe it first.")),
    (b"RIFF", Look("a sound or video recording", "Transcribe it first.")),
    (b"\x1f\x8b", Look("a compressed file", "Unpack it first.")),
    (b"7z\xbc\xaf", Look("a compressed file", "Unpack it first.")),
    (b"Rar!", Look("a compressed file", "Unpack it first.")),
    (b"SQLite format 3", Look("a database", _AS_TEXT)),
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"
_BY_MEMBER: Final = (
    ("xl/", Look("an Excel workbook", _AS_TEXT)),
    ("ppt/", Look("a PowerPoint presentation", _AS_TEXT)),
    ("Index/", Look("a Pages document", "Export it as Word (.docx).")),
    ("META-INF/container.xml", Look("an e-book", _AS_TEXT)),
)
_BROKEN_ZIP: Final = Look(
    "an incomplete or damaged file", "Copy or download it again, or restore it from a backup."
)


def looks_like(data: bytes) -> Look | None:
    """What other kind of file the bytes are; None for text."""
    for magic, look in _MAGIC:
        if data.startswith(magic):
            return look
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith((_ZIP, b"PK\x05\x06")):
        return _zip(data)
    if data and not data.strip(b"\0"):
        return Look("a file of zero bytes only", "Restore it from a backup.")
    return None


def looks_like_text(data: bytes) -> Look:
    """What kind of text a file is that should have been something else."""
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return Look("a web page", _AS_DOCX)
    if b"<pkg:package" in head or b"w:worddocument" in head:
        return Look("a Word file saved as XML", _AS_DOCX)
    if b"\0" in data[:4096]:
        return Look("neither text nor a known format", "Restore it from a backup.")
    return Look("plain text", "Rename it to .txt (or .md).")


def _ole(data: bytes) -> Look:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Look(
            "a document locked with a password",
            "Open it in Word, remove the password and save it again.",
        )
    if "WordDocument".encode("utf-16-le") in data:
        return Look("a document of Word 97–2003 (.doc)", _AS_DOCX)
    return Look("a file of an old Office program", _AS_DOCX)


def _zip(data: bytes) -> Look:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except Exception:  # zipfile raises many kinds for damaged archives
        return _BROKEN_ZIP
    # The kind of an OpenDocument file is stored first and uncompressed, so that it can be seen.
    if re.search(rb"mimetypeapplication/vnd\.oasis\.opendocument", data[:200]):
        return Look("a LibreOffice document (OpenDocument)", _AS_DOCX)
    for prefix, look in _BY_MEMBER:
        if any(name.startswith(prefix) for name in names):
            return look
    if any(name.startswith("word/") for name in names):
        return Look("a Word document (.docx)", "Rename it to .docx.")
    return Look("a ZIP archive", "Unpack it first.")
