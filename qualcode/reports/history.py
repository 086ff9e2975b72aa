"""Who decided what, and when: the journals as sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from qualcode.errors import QualcodeError
from qualcode.model.anchoring import Fate
from qualcode.model.privacy import WITHHELD
from qualcode.registry import did_you_mean
from qualcode.reports.rows import Rows
from qualcode.stores.coded_texts import kept_text
from qualcode.stores.event_order import Key, found_by, in_time, key_of
from qualcode.stores.journal_lines import Event
from qualcode.stores.placing import Placing
from qualcode.study import Study

_LONGEST = 60
_COLUMNS = (
    "id", "seq", "at", "coder", "event", "source", "turn", "code", "polarity", "source_before",
    "turn_before", "code_before", "quotation", "note", "rule", "target", "undone",
)  # fmt: skip

_Span = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a change found: where the coding stood in today's text, and its code."""

    source: str
    turn: int | None
    code: str

    @property
    def place(self) -> str:
        """As a person names it: `W1:14`, or only the source."""
        return _place(self.source, self.turn)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One event with what it was about.

    `turn` is the turn in the present text in which the words of this very event stand, whatever
    became of the coding later; None where they have no place in it. `before` is what a change
    found. `undone` says that the coder took the event back later, `about` is what an undoing took
    back. Words are as they may be printed.
    """

    event: Event
    source: str
    turn: int | None
    code: str
    before: Found | None
    quotation: str
    note: str
    rule: str
    undone: bool
    about: Event | None

    @property
    def sentence(self) -> str:
        """What happened, for people."""
        event = self.event
        place = _place(self.source, self.turn)
        polarity = f" {event.polarity}" if event.polarity else ""
        proposed = f" {event.proposed}" if event.proposed else ""
        what = {
            "add": f"coded {place} {event.code}{polarity}",
            "change": f"changed {self._found(place)} {event.code}{polarity}",
            "remove": f"removed {event.code} from {place}",
            "accept": f"accepted {event.code}{polarity or proposed} at {place}",
            "reject": f"rejected {event.code} at {place}",
            "translate": f"translated {place}",
            "consensus": f"recorded the consensus {event.code}"
            f"{polarity or ' does not apply'} at {place}",
            "undo": f"took back: {self.about.event if self.about else 'a decision'} "
            f"{event.code} at {place}",
        }[event.event]
        note = f" (note: {self.note})" if self.note and event.event != "undo" else ""
        words = self.quotation
        short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        return f"{event.coder} {what} “{short}”{note}{' [taken back]' * self.undone}"

    def _found(self, place: str) -> str:
        """What was changed into what, up to the code that it has since."""
        before = self.before
        if before and before.place != place:
            return f"{before.place} {before.code} to {place}"
        if before is None or before.code == self.code:
            return f"{place} to"
        return f"{place} from {before.code} to"

    def record(self) -> dict[str, object]:
        """The entry for programs."""
        event = self.event
        found = self.before
        before = (found.source, found.turn, found.code) if found else (None, None, None)
        values = (
            event.id, event.seq, event.at, event.coder, event.event, self.source, self.turn,
            self.code, event.polarity, *before, self.quotation, self.note, self.rule,
            event.target or None, self.undone,
        )  # fmt: skip
        return dict(zip(_COLUMNS, values, strict=True))


def history_rows(entries: Sequence[HistoryEntry]) -> Rows:
    """The entries as a list for programs."""
    return Rows("history", _COLUMNS, [one.record() for one in entries])


def history(
    study: Study,
    events: Iterable[Event],
    *,
    sources: Iterable[str] = (),
    codes: Collection[str] = (),
    coders: Iterable[str] = (),
    since: str = "",
    until: str = "",
    only: Collection[Key] = (),
) -> list[HistoryEntry]:
    """The events of a selection, the oldest first; words of people who withdrew are left out.

    An event belongs to a source and to a code also where it changed a coding of it into another
    one, or where it took such a change back.

    Args:
        study: Gives places in the present texts, and what may be printed.
        events: Those of all coders.
        sources: Ids; none for all.
        codes: Ids, present or former; what stands below them is in it.
        coders: Names; none for all.
        since: The first day, `2026-03-01`.
        until: The last day.
        only: Coders with the ids of their events; none for all.

    Raises:
        QualcodeError: a coder is not among those who decided.
    """
    every = in_time(events)
    past = _Past(study, every)
    people = _coders(coders, every)
    wanted, below = set(sources), _codes(study, codes)
    return [
        past.entry(event)
        for event in every
        if (not only or key_of(event) in only)
        and (not wanted or wanted & past.sources_of(event))
        and (not below or below & past.codes_of(event))
        and (not people or event.coder in people)
        and (not since or local_time(event.at)[:10] >= since)
        and (not until or local_time(event.at)[:10] <= until)
    ]


def place_of(study: Study, event: Event) -> str:
    """Where an event stands today, `W1:14`; only the source where that is not known."""
    (entry,) = history(study, [event])
    return entry.source if entry.turn is None else f"{entry.source}:{entry.turn}"


def local_time(at: str) -> str:
    """The time of an event where the researcher is, as `2026-03-01 09:12`."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return at[:16].replace("T", " ")


def _codes(study: Study, wanted: Collection[str]) -> set[str]:
    """The codes with all that stands below them; those that are gone by themselves."""
    known = [code for code in wanted if study.codebook.get(code)]
    below = {one.id for code in known for one in study.codebook.subtree(code)}
    return below | (set(wanted) - set(known))


def _coders(wanted: Iterable[str], events: Iterable[Event]) -> set[str]:
    known = {one.coder for one in events}
    for name in wanted:
        if name not in known:
            close = did_you_mean(name, known)
            there = f"Coders: {', '.join(sorted(known))}." if known else "Nobody has decided yet."
            hint = f"{close} {there}" if close.startswith("Did") else there
            raise QualcodeError(f"no coder named '{name}'.", hint)
    return set(wanted)


class _Past:
    """All events together: what each was about, and what it found."""

    def __init__(self, study: Study, events: Sequence[Event]) -> None:
        self._study = study
        self._known = {(one.coder, one.id): one for one in events}
        self._undone = {(one.coder, one.target) for one in events if one.event == "undo"}
        self._before = found_by(events)
        texts = {one.id: one for one in study.sources}
        self._placing = Placing(texts, partial(kept_text, study.root))
        self._spans: dict[tuple[object, ...], _Span] = {}

    def entry(self, event: Event) -> HistoryEntry:
        """The event as it is told."""
        study, before = self._study, self._before.get(key_of(event))
        hidden = self._hidden(event)
        words = f"{event.prefix}{event.exact}{event.suffix}"
        begin = len(event.prefix)
        said = study.anonymiser.within(words, begin, begin + len(event.exact))
        quotation = WITHHELD if hidden and event.exact else " ".join(said.split())
        note, rule = (
            WITHHELD if withheld and words else " ".join(study.anonymiser(words).split())
            for words, withheld in ((event.note, self._note_hidden(event)), (event.rule, hidden))
        )
        return HistoryEntry(
            event=event,
            source=event.source,
            turn=self._turn(event),
            code=self._code(event),
            before=Found(before.source, self._turn(before), self._code(before)) if before else None,
            quotation=quotation,
            note=note,
            rule=rule,
            undone=key_of(event) in self._undone,
            about=self._about(event),
        )

    def codes_of(self, event: Event) -> set[str]:
        """The codes that an event is about, those included that it put others in place of."""
        return {self._code(one) for one in self._touched(event)}

    def sources_of(self, event: Event) -> set[str]:
        """The same for the sources."""
        return {one.source for one in self._touched(event)}

    def _touched(self, event: Event) -> list[Event]:
        about = self._about(event) if event.event == "undo" else None
        told = [one for one in (event, about) if one]
        found = [self._before[key_of(one)] for one in told if key_of(one) in self._before]
        return [*told, *found]

    def _about(self, event: Event) -> Event | None:
        return self._known.get((event.coder, event.target))

    def _code(self, event: Event) -> str:
        code = self._study.codebook.get(event.code)
        return code.id if code else event.code

    def _hidden(self, event: Event) -> bool:
        return self._study.hidden(event.source, self._span(event))

    def _note_hidden(self, event: Event) -> bool:
        """A change keeps the note that was made on the words before."""
        before = self._before.get(key_of(event))
        while before and before.note == event.note and not self._hidden(event):
            event, before = before, self._before.get(key_of(before))
        return self._hidden(event)

    def _turn(self, event: Event) -> int | None:
        source, span = self._study.source(event.source), self._span(event)
        return source.segment_at(span[0]).number if source and source.segments and span else None

    def _span(self, event: Event) -> _Span:
        """Where the words of the event itself stand in today's text, if they do."""
        anchor = (event.source, event.text_sha256, event.start, event.end, event.exact,
                  event.prefix, event.suffix)  # fmt: skip
        if anchor not in self._spans:
            self._spans[anchor] = self._placed(event)
        return self._spans[anchor]

    def _placed(self, event: Event) -> _Span:
        if event.source not in self._placing.sources:
            return None
        place = self._placing.place(event)
        return None if place.fate is Fate.LOST else (place.start, place.end)


def _place(source: str, turn: int | None) -> str:
    return source if turn is None else f"{source}:{turn}"
