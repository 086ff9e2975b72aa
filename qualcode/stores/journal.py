"""The journals: what each coder decided, one event a line in `codings/<coder>.jsonl`.

A journal is only ever appended to; today's codings are a fold over it. Order comes from (`seq`,
`id`), never from a clock. A line that cannot be read is reported and left where it is.
"""

from __future__ import annotations

import os
import re
import time
import unicodedata
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qualcode import disk
from qualcode.errors import Problem, QualcodeError, refusal
from qualcode.model.source import Source
from qualcode.stores.coded_texts import keep_text
from qualcode.stores.files import bytes_of
from qualcode.stores.journal_faults import (
    MEND,
    REPAIR,
    about_line,
    about_marks,
    about_merged,
    about_strays,
    fault,
)
from qualcode.stores.journal_lines import MARKS, Event, read_line, seq_after

FOLDER = "codings"
CONTEXT = 32
_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_BROKEN = frozenset({"journal-line", "journal-conflict"})
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
    if not is_coder_name(composed):
        raise QualcodeError(
            f"'{name}' cannot be a coder's name.",
            "Use letters, digits, - and _, e.g. --coder rina.",
        )
    return composed


def is_coder_name(name: str) -> bool:
    """Whether a coder can be called so; the name is composed Unicode."""
    return bool(_NAME.fullmatch(name)) and name.casefold() not in _NOT_NAMES


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
        QualcodeError: nothing was added: it could not be written, or lines of the journal cannot
            be read.
    """
    path, _ = _whole(study, coder)
    for source in texts:
        keep_text(study, source)
    _add(study, path, events)


def append_lines(study: Path, coder: str, events: Iterable[Event]) -> None:
    """Add events whose texts are kept already.

    Raises:
        QualcodeError: nothing was added.
    """
    _add(study, _whole(study, coder)[0], events)


def _add(study: Path, path: Path, events: Iterable[Event]) -> None:
    batch = b"".join(event.as_line() for event in events)
    _put_torn_line_aside(study, path)
    disk.append(path, batch)


def next_seq(study: Path, coder: str) -> int:
    """The number after the last one in a coder's journal.

    Raises:
        QualcodeError: the journal is there but cannot be read.
    """
    return seq_after(own_journal(study, coder))


def own_journal(study: Path, coder: str) -> list[Event]:
    """The events of a coder's journal, to which more are to be added.

    Raises:
        QualcodeError: it cannot be read, or not all of it.
    """
    return _whole(study, coder)[1]


def _whole(study: Path, coder: str) -> tuple[Path, list[Event]]:
    """The journal of a coder, if all of it can be read; a torn last line does no harm.

    What is added to a journal that is not wholly understood might contradict what stands there.

    Raises:
        QualcodeError: it cannot be read, or not all of it; the text says how to mend it.
    """
    path = journal_path(study, coder)
    events, problems = events_in(content_of(path), f"{FOLDER}/{path.name}", coder)
    broken = next((one for one in problems if one.code in _BROKEN), None)
    if broken is not None:
        raise QualcodeError(
            f"{broken.place}: {broken.message.rstrip('.')}. Nothing was changed.", broken.hint
        )
    return path, events


def read_journals(study: Path) -> tuple[list[Event], list[Problem]]:
    """All events of all coders in order, once each, with what could not be read."""
    folder = study / FOLDER
    try:
        paths = sorted(folder.iterdir()) if folder.exists() else []
    except OSError as error:
        told = f"cannot be read: {refusal(error)}"
        return [], [fault("journal-unreadable", FOLDER, None, told)]
    read = [_read(path, path.stem) for path in paths if path.suffix == ".jsonl"]
    events = [event for journal in read for event in journal.events]
    problems = [problem for journal in read for problem in journal.problems]
    known = {(event.coder, event.id): event for event in events}
    for journal in read:
        problems += about_strays(journal.strays, journal.name, is_coder_name, known)
    return events, problems


def read_journal(path: Path, coder: str) -> tuple[list[Event], list[Problem]]:
    """The events of one journal in the order of (seq, id), once each."""
    found = _read(path, coder)
    return found.events, [*found.problems, *about_strays(found.strays, found.name, is_coder_name)]


def events_in(content: bytes, name: str, coder: str) -> tuple[list[Event], list[Problem]]:
    """The events that the lines of a journal say, in the order of (seq, id), once each."""
    found = _read_lines(content, name, coder)
    return found.events, [*found.problems, *about_strays(found.strays, name, is_coder_name)]


@dataclass(frozen=True, slots=True)
class _Journal:
    """What was read in a journal; `strays` are other coders' events."""

    name: str
    events: list[Event]
    problems: list[Problem]
    strays: list[Event] = field(default_factory=list)


def _read(path: Path, coder: str) -> _Journal:
    name = f"{FOLDER}/{path.name}"
    try:
        content = content_of(path)
    except QualcodeError as error:
        told = fault("journal-unreadable", name, None, error.message.rstrip("."), error.hint)
        return _Journal(name, [], [told])
    try:
        return _read_lines(content, name, coder_name(coder))
    except QualcodeError as error:
        hint = f"To move its decisions to the journals of those who made them: {REPAIR}"
        told = fault("journal-unreadable", name, None, error.message.rstrip("."), hint)
        return _Journal(name, [], [told])


def _read_lines(content: bytes, name: str, coder: str) -> _Journal:
    events: dict[str, Event] = {}
    problems: list[Problem] = []
    strays: list[Event] = []
    lines = content.removeprefix(_BOM).split(b"\n")
    marked = {at for at, line in enumerate(lines[:-1], start=1) if line.startswith(MARKS)}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or number in marked:
            continue
        event, wrong = read_line(line, number)
        if event is None:
            problems.append(about_line(name, number, wrong, line, number == len(lines)))
        elif unicodedata.normalize("NFC", event.coder) != coder:
            strays.append(event)
        else:
            events.setdefault(event.id, event)
    problems += about_marks(marked, name)
    problems += about_merged(events.values(), name)
    ordered = sorted(events.values(), key=lambda event: (event.seq, event.id))
    return _Journal(name, ordered, problems, strays)


def content_of(path: Path) -> bytes:
    """The bytes of a journal; none where there is no file yet.

    Raises:
        QualcodeError: it cannot be read, is no ordinary file, or lies outside the study.
    """
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(path.parent.parent.resolve()):
            raise QualcodeError(f"{path.name} is a link that leads out of the study folder.")
        content = bytes_of(path, path.name) if path.exists() else b""
    except (OSError, RuntimeError) as error:  # Path.resolve() of Python 3.11 tells so of a loop
        raise QualcodeError(f"{path.name} cannot be read: {refusal(error)}.") from error
    if is_wide(content):
        raise QualcodeError(f"{path.name} is not saved as UTF-8.", MEND)
    return content


def is_wide(content: bytes) -> bool:
    """Whether a text was saved as UTF-16, as some editors do; zeros alone are a crash's."""
    return content.startswith(_WIDE) or (b"\0" in content[:8] and any(content[:8]))


def _put_torn_line_aside(study: Path, path: Path) -> None:
    content = content_of(path)
    if not content or content.endswith(b"\n"):
        return
    whole = content.rfind(b"\n") + 1
    torn = content[whole:]
    # A last line without a line break is whole where it reads as one.
    if read_line(torn.removeprefix(_BOM), 0)[0] is not None:
        disk.append(path, b"\n")
        return
    disk.put_aside(study, path.name, torn)
    disk.truncate(path, whole)
