"""Codes cut out of the text of a codebook and put in elsewhere, with what is below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.stores.codebook_places import Place, in_brackets, remarks, span
from qualcode.stores.yaml_blocks import STEP, Piece, floor_of, put
from qualcode.stores.yaml_fields import remarks_at, remove_field
from qualcode.stores.yaml_layout import Edit, YamlLayout, fields_of, indent_of, joined, odd_layout
from qualcode.stores.yaml_lists import cut_several


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
        return joined(_cut_lines(doc, place) for place in gone)
    return cut_several(doc, first.siblings, [place.index for place in gone])


def put_codes(
    doc: YamlLayout, above: Place | None, pieces: Sequence[Piece], before: Place | None
) -> list[Edit]:
    """Put blocks among the children of a code, or among the roots: before one, else at the end."""
    index = before.index if before else None
    if above is None:
        return put(doc, doc.root, "codes", pieces, index)
    # The first children are indented as the list around is.
    column = above.siblings.start_mark.column - above.owner.start_mark.column
    return put(doc, above.node, "children", pieces, index, STEP if above.in_line else column)


def _cut_lines(doc: YamlLayout, place: Place) -> Edit:
    """The lines of a block, with the blank ones above or below it that would be left over."""
    start, end = span(doc, place)
    floor = floor_of(doc, place.siblings, place.index)
    after = next((at for at, line in doc.lines(end, len(doc.text)) if line.strip()), len(doc.text))
    if end == after and end < len(doc.text):
        return Edit(start, end)
    above = start
    while above > floor and not doc.text[doc.line_start(above - 1) : above].strip():
        above = doc.line_start(above - 1)
    if place.index or above < start:
        return Edit(above, end)
    return Edit(start, after if place.index + 1 < len(place.siblings.value) else end)


def _cut_last(doc: YamlLayout, gone: Sequence[Place]) -> list[Edit]:
    """Take out all codes of a list in lines; comments between them that are not theirs stay."""
    owner, key = gone[0].owner, gone[0].key
    start = fields_of(owner)[key].key.start_mark.index
    first, end = doc.line_start(start), doc.line_end(start)
    if doc.text[first:start].strip() or key == "codes":
        raise odd_layout(f"'{key}'")
    remark = doc.text[start:end].partition("#")
    kept = doc.text[first:start] + "#" + remark[2] if remark[1] else ""
    cuts = [Edit(first, end, kept), *joined(_cut_lines(doc, place) for place in gone)]
    column = owner.start_mark.column
    left = remarks_at(doc, end, doc.entry_end(gone[0].siblings, column), column)
    return cuts + [one for one in left if not any(cut.start <= one.start < cut.end for cut in cuts)]


def _shifted(line: str, less: int) -> str:
    return line[min(less, len(line) - len(line.lstrip(" "))) :]
