"""Trustworthiness (keabsahan data): what the study has of each criterion, and nothing else.

The criteria are those of Lincoln and Guba (1985, chapter 11): credibility, transferability,
dependability, confirmability. Each line rests on something that is in the study; what only the
researcher can know is a prompt.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from qualcode.displays.citation import calendar_date
from qualcode.document import (
    Block,
    Heading,
    Joined,
    Numbered,
    Paragraph,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.model.memo import Finding, MemoKind
from qualcode.model.source import SourceKind
from qualcode.reports.agreement_sentences import agreement_text
from qualcode.reports.decided import decisions_by_coder
from qualcode.reports.listed import listed
from qualcode.reports.thesis.audit import memos_told
from qualcode.reports.thesis.findings import member_checks
from qualcode.reports.thesis.part import Pack, appendix, columns, prompt, prompted
from qualcode.stages.member_answers import is_agreement
from qualcode.stages.triangulation import can_triangulate

_CRITERIA = ("credibility", "transferability", "dependability", "confirmability")


def rigour_section(pack: Pack) -> Iterator[Block]:
    """A table of what was done for each criterion, then what only the researcher can add."""
    yield Heading(2, phrase("rigour.title"))
    yield Paragraph(phrase("rigour.lead", table=Numbered("rigour")))
    done = {
        "credibility": tuple(_credibility(pack)),
        "transferability": tuple(_transferability(pack)),
        "dependability": tuple(_dependability(pack)),
        "confirmability": tuple(_confirmability(pack)),
    }
    rows = tuple(
        (cell(phrase(f"rigour.{name}")), cell(*(done[name] or (phrase("prompt"),))))
        for name in _CRITERIA
    )
    yield prompted(
        Table(
            title=phrase("rigour.title"),
            columns=columns({"column.criterion": 1.0, "column.done": 4.0}),
            sections=(Section(rows),),
            notes=(phrase("note.rigour"),),
            source=pack.writer.dated("source.study"),
            name="rigour",
        )
    )
    if pack.agreement:
        yield Paragraph(agreement_text(pack.agreement, pack.study.settings.language))
    yield prompt("rigour.prompt")


def _credibility(pack: Pack) -> Iterator[Words]:
    if can_triangulate(pack.study, pack.selection):
        names = Joined(tuple(group.label for group in pack.positions.groups))
        n = len(pack.positions.groups)
        yield phrase("rigour.groups", n=n, groups=names, appendix=appendix(9))
    yield from _techniques(pack)
    yield from _again(pack)
    yield from _checked(pack)
    yield from _negative(pack, [one for one in pack.findings if one.is_the_researchers])


def _techniques(pack: Pack) -> Iterator[Words]:
    """How many codes were found by more than one technique."""
    kinds: dict[str, set[SourceKind]] = {}
    for row in pack.writer.evidence.values():
        kinds.setdefault(row.code.id, set()).add(row.source.kind)
    several = [found for found in kinds.values() if len(found) > 1]
    if several:
        used = frozenset().union(*several)
        names = tuple(phrase(f"kind.{kind}") for kind in SourceKind if kind in used)
        yield phrase("rigour.techniques", n=len(several), of=len(kinds), kinds=Joined(names))


def _again(pack: Pack) -> Iterator[Words]:
    """Who was interviewed on several days."""
    for voice in pack.positions.voices:
        spoken = (one.entry for one in voice.sources if one.kind is SourceKind.INTERVIEW)
        dates = sorted({one.date for one in spoken if one.date})
        if voice.informant and len(dates) > 1:
            told = Joined(tuple(map(calendar_date, dates)))
            yield phrase("rigour.again", name=voice.name, n=len(dates), dates=told)


def _checked(pack: Pack) -> Iterator[Words]:
    """How many informants answered on how many findings, and how many did not simply agree."""
    asked = {one.id: checks for one in pack.findings if (checks := member_checks(pack, one))}
    answers = [one for checks in asked.values() for one in checks]
    if not answers:
        return
    yield phrase(
        "rigour.member-checks",
        n=len({one.informant for one in answers}),
        which=listed(tuple(_on_how_many(pack, asked))),
        appendix=appendix(10),
    )
    if other := sum(not is_agreement(pack.study, one) for one in answers):
        yield phrase("rigour.member-checks.other", n=other, of=len(answers))


def _on_how_many(pack: Pack, asked: Collection[str]) -> Iterator[Words]:
    """Of how many findings there is an answer, and apart of how many judgements of informants."""
    findings = [one for one in pack.findings if one.id in asked or not one.is_draft]
    own = [one.id for one in findings if one.is_the_researchers]
    others = [one.id for one in findings if not one.is_the_researchers]
    for key, ids in (("findings", own), ("voices", others)):
        if checked := sum(one in asked for one in ids):
            yield phrase(f"rigour.member-checks.{key}", checked=str(checked), all=str(len(ids)))


def _negative(pack: Pack, findings: list[Finding]) -> Iterator[Words]:
    met = [one for one in findings if pack.grounds[one.id].opposing]
    answered = sum(bool(one.negative_evidence.strip()) for one in met)
    rivals = sum(len(one.rivals) for one in findings)
    if answered:
        yield phrase("rigour.negative", n=answered)
    if rivals:
        yield phrase("rigour.rivals", n=rivals)


def _transferability(pack: Pack) -> Iterator[Words]:
    if pack.writer.evidence:
        yield phrase("rigour.quotations", appendix=appendix(5))


def _dependability(pack: Pack) -> Iterator[Words]:
    coders = decisions_by_coder(pack.study)
    if coders:
        n = sum(sum(counts.values()) for counts in coders.values())
        told = phrase("count.coders", n=len(coders))
        yield phrase("rigour.decisions", n=n, coders=told, appendix=appendix(14))
    if pack.agreement:
        yield phrase("rigour.agreement", n=len(pack.agreement.double.sources))
    if pack.study.codebook.sha256:
        yield phrase("rigour.codebook", appendix=appendix(14))


def _confirmability(pack: Pack) -> Iterator[Words]:
    made = pack.positions.statements
    if x := sum(one.reviewed for one in made):
        yield phrase("rigour.reviewed", x=x, of=len(made))
    if made:
        yield phrase("rigour.traced")
    for kind in (MemoKind.REFLEXIVE, MemoKind.METHODOLOGICAL):
        if n := memos_told(pack.study)[kind]:
            yield phrase(f"rigour.memos.{kind}", n=n)
