"""What can be mended in a journal without anybody's judgement: no event of it is ever given up.

Lines that are no events are taken out, marks of git too; records that ran together on one line are
parted; those that were saved as UTF-16, or by an editor in another encoding, become UTF-8. What is
taken out is handed back, to be kept elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.stores.journal_lines import MARKS, is_newer, read_line
from qualcode.stores.journal_proof import Proof, unproved
from qualcode.stores.journal_records import parted
from qualcode.stores.utf16_lines import as_utf8

_BOM = b"\xef\xbb\xbf"
_WHY = {
    "mark": "marks of a conflict that git left are taken out, both sides stay",
    "twice": "the same line stood on both sides of the conflict; once is enough",
    "known": "what stands in the journal as UTF-8 too is taken out; once is enough",
    "garbage": "what is no decision is taken out",
    "torn": "the incomplete last line is taken out",
}
_PROVED = {
    True: "its words are those of the coded text",
    None: "no coded text proves its letters: look at them with qualcode history",
    False: "its words are not those of the coded text: look at them with qualcode history",
}
"""By whether a text proves that an encoding was the right one."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A journal as it should be, and what was taken out of it, in words and bytes."""

    content: bytes
    aside: bytes = b""
    told: tuple[str, ...] = ()


def mended(content: bytes, proof: Proof = unproved) -> Mended:
    """The journal with whole events only, each line as it was, in their order.

    `proof` tells of events that were saved in another encoding whether their words are right.
    """
    content, wide = as_utf8(content, proof)
    told = [f"what is saved as UTF-16 becomes UTF-8 ({_decisions(wide)})"] if wide else []
    body = content.removeprefix(_BOM)
    lines = body.split(b"\n")
    *whole, last = lines
    found = _Lines(lines, proof)
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

    def __init__(self, lines: Sequence[bytes], proof: Proof) -> None:
        self.kept: list[bytes] = []
        self.aside: list[bytes] = []
        self.parted: list[int] = []
        self._proof = proof
        self._conflict = any(line.startswith(MARKS) for line in lines)
        self._known = {event.id for line in lines if (event := read_line(line, 0)[0])}
        self._seen: set[bytes] = set()
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        self._saved_as: defaultdict[tuple[str, bool | None], list[int]] = defaultdict(list)

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
        parts = parted(line, self._proof)
        fresh = [one for one in parts if not (one.encoding and self._is_known(one.line))]
        if not fresh:
            self._put(number, line, "known" if parts else "torn" if last else "garbage")
            return
        self.kept += [one.line for one in fresh]
        self.aside.append(line)
        if any(not one.encoding for one in fresh) or len(fresh) > 1:
            self.parted.append(number)
        for kind in dict.fromkeys((one.encoding, one.proved) for one in fresh if one.encoding):
            self._saved_as[kind].append(number)

    def _is_known(self, line: bytes) -> bool:
        """Whether the journal says a decision in UTF-8 too."""
        event = read_line(line, 0)[0]
        return event is not None and event.id in self._known

    def _put(self, number: int, line: bytes, why: str) -> None:
        self.aside.append(line)
        self._numbers[why].append(number)

    def told(self) -> list[str]:
        """What is to be done, in words."""
        told = [
            f"{_WHY[why]} ({_numbered(self._numbers[why])})" for why in _WHY if self._numbers[why]
        ]
        if self.parted:
            told.append(f"decisions that ran together are parted ({_numbered(self.parted)})")
        for (encoding, proved), numbers in self._saved_as.items():
            told.append(
                f"what is saved as {_encoding_name(encoding)} becomes UTF-8 "
                f"({_numbered(numbers)}); {_PROVED[proved]}"
            )
        return told


def _encoding_name(encoding: str) -> str:
    return encoding.replace("cp125", "Windows-125").replace("_", "-").replace("latin", "Latin")


def _decisions(count: int) -> str:
    return "1 decision" if count == 1 else f"{count} decisions"


def _numbered(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:5])) + (", …" if len(numbers) > 5 else "")
    return f"line {shown}" if len(numbers) == 1 else f"lines {shown}"
