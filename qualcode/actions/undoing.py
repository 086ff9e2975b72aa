"""Taking decisions back, the last one first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qualcode import disk
from qualcode.actions.coding import Coder
from qualcode.errors import QualcodeError
from qualcode.stores.journal import append_events, new_id, next_seq, now
from qualcode.stores.journal_lines import Event
from qualcode.stores.standing import own_events
from qualcode.study import Study


def undo(study: Study, coder: Coder, count: int = 1) -> list[Event]:
    """Take back the coder's last decisions; a further call goes on with those before.

    What one command decided about many proposals counts as one. Nothing is erased: for each an
    event is added that says so. Other coders' decisions are theirs.

    Returns:
        The decisions that were taken back, the last one first.

    Raises:
        QualcodeError: there is nothing to take back, or nothing could be written.
    """
    if count < 1:
        raise QualcodeError("undo takes a number from 1 on.", "For example: qualcode undo 3")
    with disk.locked(study.root):
        last = _last(own_events(study.root, coder.name), count)
        if not last:
            raise QualcodeError(
                f"{coder.name} has no decision to take back.", "See: qualcode history"
            )
        first = next_seq(study.root, coder.name)
        inverse = [_inverse(event, first + number) for number, event in enumerate(last)]
        append_events(study.root, coder.name, inverse, [])
    return last


def _last(events: Sequence[Event], count: int) -> list[Event]:
    """The events of the last `count` commands, the last one first."""
    taken: list[Event] = []
    commands: set[str] = set()
    for event in reversed(events):
        commands.add(event.batch or event.id)
        if len(commands) > count:
            break
        taken.append(event)
    return taken


def _inverse(event: Event, seq: int) -> Event:
    return replace(
        event, id=new_id(), seq=seq, event="undo", target=event.id, at=now(),
        polarity=None, proposed="", rule="", note="", line=0,
    )  # fmt: skip
