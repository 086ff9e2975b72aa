"""The texts that were coded, each kept once by its hash: the base for following later edits.

They belong to the codings and are committed with them. A copy that was changed is of no use and
is not read.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from qualcode import disk
from qualcode.model.source import Source

FOLDER = "codings/texts"
_HASH = re.compile(r"[0-9a-f]{64}")
_LARGEST = 100_000_000


def keep_text(study: Path, source: Source) -> None:
    """Keep the text of a source, unless it is kept already.

    Raises:
        QualcodeError: it cannot be written.
    """
    if kept_text(study, source.sha256) is None:
        disk.write_whole(_path(study, source.sha256), _bytes(source.text))


def copy_texts(theirs: Path, study: Path) -> None:
    """Bring the coded texts of another copy of the study in, those that are as they were.

    Raises:
        QualcodeError: one cannot be written.
    """
    folder = theirs / FOLDER
    for path in sorted(folder.glob("*.txt")) if folder.is_dir() else ():
        text = kept_text(theirs, path.stem)
        if text is not None and kept_text(study, path.stem) is None:
            disk.write_whole(_path(study, path.stem), _bytes(text))


def kept_text(study: Path, sha256: str) -> str | None:
    """The text of that hash; None where it is not kept, or not as it was."""
    if not _HASH.fullmatch(sha256):
        return None
    path = _path(study, sha256)
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        data = path.read_bytes()
    except OSError:
        return None
    return data.decode("utf-8", "surrogatepass") if _sha256(data) == sha256 else None


def _path(study: Path, sha256: str) -> Path:
    return study / FOLDER / f"{sha256}.txt"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
