"""A source's entry in study.yaml given another id or taken out, as text: all the rest stays.

Whoever uses this reads the result again before it replaces the old file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from qualcode.stores.study_text import (
    Edit,
    StudyText,
    dumped,
    end_of_line,
    end_of_lines,
    field_of,
    is_empty,
    odd_layout,
)


def with_new_id(old: bytes, source: str, new: str) -> bytes:
    """The study.yaml in which a source has another id, and the old one stands under `formerly`.

    Raises:
        QualcodeError: the file's layout gives no place for it.
    """
    file = StudyText.of(old)
    entry, _ = _entry(file, source)
    _, named = field_of(entry, "id")
    if named.style in ("|", ">"):
        raise odd_layout()
    written = f"{named.style}{new}{named.style}" if named.style else dumped(new)
    changed = Edit(named.start_mark.index, named.end_mark.index, written)
    return file.encoded(file.edited(changed, _formerly(file, entry, source, new)))


def without_entry(old: bytes, source: str) -> tuple[bytes, str]:
    """The study.yaml without a source's entry, and the entry's text.

    Comments between the entries stay.

    Raises:
        QualcodeError: the file's layout does not let it be taken out alone.
    """
    file = StudyText.of(old)
    entry, number = _entry(file, source)
    key, entries = file.field("sources")
    if entries.flow_style:
        edits = list(_out_of_brackets(file.text, entries, number))
        taken = "- " + file.text[entry.start_mark.index : entry.end_mark.index]
        return file.encoded(file.edited(*edits)), taken
    start = _start_of_line(file.text, _dash(file.text, entries, number))
    end = end_of_lines(file.text, entry)
    edits = [Edit(start, end, "")]
    if len(entries.value) == 1:
        colon = file.text.index(":", key.end_mark.index) + 1
        edits.append(Edit(colon, colon, " []"))
    return file.encoded(file.edited(*edits)), file.text[start:end]


def _entry(file: StudyText, source: str) -> tuple[Any, int]:
    """The node of a source's entry and its number."""
    _, entries = file.field("sources")
    listed = entries.value if isinstance(entries, yaml.SequenceNode) else []
    for number, entry in enumerate(listed):
        _, named = field_of(entry, "id")
        if isinstance(named, yaml.ScalarNode) and named.value.strip() == source:
            return entry, number
    raise odd_layout()


def _formerly(file: StudyText, entry: Any, old: str, new: str) -> Edit:
    """Where and how the earlier id is noted; a source that gets an earlier id back swaps them."""
    _, known = field_of(entry, "formerly")
    if known is None:
        return _first_former(file, entry, old)
    if is_empty(known):
        inside = isinstance(known, yaml.CollectionNode)
        place = known.start_mark.index + inside
        end = place if inside else known.end_mark.index
        return Edit(place, end, dumped(old) if inside else f" [{dumped(old)}]")
    items = known.value if isinstance(known, yaml.SequenceNode) else [known]
    for item in items:
        if item.value.strip() == new:
            return Edit(item.start_mark.index, item.end_mark.index, dumped(old))
    last = items[-1].end_mark.index
    if isinstance(known, yaml.ScalarNode):
        return Edit(known.start_mark.index, last, f"[{dumped(known.value)}, {dumped(old)}]")
    if known.flow_style:
        return Edit(last, last, f", {dumped(old)}")
    place = end_of_line(file.text, last)
    line = " " * known.start_mark.column + f"- {dumped(old)}"
    return _line_at(file, place, line)


def _first_former(file: StudyText, entry: Any, old: str) -> Edit:
    key, named = field_of(entry, "id")
    end = named.end_mark.index
    if entry.flow_style:
        return Edit(end, end, f", formerly: [{dumped(old)}]")
    line = " " * key.start_mark.column + f"formerly: [{dumped(old)}]"
    return _line_at(file, end_of_line(file.text, end), line)


def _line_at(file: StudyText, place: int, line: str) -> Edit:
    before = file.ending if file.text[place - 1] not in "\r\n" else ""
    return Edit(place, place, f"{before}{line}{file.ending}")


def _dash(text: str, entries: Any, number: int) -> int:
    """Where the dash of an entry of a block list stands."""
    column: int = entries.start_mark.column
    if not number:
        return int(entries.start_mark.index)
    above = end_of_lines(text, entries.value[number - 1])
    for found in re.finditer(r"[^\r\n]*(?:\r\n|\n|\r|$)", text[above:]):
        line = found.group()
        if line[:column].strip() == "" and line[column : column + 1] == "-":
            return above + found.start() + column
    raise odd_layout()


def _start_of_line(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _out_of_brackets(text: str, entries: Any, number: int) -> Iterator[Edit]:
    """The edits that take an entry and one comma out of a list in brackets."""
    entry, last = entries.value[number], len(entries.value) - 1
    start, end = entry.start_mark.index, entry.end_mark.index
    before = entries.value[number - 1].end_mark.index if number else None
    after = _comma(text, end, entries.value[number + 1].start_mark.index if number < last
                   else entries.end_mark.index)  # fmt: skip
    if after is not None and not text[end:after].strip():
        end, after = after + 1, None
    elif after is None and before is not None:
        after = _comma(text, before, start)
    if after is not None:
        yield Edit(after, after + 1, "")
    # What is left of the line: nothing, or white space that stood around the entry.
    begin = _start_of_line(text, start)
    if not text[begin:start].strip() and not text[end : end_of_line(text, end)].strip():
        yield Edit(begin, end_of_line(text, end), "")
    else:
        rest = text[end:].lstrip(" ")  # a remark needs the space before it
        yield Edit(start, end if rest.startswith("#") else len(text) - len(rest), "")


def _comma(text: str, start: int, end: int) -> int | None:
    """Where a comma stands between two offsets, remarks left aside."""
    for found in re.finditer(r"#[^\r\n]*|,", text[start:end]):
        if found.group() == ",":
            return start + found.start()
    return None
