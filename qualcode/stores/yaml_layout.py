"""A YAML file as text together with its tree: where every value begins and ends.

What the researcher wrote is changed as text, only where it must be: comments, order, quotation
marks and line breaks of all the rest stay as they are, to the byte. Whoever uses this reads the
result again before it replaces the old file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

import yaml

from qualcode.errors import QualcodeError
from qualcode.stores.decoding import encoding_of

_BREAK = re.compile(r"\r\n|\n|\r")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})

Node = yaml.Node


class Edit(NamedTuple):
    """A stretch of the text and what is to stand in its place."""

    start: int
    end: int
    text: str = ""


class Field(NamedTuple):
    """A key of a mapping with its value."""

    key: yaml.ScalarNode
    value: Node


def odd_layout(what: str) -> QualcodeError:
    """What is said where a layout gives no place for a change."""
    return QualcodeError(
        f"{what} is laid out in a way that qualcode cannot edit; nothing was changed.",
        "Edit it by hand.",
    )


@dataclass(frozen=True)
class YamlLayout:
    """The text of a file without its byte order mark, and how it is encoded.

    `file` is what it is called where no place is found for a change.
    """

    text: str
    mark: bytes = b""
    encoding: str = "utf-8"
    file: str = "the file"

    @classmethod
    def of(cls, data: bytes, file: str = "the file") -> YamlLayout:
        """The text of a file that has been read as YAML before."""
        mark, encoding = encoding_of(data)
        return cls(data[len(mark) :].decode(encoding), mark, encoding, file)

    @property
    def data(self) -> bytes:
        """The bytes of the file.

        Raises:
            QualcodeError: the text holds half a character, which no file can.
        """
        try:
            return self.mark + self.text.encode(self.encoding)
        except UnicodeEncodeError:
            raise QualcodeError("a text holds a broken character.", "Type it again.") from None

    @cached_property
    def root(self) -> yaml.MappingNode:
        """The mapping that the file is.

        Raises:
            QualcodeError: it is none.
        """
        try:
            node = yaml.compose(self.text, Loader=_LOADER)
        except yaml.YAMLError as error:
            raise odd_layout(self.file) from error
        if not isinstance(node, yaml.MappingNode):
            raise odd_layout(self.file)
        return node

    @cached_property
    def ending(self) -> str:
        """How lines end in this file: as the first one does."""
        found = _BREAK.search(self.text)
        return found.group() if found else "\n"

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    def line_number(self, at: int) -> int:
        """The line that holds an offset, from 1."""
        return bisect_right(self._starts, at)

    def line_start(self, at: int) -> int:
        """Where the line that holds an offset begins."""
        return self._starts[self.line_number(at) - 1]

    def line_end(self, at: int) -> int:
        """The offset after the line break of the line that holds an offset."""
        number = self.line_number(at)
        return self._starts[number] if number < len(self._starts) else len(self.text)

    def lines(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The whole lines between two offsets, each with its offset and without its break."""
        while start < end:
            stop = self.line_end(start)
            yield start, self.text[start:stop].rstrip("\r\n")
            start = stop

    def edited(self, edits: Iterable[Edit]) -> YamlLayout:
        """The text with some stretches replaced; insertions at one place keep their order.

        Raises:
            QualcodeError: two of the stretches overlap.
        """
        parts: list[str] = []
        done = 0
        for edit in sorted(edits, key=lambda one: (one.start, one.end)):
            if edit.start < done:
                raise odd_layout(self.file)
            parts += [self.text[done : edit.start], edit.text]
            done = edit.end
        return replace(self, text="".join([*parts, self.text[done:]]))

    def value_end(self, node: Node) -> int:
        """The offset after the last character of a value, before the line break."""
        leaf = _last_leaf(node)
        end = int(leaf.end_mark.index)
        if not _is_block_text(leaf):
            return end
        start = int(leaf.start_mark.index)
        if "+" in self.text[start : self.line_end(start)].split("#")[0]:
            return len(_without_break(self.text[:end]))
        return max(
            (at + len(line.rstrip()) for at, line in self.lines(self.line_start(start), end)
             if line.strip()),
            default=end,
        )  # fmt: skip

    def entry_end(self, node: Node, column: int) -> int:
        """Where the lines of a block value end, with the comments that belong to it.

        A comment that stands further right than `column`, that of its key or dash, does.
        """
        place = self.line_end(self.value_end(node))
        for at, line in self.lines(place, len(self.text)):
            if line.lstrip().startswith("#") and indent_of(line) > column:
                place = self.line_end(at)
            elif line.strip():
                break
        return place

    def comments_above(self, at: int, floor: int, column: int) -> int:
        """Where the comments right above a line begin; `at` where there are none.

        Those further right than `column` belong to what stands before them.
        """
        while at > floor:
            above = self.line_start(at - 1)
            line = self.text[above:at]
            if not line.lstrip().startswith("#") or indent_of(line) > column:
                break
            at = above
        return at

    def remarks(self, node: Node, start: int, end: int) -> list[str]:
        """The comments between two offsets around a value, without those inside brackets.

        Each is what stands behind its sign.
        """
        gaps, at = "", start
        for leaf in _leaves(node):
            gaps += self.text[at : leaf.start_mark.index]
            at = self.value_end(leaf)
        return re.findall("#([^\r\n]*)", gaps + self.text[at:end])

    def header_remark(self, node: Node) -> str:
        """The comment that stands behind the sign with which a text in lines begins."""
        if not _is_block_text(node):
            return ""
        start = node.start_mark.index
        _, sign, remark = self.text[start : self.line_end(start)].rstrip("\r\n").partition("#")
        return f"  {sign}{remark}" if sign else ""

    def ended(self, at: int) -> str:
        """The line break that lacks before an offset, where the file ends without one."""
        return self.ending if at and self.text[at - 1] not in "\r\n" else ""

    def comma(self, start: int, end: int) -> int | None:
        """Where a comma stands between two offsets, comments left aside."""
        found = re.finditer(r"#[^\r\n]*|,", self.text[start:end])
        return next((start + one.start() for one in found if one.group() == ","), None)

    def behind_key(self, field: Field) -> int:
        """The offset after the colon of a field."""
        return self.text.index(":", field.key.end_mark.index) + 1

    def source_of(self, node: Node) -> str:
        """A value as it is written."""
        return self.text[node.start_mark.index : self.value_end(node)]


def fields_of(node: Node | None) -> dict[str, Field]:
    """The fields of a mapping by their keys; none of anything else."""
    found: dict[str, Field] = {}
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode):
            found.setdefault(key.value, Field(key, value))
    return found


def spans_of(node: yaml.CollectionNode) -> list[tuple[Node, Node]]:
    """Where each item of a list or mapping begins and ends: one node, or its key and value."""
    return [one if isinstance(one, tuple) else (one, one) for one in node.value]


def joined(cuts: Iterable[Edit]) -> list[Edit]:
    """Cuts that take out some of the same characters, as one."""
    found: list[Edit] = []
    for cut in sorted(cuts):
        if found and cut.start < found[-1].end:
            found[-1] = Edit(found[-1].start, max(found[-1].end, cut.end))
        else:
            found.append(cut)
    return found


def is_nothing(node: Node) -> bool:
    """Whether a value was left empty."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _NOTHING


def indent_of(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip(" \t"))


def text_of(node: Node) -> str:
    """The text of a scalar as it is read; "" for anything else."""
    return node.value.strip() if isinstance(node, yaml.ScalarNode) else ""


def items_of(node: Node) -> list[Node]:
    """The items of a list; anything else is its own only item."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else [node]


def _last_leaf(node: Node) -> Node:
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(node, yaml.MappingNode) else last
    return node


def _is_block_text(node: Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def _leaves(node: Node) -> Iterator[Node]:
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        for item in node.value:
            for part in item if isinstance(item, tuple) else (item,):
                yield from _leaves(part)
    else:
        yield node


def _without_break(text: str) -> str:
    found = re.search(r"(?:\r\n|\n|\r)\Z", text)
    return text[: found.start()] if found else text
