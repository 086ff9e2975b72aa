"""The tables of a comparison of techniques, times, coders or kinds, as theses print them.

`No | Indikator | Wawancara | Observasi | Dokumentasi | Kesimpulan`: a column for each side, and a
conclusion that is the computed direction with what the researcher wrote of the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from qualcode.displays.axes import code_keys, under_title
from qualcode.displays.citation import code_name, position_name, references
from qualcode.document import Cell, Column, Joined, Section, Table, Words, cell, phrase
from qualcode.model.codebook import Code
from qualcode.reports.compared import said_cell
from qualcode.reports.quoting import names, places
from qualcode.reports.researchers_notes import named_note, noted_on_codings
from qualcode.reports.side_names import (
    member_names,
    relation_name,
    relation_tone,
    row_flags,
    table_title,
)
from qualcode.stages.comparison_notes import FIELDS, comparison_notes
from qualcode.stages.positions import Positions, VoicePosition, positions_of
from qualcode.stages.sides import Direction, Setting, Side, SideComparison, SideTable
from qualcode.stages.summaries import condensations
from qualcode.study import Selection, Study


@dataclass(frozen=True)
class SidesInPrint:
    """One table of a comparison together with the study it was made from."""

    study: Study
    selection: Selection
    table: SideTable
    in_farmers_words: bool = False

    @cached_property
    def positions(self) -> Positions:
        """The positions behind the rows."""
        return positions_of(self.study, self.selection)

    @cached_property
    def title(self) -> Words:
        """The table's title."""
        title = table_title(self.positions, self.table)
        if self.in_farmers_words and self.table.by is not Direction.DEVELOPMENT:
            return phrase("farmer.of", title=phrase("farmer.title"), what=title)
        return title

    @cached_property
    def heads(self) -> dict[str, Words]:
        """The heads of the columns by member."""
        return member_names(self.study, self.table)

    @cached_property
    def by_root(self) -> tuple[tuple[Code, tuple[SideComparison, ...]], ...]:
        """The rows in which anything is said, under their roots, aspects first."""
        book, rows = self.study.codebook, self.table.telling
        keys = code_keys(self.positions, tuple({row.code.id: row.code for row in rows}.values()))
        order = {key.id: n for n, key in enumerate(keys)}
        roots: dict[str, list[SideComparison]] = {}
        for row in sorted(rows, key=lambda one: order[one.code.id]):
            roots.setdefault(book.aspect(row.code.id).id, []).append(row)
        return tuple((book[root], tuple(found)) for root, found in roots.items())

    @property
    def rows(self) -> tuple[SideComparison, ...]:
        """All telling rows in printing order."""
        return tuple(row for _, rows in self.by_root for row in rows)

    @property
    def differing(self) -> tuple[SideComparison, ...]:
        """The rows whose sides, or voices on different sides, contradict each other."""
        return tuple(row for row in self.rows if row.opposed or row.convergence == "dissonant")


def side_table(shown: SidesInPrint) -> Table:
    """The comparison: a row a code (and voice, for coders), a column a side, a conclusion."""
    table = shown.table
    by_voice = any(row.voice for row in table.rows)
    voice = (Column(phrase("column.voice"), weight=0.8),) if by_voice else ()
    numbers = count(1)
    return Table(
        title=shown.title,
        columns=(
            Column(phrase("column.number"), weight=0.4),
            Column(phrase("column.indicator-code"), weight=1.3),
            *voice,
            *(Column(head) for head in shown.heads.values()),
            Column(phrase("comparison.conclusion.title"), weight=1.5),
        ),
        sections=tuple(
            _section(root, rows, tuple(_row(shown, row, next(numbers)) for row in rows))
            for root, rows in shown.by_root
        ),
        notes=tuple(_notes(shown)),
        name=f"comparison-{table.by}",
    )


def _section(
    root: Code, rows: tuple[SideComparison, ...], cells: tuple[tuple[Cell, ...], ...]
) -> Section:
    return under_title(code_name(root), tuple(code_name(row.code) for row in rows), cells, at=1)


def _notes(shown: SidesInPrint) -> Iterator[Words]:
    table = shown.table
    yield phrase(f"rule.comparison.{table.by}")
    if table.unplaced:
        yield phrase("note.comparison.unplaced", which=Joined(table.unplaced))
    if untold := len(table.rows) - len(table.telling):
        yield phrase("note.comparison.untold", n=untold)
    if shown.in_farmers_words and table.by is not Direction.DEVELOPMENT:
        yield phrase("note.farmer")
    yield phrase("note.prompt")


def _row(shown: SidesInPrint, row: SideComparison, number: int) -> tuple[Cell, ...]:
    voice = (cell(row.voice.name),) if row.voice else ()
    sides = (said_cell(tuple(_side(shown, row, one)), one.statements) for one in row.sides)
    code = cell(code_name(row.code))
    return (cell(str(number)), code, *voice, *sides, _conclusion(shown, row))


def _side(shown: SidesInPrint, row: SideComparison, one: Side) -> Iterator[Words]:
    """A side's position with its people and places, and what the researcher made of them."""
    if one.polarity is None:
        yield _empty(shown.table.by, one)
        return
    yield position_name(one.polarity)
    if one.of > 1:
        yield phrase("entry.informants", n=one.n, of=one.of)
    if len(one.speaking) > 1:
        yield names(one.speaking)
    yield places(shown.study, one.statements)
    yield from _condensed(shown, row, one)


def _empty(by: Direction, one: Side) -> Words:
    if by is Direction.CODER:
        return phrase("comparison.not-coded" if one.expected else "comparison.not-there")
    return phrase(f"empty.{one.empty}")


def _condensed(shown: SidesInPrint, row: SideComparison, one: Side) -> Iterator[Words]:
    """What the researcher wrote of the very cell, with the name where there are several voices."""
    for voice in one.speaking:
        for text in _written_of_voice(shown, row.code.id, voice):
            name = voice.voice.name
            several = len(one.speaking) > 1
            yield phrase("comparison.written", title=name, text=text) if several else text


def _written_of_voice(shown: SidesInPrint, code: str, voice: VoicePosition) -> list[str]:
    """The condensation of a source; of an informant where all that they say on it stands here."""
    written = condensations(shown.study)
    if shown.table.by is Direction.CODER:
        return []
    ids = [source.id for source in voice.voice.sources]
    if voice.voice.informant and shown.positions.said(code, voice.voice) == voice.statements:
        ids = [voice.voice.id, *ids]
    return [written[name, code] for name in ids if (name, code) in written]


def _conclusion(shown: SidesInPrint, row: SideComparison) -> Cell:
    """The computed direction with its flags, then the researcher's words, or where they go."""
    by = shown.table.by
    told = (relation_name(by, row, shown.in_farmers_words), *row_flags(row, shown.heads))
    return cell(*told, *written_of(shown, row), tone=relation_tone(row))


def written_of(shown: SidesInPrint, row: SideComparison) -> Iterable[Words]:
    """What the researcher wrote of a row under the name of each field, with prompts."""
    subjects = _subjects(shown.table.setting, row)
    notes = comparison_notes(shown.study).of(shown.table.by, row.code.id, subjects)
    for name in FIELDS:
        yield from named_note(notes, name)
    if row.differs:
        found = tuple(noted_on_codings(shown.study, row.statements))
        yield from found
        if not found and "explanation" not in notes:
            developed = shown.table.by is Direction.DEVELOPMENT
            yield phrase("comparison.change" if developed else "prompt.explain")
    if "conclusion" not in notes:
        yield phrase("prompt")


def _subjects(setting: Setting, row: SideComparison) -> tuple[tuple[str, str], ...]:
    """What a memo on the row would be about beside the code, the closest first."""
    person = row.voice.id if row.voice and row.voice.informant else setting.informant
    known = (("informant", person), ("case", setting.case), ("group", setting.group))
    return tuple((noun, name) for noun, name in known if name)


def side_quotations(shown: SidesInPrint) -> Table:
    """All quotations behind a comparison with their places."""
    return Table(
        title=phrase("comparison.quotations", title=shown.title),
        columns=(
            Column(phrase("comparison.side")),
            Column(phrase("column.voice"), weight=0.9),
            Column(phrase("column.quotation"), weight=8.0),
            Column(phrase("column.sign"), weight=0.9),
            Column(phrase("column.code"), weight=0.5),
            Column(phrase("column.place"), weight=0.7),
        ),
        sections=tuple(
            Section(tuple(_quotations(shown, row)), code_name(row.code)) for row in shown.rows
        ),
        notes=(phrase("rule.comparison.quotations"),),
        name=f"comparison-{shown.table.by}-quotations",
    )


def _quotations(shown: SidesInPrint, row: SideComparison) -> Iterator[tuple[Cell, ...]]:
    for side in row.sides:
        for one in side.voices:
            for said in one.statements:
                yield (
                    cell(shown.heads[side.member]),
                    cell(one.voice.name),
                    cell(phrase("quoted", text=said.printed), evidence=references((said,))),
                    cell(position_name(said.polarity)),
                    cell(row.code.id),
                    cell(places(shown.study, (said,))),
                )
