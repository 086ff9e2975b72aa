"""Text with marks in it: `**bold**` and `*italics*`, as page styles write captions and notes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qualcode.renderers.word.xml import run

_MARK = re.compile(r"(\*\*|\*)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words with the weight and slope that a page style gives them."""

    words: str
    bold: bool = False
    italic: bool = False

    @property
    def properties(self) -> str:
        """What a run says of both, also where it is none of them."""
        return _toggle("b", self.bold) + _toggle("i", self.italic)


def _toggle(name: str, on: bool) -> str:
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def marked(pattern: str) -> list[Stretch]:
    """The stretches of a pattern; an empty one has none."""
    bold = italic = False
    found = []
    for piece in _MARK.split(pattern):
        if piece == "**":
            bold = not bold
        elif piece == "*":
            italic = not italic
        elif piece:
            found.append(Stretch(piece, bold, italic))
    return found


def marked_runs(pattern: str) -> str:
    """The runs of a pattern in which nothing else stands."""
    return "".join(
        run(one.words, "<w:b/>" * one.bold + "<w:i/>" * one.italic) for one in marked(pattern)
    )


def uniform(pattern: str) -> Stretch | None:
    """The look of a pattern that has only one; None where it changes on the way."""
    looks = {(one.bold, one.italic) for one in marked(pattern) if one.words.strip()}
    return Stretch("", *looks.pop()) if len(looks) == 1 else None
