"""Events that were saved as UTF-16: a whole journal, or lines that were added to one in UTF-8.

Some editors save so, and the `>>` of Windows PowerShell adds so.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from qualcode.stores.journal_proof import Proof, unproved
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


def as_utf8(content: bytes, proof: Proof = unproved) -> tuple[bytes, int]:
    """A journal with its UTF-16 events as lines in UTF-8, and how many these were.

    What stands between them stays as it is, on lines of its own. `proof` says whether an event's
    words are those that were coded, where its bytes may be read in two ways.
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
        if read := _chosen(content, kinds, proof):
            event, usual, start, end = read
            parts += [_on_lines(content[behind:start]), event, b"\n"]
            behind = end
            count += 1
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


_Read = tuple[bytes, str, int, int]
"""An event as UTF-8, as what it was read, where it begins, and where what is behind it does."""


def _chosen(content: bytes, kinds: Sequence[tuple[str, int]], proof: Proof) -> _Read | None:
    """The event, read as what it is; None where there is none.

    The bytes of a record behind a zero may be read in both ways, with other letters: the words of
    the coded text decide, else where the lines behind it end.
    """
    found = [read for kind, start in kinds if (read := _read(content, start, kind))]
    if len({event for event, *_ in found}) < 2:
        return found[0] if found else None
    proved = [one for one in found if proof(one[0])]
    if len(proved) == 1:
        return proved[0]
    end = _end_as_big(content, next(end for _, kind, _, end in found if kind == _BIG))
    likelier = _LITTLE if content[end : end + 1] == b"\0" else _BIG
    return found[0] if end == len(content) else next(one for one in found if one[1] == likelier)


def _read(content: bytes, start: int, encoding: str) -> _Read | None:
    event, length = _event(content, start, encoding)
    if not event:
        return None
    line_end = _LINE_END[encoding].match(content, start + length)
    return event, encoding, start, line_end.end() if line_end else start + length


def _end_as_big(content: bytes, end: int) -> int:
    """Where the lines end that may be read as big-endian and stand there.

    Lines that are little-endian leave a zero over.
    """
    while content[end : end + 2] == b"\0{" and (read := _read(content, end, _BIG)):
        end = read[-1]
    return end


def _event(content: bytes, start: int, encoding: str) -> tuple[bytes, int]:
    """The event that begins there, and how many bytes it took."""
    end = content.find(_NEWLINE[encoding], start)
    while end >= 0 and (end - start) % 2:
        end = content.find(_NEWLINE[encoding], end + 1)
    line = content[start : len(content) if end < 0 else end]
    line += b"\0" * (end < 0 and encoding == _LITTLE)  # the last byte may have been cut off
    text = line[: len(line) // 2 * 2].decode(encoding, "replace")
    event, behind = event_at(text, 0)
    return event, len(text[:behind].encode(encoding))


def _on_lines(between: bytes) -> bytes:
    """What stood before an event, without the mark of its encoding."""
    for mark in _MARKS:
        between = between.removesuffix(mark)
    return between if not between or between.endswith(b"\n") else between + b"\n"
