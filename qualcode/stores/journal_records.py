"""Events that stand where no line begins, or in another encoding: what a broken line still holds.

Behind a torn record, one behind the other, or saved by an editor in an encoding of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.stores.journal_lines import is_newer, read_line
from qualcode.stores.journal_proof import Proof, unproved

_RECORD = re.compile(r'\{"')
_DECODER = json.JSONDecoder()
_MISSES = 10_000
"""Places of one line at most at which no event begins although it looks so: rubbish may be long."""

_USUAL = ("cp1252", "latin-1")
"""As what editors save that do not save UTF-8, in most of the world."""

_OTHERS = (
    "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874",
    "mac_roman", "cp850", "cp437", "gb18030", "big5", "shift_jis", "euc_kr",
)  # fmt: skip
"""Taken only where the coded text proves it."""

_CONTROLS = re.compile("[\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Part:
    """An event of a broken line, as it should stand on a line of its own.

    `encoding` is that in which it was saved; "" for UTF-8. `proved` says whether its words are
    those of the coded text when read so; None where nothing tells.
    """

    line: bytes
    encoding: str = ""
    proved: bool | None = None


def event_at(text: str, at: int) -> tuple[bytes, int]:
    """The event that begins at a place of a text, also one of a later qualcode, and its end.

    Where a record begins that is no event it is b"", with the record's end; where nothing whole
    begins the end is `at`.
    """
    try:
        _, end = _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return b"", at
    line = text[at:end].encode("utf-8", "surrogateescape")
    return (line if _is_event(line) else b""), end


def parted(line: bytes, proof: Proof = unproved) -> list[Part]:
    """The whole events in a line that is none."""
    whole = _saved_as(line.strip(), proof)
    if whole and whole.proved:
        return [whole]
    text = line.decode("utf-8", "surrogateescape")
    parts: list[Part] = []
    behind = misses = 0
    while misses < _MISSES and (found := _RECORD.search(text, behind)):
        event, end = event_at(text, found.start())
        record = text[found.start() : end].encode("utf-8", "surrogateescape")
        part = Part(event) if event else _saved_as(record, proof)
        if part:
            parts.append(part)
        else:
            misses += 1
        behind = max(end, found.start() + 1)
    return parts


def _saved_as(record: bytes, proof: Proof) -> Part | None:
    """The event in a record that is not UTF-8: as the coded text proves it, else as is usual."""
    if not record or _is_utf8(record):
        return None
    first: Part | None = None
    for part in _readings(record, proof):
        first = first or part
        if part.proved is not False:
            return part
    return first


def _readings(record: bytes, proof: Proof) -> Iterator[Part]:
    """The event as it may be read, the usual encodings first."""
    for encoding in (*_USUAL, *_OTHERS):
        try:
            text = record.decode(encoding)
        except UnicodeDecodeError:
            continue
        line = text.encode()
        if not _CONTROLS.search(text) and _is_event(line):
            proved = proof(line)
            if proved or encoding in _USUAL:
                yield Part(line, encoding, proved)


def _is_event(line: bytes) -> bool:
    return read_line(line, 0)[0] is not None or is_newer(line)


def _is_utf8(record: bytes) -> bool:
    try:
        record.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
