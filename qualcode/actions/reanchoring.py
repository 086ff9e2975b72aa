"""Giving codings of an edited transcript their place in it, for good.

Until then they are placed anew at every reading, and the text that was coded has to be kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from qualcode import disk
from qualcode.actions.coding import Coder
from qualcode.actions.withheld import refuse_withheld
from qualcode.errors import QualcodeError
from qualcode.model.source import Passage, Source
from qualcode.stores.journal import (
    Anchor,
    append_events,
    new_id,
    next_seq,
    now,
)
from qualcode.stores.journal_lines import Event
from qualcode.stores.standing import own_events, standing
from qualcode.study import Study


@dataclass(frozen=True, slots=True)
class Move:
    """A decision and the passage that it is to have in the present text."""

    id: str
    source: Source
    passage: Passage


def moves_of(
    study: Study, coder: Coder, sources: Iterable[str] = (), ids: Collection[str] | None = None
) -> list[Move]:
    """Where the coder's decisions in edited transcripts stand now, exact moves and changed ones.

    Orphans are not among them: they have no place. Those on words of somebody who withdrew are
    only if their `ids` are named, to be refused then.
    """
    wanted = set(sources)
    texts = {one.id: one for one in study.sources if not wanted or one.id in wanted}
    events = {event.id: event for event in _standing(study, coder)}
    return [
        Move(one.id, texts[one.source], texts[one.source].passage(one.start, one.end))
        for one in study.decisions.placed
        if one.id in events
        and one.source in texts
        and events[one.id].text_sha256 != texts[one.source].sha256
        and (not study.hidden(one.source, (one.start, one.end)) if ids is None else one.id in ids)
    ]


def reanchor(study: Study, coder: Coder, moves: Sequence[Move]) -> list[Event]:
    """Record where decisions of the coder stand in the present texts; they keep their ids.

    Raises:
        QualcodeError: a decision is not the coder's, somebody withdrew whose words it is or would
            be on, or nothing could be written.
    """
    moved = {move.id for move in moves}
    for stands in study.decisions.placed:
        if stands.id in moved:
            refuse_withheld(study, stands.source, [stands])
    for move in moves:
        refuse_withheld(study, move.source.id, [move.passage])
    with disk.locked(study.root):
        events = {event.id: event for event in _standing(study, coder)}
        for move in moves:
            if move.id not in events:
                raise QualcodeError(
                    f"{coder.name} has no decision {move.id}.", "See: qualcode history"
                )
        first = next_seq(study.root, coder.name)
        batch = new_id() if len(moves) > 1 else ""
        made = [
            _moved(events[move.id], move, first + number, batch)
            for number, move in enumerate(moves)
        ]
        append_events(
            study.root, coder.name, made, {one.source.id: one.source for one in moves}.values()
        )
    return made


def _standing(study: Study, coder: Coder) -> list[Event]:
    return standing(own_events(study.root, coder.name))


def _moved(event: Event, move: Move, seq: int, batch: str) -> Event:
    fields = Anchor(move.source, move.passage.start, move.passage.end).fields()
    return replace(
        event, id=new_id(), seq=seq, event="change", target=event.id, at=now(), batch=batch,
        proposed="", rule="", line=0, **fields,
    )  # fmt: skip
