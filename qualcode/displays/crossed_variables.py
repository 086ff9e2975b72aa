"""What displays of two ordinal variables have in common: the units, their values and names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.displays.citation import case_name, references
from qualcode.displays.request import DisplayRequest, UnsuitedError
from qualcode.document import Reference, Words, phrase
from qualcode.errors import QualcodeError
from qualcode.stages.summaries import cell_summaries
from qualcode.stages.variables import UNITS, Variable, variable
from qualcode.study import Study


@dataclass(frozen=True, slots=True)
class CrossedVariables:
    """Two variables of the same units, and the units that have a value of both."""

    across: Variable
    up: Variable
    units: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def of_rated_informants(self) -> bool:
        """Whether the units are informants since these are what the researcher rated."""
        return self.across.unit == "informant" and _rated((self.across, self.up))

    def name(self, study: Study, unit: str) -> Words:
        """A unit as it may be printed."""
        if self.across.unit == "case":
            case = study.roster.case(unit)
            return case_name(study, case) if case else unit
        informant = study.roster.informant(unit)
        return informant.printed_name if informant else unit

    def source(self, study: Study) -> Words:
        """The source line of a table that rests on no coding, only on ratings and study.yaml."""
        if self.across.said or self.up.said:
            return ""
        line, days = phrase("source.study"), [one.entry.date for one in study.sources]
        day = study.settings.date or max(filter(None, days), default=None)
        return phrase("source.year", line=line, year=str(day.year)) if day else line

    def evidence(self, units: Iterable[str]) -> tuple[Reference, ...]:
        """The codings behind the positions of some units."""
        said = (one.said.get(unit, ()) for unit in units for one in (self.across, self.up))
        return tuple(dict.fromkeys(one for some in said for one in references(some)))

    def at(self, across: int, up: int) -> tuple[str, ...]:
        """The units at two grades."""
        return tuple(
            one for one in self.units if (self.across.rank(one), self.up.rank(one)) == (across, up)
        )


def crossed_variables(study: Study, request: DisplayRequest) -> CrossedVariables:
    """The two variables that are asked for: of cases where both are known of cases.

    Where no case is rated on a code and informants are, they are of informants.

    Without `by` they are the code that is rated in most cases with an outcome, else the first
    attribute of the cases, and the outcome.

    Raises:
        UnsuitedError: the study has nothing to cross, and nothing was asked for.
        QualcodeError: there is no such variable.
    """
    names = request.by or _usual(study, request)
    if len(names) != 2:
        raise QualcodeError(
            "this display crosses two variables.", "Name them: --by VARIABLE --by VARIABLE."
        )
    across, up = _of_units(study, request, names)
    ids = _ids(study, request, across.unit)
    known = tuple(one for one in ids if across.rank(one) >= 0 and up.rank(one) >= 0)
    return CrossedVariables(across, up, known, tuple(one for one in ids if one not in known))


def _of_units(
    study: Study, request: DisplayRequest, names: tuple[str, ...]
) -> tuple[Variable, Variable]:
    """The variables of cases or, where only informants are rated on a code, of informants."""
    found: list[tuple[Variable, Variable]] = []
    for unit in UNITS:
        try:
            across, up = (variable(study, request.selection, name, unit) for name in names)
        except QualcodeError:
            if unit == UNITS[-1] and not any(map(_valued, found)):
                raise
            continue
        found.append((across, up))
    rated = (both for both in found if _valued(both) and _rated(both))
    return next(rated, next(filter(_valued, found), found[-1]))


def _valued(both: tuple[Variable, Variable]) -> bool:
    return all(one.values for one in both)


def _rated(both: tuple[Variable, Variable]) -> bool:
    return any(one.code and one.rated for one in both)


def _usual(study: Study, request: DisplayRequest) -> tuple[str, ...]:
    chosen = _ids(study, request, "case")
    cases = [one for one in study.roster.cases if one.id in chosen and one.outcome]
    known = {case.id for case in cases}
    written = cell_summaries(study)
    graded = {code for (noun, one, code), told in written.items() if noun == "case" and told.grade}
    rated = [
        variable(study, request.selection, code.id)
        for code in study.codebook.codes
        if code.id in graded
    ]
    most = sorted(rated, key=lambda one: -len(known & set(one.values)))
    attributes = (f"attribute:{name}" for case in cases for name in case.attributes)
    named = (one.name for one in most if known & set(one.values))
    first = next(iter((*named, *attributes)), None)
    if first is None:
        raise UnsuitedError(
            "no case has both an outcome and a rating or attribute.",
            "Name two variables: --by VARIABLE --by VARIABLE.",
        )
    return first, "outcome"


def _ids(study: Study, request: DisplayRequest, unit: str) -> tuple[str, ...]:
    chosen = request.selection
    if unit == "case":
        return tuple(
            case.id for case in study.roster.cases if not chosen.cases or case.id in chosen.cases
        )
    return tuple(
        one.id
        for one in study.roster.informants
        if not study.withdrawn(one.id)
        and (not chosen.informants or one.id in chosen.informants)
        and (not chosen.groups or one.group in chosen.groups)
    )
