"""From a text with structure to a source: segments that tile it, and who speaks in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from qualcode.errors import Problem
from qualcode.model.informant import Roster
from qualcode.model.source import Segment, SegmentKind, Source, SourceEntry, SourceKind, Voice
from qualcode.model.speaker_label import fold_label
from qualcode.sources.inner_labels import with_inner_turns
from qualcode.sources.labels import is_stamp_line
from qualcode.sources.marks import Mark, Marks, find_marks
from qualcode.sources.paragraphs import paragraphs, trimmed
from qualcode.sources.raw import Block, RawSource
from qualcode.sources.speakers import Directory
from qualcode.sources.speech_problems import no_speakers, speech_problems

LONGEST_HEADING: Final = 12
"""Words of a bold line that may be a heading between turns."""


@dataclass(frozen=True, slots=True)
class DetectedLabel:
    """A speaker label found in a text: how often, where first, and whose it seems to be.

    `questions` is the share of its turns that end with a question mark. `voice` is unresolved
    where nothing but study.yaml can tell.
    """

    label: str
    count: int
    first_line: int
    questions: float
    voice: Voice


def build_source(
    raw: RawSource, entry: SourceEntry, roster: Roster
) -> tuple[Source, tuple[Problem, ...]]:
    """Cut a text into segments and collect what the researcher should know."""
    segments, problems = _segments(raw, entry, roster)
    source = Source(entry, raw.text, segments, raw.reader)
    found = (*raw.notices, *problems)
    return source, tuple(problem.within(entry.file) for problem in found)


def detect(raw: RawSource, roster: Roster) -> tuple[DetectedLabel, ...]:
    """The speaker labels that a text seems to have, the most frequent first.

    Whoever is in the roster may speak; general labels are understood as in an interview.
    """
    everybody = tuple(one.id for one in roster.informants)
    entry = SourceEntry("", "", SourceKind.INTERVIEW, informants=everybody)
    directory = replace(Directory.of(entry, roster), only="?", alone="?")
    raw = with_inner_turns(raw, directory)
    marks = find_marks(raw, directory)
    segments = _cut(raw, marks) if marks.turns else ()
    by_key: dict[str, list[Segment]] = {}
    for segment in segments:
        if segment.kind is SegmentKind.TURN and segment.label:
            by_key.setdefault(fold_label(segment.label), []).append(segment)
    found = [_detected(turns) for turns in by_key.values()]
    return tuple(sorted(found, key=lambda one: (-one.count, one.first_line)))


def _detected(turns: list[Segment]) -> DetectedLabel:
    first = turns[0]
    asked = sum(turn.speech.text.rstrip("\"'”’*_ ").endswith("?") for turn in turns)
    return DetectedLabel(first.label, len(turns), first.line, asked / len(turns), first.voice)


def _segments(
    raw: RawSource, entry: SourceEntry, roster: Roster
) -> tuple[tuple[Segment, ...], tuple[Problem, ...]]:
    if not entry.kind.spoken:
        return paragraphs(raw), ()
    directory = Directory.of(entry, roster)
    raw = with_inner_turns(raw, directory)
    marks = find_marks(raw, directory)
    if not marks.turns:
        return paragraphs(raw, Voice.UNRESOLVED), (no_speakers(raw, directory),)
    segments = _cut(raw, marks)
    return segments, tuple(speech_problems(raw, entry, directory, marks, segments))


def _cut(raw: RawSource, marks: Marks) -> tuple[Segment, ...]:
    cutter = _Cutter(raw)
    is_heading = _headings(raw, marks)
    for index, block in enumerate(raw.blocks):
        if not raw.words(block).strip():
            continue
        if index in marks.turns:
            cutter.turn(index, marks.turns[index])
        elif index in marks.tables.glue or _is_stamp(raw, index):
            cutter.glue(index)
        elif _is_aside(index, marks) or is_heading(block):
            cutter.aside(index)
        else:
            cutter.more(index)
    return cutter.finish()


def _is_stamp(raw: RawSource, index: int) -> bool:
    """Whether a block is a time stamp, or the number of a subtitle right above its time stamp."""
    words = raw.words(raw.blocks[index]).strip()
    if words.isdecimal():
        below = raw.blocks[index + 1 : index + 2]
        return bool(below) and is_stamp_line(raw.words(below[0]))
    return is_stamp_line(words)


def _is_aside(index: int, marks: Marks) -> bool:
    """Whether a block is header, or stands in a table but is not part of the conversation."""
    if index < marks.first or index in marks.tables.aside:
        return True
    table = marks.tables.loose.get(index)
    return table is not None and table not in marks.spoken_tables


def _headings(raw: RawSource, marks: Marks) -> Callable[[Block], bool]:
    """Which blocks are headings between turns; none where a text has little else."""
    filled = sum(bool(raw.words(block).strip()) for block in raw.blocks)
    rest = [block for index, block in enumerate(raw.blocks) if index not in marks.turns]
    styled = sum(block.heading for block in rest) * 4 < filled
    few = sum(_is_bold_heading(raw, block) for block in rest) * 4 < filled
    bold = few or bool(marks.formed)
    return lambda block: (styled and block.heading) or (bold and _is_bold_heading(raw, block))


def _is_bold_heading(raw: RawSource, block: Block) -> bool:
    if not block.bold or block.cell is not None or block.end - block.start > 120:
        return False
    words = raw.words(block).strip()
    if block.bold < len(words) or not 0 < len(words.split()) <= LONGEST_HEADING:
        return False
    bare = words.strip("*_ ")
    return bare[-1:] not in ".?!…,;:" and (bare[:1].isupper() or bare[:1].isdigit())


@dataclass(slots=True)
class _Draft:
    kind: SegmentKind
    start: int
    end: int
    mark: Mark | None = None


@dataclass(slots=True)
class _Cutter:
    """Collects segments block by block; `end` of a draft is where its last words end."""

    raw: RawSource
    drafts: list[_Draft] = field(default_factory=list)
    waiting: tuple[int, object] | None = None
    last: Mark | None = None

    def aside(self, index: int) -> None:
        """A block that nobody says: a header, a heading, a row of titles."""
        if not self.drafts or self.drafts[-1].kind is not SegmentKind.HEADER:
            self._open(SegmentKind.HEADER, index, None)
        self._extend(index)

    def turn(self, index: int, mark: Mark) -> None:
        """A block with which a turn begins."""
        self._open(SegmentKind.TURN, index, mark)
        self._extend(index)
        self.last = mark

    def more(self, index: int) -> None:
        """A block that carries on what was said last."""
        if self.drafts[-1].kind is SegmentKind.HEADER:
            assert self.last is not None
            start = self.raw.blocks[index].start
            self._open(SegmentKind.TURN, index, self.last._replace(label="", speech=start))
        self._extend(index)

    def glue(self, index: int) -> None:
        """A time stamp or number, which belongs to a turn that begins right after it."""
        if self.waiting is None or self.waiting[1] != self._row(index):
            self.waiting = (self.raw.begin(index), self._row(index))

    def finish(self) -> tuple[Segment, ...]:
        """The segments, numbered and with their lines."""
        return tuple(self._numbered())

    def _open(self, kind: SegmentKind, index: int, mark: Mark | None) -> None:
        start = self.raw.begin(index)
        if self.waiting is not None and self.waiting[1] == self._row(index):
            start = self.waiting[0]
        self.drafts.append(_Draft(kind, start if self.drafts else 0, start, mark))

    def _extend(self, index: int) -> None:
        self.drafts[-1].end = self.raw.blocks[index].end
        self.waiting = None

    def _row(self, index: int) -> object:
        chain = self.raw.chain(self.raw.blocks[index])
        return (chain[-1].table, chain[-1].row) if chain else None

    def _numbered(self) -> Iterator[Segment]:
        text = self.raw.text
        ends = [draft.start for draft in self.drafts[1:]] + [len(text)]
        number, line, counted = 0, 1, 0
        for draft, end in zip(self.drafts, ends, strict=True):
            line += text.count("\n", counted, draft.start)
            counted = draft.start
            mark = draft.mark
            if mark is None:
                speech = trimmed(text, draft.start, draft.end)
                yield Segment(draft.kind, 0, draft.start, end, line, speech)
                continue
            number += 1
            speech = trimmed(text, min(mark.speech, draft.end), draft.end)
            voice, whose = mark.speaker
            informant = whose if voice is Voice.INFORMANT else None
            yield Segment(
                draft.kind, number, draft.start, end, line, speech, mark.label, voice, informant
            )
