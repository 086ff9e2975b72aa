"""YAML files in the many layouts in which people write them, with what they say.

A value is a text, a list of texts, a list of mappings, or a mapping. Lines, brackets, odd
indentation, quotation marks, comments (with tabs in them), blank lines, line ends and byte order
marks are mixed. Every comment is unlike all others, so that one that is lost is seen.
"""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass
from itertools import count
from typing import TypeAlias

from hypothesis import strategies as st

Said: TypeAlias = "str | list[str] | list[dict[str, Said]] | dict[str, Said]"

TEXTS = (
    "word", "two words", "x: y", "no", "10", "é 漢 😀", "it's", 'say "so"', "# none", "- x", "[z",
    "a, b", "", " ", "a #b", "~", "back\\slash", "2026-01-17", "?", "*star",
)  # fmt: skip
KEYS = ("id", "file", "label", "kind", "x y", "é", "match", "asked")
ENCODINGS = (
    (b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_LE, "utf-32-le"),
)  # fmt: skip

texts = st.sampled_from(TEXTS)
names = st.lists(texts, min_size=1, max_size=4, unique=True)


def mappings(values: st.SearchStrategy[Said]) -> st.SearchStrategy[dict[str, Said]]:
    """Mappings of up to four keys."""
    return st.dictionaries(st.sampled_from(KEYS), values, min_size=1, max_size=4)


leaves: st.SearchStrategy[Said] = st.one_of(texts, names)
entries: st.SearchStrategy[dict[str, Said]] = mappings(st.one_of(leaves, mappings(leaves)))
lists: st.SearchStrategy[list[dict[str, Said]]] = st.lists(entries, min_size=1, max_size=4)
files: st.SearchStrategy[dict[str, Said]] = mappings(st.one_of(leaves, entries, lists))


@dataclass(frozen=True)
class Sample:
    """A file, and what it says."""

    data: bytes
    text: str
    said: dict[str, Said]


@st.composite
def yaml_files(
    draw: st.DrawFn, saying: st.SearchStrategy[dict[str, Said]] = files, flow: bool = True
) -> Sample:
    """A file that is a mapping; with `flow` it may be in brackets as a whole."""
    said = draw(saying)
    text = draw(st.sampled_from(["", "# head\tof it\n", "---\n", "\n"]))
    writer = _Writer(draw)
    if flow and draw(st.integers(0, 7)) == 0:
        text += writer.flow(said, 0) + "\n"
    else:
        text += writer.block(said, 0)
    text += draw(st.sampled_from(["", "\n", "# the end\n", "\n# tail\n"]))
    if draw(st.booleans()) and not writer.open_end:
        text = text.rstrip("\n")
    mark, encoding = draw(st.sampled_from(ENCODINGS))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    return Sample(mark + text.encode(encoding), text, said)


class _Writer:
    """Writes values down, drawing the layout of each as it comes."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.step = draw(st.sampled_from([1, 2, 2, 4]))
        self.dash = draw(st.sampled_from([0, 2, 3]))
        self.item = draw(st.sampled_from([2, 2, 3, 4]))
        self.commented = draw(st.booleans())
        self.numbers = count(1)
        self.open_end = False

    def remark(self) -> str:
        shown = self.commented and self.draw(st.integers(0, 3)) == 0
        return f"  #\tno. {next(self.numbers)}, so: [it]" if shown else ""

    def between(self, column: int) -> str:
        """What may stand above a line of a block: comments and blank lines."""
        kind = self.draw(st.integers(0, 9)) if self.commented else 9
        if kind > 2:
            return "\n" if kind == 3 else ""
        pad = " " * (column, 0, column + 1)[kind]
        return f"{pad}# no. {next(self.numbers)}\n"

    def block(self, said: dict[str, Said], column: int) -> str:
        """The lines of a mapping."""
        lines = (self.field(key, value, column) for key, value in said.items())
        return "".join(
            self.between(column) * (number > 0) + one for number, one in enumerate(lines)
        )

    def field(self, key: str, value: Said, column: int) -> str:
        head = " " * column + self.scalar(key, True, False) + ":"
        kind = self.draw(st.integers(0, 3))
        if isinstance(value, str):
            return head + self.behind(value, column)
        if not kind:
            return f"{head} {self.flow(value, column + 1)}{self.remark()}\n"
        head += self.remark() + "\n"
        if isinstance(value, dict):
            return head + self.block(value, column + self.step)
        return head + self.items(value, column + self.dash)

    def behind(self, value: str, column: int) -> str:
        """A text behind its colon or dash, with the end of the line."""
        style = self.draw(st.integers(0, 6))
        if value == "" and style < 3:
            return self.remark() + "\n"
        if style == 6 and value.strip() and value == value.strip():
            sign = self.draw(st.sampled_from(["|-", ">-"]))
            return f" {sign}{self.remark()}\n{' ' * (column + 2)}{value}\n"
        return f" {self.scalar(value)}{self.remark()}\n"

    def items(self, value: list[str] | list[dict[str, Said]], column: int) -> str:
        return "".join(
            self.between(column) * (number > 0) + self.list_item(one, column)
            for number, one in enumerate(value)
        )

    def list_item(self, one: str | dict[str, Said], column: int) -> str:
        dash = " " * column + "-"
        if isinstance(one, str):
            return dash + self.behind(one, column)
        kind = self.draw(st.integers(0, 5))
        if not kind:
            return f"{dash} {self.flow(one, column + 1)}{self.remark()}\n"
        lines = self.block(one, column + self.item)
        return f"{dash}{self.remark()}\n{lines}" if kind == 1 else dash + lines[column + 1 :]

    def flow(self, value: Said, column: int) -> str:
        """A value in brackets, on one line or one item a line."""
        if isinstance(value, str):
            return self.scalar(value)
        if isinstance(value, dict):
            parts = [f"{self.scalar(key, True, False)}: {self.flow(one, column + 2)}"
                     for key, one in value.items()]  # fmt: skip
        else:
            parts = [self.flow(one, column + 2) for one in value]
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        if self.draw(st.integers(0, 2)) or not parts:
            return opening + ", ".join(parts) + closing
        pad, last = " " * (column + 2), len(parts) - 1
        trailing = self.draw(st.booleans())
        lines = (f"{pad}{one}{',' * (trailing or number < last)}{self.remark()}\n"
                 for number, one in enumerate(parts))  # fmt: skip
        return opening + self.remark() + "\n" + "".join(lines) + " " * (column + 1) + closing

    def scalar(self, text: str, flow: bool = True, empty: bool = True) -> str:
        style = self.draw(st.integers(0, 2))
        plain = text.replace(" ", "").isalnum() and text == text.strip()
        if plain and style == 0:
            return text
        if style == 1:
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False)
