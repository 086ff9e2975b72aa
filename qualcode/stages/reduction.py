"""Stage 1, data reduction (from 2014 on: condensation): what each voice said, code by code.

It also shows what reduction left out: the turns that nobody coded, and how far each source is
covered (Miles and Huberman 1994, chapter 4: reduction is analysis, so what it drops is told).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter

from qualcode.model.codebook import Code
from qualcode.model.source import Segment, Source, SourceKind
from qualcode.stages.form_lines import form_lines
from qualcode.stages.passages import Statement, quoted
from qualcode.stages.positions import Positions, positions_of
from qualcode.stages.summaries import condensations
from qualcode.stages.voices import GroupVoice, heard_in
from qualcode.study import Evidence, Selection, Study


@dataclass(frozen=True, slots=True)
class ReducedCell:
    """What one voice says on one code; `condensation` is the researcher's, empty until written."""

    code: Code
    indicator: Code
    aspect: Code
    voice: GroupVoice
    statements: tuple[Statement, ...]
    condensation: str = ""

    def as_json(self) -> dict[str, object]:
        """The cell with its quotations."""
        return {
            "aspect": self.aspect.id,
            "indicator": self.indicator.id,
            "code": self.code.id,
            "voice": self.voice.id,
            "condensation": self.condensation or None,
            "quotations": [one.as_json() for one in self.statements],
        }


@dataclass(frozen=True, slots=True)
class CodeCount:
    """How often a code occurs: `segments` are statements; `n` of `of` are informants."""

    code: Code
    segments: int
    n: int
    of: int

    def as_json(self) -> dict[str, object]:
        """The counts of one code."""
        return {"code": self.code.id, "segments": self.segments, "n": self.n, "of": self.of}


@dataclass(frozen=True, slots=True)
class UncodedTurn:
    """A turn or paragraph that can be coded and has no coding in force."""

    source: Source
    segment: Segment
    voice: GroupVoice | None
    text: str

    def as_json(self) -> dict[str, object]:
        """The turn with its place."""
        return {
            "source": self.source.id,
            "turn": self.segment.number,
            "line": self.segment.line,
            "informant": self.segment.informant,
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a source, or all sources together, is coded and reviewed."""

    source: str
    kind: SourceKind | None
    turns: int
    coded_turns: int
    words: int
    coded_words: int
    codings: int
    reviewed: int

    def as_json(self) -> dict[str, object]:
        """The numbers of one source."""
        return {
            "source": self.source,
            "kind": str(self.kind) if self.kind else None,
            "turns": self.turns,
            "coded_turns": self.coded_turns,
            "words": self.words,
            "coded_words": self.coded_words,
            "codings": self.codings,
            "reviewed": self.reviewed,
        }


@dataclass(frozen=True, slots=True)
class Reduction:
    """The result of the first stage.

    `form` is how many lines of written sources are left out of all counts, since they state
    nothing (see `form_lines`) and nobody has coded them.
    """

    phase: str
    reviewed: str
    cells: tuple[ReducedCell, ...]
    counts: tuple[CodeCount, ...]
    uncoded: tuple[UncodedTurn, ...]
    coverage: tuple[Coverage, ...]
    form: int = 0

    @property
    def total(self) -> Coverage:
        """The coverage of all sources together."""
        columns = ("turns", "coded_turns", "words", "coded_words", "codings", "reviewed")
        sums = {name: sum(getattr(one, name) for one in self.coverage) for name in columns}
        return Coverage("", None, **sums)

    def as_json(self) -> dict[str, object]:
        """The whole result."""
        return {
            "phase": self.phase,
            "reviewed": self.reviewed,
            "cells": [one.as_json() for one in self.cells],
            "counts": [one.as_json() for one in self.counts],
            "uncoded": [one.as_json() for one in self.uncoded],
            "coverage": [one.as_json() for one in self.coverage],
            "total": self.total.as_json(),
            "form_lines": self.form,
        }


def reduce(study: Study, selection: Selection) -> Reduction:
    """The reduction of a selection: cells in codebook order, turns in the order of sources.

    What is uncoded and how far sources are covered does not depend on the selected codes.
    """
    positions = positions_of(study, selection)
    codable = _Codable(positions)
    return Reduction(
        phase=selection.phase,
        reviewed=study.reviewed_as(selection),
        cells=_cells(positions),
        counts=_counts(positions),
        uncoded=codable.uncoded(),
        coverage=codable.coverage(),
        form=codable.form(),
    )


def _cells(positions: Positions) -> tuple[ReducedCell, ...]:
    book, written = positions.study.codebook, condensations(positions.study)
    return tuple(
        ReducedCell(
            code,
            book.indicator(code.id),
            book.aspect(code.id),
            voice,
            said,
            written.get((voice.id, code.id), ""),
        )
        for code in book.codes
        if positions.is_coded(code.id)
        for voice in positions.voices
        if (said := positions.said(code.id, voice))
    )


def _counts(positions: Positions) -> tuple[CodeCount, ...]:
    counted = [voice for voice in positions.voices if voice.counted]
    return tuple(
        CodeCount(
            code,
            sum(len(positions.said(code.id, voice)) for voice in positions.voices),
            sum(bool(positions.said(code.id, voice)) for voice in counted),
            len(counted),
        )
        for code in positions.codes
    )


class _Codable:
    """The turns and paragraphs of a selection that can be coded, with the codings in them."""

    def __init__(self, positions: Positions) -> None:
        self._study = positions.study
        self._voices = positions.voices
        rows = self._study.select(replace(positions.selection, codes=()))
        self._rows: dict[str, list[Evidence]] = {}
        for row in rows:
            self._rows.setdefault(row.source.id, []).append(row)
        self._known = {one.key: one for one in self._voices}
        self._stretches = {source: _stretches(found) for source, found in self._rows.items()}

    @cached_property
    def _sources(self) -> tuple[Source, ...]:
        heard = {source.id for voice in self._voices for source in voice.sources}
        return tuple(source for source in self._study.sources if source.id in heard)

    def _turns(self, source: Source) -> list[tuple[Segment, GroupVoice | None]]:
        spoken = ((one, self._speaker(source, one)) for one in source.spoken_by_informants())
        form = form_lines(source)
        return [
            (segment, voice)
            for segment, voice in spoken
            if segment.speech.text.strip() and (voice or not segment.informant)
            if segment.number not in form or self._is_coded(source, segment)
        ]

    def form(self) -> int:
        """How many lines of written sources are no turns: form that nobody has coded."""
        return sum(
            segment.number in form and not self._is_coded(source, segment)
            for source, form in ((one, form_lines(one)) for one in self._sources)
            for segment in source.numbered
            if segment.speech.text.strip()
        )

    def _speaker(self, source: Source, segment: Segment) -> GroupVoice | None:
        return self._known.get(heard_in(source, segment))

    def _is_coded(self, source: Source, segment: Segment) -> bool:
        stretches = self._stretches.get(source.id, [])
        last = bisect_left(stretches, segment.speech.end, key=itemgetter(0)) - 1
        return last >= 0 and stretches[last][1] > segment.speech.start

    def _words(self, source: Source, segment: Segment) -> str:
        return quoted(self._study, source, segment.speech.start, segment.speech.end)

    def uncoded(self) -> tuple[UncodedTurn, ...]:
        """The turns that no coding in force touches."""
        return tuple(
            UncodedTurn(source, segment, voice, self._words(source, segment))
            for source in self._sources
            for segment, voice in self._turns(source)
            if not self._is_coded(source, segment)
        )

    def coverage(self) -> tuple[Coverage, ...]:
        """One record a source."""
        return tuple(map(self._coverage_of, self._sources))

    def _coverage_of(self, source: Source) -> Coverage:
        turns = [segment for segment, _ in self._turns(source)]
        coded = [segment for segment in turns if self._is_coded(source, segment)]
        rows = self._rows.get(source.id, ())
        return Coverage(
            source=source.id,
            kind=source.kind,
            turns=len(turns),
            coded_turns=len(coded),
            words=_words(turns),
            coded_words=_words(coded),
            codings=len(rows),
            reviewed=sum(row.coding.reviewed for row in rows),
        )


def _stretches(rows: Iterable[Evidence]) -> list[tuple[int, int]]:
    """The coded stretches of a source in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((row.coding.start, row.coding.end) for row in rows):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _words(segments: Iterable[Segment]) -> int:
    return sum(len(segment.speech.text.split()) for segment in segments)
