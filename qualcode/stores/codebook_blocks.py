"""Codes cut out of the text of a codebook and put in elsewhere, with what is below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import yaml

from qualcode.errors import QualcodeError
from qualcode.stores.codebook_places import Place, begin, floor_of, in_brackets, remarks, span
from qualcode.stores.yaml_fields import add_field, remarks_at, remove_field, set_value
from qualcode.stores.yaml_layout import Edit, YamlLayout, fields_of, indent_of, odd_layout
from qualcode.stores.yaml_lists import cut_several
from qualcode.stores.yaml_notation import Verbatim

_STEP = 2


class Piece(NamedTuple):
    """A block on its way: its lines with the dash in the first column, or in brackets.

    `flow` is None where comments would be lost in brackets.
    """

    lines: tuple[str, ...]
    flow: str | None


def piece(doc: YamlLayout, place: Place) -> Piece:
    """A block as it can be put elsewhere."""
    if place.in_line:
        text = doc.source_of(place.node)
        first, *rest = re.split(r"\r\n|\n|\r", text)
        less = min((indent_of(line) for line in rest if line.strip()), default=0)
        return Piece((f"- {first}", *(f"    {line[less:]}" for line in rest)), text)
    start, end = span(doc, place)
    column = place.siblings.start_mark.column
    lines = tuple(_shifted(line, column) for _, line in doc.lines(start, end))
    return Piece(lines, None if remarks(doc, place) else in_brackets(doc, place.node))


def cut(doc: YamlLayout, gone: Sequence[Place]) -> list[Edit]:
    """Take out codes of one list; a list of children goes with the last of them."""
    first = gone[0]
    left = len(first.siblings.value) - len(gone)
    if not left and not (first.owner.flow_style or first.in_line):
        return _cut_last(doc, gone)
    if not left:
        return remove_field(doc, first.owner, first.key)
    if not first.in_line:
        return _joined(_cut_lines(doc, place) for place in gone)
    return cut_several(doc, first.siblings.value, [place.index for place in gone])


def put(
    doc: YamlLayout,
    owner: yaml.MappingNode,
    key: str,
    pieces: Sequence[Piece],
    before: Place | None = None,
    around: Place | None = None,
) -> list[Edit]:
    """Put blocks into a list of codes: before one of them, else at its end.

    `around` is the code whose list of children it is; None for the list of roots.
    """
    field = fields_of(owner).get(key)
    node = field.value if field else None
    if isinstance(node, yaml.SequenceNode) and node.value:
        if node.flow_style:
            return [_put_in_flow(doc, node, pieces, before)]
        return [_put_in_lines(doc, owner, key, node, pieces, before)]
    if owner.flow_style:
        flow = Verbatim("[" + ", ".join(_flow(one) for one in pieces) + "]")
        return set_value(doc, owner, key, flow) if field else add_field(doc, owner, key, flow)
    return _new_list(doc, owner, key, pieces, around)


def _cut_lines(doc: YamlLayout, place: Place) -> Edit:
    """The lines of a block, with the blank ones above or below it that would be left over."""
    start, end = span(doc, place)
    floor = floor_of(doc, place.owner, place.key, place.siblings, place.index)
    after = next((at for at, line in doc.lines(end, len(doc.text)) if line.strip()), len(doc.text))
    if end == after and end < len(doc.text):
        return Edit(start, end)
    above = start
    while above > floor and not doc.text[doc.line_start(above - 1) : above].strip():
        above = doc.line_start(above - 1)
    if place.index or above < start:
        return Edit(above, end)
    return Edit(start, after if place.index + 1 < len(place.siblings.value) else end)


def _joined(cuts: Iterable[Edit]) -> list[Edit]:
    """Cuts that touch blank lines between them more than once, as one."""
    joined: list[Edit] = []
    for cut_ in sorted(cuts):
        if joined and cut_.start < joined[-1].end:
            joined[-1] = Edit(joined[-1].start, max(joined[-1].end, cut_.end))
        else:
            joined.append(cut_)
    return joined


def _cut_last(doc: YamlLayout, gone: Sequence[Place]) -> list[Edit]:
    """Take out all codes of a list in lines; comments between them that are not theirs stay."""
    owner, key = gone[0].owner, gone[0].key
    start = fields_of(owner)[key].key.start_mark.index
    first, end = doc.line_start(start), doc.line_end(start)
    if doc.text[first:start].strip() or key == "codes":
        raise odd_layout(f"'{key}'")
    remark = doc.text[start:end].partition("#")
    kept = doc.text[first:start] + "#" + remark[2] if remark[1] else ""
    cuts = [Edit(first, end, kept), *_joined(_cut_lines(doc, place) for place in gone)]
    column = owner.start_mark.column
    left = remarks_at(doc, end, doc.entry_end(gone[0].siblings, column), column)
    return cuts + [one for one in left if not any(cut.start <= one.start < cut.end for cut in cuts)]


def _put_in_flow(
    doc: YamlLayout, node: yaml.SequenceNode, pieces: Sequence[Piece], before: Place | None
) -> Edit:
    item = before.node if before else node.value[-1]
    line = doc.text[doc.line_start(item.start_mark.index) : item.start_mark.index]
    glue = f",{doc.ending}{line}" if not line.strip() else ", "
    flows = [_flow(one) for one in pieces]
    if before:
        at = item.start_mark.index
        return Edit(at, at, "".join(flow + glue for flow in flows))
    at = doc.value_end(item)
    return Edit(at, at, "".join(glue + flow for flow in flows))


def _put_in_lines(
    doc: YamlLayout,
    owner: yaml.MappingNode,
    key: str,
    node: yaml.SequenceNode,
    pieces: Sequence[Piece],
    before: Place | None,
) -> Edit:
    column = node.start_mark.column
    apart = [doc.ending] if _apart(doc, owner, key, node) else []
    blocks = [_as_lines(doc, one, column) for one in pieces]
    if before:
        at = begin(doc, owner, key, node, before.index)
        return Edit(at, at, "".join(line for block in blocks for line in (*block, *apart)))
    at = doc.entry_end(node.value[-1], column)
    lines = (line for block in blocks for line in (*apart, *block))
    return Edit(at, at, doc.ended(at) + "".join(lines))


def _new_list(
    doc: YamlLayout,
    owner: yaml.MappingNode,
    key: str,
    pieces: Sequence[Piece],
    around: Place | None,
) -> list[Edit]:
    """The first codes of a list, indented as the list around is."""
    field = fields_of(owner).get(key)
    column = owner.start_mark.column
    step = _STEP
    if around and not around.in_line:
        step = around.siblings.start_mark.column - around.owner.start_mark.column
    lines = [line for one in pieces for line in _as_lines(doc, one, column + step)]
    if field is None:
        floor = around.siblings.start_mark.column if around else -1
        at = doc.entry_end(owner, floor)
        head = f"{doc.ended(at)}{' ' * column}{key}:{doc.ending}"
        return [Edit(at, at, head + "".join(lines))]
    start, end = field.value.start_mark.index, doc.value_end(field.value)
    if "#" in doc.text[start:end] or doc.line_number(start) != doc.line_number(end):
        raise odd_layout(f"'{key}'")
    at = doc.line_end(end)
    begin = field.key.end_mark.index + 1
    return [Edit(begin, end), Edit(at, at, doc.ended(at) + "".join(lines))]


def _apart(doc: YamlLayout, owner: yaml.MappingNode, key: str, node: yaml.SequenceNode) -> bool:
    """Whether blank lines stand between the codes of a list, as its last two show."""
    if len(node.value) < 2:
        return False
    end = doc.entry_end(node.value[-2], node.start_mark.column)
    last = begin(doc, owner, key, node, len(node.value) - 1)
    return any(not line.strip() for _, line in doc.lines(end, last))


def _as_lines(doc: YamlLayout, one: Piece, column: int) -> list[str]:
    return [f"{' ' * column if line else ''}{line}{doc.ending}" for line in one.lines]


def _flow(one: Piece) -> str:
    if one.flow is None:
        raise QualcodeError(
            "the comments of this code find no place in a code that is written in one line; "
            "nothing was changed.",
            "Write that code in several lines first.",
        )
    return one.flow


def _shifted(line: str, less: int) -> str:
    return line[min(less, len(line) - len(line.lstrip(" "))) :]
