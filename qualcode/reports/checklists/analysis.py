"""What the study says of its analysis and findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qualcode.displays.citation import place
from qualcode.document import Joined, Words, phrase
from qualcode.model.memo import Finding, MemoKind
from qualcode.reports.agreement_sentences import agreement_sentences
from qualcode.reports.checklists.fieldwork import selection
from qualcode.reports.checklists.item import Answer, Reported, known, partly
from qualcode.reports.decided import decisions_by_coder
from qualcode.reports.thesis.audit import memos_told
from qualcode.reports.thesis.findings import member_checks
from qualcode.stages.code_origins import CodeOrigins, Origin
from qualcode.stages.new_information import LITTLE
from qualcode.stages.one_voice import Reliance, voice_shares
from qualcode.stages.saturation import Saturation
from qualcode.stages.triangulation import Convergence, can_triangulate, triangulate


def title(reported: Reported) -> Answer:
    """The study's title; whether it says that the study is qualitative a person sees."""
    text = reported.pack.text(reported.pack.study.settings.title)
    return partly([text] if text else [])


def questions(reported: Reported) -> Answer:
    """The questions and objectives."""
    settings = reported.pack.study.settings
    return known([reported.pack.text(one) for one in (*settings.questions, *settings.objectives)])


def approach(reported: Reported) -> Answer:
    """The model of analysis and the codebook; the approach is to be named."""
    return partly([phrase("known.model"), *_codebook(reported)])


def _codebook(reported: Reported) -> Iterator[Words]:
    book = reported.pack.study.codebook
    if book.codes:
        yield phrase("known.codebook", title=book.title, n=len(book.codes), roots=len(book.roots))


def coding_tree(reported: Reported) -> Answer:
    """How many codes the codebook has."""
    return known(_codebook(reported))


def reflexivity(reported: Reported) -> Answer:
    """How many reflexive memos there are."""
    n = memos_told(reported.pack.study)[MemoKind.REFLEXIVE]
    return partly([phrase("rigour.memos.reflexive", n=n)] if n else [])


def new_information(reported: Reported) -> Answer:
    """The measure of new information, or why there is none; never a verdict."""
    if not reported.spoken or not reported.pack.writer.evidence:
        return Answer()
    found = Saturation(reported.pack.study, reported.pack.selection, reported.origins)
    if not any(found.whole.new_added):
        unknown = not reported.origins.on_record(found.whole.used)
        return partly([phrase("known.saturation.unknown" if unknown else "known.saturation.none")])
    measure = found.whole.measure(4, 2)
    if not measure.assessable:
        told = phrase("known.saturation.few", n=measure.interviews, needed=measure.needed)
        return partly([told])
    at = measure.reported(LITTLE)
    told = phrase("known.saturation.at", at=at) if at else phrase("known.saturation.above")
    return partly([told])


def sampled(reported: Reported) -> Answer:
    """Why informants were chosen, and what is known of new information; the rest is to be told."""
    return partly([*selection(reported).words, *new_information(reported).words])


def coders(reported: Reported) -> Answer:
    """How many people coded; nothing is known of it before anybody has decided anything."""
    told = [*coder_numbers(reported), *between_coders(reported)]
    return known(told) if decisions_by_coder(reported.pack.study) else partly(told)


def coder_numbers(reported: Reported) -> Iterator[Words]:
    """How many people made decisions, and how much of what is coded they have reviewed."""
    if n := len(decisions_by_coder(reported.pack.study)):
        yield phrase("known.coders", n=n)
    yield from _reviewed(reported)


def between_coders(reported: Reported) -> Iterator[Words]:
    """The agreement of the coders and what became of differences; nothing of one coder."""
    pack = reported.pack
    if pack.agreement:
        yield from agreement_sentences(pack.agreement, pack.study.settings.language)


def _reviewed(reported: Reported) -> Iterator[Words]:
    made = reported.pack.positions.statements
    if made:
        x = sum(one.reviewed for one in made)
        yield phrase("known.reviewed", n=x, of=len(made))


def derivation(reported: Reported) -> Answer:
    """Which codes stood in the codebook beforehand and which came out of the data."""
    used = {one.first.code.id for one in reported.pack.positions.statements}
    origins = reported.origins
    if not used or not origins.on_record(used):
        return _derived_in_part(origins, used)
    basis = phrase(f"saturation.basis.{origins.basis}", since=origins.since)
    before = len(origins.among(used, Origin.A_PRIORI))
    key = "known.derivation" if before < len(used) else "known.derivation.all"
    return known([phrase(key, n=before, of=len(used), basis=basis)])


def _derived_in_part(origins: CodeOrigins, used: Iterable[str]) -> Answer:
    """What the codebook says of some codes only."""
    before, added, rest = (len(origins.among(used, one)) for one in Origin)
    if not before and not added:
        return Answer()
    told = phrase("known.derivation.partly", n=before, added=added, rest=rest)
    return partly([told])


def software(reported: Reported) -> Answer:
    """The program and what it did."""
    return known([phrase("known.software", version=reported.pack.version)])


def checked(reported: Reported) -> Answer:
    """Whose answers on findings are on record."""
    return known(member_answers(reported))


def member_answers(reported: Reported) -> Iterator[Words]:
    """How many informants answered on how many findings; nothing where nobody did."""
    informants, findings = checks_made(reported)
    if informants:
        every = len(reported.pack.findings)
        yield phrase("known.member-checks", n=informants, findings=findings, all=every)


def checks_made(reported: Reported) -> tuple[int, int]:
    """How many informants answered, on how many findings."""
    checks = [member_checks(reported.pack, one) for one in reported.pack.findings]
    people = {check.informant for found in checks for check in found}
    return len(people), sum(map(bool, checks))


def quotations(reported: Reported) -> Answer:
    """How quotations are identified."""
    made = reported.pack.positions.statements
    if not made:
        return Answer()
    example = place(reported.pack.study.settings, made[0].first)
    return known([phrase("known.quotations", n=len(made), example=example)])


def consistent(reported: Reported) -> Answer:
    """How many findings answer the evidence against them; whether all fits a person judges."""
    return partly(negative_evidence(reported))


def negative_evidence(reported: Reported) -> Iterator[Words]:
    """In how many findings the evidence against them is answered."""
    own = findings_of(reported)
    if own:
        answered = sum(bool(one.negative_evidence) for one in own)
        yield phrase("known.negative", n=answered, of=len(own))


def themes(reported: Reported) -> Answer:
    """The researcher's findings, by their titles."""
    own = findings_of(reported)
    if not own:
        return Answer()
    titles = tuple(reported.pack.text(one.title) for one in own)
    return known([phrase("known.findings", n=len(own), which=Joined(titles, "; "))])


def diverse(reported: Reported) -> Answer:
    """Where source groups differ, and how the evidence against findings is answered."""
    return partly([*_dissonant(reported), *negative_evidence(reported)])


def _dissonant(reported: Reported) -> Iterator[Words]:
    asked = reported.pack.study, reported.pack.selection
    if not can_triangulate(*asked):
        return
    rows = triangulate(*asked).rows
    found = [one.code.id for one in rows if one.convergence is Convergence.DISSONANT]
    if found:
        told = Joined(tuple(found))
        yield phrase("known.dissonant", n=len(found), of=len(rows), which=told)


def findings_of(reported: Reported) -> list[Finding]:
    """The researcher's own findings, without informants' judgements and drafts."""
    own = (one for one in reported.pack.findings if one.is_the_researchers)
    return [one for one in own if not one.is_draft]


def processed(reported: Reported) -> Answer:
    """How texts are kept and names replaced; how they were transcribed is to be told."""
    n = len(reported.sources)
    return partly([phrase("known.processing", n=n)] if n else [])


def analysed(reported: Reported) -> Answer:
    """What was coded with what, by whom."""
    made = reported.pack.positions.statements
    if not made:
        return Answer()
    told = phrase("known.analysis", n=len(made), codes=len({one.first.code.id for one in made}))
    return known([phrase("known.model"), told, *coder_numbers(reported)])


def trustworthy(reported: Reported) -> Answer:
    """What was done for trustworthiness as far as it is on record."""
    known_of_it = (compared, member_answers, between_coders, negative_evidence)
    return partly([words for fact in known_of_it for words in fact(reported)])


def compared(reported: Reported) -> Iterator[Words]:
    """Which source groups were compared; nothing where there is one."""
    if groups := groups_compared(reported):
        yield phrase("known.triangulation", n=len(groups), groups=Joined(groups))


def groups_compared(reported: Reported) -> tuple[Words, ...]:
    """The source groups whose words are coded, where there are at least two."""
    spoken = {one.first.group for one in reported.pack.positions.statements}
    groups = tuple(one.label for one in reported.pack.positions.groups if one.id in spoken)
    return groups if len(groups) > 1 else ()


def limits(reported: Reported) -> Answer:
    """What speaks for caution: codes that rest on one voice, and what nobody has reviewed."""
    shares = voice_shares(reported.pack.study, reported.pack.selection)
    codes = [one for one in shares if one.code and one.code.parent is not None]
    alone = [one.code.id for one in codes if one.code and one.reliance is Reliance.ALONE]
    words: list[Words] = []
    if alone:
        which = Joined(tuple(alone))
        words.append(phrase("known.one-voice", n=len(alone), of=len(codes), which=which))
    if reported.pack.writer.draft:
        words += _reviewed(reported)
    return partly(words)
