"""What can be mended in a journal without anybody's judgement: no event of it is ever given up.

Lines that are no events are taken out, marks of git too; two records that ran together on one line
are parted. What is taken out is handed back, to be kept elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from qualcode.stores.journal import is_wide
from qualcode.stores.journal_lines import MARKS, is_newer, read_line

_BOM = b"\xef\xbb\xbf"
_RECORD = re.compile(rb'\{"')
_PARTS = 50
"""Places at most at which a line is tried to be parted."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A journal as it should be, and what was taken out of it, in words and bytes."""

    content: bytes
    aside: bytes = b""
    told: tuple[str, ...] = ()


def mended(content: bytes) -> Mended:
    """The journal with whole events only, each line as it was, in their order."""
    told: list[str] = []
    if is_wide(content):
        plain = _from_utf16(content)
        if plain is None:
            return Mended(content)
        content = plain
        told.append("it is saved as UTF-16; it becomes UTF-8, as it was")
    body = content.removeprefix(_BOM)
    lines = body.split(b"\n")
    *whole, last = lines
    found = _Lines(any(line.startswith(MARKS) for line in lines))
    for number, line in enumerate(whole, start=1):
        found.take(number, line)
    found.take(len(lines), last, last=True)
    if not (found.aside or found.parted):
        return Mended(content, b"", tuple(told))
    kept = b"".join(line + b"\n" for line in found.kept)
    bom = content[: len(content) - len(body)]
    return Mended(bom + kept, b"\n".join(found.aside) + b"\n", (*told, *found.told()))


class _Lines:
    """Takes line after line and sorts them."""

    def __init__(self, conflict: bool) -> None:
        self.kept: list[bytes] = []
        self.aside: list[bytes] = []
        self.parted: list[int] = []
        self._conflict = conflict
        self._seen: set[bytes] = set()
        self._numbers: dict[str, list[int]] = {"mark": [], "twice": [], "garbage": [], "torn": []}

    def take(self, number: int, line: bytes, last: bool = False) -> None:
        if not line.strip():
            self.kept += [] if last else [line]
        elif line.startswith(MARKS):
            self._put(number, line, "mark")
        elif read_line(line, 0)[0] is None and not is_newer(line):
            self._part(number, line, last)
        elif self._conflict and line.rstrip(b"\r") in self._seen:
            self._put(number, line, "twice")
        else:
            self.kept.append(line)
            self._seen.add(line.rstrip(b"\r"))

    def _part(self, number: int, line: bytes, last: bool) -> None:
        """The events that a broken line holds go on lines of their own."""
        events = parted(line)
        if not events:
            self._put(number, line, "torn" if last else "garbage")
            return
        self.kept += events
        self.aside.append(line)
        self.parted.append(number)

    def _put(self, number: int, line: bytes, why: str) -> None:
        self.aside.append(line)
        self._numbers[why].append(number)

    def told(self) -> list[str]:
        """What is to be done, in words."""
        words = {
            "mark": "marks of a conflict that git left are taken out, both sides stay",
            "twice": "the same line stood on both sides of the conflict; once is enough",
            "garbage": "what is no decision is taken out",
            "torn": "the incomplete last line is taken out",
        }
        told = [
            f"{words[why]} ({_numbered(numbers)})"
            for why, numbers in self._numbers.items()
            if numbers
        ]
        if self.parted:
            told.append(f"decisions that ran together are parted ({_numbered(self.parted)})")
        return told


def parted(line: bytes) -> list[bytes]:
    """The whole events in a line that is none: after a torn one, or one behind the other."""
    starts = [one.start() for one in islice(_RECORD.finditer(line), _PARTS)]
    events: list[bytes] = []
    behind = 0
    for at in starts:
        if at < behind:
            continue
        for end in (*(one for one in starts if one > at), len(line)):
            piece = line[at:end].strip(b"\r\0 ")
            if piece.endswith(b"}") and read_line(piece, 0)[0] is not None:
                events.append(piece)
                behind = end
                break
    return events


def _numbered(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:5])) + (", …" if len(numbers) > 5 else "")
    return f"line {shown}" if len(numbers) == 1 else f"lines {shown}"


def _from_utf16(content: bytes) -> bytes | None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if text.lstrip("\ufeff \r\n").startswith("{"):
            return text.lstrip("\ufeff").replace("\r\n", "\n").encode("utf-8", "replace")
    return None
