"""Items of several fields in a YAML text, in lines of their own or in brackets: more of them, and
where those stand that there are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import yaml

from qualcode.errors import QualcodeError
from qualcode.stores.yaml_fields import add_field, set_value
from qualcode.stores.yaml_layout import (
    Edit,
    Field,
    YamlLayout,
    fields_of,
    is_nothing,
    odd_layout,
    spans_of,
)
from qualcode.stores.yaml_lists import more_in_flow
from qualcode.stores.yaml_notation import Value, Verbatim, block_text, flow_text, scalar

STEP = 2
"""How far the lines of a list stand from its key, and the keys of an item from its dash."""


class Piece(NamedTuple):
    """An item on its way: its lines from the first column on, or what it is in brackets.

    `flow` is None where comments would be lost in brackets.
    """

    lines: tuple[str, ...]
    flow: str | None


def list_item(fields: Mapping[str, Value], step: int = STEP, quote: str = "") -> Piece:
    """An item of a list, its keys `step` columns behind its dash."""
    texts = {key: block_text(value, len(key) + 2, STEP, "\n") for key, value in fields.items()}
    first, *rest = "\n".join(f"{key}: {text}" for key, text in texts.items()).split("\n")
    below = (" " * step + line if line else "" for line in rest)
    return Piece((f"-{' ' * (step - 1)}{first}", *below), flow_text(fields, quote=quote))


def named_item(name: str, value: Value) -> Piece:
    """An item of a mapping, in one line."""
    return Piece((f"{scalar(name, False)}: {flow_text(value)}",), flow_text({name: value})[1:-1])


def put(
    doc: YamlLayout,
    owner: yaml.MappingNode,
    key: str,
    pieces: Sequence[Piece],
    before: int | None = None,
    step: int = STEP,
    kind: type[yaml.CollectionNode] = yaml.SequenceNode,
) -> list[Edit]:
    """Put items into a list or mapping under a key: before one of them, else at the end.

    What is not there yet is made, its lines `step` columns right of the key.
    """
    field = fields_of(owner).get(key)
    node = field.value if field else None
    if node is None or is_nothing(node):
        if not owner.flow_style:
            return _first_lines(doc, owner, key, field, pieces, step)
        opening, closing = "{}" if kind is yaml.MappingNode else "[]"
        flow = Verbatim(opening + ", ".join(map(_flow, pieces)) + closing)
        return (set_value if field else add_field)(doc, owner, key, flow)
    if not isinstance(node, kind):
        raise odd_layout(f"'{key}'")
    if not node.flow_style:
        return [_in_lines(doc, owner, node, pieces, before)]
    if before is not None:
        return [_before_in_flow(doc, node, pieces, before)]
    written = doc.source_of(node)
    if node.value or owner.flow_style or "#" in written or len(written.splitlines()) > 1:
        return more_in_flow(doc, owner, node, [_flow(one) for one in pieces])
    return _first_lines(doc, owner, key, field, pieces, step)


def begin(doc: YamlLayout, node: yaml.CollectionNode, number: int) -> int:
    """Where the lines of a list's item begin, with the comments right above it."""
    at = dash_line(doc, node, number)
    return doc.comments_above(at, floor_of(doc, node, number), node.start_mark.column)


def dash_line(doc: YamlLayout, node: yaml.CollectionNode, number: int) -> int:
    """Where the line begins in which an item of a list in lines has its dash."""
    column = node.start_mark.column
    if not number:
        return doc.line_start(node.start_mark.index)
    for at, line in doc.lines(floor_of(doc, node, number), len(doc.text)):
        if line[column : column + 1] == "-" and not line[:column].strip():
            return at
    raise odd_layout("a list")


def floor_of(doc: YamlLayout, node: yaml.CollectionNode, number: int) -> int:
    """Where the lines of the item before an item of a list end; 0 for the first one."""
    return doc.entry_end(node.value[number - 1], node.start_mark.column) if number else 0


def _first_lines(
    doc: YamlLayout,
    owner: yaml.MappingNode,
    key: str,
    field: Field | None,
    pieces: Sequence[Piece],
    step: int,
) -> list[Edit]:
    column = owner.start_mark.column
    lines = "".join(_as_lines(doc, pieces, column + step))
    if field is None:
        at = doc.entry_end(owner, column - 1)
        head = f"{doc.ended(at)}{' ' * column}{key}:{doc.ending}"
        return [Edit(at, at, head + lines)]
    end = doc.value_end(field.value)
    at = doc.line_end(end)
    return [Edit(doc.behind_key(field), end), Edit(at, at, doc.ended(at) + lines)]


def _in_lines(
    doc: YamlLayout,
    owner: yaml.MappingNode,
    node: yaml.CollectionNode,
    pieces: Sequence[Piece],
    before: int | None,
) -> Edit:
    apart = doc.ending if _apart(doc, node) else ""
    blocks = ["".join(_as_lines(doc, [one], node.start_mark.column)) for one in pieces]
    if before is not None:
        at = begin(doc, node, before)
        return Edit(at, at, "".join(block + apart for block in blocks))
    at = doc.entry_end(spans_of(node)[-1][1], owner.start_mark.column)
    return Edit(at, at, doc.ended(at) + "".join(apart + block for block in blocks))


def _before_in_flow(
    doc: YamlLayout, node: yaml.CollectionNode, pieces: Sequence[Piece], before: int
) -> Edit:
    at = spans_of(node)[before][0].start_mark.index
    line = doc.text[doc.line_start(at) : at]
    glue = f",{doc.ending}{line}" if not line.strip() else ", "
    return Edit(at, at, "".join(_flow(one) + glue for one in pieces))


def _apart(doc: YamlLayout, node: yaml.CollectionNode) -> bool:
    """Whether blank lines stand between the items of a list, as its last two show."""
    if not isinstance(node, yaml.SequenceNode) or len(node.value) < 2:
        return False
    number = len(node.value) - 1
    between = doc.lines(floor_of(doc, node, number), begin(doc, node, number))
    return any(not line.strip() for _, line in between)


def _as_lines(doc: YamlLayout, pieces: Sequence[Piece], column: int) -> list[str]:
    lines = (line for one in pieces for line in one.lines)
    return [f"{' ' * column if line else ''}{line}{doc.ending}" for line in lines]


def _flow(one: Piece) -> str:
    if one.flow is None:
        raise QualcodeError(
            "the comments of this code find no place in a code that is written in one line; "
            "nothing was changed.",
            "Write that code in several lines first.",
        )
    return one.flow
