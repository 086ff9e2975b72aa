"""How texts, lists and mappings are written in YAML so that they are read back as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import yaml

WIDTH = 100
"""The column before which long lists are broken."""

_LONGEST_PLAIN = 10_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ESCAPED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class Verbatim(str):
    """A text in the notation that it already has in the file."""

    __slots__ = ()


Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"


def scalar(text: str, flow: bool = True, quote: str = "") -> str:
    """A text in one line: plain where it is read so, else in quotes.

    `flow` tells that it stands inside brackets, where a comma ends it; `quote` is the quotation
    mark that is wanted in any case.
    """
    if isinstance(text, Verbatim):
        return str(text)
    escapes = bool(_ESCAPED.search(text))
    if not quote and not escapes and _is_plain(text, flow):
        return text
    double = quote == '"' or (not quote and not set('"\\') & set(text))
    if escapes or double:
        quoted = json.dumps(text, ensure_ascii=False)
        return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)
    return "'" + text.replace("'", "''") + "'"


def flow_text(
    value: Value, column: int | None = None, indent: int = 0, ending: str = "\n", quote: str = ""
) -> str:
    """A value in brackets that begins at `column`; what is too long goes on at `indent`.

    Without a column it is one line.
    """
    atoms = _atoms(value, quote)
    return ", ".join(atoms) if column is None else in_lines(atoms, column, indent, ending)


def flow_items(values: Sequence[Value], quote: str = "") -> list[str]:
    """The pieces between the commas of a flow list of these values."""
    return [atom for value in values for atom in _atoms(value, quote)]


def in_lines(atoms: Sequence[str], column: int, indent: int, ending: str) -> str:
    """Pieces with commas between them, in lines that end before `WIDTH` where they can."""
    text = ""
    for number, atom in enumerate(atoms):
        if number and column + len(atom) + 2 > WIDTH:
            text, column = f"{text},{ending}{' ' * indent}", indent
        elif number:
            text, column = f"{text}, ", column + 2
        text, column = text + atom, column + len(atom)
    return text


def literal(text: str, indent: int, ending: str, remark: str = "") -> str:
    """A text of several lines as a block scalar whose lines begin at `indent`."""
    lines = [line.rstrip() for line in re.split(r"\r\n|\n|\r", text)]
    return ending.join([f"|-{remark}", *(" " * indent + line if line else "" for line in lines)])


def block_text(value: Value, column: int, indent: int, ending: str) -> str:
    """A value behind the key of a field in lines, where it begins at `column`.

    What has several lines goes on at `indent`.
    """
    if not isinstance(value, str):
        return flow_text(value, column, indent, ending)
    if "\n" in value and not isinstance(value, Verbatim):
        return literal(value, indent, ending)
    return scalar(value, False)


def _atoms(value: Value, quote: str) -> list[str]:
    match value:
        case str():
            return [scalar(value, True, quote)]
        case Mapping():
            atoms: list[str] = []
            for key, inner in value.items():
                first, *rest = _atoms(inner, quote)
                atoms += [f"{scalar(key, True, quote)}: {first}", *rest]
            return _enclosed(atoms, "{", "}")
        case _:
            return _enclosed(flow_items(value, quote), "[", "]")


def _enclosed(atoms: list[str], opening: str, closing: str) -> list[str]:
    if not atoms:
        return [opening + closing]
    atoms[0] = opening + atoms[0]
    atoms[-1] += closing
    return atoms


def _is_plain(text: str, flow: bool) -> bool:
    """Whether any YAML program would read the text as this text without quotation marks."""
    # Inside brackets the parsers do not agree on a question mark.
    if (
        len(text) > _LONGEST_PLAIN
        or text.count("[") + text.count("{") > 1
        or (flow and "?" in text)
    ):
        return False
    try:
        read = yaml.load(f"[{text}]" if flow else f"- {text}", Loader=_LOADER)
    except (yaml.YAMLError, ValueError):
        return False
    return bool(read == [text])
