"""What supports and what hinders, and which outcomes were voiced, as tables with quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qualcode.displays.citation import code_name, place, references, sign
from qualcode.document import (
    Block,
    Cell,
    Heading,
    Joined,
    Numbered,
    Paragraph,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.model.codebook import AspectKind
from qualcode.model.memo import Finding
from qualcode.reports.listed import listed
from qualcode.reports.quoting import those_quoted
from qualcode.reports.thesis.basis import told_finding
from qualcode.reports.thesis.findings import codes_about, drawn, home
from qualcode.reports.thesis.part import Pack, columns, prompt
from qualcode.stages.conclusion import VoicedTheme
from qualcode.stages.passages import Statement
from qualcode.stages.positions import VoicePosition
from qualcode.stages.voices import GroupVoice

_FACTORS = (AspectKind.SUPPORT, AspectKind.OBSTACLE)
VOICED = (*_FACTORS, AspectKind.OUTCOME)
"""The kinds of roots that have a section here."""

_HEADS = {AspectKind.OUTCOME: "column.effect"}


def factors_section(pack: Pack) -> Iterator[Block]:
    """Supporting and inhibiting factors; outcomes where the codebook has them."""
    yield Heading(2, phrase("factors.title"))
    told = {kind: tuple(_told(pack, kind, 4)) for kind in _FACTORS}
    # Findings alone are not arranged in any way.
    arranged = any(_voiced(pack, kind) for kind in _FACTORS)
    yield Paragraph(phrase("factors.arranged" if arranged else "factors.none"))
    if any(told.values()):
        yield from _by_kind(told)
    else:
        yield prompt("factors.none.prompt")
    if blocks := tuple(_told(pack, AspectKind.OUTCOME, 3)):
        yield Heading(2, phrase(f"conclusion.{AspectKind.OUTCOME}"))
        yield from blocks


def _by_kind(told: Mapping[AspectKind, tuple[Block, ...]]) -> Iterator[Block]:
    """A section for each kind, also for one without anything."""
    for kind, blocks in told.items():
        yield Heading(3, phrase(f"conclusion.{kind}"))
        nothing = Paragraph(phrase(f"factors.none.{kind}"))
        yield from blocks or (nothing, prompt("factors.none.prompt"))


def _told(pack: Pack, kind: AspectKind, level: int) -> Iterator[Block]:
    """What was voiced of a kind, and the findings on it."""
    themes = _voiced(pack, kind)
    if themes:
        yield from _themes(pack, kind, themes)
    found = [one for one in pack.findings if _kind(pack, one) is kind]
    if found:
        yield Heading(level, phrase("aspect.finding"))
        yield Paragraph(drawn(found))
    for one in found:
        yield from told_finding(pack, one, level + 1)
    others = tuple(
        one.id for one in pack.findings if one not in found and _is_about(pack, one, kind)
    )
    if others and (themes or found):
        told = phrase("factors.finding.elsewhere", n=len(others), findings=listed(others))
        yield Paragraph(told)


def _voiced(pack: Pack, kind: AspectKind) -> list[VoicedTheme]:
    return [one for one in pack.conclusion.voiced if one.kind is kind]


def _is_about(pack: Pack, finding: Finding, kind: AspectKind) -> bool:
    """Whether a finding that is told elsewhere is about a code of a kind too."""
    return any(pack.study.codebook.kind(one) is kind for one in codes_about(pack, finding))


def _kind(pack: Pack, finding: Finding) -> AspectKind | None:
    """The kind of the root under which a finding is told."""
    root = pack.study.codebook.get(home(pack, finding))
    return pack.study.codebook.kind(root.id) if root else None


def _themes(pack: Pack, kind: AspectKind, themes: list[VoicedTheme]) -> Iterator[Block]:
    title, name = phrase(f"conclusion.{kind}"), f"voiced-{kind}"
    yield Paragraph(phrase("factors.lead", n=len(themes), table=Numbered(name)))
    rows = tuple(_row(pack, one, number) for number, one in enumerate(themes, 1))
    yield Table(
        title=title,
        columns=columns(
            {"column.number": 0.35, _HEADS.get(kind, "column.factor"): 1.3, "column.voiced-by": 1.5,
             "column.quotation": 4.0}
        ),
        sections=(Section(rows),),
        notes=(phrase("rule.voiced"), *_unexpected(pack, themes)),
        name=name,
    )  # fmt: skip
    yield prompt("factors.prompt")


def _unexpected(pack: Pack, themes: list[VoicedTheme]) -> Iterator[Words]:
    """That a group spoke of something of which the codebook does not expect it to."""
    expects = pack.positions.silence.expects
    for theme in themes:
        spoke = {one.voice.group for one in theme.voices}
        others = tuple(
            group.label
            for group in pack.positions.groups
            if group.id in spoke and not expects(theme.code.id, group.id)
        )
        if others:
            yield phrase("note.unexpected", code=theme.code.id, groups=Joined(others))


def _row(pack: Pack, theme: VoicedTheme, number: int) -> tuple[Cell, ...]:
    said = tuple(one for voice in theme.voices for one in voice.statements)
    return (
        cell(str(number)),
        cell(code_name(theme.code)),
        cell(*who_voiced(pack, theme)),
        cell(*_shown(pack, theme), evidence=references(said)),
    )


def who_voiced(pack: Pack, theme: VoicedTheme) -> tuple[Words, ...]:
    """How many informants voiced a theme, and who; then who is not one of the N."""
    voices = [one.voice for one in theme.voices]
    counted = [one for one in voices if one.counted]
    of = sum(voice.counted for voice in pack.positions.voices)
    told: list[Words] = []
    if counted:
        told += [phrase("entry.informants", n=len(counted), of=of), _names(counted)]
    if outside := [one for one in voices if one.informant and not one.counted]:
        told.append(phrase("voiced.outside", names=_names(outside)))
    if written := [one for one in voices if not one.informant]:
        told.append(phrase("voiced.written", names=_names(written)))
    return tuple(told)


def _names(voices: list[GroupVoice]) -> Words:
    return Joined(tuple(one.name for one in voices))


def _shown(pack: Pack, theme: VoicedTheme) -> tuple[Words, ...]:
    """What is quoted of each source group, or all."""
    groups: dict[str | None, list[tuple[VoicePosition, Statement]]] = {}
    for voice in theme.voices:
        for said in voice.statements:
            groups.setdefault(voice.voice.group, []).append((voice, said))
    shown: set[int] = set()
    for pairs in groups.values():
        shown |= those_quoted([said for _, said in pairs], pack.full)
    return tuple(
        phrase(
            "entry.quotation-by" if voice.voice.informant else "entry.quotation",
            text=said.printed,
            name=voice.voice.name,
            place=place(pack.study.settings, said.first),
            sign=sign(said.polarity),
        )
        for pairs in groups.values()
        for voice, said in pairs
        if id(said) in shown
    )
