"""What the rules found and missed against what people decided, to be read and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from qualcode.displays.citation import code_name
from qualcode.document import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Paragraph,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.reports.agreement import decimal
from qualcode.reports.writer import Writer
from qualcode.stages.passages import quoted
from qualcode.stages.rule_rating import Answer, CodeRating, RuleRating
from qualcode.study import Selection, Study

_MISSES_ON_SCREEN: Final = 3
_CODE: Final = Column(phrase("column.code"), weight=2.2)


def rule_rating_document(
    study: Study, selection: Selection, rated: Sequence[CodeRating], on_screen: bool = False
) -> Document:
    """Code by code, then rule by rule, then the passages that no rule found."""
    blocks: tuple[Block, ...] = (
        _proposed(study, rated),
        _found(study, rated),
        _rules(study, rated),
        *_missed(study, rated, _MISSES_ON_SCREEN if on_screen else None),
    )
    return Writer(study, selection).document(phrase("rating.title"), blocks, is_draft=False)


def rule_rating_as_json(study: Study, rated: Sequence[CodeRating]) -> list[dict[str, object]]:
    """The codes with their rules and misses, as `codebook rate --json` prints them."""
    return [
        {
            "code": one.code.id,
            **_counts(one),
            "found": one.found,
            "missed": len(one.missed),
            "disputed_passages": one.torn,
            "precision": one.precision,
            "recall": one.recall,
            "f1": one.f1,
            "same_polarity": one.same_polarity,
            "rules": [{"rule": rule.rule, **_counts(rule)} for rule in one.rules],
            "misses": [
                {
                    "source": miss.source,
                    "turn": _turn(study, miss.source, miss.start),
                    "quotation": _words(study, miss.source, miss.start, miss.end),
                    "polarity": str(miss.polarity) if miss.polarity else None,
                    "coders": list(miss.coders),
                }
                for miss in one.missed
            ],
        }
        for one in rated
    ]


def _counts(one: CodeRating | RuleRating) -> dict[str, int]:
    return {"proposed": len(one.judged)} | {str(answer): one.count(answer) for answer in Answer}


def _proposed(study: Study, rated: Sequence[CodeRating]) -> Table:
    """Code by code what people say of the proposals."""
    answers, language = _answers(rated), study.settings.language
    rows = (
        (
            cell(code_name(one.code)),
            *(cell(str(one.count(answer))) for answer in answers),
            cell(_shown(one.precision, language)),
        )
        for one in rated
    )
    columns = (_CODE, *_columns((*answers, "precision")))
    notes = (phrase("rating.rule"), phrase("rating.not-agreement"), _polarity(rated))
    return Table(phrase("rating.codes"), columns, (Section(tuple(rows)),), notes, name="rating")


def _found(study: Study, rated: Sequence[CodeRating]) -> Table:
    """Code by code in how many of people's passages the code was proposed."""
    language, torn = study.settings.language, any(one.torn for one in rated)
    rows = (
        (
            cell(code_name(one.code)),
            *map(cell, (str(one.found), str(len(one.missed)), *([str(one.torn)] if torn else ()))),
            *(cell(_shown(share, language)) for share in (one.recall, one.f1)),
        )
        for one in rated
    )
    shown = ("found", "missed", *(("disputed",) if torn else ()), "recall", "f1")
    notes = (phrase("rating.rule.passages"), *((phrase("rating.rule.disputed"),) if torn else ()))
    columns = (_CODE, *_columns(shown))
    title = phrase("rating.passages")
    return Table(title, columns, (Section(tuple(rows)),), notes, name="rating-passages")


def _shown(share: float | None, language: str) -> str:
    return "–" if share is None else decimal(share, language)


def _answers(rated: Sequence[CodeRating]) -> tuple[Answer, ...]:
    """The answers that have a column: that people differ has one only where they do."""
    disputed = any(one.count(Answer.DISPUTED) for one in rated)
    return tuple(one for one in Answer if disputed or one is not Answer.DISPUTED)


def _columns(names: Iterable[str]) -> tuple[Column, ...]:
    return tuple(Column(phrase(f"rating.column.{one}"), align=Align.RIGHT) for one in names)


def _polarity(rated: Sequence[CodeRating]) -> Words:
    right = sum(one.count(Answer.RIGHT) for one in rated)
    return phrase("rating.polarity", n=sum(one.same_polarity for one in rated), of=right)


def _rules(study: Study, rated: Sequence[CodeRating]) -> Table:
    answers = _answers(rated)
    sections = tuple(
        Section(tuple(_rule_row(rule, answers) for rule in one.rules), title=code_name(one.code))
        for one in rated
        if one.rules
    )
    columns = (
        Column(phrase("rating.column.rule"), weight=2.2),
        *_columns(("proposed", *answers)),
    )
    return Table(
        phrase("rating.rules"), columns, sections, (phrase("rating.rule.several"),), name="rules"
    )


def _rule_row(rule: RuleRating, answers: Iterable[Answer]) -> tuple[Cell, ...]:
    counts = (len(rule.judged), *map(rule.count, answers))
    return (cell(rule.rule), *(cell(str(n)) for n in counts))


def _missed(study: Study, rated: Sequence[CodeRating], most: int | None) -> Iterator[Block]:
    """The passages that people coded and no rule proposed, code by code."""
    missed = sum(len(one.missed) for one in rated)
    yield Paragraph(phrase("rating.missed", n=missed))
    for one in rated:
        if one.missed:
            yield Paragraph(code_name(one.code))
            shown = one.missed[:most]
            left = len(one.missed) - len(shown)
            yield Bullets(
                (
                    *(
                        phrase(
                            "rating.miss",
                            place=f"{miss.source}.{_turn(study, miss.source, miss.start)}",
                            text=_words(study, miss.source, miss.start, miss.end),
                        )
                        for miss in shown
                    ),
                    *((phrase("rating.more", n=left),) if left else ()),
                )
            )


def _turn(study: Study, source_id: str, start: int) -> int:
    source = study.source(source_id)
    return source.segment_at(start).number if source else 0


def _words(study: Study, source_id: str, start: int, end: int) -> str:
    source = study.source(source_id)
    return quoted(study, source, start, end) if source else ""
