"""The data reduction matrix (matriks reduksi data), what was left uncoded, and the coverage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from qualcode.displays.citation import code_name, place, place_at, references, sign
from qualcode.displays.entries import shortened
from qualcode.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Joined,
    Paragraph,
    Reference,
    Section,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.reports.writer import Writer
from qualcode.stages.reduction import (
    CodeCount,
    Coverage,
    ReducedCell,
    Reduction,
    UncodedTurn,
    reduce,
)
from qualcode.stages.voices import GroupVoice
from qualcode.study import Selection, Study

_SMALLEST_BASE = 20
"""Below so many cases a percentage says less than the two numbers."""


def reduction_document(study: Study, selection: Selection) -> Document:
    """Stage 1 as a document."""
    writer = Writer(study, selection)
    blocks = reduction_blocks(study, reduce(study, selection))
    return writer.document(phrase("reduction.title"), blocks)


def reduction_blocks(
    study: Study, result: Reduction, counted: Words | None = None
) -> tuple[Block, ...]:
    """The matrix, the counts, the coverage, and the turns that nobody coded.

    `counted` is what running text calls a table that already has the counts.
    """
    return (
        _matrix(study, result),
        Paragraph(phrase("reduction.counted", table=counted)) if counted else _counts(result),
        _coverage(result),
        Heading(2, phrase("reduction.uncoded")),
        Paragraph(_share(result.total)),
        *((Paragraph(phrase("reduction.form", n=result.form)),) if result.form else ()),
        *_uncoded(study, result),
    )


def _matrix(study: Study, result: Reduction) -> Table:
    sections: dict[str, list[ReducedCell]] = {}
    for one in result.cells:
        sections.setdefault(one.code.id, []).append(one)
    numbers = count(1)
    written = any(one.condensation for one in result.cells)
    voices = [one.voice for one in result.cells]
    return Table(
        title=phrase("reduction.matrix"),
        columns=(
            Column(phrase("column.number"), weight=0.3),
            Column(phrase(_voices_head(voices)), weight=0.7),
            Column(phrase("column.quotation"), weight=8.0),
            Column(phrase("column.condensation"), weight=2.0 if written else 0.2),
            Column(phrase("column.code"), weight=0.5),
            Column(phrase("column.place"), weight=0.6),
        ),
        sections=tuple(
            Section(
                tuple(row for one in cells for row in _matrix_rows(study, one, numbers)),
                _above(cells[0]),
            )
            for cells in sections.values()
        ),
        notes=(phrase("rule.reduction"),),
        name="reduction",
    )


def _voices_head(voices: Iterable[GroupVoice | None]) -> str:
    """What the column of voices is called: a document is no informant."""
    people = all(one is not None and one.informant for one in voices)
    return "column.informant" if people else "column.voice"


def _above(first: ReducedCell) -> Words:
    """The code with what stands above it, each once."""
    line = dict.fromkeys((first.aspect.id, first.indicator.id, first.code.id))
    codes = {one.id: one for one in (first.aspect, first.indicator, first.code)}
    return Joined(tuple(code_name(codes[name]) for name in line), " – ")


def _matrix_rows(
    study: Study, one: ReducedCell, numbers: Iterator[int]
) -> Iterator[tuple[Cell, ...]]:
    """A row per quotation; the condensation stands beside the first of a voice."""
    missing = cell(phrase("reduction.not-condensed"), tone=Tone.EMPTY)
    condensed = cell(one.condensation) if one.condensation else missing
    for number, said in enumerate(one.statements):
        quoted = phrase("quoted.signed", text=said.printed, sign=sign(said.polarity))
        yield (
            cell(str(next(numbers))),
            cell(one.voice.name),
            cell(quoted, evidence=references((said,))),
            condensed if number == 0 else cell(),
            cell(one.code.id),
            cell(place(study.settings, said.first)),
        )


def _counts(result: Reduction) -> Table:
    references_of: dict[str, tuple[Reference, ...]] = {}
    for cells in result.cells:
        known = references_of.get(cells.code.id, ())
        references_of[cells.code.id] = (*known, *references(cells.statements))

    def row(one: CodeCount) -> tuple[Cell, ...]:
        return (
            cell(code_name(one.code)),
            cell(phrase("n-of-n", n=one.n, of=one.of)),
            cell(str(one.segments), evidence=references_of.get(one.code.id, ())),
        )

    return Table(
        title=phrase("reduction.counts"),
        columns=(
            Column(phrase("column.code"), weight=3.0),
            Column(phrase("column.informants-n"), align=Align.CENTER),
            Column(phrase("column.segments"), align=Align.RIGHT),
        ),
        sections=(Section(tuple(map(row, result.counts))),),
        notes=(phrase("rule.counts"),),
        name="reduction-counts",
    )


def _coverage(result: Reduction) -> Table:
    return Table(
        title=phrase("reduction.coverage"),
        columns=(
            Column(phrase("column.source"), weight=1.2),
            Column(phrase("column.technique"), weight=1.4),
            *(
                Column(phrase(f"column.{name}"), align=Align.RIGHT)
                for name in ("turns-coded", "words-coded", "codings", "reviewed")
            ),
        ),
        sections=(Section(tuple(_coverage_row(one) for one in (*result.coverage, result.total))),),
        notes=(phrase("rule.coverage"),),
        name="coverage",
        about_all=True,
    )


def _coverage_row(one: Coverage) -> tuple[Cell, ...]:
    tone = Tone.PLAIN if one.kind else Tone.STRONG
    return (
        cell(one.source or phrase("total"), tone=tone),
        cell(phrase(f"technique.{one.kind}") if one.kind else ""),
        cell(phrase("n-of-n", n=one.coded_turns, of=one.turns)),
        cell(phrase("n-of-n", n=one.coded_words, of=one.words)),
        cell(str(one.codings)),
        cell(phrase("n-of-n", n=one.reviewed, of=one.codings)),
    )


def _share(total: Coverage) -> Words:
    return phrase(
        "reduction.share",
        turns=_of(total.turns - total.coded_turns, total.turns),
        words=_of(total.words - total.coded_words, total.words),
    )


def _of(part: int, whole: int) -> Words:
    if whole < _SMALLEST_BASE:
        return phrase("n-of-n", n=part, of=whole)
    return phrase("n-of-n.percent", n=part, of=whole, percent=round(100 * part / whole))


def _uncoded(study: Study, result: Reduction) -> Iterable[Table]:
    if not result.uncoded:
        return
    yield Table(
        title=phrase("reduction.uncoded"),
        columns=(
            Column(phrase("column.place"), weight=0.7),
            Column(phrase(_voices_head(one.voice for one in result.uncoded))),
            Column(phrase("column.speech"), weight=5.0),
        ),
        sections=(Section(tuple(_uncoded_row(study, one) for one in result.uncoded)),),
        notes=(phrase("rule.uncoded"),),
        name="uncoded",
        about_all=True,
    )


def _uncoded_row(study: Study, one: UncodedTurn) -> tuple[Cell, ...]:
    name = one.voice.name if one.voice else one.source.id
    return (
        cell(place_at(study.settings, one.source, one.segment, name)),
        cell(name),
        cell(shortened(one.text)),
    )
