"""The journals: what each coder decided, one event a line in `codings/<coder>.jsonl`.

A journal is only ever appended to; today's codings are a fold over it. Order comes from (`seq`,
`id`), never from a clock. A line that cannot be read is reported and left where it is.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
import unicodedata
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qualcode import disk
from qualcode.errors import Problem, QualcodeError, Severity
from qualcode.model.source import Source
from qualcode.stores.coded_texts import keep_text
from qualcode.stores.journal_lines import INCOMPLETE, Event, read_line

FOLDER = "codings"
CONTEXT = 32
_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_NAME = re.compile(r"[^\W_](?:[\w.-]{0,62}[\w-])?")
_NOT_NAMES = frozenset({"rules", "con", "prn", "aux", "nul"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage of a source with the context by which it is found again in an edited text."""

    source: Source
    start: int
    end: int

    def fields(self) -> dict[str, Any]:
        """The event fields that place the passage."""
        text = self.source.text
        return {
            "source": self.source.id,
            "text_sha256": self.source.sha256,
            "reader": self.source.reader,
            "start": self.start,
            "end": self.end,
            "exact": text[self.start : self.end],
            "prefix": text[max(0, self.start - CONTEXT) : self.start],
            "suffix": text[self.end : self.end + CONTEXT],
        }


def new_id() -> str:
    """A UUID of version 7 (RFC 9562): unique, and later ones sort later."""
    stamp = int(time.time() * 1000).to_bytes(6, "big")
    value = bytearray(stamp + os.urandom(10))
    value[6] = value[6] & 0x0F | 0x70
    value[8] = value[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(value)))


def now() -> str:
    """The present moment in UTC, for the reader of the journal; nothing is ordered by it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def coder_name(name: str) -> str:
    """A coder's name as it is kept: composed Unicode that any system takes as a file name.

    Raises:
        QualcodeError: the name cannot be a file name or is the rules' own.
    """
    composed = unicodedata.normalize("NFC", name)
    if not _NAME.fullmatch(composed) or composed.casefold() in _NOT_NAMES:
        raise QualcodeError(
            f"'{name}' cannot be a coder's name.",
            "Use letters, digits, - and _, e.g. --coder rina.",
        )
    return composed


def journal_path(study: Path, coder: str) -> Path:
    """The journal of a coder.

    Raises:
        QualcodeError: the name cannot be a file name or is the rules' own.
    """
    return study / FOLDER / f"{coder_name(coder)}.jsonl"


def append_events(
    study: Path, coder: str, events: Iterable[Event], texts: Iterable[Source]
) -> None:
    """Add events to a coder's journal, keeping the coded texts beside it.

    A torn last line of an earlier crash is first put aside in `.qualcode/quarantine`.

    Raises:
        QualcodeError: nothing was added.
    """
    _content(journal_path(study, coder))
    for source in texts:
        keep_text(study, source)
    append_lines(study, coder, events)


def append_lines(study: Path, coder: str, events: Iterable[Event]) -> None:
    """Add events whose texts are kept already.

    Raises:
        QualcodeError: nothing was added.
    """
    path = journal_path(study, coder)
    batch = b"".join(event.as_line() for event in events)
    _put_torn_line_aside(study, path)
    disk.append(path, batch)


def next_seq(study: Path, coder: str) -> int:
    """The number after the last one in a coder's journal.

    Raises:
        QualcodeError: the journal is there but cannot be read.
    """
    path = journal_path(study, coder)
    _content(path)
    events, _ = read_journal(path, coder)
    return 1 + max((event.seq for event in events), default=0)


def read_journals(study: Path) -> tuple[list[Event], list[Problem]]:
    """All events of all coders in order, once each, with what could not be read."""
    folder = study / FOLDER
    try:
        paths = sorted(folder.iterdir()) if folder.exists() else []
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        return [], [_problem("journal-unreadable", FOLDER, None, f"cannot be read: {reason}")]
    events: list[Event] = []
    problems: list[Problem] = []
    for path in paths:
        if path.suffix != ".jsonl":
            continue
        found, wrong = read_journal(path, path.stem)
        events += found
        problems += wrong
    return events, problems


def read_journal(path: Path, coder: str) -> tuple[list[Event], list[Problem]]:
    """The events of one journal in the order of (seq, id), once each."""
    name = f"{FOLDER}/{path.name}"
    try:
        coder = coder_name(coder)
        content = _content(path)
    except QualcodeError as error:
        return [], [_problem("journal-unreadable", name, None, error.message.rstrip("."))]
    events: dict[str, Event] = {}
    problems: list[Problem] = []
    lines = content.removeprefix(_BOM).split(b"\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        event, wrong = read_line(line, number)
        if event is None:
            torn = number == len(lines) and wrong == INCOMPLETE
            problems.append(_bad_line(name, number, wrong, torn))
        elif unicodedata.normalize("NFC", event.coder) != coder:
            message = f"this line belongs to another coder, '{event.coder}', and was left out"
            problems.append(_problem("journal-coder", name, number, message))
        else:
            events.setdefault(event.id, event)
    problems += _merged(events.values(), name)
    return sorted(events.values(), key=lambda event: (event.seq, event.id)), problems


def _content(path: Path) -> bytes:
    """The bytes of a journal; none where there is no file yet.

    Raises:
        QualcodeError: it cannot be read, is no ordinary file, or lies outside the study.
    """
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(path.parent.parent.resolve()):
            raise QualcodeError(f"{path.name} is a link that leads out of the study folder.")
        if not path.exists():
            return b""
        if not path.is_file():
            raise QualcodeError(f"{path.name} is not an ordinary file.")
        content = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise QualcodeError(f"{path.name} cannot be read: {reason}.") from error
    if content.startswith(_WIDE) or b"\0" in content[:8]:
        raise QualcodeError(
            f"{path.name} is not saved as UTF-8.", "Save it as UTF-8 in a text editor."
        )
    return content


def _merged(events: Iterable[Event], name: str) -> list[Problem]:
    """Told where two copies of a journal were merged: both counted on from the same number."""
    twice = [seq for seq, times in Counter(event.seq for event in events).items() if times > 1]
    if not twice:
        return []
    message = f"two versions of this journal were merged; both have an event number {min(twice)}"
    hint = "All events of both count, in the order of their numbers."
    return [_problem("journal-merged", name, None, message, hint, Severity.NOTICE)]


def _bad_line(name: str, number: int, wrong: str, torn: bool) -> Problem:
    if torn:
        return _problem(
            "journal-torn",
            name,
            number,
            "the last line is incomplete: the program was stopped while writing it",
            "Nothing else is affected; the line is put aside when you next code.",
            Severity.WARNING,
        )
    return _problem("journal-line", name, number, f"this line {wrong} and was left out")


def _problem(
    code: str,
    file: str,
    line: int | None,
    message: str,
    hint: str = "",
    severity: Severity = Severity.ERROR,
) -> Problem:
    return Problem(severity, code, message, file, line, None, hint)


def _put_torn_line_aside(study: Path, path: Path) -> None:
    content = _content(path)
    if not content or content.endswith(b"\n"):
        return
    whole = content.rfind(b"\n") + 1
    torn = content[whole:]
    # A last line without a line break is whole where it reads as one, whatever it says.
    if read_line(torn.removeprefix(_BOM), 0)[1] != INCOMPLETE:
        disk.append(path, b"\n")
        return
    digest = hashlib.sha256(torn).hexdigest()[:12]
    disk.write_whole(study / ".qualcode" / "quarantine" / f"{path.name}.{digest}", torn)
    disk.truncate(path, whole)
