"""From a path to a raw source: which format it is, and whether it is a file at all."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from qualcode.errors import QualcodeError, refusal
from qualcode.sources import FORMATS, SourceFormat
from qualcode.sources.raw import CHARACTERS, LINES, RawSource, refuse_endless_lines, too_long

LARGEST: Final = 200_000_000
"""Bytes of the largest file that is opened."""

_FROM_WORD: Final = "Open it in Word or LibreOffice and save it as .docx."
_BY_SUFFIX: Final = {
    ".doc": _FROM_WORD,
    ".rtf": _FROM_WORD,
    ".odt": _FROM_WORD,
    ".docm": _FROM_WORD,
    ".dotx": _FROM_WORD,
    ".pages": "Export it as Word (.docx).",
    ".html": _FROM_WORD,
    ".htm": _FROM_WORD,
}


def format_of(path: Path) -> SourceFormat:
    """The format that a file name promises.

    Raises:
        QualcodeError: no format has that ending.
    """
    suffix = path.suffix.lower()
    for one in FORMATS:
        if suffix in one.suffixes:
            return one
    known = ", ".join(ending for one in FORMATS for ending in one.suffixes)
    hint = _BY_SUFFIX.get(suffix, "Save its text as .docx, .txt or .md.")
    ending = f"files ending in {suffix}" if suffix else "files without an ending"
    raise QualcodeError(f"{path.name}: {ending} are not read (only {known}).", hint)


def read_file(path: Path, encoding: str | None = None) -> RawSource:
    """The text and structure of a file.

    Raises:
        QualcodeError: one line that begins with the file's name.
    """
    reader = format_of(path)
    return read_as(lambda data: reader.read(data, encoding), path)


def read_as(read: Callable[[bytes], RawSource], path: Path) -> RawSource:
    """The text and structure of a file, read in a way of its own.

    Raises:
        QualcodeError: one line that begins with the file's name.
    """
    data = _content(path)
    try:
        raw = read(data)
        if len(raw.blocks) > LINES or len(raw.text) > CHARACTERS:
            raise too_long()
        refuse_endless_lines(raw)
        return raw
    except QualcodeError as error:
        raise QualcodeError(f"{path.name} {error.message}", error.hint) from error


def _content(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise QualcodeError(f"{path.name} is a folder, not a file.")
        if not stat.S_ISREG(status.st_mode):
            raise QualcodeError(f"{path.name} is a device or a pipe, not a file.")
        if status.st_size > LARGEST:
            raise QualcodeError(
                f"{path.name} is too large for a transcript ({status.st_size // 1_000_000} MB).",
                "Split it, or remove its pictures.",
            )
        return path.read_bytes()
    except FileNotFoundError:
        hint = "Check the name and the folder, also for capital letters."
        raise QualcodeError(f"{path.name} does not exist.", hint) from None
    except (OSError, ValueError) as error:
        raise QualcodeError(f"{path.name} could not be read: {refusal(error)}.") from error
