"""Whether everybody in the roster is heard, and who is heard without being in the sample."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.errors import Problem, Severity
from qualcode.model.informant import Consent
from qualcode.model.settings import STUDY_FILE
from qualcode.study import Study


def _heard(study: Study) -> frozenset[str]:
    return frozenset(
        segment.informant
        for source in study.sources
        for segment in source.segments
        if segment.informant
    )


def silent_informants(study: Study) -> Iterator[Problem]:
    """Informants of the roster who do not speak in any source that could be read."""
    heard = _heard(study)
    for informant in study.roster.informants:
        if informant.id not in heard and informant.consent is not Consent.WITHDRAWN:
            yield Problem(
                Severity.WARNING,
                "silent-informant",
                f"informant {informant.id} speaks in no source",
                STUDY_FILE,
                informant.line,
                None,
                "Add the source, or the speaker label to the informant's aliases. In a copy for a "
                "second coder leave it: the name is still replaced.",
            )


def unsampled_speakers(study: Study) -> Iterator[Problem]:
    """People who are heard without being among the N, and those who have withdrawn."""
    heard = _heard(study)
    for informant in study.roster.informants:
        if informant.id in heard and not informant.sample:
            yield _notice(
                "not-in-sample", f"informant {informant.id} is heard but not in the sample",
                informant.line, "Shown in tables, not counted in N.",
            )  # fmt: skip
        if informant.id in heard and informant.consent is Consent.WITHDRAWN:
            yield _notice(
                "withdrawn", f"informant {informant.id} has withdrawn consent",
                informant.line, "Nothing of theirs is shown or counted.",
            )  # fmt: skip


def unequal_groups(study: Study) -> Iterator[Problem]:
    """Groups without informants, and a study with one group only: nothing to triangulate."""
    for group in study.roster.groups:
        if not study.roster.members(group.id):
            yield Problem(
                Severity.WARNING, "empty-group", f"group {group.id} has no informants", STUDY_FILE
            )
    if len(study.roster.groups) == 1:
        yield _notice(
            "one-group", "the study has one source group", None,
            "Source triangulation needs two; the consistency of informants is shown instead.",
        )  # fmt: skip


def _notice(code: str, message: str, line: int | None, hint: str) -> Problem:
    return Problem(Severity.NOTICE, code, message, STUDY_FILE, line, None, hint)
