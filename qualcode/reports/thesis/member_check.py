"""The appendix of member checks: a sheet for each informant, to be signed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.displays.citation import calendar_date, code_name, position_name
from qualcode.document import (
    Block,
    Cell,
    Heading,
    PageBreak,
    Paragraph,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.model.memo import Finding, MemberCheck
from qualcode.reports.quoting import places
from qualcode.reports.thesis.findings import codes_about, graded
from qualcode.reports.thesis.part import Pack, columns, prompt
from qualcode.stages.summaries import condensations
from qualcode.stages.voices import GroupVoice

# What begins with a verdict has a remark behind it; all else is a remark.
_VERDICT = re.compile(
    r"(?:(?:tidak|kurang|belum|sebagian|sangat|not|partly|fully|strongly|does not|did not) )?"
    r"(?:setuju|sepakat|menyetujui|disetujui|sesuai|benar|diperbaiki|memperbaiki|ditolak|menolak"
    r"|agreed?|agrees|disagreed?|disagrees|approved?|approves|amended|amend|amends|corrected"
    r"|rejected|rejects?|confirmed|confirms?)\b",
    re.IGNORECASE,
)
# What somebody agrees with belongs to the verdict; on what condition does not.
_REMARKED = re.compile(
    r"\s*;\s*(?=\S)|\s+[–—]\s+(?=\S)|(?<!\b\w)\s*[,.:]\s+(?=\S)"
    r"| (?=(?:tetapi|tapi|namun|asal|but|if|provided)\b)"
    r"| (?=(?:dengan|with)(?: (?:an?|some|the|one))? "
    r"(?:catatan|syarat|perbaikan|tambahan|perubahan|koreksi|usul|keberatan"
    r"|remarks?|notes?|reservations?|conditions?|corrections?|changes?|additions?|amendments?)\b)"
)


def member_check_appendix(pack: Pack) -> Iterator[Block]:
    """The sheets of all informants who were heard."""
    heard = [one for one in pack.positions.voices if one.informant and one.sources]
    if not heard:
        yield prompt("member-check.prompt")
        return
    yield Paragraph(phrase("member-check.lead"))
    for number, voice in enumerate(heard):
        if number:
            yield PageBreak()
        yield from _sheet(pack, voice)


def _sheet(pack: Pack, voice: GroupVoice) -> Iterator[Block]:
    yield Heading(2, phrase("member-check.sheet", name=voice.name))
    rows = tuple(_rows(pack, voice))
    if not rows:
        yield prompt("member-check.nothing.prompt")
        return
    numbered = tuple((cell(str(n)), *row) for n, row in enumerate(rows, 1))
    recorded = _is_recorded(pack, voice)
    yield Table(
        title=phrase("member-check.title", name=voice.name),
        columns=columns({"column.number": 0.35, "column.statement": 3.4, "column.verdict": 1.5,
                         "column.comment": 2.0, "column.signature": 1.4}),
        sections=(Section(numbered),),
        notes=(phrase("note.member-check"),) if recorded else (),
        source=pack.writer.dated("source.form.filled" if recorded else "source.form"),
        name=f"member-check-{voice.id}",
    )  # fmt: skip
    yield Paragraph(phrase("form.place-and-date"))


def _is_recorded(pack: Pack, voice: GroupVoice) -> bool:
    """Whether the answer of an informant on a finding is known already."""
    return any(check.informant == voice.id for one in pack.findings for check in one.member_checks)


def _rows(pack: Pack, voice: GroupVoice) -> Iterator[tuple[Cell, ...]]:
    """The findings that concern an informant; without any what was noted of their words."""
    said = [one for one in pack.positions.codes if pack.positions.said(one.id, voice)]
    spoken = {one.id for one in said}
    found = [
        one for one in pack.findings
        if (one.is_the_researchers or one.voice == voice.id)
        and (one.member_checks or not one.is_draft)
    ]  # fmt: skip
    for finding in found:
        below = {c.id for code in codes_about(pack, finding)
                 for c in pack.study.codebook.subtree(code)}  # fmt: skip
        checks = [one for one in finding.member_checks if one.informant == voice.id]
        if checks or below & spoken or finding.voice == voice.id:
            yield _finding(pack, finding, checks)
    if found:
        return
    written = condensations(pack.study)
    for code in said:
        told = written.get((voice.id, code.id), "")
        stand = pack.positions.of_voice(code.id, voice)
        words: Words = phrase("entry.code-summary", code=code_name(code), text=told)
        if not told and stand.polarity:
            position = position_name(stand.polarity)
            where = places(pack.study, stand.statements)
            words = phrase("member-check.position", code=code_name(code), position=position,
                           places=where)  # fmt: skip
        yield (cell(words), *_by_hand())


def _finding(pack: Pack, finding: Finding, checks: list[MemberCheck]) -> tuple[Cell, ...]:
    statement = phrase("finding.name", id=finding.id, title=graded(pack, finding))
    if not checks:
        return (cell(statement), *_by_hand())
    answers = [_parted(pack.text(one.result)) for one in checks]
    results = tuple(_capitalised(result) for result, _ in answers if result)
    remarks = tuple(_capitalised(remark) for _, remark in answers if remark)
    days = tuple(calendar_date(one.date) for one in checks if one.date)
    noted = cell(*remarks) if remarks else _room()
    return (cell(statement), cell(*results, *days), noted, _room())


def _parted(answer: str) -> tuple[str, str]:
    """What was answered, and what was remarked with it: "setuju, dengan catatan …".

    An answer that begins with no verdict is a remark: nobody else decides what it amounts to.
    """
    words = answer.strip()
    if not _VERDICT.match(words):
        return "", words
    found = _REMARKED.search(words)
    if found is None:
        return words, ""
    return words[: found.start()], words[found.start() :].lstrip(" ,;.:–—")


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def _by_hand() -> tuple[Cell, Cell, Cell]:
    return cell(phrase("member-check.choices")), _room(), _room()


def _room() -> Cell:
    """A cell that is high enough to be written in by hand."""
    return cell(*["\u00a0"] * 3)
