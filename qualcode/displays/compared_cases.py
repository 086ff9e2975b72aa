"""What displays that compare cases have in common: the cases, in the order of their outcome."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.displays.request import UnsuitedError
from qualcode.model.informant import Case
from qualcode.stages.case_comparison import CaseComparison
from qualcode.stages.variables import variable
from qualcode.study import Selection, Study


def need_cases(study: Study, selection: Selection, at_least: int = 1) -> tuple[Case, ...]:
    """The selected cases in the order of study.yaml.

    Raises:
        UnsuitedError: there are fewer of them than are needed.
    """
    wanted = selection.cases
    cases = tuple(case for case in study.roster.cases if not wanted or case.id in wanted)
    if len(cases) < at_least:
        declared = len(study.roster.cases)
        raise UnsuitedError(
            f"this needs at least {at_least} case{'s' * (at_least > 1)}, and there "
            f"{'is 1' if len(cases) == 1 else 'is none'}{' in the selection' * bool(wanted)}.",
            "Select more cases with --case, or none."
            if declared >= at_least
            else "Declare the units that you compare under 'cases' in study.yaml, with their "
            "outcome.",
        )
    return cases


def by_outcome(study: Study, selection: Selection, cases: Sequence[Case]) -> tuple[Case, ...]:
    """Cases ordered by their outcome, the best first, those without one last."""
    known = {case.id: case for case in cases}
    outcome = variable(study, selection, "outcome")
    return tuple(known[case] for case in outcome.best_first(known))


def comparison_of(study: Study, selection: Selection, cases: Sequence[Case]) -> CaseComparison:
    """The standings of all codes in some cases."""
    return CaseComparison(study, selection, cases)
