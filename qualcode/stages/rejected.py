"""Proposals that a person rejected: no evidence any more, but a place to look at again.

Who looks for negative evidence also looks at what was put aside.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.model.coding import RULES, Coding, Origin
from qualcode.model.decision import Decision, Verdict
from qualcode.study import Evidence, Selection, Study, in_phase


def rejected_rows(
    study: Study, selection: Selection, codes: frozenset[str]
) -> tuple[Evidence, ...]:
    """The rejected proposals of some codes, with the polarity that was proposed, in order.

    Left out is what somebody else coded there with the same code all the same.
    """
    return tuple(
        sorted(
            _rejected(study, selection, codes),
            key=lambda row: (row.source.id, row.coding.start, row.coding.end),
        )
    )


def _rejected(study: Study, selection: Selection, codes: frozenset[str]) -> Iterator[Evidence]:
    for one in study.decisions.verdicts:
        source = study.source(one.source)
        if one.verdict is not Verdict.REJECT or one.code not in codes or source is None:
            continue
        if not in_phase(source, selection) or study.hidden(source.id, (one.start, one.end)):
            continue
        if not _is_coded(study, one):
            yield study.evidence_of(_as_coding(one), source)


def _is_coded(study: Study, decision: Decision) -> bool:
    return any(
        (one.source, one.code) == (decision.source, decision.code)
        and one.overlaps(decision.start, decision.end)
        for one in study.codings
    )


def _as_coding(one: Decision) -> Coding:
    return Coding(
        id=one.id,
        source=one.source,
        start=one.start,
        end=one.end,
        quotation=one.quotation,
        code=one.code,
        coder=RULES,
        polarity=one.proposed,
        origin=Origin.RULE,
        rule=one.rule,
        reviewed=True,
        decided_by=one.coder,
    )
