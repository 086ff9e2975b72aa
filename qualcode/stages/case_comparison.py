"""How codes stand in each case, and whether that goes along with the cases' outcome.

A difference between cases is the finding here, not a disagreement to be settled: this is no
triangulation. Where the researcher has rated a code in a case (a memo on the pair with a grade),
the grade counts; else the positions of its voices, which are told as numbers of people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from qualcode.model.codebook import AspectKind, Code
from qualcode.model.coding import Polarity
from qualcode.model.informant import Case
from qualcode.stages.leaning import leaning as leaning
from qualcode.stages.passages import Statement
from qualcode.stages.positions import Positions, VoicePosition, positions_of
from qualcode.stages.summaries import CellSummary, cell_summaries
from qualcode.stages.variables import POSITIONS, Variable
from qualcode.study import Selection, Study


class Contrast(StrEnum):
    """What comparing two cases on one code says."""

    DIFFERS = "differs"
    PARTLY = "partly"
    SAME = "same"
    OPEN = "open"


class Tracking(StrEnum):
    """Whether a predictor goes up and down with the outcome of the cases."""

    ALONG = "along"
    AGAINST = "against"
    APART = "apart"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Standing:
    """How one code stands in one case: the researcher's rating and what its voices say."""

    case: Case
    code: Code
    voices: tuple[VoicePosition, ...]
    written: CellSummary | None = None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that is said of it in the case."""
        return tuple(one for voice in self.voices for one in voice.statements)

    @property
    def grade(self) -> str:
        """The researcher's grade; "" without one."""
        return self.written.grade if self.written else ""

    @property
    def position(self) -> Polarity | None:
        """The position over the voices of the case, by the rule that holds for a group."""
        found = (one.polarity for one in self.voices)
        return Polarity.combine(one for one in found if one is not None)

    @property
    def leaning(self) -> Polarity | None:
        """To which side more of the informants stand: +, −, or ± where as many stand on both.

        Who is mixed stands on neither side. Documents and observations decide only where no
        informant has a position; None where nobody says anything of either side.
        """
        return leaning(self.voices)

    @property
    def counts(self) -> tuple[tuple[Polarity, int], ...]:
        """How many counted informants take each position, best first."""
        known = Counter(one.polarity for one in self.voices if one.polarity and one.voice.counted)
        return tuple((one, known[one]) for one in SHOWN if known[one])

    @property
    def of(self) -> int:
        """N: the counted informants of the case."""
        return sum(one.voice.counted for one in self.voices)


SHOWN = (
    Polarity.FAVOURABLE,
    Polarity.MIXED,
    Polarity.NEUTRAL,
    Polarity.UNFAVOURABLE,
    Polarity.UNDECIDED,
)
"""Positions in the order in which people are counted by them."""


class CaseComparison:
    """All standings of the selected cases, worked out once."""

    def __init__(self, study: Study, selection: Selection, cases: Sequence[Case]) -> None:
        self.study = study
        self.selection = selection
        self.cases = tuple(cases)
        self._written = cell_summaries(study)
        self._positions: dict[str, Positions] = {
            case.id: positions_of(study, replace(selection, cases=(case.id,))) for case in cases
        }

    def standing(self, case: Case, code: Code) -> Standing:
        """How a code, and only that code, stands in a case."""
        positions = self._positions[case.id]
        voices = tuple(positions.of_voice(code.id, voice) for voice in positions.voices)
        return Standing(case, code, voices, self._written.get(("case", case.id, code.id)))

    def behind(self, one: Standing) -> tuple[Statement, ...]:
        """What a standing rests on: of a rated code also what is said of the codes below it."""
        if not one.grade:
            return one.statements
        below = {code.id for code in self.study.codebook.subtree(one.code.id)}
        said = self._positions[one.case.id].statements
        return tuple(each for each in said if each.first.code.id in below)

    def positions(self, case: Case) -> Positions:
        """The positions of one case."""
        return self._positions[case.id]

    def codes(self) -> tuple[Code, ...]:
        """The codes that can be compared: with a line in a case's tables, or rated in one.

        Suggestions are no state of a case and are left out.
        """
        there = {code.id for one in self._positions.values() for code in one.codes}
        chosen = {code for one in self._positions.values() for code in _selected(one)}
        cases = {case.id for case in self.cases}
        rated = {
            code
            for (noun, one, code), written in self._written.items()
            if noun == "case" and one in cases and written.grade and code in chosen
        }
        book = self.study.codebook
        return tuple(
            code
            for code in book.codes
            if code.id in there | rated and book.kind(code.id) is not AspectKind.SUGGESTION
        )


def _selected(positions: Positions) -> frozenset[str]:
    return positions.study.selected_codes(positions.selection)


def contrast(one: Standing, other: Standing) -> Contrast:
    """What comparing two cases on a code says: by their grades where both have one of one scale.

    Else by where more of their informants stand: + against − differs, equal leanings are the
    same, others partly so; where one case is silent, undecided or only mentions it, it stays open.
    """
    if _on_one_scale(one, other):
        return Contrast.SAME if one.grade == other.grade else Contrast.DIFFERS
    found = {one.leaning, other.leaning}
    if found & {None, Polarity.UNDECIDED, Polarity.NEUTRAL}:
        return Contrast.OPEN
    if len(found) == 1:
        return Contrast.SAME
    opposite = {Polarity.FAVOURABLE, Polarity.UNFAVOURABLE}
    return Contrast.DIFFERS if found == opposite else Contrast.PARTLY


def tracking(standings: Iterable[Standing], outcome: Variable, study: Study) -> Tracking:
    """Whether a code goes along with the outcome over the cases that have both.

    It goes along where no case with a better outcome stands worse on the code, and some stands
    better; against, the other way round; apart, where neither holds. Two cases are compared as
    `contrast` compares them. Where no two cases with different outcomes can be compared, it is
    open. It is an ordering, no measure of association.
    """
    ranked = [(outcome.rank(one.case.id), one) for one in standings]
    known = [(rank, one) for rank, one in ranked if rank >= 0]
    found = {
        _step(better, worse, study) for high, better in known for low, worse in known if high > low
    }
    steps = found - {None}
    if not steps:
        return Tracking.OPEN
    if 1 in steps and -1 not in steps:
        return Tracking.ALONG
    return Tracking.AGAINST if -1 in steps and 1 not in steps else Tracking.APART


def _step(one: Standing, other: Standing, study: Study) -> int | None:
    """1 where the first stands better, -1 where worse; None where they cannot be compared."""
    rated = _on_one_scale(one, other)
    first, second = (_rank(side, study) if rated else _side(side) for side in (one, other))
    return None if first is None or second is None else (first > second) - (first < second)


def _side(one: Standing) -> int | None:
    return POSITIONS.index(one.leaning) if one.leaning in POSITIONS else None


def _on_one_scale(one: Standing, other: Standing) -> bool:
    """Whether both are rated on the same scale: grades of two scales have no common order."""
    scales = {side.written.scale for side in (one, other) if side.written and side.grade}
    return bool(one.grade and other.grade) and len(scales) == 1


def _rank(one: Standing, study: Study) -> int | None:
    scale = one.written.scale if one.written else ""
    grades = [step.grade for step in study.settings.scales.get(scale, ())]
    return grades.index(one.grade) if one.grade in grades else None


def extremes(cases: Sequence[Case], outcome: Variable) -> tuple[Case, ...]:
    """The cases with the best and with the worst outcome, the best first; all if none has one."""
    ranks = {case.id: outcome.rank(case.id) for case in cases}
    known = [rank for rank in ranks.values() if rank >= 0]
    if len(set(known)) < 2:
        return tuple(cases)
    best = [case for case in cases if ranks[case.id] == max(known)]
    worst = [case for case in cases if ranks[case.id] == min(known)]
    return (*best, *worst)
