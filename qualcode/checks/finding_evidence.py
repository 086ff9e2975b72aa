"""Findings whose evidence was removed, rejected or coded otherwise since it was named."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.errors import Problem, Severity
from qualcode.model.memo import Finding
from qualcode.stages.finding_ground import findings_shown, lost_evidence
from qualcode.stages.named_codings import Loss
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
}


def lost_evidence_of_findings(study: Study) -> Iterator[Problem]:
    """What findings name as evidence that is in force no more."""
    if not study.codebook.codes:
        return  # nothing can be coded; the codebook's own problem says why
    for finding in findings_shown(study):
        for one in lost_evidence(study, finding):
            yield _lost(finding, f"evidence of finding {finding.id}", one.word, one.loss)
        for word, why in lost_words(study, finding):
            yield _lost(finding, f"evidence on a rival of finding {finding.id}", word, why.loss)


def _lost(finding: Finding, what: str, word: str, loss: Loss) -> Problem:
    return Problem(
        Severity.WARNING,
        "finding-evidence-lost",
        f"{what} is not in force: {word} ({_WHY[loss]})",
        finding.file,
        None,
        None,
        "See what is coded there with: qualcode coding list",
    )
