"""Where coders disagree about a proposal or a polarity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from qualcode.coders.agreed import Family, families
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
                if overlap and one.verdict is not other.verdict and not _settled(study, one):
                    yield _disagreement(study, one, other)


def _settled(study: Study, one: Decision) -> bool:
    return any(
        (agreed.source, agreed.code) == (one.source, one.code)
        and agreed.start < one.end
        and one.start < agreed.end
        for agreed in study.decisions.consensus
    )


def differing_polarities(study: Study) -> Iterator[Problem]:
    """Passages of which coders say different things; they count as `?` until settled."""
    for family in families(study.decisions):
        if family.differs:
            yield _difference(study, family)


def _difference(study: Study, family: Family) -> Problem:
    first = family.judgements[0]
    source = study.source(first.source)
    turn = source.segment_at(first.start).number if source and source.segments else 0
    said = ", ".join(dict.fromkeys(f"{one.coder} says {one.polarity}" for one in family.judgements))
    alone = len(family.by_coder) == 1
    last = family.judgements[-1]
    keep_one = f"To take the {last.polarity} out: qualcode coding remove {last.id}"
    return Problem(
        Severity.WARNING,
        "coders-differ",
        f"{first.source}:{turn} {first.code}: {said}; it counts as ?",
        f"codings/{family.judgements[-1].coder}.jsonl",
        None,
        None,
        keep_one
        if alone
        else f"When you agree: qualcode coding consensus {first.source}:{turn} {first.code} "
        "--polarity POLARITY",
    )


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
        "It is kept until they agree: one of them decides anew, or record a consensus: qualcode "
        f"coding consensus {one.source}:{turn} {one.code} --polarity POLARITY",
    )
