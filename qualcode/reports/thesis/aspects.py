"""The presentation of data, aspect by aspect: quotations, display, interpretation, finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.displays.citation import code_name, position_name, sign
from qualcode.displays.entries import signed_counts
from qualcode.document import (
    Block,
    Bullets,
    Heading,
    Joined,
    Numbered,
    Paragraph,
    Quotation,
    Table,
    Words,
    phrase,
)
from qualcode.model.codebook import Code
from qualcode.model.coding import Polarity
from qualcode.model.source import SourceKind
from qualcode.reports.listed import listed
from qualcode.reports.quoting import quotation, those_quoted
from qualcode.reports.thesis.basis import told_finding
from qualcode.reports.thesis.chosen import where_voices_stand
from qualcode.reports.thesis.findings import aspects_about, drawn, home
from qualcode.reports.thesis.part import Pack, appendix, prompt
from qualcode.stages.conclusion import AspectConclusion, IndicatorConclusion, Views
from qualcode.stages.passages import Statement
from qualcode.stages.positions import GroupPosition, VoicePosition
from qualcode.stages.triangulation import CodeComparison
from qualcode.stages.voices import GroupVoice


def aspects_section(pack: Pack) -> Iterator[Block]:
    """A subsection for each aspect of the codebook."""
    yield Heading(2, phrase("stage.display"))
    aspects = pack.conclusion.aspects
    if not aspects or not pack.writer.evidence:
        yield prompt("aspects.prompt")
        return
    where = Joined(tuple(_where_sources_stand(pack)))
    yield Paragraph(phrase("aspects.lead", appendix=appendix(7), where=where))
    for aspect in aspects:
        yield from _aspect(pack, aspect)


def _where_sources_stand(pack: Pack) -> Iterator[Words]:
    """In which appendix each kind of source is printed, of the kinds that there are."""
    kinds = {one.kind for one in pack.study.selected_sources(pack.selection)}
    for key, number, there in (
        ("spoken", 5, any(kind.spoken for kind in kinds)),
        ("observation", 6, SourceKind.OBSERVATION in kinds),
        ("document", 4, SourceKind.DOCUMENT in kinds),
    ):
        if there:
            yield phrase(f"aspects.where.{key}", appendix=appendix(number))


def _aspect(pack: Pack, one: AspectConclusion) -> Iterator[Block]:
    yield Heading(3, code_name(one.aspect))
    if one.aspect.definition:
        yield Paragraph(phrase("aspect.definition", text=one.aspect.definition))
    elif below := sum(part.indicator.id != one.aspect.id for part in one.indicators):
        yield Paragraph(phrase("aspect.indicators", n=below))
    for indicator in one.indicators:
        yield from _indicator(pack, one.aspect, indicator)
    yield from _display(pack, one.aspect)
    yield Heading(4, phrase("aspect.interpretation"))
    yield prompt("aspect.interpretation.prompt", aspect=code_name(one.aspect))
    yield Heading(4, phrase("aspect.finding"))
    yield from _finding(pack, one)


def _indicator(pack: Pack, aspect: Code, one: IndicatorConclusion) -> Iterator[Block]:
    if one.indicator.id != aspect.id:
        yield Heading(4, code_name(one.indicator))
    silent: list[CodeComparison] = []
    for row in one.rows:
        blocks = tuple(_code(pack, row, row.code.id != one.indicator.id))
        yield from blocks
        if not blocks:
            silent.append(row)
    if silent:
        names = Joined(tuple(code_name(row.code) for row in silent), "; ")
        yield Paragraph(phrase("conclusion.unspoken", codes=names))


def _code(pack: Pack, row: CodeComparison, named: bool) -> Iterator[Block]:
    """Who speaks of a code, then the quotations that show where each group stands.

    A code under a heading of its own is not `named` again.
    """
    speaking = [one for one in row.groups if one.polarity is not None]
    unattached = [
        (voice, said)
        for voice in pack.positions.voices
        if voice.group is None and (said := pack.positions.said(row.code.id, voice))
    ]
    if not speaking and not unattached:
        return
    who: list[Words] = [_group(one) for one in speaking]
    who += [_alone(voice, said) for voice, said in unattached]
    groups = Joined(tuple(who), "; ")
    told = phrase("aspect.code", code=code_name(row.code), groups=groups)
    yield Paragraph(told if named else phrase("sentence", text=groups))
    by_group = [[(v.voice, v.statements) for v in one.voices] for one in speaking]
    for voices in [*by_group, *([one] for one in unattached)]:
        yield from _quoted(pack, voices)


def _quoted(
    pack: Pack, voices: list[tuple[GroupVoice, tuple[Statement, ...]]]
) -> Iterator[Quotation]:
    """What is quoted of the voices of a group, or of one that belongs to none."""
    everything = [one for _, said in voices for one in said]
    shown = those_quoted(everything, pack.full)
    for voice, said in voices:
        yield from (quotation(pack.study, voice, one) for one in said if id(one) in shown)


def _group(one: GroupPosition) -> Words:
    """Where a group stands, by how many informants and by which written sources."""
    position = position_name(one.polarity) if one.polarity else ""
    told = {"group": one.group.label, "position": position}
    divided = {v.polarity for v in one.speaking} != {one.polarity}
    written = Joined(tuple(_written(v, divided) for v in one.speaking if not v.voice.informant))
    if not one.informants:
        key = "aspect.group.only-written" if one.of else "aspect.group.written"
        return phrase(key, **told, written=written)
    key = "aspect.group.and-written" if written.parts else "aspect.group"
    return phrase(key, **told, written=written, people=_people(one))


def _people(one: GroupPosition) -> Words:
    """How many informants take the group's position, or how they are divided."""
    stand = [v.polarity for v in one.informants if v.voice.counted and v.polarity]
    if set(stand) <= {one.polarity}:
        return phrase("aspect.people", n=one.n, of=one.of)
    counts = signed_counts(stand)
    return phrase("aspect.people.divided", counts=counts, n=one.of)


def _written(one: VoicePosition, divided: bool) -> Words:
    if not divided or one.polarity is None:
        return one.voice.name
    return f"{one.voice.name}\u00a0({sign(one.polarity)})"


def _alone(voice: GroupVoice, said: tuple[Statement, ...]) -> Words:
    """Where a written source stands that speaks for no group."""
    position = Polarity.combine(one.polarity for one in said) or Polarity.UNDECIDED
    return phrase("group.position", group=voice.name, position=position_name(position))


def _display(pack: Pack, aspect: Code) -> Iterator[Block]:
    """The checklist of an aspect's codes, and where everything stands."""
    request = DisplayRequest(replace(pack.selection, codes=_chosen(pack, aspect)), level="code")
    name = f"checklist-{aspect.id}"
    tables = [
        replace(
            one, name=name, title=phrase("display.part", title=one.title, part=code_name(aspect))
        )
        for one in DISPLAYS["checklist"].build(pack.study, request)
        if isinstance(one, Table)
    ]
    yield Paragraph(
        phrase(
            "aspect.table",
            aspect=code_name(aspect),
            table=Numbered(name),
            said=where_voices_stand(pack, aspect.id),
        )
    )
    yield from tables


def _chosen(pack: Pack, aspect: Code) -> tuple[str, ...]:
    """What of an aspect is selected."""
    below = [one.id for one in pack.study.codebook.subtree(aspect.id)]
    chosen = pack.study.selected_codes(pack.selection)
    return tuple(one for one in below if one in chosen) if pack.selection.codes else (aspect.id,)


def _finding(pack: Pack, one: AspectConclusion) -> Iterator[Block]:
    """The findings on an aspect, else a draft from the comparison of groups.

    A finding on several aspects stands under its first; the others name it.
    """
    here = [f for f in pack.findings if one.aspect.id in aspects_about(pack, f)]
    told = [found for found in here if home(pack, found) == one.aspect.id]
    if told:
        yield Paragraph(drawn(told))
    for found in told:
        yield from told_finding(pack, found, 5)
    if others := [found.id for found in here if found not in told]:
        key = "aspect.finding.elsewhere" if told else "aspect.finding.only-elsewhere"
        yield Paragraph(phrase(key, n=len(others), findings=listed(others)))
    if not here:
        yield Paragraph(phrase("aspect.draft"))
        if items := tuple(_draft(one)):
            yield Bullets(items)
        yield prompt("aspect.finding.prompt", aspect=code_name(one.aspect))


def _draft(one: AspectConclusion) -> Iterator[Words]:
    """The codes of an aspect, sorted by how the views of the groups relate."""
    for key in Views:
        rows = [row for indicator in one.indicators for row in indicator.having(key)]
        if rows:
            codes = Joined(tuple(_told(row) for row in rows), "; ")
            yield phrase(f"draft.{key}", codes=codes)
    silent = [row for indicator in one.indicators for row in indicator.unspoken]
    if silent:
        yield phrase("draft.unspoken", codes=Joined(tuple(code_name(r.code) for r in silent), "; "))


def _told(row: CodeComparison) -> Words:
    """A code with the sign of each group that speaks of it."""
    groups = tuple(
        phrase("draft.group", group=one.group.label, sign=sign(one.polarity))
        for one in row.groups
        if one.polarity is not None
    )
    return phrase("draft.code", code=code_name(row.code), groups=Joined(groups))
