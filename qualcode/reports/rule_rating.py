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


def rule_rating_document(
    study: Study, selection: Selection, rated: Sequence[CodeRating], on_screen: bool = False
) -> Document:
    """Code by code, then rule by rule, then the passages that no rule found."""
    blocks: tuple[Block, ...] = (
        _codes(study, rated),
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
            "missed": len(one.missed),
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
                    "polarity": str(miss.polarity),
                    "coder": miss.coder,
                }
                for miss in one.missed
            ],
        }
        for one in rated
    ]


def _counts(one: CodeRating | RuleRating) -> dict[str, int]:
    return {"proposed": len(one.judged)} | {str(answer): one.count(answer) for answer in Answer}


def _codes(study: Study, rated: Sequence[CodeRating]) -> Table:
    language = study.settings.language
    columns = (
        Column(phrase("column.code"), weight=2.2),
        *_count_columns(Answer),
        Column(phrase("rating.column.missed"), align=Align.RIGHT),
        *(
            Column(phrase(f"rating.column.{name}"), align=Align.RIGHT)
            for name in ("precision", "recall", "f1")
        ),
    )
    return Table(
        phrase("rating.codes"),
        columns,
        (Section(tuple(_code_row(one, language) for one in rated)),),
        (phrase("rating.rule"), phrase("rating.not-agreement"), _polarity(rated)),
        name="rating",
    )


def _count_columns(names: Iterable[str]) -> tuple[Column, ...]:
    return tuple(Column(phrase(f"rating.column.{one}"), align=Align.RIGHT) for one in names)


def _code_row(one: CodeRating, language: str) -> tuple[Cell, ...]:
    shares = (one.precision, one.recall, one.f1)
    return (
        cell(code_name(one.code)),
        *(cell(str(one.count(answer))) for answer in Answer),
        cell(str(len(one.missed))),
        *(cell("–" if share is None else decimal(share, language)) for share in shares),
    )


def _polarity(rated: Sequence[CodeRating]) -> Words:
    right = sum(one.count(Answer.RIGHT) for one in rated)
    return phrase("rating.polarity", n=sum(one.same_polarity for one in rated), of=right)


def _rules(study: Study, rated: Sequence[CodeRating]) -> Table:
    sections = tuple(
        Section(tuple(_rule_row(rule) for rule in one.rules), title=code_name(one.code))
        for one in rated
        if one.rules
    )
    columns = (
        Column(phrase("rating.column.rule"), weight=2.2),
        *_count_columns(("proposed", *Answer)),
    )
    return Table(
        phrase("rating.rules"), columns, sections, (phrase("rating.rule.several"),), name="rules"
    )


def _rule_row(rule: RuleRating) -> tuple[Cell, ...]:
    return (cell(rule.rule), *(cell(str(n)) for n in _counts(rule).values()))


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
