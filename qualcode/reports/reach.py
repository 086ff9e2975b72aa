"""How far the data carry: who spoke of what, what rests on one voice, how much is coded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from qualcode.displays.citation import code_name, references
from qualcode.displays.coverage import COVERAGE
from qualcode.displays.request import DisplayRequest
from qualcode.document import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Figure,
    Joined,
    Reference,
    Section,
    Table,
    Tone,
    Words,
    cell,
    phrase,
)
from qualcode.model.codebook import Code, Codebook
from qualcode.reports.writer import Writer
from qualcode.stages.coded_share import CodedShare, coded_shares
from qualcode.stages.one_voice import FEWEST, Reliance, VoiceShare, voice_shares
from qualcode.stages.positions import GroupPosition, Positions, VoicePosition, positions_of
from qualcode.stages.silence import Empty
from qualcode.study import Evidence, Selection, Study


def reach_document(study: Study, selection: Selection) -> Document:
    """The grid of codes and groups, the shares of voices, and the coverage of each source."""
    writer = Writer(study, selection)
    positions = positions_of(study, selection)
    shares = coded_shares(study, selection)
    blocks: list[Block] = [_grid(positions)]
    if voices := voice_shares(study, selection):
        blocks.append(_voices(voices))
    if shares:
        coded = _coded(study, shares)
        shown = COVERAGE.build(study, DisplayRequest(selection))
        strips = (replace(one, table=coded) for one in shown if isinstance(one, Figure))
        blocks += [coded, *strips]
    return writer.document(phrase("reach.title"), blocks)


def reach_as_json(study: Study, selection: Selection) -> dict[str, object]:
    """The same as `coverage --json` prints it."""
    positions = positions_of(study, selection)
    return {
        "phase": selection.phase,
        "reviewed": study.reviewed_as(selection),
        "codes": [
            {
                "aspect": study.codebook.aspect(code.id).id,
                "code": code.id,
                "groups": [_group_as_json(one) for one in _positions(positions, code)],
            }
            for code in positions.codes
        ],
        "voices": [one.as_json() for one in voice_shares(study, selection)],
        "sources": [one.as_json() for one in coded_shares(study, selection)],
    }


def _positions(positions: Positions, code: Code) -> tuple[GroupPosition, ...]:
    return tuple(positions.of_group(code.id, group) for group in positions.groups)


def _group_as_json(found: GroupPosition) -> dict[str, object]:
    return {
        "group": found.group.id,
        "n": found.n,
        "of": found.of,
        "said": [one.voice.id for one in found.speaking],
        "empty": {
            reason.word: [one.voice.id for one in silent] for reason, silent in _silent(found)
        },
    }


def _grid(positions: Positions) -> Table:
    """Codes by source groups: how many spoke of it, and why the others did not."""
    book = positions.study.codebook
    columns = (
        Column(phrase("column.code"), weight=1.3),
        *(Column(one.label, weight=1.6) for one in positions.groups),
    )
    sections = tuple(
        Section(
            tuple(_row(positions, code) for code in positions.codes if _below(book, code, root)),
            code_name(root),
        )
        for root in book.roots
        if any(_below(book, code, root) for code in positions.codes)
    )
    notes = (phrase("reach.rule.grid"), phrase("reach.rule.silence"))
    return Table(phrase("reach.grid"), columns, sections, notes, name="reach", about_all=True)


def _below(book: Codebook, code: Code, root: Code) -> bool:
    return book.aspect(code.id).id == root.id


def _row(positions: Positions, code: Code) -> tuple[Cell, ...]:
    return (cell(code_name(code)), *(_cell(one) for one in _positions(positions, code)))


def _cell(found: GroupPosition) -> Cell:
    if not found.expected and not found.speaking:
        return cell(phrase("empty.not-applicable"), tone=Tone.EMPTY)
    if not found.voices:
        return cell(phrase("empty.no-source"), tone=Tone.EMPTY)
    others = tuple(one.voice.id for one in found.speaking if not one.voice.counted)
    lines: list[Words] = [phrase("n-of-n", n=found.n, of=found.of)] if found.of else []
    lines += [phrase("reach.others", which=Joined(others))] if others else []
    lines += [
        phrase(
            "reach.silent",
            why=phrase(f"empty.{reason}"),
            which=Joined(tuple(one.voice.id for one in silent)),
        )
        for reason, silent in _silent(found)
    ]
    tone = Tone.PLAIN if found.speaking else Tone.EMPTY
    return cell(*lines, tone=tone, evidence=references(found.statements))


def _silent(found: GroupPosition) -> Iterator[tuple[Empty, list[VoicePosition]]]:
    """The informants of the N without a position, by the reason for it."""
    people = [one for one in found.voices if one.voice.informant and one.voice.informant.sample]
    for reason in Empty:
        silent = [one for one in people if one.empty is reason]
        if silent:
            yield reason, silent


def _voices(shares: Iterable[VoiceShare]) -> Table:
    """How many passages a code has, and how many of them its leading voice."""
    columns = (
        Column(phrase("column.code"), weight=2.2),
        Column(phrase("column.segments"), align=Align.RIGHT, weight=0.8),
        Column(phrase("column.informants-n"), align=Align.RIGHT, weight=1.1),
        Column(phrase("reach.column.most"), weight=1.5),
        Column(phrase("column.remark"), weight=1.7),
    )
    sections: list[Section] = []
    for one in shares:
        root = one.code is not None and one.code.parent is None
        if one.code is None or root:
            sections.append(Section((), code_name(one.code) if one.code else ""))
        rows = (*sections[-1].rows, _share(one))
        sections[-1] = replace(sections[-1], rows=rows)
    notes = (phrase("reach.rule.one-voice", fewest=FEWEST), phrase("reach.rule.segments"))
    return Table(phrase("reach.voices"), columns, tuple(sections), notes, name="one-voice")


def _name(code: Code | None) -> Words:
    if code is None:
        return phrase("reach.every")
    return phrase("reach.whole") if code.parent is None else code_name(code)


def _share(one: VoiceShare) -> tuple[Cell, ...]:
    most = phrase("n-of-n", n=one.most, of=one.passages)
    remark = "" if one.reliance is Reliance.NONE else phrase(f"reach.rests.{one.reliance}")
    return (
        cell(_name(one.code)),
        cell(str(one.passages), evidence=references(one.statements)),
        cell(phrase("n-of-n", n=one.informants, of=one.of)),
        cell(phrase("reach.most", voice=one.leading.id, n=most)),
        cell(remark, tone=Tone.PLAIN if one.reliance is Reliance.NONE else Tone.STRONG),
    )


def _coded(study: Study, shares: Iterable[CodedShare]) -> Table:
    """How much of each source is coded, with its base."""
    columns = (
        Column(phrase("column.source"), weight=0.8),
        Column(phrase("column.turns-coded"), align=Align.RIGHT, weight=1.6),
        Column(phrase("reach.column.words"), align=Align.RIGHT, weight=1.9),
        Column(phrase("column.reviewed"), align=Align.RIGHT, weight=1.2),
    )
    rows = tuple(_coded_row(study, one) for one in shares)
    notes = (phrase("reach.rule.coded"), phrase("rule.coverage"))
    return Table(phrase("reach.coded"), columns, (Section(rows),), notes, name="coded-share",
                 about_all=True)  # fmt: skip


def _coded_row(study: Study, one: CodedShare) -> tuple[Cell, ...]:
    found, language = one.coverage, study.settings.language
    return (
        cell(one.source.id),
        cell(_part(found.coded_turns, found.turns, language), evidence=_behind(one.rows)),
        cell(_part(one.words, found.words, language)),
        cell(phrase("n-of-n", n=found.reviewed, of=found.codings)),
    )


def _behind(rows: Iterable[Evidence]) -> tuple[Reference, ...]:
    return tuple(Reference(one.coding.id, one.source.id, one.segment.number) for one in rows)


def _part(n: int, of: int, language: str) -> Words:
    """A part with its base; the percentage only where the base is large enough to bear one."""
    if of < 20:
        return phrase("n-of-n", n=n, of=of)
    return phrase("n-of-n.percent", n=n, of=of, percent=str(round(100 * n / of)))
