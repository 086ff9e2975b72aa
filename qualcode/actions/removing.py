"""Taking codings back: the journal keeps that they were made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.actions.coding import Coder, refuse_others
from qualcode.actions.recording import about, record
from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding
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
    places = {one.id: about(sources[one.source], one) | {"code": one.code} for one in codings}
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
    decided = [{"event": "remove", "target": one, **fields} for one, fields in places.items()]
    return record(study, coder.name, decided)
