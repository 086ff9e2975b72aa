"""A line of a journal: one event, as JSON. What a line may hold is checked here alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from qualcode.model.coding import Polarity

VERSION = 1
INCOMPLETE = "is not a complete record"
"""What is wrong with a line that was not written to its end."""

OTHER_VERSION = "was written by another version of the format"
MARKS = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")
"""How the lines begin that git puts around two versions that it could not merge."""

ANCHOR = ("source", "text_sha256", "reader", "start", "end", "exact", "prefix", "suffix")
"""The fields of an event that place its passage."""

_EVENTS = ("add", "change", "remove", "accept", "reject", "consensus", "translate", "undo")
_WITH_TARGET = ("change", "remove", "undo")
_REQUIRED = ("id", "event", "source", "code", "coder", "exact")
_NUMBERS = ("seq", "start", "end")
_POLARITIES = frozenset(map(str, Polarity))


@dataclass(frozen=True, slots=True)
class Event:
    """One decision of one coder.

    `add`, `accept`, `reject` and `consensus` decide; `translate` gives the words of a passage in
    `language` (it has no code, and its text is the `note`). `target` is the id of the event that a
    `change` puts anew (code, passage, polarity, note), a `remove` takes out of the codings, and an
    `undo` makes not to have been. `line` is the event's line in the journal. Offsets are code
    points in the text whose hash is `text_sha256`. Events with the same `batch` were one command,
    and are undone together.
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
    batch: str = ""
    note: str = ""
    language: str = ""
    at: str = ""
    v: int = VERSION
    line: int = 0

    def as_line(self) -> bytes:
        """The event as it stands in the journal."""
        record = {key: value for key, value in asdict(self).items() if key != "line"}
        kept = {
            key: value for key, value in record.items() if value not in ("", None) or key == "code"
        }
        line = json.dumps(kept, ensure_ascii=False, sort_keys=True) + "\n"
        return line.encode("utf-8", "replace")


@lru_cache(maxsize=1 << 16)
def read_line(line: bytes, number: int) -> tuple[Event | None, str]:
    """The event that a line holds, or None and what is wrong with it, as a predicate.

    While somebody codes the same lines are read after every decision; they are kept.
    """
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return None, "is not saved as UTF-8"
    except (ValueError, RecursionError):
        return None, INCOMPLETE
    if not isinstance(record, dict):
        return None, "is not a record"
    if record.get("v") != VERSION:
        return None, f"{OTHER_VERSION} ({record.get('v')!r})"
    wrong = _fault(record) or _broken_text(line, record)
    if wrong:
        return None, wrong
    known = {name: record[name] for name in Event.__dataclass_fields__ if name in record}
    return Event(**known | {"line": number, "v": VERSION}), ""


def is_newer(line: bytes) -> bool:
    """Whether a line is an event of a later qualcode, which must be left as it is."""
    if not read_line(line, 0)[1].startswith(OTHER_VERSION):
        return False
    version = json.loads(line.decode("utf-8")).get("v")
    return type(version) is int and version > VERSION


def _fault(record: Mapping[str, Any]) -> str:
    """What keeps a record from being an event; "" where nothing does."""
    required = _REQUIRED if record.get("event") != "translate" else (*_REQUIRED, "note", "language")
    missing = [name for name in required if not isinstance(record.get(name), str)]
    missing += [name for name in _NUMBERS if type(record.get(name)) is not int]
    if missing:
        return "lacks " + ", ".join(missing)
    texts = [name for name, field in Event.__dataclass_fields__.items() if field.type == "str"]
    wrong = [name for name in texts if not isinstance(record.get(name, ""), str)]
    if wrong:
        return "has no text in " + ", ".join(wrong)
    if not record["id"] or record["event"] not in _EVENTS:
        return f"has an unknown event '{record['event']}'" if record["id"] else "has an empty id"
    if record["event"] in _WITH_TARGET and not record.get("target"):
        return "does not say what it is about (target)"
    if not 0 <= record["start"] < record["end"]:
        return f"has an impossible passage ({record['start']} to {record['end']})"
    for name in ("polarity", "proposed"):
        value = record.get(name)
        if value not in (None, "") and not (isinstance(value, str) and value in _POLARITIES):
            return f"has an unknown polarity '{value}'"
    return ""


def _broken_text(line: bytes, record: Mapping[str, Any]) -> str:
    # Half a character (a lone surrogate) can only come in as an escape, and nothing can print it.
    if b"\\ud" not in line.lower():
        return ""
    try:
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return "holds a broken character"
    return ""


def seq_after(events: Iterable[Event]) -> int:
    """The number of the event that comes next."""
    return 1 + max((event.seq for event in events), default=0)
