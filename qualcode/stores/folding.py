"""From events to decisions: the fold over the journals, with passages placed in today's texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from qualcode.errors import Problem, Severity
from qualcode.model.anchoring import Fate, Place
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding, Origin, Polarity
from qualcode.model.decision import (
    Consensus,
    Decision,
    Decisions,
    Displaced,
    Noted,
    Translation,
    Verdict,
)
from qualcode.model.source import Passage, Source
from qualcode.stores.journal import FOLDER
from qualcode.stores.journal_lines import Event
from qualcode.stores.placing import KeptText, Placing
from qualcode.stores.standing import noted_on, standing


def _nothing_kept(_: str) -> None:
    return None


def fold(
    events: Sequence[Event],
    sources: Mapping[str, Source],
    codebook: Codebook,
    kept: KeptText | None = None,
) -> tuple[Decisions, list[Problem]]:
    """The decisions in force and the events that found no place.

    A passage of an edited transcript goes where its words went (`qualcode.model.anchoring`);
    where that is not certain the coding is left out and reported, never moved by guess.

    Args:
        events: Those of all coders.
        sources: By id.
        codebook: Whose codes, and former ids of codes, count.
        kept: Gives the text that was coded by its hash; without it passages are placed by their
            words and context alone.
    """
    placing = Placing(sources, kept or _nothing_kept)
    folded = _Folded()
    for event in standing(events):
        code = codebook.get(event.code)
        coded = event.event != "translate"
        if (coded and code is None) or event.source not in sources:
            folded.tell("unknown-code" if coded and code is None else "unknown-source", event)
        else:
            source = sources[event.source]
            folded.take(event, placing.place(event), code.id if code else "", source)
    noted = tuple(_noted(noted_on(events), placing))
    without = _without_text(placing) if kept else ()
    return replace(folded.decisions(), noted=noted), [*_told(folded.left), *without]


def _noted(states: Iterable[tuple[Event, Event]], placing: Placing) -> Iterator[Noted]:
    """Where decisions stood when their notes were written, as far as they stood elsewhere."""
    for event, state in states:
        place = placing.place(state) if state.source in placing.sources else None
        known = place is not None and place.fate is not Fate.LOST
        span = (place.start, place.end) if place and known else None
        yield Noted(event.coder, event.id, state.source, span)


class _Folded:
    """What was folded so far."""

    def __init__(self) -> None:
        self.left: list[tuple[str, Event]] = []
        self._manual: list[Coding] = []
        self._verdicts: defaultdict[tuple[str, str, str], list[Decision]] = defaultdict(list)
        self._consensus: list[Consensus] = []
        self._displaced: list[Displaced] = []
        self._translations: list[Translation] = []

    def tell(self, kind: str, event: Event) -> None:
        self.left.append((kind, event))

    def take(self, event: Event, place: Place, code: str, source: Source) -> None:
        """One event that stands in a text, or stood there once."""
        passage = source.passage(place.start, place.end)
        if place.fate is not Fate.SAME:
            self.tell(_KINDS[place.fate], event)
        if place.fate in (Fate.CHANGED, Fate.LOST):
            after = passage if place.fate is Fate.CHANGED else None
            self._displaced.append(_displaced(event, code, after))
        if place.fate is Fate.LOST:
            return
        match event.event:
            case "add":
                self._manual.append(_manual(event, passage, code))
            case "consensus":
                self._consensus.append(_consensus(event, passage, code))
            case "translate":
                self._translations.append(_translation(event, passage))
            case _:
                verdicts = self._verdicts[event.coder, event.source, code]
                _overrule(verdicts, _decision(event, passage, code))

    def decisions(self) -> Decisions:
        judged = tuple(one for decisions in self._verdicts.values() for one in decisions)
        return Decisions(
            tuple(self._manual),
            judged,
            tuple(self._consensus),
            tuple(self._displaced),
            tuple(self._translations),
        )


_KINDS = {Fate.MOVED: "moved", Fate.CHANGED: "changed", Fate.LOST: "orphan"}


def _overrule(earlier: list[Decision], decision: Decision) -> None:
    """A coder's later verdict replaces their earlier ones on overlapping passages."""
    earlier[:] = [one for one in earlier if one.end <= decision.start or decision.end <= one.start]
    earlier.append(decision)


_EACH = 5
"""Up to so many lost passages of a source are told one by one."""

_HINTS = {
    "orphans": "Kept but not counted. Is it still the same interview? See: qualcode reanchor",
    "orphan": "Kept but not counted. To give it a place: qualcode reanchor; to let go of it: "
    "qualcode coding remove {id}",
    "unknown-code": "Kept but not counted. If the code was renamed, list its earlier id "
    "under `formerly:`.",
    "unknown-source": "Kept but not counted until the source is back.",
    "changed": "See before and after: qualcode reanchor",
    "moved": "",
}
_SEVERITIES = {"moved": Severity.NOTICE, "changed": Severity.WARNING}


def _told(left: Sequence[tuple[str, Event]]) -> Iterator[Problem]:
    """The problems: one for each coding that is lost, one a source or code for the others."""
    together: defaultdict[tuple[str, str, str], list[Event]] = defaultdict(list)
    lost = Counter((event.coder, event.source) for kind, event in left if kind == "orphan")
    for kind, event in left:
        many = lost[event.coder, event.source] > _EACH
        each = {"unknown-code": event.code} | ({} if many else {"orphan": event.id})
        together[kind, event.coder, each.get(kind, event.source)].append(event)
    for (kind, coder, about), events in together.items():
        first, count = events[0], len(events)
        codings = "1 coding" if count == 1 else f"{count} codings"
        message = {
            "unknown-code": f"{codings} of '{about}', which is no code of the codebook",
            "unknown-source": f"{codings} in source '{about}', which was not read",
            "moved": f"{about} was edited; {codings} moved with the words",
            "changed": f"{about} was edited; the words of {codings} were changed",
            "orphan": f"{first.source} was edited and the passage {_named(first)} is not found "
            "again"
            if count == 1
            else f"{first.source} was edited and {count} coded passages are not found again",
        }[kind]
        severity = _SEVERITIES.get(kind, Severity.ERROR)
        file = f"{FOLDER}/{coder}.jsonl"
        hint = _HINTS["orphans" if kind == "orphan" and count > 1 else kind].format(id=first.id)
        yield Problem(severity, kind, message, file, first.line, None, hint)


def _without_text(placing: Placing) -> Iterator[Problem]:
    """Coded texts that are not kept: a later edit of them could not be followed."""
    for source, event in placing.without_text():
        yield Problem(
            Severity.WARNING,
            "text-not-kept",
            f"the text of {source} that was coded is not in {FOLDER}/texts",
            f"{FOLDER}/{event.coder}.jsonl",
            event.line,
            None,
            "Without it codings cannot follow edits. If today's text is the one that was coded: "
            "qualcode repair. Else bring the folder back (commit it with the journals).",
        )


def _named(event: Event) -> str:
    return f"coded {event.code}" if event.code else "that was translated"


def _manual(event: Event, passage: Passage, code: str) -> Coding:
    return Coding(
        id=event.id,
        source=event.source,
        start=passage.start,
        end=passage.end,
        quotation=passage.text,
        code=code,
        coder=event.coder,
        polarity=Polarity(event.polarity or Polarity.UNDECIDED),
        origin=Origin.MANUAL,
        reviewed=True,
        decided_by=event.coder,
        note=event.note,
    )


def _decision(event: Event, passage: Passage, code: str) -> Decision:
    return Decision(
        id=event.id,
        verdict=Verdict(event.event),
        source=event.source,
        code=code,
        start=passage.start,
        end=passage.end,
        quotation=passage.text,
        coder=event.coder,
        polarity=Polarity(event.polarity) if event.polarity else None,
        proposed=Polarity(event.proposed or Polarity.UNDECIDED),
        rule=event.rule,
        note=event.note,
    )


def _displaced(event: Event, code: str, after: Passage | None) -> Displaced:
    polarity = event.polarity or event.proposed
    return Displaced(
        id=event.id,
        coder=event.coder,
        source=event.source,
        code=code,
        before=event.exact,
        after=after,
        polarity=Polarity(polarity) if polarity else None,
    )


def _translation(event: Event, passage: Passage) -> Translation:
    return Translation(
        id=event.id,
        source=event.source,
        start=passage.start,
        end=passage.end,
        text=event.note,
        language=event.language,
        coder=event.coder,
    )


def _consensus(event: Event, passage: Passage, code: str) -> Consensus:
    return Consensus(
        id=event.id,
        source=event.source,
        code=code,
        start=passage.start,
        end=passage.end,
        polarity=Polarity(event.polarity) if event.polarity else None,
        coder=event.coder,
        note=event.note,
    )
