"""Adding decisions to a coder's journal: what one command decides is one batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import Any

from qualcode import disk
from qualcode.actions.seen_codebook import keep_seen_codebook
from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding
from qualcode.model.source import Passage, Source
from qualcode.stores.journal import Anchor, append_events, new_id, now, own_journal
from qualcode.stores.journal_lines import Event, seq_after
from qualcode.stores.standing import standing
from qualcode.study import Study

_PASSAGE = ("source", "text_sha256", "code", "start", "end")
_of_event, _of_fields = attrgetter(*_PASSAGE), itemgetter(*_PASSAGE)


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
        QualcodeError: the same coder has decided otherwise meanwhile, in another terminal, or
            nothing could be written.
    """
    with disk.locked(study.root):
        own = own_journal(study.root, coder)
        _refuse_overtaken(standing(own), decided)
        first = seq_after(own)
        batch = new_id() if len(decided) > 1 else ""
        events = [
            Event(id=new_id(), seq=first + number, batch=batch, coder=coder, at=now(), **fields)
            for number, fields in enumerate(decided)
        ]
        append_events(study.root, coder, events, list(sources))
        keep_seen_codebook(study)
    return events


def _refuse_overtaken(own: Iterable[Event], decided: Iterable[Mapping[str, Any]]) -> None:
    """Look once more at what stands: the study may have been read before another command ended."""
    standing_now = {event.id: event for event in own}
    by_hand = {_of_event(one): one.id for one in standing_now.values() if one.event == "add"}
    for fields in decided:
        if fields.get("target") and fields["target"] not in standing_now:
            raise QualcodeError(
                f"{fields['target']} was taken back meanwhile.", "See: qualcode history"
            )
        twin = by_hand.get(_of_fields(fields)) if fields["event"] in ("add", "change") else None
        if twin is not None and twin != fields.get("target"):
            raise QualcodeError(
                f"this passage was coded {fields['code']} meanwhile.",
                f"To change it: qualcode coding change {twin}",
            )


def about(source: Source, passage: Passage | Coding) -> dict[str, Any]:
    """The fields that say where a passage stands, and how to find it again."""
    return Anchor(source, passage.start, passage.end).fields()
