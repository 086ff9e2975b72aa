"""Which codings count: a person's own, accepted proposals, and proposals nobody has judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from qualcode.coders.agreed import agreed, settled_polarities
from qualcode.model.coding import RULES, Coding, Origin, Polarity
from qualcode.model.decision import Decision, Decisions, Verdict


def codings_in_force(proposed: Iterable[Coding], decisions: Decisions) -> tuple[Coding, ...]:
    """The codings that every analysis takes.

    A rejected proposal is left out. An accepted one counts as reviewed, even after the rule that
    proposed it is gone. A proposal that a person coded over (same code, overlapping passage)
    counts once, as the person's. Where coders differ on a passage, its polarity is open (`?`)
    until they agree. What they agreed on that it does not apply is left out.
    """
    settled = settled_polarities(decisions)
    verdicts = _by_passage_key(decisions.verdicts)
    manual = defaultdict(list)
    for coding in decisions.manual:
        manual[coding.source, coding.code].append(coding)
    kept = [one for coding in decisions.manual if (one := _settled(coding, coding.id, settled))]
    met: set[str] = set()
    for proposal in proposed:
        key = proposal.source, proposal.code
        if any(own.overlaps(proposal.start, proposal.end) for own in manual[key]):
            continue
        answers = [one for one in verdicts[key] if proposal.overlaps(one.start, one.end)]
        met.update(one.id for one in answers)
        judged = _judged(proposal, answers, settled)
        if judged is not None:
            kept.append(judged)
    alone = [one for one in decisions.verdicts if _stands_alone(one, met, manual)]
    return (*kept, *_remembered_once(alone, settled))


def _settled(
    coding: Coding, judgement: str, settled: Mapping[str, Polarity | None]
) -> Coding | None:
    """A coding as it counts; None where the coders agreed that it does not."""
    polarity = settled.get(judgement, coding.polarity)
    if polarity is None or polarity is coding.polarity:
        return None if polarity is None else coding
    return replace(coding, polarity=polarity)


def _by_passage_key(
    verdicts: Iterable[Decision],
) -> defaultdict[tuple[str, str], list[Decision]]:
    keyed: defaultdict[tuple[str, str], list[Decision]] = defaultdict(list)
    for verdict in verdicts:
        keyed[verdict.source, verdict.code].append(verdict)
    return keyed


def _judged(
    proposal: Coding, answers: list[Decision], settled: Mapping[str, Polarity | None]
) -> Coding | None:
    """The proposal after the verdicts on it; where coders differ, nothing is lost: it is kept."""
    accepted = [one for one in answers if one.verdict is Verdict.ACCEPT]
    if accepted:
        last = accepted[-1]
        shown = replace(
            proposal,
            reviewed=True,
            polarity=agreed(last),
            decided_by=last.coder,
            note=last.note,
        )
        return _settled(shown, last.id, settled)
    return None if answers else proposal


def _stands_alone(
    decision: Decision, met: set[str], manual: dict[tuple[str, str], list[Coding]]
) -> bool:
    """Whether an accepted proposal is no longer proposed by any rule and not coded by hand."""
    if decision.verdict is not Verdict.ACCEPT or decision.id in met:
        return False
    own = manual.get((decision.source, decision.code), [])
    return not any(coding.overlaps(decision.start, decision.end) for coding in own)


def _remembered_once(
    alone: list[Decision], settled: Mapping[str, Polarity | None]
) -> Iterator[Coding]:
    """What several coders accepted, once; the last of them is named, as for other proposals."""
    taken: defaultdict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in reversed(alone):
        others = taken[decision.source, decision.code]
        if all(one.end <= decision.start or decision.end <= one.start for one in others):
            others.append(decision)
            known = _settled(_remembered(decision), decision.id, settled)
            if known is not None:
                yield known


def _remembered(decision: Decision) -> Coding:
    return Coding(
        id=decision.id,
        source=decision.source,
        start=decision.start,
        end=decision.end,
        quotation=decision.quotation,
        code=decision.code,
        coder=RULES,
        polarity=agreed(decision),
        origin=Origin.RULE,
        rule=decision.rule,
        reviewed=True,
        decided_by=decision.coder,
        note=decision.note,
    )
