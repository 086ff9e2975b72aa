"""What can be mended in a journal without anybody's judgement: no event of it is ever given up.

Lines that are no events are taken out, marks of git too; records that ran together on one line are
parted; those that were saved as UTF-16 become UTF-8. What is taken out is handed back, to be kept
elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.stores.journal_lines import MARKS, is_newer, read_line
from qualcode.stores.journal_records import parted
from qualcode.stores.utf16_lines import as_utf8

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Mended:
    """A journal as it should be, and what was taken out of it, in words and bytes."""

    content: bytes
    aside: bytes = b""
    told: tuple[str, ...] = ()


def mended(content: bytes) -> Mended:
    """The journal with whole events only, each line as it was, in their order."""
    content, wide = as_utf8(content)
    told = [f"what is saved as UTF-16 becomes UTF-8 ({_decisions(wide)})"] if wide else []
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
        elif line.startswith(MARKS) and not parted(line):
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


def _decisions(count: int) -> str:
    return "1 decision" if count == 1 else f"{count} decisions"


def _numbered(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:5])) + (", …" if len(numbers) > 5 else "")
    return f"line {shown}" if len(numbers) == 1 else f"lines {shown}"
