"""What lies ready for explaining why views differ on a code: both sides, and what stands around.

A difference is no failure; it is often the finding. Whether it comes from another time, another
place, another position or another interest only the researcher can say. Here is what the study
knows of it: the question before each answer, what other techniques, times and phases say, and what
the researcher wrote already.

Sources: Sugiyono (2011), p. 273 ff.: differing views are described and discussed further; Patton
(2002): inconsistency is looked into and not averaged away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from qualcode.errors import QualcodeError
from qualcode.model.memo import Memo
from qualcode.model.settings import Question
from qualcode.model.source import Segment, Voice
from qualcode.stages.by_technique import by_technique
from qualcode.stages.by_time import by_time
from qualcode.stages.comparison_notes import GROUP, CodingNote, coding_notes, comparison_notes
from qualcode.stages.passages import Statement, quoted
from qualcode.stages.positions import GroupPosition, VoicePosition, positions_of
from qualcode.stages.sides import SideComparison, Sides, SideTable
from qualcode.stages.triangulation import (
    CodeComparison,
    Convergence,
    triangulate,
)
from qualcode.stages.withheld import memo_withheld
from qualcode.study import Selection, Study


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A row on which groups, or voices of different groups, contradict each other.

    `elsewhere` are rows of other directions on the same code, `other_phase` where voices stand in
    the phase that is not selected. `notes` and `coding_notes` is what the researcher wrote, `memo`
    the one in which more can be written, if there is one about the code alone.
    """

    row: CodeComparison
    questions: tuple[Question, ...]
    elsewhere: tuple[tuple[SideTable, SideComparison], ...]
    other_phase: tuple[VoicePosition, ...]
    notes: Mapping[str, tuple[str, ...]]
    coding_notes: tuple[CodingNote, ...]
    memo: Memo | None

    @property
    def sides(self) -> tuple[GroupPosition, ...]:
        """The groups that say something on the code."""
        return tuple(one for one in self.row.groups if one.statements)

    @property
    def explained(self) -> bool:
        """Whether the researcher has explained the difference already."""
        return bool(self.notes.get("explanation") or self.coding_notes)


def worksheets(study: Study, selection: Selection) -> tuple[Worksheet, ...]:
    """A sheet for every row of the source triangulation that contradicts itself.

    Raises:
        QualcodeError: there is only one source group.
    """
    directions = tuple(
        found
        for compare in (by_technique, by_time)
        if (found := _compared(compare, study, selection))
    )
    rows = triangulate(study, selection).rows
    return tuple(_sheet(study, selection, row, directions) for row in rows if is_contradicted(row))


def is_contradicted(row: CodeComparison) -> bool:
    """Whether groups, or voices of different groups, point opposite ways."""
    return row.convergence is Convergence.DISSONANT or bool(row.opposed)


def _compared(
    compare: Callable[[Study, Selection], Sides], study: Study, selection: Selection
) -> Sides | None:
    try:
        return compare(study, selection)
    except QualcodeError:
        return None


def _sheet(
    study: Study, selection: Selection, row: CodeComparison, directions: tuple[Sides, ...]
) -> Worksheet:
    code = row.code.id
    said = tuple(one for group in row.groups for one in group.statements)
    elsewhere = tuple(
        (table, other)
        for found in directions
        for table in found.tables
        for other in table.telling
        if other.code.id == code
    )
    return Worksheet(
        row,
        tuple(one for one in study.settings.guide if _is_about(study, one, code)),
        elsewhere,
        tuple(_in_the_other_phase(study, selection, code)),
        comparison_notes(study).of(GROUP, code),
        tuple(coding_notes(study, said)),
        next((memo for memo in study.memos if _takes_notes(study, memo, code)), None),
    )


def _is_about(study: Study, question: Question, code: str) -> bool:
    known = [one for name in question.codes if (one := study.codebook.get(name))]
    above = {one.id for one in study.codebook.lineage(code)}
    return any(one.id in above for one in known)


def _in_the_other_phase(study: Study, selection: Selection, code: str) -> Iterator[VoicePosition]:
    """Where voices stand on a code in the phase that is left out; nothing where both are in."""
    other = {"main": "preliminary", "preliminary": "main"}.get(selection.phase)
    if other is None:
        return
    positions = positions_of(study, replace(selection, phase=other))
    for voice in positions.voices:
        stand = positions.of_voice(code, voice)
        if stand.statements:
            yield stand


def _takes_notes(study: Study, memo: Memo, code: str) -> bool:
    """Whether a memo is about a code and nothing else, so that its headings are read for it."""
    (first, *more) = memo.about or (("", ""),)
    known = study.codebook.get(first[1]) if first[0] == "code" else None
    return not more and known is not None and known.id == code and not memo_withheld(study, memo)


def question_before(study: Study, said: Statement) -> str:
    """The interviewer's turn before a statement as it may be printed; "" where nobody asked."""
    source, segment = said.first.source, said.first.segment
    asked = _asked_before(source.numbered, segment)
    if asked is None or study.closed(source):
        return ""
    return quoted(study, source, asked.speech.start, asked.speech.end)


def _asked_before(turns: tuple[Segment, ...], segment: Segment) -> Segment | None:
    before = (one for one in reversed(turns) if one.start < segment.start)
    return next((one for one in before if one.voice is Voice.INTERVIEWER), None)
