"""The frame of a longtable: its columns, its rules and the header that every page repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualcode.document import Align
from qualcode.renderers.columns.fitting import Panel
from qualcode.renderers.columns.letters import SAFE, SAFE_BOLD, parted
from qualcode.renderers.latex.setting import Setting
from qualcode.renderers.reading import group_spans, has_groups, text

_TWIPS = 1440 / 2.54
# Four points on either side of a cell, and a rule with its part of the last one.
_PADDING, _RULE = 160 / _TWIPS, 12 / _TWIPS
_TYPES = {Align.LEFT: "L", Align.CENTER: "C", Align.RIGHT: "R"}


@dataclass(frozen=True, slots=True)
class Frame:
    """One longtable without its rows.

    `grid` draws all rules, `ruled` all lying ones; otherwise there are only a few of these.
    """

    panel: Panel
    setting: Setting
    grid: bool
    ruled: bool
    fill: str

    @classmethod
    def of(cls, panel: Panel, setting: Setting) -> Frame:
        """The frame of a table in a style."""
        style = setting.style
        filled = re.fullmatch("[0-9A-Fa-f]{6}", style.header_fill)
        fill = style.header_fill if filled else ""
        return cls(panel, setting, style.lines == "grid", style.lines != "apa", fill)

    @property
    def count(self) -> int:
        """How many columns there are."""
        return len(self.panel.widths)

    def width(self, first: int, count: int = 1) -> str:
        """What neighbouring columns give their text, without padding at the outer sides."""
        return f"{max(0.1, self._inside(first, count)):.3f}cm"

    def _inside(self, first: int, count: int) -> float:
        whole = sum(self.panel.widths[first : first + count]) / _TWIPS
        return whole - _PADDING - (_RULE if self.grid else 0)

    def room(self, first: int, count: int = 1, bold: bool = False) -> int:
        """About how many letters of one word they can hold."""
        letter = self.panel.size * (SAFE_BOLD if bold else SAFE) * 20 / 1000
        return max(1, int(self._inside(first, count) * _TWIPS / letter))

    @property
    def whole(self) -> str:
        """The width of the table with its outer padding."""
        return f"{sum(self.panel.widths) / _TWIPS:.3f}cm"

    @property
    def columns(self) -> str:
        """The argument of the longtable."""
        bar = "|" if self.grid else ""
        types = [
            f"{_TYPES[column.align]}{{{self.width(at)}}}"
            for at, column in enumerate(self.panel.table.columns)
        ]
        return f"{bar}{bar.join(types)}{bar}"

    def between(self, kept: bool) -> str:
        """What stands between two rows; a page may end there unless they are kept together."""
        if not self.ruled:
            return "\\addlinespace[2bp]"
        return "\\qcrule" if kept else "\\qcbetween"

    @property
    def under_title(self) -> str:
        """What stands between the title of a section and its first row, which stay together."""
        return "\\qcrule" if self.ruled else ""

    @property
    def end(self) -> str:
        """What stands under the last row; the notes stay with it."""
        return "\\qcrule" if self.ruled else "\\qcbottomrule"

    @property
    def foot(self) -> str:
        """What closes the table at the end of a page."""
        return "\\qcfootrule" if self.ruled else "\\bottomrule"

    def over(self, first: int, count: int, column: str, words: str) -> str:
        """A cell over `count` columns, of a column type of its own."""
        bars = ("|" if first == 0 else "", "|") if self.grid else ("", "")
        form = f"{bars[0]}{column}{{{self.width(first, count)}}}{bars[1]}"
        return f"\\multicolumn{{{count}}}{{{form}}}{{{words}}}"

    def outside(self, column: str, words: str) -> str:
        """A row over the whole table that belongs to it but stands outside its rules."""
        form = f"@{{}}{column}{{{self.whole}}}@{{}}"
        return f"\\multicolumn{{{self.count}}}{{{form}}}{{{words}}}\\\\*"

    def header(self) -> str:
        """The header's rows with their rules."""
        columns = self.panel.table.columns
        names = [self._name(text(c.header), i, 1) for i, c in enumerate(columns)]
        top, bottom = ("\\hline", "\\hline") if self.ruled else ("\\toprule", "\\midrule")
        if self.fill and self.ruled:
            top += self._over_fill()
        rows = [self._row(names)]
        if has_groups(self.panel.table):
            rows = [f"{self._row(list(self._groups()))}\n{self._under_groups()}", *rows]
        return "\n".join([top, *rows, bottom])

    def _name(self, words: str, first: int, count: int) -> str:
        return self.over(
            first, count, "H", self.setting.line(parted(words), self.room(first, count, bold=True))
        )

    def _row(self, cells: list[str]) -> str:
        name = "\\qcfillgrid" if self.grid else "\\qcfill"
        fill = f"{name}{{{self.fill}}}\n" if self.fill else ""
        return fill + " &\n".join(cells) + "\\\\*"

    def _over_fill(self) -> str:
        """A sliver without fill, since fill that touches a rule hides it on many screens."""
        if not self.grid:
            return "\\noalign{\\vskip.4bp}"
        return self._bars("\\qcbar", [count for _, _, count in self._spans()])

    @property
    def above_rest(self) -> str:
        """Room above what a page begins with of a row that the page before it had no room for.

        It stands below the header of every further page, where any row may go on.
        """
        if max(self.panel.lines, default=0) <= self.panel.most:
            return ""
        return self._bars("\\qcgap", [1] * self.count) if self.grid else "\\noalign{\\vskip1.5bp}"

    def _bars(self, bar: str, counts: Sequence[int]) -> str:
        """A row of nothing but the lines between columns, or between some of them."""
        spans = "&".join(f"\\multispan{{{count}}}\\hfil{bar}" for count in counts)
        left = spans.replace("\\hfil", f"{bar}\\hfil", 1)
        return f"\n{left}\\cr"

    def _spans(self) -> Iterator[tuple[str, int, int]]:
        """Each group with its first column and how many it has; a column of none by itself."""
        start = 0
        for group, count in group_spans(self.panel.table.columns):
            if group:
                yield group, start, count
            else:
                yield from (("", start + i, 1) for i in range(count))
            start += count

    def _groups(self) -> Iterator[str]:
        for group, start, count in self._spans():
            yield self._name(group, start, count)

    def _under_groups(self) -> str:
        if not self.ruled:
            return " ".join(
                f"\\cmidrule(lr){{{start + 1}-{start + count}}}"
                for group, start, count in self._spans()
                if group
            )
        bar = "|" if self.grid else ""
        lines = bar.join(self._line(group) * count for group, _, count in self._spans())
        return f"\\hhline{{{bar}{lines}{bar}}}"

    def _line(self, group: str) -> str:
        if group:
            return "-"
        if not self.fill:
            return "~"
        return f">{{\\arrayrulecolor[HTML]{{{self.fill}}}}}->{{\\arrayrulecolor{{black}}}}"
