"""Taking codings back: the journal keeps that they were made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qualcode import disk
from qualcode.actions.coding import Coder, refuse_others
from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding
from qualcode.stores.journal import (
    Anchor,
    append_events,
    new_id,
    next_seq,
    now,
)
from qualcode.stores.journal_lines import ANCHOR, Event
from qualcode.stores.standing import own_events, standing
from qualcode.study import Study


def remove_codings(study: Study, coder: Coder, codings: Sequence[Coding]) -> list[Event]:
    """Take back codings that the coder made; the journal keeps that they were made.

    Raises:
        QualcodeError: a coding is another coder's or the rules', or nothing could be written.
    """
    refuse_others(coder, codings)
    sources = {source.id: source for source in study.sources}
    places = {
        one.id: Anchor(sources[one.source], one.start, one.end).fields() | {"code": one.code}
        for one in codings
    }
    return _remove(study, coder, places)


def remove_events(study: Study, coder: Coder, ids: Sequence[str]) -> list[Event]:
    """Take back decisions of the coder that found no place in today's texts or codebook.

    Raises:
        QualcodeError: the coder's journal has no such event, or nothing could be written.
    """
    known = {event.id: event for event in standing(own_events(study.root, coder.name))}
    for one in ids:
        if one not in known:
            raise QualcodeError(
                f"'{one}' is neither a place nor the id of a coding of {coder.name}.",
                "See: qualcode coding list",
            )
    places = {one: {name: getattr(known[one], name) for name in (*ANCHOR, "code")} for one in ids}
    return _remove(study, coder, places)


def _remove(study: Study, coder: Coder, places: Mapping[str, dict[str, Any]]) -> list[Event]:
    with disk.locked(study.root):
        first = next_seq(study.root, coder.name)
        batch = new_id() if len(places) > 1 else ""
        events = [
            Event(
                id=new_id(),
                seq=first + number,
                batch=batch,
                event="remove",
                coder=coder.name,
                target=target,
                at=now(),
                **fields,
            )
            for number, (target, fields) in enumerate(places.items())
        ]
        append_events(study.root, coder.name, events, [])
    return events
