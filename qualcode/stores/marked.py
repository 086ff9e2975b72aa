"""A tree of plain values in which every key and value knows its line and column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from qualcode.stores.problem_list import Mark

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class Refused:
    """Stands in plain data for a value that was refused and told of already."""


REFUSED = Refused()


class Field(NamedTuple):
    """A key of a mapping with its value."""

    key: Marked
    value: Marked


Content: TypeAlias = "str | tuple[Marked, ...] | dict[str, Field] | Refused"


@dataclass(frozen=True, slots=True)
class Marked:
    """A scalar (text), a sequence or a mapping with the 1-based place where it begins.

    `quoted` tells `""` from a value that was left empty.
    """

    line: int
    column: int
    content: Content
    quoted: bool = False

    @property
    def mark(self) -> Mark:
        """Line and column."""
        return self.line, self.column

    @property
    def is_nothing(self) -> bool:
        """Whether the value was left empty (nothing, `~` or `null`)."""
        return not self.quoted and isinstance(self.content, str) and self.content in _NOTHING

    def fields(self) -> dict[str, Field]:
        """The fields of a mapping; none for anything else."""
        return self.content if isinstance(self.content, dict) else {}

    def items(self) -> tuple[Marked, ...]:
        """The items of a sequence; anything else is its own only item."""
        return self.content if isinstance(self.content, tuple) else (self,)

    def text(self, key: str) -> str:
        """The text of a mapping's field; "" where there is none or it is no text."""
        field = self.fields().get(key)
        if field is None or field.value.is_nothing or not isinstance(field.value.content, str):
            return ""
        return field.value.content.strip()

    def texts(self, key: str) -> list[tuple[str, Mark]]:
        """The texts of a field that holds a list, or one text, each with its place."""
        field = self.fields().get(key)
        items = field.value.items() if field and not field.value.is_nothing else ()
        return [
            (item.content.strip(), item.mark)
            for item in items
            if isinstance(item.content, str) and item.content.strip()
        ]

    def at(self, path: Sequence[str | int]) -> Marked:
        """The value at a path, or the last one above it that there is."""
        node = self
        for step in path:
            below = _step_down(node, step)
            if below is None:
                break
            node = below
        return node

    def plain(self) -> Any:
        """Nested dicts, lists and strings; empty fields of mappings are left out."""
        match self.content:
            case dict(fields):
                return {
                    name: field.value.plain()
                    for name, field in fields.items()
                    if not field.value.is_nothing
                }
            case tuple(items):
                return [item.plain() for item in items]
            case content:
                return content


def _step_down(node: Marked, step: str | int) -> Marked | None:
    match node.content, step:
        case dict(fields), str() if step in fields:
            return fields[step].value
        case tuple(items), int() if step < len(items):
            return items[step]
        case _:
            return None
