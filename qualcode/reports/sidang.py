"""One page on a finding for its defence: who says so, who says otherwise, what was answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qualcode.displays.citation import sign
from qualcode.document import Block, Bullets, Document, Heading, Joined, Paragraph, Words, phrase
from qualcode.model.coding import Polarity
from qualcode.model.memo import Finding
from qualcode.model.source import SourceKind
from qualcode.reports.findings import pack_of, quotations, status_name
from qualcode.reports.quoting import places
from qualcode.reports.thesis import PARTS
from qualcode.reports.thesis.findings import finding_name, graded, member_checks, rivals
from qualcode.reports.thesis.part import Pack, appendix
from qualcode.reports.thesis.prose import written
from qualcode.stages.finding_ground import FindingGround, ground_of
from qualcode.stages.finding_status import support_of
from qualcode.stages.passages import Statement
from qualcode.stages.voice_names import named
from qualcode.study import Selection, Study


def defence_document(study: Study, selection: Selection, finding: Finding) -> Document:
    """The claim, both sides, the researcher's answer, and where in the appendices it stands."""
    pack = pack_of(study, selection)
    ground = ground_of(study, selection, finding)
    title = phrase("sidang.title", finding=finding_name(pack, finding))
    return pack.writer.document(title, tuple(_blocks(pack, ground)))


def _blocks(pack: Pack, ground: FindingGround) -> Iterator[Block]:
    finding, support = ground.finding, support_of(ground)
    yield Heading(2, phrase("sidang.claim"))
    yield Paragraph(graded(pack, finding))
    reasons = Joined(support.reasons, "; ")
    yield Paragraph(phrase("findings.status", status=status_name(support), reasons=reasons))
    yield from _side(pack, "sidang.pro", ground.bearing)
    if _is_mixed(ground):
        yield Paragraph(phrase("sidang.mixed"))
    yield from _side(pack, "sidang.con", ground.opposing)
    yield Heading(2, phrase("sidang.answer"))
    yield from _answer(pack, ground)
    yield Heading(2, phrase("sidang.trail"))
    yield Bullets(tuple(_trail(pack, ground)))


def _is_mixed(ground: FindingGround) -> bool:
    """Whether the claim itself takes both sides on a code."""
    return any(one.direction is Polarity.MIXED for one in ground.codes)


def _side(pack: Pack, key: str, said: tuple[Statement, ...]) -> Iterator[Block]:
    yield Heading(2, phrase(key))
    if not said:
        yield Paragraph(phrase("sidang.none"))
        return
    counts = Counter((one.first.voice, sign(one.polarity)) for one in said)
    names = tuple(
        f"{named(pack.study, voice)} ({mark}\u00a0{n})" for (voice, mark), n in counts.items()
    )
    yield Paragraph(phrase("sidang.side", names=Joined(names), n=len(said)))
    yield from quotations(pack, said)


def _answer(pack: Pack, ground: FindingGround) -> Iterator[Block]:
    finding = ground.finding
    if finding.negative_evidence.strip():
        yield Paragraph(written(pack, finding.negative_evidence))
    elif not ground.answered:
        yield pack.writer.prompt("sidang.answer.none")
    if finding.rivals:
        yield Paragraph(phrase("finding.rivals", n=len(finding.rivals)))
        yield Bullets(rivals(pack, finding))
    elif not finding.negative_evidence.strip() and ground.answered:
        yield pack.writer.prompt("tactic.rival-explanations.prompt")


def _trail(pack: Pack, ground: FindingGround) -> Iterator[Words]:
    """In which appendix the words stand, and the answers of informants."""
    said = (*ground.bearing, *ground.opposing)
    by_appendix: dict[int, list[Statement]] = {}
    for one in said:
        by_appendix.setdefault(_appendix(_printed_in(one.first.source.kind)), []).append(one)
    for number, those in sorted(by_appendix.items()):
        where = places(pack.study, those)
        yield phrase("sidang.trail.codings", appendix=appendix(number), places=where)
    n = len(member_checks(pack, ground.finding))
    sheets = appendix(_appendix("part.member-check"))
    yield phrase("sidang.trail.checks", appendix=sheets, n=str(n))


def _printed_in(kind: SourceKind) -> str:
    """The title of the appendix in which sources of a kind are printed."""
    if kind.spoken:
        return "part.transcripts"
    return "part.field-notes" if kind is SourceKind.OBSERVATION else "documents.title"


def _appendix(title: str) -> int:
    """The number of an appendix by the key of its title."""
    return next(one.appendix for one in PARTS if one.title == phrase(title))
