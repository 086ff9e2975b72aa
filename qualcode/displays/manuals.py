"""The manuals of the displays in both languages.

The English manual of a display is the docstring of its file, so that who changes the one sees the
other. The Indonesian one is `wording/manuals/id/NAME.md`, in the same parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from qualcode.displays.request import Display
from qualcode.errors import QualcodeError

PARTS = ("shows", "rows", "columns", "cell", "use", "avoid", "source")
"""What every manual says, in this order."""

HEADINGS = {
    "en": ("What it shows", "Rows", "Columns", "Cell", "Use it when", "When not", "Source"),
    "id": (
        "Yang ditunjukkan",
        "Baris",
        "Kolom",
        "Sel",
        "Gunakan bila",
        "Jangan gunakan bila",
        "Sumber",
    ),
}
"""How the parts are called in each language."""


@dataclass(frozen=True, slots=True)
class ManualPart:
    """One part of a manual; `name` is one of `PARTS`, or "" for a remark without a heading."""

    name: str
    heading: str
    text: str

    def __str__(self) -> str:
        return f"{self.heading}: {self.text}" if self.heading else self.text


@dataclass(frozen=True, slots=True)
class Manual:
    """What a display is, in one language."""

    title: str
    parts: tuple[ManualPart, ...]


def manual_of(display: Display, language: str) -> Manual:
    """The manual of a display of the catalogue.

    Raises:
        QualcodeError: the display is a study's own, which has none.
    """
    if not display.manual.strip():
        raise QualcodeError(
            f"display '{display.name}' is this study's own and has no manual.",
            "Its rows, columns and entry stand under 'displays' in study.yaml.",
        )
    text = display.manual if language == "en" else _written(display.name, language)
    title, *paragraphs = re.split(r"\n\s*\n", text.strip())
    parts = (part for one in paragraphs for part in _parts(" ".join(one.split()), language))
    return Manual(" ".join(title.split()).lstrip("# ").rstrip("."), tuple(parts))


def _written(name: str, language: str) -> str:
    file = files("qualcode.wording") / "manuals" / language / f"{name}.md"
    return file.read_text(encoding="utf-8")


def _parts(paragraph: str, language: str) -> Iterator[ManualPart]:
    """The parts of a paragraph: English ones share some, as sentences that follow each other."""
    headings = HEADINGS[language]
    cuts = re.split(rf"(?:^|(?<=[.!?)] ))\*?({'|'.join(headings)})\*?: ", paragraph)
    if cuts[0].strip():
        yield ManualPart("", "", cuts[0].strip())
    for heading, text in zip(cuts[1::2], cuts[2::2], strict=True):
        yield ManualPart(PARTS[headings.index(heading)], heading, text.strip())
