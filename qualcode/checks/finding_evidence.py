"""Findings whose evidence was removed, rejected or coded otherwise since it was named."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.errors import Problem, Severity
from qualcode.model.memo import Finding
from qualcode.stages.finding_ground import findings_shown, lost_evidence
from qualcode.stages.named_codings import Loss
from qualcode.stages.named_evidence import LostEvidence
from qualcode.stages.rivals import lost_words
from qualcode.study import Study

_WHY = {
    Loss.UNREAD: "its source could not be read",
    Loss.UNCLEAR: "several ids of codings begin so",
    Loss.NO_TURN: "there is no such turn",
    Loss.NO_SOURCE: "there is no such source",
    Loss.WITHDRAWN: "consent was withdrawn there",
    Loss.UNCODED: "nothing is coded there",
    Loss.RECODED: "what is coded there has none of the finding's codes",
    Loss.DISPLACED: "its passage is no longer found in the transcript",
    Loss.REJECTED: "the proposal was rejected, or coded over by hand",
    Loss.REMOVED: "there is no coding of that id, or it was removed",
    Loss.UNMATCHED: "the query finds nothing",
    Loss.ELSEWHERE: "what the query finds has none of the finding's codes",
}
_OF_QUERIES = (Loss.UNMATCHED, Loss.ELSEWHERE)
_SEE = "See what is coded there with: qualcode coding list"
_TRY_QUERY = "Try it with: qualcode quotes 'EM1.1 and OB2'. Or take it out of the finding."


def lost_evidence_of_findings(study: Study) -> Iterator[Problem]:
    """What findings name as evidence that is in force no more."""
    if not study.codebook.codes:
        return  # nothing can be coded; the codebook's own problem says why
    for finding in findings_shown(study):
        for one in lost_evidence(study, finding):
            yield _lost(study, finding, f"evidence of finding {finding.id}", one)
        for one in lost_words(study, finding):
            yield _lost(study, finding, f"evidence on a rival of finding {finding.id}", one)


def _lost(study: Study, finding: Finding, what: str, one: LostEvidence) -> Problem:
    return Problem(
        Severity.WARNING,
        "finding-evidence-lost",
        f"{what} is not in force: {study.anonymiser(one.word)} ({_WHY[one.loss]})",
        finding.file,
        one.line,
        None,
        _TRY_QUERY if one.loss in _OF_QUERIES else _SEE,
    )
