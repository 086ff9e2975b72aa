"""Two YAML files side by side: the entries that only the other has, and the fields that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from qualcode.stores.codebook_blocks import piece
from qualcode.stores.codebook_places import Place, in_brackets
from qualcode.stores.yaml_blocks import Piece
from qualcode.stores.yaml_layout import (
    Field,
    Node,
    YamlLayout,
    fields_of,
    indent_of,
    is_nothing,
    items_of,
    text_of,
)

_NAMES = {"displays": "name", "scale": "grade"}
"""By what the entries of a list are known where it is not their id."""

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the files says of a field: the value in a line, and where; nothing at all."""

    value: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class FieldApart:
    """A field of which the files say different things."""

    path: Path
    here: Side
    there: Side


def fields_apart(
    here: YamlLayout, ours: Node | None, there: YamlLayout, theirs: Node, path: Path
) -> Iterator[FieldApart]:
    """The fields below two values that differ, in the order of the other file.

    Entries of lists are found by their id or name. What only this file has is no difference: the
    other may not know it yet; nor is a whole entry that only the other has.
    """
    known, wanted = _parts(ours, path), _parts(theirs, path)
    if known is not None and wanted is not None:
        for key, value in wanted.items():
            own = known.get(key)
            if own is not None or not isinstance(theirs, yaml.SequenceNode):
                yield from fields_apart(here, own, there, value, (*path, key))
    elif is_nothing(theirs) or (ours is not None and said(ours) == said(theirs)):
        return
    else:
        yield FieldApart(path, _side(here, ours), _side(there, theirs))


def _parts(node: Node | None, path: Path) -> Mapping[str, Node] | None:
    """The parts of a mapping by their keys, or of a list by their ids; None for what has none."""
    if isinstance(node, yaml.MappingNode):
        return {name: one.value for name, one in fields_of(node).items()}
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return None
    named = [(name_of(one, path[0]), one) for one in node.value]
    return dict(named) if all(name for name, _ in named) else None


def name_of(node: Node, key: str) -> str:
    """What an entry of the list `key` is called by; "" where it has no id.

    The `name` of a person is none: it must not be told.
    """
    field = fields_of(node).get(_NAMES.get(key, "id"))
    return text_of(field.value) if field else ""


def said(node: Node) -> object:
    """What a value says, however it is laid out; a lone text is a list of one."""
    if isinstance(node, yaml.MappingNode):
        return {name: said(one.value) for name, one in fields_of(node).items()}
    return [" ".join(text_of(one).split()) if isinstance(one, yaml.ScalarNode) else said(one)
            for one in items_of(node)]  # fmt: skip


def _side(doc: YamlLayout, node: Node | None) -> Side:
    if node is None or is_nothing(node):
        return Side()
    text = node.value if isinstance(node, yaml.ScalarNode) else in_brackets(doc, node)
    return Side(" ".join(text.split()), doc.line_number(node.start_mark.index))


def list_piece(doc: YamlLayout, key: str, number: int) -> Piece:
    """An entry of a list of the file with its comments, as it can be put into another file."""
    siblings = fields_of(doc.root)[key].value
    assert isinstance(siblings, yaml.SequenceNode)
    entry = siblings.value[number]
    return piece(doc, Place("", entry, siblings, number, doc.root, key, None))


def named_piece(doc: YamlLayout, owner: Node, field: Field) -> Piece:
    """An entry of a mapping with its comments, as it can be put into another file."""
    flow = in_brackets(doc, field.key) + ": " + in_brackets(doc, field.value)
    if getattr(owner, "flow_style", None):
        return Piece((flow,), flow)
    column = field.key.start_mark.column
    start = doc.line_start(field.key.start_mark.index)
    end = doc.entry_end(field.value, column)
    lines = [line for _, line in doc.lines(start, end)]
    less = [line[min(column, indent_of(line)) :] for line in lines]
    plain = not doc.remarks(field.value, field.key.end_mark.index, end)
    return Piece(tuple(less), flow if plain else None)
