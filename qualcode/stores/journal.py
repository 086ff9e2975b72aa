"""The journals: what each coder decided, one event a line in `codings/<coder>.jsonl`.

A journal is only ever appended to; today's codings are a fold over it. Order comes from (`seq`,
`id`), never from a clock. A line that cannot be read is reported and left where it is.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qualcode import disk
from qualcode.errors import Problem, QualcodeError, Severity
from qualcode.model.coding import Polarity
from qualcode.model.source import Source

VERSION = 1
FOLDER = "codings"
CONTEXT = 32
_EVENTS = ("add", "remove", "accept", "reject")
_TEXT_FIELDS = ("id", "event", "source", "code", "coder", "exact")


@dataclass(frozen=True, slots=True)
class Event:
    """One decision of one coder.

    `target` is the id of the coding that a `remove` takes back; `line` is the event's line in the
    journal. Offsets are code points in the text whose hash is `text_sha256`.
    """

    id: str
    seq: int
    event: str
    source: str
    code: str
    start: int
    end: int
    exact: str
    coder: str
    text_sha256: str = ""
    reader: str = ""
    prefix: str = ""
    suffix: str = ""
    polarity: str | None = None
    proposed: str = ""
    rule: str = ""
    target: str = ""
    note: str = ""
    at: str = ""
    v: int = VERSION
    line: int = 0

    def as_line(self) -> bytes:
        """The event as it stands in the journal."""
        record = {key: value for key, value in asdict(self).items() if key != "line"}
        kept = {key: value for key, value in record.items() if value not in ("", None)}
        return (json.dumps(kept, ensure_ascii=False, sort_keys=True) + "\n").encode()


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


def journal_path(study: Path, coder: str) -> Path:
    """The journal of a coder.

    Raises:
        QualcodeError: the name cannot be a file name or is the rules' own.
    """
    if not coder.replace("-", "").replace("_", "").replace(".", "").isalnum() or coder == "rules":
        raise QualcodeError(
            f"'{coder}' cannot be a coder's name.", "Use letters, digits, - and _, e.g. --coder rina."
        )
    return study / FOLDER / f"{coder}.jsonl"


def append_events(study: Path, coder: str, events: Iterable[Event], texts: Iterable[Source]) -> None:
    """Add events to a coder's journal, keeping the coded texts beside it.

    A torn last line of an earlier crash is first put aside in `.qualcode/quarantine`.

    Raises:
        QualcodeError: nothing was added.
    """
    path = journal_path(study, coder)
    batch = b"".join(event.as_line() for event in events)
    for source in texts:
        copy = study / FOLDER / "texts" / f"{source.sha256}.txt"
        if not copy.exists():
            disk.write_whole(copy, source.text.encode("utf-8", "surrogatepass"))
    _put_torn_line_aside(study, path)
    disk.append(path, batch)


def next_seq(study: Path, coder: str) -> int:
    """The number after the last one in a coder's journal."""
    events, _ = read_journal(journal_path(study, coder), coder)
    return 1 + max((event.seq for event in events), default=0)


def read_journals(study: Path) -> tuple[list[Event], list[Problem]]:
    """All events of all coders in order, once each, with what could not be read."""
    events: list[Event] = []
    problems: list[Problem] = []
    folder = study / FOLDER
    for path in sorted(folder.glob("*.jsonl")) if folder.is_dir() else []:
        found, wrong = read_journal(path, path.stem)
        events += found
        problems += wrong
    return events, problems


def read_journal(path: Path, coder: str) -> tuple[list[Event], list[Problem]]:
    """The events of one journal in the order of (seq, id), once each."""
    if not path.exists():
        return [], []
    name = f"{FOLDER}/{path.name}"
    try:
        content = path.read_bytes()
    except OSError as error:
        return [], [_problem("journal-unreadable", name, None, f"cannot be read: {error.strerror}")]
    events: dict[str, Event] = {}
    problems: list[Problem] = []
    lines = content.split(b"\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        event, wrong = _read_line(line, number)
        if event is None:
            torn = number == len(lines)
            problems.append(_bad_line(name, number, wrong, torn))
        elif event.coder != coder:
            problems.append(
                _problem("journal-coder", name, number, f"belongs to another coder, '{event.coder}'")
            )
        else:
            events.setdefault(event.id, event)
    return sorted(events.values(), key=lambda event: (event.seq, event.id)), problems


def _read_line(line: bytes, number: int) -> tuple[Event | None, str]:
    try:
        record = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        return None, "is not a complete record"
    if not isinstance(record, dict):
        return None, "is not a record"
    if record.get("v") != VERSION:
        return None, f"was written by another version of the format ({record.get('v')!r})"
    return _as_event(record, number)


def _as_event(record: Mapping[str, Any], number: int) -> tuple[Event | None, str]:
    missing = [name for name in _TEXT_FIELDS if not isinstance(record.get(name), str)]
    numbers = [record.get(name) for name in ("seq", "start", "end")]
    if missing or not all(type(value) is int for value in numbers):
        return None, "lacks " + ", ".join(missing or ["seq, start or end"])
    if record["event"] not in _EVENTS:
        return None, f"has an unknown event '{record['event']}'"
    polarity = record.get("polarity")
    if polarity is not None and polarity not in set(Polarity):
        return None, f"has an unknown polarity '{polarity}'"
    known = {name: record[name] for name in Event.__dataclass_fields__ if name in record}
    if not all(isinstance(value, str | int | None) for value in known.values()):
        return None, "has a field of the wrong type"
    return Event(**known | {"line": number}), ""


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
    if not path.exists():
        return
    content = path.read_bytes()
    if not content or content.endswith(b"\n"):
        return
    whole = content.rfind(b"\n") + 1
    torn = content[whole:]
    event, _ = _read_line(torn, 0)
    if event is not None:
        disk.append(path, b"\n")
        return
    digest = hashlib.sha256(torn).hexdigest()[:12]
    disk.write_whole(study / ".qualcode" / "quarantine" / f"{path.name}.{digest}", torn)
    disk.truncate(path, whole)
