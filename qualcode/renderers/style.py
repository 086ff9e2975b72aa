"""How a report looks on paper: what campuses differ in, as one record each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qualcode.registry import Registry


@dataclass(frozen=True, slots=True)
class StyleProfile:
    """The rules of one campus or journal for type, page and tables.

    Sizes are points, lengths centimetres on A4 upright. `lines` says which rules a table has:
    all (`grid`) or none between columns (`horizontal`). `column` is the width that a column of
    prose needs to be read with ease: tables that get less are set on landscape pages.
    """

    name: str
    font: str = "Times New Roman"
    size: float = 12
    table_size: float = 10
    wide_table_size: float = 9
    note_size: float = 10
    line_spacing: float = 1.5
    first_line: float = 1.25
    left: float = 4
    top: float = 4
    right: float = 3
    bottom: float = 3
    caption: Literal["above", "below"] = "above"
    caption_align: Literal["left", "center"] = "center"
    lines: Literal["grid", "horizontal"] = "grid"
    header_fill: str = "EDEDED"
    column: float = 2.3

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the sheet, upright."""
        return 21.0, 29.7

    def text_width(self, landscape: bool) -> float:
        """The width between the margins in centimetres.

        A landscape page is bound at its top, so the binding margin (`left`) moves there.
        """
        width, height = self.page
        return height - self.top - self.bottom if landscape else width - self.left - self.right

    def text_height(self, landscape: bool) -> float:
        """The height between the margins in centimetres."""
        width, height = self.page
        return width - self.left - self.right if landscape else height - self.top - self.bottom


INDONESIA = StyleProfile("indonesia")

STYLES: Registry[StyleProfile] = Registry("report style", (INDONESIA,))
