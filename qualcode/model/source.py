"""A source: a transcript, an observation note or a document, cut into segments that tile its text.

Offsets are Unicode code points, end-exclusive, in the source's text with `\\n` newlines and no
byte order mark; Unicode is otherwise untouched.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property


class SourceKind(StrEnum):
    """The technique by which a source was gathered."""

    INTERVIEW = "interview"
    FOCUS_GROUP = "focus-group"
    OBSERVATION = "observation"
    DOCUMENT = "document"

    @property
    def spoken(self) -> bool:
        """Whether the source has speakers and turns."""
        return self in (SourceKind.INTERVIEW, SourceKind.FOCUS_GROUP)


class Phase(StrEnum):
    """Whether a source belongs to the study proper or to its preparation."""

    PRELIMINARY = "preliminary"
    MAIN = "main"


class SegmentKind(StrEnum):
    """What a stretch of a source is.

    A header has no number. A heading is a title or header line of a written source: it has a
    number and can be coded by hand, but the rules leave it alone, since it states nothing.
    A row is that of a table in a written source.
    """

    HEADER = "header"
    HEADING = "heading"
    TURN = "turn"
    PARAGRAPH = "paragraph"
    ROW = "row"


class Voice(StrEnum):
    """Whose words a segment holds."""

    INTERVIEWER = "interviewer"
    INFORMANT = "informant"
    UNRESOLVED = "unresolved"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source's text together with its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A header, a turn or a paragraph.

    `number` counts turns and paragraphs of a source from 1 and is what a place such as `W1.14`
    names; a header has 0. `line` is the 1-based line on which the segment begins. `speech` is the
    part that can be coded: without speaker label, time stamp and surrounding white space.
    """

    kind: SegmentKind
    number: int
    start: int
    end: int
    line: int
    speech: Passage
    label: str = ""
    voice: Voice = Voice.NOBODY
    informant: str | None = None


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """What study.yaml says of a source. `line` is where it says so.

    `present` are informants or groups who could hear what was said without being asked; empty is
    nobody, None is that nobody has said.

    `formerly` are earlier ids: codings made under them belong to the source. `title` is what a
    document is called, since the name of a file may give somebody away.
    """

    id: str
    file: str
    kind: SourceKind
    phase: Phase = Phase.MAIN
    informants: tuple[str, ...] = ()
    group: str | None = None
    case: str | None = None
    date: date | None = None
    time: str = ""
    place: str = ""
    period: str | None = None
    asked: tuple[str, ...] | None = None
    interviewer: tuple[str, ...] = ()
    encoding: str | None = None
    formerly: tuple[str, ...] = ()
    title: str = ""
    present: tuple[str, ...] | None = None
    line: int | None = None


@dataclass(frozen=True)
class Source:
    """A source that has been read: its entry in study.yaml, its text and its segments.

    `reader` names the reader and its version (`word/1`): a text is only the same text when the
    same reader made it.
    """

    entry: SourceEntry
    text: str
    segments: tuple[Segment, ...]
    reader: str

    @property
    def id(self) -> str:
        """The id that study.yaml gives it."""
        return self.entry.id

    @property
    def kind(self) -> SourceKind:
        """The technique by which it was gathered."""
        return self.entry.kind

    def passage(self, start: int, end: int) -> Passage:
        """A stretch of the text with its words."""
        return Passage(start, end, self.text[start:end])

    @cached_property
    def sha256(self) -> str:
        """Hash of the text in UTF-8; a coding remembers it to notice an edited transcript."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return tuple(starts)

    def line_at(self, offset: int) -> int:
        """The 1-based line of an offset."""
        return bisect_right(self._line_starts, offset)

    @cached_property
    def numbered(self) -> tuple[Segment, ...]:
        """Turns and paragraphs, in order; `numbered[n - 1].number == n`."""
        return tuple(segment for segment in self.segments if segment.number)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The ids of the informants who are heard in it, by study.yaml or by its turns."""
        told = {segment.informant for segment in self.segments if segment.informant}
        return frozenset(told.union(self.entry.informants))

    @cached_property
    def _segment_starts(self) -> tuple[int, ...]:
        return tuple(segment.start for segment in self.segments)

    def segment_at(self, offset: int) -> Segment:
        """The segment that holds an offset.

        Raises:
            IndexError: the source has no segments.
        """
        return self.segments[max(0, bisect_right(self._segment_starts, offset) - 1)]

    def segments_within(self, start: int, end: int) -> tuple[Segment, ...]:
        """The segments that a stretch of the text touches, mostly one."""
        first = max(0, bisect_right(self._segment_starts, start) - 1)
        return self.segments[first : max(first + 1, bisect_left(self._segment_starts, end))]

    def spoken_by_informants(self) -> Iterator[Segment]:
        """The segments that can be coded: informants' turns, and paragraphs."""
        for segment in self.numbered:
            if segment.voice in (Voice.INFORMANT, Voice.NOBODY):
                yield segment
