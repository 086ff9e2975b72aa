"""What is wrong with the lines of a journal, and what is to be done about it."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from qualcode.errors import Problem, Severity
from qualcode.stores.event_order import Key
from qualcode.stores.journal_lines import Event, is_newer
from qualcode.stores.utf16_lines import holds_events

REPAIR = "qualcode repair"
MEND = f"To mend it: {REPAIR}"


def about_merged(events: Iterable[Event], name: str) -> list[Problem]:
    """Told where two copies of a journal were merged: both counted on from the same number."""
    twice = [seq for seq, times in Counter(event.seq for event in events).items() if times > 1]
    if not twice:
        return []
    message = f"two versions of this journal were merged; both have an event number {min(twice)}"
    hint = "All events of both count, in the order of their numbers."
    return [fault("journal-merged", name, None, message, hint, Severity.NOTICE)]


def about_marks(marked: Collection[int], name: str) -> list[Problem]:
    """Told where git has left the marks of two versions that it could not merge."""
    if not marked:
        return []
    message = "git left its marks of a conflict in this journal"
    return [fault("journal-conflict", name, min(marked), message, f"Both sides count. {MEND}")]


def about_line(name: str, number: int, wrong: str, line: bytes, last: bool) -> Problem:
    """Told of a line that is no event; `wrong` is a predicate."""
    if is_newer(line):
        hint = "Use the qualcode that wrote it; nothing is added to this journal by this one."
        return fault("journal-line", name, number, f"this line {wrong} and was left out", hint)
    if last and not holds_events(line):
        message = "the last line is incomplete: the program was stopped while writing it"
        hint = (
            "Nothing else is affected; the line is put aside when you next code, or with: "
            "qualcode repair"
        )
        return fault("journal-torn", name, number, message, hint, Severity.WARNING)
    return fault("journal-line", name, number, f"this line {wrong} and was left out", MEND)


def about_strays(
    strays: Iterable[Event],
    name: str,
    is_name: Callable[[str], bool],
    known: Mapping[Key, Event] | None = None,
) -> Iterator[Problem]:
    """Told of lines that belong to other coders, those of one at once.

    `is_name` says whether a coder can be called so. `known` are the events of all coders: one of
    the same id that says something else stands in the way of moving it.
    """
    by_coder: defaultdict[tuple[str, bool], list[Event]] = defaultdict(list)
    for event in strays:
        coder = unicodedata.normalize("NFC", event.coder)
        there = (known or {}).get((coder, event.id))
        by_coder[coder, there is not None and not same_event(there, event)].append(event)
    for (coder, differs), events in by_coder.items():
        of = f"belongs to another coder, '{coder}', and was left out"
        if (count := len(events)) > 1:
            of = f"{count} lines belong to another coder, '{coder}', and were left out"
        hint = f"To put into that coder's journal: {REPAIR}"
        if not is_name(coder):
            hint = "No coder can be called so: mend the name in a text editor."
        elif differs:
            hint = "Another line of the same id stands in that coder's journal: delete one of them."
        message = f"this line {of}" if count == 1 else of
        yield fault("journal-coder", name, events[0].line, message, hint)


def same_event(one: Event, other: Event) -> bool:
    """Whether two events say the same, wherever they stand."""
    return one.as_line() == other.as_line()


def fault(
    code: str,
    file: str,
    line: int | None,
    message: str,
    hint: str = "",
    severity: Severity = Severity.ERROR,
) -> Problem:
    """A problem of a journal."""
    return Problem(severity, code, message, file, line, None, hint)
