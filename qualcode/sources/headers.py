"""The header block of a transcript: titles and fields before the first turn.

`Informan: Ibu A` in a header looks like a turn; it is a field where it names a person, or where
more fields follow without an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from qualcode.model.speaker_label import fold_label
from qualcode.sources.labels import Form, Reading
from qualcode.sources.raw import RawSource
from qualcode.sources.vocabulary import FIELDS, GREETINGS, general

LONGEST_FIELD: Final = 100
"""Characters of a header field's value that may still name a person."""

_WORD = re.compile(r"[^\W_][\w.'’/&-]*")
_TITLED = re.compile(r"\b(?:S|M|Dr|Drs|Dra|Ir|Prof|H|Hj|A\.Md|Ph\.D)\.", re.ASCII)
_SENTENCE = re.compile(r"[?!]|\.\s+[A-Z][a-z]+\s+[a-z]|…|\.\.\.")


def is_field(label: str) -> bool:
    """Whether a label is that of a header field such as `Hari/Tanggal`."""
    words = _WORD.findall(fold_label(label).replace("/", " "))
    return bool(words) and words[0].strip(".") in FIELDS


def names_a_person(value: str, is_declared: Callable[[str], bool]) -> bool:
    """Whether the value after a label is a name or a role rather than something said."""
    value = value.strip()
    if not value or len(value) > LONGEST_FIELD or _SENTENCE.search(value):
        return False
    if is_declared(value) or general(fold_label(value)) is not None:
        return True
    if value.endswith(".") and not _TITLED.search(value):
        return False
    words = _WORD.findall(value)
    if not words or len(words) > 10 or words[0].casefold().strip(".") in GREETINGS:
        return False
    if not words[0][0].isupper():
        return False
    return all(word[0].isupper() or word[0].isdigit() or len(word) <= 3 for word in words)


def header_length(
    raw: RawSource,
    readings: Sequence[Reading | None],
    is_declared: Callable[[str], bool],
) -> int:
    """How many blocks stand before the first turn; all of them where there is no turn.

    `readings` holds for every block how it begins a turn, or None.
    """
    for index, reading in enumerate(readings):
        if reading is None:
            continue
        if reading.form is Form.CELL:
            return index
        value = raw.text[reading.speech : raw.blocks[index].end]
        if names_a_person(value, is_declared) or _fields_follow(raw, index, value):
            continue
        return index
    return len(readings)


def _fields_follow(raw: RawSource, index: int, value: str) -> bool:
    """Whether the lines right below are header fields, so that this one is too."""
    if "?" in value or len(value) > LONGEST_FIELD:
        return False
    for block in raw.blocks[index + 1 : index + 12]:
        line = raw.words(block)
        if not line.strip():
            return False
        label, colon, _ = line.partition(":")
        if colon and len(label) <= 40 and is_field(label.lstrip(" *_#-")):
            return True
    return False
