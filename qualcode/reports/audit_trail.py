"""The audit trail in Halpern's six categories: what there is, by hash, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from qualcode.displays.citation import calendar_date
from qualcode.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Joined,
    Numbered,
    Paragraph,
    Section,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.model.source import Phase
from qualcode.reports.decided import decisions_table
from qualcode.reports.provenance import SHOWN, provenance_blocks
from qualcode.reports.writer import Writer
from qualcode.stores.audit_gaps import Missing, gaps_of
from qualcode.stores.audit_trail import AuditTrail, Category, Kind, Piece
from qualcode.stores.journal_trail import JournalTrail
from qualcode.study import Selection

_ALONE = (Kind.JOURNAL, Kind.CODEBOOK, Kind.STUDY)
"""Of these each piece has a row; of the others those of one kind share theirs."""

_CONCLUDED = (Kind.FINDING, Kind.JUDGEMENT)

_NONE = "–"


def audit_document(trail: AuditTrail, version: str, whole: bool = False) -> Document:
    """The audit trail by itself, of all phases; `whole` prints hashes uncut, for a workbook."""
    study = trail.study
    writer = Writer(study, Selection(phase="all"))
    facts, sources = provenance_blocks(
        study, writer.selection, version, writer, shown=64 if whole else SHOWN
    )
    blocks = trail_blocks(trail, writer, whole, sources)
    return writer.document(phrase("provenance.title"), (facts, *blocks))


def trail_blocks(
    trail: AuditTrail, writer: Writer, whole: bool = False, sources: Table | None = None
) -> Iterator[Block]:
    """The categories as a table, what is missing, and the files, journals and versions by hash.

    `sources` is the table of the raw data, put where it belongs.
    """
    yield _categories(trail, writer, whole)
    for missing in gaps_of(trail):
        yield Paragraph(missing_told(missing), prompt=True)
    if sources is not None and sources.rows:
        yield sources
    if files := [one for one in trail.pieces if one.kind in (*_CONCLUDED, Kind.MEMO)]:
        yield _files(files, writer, whole)
    if trail.journals:
        yield _journals(trail.journals, writer, whole)
    if decided := decisions_table(trail.study, writer):
        yield decided
    yield from _versions(trail, writer)


def missing_told(missing: Missing) -> Words:
    """What a category lacks, as a sentence."""
    told = phrase(f"trail.gap.{missing.gap}", which=Joined(missing.which))
    return Joined((phrase(f"trail.category.{missing.category}"), told), ": ")


def flaws_told(journal: JournalTrail) -> tuple[Words, ...]:
    """What breaks the chain of a journal; that nothing does, where nothing does."""
    if not journal.flaws:
        return (phrase("trail.chain.holds"),)
    return tuple(phrase(f"trail.chain.{flaw}", n=n) for flaw, n in journal.flaws)


def _categories(trail: AuditTrail, writer: Writer, whole: bool) -> Table:
    return Table(
        title=phrase("trail.title"),
        columns=(
            Column(phrase("trail.column.what"), weight=3),
            Column(phrase("trail.column.n"), align=Align.RIGHT, weight=0.9),
            Column(phrase("column.date"), weight=1.7),
            Column(phrase("column.coder"), weight=1),
            Column(phrase("column.sha256"), weight=1.6),
        ),
        sections=tuple(
            Section(
                tuple(_rows(trail.of(one), whole)) or (_nothing(),),
                phrase(f"trail.category.{one}"),
            )
            for one in Category
        ),
        notes=tuple(_notes(writer)),
        source=writer.dated("source.computed"),
        name="audit-trail",
    )


def _notes(writer: Writer) -> Iterator[Words]:
    yield phrase("trail.note.halpern")
    if any(one.entry.phase is not Phase.MAIN for one in writer.study.sources):
        yield phrase("trail.note.phases")
    yield phrase("trail.note.hash")


def _nothing() -> tuple[Cell, ...]:
    return (cell(phrase("trail.nothing"), tone=Tone.EMPTY), *(cell(_NONE) for _ in range(4)))


def _rows(pieces: Sequence[Piece], whole: bool) -> Iterator[tuple[Cell, ...]]:
    """A row for each piece, or for all of one kind."""
    for kind, found in groupby(pieces, key=lambda one: one.kind):
        alike = list(found)
        if kind in _ALONE:
            yield from (_row(one, one.n, one.sha256, whole) for one in alike)
        elif kind in (Kind.SOURCE, Kind.MEMO):
            for detail in dict.fromkeys(one.detail for one in alike):
                yield _together([one for one in alike if one.detail == detail], whole)
        elif kind in _CONCLUDED:
            yield _together(alike, whole)
        else:
            yield from (_row(one, one.n, "", whole) for one in alike)


def _together(pieces: list[Piece], whole: bool) -> tuple[Cell, ...]:
    """A row of pieces whose hashes stand in a table of their own."""
    one = pieces[0]
    days = sorted(day for each in pieces for day in (each.first, each.last) if day) or [""]
    span = replace(one, name="", n=len(pieces), first=days[0], last=days[-1])
    table = "provenance" if one.kind is Kind.SOURCE else "audit-files"
    return (*_row(span, len(pieces), "", whole)[:-1], cell(Numbered(table)))


def _row(piece: Piece, n: int | None, sha256: str, whole: bool) -> tuple[Cell, ...]:
    return (
        cell(_called(piece)),
        cell(str(n) if n is not None else _NONE),
        cell(_period(piece.first, piece.last)),
        cell(piece.who or _NONE),
        cell(_hash(sha256, whole)),
    )


def _called(piece: Piece) -> Words:
    """What a piece is, with its name where it is a file."""
    match piece.kind:
        case Kind.SOURCE:
            return phrase(f"technique.{piece.detail}")
        case Kind.MEMO:
            return phrase(f"trail.memo.{piece.detail}")
        case Kind.CODEBOOK:
            own = piece.detail == "own"
            return phrase(
                "trail.codebook.own" if own else "trail.codebook.shipped", name=piece.name
            )
        case _:
            return phrase(f"trail.kind.{piece.kind}", name=piece.name)


def _period(first: str, last: str) -> Words:
    if not first:
        return _NONE
    days = [calendar_date(date.fromisoformat(one)) for one in dict.fromkeys((first, last))]
    return days[0] if len(days) == 1 else phrase("caption.range", first=days[0], last=days[1])


def _hash(sha256: str, whole: bool) -> str:
    return (sha256 if whole else sha256[:SHOWN]) or _NONE


def _files(files: Sequence[Piece], writer: Writer, whole: bool) -> Table:
    """Findings and memos, file by file."""
    rows = [_file(one, whole) for one in files]
    columns: tuple[Column, ...] = (
        Column(phrase("trail.column.file"), weight=2.4),
        Column(phrase("trail.column.what"), weight=1.4),
        Column(phrase("trail.column.told"), weight=1.6),
        Column(phrase("trail.column.versions"), align=Align.RIGHT, weight=0.8),
        Column(phrase("column.sha256"), weight=1.4),
    )
    notes: tuple[Words, ...] = (phrase("trail.note.files"), phrase("trail.note.versions"))
    if not any(one.versions for one in files):
        columns, notes = (*columns[:3], columns[4]), notes[:1]
        rows = [(*row[:3], row[4]) for row in rows]
    return Table(
        title=phrase("trail.files"),
        columns=columns,
        sections=(Section(tuple(rows)),),
        notes=notes,
        source=writer.dated("source.computed"),
        name="audit-files",
    )


def _file(piece: Piece, whole: bool) -> tuple[Cell, ...]:
    concluded = piece.kind in _CONCLUDED
    what = phrase(f"trail.{piece.kind}", id=piece.detail) if concluded else _called(piece)
    return (
        cell(piece.name),
        cell(what),
        cell(_period(piece.first, piece.last)),
        cell(str(len(piece.versions))),
        cell(_hash(piece.sha256, whole)),
    )


def _journals(journals: Sequence[JournalTrail], writer: Writer, whole: bool) -> Table:
    """The chain of each journal."""
    return Table(
        title=phrase("trail.journals"),
        columns=(
            Column(phrase("column.coder"), weight=1),
            Column(phrase("trail.column.events"), align=Align.RIGHT, weight=1),
            Column(phrase("column.date"), weight=1.6),
            Column(phrase("trail.column.chain"), weight=2.6),
            Column(phrase("column.sha256"), weight=1.4),
        ),
        sections=(
            Section(
                tuple(
                    (
                        cell(one.coder),
                        cell(str(one.events)),
                        cell(_period(one.first, one.last)),
                        cell(*flaws_told(one), tone=Tone.CONFLICT if one.flaws else Tone.PLAIN),
                        cell(_hash(one.sha256, whole)),
                    )
                    for one in journals
                )
            ),
        ),
        notes=(phrase("trail.note.chain"), phrase("trail.note.end")),
        source=writer.dated("source.computed"),
        name="audit-journals",
    )


def _versions(trail: AuditTrail, writer: Writer) -> Iterator[Table]:
    """What the codebook was before, and what changed it."""
    book = trail.study.codebook
    if not trail.old_codebooks:
        return
    present = phrase("trail.version.present")
    rows: list[tuple[str, Words, str]] = [(book.sha256[:SHOWN], present, "")]
    rows += [(one.version, calendar_date(one.at.date()), one.reason) for one in trail.old_codebooks]
    heads = ("column.sha256", "trail.column.until", "trail.column.by")
    yield Table(
        title=phrase("trail.versions"),
        columns=tuple(Column(phrase(one)) for one in heads),
        sections=(
            Section(tuple((cell(name), cell(at), cell(why or _NONE)) for name, at, why in rows)),
        ),
        source=writer.dated("source.computed"),
        name="audit-versions",
    )
