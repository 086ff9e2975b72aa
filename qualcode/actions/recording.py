"""Adding decisions to a coder's journal: what one command decides is one batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qualcode import disk
from qualcode.model.coding import Coding
from qualcode.model.source import Passage, Source
from qualcode.stores.journal import Anchor, append_events, new_id, next_seq, now
from qualcode.stores.journal_lines import Event
from qualcode.study import Study


def record(
    study: Study, coder: str, decided: Sequence[Mapping[str, Any]], sources: Iterable[Source] = ()
) -> list[Event]:
    """Add events to a journal, all or none; they are undone together.

    Args:
        study: Whose journal it is.
        coder: The name that the journal bears.
        decided: The fields of each event, apart from those that every event has.
        sources: The texts that were coded, to be kept beside the journal.

    Raises:
        QualcodeError: nothing could be written.
    """
    with disk.locked(study.root):
        first = next_seq(study.root, coder)
        batch = new_id() if len(decided) > 1 else ""
        events = [
            Event(id=new_id(), seq=first + number, batch=batch, coder=coder, at=now(), **fields)
            for number, fields in enumerate(decided)
        ]
        append_events(study.root, coder, events, list(sources))
    return events


def about(source: Source, passage: Passage | Coding) -> dict[str, Any]:
    """The fields that say where a passage stands, and how to find it again."""
    return Anchor(source, passage.start, passage.end).fields()
