"""Drafts of findings for aspects and indicators of which no finding speaks yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.actions.findings import NewFinding, make_findings
from qualcode.document import Joined, phrase
from qualcode.model.codebook import Code
from qualcode.model.coding import Polarity
from qualcode.model.source import Phase
from qualcode.reports.conclusion import view_sentence
from qualcode.reports.findings import in_words
from qualcode.stages.claims import contradicts, points
from qualcode.stages.conclusion import AspectConclusion, conclude, views_on
from qualcode.stages.passages import Statement
from qualcode.stages.triangulation import CodeComparison, Convergence
from qualcode.study import Selection, Study

_AGREED = (Convergence.CONVERGENT, Convergence.CONVERGENT_INCOMPLETE)


def draft_findings(study: Study, selection: Selection) -> list[str]:
    """Write a draft for every aspect and indicator without a finding of which something was said.

    An aspect has a finding that names it; an indicator has one that names it or a code below it.
    Files that exist are left as they are.

    Raises:
        QualcodeError: a draft cannot be written; then none is.
    """
    named = {name for one in study.findings for name in one.about}
    drafts = [
        _draft(study, selection, code, rows)
        for aspect in conclude(study, selection).aspects
        for code, rows in _wanting(study, aspect, named)
        if any(group.statements for row in rows for group in row.groups)
    ]
    return make_findings(study, drafts)


def _wanting(
    study: Study, aspect: AspectConclusion, named: set[str]
) -> Iterator[tuple[Code, tuple[CodeComparison, ...]]]:
    if aspect.aspect.id not in named:
        yield aspect.aspect, tuple(row for one in aspect.indicators for row in one.rows)
    for one in aspect.indicators:
        below = {code.id for code in study.codebook.subtree(one.indicator.id)}
        if one.indicator.id != aspect.aspect.id and not below & named:
            yield one.indicator, one.rows


def _draft(
    study: Study, selection: Selection, code: Code, rows: Sequence[CodeComparison]
) -> NewFinding:
    said = [one for row in rows for group in row.groups for one in group.statements]
    signs = {row.code.id: sign for row in rows if (sign := _sign(row)) is not None}
    pro = [one for one in said if points(one.polarity, signs.get(one.first.code.id))]
    con = [one for one in said if contradicts(one.polarity, signs.get(one.first.code.id))]
    against = _places(con)
    return NewFinding(
        title=in_words(study, phrase("findings.draft.title", code=code.label)),
        about=(code.id,),
        direction=tuple(signs.items()),
        evidence=tuple(one for one in _places(pro) if one not in against),
        counter_evidence=(),
        text="\n\n".join(_text(study, selection, said, rows)),
        id=f"D-{code.id}",
    )


def _sign(row: CodeComparison) -> Polarity | None:
    """The direction on which the groups agree, or which the only one that speaks has."""
    known = {one.polarity for one in row.expected} - {None, Polarity.UNDECIDED}
    agreed = row.convergence in (*_AGREED, Convergence.SINGLE_SOURCE, Convergence.ONE_GROUP)
    return next(iter(known)) if agreed and len(known) == 1 else None


def _text(
    study: Study,
    selection: Selection,
    said: Sequence[Statement],
    rows: Sequence[CodeComparison],
) -> Iterator[str]:
    reviewed = sum(one.reviewed for one in said)
    phases = tuple(Phase) if selection.phase == "all" else (selection.phase,)
    told = Joined(tuple(phrase(f"phase.{one}") for one in phases))
    lead = phrase("findings.draft.lead", phase=told, x=str(reviewed), of=str(len(said)))
    yield in_words(study, lead)
    for row in rows:
        spoken = [one for group in row.groups for one in group.statements]
        if spoken:
            where = phrase("findings.draft.places", places=", ".join(_places(spoken)))
            yield f"{in_words(study, view_sentence(views_on(row), row))} {in_words(study, where)}."
    unspoken = [row.code.id for row in rows if not any(one.statements for one in row.groups)]
    if unspoken:
        yield in_words(study, phrase("findings.draft.unspoken", codes=", ".join(unspoken))) + "."


def _places(said: Sequence[Statement]) -> tuple[str, ...]:
    rows = (one.first for one in said)
    return tuple(dict.fromkeys(f"{row.source.id}:{row.segment.number}" for row in rows))
