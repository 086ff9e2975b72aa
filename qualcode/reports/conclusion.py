"""Draft conclusions: what the comparison lets be said, with who says it and in which words."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.displays.citation import code_name, position_name
from qualcode.document import Block, Document, Heading, Joined, Paragraph, Words, phrase
from qualcode.model.codebook import AspectKind
from qualcode.reports.quoting import convergence_name, flags, names, quotation, side
from qualcode.reports.writer import Writer
from qualcode.stages.conclusion import (
    AspectConclusion,
    Conclusion,
    IndicatorConclusion,
    Views,
    VoicedTheme,
    conclude,
)
from qualcode.stages.passages import quotable
from qualcode.stages.positions import GroupPosition
from qualcode.stages.triangulation import CodeComparison
from qualcode.study import Selection, Study


def conclusion_document(study: Study, selection: Selection) -> Document:
    """Stage 3 as a document that calls itself a draft."""
    writer = Writer(study, selection)
    blocks = conclusion_blocks(study, conclude(study, selection), writer)
    return writer.document(phrase("conclusion.title"), blocks)


def conclusion_blocks(study: Study, result: Conclusion, writer: Writer) -> tuple[Block, ...]:
    """Per aspect and indicator, then what was voiced across them."""
    return (
        Paragraph(phrase("conclusion.draft")),
        *(Paragraph(note) for note in writer.notes()),
        *(block for aspect in result.aspects for block in _aspect(study, aspect)),
        *_voiced(study, result),
        *_researcher(study, writer),
    )


def _aspect(study: Study, aspect: AspectConclusion) -> Iterable[Block]:
    yield Heading(2, code_name(aspect.aspect))
    for indicator in aspect.indicators:
        if indicator.indicator.id != aspect.aspect.id:
            yield Heading(3, code_name(indicator.indicator))
        yield from _indicator(study, indicator)


def _indicator(study: Study, indicator: IndicatorConclusion) -> Iterable[Block]:
    for key in Views:
        for row in indicator.having(key):
            yield Paragraph(view_sentence(key, row))
            for group in row.groups:
                yield from side(study, group, full=False)
    unspoken = Joined(tuple(code_name(row.code) for row in indicator.unspoken), "; ")
    if unspoken.parts:
        yield Paragraph(phrase("conclusion.unspoken", codes=unspoken))


def view_sentence(key: Views, row: CodeComparison) -> Words:
    """What the groups say of a code, in a sentence with who says it."""
    speaking = [one for one in row.groups if one.polarity is not None]
    parts: tuple[Words, ...] = (
        phrase(
            f"conclusion.{key}",
            code=code_name(row.code),
            convergence=convergence_name(row),
            groups=Joined(tuple(map(_who, speaking)), "; "),
        ),
        *(phrase("sentence", text=flag) for flag in flags(row)),
    )
    return Joined(parts, " ")


def _who(one: GroupPosition) -> Words:
    return phrase(
        "conclusion.who" if one.n else "conclusion.who.written",
        group=one.group.label,
        position=position_name(one.polarity) if one.polarity else "",
        n=one.n,
        of=one.of,
        names=names(one.speaking),
    )


def _voiced(study: Study, result: Conclusion) -> Iterable[Block]:
    for kind in AspectKind:
        themes = [one for one in result.voiced if one.kind is kind]
        if themes:
            yield Heading(2, phrase(f"conclusion.{kind}"))
        for theme in themes:
            yield from _theme(study, theme)


def _theme(study: Study, theme: VoicedTheme) -> Iterable[Block]:
    who = Joined(tuple(one.voice.name for one in theme.voices))
    segments = sum(len(one.statements) for one in theme.voices)
    yield Paragraph(phrase("conclusion.voiced", code=code_name(theme.code), names=who, n=segments))
    for one in theme.voices:
        yield quotation(study, one.voice, one.statements[0])


def _researcher(study: Study, writer: Writer) -> Iterable[Block]:
    """Prompts, one for each research question: conclusions are the researcher's."""
    if study.settings.questions:
        yield Heading(2, phrase("conclusion.questions"))
    for question in study.settings.questions:
        yield Paragraph(quotable(study, question))
        yield writer.prompt("conclusion.prompt")
