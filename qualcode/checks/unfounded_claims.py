"""Sentences of findings that name a result and do not point to where it was said."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.errors import Problem, Severity
from qualcode.model.memo import Finding
from qualcode.stages.claim_check import Gap, Unfounded, beginning, claims_checked
from qualcode.stages.finding_ground import findings_shown
from qualcode.study import Study

_SEE = "See what is coded there with: qualcode coding list --code CODE"
_HINTS = {
    Gap.NO_PLACE: "Write where it was said, such as (W1.14), or name a table, a coding's id or "
    "another finding.",
    Gap.NOWHERE: "See the turns of a source with: qualcode show W1",
    Gap.NOT_CODED: _SEE,
    Gap.WITHDRAWN: "Take the place out, and the words with it.",
}


def unfounded_claims(study: Study) -> Iterator[Problem]:
    """Each such sentence of a finding's prose and of its answer to negative evidence."""
    if not study.codebook.codes:
        return  # nothing can be coded; the codebook's own problem says why
    for finding in findings_shown(study):
        for one in claims_checked(study, finding).unfounded:
            yield _problem(study, finding, one)


def _problem(study: Study, finding: Finding, one: Unfounded) -> Problem:
    said = beginning(study, one.sentence)
    severity = Severity.WARNING if one.gap is Gap.WITHDRAWN else Severity.NOTICE
    message = {
        Gap.NO_PLACE: f"a result without a place: {said} ({_named(study, one)})",
        Gap.NOWHERE: f"{one.place} does not exist: {said}",
        Gap.NOT_CODED: f"{one.place} carries none of the codings of {finding.id}: {said}",
        Gap.WITHDRAWN: f"{one.place} are words of somebody who withdrew consent: {said}",
    }[one.gap]
    return Problem(
        severity, f"claim-{one.gap}", message, finding.file, one.line, None, _HINTS[one.gap]
    )


def _named(study: Study, one: Unfounded) -> str:
    return ", ".join(study.anonymiser(word) for word in one.names[:3])
