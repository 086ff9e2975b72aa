"""What checking the tables of documents found, to be read and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qualcode.document import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Joined,
    Paragraph,
    Section,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.reports.document_records import records_of
from qualcode.reports.document_remarks import remark_rows
from qualcode.reports.document_words import TableWords, separated
from qualcode.reports.writer import Writer
from qualcode.stages.document_check import CheckedTable
from qualcode.stages.misprints import WrongSum
from qualcode.stages.table_remarks import MixedMarks
from qualcode.stages.table_sums import Axis, Sum
from qualcode.study import Selection, Study


def document_check_document(study: Study, found: Sequence[CheckedTable]) -> Document:
    """What was checked, the findings of arithmetic, and what is to be judged."""
    findings = [row for one in found for row in _finding_rows(TableWords(study, one))]
    remarks = [row for one in found for row in remark_rows(TableWords(study, one))]
    writer = Writer(study, Selection(phase="all"))
    line = writer.dated("source.study", [one.table.source for one in found])
    blocks: list[Block] = [Paragraph(phrase("recount.tables", n=len(found)))]
    if found:
        blocks.append(Bullets(tuple(_summary(TableWords(study, one)) for one in found)))
        blocks.append(Paragraph(_verdict(found, len(findings))))
    if findings:
        blocks.append(_findings(findings, line))
    if remarks:
        blocks.append(_remarks(remarks, line))
    return writer.document(phrase("recount.title"), blocks, is_draft=False)


def _verdict(found: Sequence[CheckedTable], findings: int) -> Words:
    if findings:
        return phrase("recount.counted", n=findings)
    checked = any(one.checked for one in found)
    return phrase("recount.no-finding" if checked else "recount.nothing-to-add")


def _summary(words: TableWords) -> Words:
    """A table with how much of it was checked, and what its totals were taken to be."""
    rules = tuple(_rule(words, rule) for rule in words.checked.sums.rules)
    told = Joined(rules, "; ") if rules else phrase("recount.no-sum")
    return phrase(
        "recount.summary",
        table=words.titled,
        rows=len(words.layout.rows),
        columns=len(words.layout.columns),
        n=words.checked.checked,
        rules=told,
    )


def _rule(words: TableWords, rule: Sum) -> Words:
    """A sum in words: the columns by name, the rows by the first and the last."""
    if rule.axis is Axis.ROW:
        parts = Joined(tuple(map(words.head, rule.parts)), " + ")
        return phrase("recount.rule", total=words.head(rule.total), parts=parts)
    first, last = min(rule.parts), max(rule.parts)
    return phrase(
        "recount.rule.rows",
        total=words.name(rule.total),
        n=len(rule.parts),
        first=words.name(first),
        last=words.name(last),
    )


def _remarks(rows: list[tuple[Cell, ...]], line: Words) -> Table:
    columns = (
        Column(phrase("recount.column.place"), weight=1.0),
        Column(phrase("recount.column.to-judge"), weight=4.0),
    )
    title = phrase("recount.remarks")
    return Table(title, columns, (Section(tuple(rows)),), source=line, name="document-remarks")


def _findings(rows: list[tuple[Cell, ...]], line: Words) -> Table:
    columns = (
        Column(phrase("recount.column.place"), weight=2.0),
        Column(phrase("recount.column.printed"), align=Align.RIGHT),
        Column(phrase("recount.column.computed"), align=Align.RIGHT),
        Column(phrase("recount.column.difference"), align=Align.RIGHT),
        Column(phrase("recount.column.remark"), weight=2.4),
    )
    return Table(
        phrase("recount.findings"),
        columns,
        (Section(tuple(rows)),),
        (phrase("recount.rule.sums"),),
        source=line,
        name="document-findings",
    )


def _finding_rows(words: TableWords) -> Iterator[tuple[Cell, ...]]:
    for wrong in words.checked.wrong:
        addition = wrong.addition
        yield (
            cell(words.place(addition.total)),
            cell(words.text(addition.total), tone=Tone.CONFLICT),
            cell(words.number(addition.computed)),
            cell(words.signed(addition.difference)),
            cell(*_explained(words, wrong)),
        )
    if marks := words.checked.marks:
        yield (
            cell(words.called),
            cell(*map(words.text, marks.cells), tone=Tone.CONFLICT),
            cell(*(separated(words.text(one), marks) for one in marks.cells)),
            cell("–", tone=Tone.EMPTY),
            cell(*_mixed(words, marks)),
        )


def _explained(words: TableWords, wrong: WrongSum) -> Iterator[Words]:
    """How the sum was made, which cell is likely wrong, and what else that explains."""
    yield _reckoned(words, wrong)
    misprint = wrong.misprint
    if misprint is None:
        yield phrase("recount.any-cell")
        return
    value = words.number(misprint.value)
    if misprint.place == wrong.addition.total:
        yield phrase("recount.misprint.here", value=value)
    else:
        printed, place = words.text(misprint.place), words.cell(misprint.place)
        yield phrase("recount.misprint", place=place, printed=printed, value=value)
    for other in wrong.others:
        yield phrase(
            "recount.also",
            printed=words.text(other.total),
            place=words.head_or_name(wrong.axis, other.rule.total),
            value=value,
        )


def _reckoned(words: TableWords, wrong: WrongSum) -> Words:
    addition = wrong.addition
    if wrong.axis is Axis.COLUMN:
        return phrase("recount.sum.column", n=len(addition.rule.parts))
    parts = tuple(words.text(place) or "0" for place in addition.places[1:])
    return phrase("recount.sum.row", parts=Joined(parts, " + "))


def _mixed(words: TableWords, marks: MixedMarks) -> Iterator[Words]:
    rarer = Joined(tuple(map(_mark, marks.rarer)))
    yield phrase("recount.marks", n=len(marks.cells), rarer=rarer, usual=_mark(marks.usual))
    yield Joined(tuple(words.cell(one) for one in marks.cells), "; ")


def _mark(mark: str) -> Words:
    """A mark between thousands as it is named: a space cannot be seen."""
    return phrase("recount.space") if mark == " " else phrase("recount.mark", mark=mark)


def document_check_as_json(study: Study, found: Iterable[CheckedTable]) -> list[dict[str, object]]:
    """The findings and remarks, one object each, as `document check --json` prints them."""
    return [record for one in found for record in records_of(TableWords(study, one))]
