"""The looks of a workbook's cells, and how high their rows must be."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from qualcode.document import Align, Tone
from qualcode.renderers.excel.lines import columns_width, count_lines, room
from qualcode.renderers.style import StyleProfile

# Excel's own limit for the height of a row in points, and up to where one is still read on a
# screen, which shows whole rows only, and keeps its place on a page.
_ROW, _HIGH = 409, 300
_LINE = "#A6A6A6"
_MUTED = "#595959"
_LINK = "#1F4E9E"
# Bold and light, so that they can be told apart in grey print too.
_TONES: dict[Tone, dict[str, Any]] = {
    Tone.PLAIN: {},
    Tone.STRONG: {"bold": True},
    Tone.CONFLICT: {"bold": True, "bg_color": "#FBE3D6"},
    Tone.AGREEMENT: {"bg_color": "#E2F0E4"},
    Tone.PROVISIONAL: {"italic": True},
    Tone.EMPTY: {"italic": True, "font_color": _MUTED},
}


def larger_of(level: int) -> float:
    """By how many points a heading's type is larger than that of a table."""
    return 1.5 * max(0, 3 - min(level, 3))


BOLD = frozenset({Tone.STRONG, Tone.CONFLICT})
"""Tones in which letters are bold, and so broader."""


class Looks:
    """The formats of one workbook, each made when it is first asked for."""

    def __init__(self, book: Any, style: StyleProfile) -> None:
        self._book = book
        self._style = style
        self._breadth = style.table_size * style.breadth
        self._made: dict[str, Any] = {}
        self._asked: dict[str, dict[str, Any]] = {}

    @property
    def plain(self) -> Any:
        """Text in one line, beyond its cell where that is too narrow."""
        return self._look("plain")

    @property
    def text(self) -> Any:
        """Text in as many lines as it takes."""
        return self._look("text", text_wrap=True, valign="top")

    @property
    def title(self) -> Any:
        """The caption of a table."""
        size = self._style.table_size + self.title_larger
        return self._look("title", bold=True, font_size=size, text_wrap=True, valign="top")

    @property
    def title_larger(self) -> float:
        """By how many points a caption's type is larger than that of a table."""
        return self._style.size + 2 - self._style.table_size

    @property
    def strong(self) -> Any:
        """What is to be seen first."""
        return self._look("strong", bold=True, text_wrap=True, valign="top")

    @property
    def note(self) -> Any:
        """What is said about a table."""
        return self._look("note", italic=True, font_color=_MUTED, text_wrap=True, valign="top")

    @property
    def link(self) -> Any:
        """A way to another sheet."""
        return self._look("link", font_color=_LINK, underline=1, text_wrap=True, valign="top")

    @property
    def number(self) -> Any:
        """A number in a list of sheets."""
        return self._look("number", valign="top", align="right", indent=1)

    @property
    def header(self) -> Any:
        """The head of a column."""
        return self._header("center")

    @property
    def beginning_header(self) -> Any:
        """The head of several columns that are printed on more than one page, said on the first."""
        return self._header("left")

    def _header(self, align: str) -> Any:
        fill = self._style.header_fill
        filled = {"bg_color": f"#{fill}"} if fill else {}
        return self._look(
            f"header-{align}", bold=True, text_wrap=True, border=1, border_color=_LINE,
            valign="vcenter", align=align, **filled,
        )  # fmt: skip

    def in_one_line(self, look: Any) -> Any:
        """The same look for text that may run on over empty cells."""
        name = next(name for name, made in self._made.items() if made is look)
        return self._look(f"{name}, in one line", **{**self._asked[name], "text_wrap": False})

    def heading(self, level: int) -> Any:
        """A heading of the running text, the larger the higher."""
        size = self._style.table_size + larger_of(level)
        return self._look(
            f"heading-{size}", bold=True, font_size=size, text_wrap=True, valign="top"
        )

    def cell(self, tone: Tone, align: Align, numbers: str = "") -> Any:
        """A table's cell; `numbers` is the form in which Excel shows numbers and dates."""
        shown: dict[str, Any] = {"num_format": numbers} if numbers else {}
        if align is Align.RIGHT:
            shown["indent"] = 1
        looks = {**_TONES[tone], **shown, "align": str(align)}
        name = f"cell-{tone}-{align}-{numbers}"
        return self._look(name, text_wrap=True, valign="top", border=1, border_color=_LINE, **looks)

    def height(
        self,
        texts: Sequence[str],
        widths: Sequence[int],
        bold: Collection[int] = (),
        larger: float = 0,
    ) -> float:
        """The height of a row in points: not every program finds it out by itself.

        `bold` are the positions of bold texts, `larger` is by how many points their type is larger
        than that of a table.
        """
        each = zip(texts, widths, strict=True)
        lines = (
            self._lines(words, width, n in bold, larger) for n, (words, width) in enumerate(each)
        )
        return min(_ROW, max(lines, default=1) * self._line(larger))

    def fitting(self, texts: Sequence[str], width: int, widest: int) -> int:
        """A width at which a column's texts need no higher row than is read with ease.

        What is longer than the highest row would be cut off, on the screen and in print. A list of
        short lines gets no lower in a wider column.
        """
        most = max(_HIGH, self._highest(texts, widest))
        while width < widest and self._highest(texts, width) > most:
            width = min(widest, width + max(4, width // 4))
        return width

    def _highest(self, texts: Sequence[str], width: int) -> float:
        return max((self._lines(one, width) * self._line() for one in texts), default=0)

    def columns_width(self, words: str, bold: bool = False) -> int:
        """The width of a column in which words stand in one line."""
        return columns_width(words, self._breadth, bold)

    def _line(self, larger: float = 0) -> float:
        return (self._style.table_size + larger) * 1.35

    def _lines(self, words: str, width: int, bold: bool = False, larger: float = 0) -> int:
        size = self._breadth + larger * self._style.breadth
        return count_lines(words, room(width, size), bold)

    def _look(self, name: str, **looks: Any) -> Any:
        if name not in self._made:
            font = {"font_name": self._style.font, "font_size": self._style.table_size}
            self._asked[name] = looks
            self._made[name] = self._book.add_format({**font, **looks})
        return self._made[name]
