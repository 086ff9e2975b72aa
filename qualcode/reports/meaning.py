"""What each tactic for generating meaning sees in a selection, and what it asks."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.displays.citation import references
from qualcode.document import Cell, Column, Document, Section, Table, Words, cell, phrase
from qualcode.reports.findings import in_words
from qualcode.reports.shortened import shortened
from qualcode.reports.verification import OUTCOME_TONES
from qualcode.reports.writer import Writer
from qualcode.stages.meaning import APPROACHES, Approach
from qualcode.stages.positions import Positions, positions_of
from qualcode.stages.tactics import Note
from qualcode.study import Selection, Study


def meaning_document(study: Study, selection: Selection) -> Document:
    """A table of the tactics with what they see."""
    writer = Writer(study, selection)
    table = Table(
        title=phrase("meaning.title"),
        columns=(
            Column(phrase("tactics.column.tactic"), weight=1.2),
            Column(phrase("tactics.column.found"), weight=3.4),
            Column(phrase("tactics.column.state"), weight=0.9),
        ),
        sections=(Section(tuple(_rows(positions_of(study, selection)))),),
        notes=(phrase("meaning.note"),),
        name="meaning",
        about_all=True,
    )
    return writer.document(phrase("meaning.title"), (table,))


def _rows(positions: Positions) -> Iterator[tuple[Cell, ...]]:
    for approach, notes in _looked(positions):
        for number, note in enumerate(notes):
            name: Words = "" if number else phrase(f"meaning.name.{approach.name}")
            state = phrase(f"tactic.outcome.{note.outcome}")
            told = cell(shortened(note.words), evidence=references(note.statements))
            yield cell(name), told, cell(state, tone=OUTCOME_TONES[note.outcome])


def _looked(positions: Positions) -> Iterator[tuple[Approach, tuple[Note, ...]]]:
    for one in APPROACHES:
        yield one, one.notes(positions)


def meaning_record(study: Study, selection: Selection) -> list[dict[str, object]]:
    """The same as `conclude --tactics --json` prints it."""
    return [
        {
            "tactic": approach.name,
            "notes": [
                {
                    "outcome": str(one.outcome),
                    "text": in_words(study, one.words),
                    "codings": [row.coding.id for said in one.statements for row in said.rows],
                }
                for one in notes
            ],
        }
        for approach, notes in _looked(positions_of(study, selection))
    ]
