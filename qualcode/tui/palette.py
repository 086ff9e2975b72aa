"""What the looks of the transcript are on a terminal, with colours and without."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual.color import Color, ColorParseError

from qualcode.model.codebook import Code, Codebook
from qualcode.tui.painting import Look

_WHEEL = (
    "#3f86d1", "#d9822b", "#2e9e6b", "#c0529f", "#b9a12f", "#7a6ad8", "#cf4f4f", "#2aa3b0",
)  # fmt: skip
_FOUND = Color.parse("#e8c547")


class Palette:
    """Styles for looks, on the ground of a theme.

    Colour is never the only sign: a decision is filled (without colours bold and underlined), a
    proposal underlined, and both have bars beside the text.
    """

    def __init__(
        self, codebook: Codebook, labels: Sequence[str], ground: Color, ink: Color, colors: bool
    ) -> None:
        self._ground, self._ink, self._colors = ground, ink, colors
        self._codes = {one.id: code_color(codebook, one) for one in codebook.codes}
        self._labels = {
            label: Color.parse(_WHEEL[number % len(_WHEEL)])
            for number, label in enumerate(dict.fromkeys(labels))
        }
        self._known: dict[Look, Style] = {}

    def style(self, look: Look) -> Style:
        """The style of a stretch."""
        if look not in self._known:
            self._known[look] = self._colored(look) if self._colors else _uncolored(look)
        return self._known[look]

    def bar(self, code: str) -> Style:
        """The style in which a code is named."""
        return self.style(Look(code, beside=True))

    def _colored(self, look: Look) -> Style:
        code = self._codes.get(look.code)
        ground, ink = self._ground, self._ink
        if look.label:
            ink = self._readable(self._labels.get(look.label, ink))
        elif look.faint:
            ink = ink.blend(ground, 0.5)
        elif code and (look.beside or look.open):
            ink = self._readable(code) if look.beside else ink.blend(self._readable(code), 0.5)
        if code and not look.beside and not look.open:
            ground = ground.blend(code, 0.45)
        if look.chosen == 1 and ground == self._ground:
            ground = ground.blend(self._ink, 0.13)
        if look.chosen == 2:
            ground = self._ground.blend(Color.parse("#3d7fd9"), 0.55)
        if look.found or look.undecided:
            ground, ink = _FOUND, Color.parse("#101010")
        return Style(
            color=ink.rich_color,
            bgcolor=ground.rich_color,
            bold=bool(look.label or (look.current and not look.beside) or look.undecided),
            underline=bool(look.open and code and not look.beside),
            reverse=look.cursor or (look.current and look.beside and not look.undecided),
        )

    def _readable(self, color: Color) -> Color:
        return color.blend(self._ink, 0.35)


def code_color(codebook: Codebook, code: Code) -> Color:
    """The colour of a code: its own, that of a code above it, else one from a wheel by its root."""
    for above in reversed(codebook.lineage(code.id)):
        try:
            if above.color:
                return Color.parse(above.color)
        except ColorParseError:
            continue
    root = codebook.roots.index(codebook.aspect(code.id))
    return Color.parse(_WHEEL[root % len(_WHEEL)])


def _uncolored(look: Look) -> Style:
    coded = bool(look.code) and not look.beside
    reverse = look.chosen == 2 or look.cursor or look.found
    return Style(
        dim=look.faint,
        bold=bool(look.label or look.undecided or (coded and not look.open)),
        underline=coded or look.found,
        reverse=reverse or (look.beside and look.current) or look.undecided,
    )
