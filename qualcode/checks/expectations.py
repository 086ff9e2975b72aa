"""Where people coded what `expect` says cannot be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qualcode.errors import Problem, Severity
from qualcode.model.decision import Decision, Verdict
from qualcode.model.settings import STUDY_FILE
from qualcode.stages.silence import expected_groups
from qualcode.study import Study


def unexpected_groups(study: Study) -> Iterator[Problem]:
    """Codings that people made or accepted of a group that `expect` leaves out for their code.

    Such a group is no part of the code's convergence, so that its words would be overlooked.
    """
    made = [(one.source, one.code, one.start) for one in study.decisions.manual]
    made += [_place(one) for one in study.decisions.verdicts if one.verdict is Verdict.ACCEPT]
    counts: Counter[tuple[str, str]] = Counter()
    for source, code, start in made:
        group = _group(study, source, start)
        known = study.codebook.get(code)
        if group and known and group not in expected_groups(study, known.id):
            counts[known.id, group] += 1
    for (code, group), count in counts.items():
        codings = "1 coding" if count == 1 else f"{count} codings"
        yield Problem(
            Severity.WARNING,
            "unexpected-group",
            f"{codings} of {code} that a person made or accepted: group {group}, which `expect` "
            "leaves out for it, so the triangulation does not compare it",
            STUDY_FILE,
            hint=f"Add {group} to `expect` for {code}, or look at the codings again.",
        )


def _place(decision: Decision) -> tuple[str, str, int]:
    return decision.source, decision.code, decision.start


def _group(study: Study, source_id: str, start: int) -> str | None:
    source = study.source(source_id)
    if source is None or not source.segments:
        return None
    speaker = source.segment_at(start).informant
    informant = study.roster.informant(speaker) if speaker else None
    return informant.group if informant else source.entry.group
