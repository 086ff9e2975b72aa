"""Variables of a study: what cases or informants differ in, with the order of its values.

A variable is a case's `outcome`, an attribute, or how a code stands with each: by the
researcher's rating where there is one (a memo on the pair with a `grade`), else by the side on
which more of the people stand. Values are ordinal at best: they can be ordered, never averaged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.model.display_words import ATTRIBUTE
from qualcode.model.informant import Case, Informant
from qualcode.registry import did_you_mean
from qualcode.stages.leaning import leaning
from qualcode.stages.passages import Statement
from qualcode.stages.positions import VoicePosition, positions_of
from qualcode.stages.summaries import cell_summaries
from qualcode.study import Selection, Study

UNITS = ("case", "informant")
"""What a variable can be of."""

POSITIONS = (Polarity.UNFAVOURABLE, Polarity.MIXED, Polarity.FAVOURABLE)
"""Positions from the worst to the best, for want of a rating.

Neutral is no step between good and bad: it says nothing of either.
"""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable with the value of every unit that has one.

    `grades` are the values that there are, from the worst or least to the best or most. `code`
    is the code that it is about; `rated` says whether its values are the researcher's (else a
    code's are positions, by their signs). `scale` is that of the ratings; what is rated on
    another one has no value, since grades of two scales have no common order. `said` is what
    positions rest on.
    """

    name: str
    unit: str
    grades: tuple[str, ...]
    values: Mapping[str, str]
    code: str | None = None
    rated: bool = True
    scale: str = ""
    said: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)

    def rank(self, unit: str) -> int:
        """The number of a unit's grade, worst 0; -1 where it has none."""
        value = self.values.get(unit)
        return self.grades.index(value) if value in self.grades else -1

    def best_first(self, units: Iterable[str]) -> tuple[str, ...]:
        """Units ordered by their grade, the best first; those without one last, else as given."""
        return tuple(sorted(units, key=lambda unit: -self.rank(unit)))


def ordered_values(study: Study, values: Iterable[str]) -> tuple[str, ...]:
    """Values from the worst to the best: by a scale that has them all, numbers as numbers.

    Where neither tells, they keep the order in which they are given.
    """
    found = tuple(dict.fromkeys(values))
    for steps in study.settings.scales.values():
        grades = [step.grade for step in steps]
        if found and set(found) <= set(grades):
            return tuple(sorted(found, key=grades.index))
    if all(_number(value) is not None for value in found):
        return tuple(sorted(found, key=lambda value: _number(value) or 0.0))
    return found


def variable(study: Study, selection: Selection, name: str, unit: str = "case") -> Variable:
    """A variable by its name: `outcome`, `attribute:NAME` or a code's id.

    Raises:
        QualcodeError: there is no such variable; the text lists or suggests what there is.
    """
    if name == "outcome":
        return _outcome(study, unit)
    if name.startswith(ATTRIBUTE):
        return _attribute(study, name.removeprefix(ATTRIBUTE), unit)
    if name in study.codebook:
        return _code(study, selection, study.codebook[name].id, unit)
    known = ["outcome", *_attributes(study, unit), *(code.id for code in study.codebook.codes)]
    raise QualcodeError(
        f"there is no variable '{name}'.",
        did_you_mean(name, known) or "Use outcome, attribute:NAME or a code's id.",
    )


def _outcome(study: Study, unit: str) -> Variable:
    outcomes = {case.id: case.outcome for case in study.roster.cases if case.outcome}
    # Without a scale the researcher's own order is the best first.
    told = ordered_values(study, reversed(dict.fromkeys(outcomes.values())))
    if unit == "informant":
        people = _units(study, unit)
        outcomes = {
            one.id: outcomes[one.case]
            for one in people
            if isinstance(one, Informant) and one.case and one.case in outcomes
        }
    return Variable("outcome", unit, told, outcomes)


def _units(study: Study, unit: str) -> tuple[Case | Informant, ...]:
    """The cases, or the informants who have not withdrawn."""
    if unit == "case":
        return study.roster.cases
    return tuple(one for one in study.roster.informants if not study.withdrawn(one.id))


def _attribute(study: Study, name: str, unit: str) -> Variable:
    units = _units(study, unit)
    values = {one.id: one.attributes[name] for one in units if one.attributes.get(name)}
    if not values:
        known = _attributes(study, unit)
        raise QualcodeError(
            f"no {unit} has an attribute '{name}'.", did_you_mean(f"{ATTRIBUTE}{name}", known)
        )
    return Variable(f"{ATTRIBUTE}{name}", unit, ordered_values(study, values.values()), values)


def _attributes(study: Study, unit: str) -> list[str]:
    names = (name for one in _units(study, unit) for name in one.attributes)
    return list(dict.fromkeys(f"{ATTRIBUTE}{name}" for name in names))


def _code(study: Study, selection: Selection, code: str, unit: str) -> Variable:
    written = cell_summaries(study)
    ids = [one.id for one in _units(study, unit)]
    found = {one: written[unit, one, code] for one in ids if (unit, one, code) in written}
    graded = {one: summary for one, summary in found.items() if summary.grade}
    if graded:
        # The scale of most ratings, the first of several; what another one rates has no value.
        scale = Counter(one.scale for one in graded.values()).most_common(1)[0][0]
        rated = {one: told.grade for one, told in graded.items() if told.scale == scale}
        grades = tuple(step.grade for step in study.settings.scales.get(scale, ()))
        named = grades or tuple(dict.fromkeys(rated.values()))
        return Variable(code, unit, named, rated, code, scale=scale)
    if not study.codebook.is_leaf(code):
        raise QualcodeError(
            f"{code} has codes below it, whose positions cannot be made into one, and no ratings.",
            f"Rate it in memos about {{{unit}: …, code: {code}}} (grade: …), or name a code below.",
        )
    placed = {one: _voices(study, selection, code, unit, one) for one in ids}
    sides = {one: leaning(voices) for one, voices in placed.items()}
    values = {one: str(side) for one, side in sides.items() if side in POSITIONS}
    said = {
        one: tuple(said for voice in placed[one] for said in voice.statements) for one in values
    }
    return Variable(code, unit, tuple(map(str, POSITIONS)), values, code, rated=False, said=said)


def _voices(
    study: Study, selection: Selection, code: str, unit: str, one: str
) -> list[VoicePosition]:
    """Where the voices of a case, or an informant, stand on a code."""
    chosen = replace(selection, codes=(code,))
    chosen = replace(chosen, cases=(one,)) if unit == "case" else replace(chosen, informants=(one,))
    positions = positions_of(study, chosen)
    return [positions.of_voice(code, voice) for voice in positions.voices]


def _number(value: str) -> float | None:
    try:
        return float(value.replace(",", "."))
    except ValueError:
        return None
