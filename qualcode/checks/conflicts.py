"""Where coders disagree about a proposal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from qualcode.errors import Problem, Severity
from qualcode.model.decision import Decision
from qualcode.study import Study


def disagreeing_verdicts(study: Study) -> Iterator[Problem]:
    """Proposals that one coder accepted and another rejected; they stay in until settled."""
    by_key: defaultdict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in study.decisions.verdicts:
        by_key[decision.source, decision.code].append(decision)
    for decisions in by_key.values():
        for place, one in enumerate(decisions):
            for other in decisions[place + 1 :]:
                overlap = one.start < other.end and other.start < one.end
                if overlap and one.verdict is not other.verdict:
                    yield _disagreement(study, one, other)


def _disagreement(study: Study, one: Decision, other: Decision) -> Problem:
    source = study.source(one.source)
    turn = source.segment_at(one.start).number if source and source.segments else 0
    return Problem(
        Severity.WARNING,
        "coders-disagree",
        f"{one.source}:{turn} {one.code}: {one.coder} chose {one.verdict}, "
        f"{other.coder} chose {other.verdict}",
        f"codings/{other.coder}.jsonl",
        None,
        None,
        "The coding is kept until they agree.",
    )
