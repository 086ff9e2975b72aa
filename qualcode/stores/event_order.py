"""Events one after another: by the time at which they were decided, and what each change found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from qualcode.stores.journal_lines import Event

Key = tuple[str, str]
"""A coder and the id of one of their events: ids are unique in one journal only."""


def key_of(event: Event) -> Key:
    """By what an event is known among those of all coders."""
    return event.coder, event.id


def in_time(events: Iterable[Event]) -> list[Event]:
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


def found_by(events: Iterable[Event]) -> dict[Key, Event]:
    """What the changes changed: the coding as it was made, or as it was changed last before."""
    states: defaultdict[Key, list[Event]] = defaultdict(list)
    found: dict[Key, Event] = {}
    known: dict[Key, Event] = {}
    for event in events:
        target = (event.coder, event.target)
        known[key_of(event)] = event
        if event.event == "change" and states[target]:
            found[key_of(event)] = states[target][-1]
            states[target].append(event)
        elif event.event == "undo" and target in known:
            undone = known[target]
            about = key_of(undone) if undone.event != "change" else (undone.coder, undone.target)
            states[about] = [one for one in states[about] if one.id != undone.id]
        elif not event.target:
            states[key_of(event)].append(event)
    return found
