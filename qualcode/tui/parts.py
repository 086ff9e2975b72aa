"""The parts of a source as the coder sees them: who speaks, and what of it can be coded."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model.source import Segment, SegmentKind, Source, Voice
from qualcode.stages.withheld import NOT_SHOWN, turn_withheld
from qualcode.study import Study
from qualcode.tui.cells import visible


@dataclass(frozen=True, slots=True)
class Part:
    """A turn or a paragraph on the screen.

    `start` and `end` are those of its speech. `instead` stands on the screen where the words are
    not to be shown; `apart` says that an empty line stands before it.
    """

    number: int
    start: int
    end: int
    voice: Voice
    label: str = ""
    instead: str = ""
    apart: bool = False

    @property
    def codable(self) -> bool:
        """Whether these are words that a coding can stand on: an informant's, or a document's."""
        return (
            self.voice in (Voice.INFORMANT, Voice.NOBODY)
            and not self.instead
            and self.start < self.end
        )


def parts_of(study: Study, source: Source) -> tuple[Part, ...]:
    """The turns and paragraphs of a source, in order.

    What an informant said who has withdrawn is not in them, only that it is not shown.
    """
    return tuple(_part(study, segment) for segment in source.numbered)


def _part(study: Study, segment: Segment) -> Part:
    speech = segment.speech
    gone = turn_withheld(study, segment)
    apart = segment.voice is Voice.INTERVIEWER or segment.kind is not SegmentKind.TURN
    label = " ".join(segment.label.split())
    if segment.voice is Voice.UNRESOLVED:
        label = f"{label} (who?)".strip()
    return Part(
        number=segment.number,
        start=speech.start,
        end=speech.end,
        voice=segment.voice,
        label="" if gone else visible(label),
        instead=NOT_SHOWN if gone else "",
        apart=apart,
    )
