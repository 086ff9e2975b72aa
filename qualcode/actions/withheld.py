"""Nothing is decided about the words of somebody who has withdrawn consent, nor written over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding, Origin
from qualcode.model.decision import Decision, Decisions
from qualcode.study import Study


class Stretch(Protocol):
    """Anything that stands on words: a passage, a coding, a verdict."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it has ended."""


def refuse_withheld(study: Study, source_id: str, passages: Iterable[Stretch]) -> None:
    """Make sure that words of a source may be coded, judged, translated or copied.

    What a person decided before stays theirs to take back: removing and undoing do not ask this.

    Raises:
        QualcodeError: somebody withdrew whose words some of these are.
    """
    if any(study.hidden(source_id, (one.start, one.end)) for one in passages):
        raise QualcodeError(
            "these are words of somebody who has withdrawn consent.",
            "They are neither shown nor counted. See `consent:` in study.yaml.",
        )


def refuse_unseen_note(study: Study, coder: str, coding: Coding) -> None:
    """Make sure that no note of the coder is written over which is not shown to them.

    A note stays about the words on which it was written, also where its coding was moved since; if
    somebody withdrew whose words those are, the note looks as if there were none.

    Raises:
        QualcodeError: the coding, or the coder's verdict on it, has such a note.
    """
    if study.told is study.decisions:
        return
    shown = {(one.coder, one.id): one.note for one in _noting(study.told, coder, coding)}
    kept = _noting(study.decisions, coder, coding)
    if any(one.note and not shown.get((one.coder, one.id)) for one in kept):
        raise QualcodeError(
            f"the note on this {coding.code} was written on words of somebody who has withdrawn "
            "consent: it is not shown, and is not written over.",
            "What you think of it now goes into a memo on the coding.",
        )


def _noting(decisions: Decisions, coder: str, coding: Coding) -> list[Coding | Decision]:
    """What a coder has decided that a note on a coding would take the place of."""
    if coding.origin is Origin.MANUAL:
        return [one for one in decisions.manual if (one.coder, one.id) == (coder, coding.id)]
    return [
        one
        for one in decisions.verdicts
        if (one.coder, one.source, one.code) == (coder, coding.source, coding.code)
        and coding.overlaps(one.start, one.end)
    ]
