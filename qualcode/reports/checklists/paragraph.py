"""A paragraph for the chapter on method, in both languages, of what is on record.

It says what was done and nothing that only the researcher can know; that is named in a prompt.
"""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.displays.citation import calendar_date
from qualcode.document import Block, Document, Heading, Joined, Paragraph, Resolver, Words, phrase
from qualcode.model.source import Phase, SourceKind
from qualcode.reports.agreement_sentences import agreement_sentences
from qualcode.reports.checklists.analysis import checks_made, findings_of, groups_compared
from qualcode.reports.checklists.fieldwork import kinds_of, people
from qualcode.reports.checklists.item import Reported
from qualcode.reports.decided import decisions_by_coder
from qualcode.reports.listed import listed
from qualcode.reports.thesis.fieldwork import days_of
from qualcode.stages.code_origins import Basis, Origin
from qualcode.wording import LANGUAGES, catalogue


def methods_document(reported: Reported) -> Document:
    """The paragraph under a heading for each language, and what is to be added."""
    blocks: list[Block] = []
    for language, text in methods_texts(reported).items():
        blocks += [Heading(2, phrase(f"methods.in.{language}")), Paragraph(text)]
    blocks.append(reported.pack.writer.prompt("methods.prompt"))
    return reported.pack.writer.document(phrase("methods.title"), blocks)


def methods_texts(reported: Reported) -> dict[str, str]:
    """The paragraph by language."""
    study = reported.pack.study
    return {
        language: Resolver(
            language, catalogue(language, study.settings.edition).say, {}, study.anonymiser
        ).words(Joined(tuple(_sentences(reported, language)), " "))
        for language in LANGUAGES
    }


def _sentences(reported: Reported, language: str) -> Iterator[Words]:
    yield from _data(reported)
    if not reported.pack.positions.statements:
        yield phrase("methods.nothing")
        return
    yield phrase("methods.model")
    yield from _coding(reported)
    if reported.pack.agreement:
        yield from agreement_sentences(reported.pack.agreement, language)
    yield from _verification(reported)
    yield phrase("methods.software", version=reported.pack.version)


def _data(reported: Reported) -> Iterator[Words]:
    """Which data there are, when they were gathered, and of whom."""
    if reported.sources:
        yield phrase("methods.sources", n=len(reported.sources), kinds=listed(kinds_of(reported)))
    early = sum(one.entry.phase is Phase.PRELIMINARY for one in reported.sources)
    if 0 < early < len(reported.sources):
        yield phrase("methods.preliminary", n=early)
    days = days_of(reported.sources)
    if len(days) > 1:
        yield phrase("methods.dates", first=calendar_date(days[0]), last=calendar_date(days[-1]))
    counted = [one for one in people(reported) if one.counted]
    groups = tuple(
        phrase("methods.group", n=n, group=group.label)
        for group in reported.pack.positions.groups
        if (n := sum(one.group == group.id for one in counted))
    )
    if groups:
        yield phrase("methods.informants", n=len(counted), groups=listed(groups))


def _coding(reported: Reported) -> Iterator[Words]:
    """What was coded with what, by how many, and how much of it is reviewed."""
    made, book = reported.pack.positions.statements, reported.pack.study.codebook
    used = {one.first.code.id for one in made}
    yield phrase("methods.codebook", title=book.title, n=len(book.codes))
    origins = reported.origins
    if origins.on_record(used):
        added = len(origins.among(used, Origin.ADDED))
        fixed = origins.basis in (Basis.SHIPPED, Basis.MARKED) and not added
        basis = phrase(f"saturation.basis.{origins.basis}", since=origins.since)
        key = "methods.a-priori" if fixed else "methods.origins"
        yield phrase(key, n=added, of=len(used), basis=basis)
    yield phrase("methods.segments", n=len(made), of=len(used))
    if coders := len(decisions_by_coder(reported.pack.study)):
        reviewed = sum(one.reviewed for one in made)
        yield phrase("methods.reviewed", n=reviewed, of=len(made), coders=coders)
    else:
        yield phrase("methods.unreviewed")


def _verification(reported: Reported) -> Iterator[Words]:
    """What was done to test the conclusions; what was not done is not claimed."""
    if groups := groups_compared(reported):
        yield phrase("methods.triangulation", groups=listed(groups))
    kinds = {one.kind for one in reported.sources}
    if SourceKind.OBSERVATION in kinds and SourceKind.INTERVIEW in kinds:
        yield phrase("methods.observation")
    own = findings_of(reported)
    if answered := sum(bool(one.negative_evidence) for one in own):
        yield phrase("methods.negative", n=answered, of=len(own))
    informants, findings = checks_made(reported)
    if informants:
        yield phrase("methods.checks", n=informants, findings=findings)
