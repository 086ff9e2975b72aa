"""Selected quotations as a table, and as records in the columns of the evidence frame."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.displays.citation import place, references, sign
from qualcode.document import Cell, Column, Document, Joined, Section, Table, Words, cell, phrase
from qualcode.frame import COLUMNS
from qualcode.reports.concordance import code_labels, code_with_sign
from qualcode.reports.evidence import evidence_record
from qualcode.reports.rows import Rows
from qualcode.reports.writer import Writer
from qualcode.stages.passages import quotable
from qualcode.stages.quotations import Query, SelectedPassage
from qualcode.stages.selection_query import named, written
from qualcode.study import Study

_OF_CODINGS = (
    "id", "code", "indicator", "aspect", "coder", "polarity", "origin", "rule", "reviewed", "note",
)  # fmt: skip


def quotation_records(study: Study, found: Sequence[SelectedPassage]) -> list[dict[str, object]]:
    """A record for each passage with its codings, in the columns of `Study.evidence()`."""
    return [_record(study, one) for one in found]


def _record(study: Study, one: SelectedPassage) -> dict[str, object]:
    rows = [evidence_record(study, row) for said in one.statements for row in said.rows]
    passage = {name: value for name, value in rows[0].items() if name not in _OF_CODINGS}
    codings = [{name: row[name] for name in _OF_CODINGS} for row in rows]
    return {**passage, "reviewed": one.reviewed, "codings": codings}


def quotation_rows(study: Study, found: Sequence[SelectedPassage]) -> Rows:
    """The codings of the passages, each with the columns of `Study.evidence()`."""
    rows = (row for one in found for said in one.statements for row in said.rows)
    return Rows("quotations", COLUMNS, [evidence_record(study, row) for row in rows])


def quotations_document(study: Study, query: Query, found: Sequence[SelectedPassage]) -> Document:
    """The passages as one table, whose notes say how they were selected."""
    writer = Writer(study, query.selection)
    title = phrase("quotes.title")
    rows = tuple(_row(study, number, one) for number, one in enumerate(found, 1))
    table = Table(
        title=title,
        columns=(
            Column(phrase("column.number"), weight=0.3),
            Column(phrase("column.place"), weight=0.6),
            Column(phrase("column.informant"), weight=0.8),
            Column(phrase("column.quotation"), weight=6.0),
            Column(phrase("column.code")),
        ),
        sections=(Section(rows),),
        notes=_notes(study, query, found),
        name="quotations",
    )
    return writer.document(title, (table,))


def _row(study: Study, number: int, one: SelectedPassage) -> tuple[Cell, ...]:
    row = one.first
    return (
        cell(str(number)),
        cell(place(study.settings, row)),
        cell(row.informant.printed_name if row.informant else row.source.id),
        cell(phrase("quoted", text=one.printed), evidence=references(one.statements)),
        cell(*map(code_with_sign, one.statements)),
    )


def _notes(study: Study, query: Query, found: Sequence[SelectedPassage]) -> tuple[Words, ...]:
    """Everything that decided which passages are in the table."""
    shown = written(query.expression, study.settings.language)
    notes: list[Words] = [phrase("quotes.expression", expression=shown)]
    if len(list(named(query.expression))) > 1:
        apart = query.nearness.sentences
        near = phrase("quotes.near", n=apart)
        notes.append(near if apart else phrase(f"quotes.within.{query.nearness.unit}"))
    if query.polarities:
        notes.append(phrase("quotes.polarities", which=Joined(tuple(map(sign, query.polarities)))))
    if query.words:
        key = "quotes.roots" if query.words.roots else "quotes.text"
        notes.append(phrase(key, text=quotable(study, query.words.text)))
    return (*notes, *code_labels(study, (said for one in found for said in one.statements)))
