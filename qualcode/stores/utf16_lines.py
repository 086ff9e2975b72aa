"""Events that were saved as UTF-16: a whole journal, or lines that were added to one in UTF-8.

Some editors save so, and the `>>` of Windows PowerShell adds so.
"""

from __future__ import annotations

import codecs
import re

from qualcode.stores.journal_records import event_at, parted

_LITTLE, _BIG = "utf-16-le", "utf-16-be"
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MISSES = 500
"""Places at most at which no event begins although it looks so: rubbish may be long."""

_START = re.compile(rb'\{\0"')
_NEWLINE = {_LITTLE: b"\n\0", _BIG: b"\0\n"}
_LINE_END = {
    _LITTLE: re.compile(rb"(?:[\r\n]\0)*(?:[\r\n]\Z)?"), _BIG: re.compile(rb"(?:\0[\r\n])*"),
}  # fmt: skip
"""A file may be cut off in the middle of its last line break."""

_WIDER = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def as_utf8(content: bytes) -> tuple[bytes, int]:
    """A journal with its UTF-16 events as lines in UTF-8, and how many these were.

    What stands between them stays as it is, on lines of its own.
    """
    if content.startswith(_WIDER):
        text = content[: len(content) // 4 * 4].decode("utf-32", "replace").replace("\r\n", "\n")
        plain = text.encode("utf-8", "replace")
        return plain, len(parted(plain))
    parts: list[bytes] = []
    count = tries = end = behind = 0
    usual = ""
    while tries - count < _MISSES and (found := _START.search(content, end)):
        tries += 1
        kinds = _kinds(content, found.start(), end, usual)
        usual = kinds[0][0]
        end = found.end()
        for encoding, start in kinds:
            event, length = _event(content, start, encoding)
            if event:
                parts += [_on_lines(content[behind:start]), event, b"\n"]
                line_end = _LINE_END[encoding].match(content, start + length)
                end = behind = line_end.end() if line_end else start + length
                count, usual = count + 1, encoding
                break
    return b"".join((*parts, content[behind:])), count


def holds_events(line: bytes) -> bool:
    """Whether there are whole events in a line that is none, which must not be lost with it."""
    return bool(parted(line) or as_utf8(line)[1])


def _kinds(content: bytes, brace: int, behind: int, usual: str) -> list[tuple[str, int]]:
    """As what a record may be read whose brace stands there, the likelier first; where it begins.

    A zero in front belongs to the brace, or to the line break before it: that depends on which of
    its two bytes comes first in this file.
    """
    if brace <= behind or content[brace - 1]:
        return [(_LITTLE, brace)]
    kinds = [(_BIG, brace - 1), (_LITTLE, brace)]
    return kinds[::-1] if usual == _LITTLE else kinds


def _event(content: bytes, start: int, encoding: str) -> tuple[bytes, int]:
    """The event that begins there, and how many bytes it took."""
    end = content.find(_NEWLINE[encoding], start)
    while end >= 0 and (end - start) % 2:
        end = content.find(_NEWLINE[encoding], end + 1)
    line = content[start : len(content) if end < 0 else end]
    text = line[: len(line) // 2 * 2].decode(encoding, "replace")
    event, behind = event_at(text, 0)
    return event, len(text[:behind].encode(encoding))


def _on_lines(between: bytes) -> bytes:
    """What stood before an event, without the mark of its encoding."""
    for mark in _MARKS:
        between = between.removesuffix(mark)
    return between if not between or between.endswith(b"\n") else between + b"\n"
