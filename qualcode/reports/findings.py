"""Findings with their status: all in one table, and one with what bears and contradicts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qualcode.displays.citation import code_name, references, sign
from qualcode.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Joined,
    Paragraph,
    Quotation,
    Section,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.model.evidence_query import EvidenceQuery
from qualcode.model.memo import Finding
from qualcode.reports.quoting import quotation
from qualcode.reports.shortened import shortened
from qualcode.reports.thesis.findings import finding_blocks, finding_name, status_name
from qualcode.reports.thesis.part import Pack
from qualcode.reports.thesis.prose import written
from qualcode.reports.thesis.suggestions import in_order
from qualcode.reports.writer import Writer
from qualcode.stages.code_ground import CodeGround
from qualcode.stages.finding_ground import FindingGround, findings_shown, ground_of
from qualcode.stages.finding_status import Status, support_of
from qualcode.stages.passages import Statement
from qualcode.stages.positions import GroupPosition, positions_of
from qualcode.stages.triangulation import CodeComparison
from qualcode.stages.voices import said_by
from qualcode.study import Selection, Study

_QUOTED = 4
_TONES = {
    Status.SUPPORTED: Tone.AGREEMENT,
    Status.CONTESTED: Tone.CONFLICT,
    Status.UNSUPPORTED: Tone.EMPTY,
}


def pack_of(study: Study, selection: Selection) -> Pack:
    """What the parts of the thesis that print findings are made from."""
    return Pack(study, selection, Writer(study, selection))


def grounds_of(study: Study, selection: Selection) -> tuple[FindingGround, ...]:
    """All findings that may be shown with what they rest on."""
    positions = positions_of(study, selection)
    return tuple(ground_of(study, selection, one, positions) for one in findings_shown(study))


def findings_document(study: Study, selection: Selection) -> Document:
    """The findings with their status and the reasons for it."""
    pack = pack_of(study, selection)
    grounds = grounds_of(study, selection)
    blocks: tuple[Block, ...] = (pack.writer.prompt("findings.none"),)
    if grounds:
        blocks = (_table(pack, grounds),)
    return pack.writer.document(phrase("findings.title"), blocks)


def _table(pack: Pack, grounds: Iterable[FindingGround]) -> Table:
    return Table(
        title=phrase("findings.table"),
        columns=(
            Column(phrase("findings.column.finding"), weight=2.2),
            Column(phrase("findings.column.about"), weight=0.9),
            Column(phrase("findings.column.status"), weight=1.1),
            Column(phrase("findings.column.reasons"), weight=2.8),
        ),
        sections=(Section(tuple(_row(pack, one) for one in grounds)),),
        notes=(phrase("findings.note.status"),),
        name="findings",
    )


def _row(pack: Pack, ground: FindingGround) -> tuple[Cell, ...]:
    support = support_of(ground)
    rows = references((*ground.bearing, *ground.opposing))
    return (
        cell(finding_name(pack, ground.finding)),
        cell(Joined(ground.finding.about)),
        cell(status_name(support), tone=_TONES.get(support.status, Tone.PLAIN)),
        cell(*map(shortened, support.reasons), evidence=rows),
    )


def finding_document(study: Study, selection: Selection, finding: Finding) -> Document:
    """One finding: its status, verdict and prose, then the statements for and against it."""
    pack = pack_of(study, selection)
    ground = ground_of(study, selection, finding)
    _, *told = finding_blocks(pack, finding, 2)
    codes = (*_codes(pack, ground), *_put_aside(pack, ground))
    advised = _advised(pack, finding)
    blocks = (Paragraph(_status(ground)), *_queries(ground), *told, *codes, *advised)
    return pack.writer.document(finding_name(pack, finding), blocks)


def _status(ground: FindingGround) -> Words:
    support = support_of(ground)
    reasons = shortened(Joined(support.reasons, "; "))
    return phrase("findings.status", status=status_name(support), reasons=reasons)


def _advised(pack: Pack, finding: Finding) -> Iterator[Block]:
    """What the finding recommends, to whom, in order."""
    given = tuple(
        phrase("findings.advised.to", to=pack.text(one.to), text=written(pack, one.text))
        for _, one in in_order((finding,))
    )
    if given:
        yield Paragraph(phrase("findings.advised"))
        yield Bullets(given, numbered=True)


def _queries(ground: FindingGround) -> Iterator[Block]:
    """What each query of the finding finds today: that changes with the codings."""
    shown = {row.coding.id for row in ground.positions.evidence}
    for one in ground.words:
        if isinstance(one.word, EvidenceQuery):
            key = "findings.query.against" if one.against else "findings.query"
            yield Paragraph(phrase(key, query=str(one.word), n=len(one.codings & shown)))


def _codes(pack: Pack, ground: FindingGround) -> Iterator[Block]:
    for one in ground.codes:
        yield Heading(3, _code_heading(one))
        if rows := tuple(_stands(row) for row in one.rows if _is_spoken_of(row)):
            yield Bullets(rows)
        for key, said in (("pro", one.bearing), ("con", one.opposing)):
            if said:
                yield Paragraph(phrase(f"findings.{key}", n=len(said)))
                yield from quotations(pack, said)
        if one.others:
            yield Paragraph(phrase("findings.others", n=len(one.others)))
        if one.undecided:
            yield Paragraph(phrase("findings.undecided", n=len(one.undecided)))
        if not (one.bearing or one.opposing or one.others or one.undecided):
            yield Paragraph(phrase("findings.nothing"))


def _stands(row: CodeComparison) -> Words:
    """Where the groups and their voices stand on a code, which the status goes by."""
    key = f"convergence.{row.convergence}{'.mixed' if row.mixed else ''}"
    groups = Joined(tuple(map(_side, row.groups)), "; ")
    return phrase("findings.row", code=row.code.id, convergence=phrase(key), groups=groups)


def _is_spoken_of(row: CodeComparison) -> bool:
    return any(one.polarity for one in row.groups)


def _side(one: GroupPosition) -> Words:
    if one.polarity is None:
        return phrase("findings.stand.silent", name=one.group.label)
    voices = Joined(
        tuple(f"{voice.voice.name} {sign(voice.polarity)}" for voice in one.speaking
              if voice.polarity)
    )  # fmt: skip
    return phrase("findings.stand", name=one.group.label, sign=sign(one.polarity), voices=voices)


def _put_aside(pack: Pack, ground: FindingGround) -> Iterator[Block]:
    """The rejected proposals that contradicted the claim."""
    if ground.rejected:
        yield Paragraph(phrase("findings.rejected", n=len(ground.rejected)))
        yield from quotations(pack, ground.rejected)


def _code_heading(one: CodeGround) -> Words:
    if one.code is None:
        return phrase("findings.beside")
    name = code_name(one.code)
    if one.direction is None:
        return phrase("findings.code.open", code=name)
    return phrase("findings.code", code=name, direction=sign(one.direction))


def quotations(pack: Pack, said: tuple[Statement, ...]) -> Iterator[Block]:
    """The first statements of each voice in turn, and how many more there are."""
    shown = one_each(said)[:_QUOTED]
    voices = {one.key: one for one in pack.positions.voices}
    for one in shown:
        row = one.first
        voice = voices.get(said_by(row))
        yield quotation(pack.study, voice, one) if voice else Quotation(one.printed, row.source.id)
    if len(said) > len(shown):
        yield Paragraph(phrase("findings.more", n=len(said) - len(shown)))


def one_each(said: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements: one of each side first, then one of each voice, then the rest."""
    sides = {one.polarity: one for one in reversed(said)}
    voices = {one.first.voice: one for one in reversed(said)}
    first = sorted((*sides.values(), *voices.values()), key=said.index)
    leading = [one for one in first if one in sides.values()]
    return tuple({id(one): one for one in (*leading, *first, *said)}.values())


def finding_record(study: Study, ground: FindingGround) -> dict[str, object]:
    """A finding as `finding list --json` prints it."""
    support, finding = support_of(ground), ground.finding
    say, safe = study.wording.say, study.anonymiser
    return {
        "id": finding.id,
        "title": safe(finding.title),
        "about": list(finding.about),
        "grade": safe(finding.grade),
        "scale": finding.scale,
        "voice": finding.voice or "researcher",
        "status": str(support.status),
        "status_name": say(f"support.status.{support.status}", {}),
        "reasons": [in_words(study, one) for one in support.reasons],
        "evidence": [row.coding.id for one in ground.bearing for row in one.rows],
        "counter_evidence": [row.coding.id for one in ground.opposing for row in one.rows],
        "recommendations": [
            {"to": safe(one.to), "text": safe(one.text), "order": one.order}
            for _, one in in_order((finding,))
        ],
        "queries": [
            {"query": safe(str(one.word)), "against": one.against, "codings": sorted(one.codings)}
            for one in ground.words
            if isinstance(one.word, EvidenceQuery)
        ],
        "lost": [{"word": safe(one.word), "loss": str(one.loss)} for one in ground.lost],
        "rejected": [row.coding.id for one in ground.rejected for row in one.rows],
        "negative_evidence_answered": ground.answered,
        "phase": ground.selection.phase,
    }


def in_words(study: Study, words: Words) -> str:
    """Words in the study's language, for records."""
    from qualcode.document import Resolver

    resolver = Resolver(study.settings.language, study.wording.say, {}, study.anonymiser)
    return str(resolver.words(words))
