"""study.yaml as text that is changed in places, all the rest to the byte as it was: comments,
order and layout. Whoever changes it reads the result again before it replaces the old file.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Any

import yaml

from qualcode.errors import QualcodeError

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_LINE_END = re.compile(r"\r\n|\n|\r")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the text, by offsets, and what takes its place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class StudyText:
    """The file's text with the tree of nodes that the parser makes of it."""

    text: str
    root: Any
    mark: bytes
    encoding: str

    @classmethod
    def of(cls, data: bytes) -> StudyText:
        """The text of a file that was read as YAML before.

        Raises:
            QualcodeError: the parser makes no single tree of it.
        """
        mark, encoding = next(
            ((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8")
        )
        text = data[len(mark) :].decode(encoding)
        # The same parser that reads the study: the one in C takes what the other refuses.
        loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        try:
            return cls(text, yaml.compose(text, Loader=loader), mark, encoding)
        except yaml.YAMLError as error:
            raise odd_layout() from error

    def encoded(self, changed: str) -> bytes:
        """A changed text as the bytes of the file."""
        return self.mark + changed.encode(self.encoding)

    def edited(self, *edits: Edit) -> str:
        """The text after edits that do not overlap."""
        text = self.text
        for one in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
            text = text[: one.start] + one.text + text[one.end :]
        return text

    @property
    def column(self) -> int:
        """Where the keys at the top of the file begin."""
        column: int = self.root.start_mark.column if self.root is not None else 0
        return column

    @property
    def ending(self) -> str:
        """How the lines of the file end."""
        return next(iter(_LINE_END.findall(self.text)), "\n")

    def field(self, key: str) -> tuple[Any, Any]:
        """The nodes of a key at the top of the file and of its value; None twice without it."""
        return field_of(self.root, key)


def odd_layout() -> QualcodeError:
    """What is said where the layout gives no place for a change."""
    message = "study.yaml is laid out in a way that qualcode cannot change."
    return QualcodeError(message, "Change it by hand.")


def field_of(node: Any, key: str) -> tuple[Any, Any]:
    """The nodes of a mapping's key and of its value; None twice where it has no such key."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next(((k, v) for k, v in pairs if k.value == key), (None, None))


def is_empty(value: Any) -> bool:
    """Whether nothing stands there: no text, `~` or `null`, or brackets with nothing in them."""
    if isinstance(value, yaml.ScalarNode):
        return not value.style and value.value in _NOTHING
    return not value.value


def end_of_line(text: str, offset: int) -> int:
    """The offset after the line break of the line that holds an offset."""
    found = _LINE_END.search(text, offset)
    return found.end() if found else len(text)


def end_of_lines(text: str, node: Any) -> int:
    """The offset after the last line of a block."""
    end: int = _last_leaf(node).end_mark.index
    return end if text[end - 1 : end] in ("\n", "\r") else end_of_line(text, end)


def end_with_remarks(text: str, node: Any, column: int) -> int:
    """Where a block ends with the comments that belong to it: those right of a column."""
    end = place = end_of_lines(text, node)
    for line in re.finditer(r"([ \t]*)(#?)[^\r\n]*(?:\r\n|\n|\r|$)", text[end:]):
        if not line.group():
            break
        if line.group(2) and len(line.group(1)) > column:
            place = end + line.end()
        elif line.group().strip():
            break
    return place


def inserted(text: str, place: int, lines: list[str], ending: str) -> str:
    """The text with lines put in before an offset at which a line begins."""
    before = text[:place]
    if before and before[-1] not in "\r\n":
        before += ending
    return before + "".join(line + ending for line in lines) + text[place:]


def dumped(value: Any, flow: bool | None = None) -> str:
    """A value as YAML in one line; with `flow` None, only lists and mappings in it have brackets.

    Texts in it must be of one line.
    """
    text: str = yaml.safe_dump(
        value, allow_unicode=True, sort_keys=False, width=1_000_000, default_flow_style=flow
    )
    return text.removesuffix("...\n").rstrip("\n")


def _last_leaf(node: Any) -> Any:
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(node, yaml.MappingNode) else last
    return node
