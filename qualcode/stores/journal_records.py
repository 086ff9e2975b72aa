"""Events that stand where no line begins: behind a torn one, or one behind the other."""

from __future__ import annotations

import json
import re

from qualcode.stores.journal_lines import is_newer, read_line

_RECORD = re.compile(r'\{"')
_DECODER = json.JSONDecoder()
_MISSES = 10_000
"""Places of one line at most at which no event begins although it looks so: rubbish may be long."""


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
    return (line if read_line(line, 0)[0] or is_newer(line) else b""), end


def parted(line: bytes) -> list[bytes]:
    """The whole events in a line that is none."""
    text = line.decode("utf-8", "surrogateescape")
    events: list[bytes] = []
    behind = misses = 0
    while misses < _MISSES and (found := _RECORD.search(text, behind)):
        event, end = event_at(text, found.start())
        if event:
            events.append(event)
        else:
            misses += 1
        behind = max(end, found.start() + 1)
    return events
