"""Changes of lists in a YAML text, in brackets or in lines, as edits of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import yaml

from qualcode.stores.yaml_fields import (
    Order,
    add_field,
    cut_alone,
    cut_item,
    quote_of,
    remove_field,
    set_scalar,
    set_value,
)
from qualcode.stores.yaml_layout import (
    Edit,
    Node,
    YamlLayout,
    fields_of,
    indent_of,
    is_nothing,
    items_of,
    joined,
    odd_layout,
    spans_of,
    text_of,
)
from qualcode.stores.yaml_notation import Value, Verbatim, flow_items, in_lines, scalar


def set_items(doc: YamlLayout, owner: yaml.MappingNode, key: str, old: str, new: str) -> list[Edit]:
    """Another text wherever a field's list, or its lone text, holds an old one."""
    node = fields_of(owner)[key].value
    flow = bool(owner.flow_style or getattr(node, "flow_style", False))
    return [set_scalar(doc, one, new, flow, 0) for one in items_of(node) if text_of(one) == old]


def add_items(
    doc: YamlLayout, owner: yaml.MappingNode, key: str, items: Sequence[str], order: Order = ()
) -> list[Edit]:
    """Texts at the end of a field's list; a lone text becomes a list, a missing one is made."""
    if not items:
        return []
    field = fields_of(owner).get(key)
    if field is None:
        return add_field(doc, owner, key, items, order)
    node = field.value
    if is_nothing(node):
        return set_value(doc, owner, key, items)
    if isinstance(node, yaml.ScalarNode):
        return set_value(doc, owner, key, [in_flow(doc, node), *items])
    if not isinstance(node, yaml.SequenceNode):
        raise odd_layout(f"'{key}'")
    if node.flow_style:
        return more_in_flow(doc, owner, node, flow_items(items, quote_of(owner)))
    last, column = node.value[-1], node.start_mark.column
    at = doc.entry_end(last, column)
    lines = (f"{' ' * column}- {scalar(item, False)}{doc.ending}" for item in items)
    return [Edit(at, at, doc.ended(at) + "".join(lines))]


def add_tree(
    doc: YamlLayout, owner: yaml.MappingNode, tree: Mapping[str, Value], order: Order = ()
) -> list[Edit]:
    """Lists at the ends of the lists of nested mappings, made where they are not there."""
    edits: list[Edit] = []
    known = fields_of(owner)
    # What is longer comes before what is new: both may go to the same place.
    for key, value in sorted(tree.items(), key=lambda one: one[0] not in known):
        field = known.get(key)
        if field is not None and is_nothing(field.value):
            edits += set_value(doc, owner, key, value)
        elif field is None:
            edits += add_field(doc, owner, key, value, order)
        elif isinstance(value, Mapping):
            if not isinstance(field.value, yaml.MappingNode):
                raise odd_layout(f"'{key}'")
            edits += add_tree(doc, field.value, value)
        else:
            edits += add_items(
                doc, owner, key, [one for one in value if isinstance(one, str)], order
            )
    return edits


def without_items(
    doc: YamlLayout, owner: yaml.MappingNode, key: str, unwanted: Iterable[str]
) -> list[Edit]:
    """Take texts out of a field's list; the field goes with the last of them."""
    names = set(unwanted)
    node = fields_of(owner)[key].value
    items = items_of(node)
    gone = [number for number, item in enumerate(items) if text_of(item) in names]
    if len(gone) == len(items):
        return remove_field(doc, owner, key)
    if isinstance(node, yaml.SequenceNode) and node.flow_style:
        return cut_several(doc, node, gone)
    column = node.start_mark.column
    return [_cut_line(doc, items[number], column) for number in gone]


def in_flow(doc: YamlLayout, node: Node) -> str:
    """A scalar as it may stand in brackets, as it is written if that will do."""
    if not isinstance(node, yaml.ScalarNode):
        raise odd_layout("a list")
    written = doc.source_of(node)
    kept = node.style in ("'", '"') or scalar(node.value) == node.value == written
    if kept and not set("\r\n") & set(written):
        return Verbatim(written)
    return Verbatim(scalar(node.value))


def cut_several(doc: YamlLayout, node: yaml.CollectionNode, gone: Sequence[int]) -> list[Edit]:
    """Take some items, not all, out of brackets; remarks stay."""
    spans = spans_of(node)
    last = max(number for number in range(len(spans)) if number not in gone)
    cuts = [cut for number in gone if number < last for cut in cut_item(doc, node, number)]
    tail = [number for number in gone if number > last]
    ends = [doc.value_end(end) for _, end in spans]
    if any("#" in doc.text[ends[one - 1] : spans[one][0].start_mark.index] for one in tail):
        return joined([*cuts, *(cut for number in tail for cut in cut_alone(doc, node, number))])
    # The last ones go with the comma before them, so that none is left at the end.
    return joined([*cuts, *([Edit(ends[last], ends[-1])] if tail else [])])


def _cut_line(doc: YamlLayout, item: Node, column: int) -> Edit:
    start = doc.line_start(item.start_mark.index)
    if doc.text[start : item.start_mark.index].strip() != "-":
        raise odd_layout("a list")
    return Edit(start, doc.entry_end(item, column))


def more_in_flow(
    doc: YamlLayout, owner: yaml.MappingNode, node: yaml.CollectionNode, atoms: Sequence[str]
) -> list[Edit]:
    """Pieces at the end of a list or mapping in brackets, each in a line where the others are."""
    column = owner.start_mark.column
    if not node.value:
        at = node.start_mark.index + 1
        return [Edit(at, at, in_lines(atoms, node.start_mark.column + 1, column + 2, doc.ending))]
    begin, last = spans_of(node)[-1]
    at, first = doc.value_end(last), doc.line_start(begin.start_mark.index)
    before = doc.text[first : begin.start_mark.index]
    if not before.strip() and _one_a_line(doc, node):
        return _more_lines(doc, node, at, [before + atom for atom in atoms])
    if owner.flow_style:
        return [Edit(at, at, "".join(f", {atom}" for atom in atoms))]
    own_line = doc.line_number(node.start_mark.index) != doc.line_number(begin.start_mark.index)
    indent = indent_of(doc.text[first:at]) if own_line else column + 2
    return [Edit(at, at, in_lines(["", *atoms], at - first, indent, doc.ending))]


def _more_lines(
    doc: YamlLayout, node: yaml.CollectionNode, at: int, lines: Sequence[str]
) -> list[Edit]:
    """Lines below the last item in brackets, which ends at an offset and keeps its remark."""
    stop, glue = doc.line_end(at), f",{doc.ending}"
    comma = doc.comma(at, node.end_mark.index - 1)
    if "#" not in doc.text[at:stop] or (comma is not None and comma >= stop):
        return [Edit(at, at, "".join(glue + line for line in lines))]
    edits = [Edit(stop, stop, glue.join(lines) + ("" if comma is None else ",") + doc.ending)]
    return [Edit(at, at, ","), *edits] if comma is None else edits


def _one_a_line(doc: YamlLayout, node: yaml.CollectionNode) -> bool:
    lines = [doc.line_number(begin.start_mark.index) for begin, _ in spans_of(node)]
    return len(set(lines)) == len(lines)
