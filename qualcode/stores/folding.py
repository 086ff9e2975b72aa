"""From events to decisions: the fold over the journals, with passages placed in today's texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from qualcode.errors import Problem, Severity
from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding, Origin, Polarity
from qualcode.model.decision import Decision, Decisions, Verdict
from qualcode.model.source import Source
from qualcode.stores.journal import FOLDER
from qualcode.stores.journal_lines import Event

_CONTEXT = 16


def fold(
    events: Sequence[Event], sources: Mapping[str, Source], codebook: Codebook
) -> tuple[Decisions, list[Problem]]:
    """The decisions in force and the events that found no place.

    A passage of an edited transcript is taken up only where its words stand exactly once with the
    same context; otherwise the coding is left out and reported, never moved by guess.
    """
    removed = {(event.coder, event.target) for event in events if event.event == "remove"}
    manual: list[Coding] = []
    verdicts: defaultdict[tuple[str, str, str], list[Decision]] = defaultdict(list)
    problems: list[Problem] = []
    for event in events:
        if event.event == "remove" or (event.coder, event.id) in removed:
            continue
        placed, problem = _placed(event, sources, codebook)
        if problem is not None:
            problems.append(problem)
        if placed is None:
            continue
        start, end, code = placed
        if event.event == "add":
            manual.append(_manual(event, start, end, code))
        else:
            _overrule(verdicts[event.coder, event.source, code], _decision(event, start, end, code))
    judged = tuple(one for decisions in verdicts.values() for one in decisions)
    return Decisions(tuple(manual), judged), problems


def _overrule(earlier: list[Decision], decision: Decision) -> None:
    """A coder's later verdict replaces their earlier ones on overlapping passages."""
    earlier[:] = [one for one in earlier if one.end <= decision.start or decision.end <= one.start]
    earlier.append(decision)


def _placed(
    event: Event, sources: Mapping[str, Source], codebook: Codebook
) -> tuple[tuple[int, int, str] | None, Problem | None]:
    code = codebook.get(event.code)
    source = sources.get(event.source)
    if code is None:
        return None, _left_out(event, "unknown-code", f"the codebook has no code '{event.code}'")
    if source is None:
        return None, _left_out(event, "unknown-source", f"the source '{event.source}' was not read")
    if source.sha256 == event.text_sha256 and source.text[event.start : event.end] == event.exact:
        return (event.start, event.end, code.id), None
    start = _found_again(event, source.text)
    if start is None:
        message = f"{event.source} was edited and the passage coded {event.code} is not found again"
        return None, _left_out(event, "orphan", message)
    notice = _left_out(
        event, "moved", f"{event.source} was edited; the coding {event.code} moved with its words",
        Severity.NOTICE,
    )  # fmt: skip
    return (start, start + len(event.exact), code.id), notice


def _found_again(event: Event, text: str) -> int | None:
    """Where the passage stands with its context, if exactly once."""
    before, after = event.prefix[-_CONTEXT:], event.suffix[:_CONTEXT]
    needle = before + event.exact + after
    first = text.find(needle)
    if not event.exact or first < 0 or text.find(needle, first + 1) >= 0:
        return None
    return first + len(before)


def _left_out(
    event: Event, code: str, message: str, severity: Severity = Severity.ERROR
) -> Problem:
    hint = ""
    if severity is not Severity.NOTICE:
        hint = f"It is kept but not counted; to let go of it: qualcode coding remove {event.id}"
    return Problem(severity, code, message, f"{FOLDER}/{event.coder}.jsonl", event.line, None, hint)


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
