"""Bab V: conclusions as the questions are numbered, suggestions, limitations.

Nothing new stands here: no quotation and no claim that the chapter of results does not make.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.displays.citation import code_name, places, references
from qualcode.document import (
    Block,
    Bullets,
    Cell,
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
from qualcode.model.codebook import AspectKind
from qualcode.model.memo import Finding
from qualcode.reports.listed import listed
from qualcode.reports.thesis.basis import basis_name
from qualcode.reports.thesis.chosen import RESULTS
from qualcode.reports.thesis.factors import who_voiced
from qualcode.reports.thesis.findings import graded, member_checks, status_name
from qualcode.reports.thesis.part import Pack, columns, prompt
from qualcode.reports.thesis.prose import written
from qualcode.reports.thesis.suggestions import in_order
from qualcode.stages.conclusion import VoicedTheme
from qualcode.stages.finding_status import support_of
from qualcode.stages.member_answers import is_agreement
from qualcode.stages.silence import Empty
from qualcode.stages.triangulation import CodeComparison, Convergence, compare_groups


def closing_chapter(pack: Pack) -> Iterator[Block]:
    """Conclusions, suggestions, limitations."""
    yield from _conclusions(pack)
    yield from _suggestions(pack)
    yield from _limitations(pack)


def _conclusions(pack: Pack) -> Iterator[Block]:
    yield Heading(2, phrase("closing.conclusions"))
    questions = pack.study.settings.questions
    own = [one for one in pack.findings if one.is_the_researchers]
    if questions:
        yield Paragraph(phrase("closing.conclusions.lead", n=len(questions)))
    told: dict[str, int] = {}
    for number, question in enumerate(questions, 1):
        asked = pack.text(question)
        several = phrase("closing.question", n=str(number), question=asked)
        yield Heading(3, several if len(questions) > 1 else asked)
        answers = [one for one in own if number in one.answers or len(questions) == 1]
        if answers:
            yield Bullets(tuple(_answer(pack, one, told, number) for one in answers), numbered=True)
        else:
            yield prompt("closing.conclusion.prompt", n=number)
    rest = _unanswering(own, len(questions))
    if rest:
        yield Paragraph(phrase("closing.findings.unplaced" if questions else "closing.findings"))
        yield Bullets(tuple(_answer(pack, one, told, 0) for one in rest))
        yield prompt("closing.findings.prompt")
    if not own:
        yield prompt("closing.no-findings.prompt")


def _answer(pack: Pack, one: Finding, told: dict[str, int], question: int) -> Words:
    """A finding as a conclusion; one that has answered a question before is only named again."""
    first = told.setdefault(one.id, question)
    if first != question:
        title = written(pack, one.title)
        return phrase("closing.answer.again", title=title, id=one.id, question=str(first))
    support = support_of(pack.grounds[one.id])
    told_of = {"finding": graded(pack, one), "id": one.id, "status": status_name(support)}
    if RESULTS not in pack.parts:
        return phrase("closing.answer", **told_of)
    return phrase("closing.answer.where", table=Numbered(basis_name(one)), **told_of)


def _unanswering(findings: list[Finding], questions: int) -> list[Finding]:
    """The findings of which nobody has said which question they answer."""
    numbers = set(range(1, questions + 1))
    return [one for one in findings if questions != 1 and not numbers & set(one.answers)]


def _suggestions(pack: Pack) -> Iterator[Block]:
    yield Heading(2, phrase("closing.suggestions"))
    yield Paragraph(phrase("closing.suggestions.kinds"))
    yield Heading(3, phrase("closing.theoretical"))
    told = any(finding.recommendations for finding in pack.findings)
    yield prompt("closing.theoretical.besides" if told else "closing.theoretical.prompt")
    yield Heading(3, phrase("closing.practical"))
    own = tuple(
        _recommended(pack, finding, one.to, one.text) for finding, one in in_order(pack.findings)
    )
    voiced = tuple(
        _voiced(pack, one) for one in pack.conclusion.voiced if one.kind is AspectKind.SUGGESTION
    )
    sections = tuple(
        Section(rows, phrase(f"closing.{key}"))
        for key, rows in (("own", own), ("voiced", voiced))
        if rows
    )
    if not sections:
        yield prompt("closing.practical.prompt")
        return
    yield Paragraph(phrase("closing.suggestions.lead", table=Numbered("suggestions")))
    yield Table(
        title=phrase("closing.suggestions.table"),
        columns=columns({"column.to": 1.2, "column.suggestion": 2.6, "column.basis": 1.8}),
        sections=sections,
        notes=(phrase("note.suggestions"),) if voiced else (),
        source="" if voiced else pack.writer.dated("source.study"),
        name="suggestions",
    )


def _recommended(pack: Pack, finding: Finding, to: str, text: str) -> tuple[Cell, ...]:
    basis = phrase("finding.name", id=finding.id, title=written(pack, finding.title))
    return (cell(pack.text(to)), cell(written(pack, text)), cell(basis))


def _voiced(pack: Pack, theme: VoicedTheme) -> tuple[Cell, ...]:
    """A suggestion of informants without their words: what and for whom, the researcher writes."""
    said = tuple(one for voice in theme.voices for one in voice.statements)
    where = places(pack.study.settings, said, most=6)
    return (
        cell(phrase("prompt")),
        cell(code_name(theme.code), phrase("prompt")),
        cell(*who_voiced(pack, theme), where, evidence=references(said)),
    )


def _limitations(pack: Pack) -> Iterator[Block]:
    """What the data themselves show to be missing, then what only the researcher knows."""
    yield Heading(2, phrase("closing.limitations"))
    if facts := tuple(_missing(pack)):
        yield Paragraph(phrase("closing.limitations.lead"))
        yield Bullets(facts)
    yield prompt("closing.limitations.prompt")


def _missing(pack: Pack) -> Iterator[Words]:
    study = pack.study
    if study.unread:
        yield phrase("missing.unread", which=Joined(tuple(study.unread)))
    unheard = tuple(v.name for v in pack.positions.voices if v.informant and not v.sources)
    if unheard:
        yield phrase("missing.unheard", which=Joined(unheard))
    made = pack.positions.statements
    if open_ones := sum(not one.reviewed for one in made):
        yield phrase("missing.unreviewed", x=open_ones, of=len(made))
    yield from _unchecked(pack)
    rows = compare_groups(pack.positions)
    unspoken = [row for row in rows if not any(one.statements for one in row.groups)]
    unasked = [row for row in unspoken if _is_asked_of_nobody(row)]
    silent = [row for row in unspoken if row not in unasked]
    for key, those in (("unspoken", silent), ("unasked", unasked)):
        if those:
            codes = Joined(tuple(code_name(row.code) for row in those), "; ")
            yield phrase(f"missing.{key}", codes=codes)
    alone = [row for row in rows if row.convergence is Convergence.SINGLE_SOURCE]
    if alone and len(pack.positions.groups) > 1:
        codes = Joined(tuple(code_name(row.code) for row in alone), "; ")
        yield phrase("missing.single", codes=codes)


def _is_asked_of_nobody(row: CodeComparison) -> bool:
    """Whether it is known that nobody was asked about a code, of those who can speak of it."""
    reasons = {one.empty for one in row.groups}
    others = {Empty.NOT_APPLICABLE, Empty.NO_SOURCE, Empty.NOT_WRITTEN}
    return Empty.NOT_ASKED in reasons and reasons - others == {Empty.NOT_ASKED}


def _unchecked(pack: Pack) -> Iterator[Words]:
    """Where informants did not simply agree with a finding, and which nobody was asked about.

    Only where some member check is recorded: without any nobody knows whether there was one.
    """
    own = [one for one in pack.findings if one.is_the_researchers]
    checks = {one.id: member_checks(pack, one) for one in pack.findings}
    other = tuple(
        name
        for name, found in checks.items()
        if not all(is_agreement(pack.study, one) for one in found)
    )
    if other:
        yield phrase("missing.agreement", n=len(other), findings=listed(other))
    unasked = tuple(one.id for one in own if not checks[one.id])
    if unasked and any(checks.values()):
        yield phrase("missing.member-checks", n=len(unasked), findings=listed(unasked))
