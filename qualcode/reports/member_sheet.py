"""The sheet with which one informant checks the findings: to be read, ticked and signed.

It is for the informant and lies on a disk: they are called as in every output. Nobody else's words
or names stand on it, and no codes. Its last line says whose it is and which claims it holds, so
that it can be read when it comes back.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from qualcode.displays.citation import calendar_date, place
from qualcode.displays.entries import telling
from qualcode.document import (
    Block,
    Cell,
    Column,
    Document,
    Paragraph,
    Resolver,
    Section,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.model.memo import Finding, MemberCheck
from qualcode.reports.findings import pack_of
from qualcode.reports.for_informant import ForInformant
from qualcode.reports.foreign import words_of_others
from qualcode.reports.thesis.part import Pack, columns
from qualcode.stages.member_sheets import Asked, MemberSheet
from qualcode.stages.passages import Statement, quotable
from qualcode.stages.voice_names import named
from qualcode.study import Selection, Study

CHOICES = ("agreed", "corrected", "rejected")
"""What an informant can tick, in the order of the boxes."""


def sheet_document(study: Study, sheet: MemberSheet, full: bool = False) -> Document:
    """The sheet of an informant; `full` quotes all of their words on the findings."""
    resolver = Resolver(study.settings.language, study.wording.say, {}, study.anonymiser)
    document = Document(
        title=phrase("sheet.title"),
        language=study.settings.language,
        blocks=tuple(_blocks(study, sheet, full)),
        foreign=words_of_others(study),
    )
    return resolver.document(document)


def _blocks(study: Study, sheet: MemberSheet, full: bool) -> Iterator[Block]:
    informant = sheet.informant
    title = quotable(study, study.settings.title)
    yield Paragraph(phrase("sheet.study", title=title))
    yield Paragraph(phrase("sheet.informant", name=informant.printed_name))
    yield Paragraph(phrase("sheet.date"))
    yield Paragraph(phrase("sheet.lead"))
    words, mark = _words(sheet, full), phrase("sheet.mark", mark=sheet.mark.printed)
    yield _claims(study, sheet, "" if words else mark)
    if words:
        yield _own_words(study, sheet, words, mark)
    yield Paragraph(phrase("sheet.thanks"))
    yield Paragraph(phrase("sheet.signed"))


def _claims(study: Study, sheet: MemberSheet, mark: Words) -> Table:
    """What the informant is asked about; the mark stands small below the last table."""
    shown = ForInformant(study, sheet.informant)
    rows = tuple(_row(shown, *one) for one in enumerate(sheet.asked, 1))
    return Table(
        title="",
        columns=columns({"column.number": 0.35, "column.statement": 3.2, "column.verdict": 1.6,
                         "column.comment": 2.2, "column.signature": 1.3}),
        sections=(Section(rows),),
        source=mark,
        name=f"member-sheet-{sheet.informant.id}",
    )  # fmt: skip


def _row(shown: ForInformant, number: int, asked: Asked) -> tuple[Cell, ...]:
    boxes = (phrase("sheet.box", what=phrase(f"sheet.choice.{one}")) for one in CHOICES)
    return (cell(str(number)), cell(shown.claim(asked.finding)), cell(*boxes), _room(), _room())


def _words(sheet: MemberSheet, full: bool) -> tuple[Statement, ...]:
    """The informant's own words, each once and in their order."""
    several = (one.words if full or not one.words else telling(one.words) for one in sheet.asked)
    said = [one for those in several for one in those]
    said.sort(key=lambda one: (one.first.source.id, one.first.coding.start))
    return tuple({(one.first.source.id, one.text): one for one in said}.values())


def _own_words(study: Study, sheet: MemberSheet, said: tuple[Statement, ...], mark: Words) -> Table:
    shown = ForInformant(study, sheet.informant)
    rows = tuple(
        (
            cell(str(at)),
            cell(f"“{shown.text(one.printed)}”"),
            cell(place(study.settings, one.first)),
            _room(),
        )
        for at, one in enumerate(said, 1)
    )
    return Table(
        title=phrase("sheet.words"),
        columns=columns({"column.number": 0.35, "sheet.column.words": 4.4,
                         "sheet.column.place": 0.8, "sheet.column.correction": 2.8}),
        sections=(Section(rows),),
        source=mark,
        name=f"member-words-{sheet.informant.id}",
    )  # fmt: skip


def _room() -> Cell:
    """A cell that is high enough to be written in by hand."""
    return cell(*["\u00a0"] * 3)


def checks_document(study: Study, sheets: tuple[MemberSheet, ...]) -> Document:
    """Who was asked, or is to be asked, about which finding, and what they answered."""
    pack = pack_of(study, Selection())
    several = groupby(checks_of(study, sheets), key=lambda one: one[0])
    sections = tuple(
        Section(tuple(_answer_row(pack, *one[1:]) for one in those), named(study, informant))
        for informant, those in several
    )
    table = Table(
        title=phrase("sheet.checks"),
        columns=(
            Column(phrase("findings.column.finding"), weight=3),
            Column(phrase("sheet.column.answer"), weight=2.6),
            Column(phrase("sheet.column.date"), weight=1.2),
        ),
        sections=sections,
        name="member-checks",
    )
    blocks: tuple[Block, ...] = (table,) if sections else (pack.writer.prompt("findings.none"),)
    return pack.writer.document(phrase("sheet.checks"), blocks, is_draft=False)


def checks_of(
    study: Study, sheets: tuple[MemberSheet, ...]
) -> tuple[tuple[str, Finding, MemberCheck | None], ...]:
    """Informant, finding and answer, None where there is none: whom the sheets ask, and others."""
    asked = {(one.informant.id, each.finding.id) for one in sheets for each in one.asked}
    pack = pack_of(study, Selection())
    found: list[tuple[str, Finding, MemberCheck | None]] = []
    for person in study.roster.informants:
        for finding in pack.findings:
            checks = [one for one in finding.member_checks if one.informant == person.id]
            if study.withdrawn(person.id) or not (checks or (person.id, finding.id) in asked):
                continue
            found += [(person.id, finding, one) for one in (*checks, *(() if checks else (None,)))]
    return tuple(found)


def _answer_row(pack: Pack, finding: Finding, check: MemberCheck | None) -> tuple[Cell, ...]:
    name: Words = phrase("finding.name", id=finding.id, title=pack.text(finding.title))
    if check is None:
        return cell(name), cell(phrase("sheet.open"), tone=Tone.EMPTY), cell("–")
    day = calendar_date(check.date) if check.date else "–"
    return cell(name), cell(pack.text(check.result)), cell(day)


def check_records(study: Study, sheets: tuple[MemberSheet, ...]) -> list[dict[str, object]]:
    """Who is asked what and what was answered, as `member-check list --json` prints it."""
    return [
        {
            "informant": informant,
            "finding": finding.id,
            "title": quotable(study, finding.title),
            "result": quotable(study, check.result) if check else None,
            "date": check.date.isoformat() if check and check.date else None,
        }
        for informant, finding, check in checks_of(study, sheets)
    ]
