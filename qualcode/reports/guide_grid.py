"""The guide by informants, and whom to ask what again: for the researcher's desk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qualcode.displays.axes import under_title
from qualcode.displays.citation import code_name, place, references
from qualcode.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Joined,
    Paragraph,
    Section,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.model.codebook import Code
from qualcode.reports.writer import Writer
from qualcode.stages.ask_again import Reason, Why
from qualcode.stages.guide_grid import AskAgain, GridCell, GridRow, GuideGrid
from qualcode.stages.passages import Statement
from qualcode.stages.voices import GroupVoice
from qualcode.study import Selection, Study

_ON_SCREEN, _ON_PAPER = 5, 7
"""Informants that can stand beside each other in a table."""
_PLACES = 2


def guide_document(
    study: Study,
    selection: Selection,
    grid: GuideGrid,
    people: Sequence[GroupVoice],
    on_screen: bool,
) -> Document:
    """The grid, what no question is about, and for each of some people what is left to ask."""
    blocks = (
        *_lead(grid),
        *grid_tables(study, grid, people, on_screen),
        *_gaps(study, grid),
        *_again(grid, people),
        *_at_desk(grid, people),
    )
    return Writer(study, selection).document(phrase("guide-grid.title"), blocks)


def _lead(grid: GuideGrid) -> Iterator[Block]:
    if not grid.written:
        yield Paragraph(phrase("guide-grid.no-guide"))


def grid_tables(
    study: Study, grid: GuideGrid, people: Sequence[GroupVoice], on_screen: bool
) -> Iterator[Table]:
    """One table, or several with as many informants as there is room for beside each other."""
    parts = tuple(_parts(study, people, _ON_SCREEN if on_screen else _ON_PAPER))
    for group, beside in parts:
        title: Words = phrase("guide-grid.table")
        if len(parts) > 1:
            title = phrase("guide-grid.part", title=title, group=group)
        yield Table(
            title=title,
            columns=(
                Column(phrase("guide-grid.column.question"), weight=2.4),
                *(Column(one.name, group=_group(study, one)) for one in beside),
            ),
            sections=tuple(_sections(study, grid, beside, on_screen)),
            notes=(phrase("guide-grid.signs" if on_screen else "rule.guide-grid"),),
            name="guide-grid",
            about_all=True,
        )


def _parts(
    study: Study, people: Sequence[GroupVoice], most: int
) -> Iterator[tuple[Words, tuple[GroupVoice, ...]]]:
    """The informants group by group, all together where they have room."""
    groups = [one.id for one in study.roster.groups]
    ordered = sorted(people, key=lambda one: groups.index(one.group or ""))
    if len(ordered) <= most:
        yield "", tuple(ordered)
        return
    for group in study.roster.groups:
        members = [one for one in ordered if one.group == group.id]
        for start in range(0, len(members), most):
            yield group.label, tuple(members[start : start + most])


def _group(study: Study, voice: GroupVoice) -> Words:
    group = study.roster.group(voice.group or "")
    return group.label if group else ""


def _sections(
    study: Study, grid: GuideGrid, people: Sequence[GroupVoice], on_screen: bool
) -> Iterator[Section]:
    """The rows under their indicators."""
    found: dict[str, list[GridRow]] = {}
    for row in grid.rows:
        found.setdefault(row.indicator.id, []).append(row)
    wanted = [one.id for one in people]
    for rows in found.values():
        cells = []
        for row in rows:
            known = {one.voice.id: one for one in row.cells}
            states = (_state(study, known[one], on_screen) for one in wanted)
            cells.append((cell(row_name(row)), *states))
        names = tuple(row_name(row) for row in rows)
        yield under_title(code_name(rows[0].indicator), names, tuple(cells))


def row_name(row: GridRow) -> Words:
    """A question with its id; without a guide the code."""
    if row.question is None:
        return code_name(row.codes[0])
    return phrase("completeness.question", id=row.question.id, text=row.text)


def _state(study: Study, one: GridCell, on_screen: bool) -> Cell:
    """Where they answered, or why there is nothing; with a mark where to ask again."""
    answered, again = one.answered, any(not reason.why.at_desk for reason in one.reasons)
    missing = Tone.CONFLICT if answered.to_ask else Tone.EMPTY
    tone = Tone.PLAIN if answered.statements else missing
    told = _on_screen(study, one) if on_screen else _on_paper(study, one)
    mark = (phrase("guide-grid.mark"),) if again else ()
    return cell(*told, *mark, tone=tone, evidence=references(answered.statements))


def _on_screen(study: Study, one: GridCell) -> tuple[Words, ...]:
    """Places line by line, so that columns can be narrow; else a sign."""
    if one.answered.empty is not None:
        return (phrase(f"guide-grid.sign.{_key(one)}"),)
    where = places_of(study, one.answered.statements)
    rest = len(where) - _PLACES
    return (*where[:_PLACES], *((f"+{rest}",) if rest > 0 else ()))


def _on_paper(study: Study, one: GridCell) -> tuple[Words, ...]:
    if one.answered.empty is None:
        return (Joined(places_of(study, one.answered.statements)),)
    key = _key(one)
    return (phrase("completeness.not-planned" if key == "not-planned" else f"empty.{key}"),)


def _key(one: GridCell) -> str:
    return str(one.answered.empty) if one.answered.planned else "not-planned"


def places_of(study: Study, said: Iterable[Statement]) -> tuple[Words, ...]:
    """Where statements on several codes stand, each place once and in order."""
    turns = {(s.first.source.id, s.first.segment.number): s.first for s in _in_order(study, said)}
    return tuple(place(study.settings, row) for row in turns.values())


def _in_order(study: Study, said: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements on several codes as they follow each other in the sources."""
    rank = {source.id: n for n, source in enumerate(study.sources)}
    return tuple(sorted(said, key=lambda s: (rank[s.first.source.id], s.first.segment.number)))


def _gaps(study: Study, grid: GuideGrid) -> Iterator[Block]:
    """What no question is about, and what nobody can look for."""
    items: list[Words] = []
    if grid.unasked:
        which = Joined(tuple(map(code_name, grid.unasked)), "; ")
        items.append(phrase("guide-grid.unasked", which=which))
    if grid.written and grid.uncoded:
        which = Joined(tuple(one.id for one in grid.uncoded))
        items.append(phrase("guide-grid.without-codes", which=which))
    if items:
        yield Bullets(tuple(items))


def _again(grid: GuideGrid, people: Sequence[GroupVoice]) -> Iterator[Block]:
    """For each informant what to ask again, with all that the researcher has to know."""
    listed = [(one, grid.again(one)) for one in people]
    sections = tuple(
        under_title(one.name, tuple(row_name(e.row) for e in entries),
                    tuple(_entry(e, n) for n, e in enumerate(entries, 1)), at=1)
        for one, entries in listed
        if entries
    )  # fmt: skip
    if not sections:
        yield Paragraph(phrase("guide-grid.nothing"))
        return
    yield Heading(2, phrase("guide-grid.again.title"))
    yield Table(
        title=phrase("guide-grid.again.table"),
        columns=(
            Column(phrase("column.number"), weight=0.3),
            Column(phrase("guide-grid.column.question"), weight=2.0),
            Column(phrase("guide-grid.column.why"), weight=2.4),
        ),
        sections=sections,
        notes=(phrase("rule.guide-grid.again"),),
        name="guide-again",
        about_all=True,
    )
    if done := tuple(one.name for one, entries in listed if not entries):
        yield Paragraph(phrase("guide-grid.done", names=Joined(done)))


def _entry(entry: AskAgain, number: int) -> tuple[Cell, ...]:
    return (cell(str(number)), cell(row_name(entry.row)), cell(*_reasons(entry.reasons)))


def _reasons(reasons: Iterable[Reason]) -> Iterator[Words]:
    """Each reason with its codes; where others are meant, with their names."""
    found: dict[tuple[Why, tuple[str, ...]], dict[str, Code]] = {}
    for one in reasons:
        names = tuple(other.name for other in one.others)
        found.setdefault((one.why, names), {})[one.code.id] = one.code
    for (why, names), codes in found.items():
        which = Joined(tuple(map(code_name, codes.values())), "; ")
        yield phrase(f"guide-grid.why.{why}", codes=which, names=Joined(names))


def _at_desk(grid: GuideGrid, people: Sequence[GroupVoice]) -> Iterator[Block]:
    """What is to be done with what there is before anybody is asked."""
    rows = []
    for one in people:
        waiting = [reason for entry in grid.again(one, at_desk=True) for reason in entry.reasons]
        if waiting:
            cells = (_codes(waiting, why) for why in (Why.UNCODED, Why.PROVISIONAL))
            rows.append((cell(one.name), *cells))
    if not rows:
        return
    yield Heading(2, phrase("guide-grid.desk.title"))
    yield Table(
        title=phrase("guide-grid.desk.table"),
        columns=(
            Column(phrase("column.informant")),
            Column(phrase("guide-grid.column.uncoded"), weight=2.0),
            Column(phrase("guide-grid.column.provisional"), weight=2.0),
        ),
        sections=(Section(tuple(rows)),),
        notes=(phrase("rule.guide-grid.desk"),),
        name="guide-desk",
        about_all=True,
    )


def _codes(reasons: Iterable[Reason], why: Why) -> Cell:
    codes = dict.fromkeys(one.code.id for one in reasons if one.why is why)
    return cell(Joined(tuple(codes)) if codes else phrase("completeness.nobody"))
