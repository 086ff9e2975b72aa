"""The ZIP around a Word document, opened so that no made-up file can fill the memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

from qualcode.errors import QualcodeError
from qualcode.sources.sniff import looks_like, looks_like_text

MEMBERS: Final = 2_000
TOTAL: Final = 200_000_000
RATIO: Final = 200
SMALL: Final = 2_000_000
"""Inflated bytes below which no compression ratio is dangerous (Word's own XML can reach 200)."""

LARGEST_PART: Final = 60_000_000
"""Bytes of the largest part that is parsed: some 400,000 paragraphs."""

_CHUNK: Final = 1 << 18
_SAVE_AGAIN: Final = "Open it in Word or LibreOffice, which may repair it, and save it again."
_AGAIN: Final = "Copy or download it again, or restore it from a backup."


class Package:
    """The parts of an Office file by name.

    Raises:
        QualcodeError: not an Office file, damaged, locked, or larger than any real document.
    """

    def __init__(self, data: bytes) -> None:
        if not data:
            raise QualcodeError("is empty.", _AGAIN)
        if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            look = looks_like(data) or looks_like_text(data)
            raise QualcodeError(f"is not a Word document: it looks like {look.name}.", look.remedy)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = {info.filename: info for info in self._zip.infolist()}
        except Exception as error:  # zipfile raises many kinds for damaged archives
            raise QualcodeError("is incomplete or damaged.", _AGAIN) from error
        self._refuse_bombs()
        self.main = self._main_part()
        if self.main not in self._members:
            raise _without_text(data)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def feed(self, name: str, parser: expat.XMLParserType) -> None:
        """Parse a part piece by piece.

        Raises:
            QualcodeError: the part is damaged, locked, not XML, or carries a DTD.
        """
        parser.StartDoctypeDeclHandler = _refuse_dtd
        try:
            for chunk in self._chunks(name):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise QualcodeError(
                f"is damaged: its part {name} is not well-formed "
                f"(line {error.lineno}: {expat.ErrorString(error.code)}).",
                _SAVE_AGAIN,
            ) from error
        except (LookupError, ValueError) as error:
            # So the parser tells of an encoding that it does not know, or not byte by byte.
            if type(error) not in (LookupError, ValueError):
                raise
            raise QualcodeError(
                f"is damaged: its part {name} is in an encoding that Word does not write.",
                _SAVE_AGAIN,
            ) from error

    def _chunks(self, name: str) -> Iterator[bytes]:
        info = self._members[name]
        if info.flag_bits & 1:
            raise QualcodeError(
                "is locked with a password.", "Remove the password and save it again."
            )
        left = LARGEST_PART
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise _too_large()
                    yield chunk
        except QualcodeError:
            raise
        except Exception as error:  # zipfile and zlib raise many kinds for damaged members
            raise QualcodeError("is incomplete or damaged.", _AGAIN) from error

    def _refuse_bombs(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > MEMBERS or sum(info.file_size for info in infos) > TOTAL:
            raise _too_large()
        for info in infos:
            if info.file_size > SMALL and info.file_size > RATIO * max(1, info.compress_size):
                raise _too_large()

    def _main_part(self) -> str:
        """Where the text is: usually word/document.xml, but the package says so itself."""
        if "_rels/.rels" not in self._members:
            return "word/document.xml"
        found: list[str] = []

        def start(name: str, attributes: dict[str, str]) -> None:
            if attributes.get("Type", "").endswith("/relationships/officeDocument"):
                found.append(attributes.get("Target", "").lstrip("/"))

        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        self.feed("_rels/.rels", parser)
        named = [name for name in found if name in self._members]
        return named[0] if named and named[0].startswith("word/") else "word/document.xml"


def _refuse_dtd(*_: object) -> None:
    raise QualcodeError(
        "carries a document type definition, which no Word document has: it is not read.",
        "Do not trust the file; ask for it again from where you have it.",
    )


def _too_large() -> QualcodeError:
    return QualcodeError(
        "unpacks to far more than a transcript can hold: it is not read.",
        "Open it in Word and save only the text under a new name.",
    )


def _without_text(data: bytes) -> QualcodeError:
    look = looks_like(data)
    if look is None or look.name.startswith("a Word document"):
        return QualcodeError("is damaged: its text (word/document.xml) is missing.", _AGAIN)
    return QualcodeError(f"is not a Word document: it looks like {look.name}.", look.remedy)
