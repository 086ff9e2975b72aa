"""The concordance as a table: words, what stands around them, and the codes there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qualcode.displays.citation import code_name, place_at, references, sign
from qualcode.document import (
    Align,
    Cell,
    Column,
    Document,
    Joined,
    Section,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.model.source import Voice
from qualcode.reports.rows import Rows
from qualcode.reports.writer import Writer
from qualcode.stages.concordance import Concordance, Occurrence
from qualcode.stages.passages import Statement, quotable
from qualcode.study import Selection, Study

_COLUMNS = (
    "source", "kind", "phase", "date", "period", "turn", "line", "start", "end", "voice", "before",
    "quotation", "after", "informant", "group", "role", "case", "coded", "codings",
)  # fmt: skip


def concordance_rows(found: Concordance) -> Rows:
    """The places as a list for programs; of their codings the codes with the polarity."""
    records = [
        one.as_json()
        | {"codings": [f"{said.first.code.id} {said.polarity}" for said in one.statements]}
        for one in found.occurrences
    ]
    return Rows("concordance", _COLUMNS, records)


def concordance_document(study: Study, found: Concordance, selection: Selection) -> Document:
    """The places as one table, whose note says what was looked for and what the codes are."""
    # What is only proposed is shown here in any case, and so it must be told of.
    writer = Writer(study, replace(selection, reviewed="all"))
    title = phrase("concordance.title")
    rows = tuple(_row(study, number, one) for number, one in enumerate(found.occurrences, 1))
    table = Table(
        title=title,
        columns=(
            Column(phrase("column.number"), weight=0.3),
            Column(phrase("column.place"), weight=0.6),
            Column(phrase("column.informant"), weight=0.8),
            Column(phrase("column.before"), align=Align.RIGHT, weight=9.0),
            Column(phrase("column.words"), weight=0.8),
            Column(phrase("column.after"), weight=9.0),
            Column(phrase("column.code"), weight=0.8),
        ),
        sections=(Section(rows),),
        notes=_notes(study, found),
        name="concordance",
    )
    return writer.document(title, (table,))


def code_labels(study: Study, statements: Iterable[Statement]) -> tuple[Words, ...]:
    """A note that tells what the ids of codes stand for; none without codes."""
    ids = {said.first.code.id for said in statements}
    names = tuple(code_name(code) for code in study.codebook.codes if code.id in ids)
    return (phrase("note.codes", which=Joined(names, "; ")),) if names else ()


def code_with_sign(said: Statement) -> Words:
    """The code of a statement with its polarity; one that is only proposed says so."""
    key = "concordance.code" if said.reviewed else "concordance.proposed"
    return phrase(key, code=said.first.code.id, sign=sign(said.polarity))


def _notes(study: Study, found: Concordance) -> tuple[Words, ...]:
    key = "concordance.of-roots" if found.search.roots else "concordance.of"
    counted = phrase(
        "concordance.counted",
        places=phrase("count.places", n=len(found.occurrences)),
        n=len(found.sources),
        of=len(found.read),
    )
    looked_for = phrase(key, text=quotable(study, found.search.text))
    said = (statement for one in found.occurrences for statement in one.statements)
    return (looked_for, counted, *code_labels(study, said))


def _row(study: Study, number: int, one: Occurrence) -> tuple[Cell, ...]:
    person = one.informant
    name = person.printed_name if person else one.source.id
    line = one.source.line_at(one.start)
    codes = tuple(map(code_with_sign, one.statements))
    uncoded = cell(phrase("concordance.not-coded"), tone=Tone.EMPTY)
    return (
        cell(str(number)),
        cell(place_at(study.settings, one.source, one.segment, name, line)),
        cell(phrase("speaker.interviewer") if _asks(one) else name),
        cell(one.context.before.rstrip()),
        cell(one.context.words),
        cell(one.context.after.lstrip()),
        cell(*codes, evidence=references(one.statements)) if codes else uncoded,
    )


def _asks(one: Occurrence) -> bool:
    return one.segment.voice is Voice.INTERVIEWER
