"""Whether the journals hold together: what would show that a decision was taken out or altered.

A journal is only added to. Its numbers run on, its times never go back, what a change is about
stands before it, and the words that were coded stand in the text that is kept by its hash. That
the end of a journal was cut off shows in none of this; only a hash noted earlier tells that.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache, partial
from itertools import pairwise
from pathlib import Path

from qualcode.errors import QualcodeError, Severity
from qualcode.stores.coded_texts import kept_text
from qualcode.stores.journal import FOLDER, content_of, read_journal
from qualcode.stores.journal_lines import Event
from qualcode.stores.journal_proof import stands_in


class Flaw(StrEnum):
    """What keeps a journal from proving itself."""

    UNREAD = "unread"
    MISSING = "missing"
    TWICE = "twice"
    TIMES = "times"
    TARGETS = "targets"
    TEXTS = "texts"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class JournalTrail:
    """A journal as an auditor sees it: its hash, and how often each flaw is in it.

    `first` and `last` are the days of its events in UTC, `size` its bytes.
    """

    coder: str
    file: str
    events: int
    first: str
    last: str
    size: int
    sha256: str
    flaws: tuple[tuple[Flaw, int], ...] = ()


def journal_trails(study: Path) -> tuple[JournalTrail, ...]:
    """The journals of a study by the names of their coders."""
    try:
        paths = sorted((study / FOLDER).glob("*.jsonl"))
    except OSError:
        return ()
    coded = cache(partial(kept_text, study))
    return tuple(_trail(path, coded) for path in paths)


def _trail(path: Path, coded: Callable[[str], str | None]) -> JournalTrail:
    file = f"{FOLDER}/{path.name}"
    try:
        content = content_of(path)
    except QualcodeError:
        return JournalTrail(path.stem, file, 0, "", "", 0, "", ((Flaw.UNREAD, 1),))
    events, problems = read_journal(path, path.stem)
    unread = sum(one.severity is Severity.ERROR for one in problems)
    days = sorted(one.at[:10] for one in events if one.at)
    flaws = ((Flaw.UNREAD, unread), *_flaws(events, coded))
    return JournalTrail(
        path.stem, file, len(events), (days or [""])[0], (days or [""])[-1],
        len(content), hashlib.sha256(content).hexdigest(),
        tuple((flaw, n) for flaw, n in flaws if n),
    )  # fmt: skip


def _flaws(
    events: Sequence[Event], coded: Callable[[str], str | None]
) -> Iterator[tuple[Flaw, int]]:
    numbers = Counter(one.seq for one in events)
    yield Flaw.MISSING, max(numbers, default=0) - sum(1 for one in numbers if one > 0)
    yield Flaw.TWICE, sum(times - 1 for times in numbers.values())
    times = [moment for one in events if (moment := _moment(one.at))]
    yield Flaw.TIMES, sum(later < earlier for earlier, later in pairwise(times))
    known: set[str] = set()
    lost = 0
    for one in events:
        lost += bool(one.target) and one.target not in known
        known.add(one.id)
    yield Flaw.TARGETS, lost
    texts = [(one, coded(one.text_sha256)) for one in events]
    yield Flaw.TEXTS, sum(text is None for _, text in texts)
    yield Flaw.WORDS, sum(text is not None and not stands_in(one, text) for one, text in texts)


def _moment(at: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
