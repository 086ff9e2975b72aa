"""Who decided what, and when: the journals as sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from qualcode.errors import QualcodeError
from qualcode.model.privacy import WITHHELD
from qualcode.model.source import Source
from qualcode.registry import did_you_mean
from qualcode.reports.rows import Rows
from qualcode.stores.journal_lines import Event
from qualcode.study import Study

_LONGEST = 60
_COLUMNS = (
    "id", "seq", "at", "coder", "event", "source", "turn", "code", "polarity", "source_before",
    "code_before", "quotation", "note", "rule", "target", "undone",
)  # fmt: skip

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One event with what it was about.

    `turn` is the turn in the present text, None where the passage has no place in it. `before` is
    the source and the code that a change found. `undone` says that the coder took the event back
    later, `about` is what an undoing took back. Words are as they may be printed.
    """

    event: Event
    source: str
    turn: int | None
    code: str
    before: tuple[str, str] | None
    quotation: str
    note: str
    rule: str
    undone: bool
    about: Event | None

    @property
    def sentence(self) -> str:
        """What happened, for people."""
        event = self.event
        place = self.source if self.turn is None else f"{self.source}:{self.turn}"
        polarity = f" {event.polarity}" if event.polarity else ""
        proposed = f" {event.proposed}" if event.proposed else ""
        what = {
            "add": f"coded {place} {event.code}{polarity}",
            "change": f"changed {self._found(place)} {event.code}{polarity}",
            "remove": f"removed {event.code} from {place}",
            "accept": f"accepted {event.code}{polarity or proposed} at {place}",
            "reject": f"rejected {event.code} at {place}",
            "translate": f"translated {place}",
            "consensus": f"recorded the consensus {event.code}{polarity} at {place}",
            "undo": f"took back: {self.about.event if self.about else 'a decision'} "
            f"{event.code} at {place}",
        }[event.event]
        note = f" (note: {self.note})" if self.note and event.event != "undo" else ""
        words = self.quotation
        short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
        return f"{event.coder} {what} “{short}”{note}{' [taken back]' * self.undone}"

    def _found(self, place: str) -> str:
        """What was changed into what, up to the code that it has since."""
        source, code = self.before or (self.source, self.code)
        if source != self.source:
            return f"{source} {code} to {place}"
        return f"{place} to" if code == self.code else f"{place} from {code} to"

    def record(self) -> dict[str, object]:
        """The entry for programs."""
        event = self.event
        source_before, code_before = self.before or (None, None)
        values = (
            event.id, event.seq, event.at, event.coder, event.event, self.source, self.turn,
            self.code, event.polarity, source_before, code_before, self.quotation, self.note,
            self.rule, event.target or None, self.undone,
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
    codes: Iterable[str] = (),
    coders: Iterable[str] = (),
    since: str = "",
    until: str = "",
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

    Raises:
        QualcodeError: a coder is not among those who decided.
    """
    every = _in_time(events)
    past = _Past(study, every)
    people = _coders(coders, every)
    wanted, below = set(sources), _codes(study, codes)
    return [
        past.entry(event)
        for event in every
        if (not wanted or wanted & past.sources_of(event))
        and (not below or below & past.codes_of(event))
        and (not people or event.coder in people)
        and (not since or local_time(event.at)[:10] >= since)
        and (not until or local_time(event.at)[:10] <= until)
    ]


def local_time(at: str) -> str:
    """The time of an event where the researcher is, as `2026-03-01 09:12`."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return at[:16].replace("T", " ")


def _in_time(events: Iterable[Event]) -> list[Event]:
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


def _codes(study: Study, wanted: Iterable[str]) -> set[str]:
    return {one.id for code in wanted for one in study.codebook.subtree(code)}


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
        self._before = _found_by(events)
        texts = {one.id: one for one in study.sources}
        self._places = {one.id: (texts[one.source], one.start) for one in study.decisions.placed}

    def entry(self, event: Event) -> HistoryEntry:
        """The event as it is told."""
        study, before = self._study, self._before.get(_key(event))
        source, start = self._place(event)
        segment = source.segment_at(start) if source and start is not None else None
        name = source.id if source else event.source
        hidden = study.hidden(name, start if segment else None)
        quotation, note, rule = (
            WITHHELD if hidden and words else " ".join(study.anonymiser(words).split())
            for words in (event.exact, event.note, event.rule)
        )
        return HistoryEntry(
            event=event,
            source=name,
            turn=segment.number if segment else None,
            code=self._code(event),
            before=(before.source, self._code(before)) if before else None,
            quotation=quotation,
            note=note,
            rule=rule,
            undone=_key(event) in self._undone,
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
        found = [self._before[_key(one)] for one in told if _key(one) in self._before]
        return [*told, *found]

    def _about(self, event: Event) -> Event | None:
        return self._known.get((event.coder, event.target))

    def _code(self, event: Event) -> str:
        code = self._study.codebook.get(event.code)
        return code.id if code else event.code

    def _place(self, event: Event) -> tuple[Source | None, int | None]:
        """Where it stands now."""
        for name in (event.id, event.target):
            if name in self._places:
                return self._places[name]
        source = self._study.source(event.source)
        same = source is not None and source.sha256 == event.text_sha256
        return source, event.start if same else None


def _key(event: Event) -> _Key:
    return event.coder, event.id


def _found_by(events: Iterable[Event]) -> dict[_Key, Event]:
    """What the changes changed: the coding as it was made, or as it was changed last before."""
    states: defaultdict[_Key, list[Event]] = defaultdict(list)
    found: dict[_Key, Event] = {}
    known: dict[_Key, Event] = {}
    for event in events:
        target = (event.coder, event.target)
        known[_key(event)] = event
        if event.event == "change" and states[target]:
            found[_key(event)] = states[target][-1]
            states[target].append(event)
        elif event.event == "undo" and target in known:
            undone = known[target]
            about = _key(undone) if undone.event != "change" else (undone.coder, undone.target)
            states[about] = [one for one in states[about] if one.id != undone.id]
        elif not event.target:
            states[_key(event)].append(event)
    return found
