"""Coding by hand: add and remove codings, accept and reject proposals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qualcode import disk
from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding, Origin, Polarity
from qualcode.model.decision import Verdict
from qualcode.model.source import Passage, Source
from qualcode.registry import did_you_mean
from qualcode.stores.journal import (
    Anchor,
    append_events,
    coder_name,
    journal_path,
    new_id,
    next_seq,
    now,
    read_journal,
)
from qualcode.stores.journal_lines import Event
from qualcode.study import Study


@dataclass(frozen=True, slots=True)
class Coder:
    """The person who decides, by the name that their journal bears.

    Raises:
        QualcodeError: the name cannot be that of a journal.
    """

    name: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", coder_name(self.name))


def add_coding(
    study: Study,
    coder: Coder,
    source: Source,
    passage: Passage,
    code: str,
    polarity: Polarity,
    note: str = "",
) -> Event:
    """Code a passage.

    Raises:
        QualcodeError: the code is unknown, the same coding exists, or nothing could be written.
    """
    known = study.codebook.get(code)
    if known is None:
        ids = [one.id for one in study.codebook.codes]
        raise QualcodeError(f"no code named '{code}'.", did_you_mean(code, ids))
    for one in study.decisions.manual:
        if (one.coder, one.source, one.code) == (coder.name, source.id, known.id) and (
            one.start, one.end) == (passage.start, passage.end):  # fmt: skip
            raise QualcodeError(
                f"{coder.name} has already coded this passage {known.id} ({one.polarity}).",
                f"To change it, first: qualcode coding remove {one.id}",
            )
    with disk.locked(study.root):
        event = Event(
            id=new_id(),
            seq=next_seq(study.root, coder.name),
            event="add",
            code=known.id,
            coder=coder.name,
            polarity=str(polarity),
            note=note,
            at=now(),
            **Anchor(source, passage.start, passage.end).fields(),
        )
        append_events(study.root, coder.name, [event], [source])
    return event


def decide(
    study: Study,
    coder: Coder,
    proposals: Sequence[Coding],
    verdict: Verdict,
    polarity: Polarity | None = None,
    note: str = "",
) -> list[Event]:
    """Accept or reject proposals, all of them or none.

    Raises:
        QualcodeError: a coding is not a proposal, or nothing could be written.
    """
    _refuse_own(proposals)
    sources = {source.id: source for source in study.sources}
    with disk.locked(study.root):
        first = next_seq(study.root, coder.name)
        events = [
            Event(
                id=new_id(),
                seq=first + number,
                event=str(verdict),
                code=one.code,
                coder=coder.name,
                polarity=str(polarity) if polarity else None,
                proposed=str(one.polarity),
                rule=one.rule,
                note=note,
                at=now(),
                **Anchor(sources[one.source], one.start, one.end).fields(),
            )
            for number, one in enumerate(proposals)
        ]
        touched = [sources[name] for name in dict.fromkeys(one.source for one in proposals)]
        append_events(study.root, coder.name, events, touched)
    return events


def _refuse_own(proposals: Sequence[Coding]) -> None:
    for one in proposals:
        if one.origin is Origin.MANUAL:
            raise QualcodeError(
                f"{one.id} was coded by hand, by {one.coder}; it is not a proposal.",
                f"To take your own back: qualcode coding remove {one.id}",
            )


def remove_codings(study: Study, coder: Coder, codings: Sequence[Coding]) -> list[Event]:
    """Take back codings that the coder made; the journal keeps that they were made.

    Raises:
        QualcodeError: a coding is another coder's or the rules', or nothing could be written.
    """
    for one in codings:
        if one.origin is not Origin.MANUAL:
            raise QualcodeError(
                f"{one.id} is a proposal of the rules.",
                f"To strike it: qualcode coding reject {one.id}",
            )
        if one.coder != coder.name:
            raise QualcodeError(
                f"{one.id} was coded by {one.coder}, not by {coder.name}.",
                f"{one.coder} can remove it with --coder {one.coder}.",
            )
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
    events, _ = read_journal(journal_path(study.root, coder.name), coder.name)
    known = {event.id: event for event in events if event.event != "remove"}
    for one in ids:
        if one not in known:
            raise QualcodeError(
                f"'{one}' is neither a place nor the id of a coding of {coder.name}.",
                "See: qualcode coding list",
            )
    fields = ("source", "text_sha256", "reader", "start", "end", "exact", "prefix", "suffix")
    places = {one: {name: getattr(known[one], name) for name in (*fields, "code")} for one in ids}
    return _remove(study, coder, places)


def _remove(study: Study, coder: Coder, places: Mapping[str, dict[str, Any]]) -> list[Event]:
    with disk.locked(study.root):
        first = next_seq(study.root, coder.name)
        events = [
            Event(
                id=new_id(),
                seq=first + number,
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
