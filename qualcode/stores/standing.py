"""Which events of the journals still stand, each as it was last changed: the fold over time.

A coder undoes, removes and changes their own events only. The order in which events are read does
not matter, so journals that git merged fold alike; of several changes the last by (`seq`, `id`)
counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from qualcode.stores.journal import own_journal
from qualcode.stores.journal_lines import ANCHOR, Event

DECIDING = ("add", "accept", "reject", "consensus", "translate")
"""The events that decide something; the others are about these."""

_CHANGED = (*ANCHOR, "code", "polarity", "note")


def own_events(study: Path, coder: str) -> list[Event]:
    """What a coder decided and did not undo, in the order in which it was decided.

    Raises:
        QualcodeError: their journal cannot be read, or not all of it.
    """
    return not_undone(own_journal(study, coder))


def standing(events: Iterable[Event]) -> list[Event]:
    """The deciding events that nobody took back, with what their last change says.

    They keep their ids, so that a coding is the same through all its changes.
    """
    live = not_undone(events)
    removed = {_about(event) for event in live if event.event == "remove"}
    changes: dict[tuple[str, str], Event] = {}
    for event in sorted(live, key=lambda one: (one.seq, one.id)):
        if event.event == "change":
            changes[_about(event)] = event
    return [
        _as_changed(event, changes.get((event.coder, event.id)))
        for event in live
        if event.event in DECIDING and (event.coder, event.id) not in removed
    ]


def noted_on(events: Iterable[Event]) -> list[tuple[Event, Event]]:
    """Decisions that were changed since their note was written, with each earlier state of that.

    A change keeps the note, also where it moves the coding to other words: then the note is about
    the words before.
    """
    live = sorted(not_undone(events), key=lambda one: (one.seq, one.id))
    states: dict[tuple[str, str], list[Event]] = {}
    for event in live:
        if event.event == "change":
            states.setdefault(_about(event), []).append(event)
    return [
        (event, state)
        for event in live
        if event.event in DECIDING
        for state in _with_last_note([event, *states.get((event.coder, event.id), ())])
    ]


def _with_last_note(states: list[Event]) -> list[Event]:
    """The states that had the last one's note already, the last one left out."""
    last, kept = states[-1], []
    for state in reversed(states[:-1] if last.note else []):
        if state.note != last.note:
            break
        kept.append(state)
    return kept


def not_undone(events: Iterable[Event]) -> list[Event]:
    """The events, without those that were undone and the undoing itself."""
    every = list(events)
    undone = {_about(event) for event in every if event.event == "undo"}
    return [one for one in every if one.event != "undo" and (one.coder, one.id) not in undone]


def _about(event: Event) -> tuple[str, str]:
    return event.coder, event.target


def _as_changed(event: Event, change: Event | None) -> Event:
    if change is None:
        return event
    fields = {name: getattr(change, name) for name in _CHANGED}
    return replace(event, **fields | {"polarity": change.polarity or event.polarity})
