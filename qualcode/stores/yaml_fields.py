"""Changes of single fields in a YAML text, as edits of it.

Each function gives the edits that change one thing; the text around stays untouched.
"""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from qualcode.stores.yaml_layout import (
    Edit,
    Node,
    YamlLayout,
    fields_of,
    indent_of,
    odd_layout,
    spans_of,
)
from qualcode.stores.yaml_notation import Value, block_text, flow_text, literal, scalar

Order = Sequence[str]
"""Keys in the order in which they are usually written: it tells where a new one goes."""


def set_text(doc: YamlLayout, owner: yaml.MappingNode, key: str, text: str) -> list[Edit]:
    """Another text for a field that is there; its quotation marks are kept."""
    value = fields_of(owner)[key].value
    if not isinstance(value, yaml.ScalarNode):
        raise odd_layout(f"'{key}'")
    return [set_scalar(doc, value, text, bool(owner.flow_style), owner.start_mark.column + 2)]


def set_scalar(doc: YamlLayout, node: Node, text: str, flow: bool, indent: int) -> Edit:
    """Another text in the place of a scalar; one of several lines goes on at `indent`."""
    start, end = node.start_mark.index, doc.value_end(node)
    style = getattr(node, "style", None)
    remark = doc.text[end : doc.line_end(end)].strip()
    if "\n" in text and not flow and not remark:
        written = literal(text, indent, doc.ending, doc.header_remark(node))
    else:
        quote = style if style in ("'", '"') and "\n" not in text else ""
        written = scalar(text, flow, quote) + doc.header_remark(node)
    # An empty value begins right behind its colon or dash.
    gap = " " if start and doc.text[start - 1] in ":-" else ""
    return Edit(start, end, gap + written)


def set_value(doc: YamlLayout, owner: yaml.MappingNode, key: str, value: Value) -> list[Edit]:
    """A list or a mapping, in brackets, in the place of a field's scalar."""
    field = fields_of(owner)[key]
    start, end = field.value.start_mark.index, doc.value_end(field.value)
    gap = " " if doc.text[start - 1] == ":" else ""
    column = field.value.start_mark.column + len(gap)
    if owner.flow_style:
        written = flow_text(value, quote=quote_of(owner))
    else:
        written = flow_text(value, column, owner.start_mark.column + 2, doc.ending)
    return [Edit(start, end, gap + written + doc.header_remark(field.value))]


def add_field(
    doc: YamlLayout, owner: yaml.MappingNode, key: str, value: Value, order: Order = ()
) -> list[Edit]:
    """A field that is not there yet, behind those that usually stand before it."""
    known = fields_of(owner)
    wanted = order[: order.index(key)] if key in order else ()
    before = next((one for one in reversed(wanted) if one in known), None)
    if before is None and not wanted and owner.value:
        before = list(known)[-1] if known else None
    if owner.flow_style:
        return [_flow_field(doc, owner, key, value, before)]
    column = owner.start_mark.column
    written = f"{key}: {block_text(value, column + len(key) + 2, column + 2, doc.ending)}"
    if before is None:
        at = owner.start_mark.index
        return [Edit(at, at, f"{written}{doc.ending}{' ' * column}")]
    at = doc.entry_end(known[before].value, column)
    return [Edit(at, at, f"{doc.ended(at)}{' ' * column}{written}{doc.ending}")]


def remove_field(doc: YamlLayout, owner: yaml.MappingNode, key: str) -> list[Edit]:
    """Take a field out, with its lines where it has them for itself; their comments stay."""
    fields = fields_of(owner)
    keys, field = list(fields), fields[key]
    if owner.flow_style:
        return cut_item(doc, owner, [one for one, _ in owner.value].index(field.key))
    start = field.key.start_mark.index
    first = doc.line_start(start)
    if not doc.text[first:start].strip():
        end, column = doc.line_end(doc.value_end(field.value)), owner.start_mark.column
        below = doc.entry_end(field.value, column)
        left = doc.remarks(field.value, field.key.end_mark.index, end)
        kept = "".join(f"{' ' * column}#{one}{doc.ending}" for one in left)
        return [Edit(first, end, kept), *remarks_at(doc, end, below, column)]
    # It stands behind the dash of its entry: the next field takes its place, or a remark stays.
    if key == keys[-1]:
        raise odd_layout(f"'{key}'")
    end = doc.value_end(field.value)
    following = fields[keys[keys.index(key) + 1]].key.start_mark.index
    left = doc.remarks(field.value, field.key.end_mark.index, end)
    kept = "".join(f"#{one}{doc.ending}{' ' * owner.start_mark.column}" for one in left)
    return [Edit(start, end if doc.text[end:following].strip() else following, kept)]


def remarks_at(doc: YamlLayout, start: int, end: int, column: int) -> list[Edit]:
    """Comments that stay behind, moved to a column: further right, a text above takes them in."""
    return [
        Edit(at, at + indent_of(line), " " * column)
        for at, line in doc.lines(start, end)
        if line.lstrip().startswith("#") and indent_of(line) > column
    ]


def cut_item(doc: YamlLayout, node: yaml.CollectionNode, number: int) -> list[Edit]:
    """Take one item out of brackets, with a comma that is not needed any more; remarks stay."""
    spans = spans_of(node)
    start, end = spans[number][0].start_mark.index, doc.value_end(spans[number][1])
    if number + 1 < len(spans):
        stop = spans[number + 1][0].start_mark.index
        return (
            [Edit(start, stop)] if "#" not in doc.text[end:stop] else cut_alone(doc, node, number)
        )
    before = doc.value_end(spans[number - 1][1]) if number else start
    if number and "#" not in doc.text[before:start]:
        return [Edit(before, end)]
    return cut_alone(doc, node, number)


def cut_alone(doc: YamlLayout, node: yaml.CollectionNode, number: int) -> list[Edit]:
    """Take one item out of brackets, with the comma behind it and nothing around them."""
    spans = spans_of(node)
    start, end = spans[number][0].start_mark.index, doc.value_end(spans[number][1])
    follows = number + 1 < len(spans)
    stop = spans[number + 1][0].start_mark.index if follows else node.end_mark.index - 1
    comma = doc.comma(end, stop)
    if comma is None:
        return [_line_or_part(doc, start, end)]
    if doc.text[end:comma].strip():
        return [_line_or_part(doc, start, end), Edit(comma, comma + 1)]
    return [_line_or_part(doc, start, comma + 1)]


def _line_or_part(doc: YamlLayout, start: int, end: int) -> Edit:
    """A cut of the whole line where nothing else stands in it."""
    first, last = doc.line_start(start), doc.line_end(end)
    alone = not (doc.text[first:start] + doc.text[end:last]).strip()
    return Edit(first, last) if alone else Edit(start, end)


def _flow_field(
    doc: YamlLayout, owner: yaml.MappingNode, key: str, value: Value, before: str | None
) -> Edit:
    quote = quote_of(owner)
    written = f"{scalar(key, True, quote)}: {flow_text(value, quote=quote)}"
    fields = fields_of(owner)
    if before is not None:
        at, start = doc.value_end(fields[before].value), fields[before].key.start_mark.index
        gap = " " if doc.text[at - 1] == ":" else ""
        line = doc.text[doc.line_start(start) : start]
        glue = f",{doc.ending}{line}" if not line.strip() else ", "
        return Edit(at, at, f"{gap}{glue}{written}")
    at = owner.start_mark.index + 1
    return Edit(at, at, f"{written}, " if owner.value else written)


def quote_of(owner: yaml.MappingNode) -> str:
    """The quotation marks that a mapping in brackets puts around everything, as JSON does."""
    key = owner.value[0][0] if owner.value and owner.flow_style else None
    return '"' if isinstance(key, yaml.ScalarNode) and key.style == '"' else ""
