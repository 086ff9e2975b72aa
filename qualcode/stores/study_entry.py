"""One more entry in the `sources` of a study.yaml, written as text.

Comments, order and layout of all the rest stay as they are, to the byte: the file is the
researcher's. Whoever uses this reads the result again before it replaces the old one.
"""

from __future__ import annotations

import codecs
import re
from datetime import date
from typing import Any

import yaml

from qualcode.errors import QualcodeError

_LINE_END = re.compile(r"\r\n|\n|\r")
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STEP = 2


def with_entry(old: bytes, fields: dict[str, Any]) -> bytes:
    """The YAML file with one more entry under `sources`; everything else is untouched.

    Raises:
        QualcodeError: the file's layout gives no place for it.
    """
    mark, encoding = next(
        ((mark, name) for mark, name in _MARKS if old.startswith(mark)), (b"", "utf-8")
    )
    text = old[len(mark) :].decode(encoding)
    node = _composed(text)
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    column = node.start_mark.column if node is not None else 0
    key, value = next(((k, v) for k, v in pairs if k.value == "sources"), (None, None))
    ending = next(iter(_LINE_END.findall(text)), "\n")
    fields = fields | {"date": _as_date(fields["date"])} if "date" in fields else fields
    if key is None or value is None:
        lines = [" " * column + "sources:", *_item(fields, column + _STEP)]
        changed = _inserted(text, len(text), lines, ending)
    elif "#" in text[value.start_mark.index : value.end_mark.index] and not value.value:
        place = value.start_mark.index + 1
        changed = f"{text[:place]}{_flow(fields)}{text[place:]}"
    elif not isinstance(value, yaml.SequenceNode) or not value.value:
        emptied = text[: value.start_mark.index].rstrip(" ") + text[value.end_mark.index :]
        place = _end_of_line(emptied, key.end_mark.index)
        changed = _inserted(emptied, place, _item(fields, column + _STEP), ending)
    elif value.flow_style:
        place = value.value[-1].end_mark.index
        changed = f"{text[:place]}, {_flow(fields)}{text[place:]}"
    else:
        place = _end_of_entry(text, value, column)
        changed = _inserted(text, place, _item(fields, value.start_mark.column), ending)
    return mark + changed.encode(encoding)


def _composed(text: str) -> Any:
    # The same parser that reads the study: the one in C takes what the other refuses.
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        message = "study.yaml is laid out in a way that qualcode cannot add to."
        raise QualcodeError(message, "Add the source by hand.") from error


def _end_of_entry(text: str, value: yaml.SequenceNode, column: int) -> int:
    """Where the last entry of a block list ends, with the comments that belong to it.

    A comment that stands further right than the key `sources` belongs to the list.
    """
    end: int = _last_leaf(value).end_mark.index
    if text[end - 1 : end] not in ("\n", "\r"):
        end = _end_of_line(text, end)
    place = end
    for line in re.finditer(r"([ \t]*)(#?)[^\r\n]*(?:\r\n|\n|\r|$)", text[end:]):
        if not line.group():
            break
        if line.group(2) and len(line.group(1)) > column:
            place = end + line.end()
        elif line.group().strip():
            break
    return place


def _last_leaf(node: Any) -> Any:
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(node, yaml.MappingNode) else last
    return node


def _end_of_line(text: str, offset: int) -> int:
    """The offset after the line break of the line that holds an offset."""
    found = _LINE_END.search(text, offset)
    return found.end() if found else len(text)


def _inserted(text: str, place: int, lines: list[str], ending: str) -> str:
    before = text[:place]
    if before and before[-1] not in "\r\n":
        before += ending
    return before + "".join(line + ending for line in lines) + text[place:]


def _item(fields: dict[str, Any], column: int) -> list[str]:
    first, *rest = [_dumped({key: value}, None, value) for key, value in fields.items()]
    indent = " " * column
    return [f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)]


def _flow(fields: dict[str, Any]) -> str:
    return _dumped(fields, True)


def _dumped(fields: dict[str, Any], flow: bool | None, value: Any = None) -> str:
    text: str = yaml.safe_dump(
        fields,
        allow_unicode=True,
        sort_keys=False,
        width=100_000,
        default_flow_style=flow if flow or isinstance(value, list) else False,
    )
    return text.rstrip("\n")


def _as_date(text: str) -> date | str:
    """A date that YAML writes without quotation marks, where it is one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
