"""One variable over the periods of a study, for each case or group (growth gradient).

A value is the researcher's rating where there is one, else the side on which more informants
stand, else a number of segments (Miles and Huberman 1994, chapter 5). What is said counts for the
period of its source: that is when it was told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from qualcode.model.codebook import AspectKind, Code
from qualcode.model.coding import Polarity
from qualcode.model.informant import Case, SourceGroup
from qualcode.model.source import Source
from qualcode.stages.case_comparison import leaning
from qualcode.stages.events import TimeOrder
from qualcode.stages.passages import Statement
from qualcode.stages.positions import Positions, VoicePosition, positions_of
from qualcode.stages.summaries import CellSummary, cell_summaries
from qualcode.stages.voices import GroupVoice, speakers
from qualcode.study import Selection, Study

SIDES = (Polarity.UNFAVOURABLE, Polarity.MIXED, Polarity.FAVOURABLE)
"""The sides from the worst to the best; neutral is no step between them."""


class Measure(StrEnum):
    """What a line is drawn of."""

    RATINGS = "ratings"
    POSITIONS = "positions"
    COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class GrowthPoint:
    """A case, a group or the whole study in one period.

    `value` is the number of the grade or side, worst 0, or a number of segments; None where none
    is known. `ratings` are the researcher's, `voices` where each voice stands, `statements` all
    that is said; `heard` are the voices that were heard in that period at all.
    """

    value: int | None
    ratings: tuple[CellSummary, ...] = ()
    voices: tuple[VoicePosition, ...] = ()
    statements: tuple[Statement, ...] = ()
    heard: tuple[GroupVoice, ...] = ()

    @property
    def side(self) -> Polarity | None:
        """To which side more informants stand."""
        return leaning(self.voices)


@dataclass(frozen=True, slots=True)
class GrowthLine:
    """The points of one unit, a point for each period; without a unit it is the whole study's."""

    unit: Case | SourceGroup | None
    points: tuple[GrowthPoint, ...]


class Growth:
    """The lines of one code, below which everything counts.

    `scale` is that of the ratings that are drawn: the first that there is.
    """

    def __init__(self, study: Study, selection: Selection, code: Code) -> None:
        self.study = study
        self.selection = selection
        self.code = code
        self.periods = TimeOrder(study).periods
        # The code is the variable; a selection of other codes is none of its own.
        self._chosen = replace(selection, codes=(code.id,))

    @cached_property
    def is_leaf(self) -> bool:
        """Whether the code has no codes below it, so that its positions are of one thing."""
        return self.study.codebook.is_leaf(self.code.id)

    @cached_property
    def scale(self) -> str:
        """The scale of the researcher's ratings of it; "" where there are none."""
        return next((one.written.scale for one in self._ratings), "")

    @cached_property
    def measure(self) -> Measure:
        """What can be drawn of it best."""
        if self._ratings:
            return Measure.RATINGS
        return Measure.POSITIONS if self.is_leaf else Measure.COUNTS

    @cached_property
    def _ratings(self) -> tuple[_Rating, ...]:
        """Every rating of the code that has a period."""
        return tuple(
            one for one in _ratings(self.study, self.selection) if one.code == self.code.id
        )

    def lines(self, measure: Measure) -> tuple[GrowthLine, ...]:
        """The lines of a measure: of the cases, else of the groups; ratings also of the study."""
        units = self._units()
        if measure is Measure.RATINGS:
            rated = {one.case for one in self._ratings}
            cases = tuple(one for one in units if isinstance(one, Case) and one.id in rated)
            units = (*cases, *((None,) if "" in rated or not rated else ()))
        return tuple(
            GrowthLine(unit, tuple(self._point(measure, unit, one) for one in self.periods))
            for unit in units
        )

    def _units(self) -> tuple[Case | SourceGroup | None, ...]:
        roster, chosen = self.study.roster, self.selection
        if roster.cases:
            return tuple(one for one in roster.cases if not chosen.cases or one.id in chosen.cases)
        return positions_of(self.study, chosen).groups or (None,)

    def _point(self, measure: Measure, unit: Case | SourceGroup | None, period: str) -> GrowthPoint:
        if measure is Measure.RATINGS:
            return self._rating(unit, period)
        positions = self._positions(unit, period)
        if positions is None:
            return GrowthPoint(None)
        voices = tuple(
            one
            for one in positions.voices
            if not isinstance(unit, SourceGroup) or one.group == unit.id
        )
        stand = tuple(positions.of_voice(self.code.id, one) for one in voices)
        said = tuple(
            one for one in positions.statements if any(v.speaks(one.first) for v in voices)
        )
        point = GrowthPoint(None, (), stand, said, tuple(one for one in voices if one.sources))
        return replace(point, value=_value(measure, point))

    def _rating(self, unit: Case | SourceGroup | None, period: str) -> GrowthPoint:
        case = unit.id if unit else ""
        found = tuple(
            one.written for one in self._ratings if (one.period, one.case) == (period, case)
        )
        grades = [step.grade for step in self.study.settings.scales.get(self.scale, ())]
        known = {one.grade for one in found if one.scale == self.scale and one.grade in grades}
        return GrowthPoint(grades.index(known.pop()) if len(known) == 1 else None, found)

    def _positions(self, unit: Case | SourceGroup | None, period: str) -> Positions | None:
        """What is said in the sources of a period; None where there are none of the unit."""
        chosen = self._chosen
        if isinstance(unit, Case):
            chosen = replace(chosen, cases=(unit.id,))
        sources = tuple(
            one.id for one in self.study.selected_sources(chosen) if one.entry.period == period
        )
        if not sources:
            return None
        return positions_of(self.study, replace(chosen, sources=sources))


def _value(measure: Measure, point: GrowthPoint) -> int | None:
    if measure is Measure.COUNTS:
        # Nobody heard is no nought.
        return len(point.statements) if point.heard else None
    return SIDES.index(point.side) if point.side in SIDES else None


@dataclass(frozen=True, slots=True)
class _Rating:
    """A rating with its period; `case` is "" where it is of the whole study."""

    code: str
    period: str
    case: str
    written: CellSummary


def _ratings(study: Study, selection: Selection) -> Iterator[_Rating]:
    """The ratings of periods, and those of sources, which have a period and mostly a case."""
    sources = {one.id: one for one in study.selected_sources(selection)}
    wanted = selection.cases
    for (noun, name, code), one in cell_summaries(study).items():
        source = sources.get(name) if noun == "source" else None
        if one.grade and noun == "period" and not wanted:
            yield _Rating(code, name, "", one)
        elif one.grade and source and source.entry.period:
            case = _case_of(study, source)
            if not wanted or case in wanted:
                yield _Rating(code, source.entry.period, case, one)


def _case_of(study: Study, source: Source) -> str:
    """The case that a source is of: its own, else that of all who speak in it."""
    if source.entry.case:
        return source.entry.case
    found = {one.case for one in study.roster.informants if one.id in speakers(source)}
    return (found.pop() or "") if len(found) == 1 else ""


def usual_variable(study: Study, selection: Selection, outcome: bool = False) -> Code | None:
    """What is followed where nobody says what: a rated code, else an outcome that is spoken of.

    Codes of outcomes go before others; with `outcome` there are no others.
    """
    book, chosen = study.codebook, study.selected_codes(selection)
    codes = [one for one in book.codes if one.id in chosen]
    outcomes = [one for one in codes if book.kind(one.id) is AspectKind.OUTCOME]
    rated = {one.code for one in _ratings(study, selection)}
    spoken = positions_of(study, selection)
    found = (
        *(one for one in outcomes if one.id in rated),
        *(one for one in codes if one.id in rated and not outcome),
        *(one for one in outcomes if spoken.is_coded(one.id)),
    )
    return next(iter(found), None)
