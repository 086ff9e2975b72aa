"""More entries in the lists of a study.yaml, written as text.

Comments, order and layout of all the rest stay as they are, to the byte: the file is the
researcher's. Whoever uses this reads the result again before it replaces the old one.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import yaml

from qualcode.errors import QualcodeError
from qualcode.stores.study_text import (
    StudyText,
    dumped,
    end_of_line,
    end_with_remarks,
    inserted,
    is_empty,
)

_STEP = 2


def with_entry(old: bytes, fields: dict[str, Any]) -> bytes:
    """The YAML file with one more entry under `sources`; everything else is untouched.

    Raises:
        QualcodeError: the file's layout gives no place for it.
    """
    return with_entries(old, "sources", [fields])


def with_entries(old: bytes, key: str, entries: Sequence[Mapping[str, Any]]) -> bytes:
    """The YAML file with more entries at the end of a list; everything else is untouched.

    Raises:
        QualcodeError: the file's layout gives no place for them.
    """
    whole = [_with_date(fields) for fields in entries]

    def lines(column: int) -> list[str]:
        return [line for fields in whole for line in _item(fields, column)]

    flow = ", ".join(dumped(fields, True) for fields in whole)
    return _extended(old, key, yaml.SequenceNode, lines, flow)


def with_labels(old: bytes, key: str, labels: Mapping[str, str]) -> bytes:
    """The YAML file with more ids, each with its label, at the end of a mapping (`groups`).

    Raises:
        QualcodeError: the file's layout gives no place for them.
    """
    whole = {name: {"label": label} for name, label in labels.items()}

    def lines(column: int) -> list[str]:
        return [" " * column + dumped({name: value}) for name, value in whole.items()]

    return _extended(old, key, yaml.MappingNode, lines, dumped(whole, True)[1:-1])


def _extended(old: bytes, key: str, kind: type, lines: Any, flow: str) -> bytes:
    """The file with more in one of its collections: `lines` of a column, or `flow` in brackets."""
    file = StudyText.of(old)
    text, column, ending = file.text, file.column, file.ending
    name, value = file.field(key)
    if name is None:
        new = [" " * column + f"{key}:", *lines(column + _STEP)]
        changed = inserted(text, len(text), new, ending)
    elif "#" in text[value.start_mark.index : value.end_mark.index] and not value.value:
        place = value.start_mark.index + 1
        changed = f"{text[:place]}{flow}{text[place:]}"
    elif not isinstance(value, kind) and not is_empty(value):
        message = f"'{key}' in study.yaml is not laid out as it should be."
        raise QualcodeError(message, "Mend it first. See: qualcode check")
    elif is_empty(value):
        emptied = text[: value.start_mark.index].rstrip(" ") + text[value.end_mark.index :]
        place = end_of_line(emptied, name.end_mark.index)
        changed = inserted(emptied, place, lines(column + _STEP), ending)
    elif value.flow_style:
        last = value.value[-1]
        place = (last[1] if isinstance(last, tuple) else last).end_mark.index
        changed = f"{text[:place]}, {flow}{text[place:]}"
    else:
        place = end_with_remarks(text, value, column)
        changed = inserted(text, place, lines(value.start_mark.column), ending)
    return file.encoded(changed)


def _item(fields: Mapping[str, Any], column: int) -> list[str]:
    first, *rest = [_line(key, value) for key, value in fields.items()]
    indent = " " * column
    return [f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)]


def _line(key: str, value: Any) -> str:
    return dumped({key: value}, None if isinstance(value, list | dict) else False)


def _with_date(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The date as a date, which YAML writes without quotation marks."""
    whole = dict(fields)
    if "date" in whole:
        # What is no date is written as it is, and refused when it is read again.
        with contextlib.suppress(ValueError):
            whole["date"] = date.fromisoformat(whole["date"])
    return whole
