"""Why somebody is to be asked again: of what they said, and of what they are silent on.

Nobody is asked again of views of two cases, which may both be right. What waits for a coder is no
reason to ask; it is told apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.codebook import Code
from qualcode.model.coding import Polarity
from qualcode.stages.both_right import may_both_be_right
from qualcode.stages.completeness import Answered
from qualcode.stages.positions import Positions, VoicePosition
from qualcode.stages.silence import Empty
from qualcode.stages.triangulation import CodeComparison, compare_groups
from qualcode.stages.voices import GroupVoice


class Why(StrEnum):
    """Why something is to be asked again, or to be done before anybody is asked."""

    NOT_HEARD = "not-heard"
    NOT_ASKED = "not-asked"
    NOT_KNOWN = "not-known"
    SILENT = "silent"
    UNDECIDED = "undecided"
    OWN_GROUP = "own-group"
    OTHER_GROUP = "other-group"
    ONLY_OTHERS = "only-others"
    UNCODED = "uncoded"
    PROVISIONAL = "provisional"

    @property
    def at_desk(self) -> bool:
        """Whether it is for the researcher to do with what there is, and not to ask."""
        return self in (Why.UNCODED, Why.PROVISIONAL)


_EMPTY = {
    Empty.NO_SOURCE: Why.NOT_HEARD,
    Empty.NOT_ASKED: Why.NOT_ASKED,
    Empty.NOT_RAISED: Why.NOT_KNOWN,
    Empty.ASKED_SILENT: Why.SILENT,
    Empty.ASKED_UNCODED: Why.UNCODED,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, on which code, and who else is meant: who contradicts, or who alone speaks of it."""

    why: Why
    code: Code
    others: tuple[GroupVoice, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The reason as `guide --json` prints it."""
        return {
            "why": str(self.why),
            "code": self.code.id,
            "others": [one.id for one in self.others],
        }


class Reasons:
    """Tells reasons, with the comparison of the source groups at hand."""

    def __init__(self, positions: Positions) -> None:
        self._positions = positions
        self._compared = {row.code.id: row for row in compare_groups(positions)}

    def of(self, code: Code, one: Answered) -> Iterator[Reason]:
        """Why a code is to be asked again of somebody: of what they said, and of what is silent."""
        if one.empty is not None and one.planned and one.empty in _EMPTY:
            yield Reason(_EMPTY[one.empty], code)
        for below in self._positions.study.codebook.subtree(code.id):
            stand = self._positions.of_voice(below.id, one.voice)
            yield from self._of_position(below, stand)
            yield from self._only_others(below, stand, one)

    def _of_position(self, code: Code, stand: VoicePosition) -> Iterator[Reason]:
        if stand.polarity is Polarity.UNDECIDED:
            yield Reason(Why.UNDECIDED, code)
        row = self._compared.get(code.id)
        if row and stand.polarity in (Polarity.FAVOURABLE, Polarity.UNFAVOURABLE):
            own, other = _contradicting(row, stand)
            if own:
                yield Reason(Why.OWN_GROUP, code, own)
            if other:
                yield Reason(Why.OTHER_GROUP, code, other)
        if any(not said.reviewed for said in stand.statements):
            yield Reason(Why.PROVISIONAL, code)

    def _only_others(self, code: Code, stand: VoicePosition, one: Answered) -> Iterator[Reason]:
        """Whether other groups speak of a code and nobody of this voice's group does."""
        row = self._compared.get(code.id)
        if row is None or stand.statements or one.empty is Empty.DONT_KNOW or not stand.voice.group:
            return
        if not any(side.group.id == stand.voice.group for side in row.silent):
            return
        decided = (side for side in row.expected if side not in row.silent)
        speaking = (voice.voice for side in decided for voice in side.speaking)
        others = tuple(voice for voice in speaking if voice.group != stand.voice.group)
        if others:
            yield Reason(Why.ONLY_OTHERS, code, others)


def _contradicting(
    row: CodeComparison, stand: VoicePosition
) -> tuple[tuple[GroupVoice, ...], tuple[GroupVoice, ...]]:
    """Who says the contrary on a code: people of the voice's own group, and voices of others.

    Views of two cases may both be right and are no reason to ask again.
    """
    contrary = {
        Polarity.FAVOURABLE: Polarity.UNFAVOURABLE,
        Polarity.UNFAVOURABLE: Polarity.FAVOURABLE,
    }[stand.polarity or Polarity.UNDECIDED]
    against = [
        one.voice
        for side in row.expected
        for one in side.voices
        if one.polarity is contrary and not may_both_be_right(stand, one)
    ]
    own = stand.voice.group
    return (
        tuple(one for one in against if one.group == own),
        tuple(one for one in against if one.group != own),
    )
