"""Who decided what, and when: the journals as sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from qualcode.model.privacy import WITHHELD
from qualcode.model.source import Source
from qualcode.stores.journal_lines import Event
from qualcode.study import Study

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One event with what it was about.

    `turn` is the turn in the present text, None where the passage has no place in it. `undone`
    says that the coder took the event back later.
    """

    event: Event
    source: str
    turn: int | None
    code: str
    quotation: str
    undone: bool
    about: Event | None

    @property
    def sentence(self) -> str:
        """What happened, for people."""
        event = self.event
        place = self.source if self.turn is None else f"{self.source}:{self.turn}"
        polarity = f" {event.polarity}" if event.polarity else ""
        proposed = f" {event.proposed}" if event.proposed else ""
        what = {
            "add": f"coded {place} {event.code}{polarity}",
            "change": f"changed {place} to {event.code}{polarity}",
            "remove": f"removed {event.code} from {place}",
            "accept": f"accepted {event.code}{polarity or proposed} at {place}",
            "reject": f"rejected {event.code} at {place}",
            "translate": f"translated {place}",
            "consensus": f"recorded the consensus {event.code}{polarity} at {place}",
            "undo": f"took back: {self.about.event if self.about else 'a decision'} "
            f"{event.code} at {place}",
        }[event.event]
        note = f" (note: {event.note})" if event.note and event.event != "undo" else ""
        words = self.quotation
        short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        return f"{event.coder} {what} “{short}”{note}{' [taken back]' * self.undone}"

    def record(self) -> dict[str, Any]:
        """The entry for programs."""
        event = self.event
        return {
            "id": event.id, "seq": event.seq, "at": event.at, "coder": event.coder,
            "event": event.event, "source": self.source, "turn": self.turn, "code": self.code,
            "polarity": event.polarity, "quotation": self.quotation, "note": event.note,
            "rule": event.rule, "target": event.target or None, "undone": self.undone,
        }  # fmt: skip


def history(
    study: Study,
    events: Iterable[Event],
    *,
    sources: Iterable[str] = (),
    codes: Iterable[str] = (),
    coders: Iterable[str] = (),
    since: str = "",
    until: str = "",
) -> list[HistoryEntry]:
    """The events of a selection, the oldest first; words of people who withdrew are left out.

    Args:
        study: Gives places in the present texts, and what may be printed.
        events: Those of all coders.
        sources: Ids; none for all.
        codes: Ids, present or former; what stands below them is in it.
        coders: Names; none for all.
        since: The first day, `2026-03-01`.
        until: The last day.
    """
    every = _in_time(events)
    known = {(one.coder, one.id): one for one in every}
    undone = {(one.coder, one.target) for one in every if one.event == "undo"}
    places = _places(study)
    wanted, below = set(sources), _codes(study, codes)
    people = set(coders)
    return [
        _entry(study, event, known, undone, places)
        for event in every
        if (not wanted or event.source in wanted)
        and (not below or _code(study, event) in below)
        and (not people or event.coder in people)
        and (not since or local_time(event.at)[:10] >= since)
        and (not until or local_time(event.at)[:10] <= until)
    ]


def local_time(at: str) -> str:
    """The time of an event where the researcher is, as `2026-03-01 09:12`."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return at[:16].replace("T", " ")


def _in_time(events: Iterable[Event]) -> list[Event]:
    """All coders' events by time, each coder's in the order in which they count."""
    by_coder: defaultdict[str, list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda one: (one.seq, one.id)):
        by_coder[event.coder].append(event)
    timed = []
    for coder, own in sorted(by_coder.items()):
        # The first 13 characters of an id are its time to the millisecond.
        latest = ("", "")
        for place, event in enumerate(own):
            latest = max(latest, (event.at, event.id[:13]))
            timed.append((*latest, coder, place, event))
    return [event for *_, event in sorted(timed, key=lambda one: one[:4])]


def _codes(study: Study, wanted: Iterable[str]) -> set[str]:
    return {one.id for code in wanted for one in study.codebook.subtree(code)}


def _code(study: Study, event: Event) -> str:
    code = study.codebook.get(event.code)
    return code.id if code else event.code


def _places(study: Study) -> dict[str, tuple[Source, int]]:
    """Where each decision stands now, by its id."""
    texts = {one.id: one for one in study.sources}
    return {one.id: (texts[one.source], one.start) for one in study.decisions.placed}


def _entry(
    study: Study,
    event: Event,
    known: Mapping[tuple[str, str], Event],
    undone: set[tuple[str, str]],
    places: Mapping[str, tuple[Source, int]],
) -> HistoryEntry:
    about = known.get((event.coder, event.target))
    source, start = _place(study, event, places)
    segment = source.segment_at(start) if source and start is not None else None
    known_start = start if segment else None
    hidden = study.hidden(source.id if source else event.source, known_start)
    words = " ".join(study.anonymiser(event.exact).split())
    return HistoryEntry(
        event,
        source.id if source else event.source,
        segment.number if segment else None,
        _code(study, event),
        WITHHELD if hidden else words,
        (event.coder, event.id) in undone,
        about,
    )


def _place(
    study: Study, event: Event, places: Mapping[str, tuple[Source, int]]
) -> tuple[Source | None, int | None]:
    for name in (event.id, event.target):
        if name in places:
            return places[name]
    source = study.source(event.source)
    same = source is not None and source.sha256 == event.text_sha256
    return source, event.start if same else None
