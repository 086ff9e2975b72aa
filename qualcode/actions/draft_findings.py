"""Drafts of findings for aspects and indicators of which no finding speaks yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.actions.findings import NewFinding, make_findings
from qualcode.displays.citation import code_name, sign
from qualcode.document import Joined, phrase
from qualcode.model.codebook import Code
from qualcode.model.coding import Polarity
from qualcode.model.source import Phase
from qualcode.reports.conclusion import view_sentence
from qualcode.reports.findings import in_words
from qualcode.stages.claims import contradicts, points
from qualcode.stages.conclusion import AspectConclusion, conclude, views_on
from qualcode.stages.passages import Statement
from qualcode.stages.positions import positions_of
from qualcode.stages.triangulation import CodeComparison, Convergence
from qualcode.study import Selection, Study

Said = Mapping[str, Sequence[Statement]]
"""What is said on each code."""

_AGREED = (Convergence.CONVERGENT, Convergence.CONVERGENT_INCOMPLETE)


@dataclass(frozen=True, slots=True)
class Drafts:
    """The files that were written, and of which aspects and indicators nothing was said."""

    files: tuple[str, ...]
    silent: tuple[str, ...]


def draft_findings(study: Study, selection: Selection) -> Drafts:
    """Write a draft for every aspect and indicator without a finding of which something was said.

    An aspect has a finding that names it; an indicator has one that names it or a code below it.
    An informant's judgement is no finding of the researcher and counts for none. Files that exist
    are left as they are.

    Raises:
        QualcodeError: a draft cannot be written; then none is.
    """
    named = {name for one in study.findings if one.is_the_researchers for name in one.about}
    said: dict[str, list[Statement]] = {}
    for one in positions_of(study, selection).statements:
        said.setdefault(one.first.code.id, []).append(one)
    wanting = [
        told
        for aspect in conclude(study, selection).aspects
        for told in _wanting(study, aspect, named)
    ]
    spoken = [(code, rows) for code, rows in wanting if any(row.code.id in said for row in rows)]
    drafts = [_draft(study, selection, code, rows, said) for code, rows in spoken]
    silent = [code.id for code, _ in wanting if code not in [one for one, _ in spoken]]
    return Drafts(tuple(make_findings(study, drafts)), tuple(silent))


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
    study: Study, selection: Selection, code: Code, rows: Sequence[CodeComparison], known: Said
) -> NewFinding:
    said = [one for row in rows for one in known.get(row.code.id, ())]
    signs = {row.code.id: way for row in rows if (way := _sign(row)) is not None}
    pro = [one for one in said if points(one.polarity, signs.get(one.first.code.id))]
    con = [one for one in said if contradicts(one.polarity, signs.get(one.first.code.id))]
    against = _places(con)
    return NewFinding(
        title=in_words(study, phrase("findings.draft.title", code=code.label)),
        about=(code.id,),
        direction=tuple(signs.items()),
        evidence=tuple(one for one in _places(pro) if one not in against),
        counter_evidence=(),
        text="\n\n".join(_text(study, selection, rows, known)),
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
    rows: Sequence[CodeComparison],
    known: Said,
) -> Iterator[str]:
    said = [one for row in rows for one in known.get(row.code.id, ())]
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
        if apart := [one for one in known.get(row.code.id, ()) if one.first.group is None]:
            signed = [f"{_place(one)} {sign(one.polarity)}" for one in apart]
            there = ", ".join(dict.fromkeys(signed))
            yield in_words(
                study, phrase("findings.draft.apart", code=code_name(row.code), places=there)
            )
    unspoken = [row.code.id for row in rows if row.code.id not in known]
    if unspoken:
        yield in_words(study, phrase("findings.draft.unspoken", codes=", ".join(unspoken))) + "."


def _places(said: Sequence[Statement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_place, said)))


def _place(one: Statement) -> str:
    return f"{one.first.source.id}:{one.first.segment.number}"
