"""The manuals of the tactics in both languages: what each does, when to use it, how to read it.

The English manual of a tactic is the docstring of its file, so that who changes the one sees the
other. The Indonesian one is `wording/manuals/tactics/id/NAME.md`, in the same parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files

from qualcode.displays import Manual, ManualPart
from qualcode.document import Block, Document, Heading, Paragraph, Resolver, phrase
from qualcode.stages.meaning import Approach
from qualcode.stages.tactics import Tactic
from qualcode.wording import catalogue

TACTIC_PARTS = ("does", "use", "read", "source")
"""What every manual of a tactic says, in this order."""

TACTIC_HEADINGS = {
    "en": ("What it does", "Use it when", "How to read it", "Source"),
    "id": ("Yang dilakukan", "Gunakan bila", "Cara membaca", "Sumber"),
}
"""How the parts are called in each language."""


def tactic_manual(tactic: Tactic | Approach, language: str) -> Manual:
    """The manual of a tactic in one language."""
    text = tactic.manual if language == "en" else _written(tactic.name, language)
    title, *paragraphs = re.split(r"\n\s*\n", text.strip())
    parts = tuple(_part(" ".join(one.split()), language) for one in paragraphs)
    return Manual(" ".join(title.split()).lstrip("# ").rstrip("."), parts)


def _written(name: str, language: str) -> str:
    file = files("qualcode.wording") / "manuals" / "tactics" / language / f"{name}.md"
    return file.read_text(encoding="utf-8")


def _part(paragraph: str, language: str) -> ManualPart:
    headings = TACTIC_HEADINGS[language]
    heading, _, text = paragraph.partition(": ")
    known = heading.strip("*")
    return ManualPart(TACTIC_PARTS[headings.index(known)], known, text.strip())


def tactic_manual_document(
    language: str, edition: int, tactics: Iterable[Tactic | Approach], title: str
) -> Document:
    """The manuals of tactics, to be read, under the title of a wording."""
    blocks: list[Block] = []
    for one in tactics:
        manual = tactic_manual(one, language)
        blocks.append(Heading(2, f"{manual.title} – {one.name}"))
        # The marks of code are Markdown's, which only the pages of the documentation show.
        blocks += (Paragraph(str(part).replace("`", "")) for part in manual.parts)
    document = Document(phrase(title), language, tuple(blocks))
    return Resolver(language, catalogue(language, edition).say).document(document)


def tactic_manual_records(
    language: str, tactics: Iterable[Tactic | Approach]
) -> list[dict[str, object]]:
    """The same as data: each tactic's name, title and parts."""
    return [
        {
            "tactic": one.name,
            "title": manual.title,
            "manual": [
                {"part": part.name, "heading": part.heading, "text": part.text}
                for part in manual.parts
            ],
        }
        for one in tactics
        for manual in (tactic_manual(one, language),)
    ]
