"""A chapter on the method, read so that what it says can be held against the study."""

from __future__ import annotations

from pathlib import Path

from qualcode.sources import read_raw
from qualcode.stages.method_claims import MethodText


def read_chapter(path: Path) -> MethodText:
    """The text of a chapter, its paragraphs apart.

    Raises:
        QualcodeError: the file is missing, of no known format, or cannot be read.
    """
    raw = read_raw(path)
    paragraphs: list[str] = []
    for block in raw.blocks:
        words = raw.words(block).strip()
        if block.first or not paragraphs:
            paragraphs.append(words)
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {words}"
    return MethodText(path.name, "\n\n".join(filter(None, paragraphs)), chapter=True)
