"""A study.yaml as the researcher's text: entries put in, given another id, or taken out.

Each change touches the lines that it must, no others. What the new text says is for the caller to
prove, by reading it again.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import yaml

from qualcode.errors import QualcodeError
from qualcode.model.settings import STUDY_FILE
from qualcode.stores.yaml_blocks import Piece, dash_line, list_item, named_item, put
from qualcode.stores.yaml_fields import cut_item, remarks_at, set_text
from qualcode.stores.yaml_layout import (
    Edit,
    YamlLayout,
    fields_of,
    is_nothing,
    items_of,
    odd_layout,
    text_of,
)
from qualcode.stores.yaml_lists import add_items, set_items
from qualcode.stores.yaml_notation import Value, Verbatim

_ORDER = ("id", "formerly")


def with_entries(old: bytes, key: str, entries: Iterable[Mapping[str, Value]]) -> bytes:
    """The file with more entries at the end of a list, such as `sources`.

    Raises:
        QualcodeError: the file's layout gives no place for them.
    """
    return _extended(old, key, [list_item(_dated(one)) for one in entries], yaml.SequenceNode)


def with_labels(old: bytes, key: str, labels: Mapping[str, str]) -> bytes:
    """The file with more ids, each with its label, at the end of a mapping (`groups`).

    Raises:
        QualcodeError: the file's layout gives no place for them.
    """
    pieces = [named_item(name, {"label": label}) for name, label in labels.items()]
    return _extended(old, key, pieces, yaml.MappingNode)


def with_new_id(old: bytes, source: str, new: str) -> bytes:
    """The file in which a source has another id, and the old one stands under `formerly`.

    A source that gets an earlier id back swaps them.

    Raises:
        QualcodeError: the file's layout gives no place for it.
    """
    doc = YamlLayout.of(old, STUDY_FILE)
    entry = _entry(doc, source)
    former = fields_of(entry).get("formerly")
    known = [text_of(one) for one in items_of(former.value)] if former else []
    edits = set_text(doc, entry, "id", new)
    if new in known:
        edits += set_items(doc, entry, "formerly", new, source)
    else:
        edits += add_items(doc, entry, "formerly", [source], _ORDER)
    return doc.edited(edits).data


def without_entry(old: bytes, source: str) -> tuple[bytes, str]:
    """The file without a source's entry, and the entry's text; comments between entries stay.

    Raises:
        QualcodeError: the file's layout does not let it be taken out alone.
    """
    doc = YamlLayout.of(old, STUDY_FILE)
    entries = _sources(doc)
    entry = _entry(doc, source)
    number = entries.value.index(entry)
    if entries.flow_style:
        return doc.edited(cut_item(doc, entries, number)).data, f"- {doc.source_of(entry)}"
    column = entries.start_mark.column
    start, end = dash_line(doc, entries, number), doc.line_end(doc.value_end(entry))
    edits = [Edit(start, end), *remarks_at(doc, end, doc.entry_end(entry, column), column)]
    if len(entries.value) == 1:
        colon = doc.behind_key(fields_of(doc.root)["sources"])
        edits.append(Edit(colon, colon, " []"))
    return doc.edited(edits).data, doc.text[start:end]


def _extended(
    old: bytes, key: str, pieces: Sequence[Piece], kind: type[yaml.CollectionNode]
) -> bytes:
    doc = YamlLayout.of(old, STUDY_FILE)
    field = fields_of(doc.root).get(key)
    if field is not None and not isinstance(field.value, kind) and not is_nothing(field.value):
        message = f"'{key}' in {STUDY_FILE} is not laid out as it should be."
        raise QualcodeError(message, "Mend it first. See: qualcode check")
    return doc.edited(put(doc, doc.root, key, pieces, kind=kind)).data


def _sources(doc: YamlLayout) -> yaml.SequenceNode:
    field = fields_of(doc.root).get("sources")
    if field is None or not isinstance(field.value, yaml.SequenceNode):
        raise odd_layout(STUDY_FILE)
    return field.value


def _entry(doc: YamlLayout, source: str) -> yaml.MappingNode:
    """The node of a source's entry."""
    for entry in _sources(doc).value:
        named = fields_of(entry).get("id")
        if named and text_of(named.value) == source and isinstance(entry, yaml.MappingNode):
            return entry
    raise odd_layout(STUDY_FILE)


def _dated(fields: Mapping[str, Value]) -> dict[str, Value]:
    """The date as a date, which YAML writes without quotation marks."""
    whole, written = dict(fields), fields.get("date")
    # What is no date is written as it is, and refused when it is read again.
    with contextlib.suppress(ValueError):
        if isinstance(written, str):
            whole["date"] = Verbatim(date.fromisoformat(written).isoformat())
    return whole
