"""Signs as they are printed on fillings and beside arrows."""

from __future__ import annotations

from qualcode.document import Sign
from qualcode.renderers.pictures.lettering import ASCENT, DESCENT, breadth
from qualcode.renderers.pictures.marks import Box, Hatch, Mark, Oval, Pen, Text
from qualcode.renderers.pictures.palette import LOOKS, WHITE

_PLATE = 2.0


def plated(sign: Sign, words: str, x: float, y: float, size: float) -> list[Mark]:
    """Words in the middle of a filling, on a plate where the filling is hatched."""
    if not words:
        return []
    look = LOOKS[sign]
    text = Text(x, y + size * (ASCENT - DESCENT) / 2 - 0.1, words, size, "middle", True,
                look.on_fill)  # fmt: skip
    if look.hatch is Hatch.NONE:
        return [text]
    wide, high = breadth(words, size, True) + 2 * _PLATE, size * 1.02
    return [Box(x - wide / 2, y - high / 2, wide, high, look.fill, None, 1.5), text]


def bubble(sign: Sign, x: float, y: float, radius: float = 5.0) -> list[Mark]:
    """A sign in a circle, as it stands at the head of an arrow."""
    look = LOOKS[sign]
    size = radius * (1.55 if sign in (Sign.NEUTRAL, Sign.UNDECIDED) else 1.9)
    return [
        Oval(x, y, radius, radius, WHITE, Pen(look.color, 0.9)),
        Text(x, y + size * (ASCENT - DESCENT) / 2 - 0.2, sign.value, size, "middle", True,
             look.color),
    ]  # fmt: skip
