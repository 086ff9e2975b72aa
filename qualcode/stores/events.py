"""What a memo of kind `event` says besides its words: when it was, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model.memo import Event, MemoKind, Subject
from qualcode.registry import did_you_mean
from qualcode.stores.forms import Form
from qualcode.stores.links import Sign
from qualcode.stores.marked import Marked
from qualcode.stores.problem_list import ProblemList
from qualcode.stores.subjects import Subjects
from qualcode.stores.values import Day, Name, Text, YesNo


class EventForm(Form):
    """The keys of the front matter that belong to events."""

    date: Day | None = None
    period: Name | None = None
    effect: Text = ""
    sign: Sign | None = None
    critical: YesNo = False


def read_event(
    form: EventForm,
    kind: MemoKind,
    about: Sequence[Subject],
    front: Marked,
    subjects: Subjects,
    problems: ProblemList,
) -> Event | None:
    """The event that a memo tells of; None, and told, where its kind is another one.

    The period is the one that the memo is about, where `period` does not say another.
    """
    if kind is not MemoKind.EVENT:
        _tell_misplaced(front, kind, problems)
        return None
    period = _period(form.period, front, subjects, problems)
    named = [name for noun, name in about if noun == "period"]
    if not period and len(named) == 1:
        period = named[0]
    if not period and not any(_is_filled(front, key) for key in ("date", "period")):
        message = "the event says neither its date nor its period"
        hint = "Write date: 2026-01-17, or period: …; without them it stands in no order."
        problems.notice("event-without-time", message, front.mark, hint)
    return Event(form.date, period, form.effect, form.sign, form.critical)


def _period(named: str | None, front: Marked, subjects: Subjects, problems: ProblemList) -> str:
    if not named or named in subjects.periods:
        return named or ""
    known = subjects.periods
    hint = did_you_mean(named, known) if known else "study.yaml lists no periods."
    at = front.at(("period",)).mark
    problems.error("unknown-period", f"there is no period '{named}'", at, hint)
    return ""


def _is_filled(front: Marked, key: str) -> bool:
    field = front.fields().get(key)
    return field is not None and not field.value.is_nothing


def _tell_misplaced(front: Marked, kind: MemoKind, problems: ProblemList) -> None:
    for key in EventForm.model_fields:
        if _is_filled(front, key):
            message = f"'{key}' belongs to an event, and this memo is of kind {kind}"
            problems.error(
                "event-key",
                message,
                front.fields()[key].key.mark,
                "Write kind: event, or remove it.",
            )
