"""Where the codes stand in the text of a codebook.

A block is a code with everything below it and the comments that belong to it: those right above
its dash, and those below that stand further right than the dash.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from qualcode.stores.yaml_blocks import STEP, begin
from qualcode.stores.yaml_layout import Node, YamlLayout, fields_of, is_nothing, text_of
from qualcode.stores.yaml_notation import scalar


@dataclass(frozen=True, slots=True)
class Place:
    """A code in the tree of the file: `key` of `owner` is the list in which it stands."""

    id: str
    node: yaml.MappingNode
    siblings: yaml.SequenceNode
    index: int
    owner: yaml.MappingNode
    key: str
    parent: Place | None

    @property
    def in_line(self) -> bool:
        """Whether the list that it stands in is written in brackets."""
        return bool(self.siblings.flow_style)


def places(doc: YamlLayout) -> Iterator[Place]:
    """Every code of the file, depth first."""
    return _places(doc.root, "codes", None)


def _places(owner: yaml.MappingNode, key: str, parent: Place | None) -> Iterator[Place]:
    field = fields_of(owner).get(key)
    siblings = field.value if field else None
    if not isinstance(siblings, yaml.SequenceNode):
        return
    for number, node in enumerate(siblings.value):
        if isinstance(node, yaml.MappingNode):
            field = fields_of(node).get("id")
            name = text_of(field.value) if field else ""
            place = Place(name, node, siblings, number, owner, key, parent)
            yield place
            yield from _places(node, "children", place)


def span(doc: YamlLayout, place: Place) -> tuple[int, int]:
    """Where the lines of a block begin and end."""
    start = begin(doc, place.siblings, place.index)
    return start, doc.entry_end(place.node, place.siblings.start_mark.column)


def extent(doc: YamlLayout, place: Place) -> tuple[int, int]:
    """The first and the last line that a code takes up, from 1."""
    if place.in_line:
        start, end = place.node.start_mark.index, doc.value_end(place.node)
    else:
        start, end = span(doc, place)
    return doc.line_number(start), doc.line_number(max(start, end - 1))


def remarks(doc: YamlLayout, place: Place) -> list[str]:
    """The comments of a block in lines, those inside brackets aside."""
    return [] if place.in_line else doc.remarks(place.node, *span(doc, place))


def item_step(doc: YamlLayout, around: Place | None) -> int:
    """How far the keys of a code stand from its dash, in the list around a place."""
    if around is None or around.in_line:
        return STEP
    start = around.node.start_mark
    same_line = doc.text[doc.line_start(start.index) : start.index].strip() == "-"
    step = int(start.column) - int(around.siblings.start_mark.column)
    return step if same_line else STEP


def in_brackets(doc: YamlLayout, node: Node) -> str:
    """A value written in brackets; what is already so stays as it is."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        if isinstance(node, yaml.MappingNode):
            pairs = ((in_brackets(doc, key), in_brackets(doc, one)) for key, one in node.value)
            return "{" + ", ".join(f"{key}: {one}" for key, one in pairs) + "}"
        return "[" + ", ".join(in_brackets(doc, item) for item in node.value) + "]"
    written = doc.source_of(node)
    if isinstance(node, yaml.ScalarNode) and node.style not in ("'", '"') and not is_nothing(node):
        return scalar(node.value) if node.style or scalar(written) != written else written
    return written
