"""What a comparison of source groups still lacks: who was never asked what.

Whether views agree can only be said of who was asked. Here stand the questions of the interview
guide with everybody who answered them or not, and the codes on which a group has no position. It
tells whom to go to again while there is time.

Source: Farmer, Robinson, Elliott and Eyles (2006), the step of completeness comparison.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.model.codebook import Code
from qualcode.model.coding import Polarity
from qualcode.model.settings import Question
from qualcode.stages.passages import Statement, quotable
from qualcode.stages.positions import GroupPosition, Positions, positions_of
from qualcode.stages.silence import Empty, together
from qualcode.stages.triangulation import compared_codes
from qualcode.stages.voices import GroupVoice
from qualcode.study import Selection, Study

TO_ASK = (Empty.NOT_ASKED, Empty.NOT_RAISED, Empty.NO_SOURCE)
"""Where an interview is missing, and not a coding."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a question with one informant. `planned`: whether it was meant for them.

    `empty` says why nothing is coded that answers it; None where something is.
    """

    voice: GroupVoice
    planned: bool
    statements: tuple[Statement, ...]
    empty: Empty | None

    @property
    def to_ask(self) -> bool:
        """Whether the informant is still to be asked."""
        return self.planned and self.empty in TO_ASK

    @property
    def word(self) -> str:
        """What became of it, for JSON."""
        if self.empty is None:
            return "answered"
        return self.empty.word if self.planned else "not-planned"


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of the guide with what became of it; `text` is as it may be printed."""

    question: Question
    text: str
    cells: tuple[Answered, ...]

    @property
    def to_ask(self) -> tuple[GroupVoice, ...]:
        """Who is still to be asked."""
        return tuple(one.voice for one in self.cells if one.to_ask)

    def as_json(self) -> dict[str, object]:
        """The question as `triangulate --completeness --json` prints it."""
        return {
            "question": self.question.id,
            "codes": list(self.question.codes),
            "informants": {one.voice.id: one.word for one in self.cells},
            "to_ask": [one.id for one in self.to_ask],
        }


@dataclass(frozen=True, slots=True)
class IncompleteCode:
    """A code on which a source group that can speak of it has no position."""

    code: Code
    groups: tuple[GroupPosition, ...]

    def as_json(self) -> dict[str, object]:
        """The code with each group's position, and who says nothing for which reason."""
        return {
            "code": self.code.id,
            "groups": {
                one.group.id: {
                    "position": None if one.polarity is None else str(one.polarity),
                    "empty": one.empty.word if one.empty else None,
                    "without": {
                        voice.voice.id: voice.empty.word for voice in one.voices if voice.empty
                    },
                }
                for one in self.groups
            },
        }


@dataclass(frozen=True, slots=True)
class Completeness:
    """The questions of the guide, and the codes that are incomplete."""

    phase: str
    questions: tuple[AskedQuestion, ...]
    codes: tuple[IncompleteCode, ...]

    def as_json(self) -> dict[str, object]:
        """What `triangulate --completeness --json` prints."""
        return {
            "by": "group",
            "phase": self.phase,
            "guide": [one.as_json() for one in self.questions],
            "codes": [one.as_json() for one in self.codes],
        }


def completeness_of(study: Study, selection: Selection) -> Completeness:
    """What is missing in a selection; no question without codes can be looked for."""
    positions = positions_of(study, selection)
    return Completeness(
        selection.phase, tuple(_questions(positions)), tuple(_incomplete(positions))
    )


def _questions(positions: Positions) -> Iterator[AskedQuestion]:
    study = positions.study
    chosen = study.selected_codes(positions.selection)
    for question in study.settings.guide:
        codes = tuple(one.id for code in question.codes if (one := study.codebook.get(code)))
        if codes and study.codebook.below(codes) & chosen:
            cells = tuple(
                answered_by(positions, question, codes, one) for one in people_of(positions)
            )
            yield AskedQuestion(question, quotable(study, question.text), cells)


def people_of(positions: Positions) -> tuple[GroupVoice, ...]:
    """The voices that can be asked."""
    return tuple(one for one in positions.voices if one.informant)


def answered_by(
    positions: Positions, question: Question | None, codes: tuple[str, ...], voice: GroupVoice
) -> Answered:
    """What became of some codes of a question with one informant; without one all are asked."""
    below = positions.study.codebook.below(codes)
    said = tuple(one for code in sorted(below) for one in positions.said(code, voice))
    reasons = {positions.silence.of_voice(code, voice) for code in codes}
    planned = question is None or not question.groups or voice.group in question.groups
    can = reasons != {Empty.NOT_APPLICABLE}
    return Answered(voice, planned and can, said, None if said else together(reasons))


def _incomplete(positions: Positions) -> Iterator[IncompleteCode]:
    for code in compared_codes(positions):
        groups = tuple(positions.of_group(code.id, one) for one in positions.groups)
        undecided = (None, Polarity.UNDECIDED)
        if any(one.expected and one.polarity in undecided for one in groups):
            yield IncompleteCode(code, groups)
