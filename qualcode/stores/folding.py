"""From events to decisions: the fold over the journals, with passages placed in today's texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from qualcode.errors import Problem, Severity
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding, Origin, Polarity
from qualcode.model.decision import Decision, Decisions, Verdict
from qualcode.model.source import Source
from qualcode.stores.journal import FOLDER
from qualcode.stores.journal_lines import Event

_CONTEXT = 16
_LONG = 40
"""Characters from which the words of a passage are certain without their context."""


def fold(
    events: Sequence[Event], sources: Mapping[str, Source], codebook: Codebook
) -> tuple[Decisions, list[Problem]]:
    """The decisions in force and the events that found no place.

    A passage of an edited transcript is taken up only where it is certain (`_found_again`);
    otherwise the coding is left out and reported, never moved by guess.
    """
    removed = {(event.coder, event.target) for event in events if event.event == "remove"}
    manual: list[Coding] = []
    verdicts: defaultdict[tuple[str, str, str], list[Decision]] = defaultdict(list)
    left: list[tuple[str, Event]] = []
    for event in events:
        if event.event == "remove" or (event.coder, event.id) in removed:
            continue
        placed, kind = _placed(event, sources, codebook)
        if kind:
            left.append((kind, event))
        if placed is None:
            continue
        start, end, code = placed
        if event.event == "add":
            manual.append(_manual(event, start, end, code))
        else:
            _overrule(verdicts[event.coder, event.source, code], _decision(event, start, end, code))
    judged = tuple(one for decisions in verdicts.values() for one in decisions)
    return Decisions(tuple(manual), judged), list(_told(left))


def _overrule(earlier: list[Decision], decision: Decision) -> None:
    """A coder's later verdict replaces their earlier ones on overlapping passages."""
    earlier[:] = [one for one in earlier if one.end <= decision.start or decision.end <= one.start]
    earlier.append(decision)


def _placed(
    event: Event, sources: Mapping[str, Source], codebook: Codebook
) -> tuple[tuple[int, int, str] | None, str]:
    """Where a coding stands today, and the kind of problem that is to be told of it, if any."""
    code = codebook.get(event.code)
    source = sources.get(event.source)
    if code is None:
        return None, "unknown-code"
    if source is None:
        return None, "unknown-source"
    if source.sha256 == event.text_sha256 and source.text[event.start : event.end] == event.exact:
        return (event.start, event.end, code.id), ""
    start = _found_again(event, source.text)
    if start is None:
        return None, "orphan"
    return (start, start + len(event.exact), code.id), "moved"


def _found_again(event: Event, text: str) -> int | None:
    """Where the passage stands, if it is certain: its words with their context exactly once.

    Where the words around it were edited too, one side of the context will do, and for a long
    passage the words alone.
    """
    before, after = event.prefix[-_CONTEXT:], event.suffix[:_CONTEXT]
    tries = [(before, after)]
    tries += [(before, "")] if len(before) == _CONTEXT else []
    tries += [("", after)] if len(after) == _CONTEXT else []
    tries += [("", "")] if len(event.exact) >= _LONG else []
    for left, right in tries if event.exact else []:
        needle = left + event.exact + right
        first = text.find(needle)
        if first >= 0 and text.find(needle, first + 1) < 0:
            return first + len(left)
    return None


_HINTS = {
    "orphan": "It is kept but not counted; to let go of it: qualcode coding remove {id}",
    "unknown-code": "Kept but not counted. If the code was renamed, list its earlier id "
    "under `formerly:`.",
    "unknown-source": "Kept but not counted until the source is back.",
    "moved": "",
}


def _told(left: Sequence[tuple[str, Event]]) -> Iterator[Problem]:
    """The problems: one for each coding that is lost, one a source or code for the others."""
    together: defaultdict[tuple[str, str, str], list[Event]] = defaultdict(list)
    for kind, event in left:
        about = {"orphan": event.id, "unknown-code": event.code}.get(kind, event.source)
        together[kind, event.coder, about].append(event)
    for (kind, coder, about), events in together.items():
        first, count = events[0], len(events)
        codings = "1 coding" if count == 1 else f"{count} codings"
        message = {
            "unknown-code": f"{codings} of '{about}', which is no code of the codebook",
            "unknown-source": f"{codings} in source '{about}', which was not read",
            "moved": f"{about} was edited; {codings} moved with the words",
            "orphan": f"{first.source} was edited and the passage coded {first.code} is not found "
            "again",
        }[kind]
        severity = Severity.NOTICE if kind == "moved" else Severity.ERROR
        hint = _HINTS[kind].format(id=first.id)
        yield Problem(severity, kind, message, f"{FOLDER}/{coder}.jsonl", first.line, None, hint)


def _manual(event: Event, start: int, end: int, code: str) -> Coding:
    return Coding(
        id=event.id,
        source=event.source,
        start=start,
        end=end,
        quotation=event.exact,
        code=code,
        coder=event.coder,
        polarity=Polarity(event.polarity or Polarity.UNDECIDED),
        origin=Origin.MANUAL,
        reviewed=True,
        decided_by=event.coder,
        note=event.note,
    )


def _decision(event: Event, start: int, end: int, code: str) -> Decision:
    return Decision(
        id=event.id,
        verdict=Verdict(event.event),
        source=event.source,
        code=code,
        start=start,
        end=end,
        quotation=event.exact,
        coder=event.coder,
        polarity=Polarity(event.polarity) if event.polarity else None,
        proposed=Polarity(event.proposed or Polarity.UNDECIDED),
        rule=event.rule,
        note=event.note,
    )
