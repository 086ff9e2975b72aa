"""A sheet for each row on which views differ: both sides in full, and room for the explanation."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator

from qualcode.displays.citation import (
    calendar_date,
    case_name,
    code_name,
    period_name,
    position_name,
    references,
    sign,
    voice_name,
)
from qualcode.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Joined,
    PageBreak,
    Paragraph,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.reports.findings import in_words
from qualcode.reports.quoting import convergence_name, flags, places
from qualcode.reports.researchers_notes import named_note
from qualcode.reports.side_names import member_names, relation_name, table_title
from qualcode.reports.writer import Writer
from qualcode.stages.comparison_notes import FIELDS
from qualcode.stages.passages import Statement, quotable
from qualcode.stages.positions import GroupPosition, VoicePosition, positions_of
from qualcode.stages.sides import SideComparison, SideTable
from qualcode.stages.voices import printed_place
from qualcode.stages.worksheet import Worksheet, question_before
from qualcode.study import Selection, Study

_LINE, _LINES = "…" * 12, 3
"""Room to write by hand."""


def worksheets_document(
    study: Study, selection: Selection, sheets: Iterable[Worksheet]
) -> Document:
    """The sheets, each on pages of its own."""
    blocks: list[Block] = []
    for sheet in sheets:
        blocks += [*([PageBreak()] if blocks else []), *_Sheet(study, selection, sheet).blocks()]
    if not blocks:
        blocks.append(Paragraph(phrase("worksheet.nothing")))
    return Writer(study, selection).document(phrase("worksheet.title"), blocks)


def worksheet_record(study: Study, sheet: Worksheet) -> dict[str, object]:
    """A sheet as `triangulate --worksheet --json` prints it."""
    return {
        **sheet.row.as_json(),
        "questions": [one.id for one in sheet.questions],
        "asked": {
            one.voice.id: _questions(study, one) for side in sheet.sides for one in side.speaking
        },
        "elsewhere": [
            {"comparison": str(table.by), **table.setting.as_json(), **row.as_json()}
            for table, row in sheet.elsewhere
        ],
        "other_phase": {one.voice.id: one.as_json() for one in sheet.other_phase},
        "notes": {name: list(texts) for name, texts in sheet.notes.items()},
        "notes_on_codings": [one.text for one in sheet.coding_notes],
        "explained": sheet.explained,
        "write_in": in_words(study, _where(study, sheet)),
    }


def _questions(study: Study, one: VoicePosition) -> list[str]:
    """The questions before a voice's statements, each once."""
    asked = (question_before(study, said) for said in one.statements)
    return list(dict.fromkeys(filter(None, asked)))


class _Sheet:
    """One row on its way to paper."""

    def __init__(self, study: Study, selection: Selection, sheet: Worksheet) -> None:
        self._study = study
        self._selection = selection
        self._sheet = sheet

    def blocks(self) -> Iterator[Block]:
        row = self._sheet.row
        name = phrase(
            "code.convergence", code=code_name(row.code), convergence=convergence_name(row)
        )
        yield Heading(2, name)
        if told := flags(row):
            yield Bullets(told)
        yield from self._questions()
        yield self._both_sides()
        yield from self._elsewhere()
        yield self._causes()
        yield from self._explanation()

    def _questions(self) -> Iterator[Block]:
        asked = self._sheet.questions
        if asked:
            yield Paragraph(phrase("worksheet.questions"))
            yield Bullets(tuple(self._question(one.id, one.text) for one in asked))

    def _question(self, name: str, text: str) -> Words:
        return phrase("completeness.question", id=name, text=quotable(self._study, text))

    def _both_sides(self) -> Table:
        row = self._sheet.row
        return Table(
            title=phrase("worksheet.sides", code=code_name(row.code)),
            columns=(
                Column(phrase("column.voice"), weight=1.1),
                Column(phrase("worksheet.column.asked"), weight=2.0),
                Column(phrase("column.quotation"), weight=4.0),
                Column(phrase("column.place"), weight=0.9),
            ),
            sections=tuple(
                Section(tuple(self._statements(one)), self._side(one)) for one in self._sheet.sides
            ),
            notes=(phrase("rule.worksheet.sides"),),
            name="worksheet-sides",
        )

    def _side(self, one: GroupPosition) -> Words:
        position = position_name(one.polarity) if one.polarity else phrase(f"empty.{one.empty}")
        return phrase("group.position", group=one.group.label, position=position)

    def _statements(self, side: GroupPosition) -> Iterator[tuple[Cell, ...]]:
        """All that a group says, word for word; a question is printed where it was first asked."""
        for one in side.voices:
            before = ""
            for said in one.statements:
                asked = question_before(self._study, said)
                yield (
                    cell(voice_name(one.voice)),
                    cell(phrase("quoted", text=asked) if asked and asked != before else "–"),
                    cell(phrase("quoted", text=said.printed), evidence=references((said,))),
                    cell(places(self._study, (said,)), sign(said.polarity)),
                )
                before = asked

    def _elsewhere(self) -> Iterator[Block]:
        items = (*map(self._direction, self._sheet.elsewhere), *self._phases())
        yield Paragraph(phrase("worksheet.elsewhere" if items else "worksheet.nowhere-else"))
        if items:
            yield Bullets(items)

    def _direction(self, found: tuple[SideTable, SideComparison]) -> Words:
        table, row = found
        heads = member_names(self._study, table)
        sides = tuple(
            phrase("worksheet.side", side=heads[one.member], told=self._told(one.polarity is None,
                   one.statements, position_name(one.polarity) if one.polarity else ""))
            for one in row.sides
        )  # fmt: skip
        title = table_title(positions_of(self._study, self._selection), table)
        return phrase("worksheet.direction", title=title, relation=relation_name(table.by, row),
                      sides=Joined(sides, "; "))  # fmt: skip

    def _told(self, silent: bool, said: tuple[Statement, ...], position: Words) -> Words:
        if silent:
            return phrase("worksheet.silent")
        return phrase("worksheet.told", position=position, places=places(self._study, said))

    def _phases(self) -> Iterator[Words]:
        for one in self._sheet.other_phase:
            if one.polarity is not None:
                phase = one.statements[0].first.source.entry.phase
                told = self._told(False, one.statements, position_name(one.polarity))
                name = phrase(f"phase.{phase}")
                yield phrase("worksheet.phase", phase=name, name=one.voice.name, told=told)

    def _causes(self) -> Table:
        causes = {
            "time": self._times, "place": self._scenes, "position": self._standings,
            "interest": self._strengths, "asking": self._asking,
        }  # fmt: skip
        rows = tuple(
            (
                cell(phrase(f"worksheet.cause.{name}"), phrase(f"worksheet.ask.{name}")),
                cell(*self._by_side(told)),
                cell(*[_LINE] * _LINES),
            )
            for name, told in causes.items()
        )
        return Table(
            title=phrase("worksheet.causes"),
            columns=(
                Column(phrase("worksheet.column.cause"), weight=2.0),
                Column(phrase("worksheet.column.data"), weight=2.4),
                Column(phrase("worksheet.column.note"), weight=2.4),
            ),
            sections=(Section(rows),),
            notes=(phrase("rule.worksheet.causes"),),
            source=Writer(self._study, self._selection).dated("source.form"),
            name="worksheet-causes",
        )

    def _by_side(self, told: Callable[[VoicePosition], Iterator[Words]]) -> Iterator[Words]:
        """What is known of each side, under its name."""
        for side in self._sheet.sides:
            found = _once(words for one in side.speaking for words in told(one))
            known: Words = Joined(found, "; ") if found else "–"
            yield phrase("worksheet.side", side=side.group.label, told=known)

    def _times(self, one: VoicePosition) -> Iterator[Words]:
        for source in dict.fromkeys(s.first.source.id for s in one.statements):
            entry = next(
                s.first.source.entry for s in one.statements if s.first.source.id == source
            )
            when = calendar_date(entry.date) if entry.date else phrase("worksheet.undated")
            period = (period_name(self._study, entry.period),) if entry.period else ()
            yield Joined((source, when, *period), " · ")

    def _scenes(self, one: VoicePosition) -> Iterator[Words]:
        roster = self._study.roster
        for case in dict.fromkeys(s.first.case for s in one.statements):
            if known := roster.case(case):
                yield case_name(self._study, known)
        for said in one.statements:
            if where := printed_place(self._study, said.first.source):
                yield where

    def _standings(self, one: VoicePosition) -> Iterator[Words]:
        person = one.voice.informant
        kind = (phrase(f"informant.{person.kind}"),) if person and person.kind else ()
        yield Joined((voice_name(one.voice), *kind), " · ")

    def _strengths(self, one: VoicePosition) -> Iterator[Words]:
        words = self._study.settings.strength.get(one.voice.id, ())
        if words:
            told = "; ".join(quotable(self._study, word) for word in words)
            yield phrase("worksheet.side", side=one.voice.name, told=told)

    def _asking(self, one: VoicePosition) -> Iterator[Words]:
        asked = {question_before(self._study, said) for said in one.statements} - {""}
        unasked = sum(not question_before(self._study, said) for said in one.statements)
        if asked:
            yield phrase("worksheet.asked", name=one.voice.name, n=len(asked))
        if unasked:
            yield phrase("worksheet.unasked", name=one.voice.name, n=unasked)

    def _explanation(self) -> Iterator[Block]:
        yield Heading(3, phrase("comparison.explanation.title"))
        sheet = self._sheet
        for name in FIELDS:
            for text in named_note(sheet.notes, name):
                yield Paragraph(text)
        for note in sheet.coding_notes:
            where = places(self._study, (note.said,))
            yield Paragraph(phrase("comparison.coding-note", place=where, text=note.text))
        if not sheet.explained:
            yield Paragraph(phrase("prompt.explain"), prompt=True)
        yield Paragraph(_where(self._study, sheet))


def _once(words: Iterable[Words]) -> tuple[Words, ...]:
    found: list[Words] = []
    for one in words:
        if one not in found:
            found.append(one)
    return tuple(found)


def _where(study: Study, sheet: Worksheet) -> Words:
    """The file, or the command that makes it, in which the explanation is read by the table."""
    title = phrase("comparison.explanation.title")
    if sheet.memo:
        return phrase("worksheet.write.file", file=quotable(study, sheet.memo.file), title=title)
    code = shlex.quote(sheet.row.code.id)
    return phrase("worksheet.write.new", code=code, title=title)
