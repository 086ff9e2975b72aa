"""Coverage (cakupan pengodean).

What it shows: how much of each source is coded and reviewed, and where in each source which aspect
stands.

Rows: the sources of the selection. Columns: turns that can be coded and how many are, the words in
them, segments and how many of these a person has reviewed.
Cell: numbers; the picture is a strip of each source from its beginning to its end with the coded
passages of each aspect.

Use it when: one asks whether the coding is even, or what was left out. When not: to judge a source
by how much of it is coded; much that people say is about something else.

Source: Miles and Huberman (1994), Qualitative Data Analysis, chapter 4 (data accounting); the
picture is common to programs for qualitative analysis.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.displays.citation import code_name, references
from qualcode.displays.notes import matrix_notes
from qualcode.displays.request import ORDERS, DisplayRequest, Family, one_of
from qualcode.document import (
    Align,
    Block,
    Cell,
    Column,
    Figure,
    Section,
    Span,
    Strip,
    Strips,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.model.source import Source
from qualcode.stages.passages import Statement
from qualcode.stages.positions import Positions, positions_of
from qualcode.stages.reduction import Coverage, reduce
from qualcode.study import Study

_MANUAL = __doc__


@dataclass(frozen=True)
class CoverageDisplay:
    """The table of coverage with its strips."""

    name: str = "coverage"
    family: Family = Family.OVERVIEW
    manual: str = _MANUAL
    entries: tuple[str, ...] = ("counts",)
    levels: tuple[str, ...] = ()
    orders: tuple[str, ...] = ORDERS[:1]
    asks: tuple[str, ...] = ()
    full_in: tuple[str, ...] = ()
    complete: bool = False
    title: Words = field(default=phrase("display.coverage.title"), init=False)
    purpose: Words = field(default=phrase("display.coverage.purpose"), init=False)

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The table, then the picture.

        Raises:
            QualcodeError: the display has no such entry, level or order.
        """
        one_of(request.entry, self.entries, "entry")
        one_of(request.level, self.levels, "level")
        one_of(request.order, self.orders, "order")
        found = reduce(study, request.selection)
        positions = positions_of(study, request.selection)
        table = Table(
            title=self.title,
            columns=_columns(),
            sections=(Section(tuple(_row(positions, one) for one in found.coverage)),),
            notes=(phrase("rule.coverage"), *matrix_notes("counts", len(found.coverage), 0)[1:]),
            name=self.name,
            about_all=True,
        )
        return (table, _strips(positions, table, self.name))


def _columns() -> tuple[Column, ...]:
    numbers = ("turns", "turns-coded", "words-coded", "codings", "reviewed")
    return (
        Column(phrase("column.source"), weight=0.8),
        Column(phrase("column.technique"), weight=1.2),
        *(Column(phrase(f"column.{one}"), align=Align.RIGHT) for one in numbers),
    )


def _row(positions: Positions, one: Coverage) -> tuple[Cell, ...]:
    said = tuple(said for said in positions.statements if said.first.source.id == one.source)
    return (
        cell(one.source),
        cell(phrase(f"technique.{one.kind}")),
        cell(str(one.turns)),
        cell(phrase("n-of-n", n=one.coded_turns, of=one.turns)),
        cell(phrase("n-of-n", n=one.coded_words, of=one.words)),
        cell(str(one.codings), evidence=references(said)),
        cell(phrase("n-of-n", n=one.reviewed, of=one.codings)),
    )


def _strips(positions: Positions, table: Table, name: str) -> Figure:
    study = positions.study
    used = {one.first.aspect.id for one in positions.statements}
    roots = [root for root in study.codebook.roots if root.id in used]
    rows = {root.id: number for number, root in enumerate(roots)}
    sources = {source.id: source for voice in positions.voices for source in voice.sources}
    ordered = [source for source in study.sources if source.id in sources]
    strips = tuple(_strip(source, positions.statements, rows) for source in ordered)
    names: tuple[Words, ...] = tuple(map(code_name, roots))
    return Figure(
        title=phrase("figure.strips.title"),
        drawing=Strips(names, strips, tuple(root.color for root in roots)),
        table=table,
        description=phrase("figure.strips"),
        name=f"{name}-strips",
        beside=True,
        about_all=True,
    )


def _strip(source: Source, statements: tuple[Statement, ...], rows: dict[str, int]) -> Strip:
    length = len(source.text) or 1
    spans = tuple(
        Span(
            one.first.coding.start / length,
            one.first.coding.end / length,
            rows[one.first.aspect.id],
        )
        for one in statements
        if one.first.source.id == source.id
    )
    return Strip(source.id, spans)


COVERAGE = CoverageDisplay()
