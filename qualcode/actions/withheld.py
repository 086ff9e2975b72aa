"""Nothing is decided about the words of somebody who has withdrawn consent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from qualcode.errors import QualcodeError
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
