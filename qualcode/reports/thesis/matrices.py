"""The appendices of matrices: reduction, display and triangulation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

from qualcode.displays.axes import CodeAxis, VoiceAxis
from qualcode.displays.entries import ENTRIES
from qualcode.displays.matrix import Plan, matrix_tables
from qualcode.displays.request import DisplayRequest
from qualcode.document import (
    Block,
    Cell,
    Column,
    Heading,
    Joined,
    Numbered,
    Paragraph,
    Section,
    Table,
    Tone,
    cell,
    phrase,
)
from qualcode.errors import QualcodeError
from qualcode.reports.completeness import completeness_in_brief
from qualcode.reports.directions import direction_blocks, direction_title_of, lead_blocks
from qualcode.reports.quoting import convergence_name
from qualcode.reports.reduction import reduction_blocks
from qualcode.reports.thesis.chosen import (
    BY_INFORMANT,
    RESULTS,
    has_every_code,
    named_in_results,
    stands_in_results,
)
from qualcode.reports.thesis.findings import codes_about, graded
from qualcode.reports.thesis.part import Pack, appendix, prompt, prompted
from qualcode.reports.triangulation import quotation_blocks
from qualcode.stages.by_coder import by_coder
from qualcode.stages.by_kind import by_kind
from qualcode.stages.by_technique import by_technique
from qualcode.stages.by_time import by_time
from qualcode.stages.completeness import completeness_of
from qualcode.stages.reduction import reduce
from qualcode.stages.sides import Sides
from qualcode.stages.triangulation import compare_groups
from qualcode.study import Selection, Study

_COUNTS = "code-frequency"


def reduction_appendix(pack: Pack) -> Iterator[Block]:
    """The reduction matrix with counts, coverage, and what was left uncoded."""
    if not pack.writer.evidence:
        yield prompt("reduction.prompt")
        return
    counted = named_in_results(pack, _COUNTS) if stands_in_results(pack, _COUNTS) else None
    yield from reduction_blocks(pack.study, reduce(pack.study, pack.selection), counted)


def display_appendix(pack: Pack) -> Iterator[Block]:
    """The display matrix (matriks penyajian data): each code, what each voice says, a conclusion.

    The conclusion is that of the findings on the code; where there are none it is the direction
    in which the source groups compare, as a draft. What a matrix of the chapter says of the same
    codes is not printed twice: then only the conclusions stand here.
    """
    if not pack.writer.evidence or not pack.positions.voices:
        yield prompt("display.prompt")
        return
    plan = Plan(
        "display-matrix", phrase("matrix.display"), CodeAxis(), VoiceAxis(by="role"),
        ENTRIES["quotations"], sectioned=True,
    )  # fmt: skip
    request = DisplayRequest(pack.selection, order="study", full=pack.full)
    tables = [one for one in matrix_tables(pack.study, request, plan) if isinstance(one, Table)]
    keys = CodeAxis().keys(pack.positions)
    concluded = _Concluded(pack)
    cells = [concluded.cell(key.code.id) if key.code else cell() for key in keys]
    if stands_in_results(pack, BY_INFORMANT):
        same = has_every_code(pack)
        key = "matrix.display.same" if same else "matrix.display.fuller"
        yield Paragraph(phrase(key, table=named_in_results(pack, BY_INFORMANT)))
        if same:
            yield _numbered(_without_voices(tables[-1]), cells)
            return
    if len(tables) == 1:
        yield _numbered(tables[0], cells)
        return
    yield from (_numbered(one, None) for one in tables)
    # What is concluded from all parts stands in none of them, but by itself.
    yield _numbered(_without_voices(tables[-1]), cells)


def _without_voices(table: Table) -> Table:
    """The rows of a matrix by themselves: a table of its own, since no rule of the matrix holds."""
    title = phrase(
        "display.part", title=phrase("matrix.display"), part=phrase("matrix.provisional")
    )
    sections = tuple(
        replace(one, rows=tuple(row[:1] for row in one.rows)) for one in table.sections
    )
    return replace(
        table,
        title=title,
        columns=table.columns[:1],
        sections=sections,
        notes=(),
        name=f"{table.name}-conclusions",
        about_all=True,
    )


def _numbered(table: Table, concluded: list[Cell] | None) -> Table:
    """The matrix with a number before each row and, where it is told, the conclusion behind."""
    numbers = count(1)
    sections = []
    for section in table.sections:
        rows = []
        for row in section.rows:
            number = next(numbers)
            last = (concluded[number - 1],) if concluded else ()
            rows.append((cell(str(number)), *row, *last))
        sections.append(Section(tuple(rows), section.title))
    head = Column(phrase("column.number"), weight=0.3)
    first, *voices = table.columns
    weight = 1.0 if voices else 3.0
    behind = (Column(phrase("column.provisional"), weight=weight),) if concluded else ()
    indicator = replace(first, header=phrase("column.indicator-code"))
    notes = (*table.notes, *((phrase("note.provisional"),) if concluded else ()))
    made = replace(
        table,
        columns=(head, indicator, *voices, *behind),
        sections=tuple(sections),
        notes=notes,
    )
    return prompted(made) if concluded else made


class _Concluded:
    """What can be said for now of each code."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._rows = {row.code.id: row for row in compare_groups(pack.positions)}
        self._findings = {one.id: codes_about(pack, one) for one in pack.findings}

    def cell(self, code: str) -> Cell:
        """The findings on a code, else the direction of the comparison, else a prompt."""
        found = [
            phrase("finding.name", id=one.id, title=graded(self._pack, one))
            for one in self._pack.findings
            if code in self._findings[one.id] and one.is_the_researchers
        ]
        if found:
            return cell(*found)
        row = self._rows.get(code)
        if row and any(one.statements for one in row.groups):
            told = phrase("matrix.draft", direction=convergence_name(row))
            return cell(told, phrase("prompt"), tone=Tone.PROVISIONAL)
        return cell(phrase("prompt"))


def triangulation_appendix(pack: Pack) -> Iterator[Block]:
    """The quotations behind the convergence table, then what else there is to compare.

    Techniques and times in full; coders and kinds of informants only where they differ. Last comes
    who was never asked what.
    """
    yield from _behind_sources(pack)
    if pack.writer.evidence:
        for compare in (by_technique, by_time):
            yield from _compared(pack, compare)
        for compare in (by_coder, by_kind):
            yield from _compared(pack, compare, only_differing=True)
        yield Heading(2, phrase("completeness.title"))
        found = completeness_of(pack.study, pack.selection)
        yield from completeness_in_brief(pack.study, pack.selection, found)


def _behind_sources(pack: Pack) -> Iterator[Block]:
    blocks = quotation_blocks(pack.study, pack.selection, pack.full)
    if not pack.writer.evidence or not blocks:
        yield prompt("triangulation.none.prompt")
        return
    in_results = phrase("display.in-results", title=phrase("triangulation.table"))
    table = Numbered("triangulation") if RESULTS in pack.parts else in_results
    if pack.full:
        yield Paragraph(phrase("triangulation.behind.all", table=table))
    else:
        yield Paragraph(phrase("triangulation.behind", table=table, appendix=appendix(7)))
    yield from blocks


def _compared(
    pack: Pack, compare: Callable[[Study, Selection], Sides], only_differing: bool = False
) -> Iterator[Block]:
    """The tables of a direction; nothing where the study has only one technique or time."""
    try:
        found = compare(pack.study, pack.selection)
    except QualcodeError:
        return
    rows = [row for one in found.tables for row in one.telling]
    least = 2 if only_differing else 1
    if not any(sum(bool(side.statements) for side in row.sides) >= least for row in rows):
        return
    blocks = tuple(direction_blocks(pack.study, pack.selection, found))
    shown = _differing(found) if only_differing else found
    tables = tuple(
        one for one in direction_blocks(pack.study, pack.selection, shown) if isinstance(one, Table)
    )
    names = tuple(dict.fromkeys(one.name for one in tables))
    yield Heading(2, direction_title_of(found))
    where = Joined(tuple(map(Numbered, names)))
    key = f"triangulation.also.{found.by}"
    if names:
        yield Paragraph(phrase(key, table=where, appendix=appendix(7)))
    else:
        yield Paragraph(phrase(f"{key}.none"))
    yield from lead_blocks(pack.study, found)
    # Counted first: behind tables of many pages the counts would stand alone on a page.
    yield from (one for one in blocks if not isinstance(one, Table))
    yield from tables


def _differing(found: Sides) -> Sides:
    """The comparison with only the rows that ask for an explanation."""
    tables = (
        replace(one, rows=tuple(row for row in one.rows if row.differs)) for one in found.tables
    )
    return replace(found, tables=tuple(one for one in tables if one.rows))
