"""What supports and what hinders, and which outcomes were voiced, as tables with quotations."""

from __future__ import annotations

from collections.abc import Iterator

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
from qualcode.reports.thesis.aspects import speaking_for_themselves
from qualcode.reports.thesis.findings import finding_blocks, home
from qualcode.reports.thesis.part import Pack, columns, prompt
from qualcode.stages.conclusion import VoicedTheme
from qualcode.stages.passages import Statement
from qualcode.stages.positions import VoicePosition

_FACTORS = (AspectKind.SUPPORT, AspectKind.OBSTACLE)
_HEADS = {AspectKind.OUTCOME: "column.effect"}


def factors_section(pack: Pack) -> Iterator[Block]:
    """Supporting and inhibiting factors; outcomes where the codebook has them."""
    yield Heading(2, phrase("factors.title"))
    for kind in (*_FACTORS, AspectKind.OUTCOME):
        themes = [one for one in pack.conclusion.voiced if one.kind is kind]
        found = [one for one in pack.findings if _kind(pack, one) is kind]
        if themes or found or kind in _FACTORS:
            yield Heading(3, phrase(f"conclusion.{kind}"))
        if themes:
            yield from _themes(pack, kind, themes)
        elif kind in _FACTORS:
            yield prompt("factors.none.prompt")
        for one in found:
            yield from finding_blocks(pack, one, 4)


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
        notes=(phrase("rule.voiced"),),
        name=name,
    )  # fmt: skip
    yield prompt("factors.prompt")


def _row(pack: Pack, theme: VoicedTheme, number: int) -> tuple[Cell, ...]:
    said = tuple(one for voice in theme.voices for one in voice.statements)
    return (
        cell(str(number)),
        cell(code_name(theme.code)),
        cell(*who_voiced(pack, theme)),
        cell(*_shown(pack, theme), evidence=references(said)),
    )


def who_voiced(pack: Pack, theme: VoicedTheme) -> tuple[Words, ...]:
    """How many informants voiced a theme, and who."""
    n = sum(one.voice.counted for one in theme.voices)
    of = sum(voice.counted for voice in pack.positions.voices)
    names = Joined(tuple(one.voice.name for one in theme.voices))
    return phrase("entry.informants", n=n, of=of), names


def _shown(pack: Pack, theme: VoicedTheme) -> tuple[Words, ...]:
    """The first quotation of each source group, or all."""
    groups: dict[str | None, list[tuple[VoicePosition, Statement]]] = {}
    for voice in theme.voices:
        for said in voice.statements:
            groups.setdefault(voice.voice.group, []).append((voice, said))
    return tuple(
        phrase(
            "entry.quotation-by",
            text=said.printed,
            name=voice.voice.name,
            place=place(pack.study.settings, said.first),
            sign=sign(said.polarity),
        )
        for pairs in groups.values()
        for voice, said in pairs
        if any(said is one for one in speaking_for_themselves([s for _, s in pairs], pack.full))
    )
