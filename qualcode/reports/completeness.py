"""Who was never asked what, as a document: by source group on a screen, by informant on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qualcode.displays.citation import code_name, position_name, references
from qualcode.document import (
    Block,
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
from qualcode.reports.writer import Writer
from qualcode.stages.completeness import Answered, AskedQuestion, Completeness, IncompleteCode
from qualcode.stages.positions import GroupPosition, positions_of
from qualcode.stages.silence import Empty
from qualcode.study import Selection, Study


def completeness_document(
    study: Study, selection: Selection, found: Completeness, on_screen: bool
) -> Document:
    """The guide by group and the incomplete codes; on paper also the guide by informant."""
    return Writer(study, selection).document(
        phrase("completeness.title"),
        completeness_blocks(study, selection, found, on_screen),
    )


def completeness_blocks(
    study: Study, selection: Selection, found: Completeness, on_screen: bool
) -> Iterator[Block]:
    """The tables; where there is no guide, only that of the codes."""
    groups = [one.id for one in positions_of(study, selection).groups]
    if found.questions:
        yield _by_group(study, groups, found.questions)
        if not on_screen:
            yield from _by_informant(study, groups, found.questions)
    else:
        yield Paragraph(phrase("completeness.no-guide"))
    if found.codes:
        yield _codes(found.codes)
    else:
        yield Paragraph(phrase("completeness.all-there"))


def completeness_in_brief(
    study: Study, selection: Selection, found: Completeness
) -> Iterator[Block]:
    """The questions that somebody is still to be asked, by group; without a guide the codes."""
    groups = [one.id for one in positions_of(study, selection).groups]
    if not found.questions:
        yield Paragraph(phrase("completeness.no-guide"))
        if found.codes:
            yield _codes(found.codes)
        return
    open_ones = [one for one in found.questions if one.to_ask]
    n, of = len(open_ones), len(found.questions)
    yield Paragraph(phrase("completeness.brief" if n else "completeness.brief.none", n=n, of=of))
    if open_ones:
        yield _by_group(study, groups, open_ones)


def _by_group(study: Study, groups: Sequence[str], asked: Sequence[AskedQuestion]) -> Table:
    labels = {one.id: one.label for one in study.roster.groups}
    rows = tuple(
        (
            cell(_named(one)),
            *(_group_cell([c for c in one.cells if c.voice.group == group]) for group in groups),
            _asking(one),
        )
        for one in asked
    )
    return Table(
        title=phrase("completeness.guide"),
        columns=(
            Column(phrase("completeness.column.question"), weight=1.6),
            *(Column(labels[group]) for group in groups),
            Column(phrase("completeness.column.ask")),
        ),
        sections=(Section(rows),),
        notes=(phrase("rule.completeness.guide"),),
        name="completeness-guide",
        about_all=True,
    )


def _named(one: AskedQuestion) -> Words:
    return phrase("completeness.question", id=one.question.id, text=one.text)


def _group_cell(cells: Sequence[Answered]) -> Cell:
    """How many answered, and who did not for which reason."""
    meant = [one for one in cells if one.planned or one.statements]
    if not meant:
        return cell(phrase("completeness.not-planned"), tone=Tone.EMPTY)
    answered = [one for one in meant if one.empty is None]
    lines: list[Words] = [phrase("completeness.answered", n=len(answered), of=len(meant))]
    lines += _reasons((one.empty, one.voice.name) for one in meant)
    said = tuple(said for one in meant for said in one.statements)
    return cell(*lines, tone=Tone.PLAIN if answered else Tone.EMPTY, evidence=references(said))


def _reasons(found: Iterable[tuple[Empty | None, str]]) -> Iterator[Words]:
    """Each reason for saying nothing with the names of those it holds for."""
    known = tuple(found)
    for reason in Empty:
        named = tuple(name for one, name in known if one is reason)
        if named:
            state = phrase(f"empty.{reason}")
            yield phrase("completeness.state", state=state, names=Joined(named))


def _asking(one: AskedQuestion) -> Cell:
    names = tuple(voice.name for voice in one.to_ask)
    return cell(Joined(names)) if names else cell(phrase("completeness.nobody"), tone=Tone.EMPTY)


def _by_informant(
    study: Study, groups: Sequence[str], asked: Sequence[AskedQuestion]
) -> Iterator[Table]:
    """A grid for each group, since not all informants have room beside each other."""
    labels = {one.id: one.label for one in study.roster.groups}
    for group in groups:
        voices = [one.voice for one in asked[0].cells if one.voice.group == group]
        if not voices:
            continue
        rows = tuple(
            (cell(_named(one)), *(_state(c) for c in one.cells if c.voice.group == group))
            for one in asked
        )
        title = phrase("completeness.grid")
        yield Table(
            title=phrase("completeness.grid.part", title=title, group=labels[group]),
            columns=(
                Column(phrase("completeness.column.question"), weight=2.0),
                *(Column(voice.name) for voice in voices),
            ),
            sections=(Section(rows),),
            notes=(phrase("rule.completeness.guide"),),
            name="completeness-grid",
            about_all=True,
        )


def _state(one: Answered) -> Cell:
    if one.empty is None:
        told = phrase("completeness.cell.answered")
        return cell(told, evidence=references(one.statements))
    key = f"empty.{one.empty}" if one.planned else "completeness.not-planned"
    return cell(phrase(key), tone=Tone.CONFLICT if one.to_ask else Tone.EMPTY)


def _codes(codes: Sequence[IncompleteCode]) -> Table:
    rows = tuple(
        (cell(code_name(one.code)), *(_position(group) for group in one.groups)) for one in codes
    )
    return Table(
        title=phrase("completeness.codes"),
        columns=(
            Column(phrase("column.code"), weight=1.4),
            *(Column(one.group.label) for one in codes[0].groups),
        ),
        sections=(Section(rows),),
        notes=(phrase("rule.completeness.codes"),),
        name="completeness-codes",
        about_all=True,
    )


def _position(one: GroupPosition) -> Cell:
    if one.polarity is not None:
        people = phrase("entry.informants", n=one.n, of=one.of)
        return cell(position_name(one.polarity), people, evidence=references(one.statements))
    reasons = tuple(_reasons((v.empty, v.voice.name) for v in one.voices if v.voice.informant)) or (
        phrase(f"empty.{one.empty}"),
    )
    return cell(*reasons, tone=Tone.EMPTY)
