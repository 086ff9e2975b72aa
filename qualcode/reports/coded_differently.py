"""The passages that coders coded differently: the list that is worth more than the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from qualcode.displays.citation import code_name, place_at, sign
from qualcode.document import (
    Align,
    Block,
    Cell,
    Column,
    Paragraph,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.model.source import Source
from qualcode.stages.coded_passages import CodedPassage
from qualcode.stages.coder_agreement import CoderAgreement
from qualcode.stages.passages import quoted


def difference_as_json(agreement: CoderAgreement, one: CodedPassage) -> dict[str, object]:
    """A passage with what each coder says of it; null for who did not give it the code."""
    source = agreement.source_of(one)
    return {
        "source": one.source,
        "turn": source.segment_at(one.start).number,
        "start": one.start,
        "end": one.end,
        "quotation": quoted(agreement.study, source, one.start, one.end),
        "code": one.code,
        "coders": {
            coder: str(one.by_coder[coder]) if coder in one.by_coder else None
            for coder in agreement.double.coders
            if coder in one.by_coder or coder in one.absent
        },
        "settled": one in agreement.settled,
    }


def difference_blocks(agreement: CoderAgreement, most: int | None) -> Iterator[Block]:
    """How many passages coders coded differently, and the first `most` of them, or all."""
    differing, coders = agreement.differing, agreement.double.coders
    yield Paragraph(phrase("agreement.passages", n=len(differing), of=len(agreement.passages)))
    if not differing:
        return
    rows = tuple(_differing_row(agreement, one) for one in islice(differing, most))
    left = len(differing) - len(rows)
    columns = (
        Column(phrase("column.place"), weight=0.8),
        Column(phrase("column.quotation"), weight=3.0),
        Column(phrase("column.code"), weight=1.6),
        *(Column(one, align=Align.CENTER, weight=0.8) for one in coders),
    )
    notes = (
        phrase("agreement.rule.signs"),
        *((phrase("agreement.more-passages", n=left),) if left else ()),
    )
    yield Table(
        phrase("agreement.disagreements.passages"),
        columns,
        (Section(rows),),
        notes,
        name="agreement-disagreements",
    )


def _differing_row(agreement: CoderAgreement, one: CodedPassage) -> tuple[Cell, ...]:
    study, source = agreement.study, agreement.source_of(one)
    return (
        cell(_place(agreement, source, one.start)),
        cell(quoted(study, source, one.start, one.end)),
        cell(code_name(study.codebook[one.code])),
        *(cell(_said(one, coder)) for coder in agreement.double.coders),
    )


def _place(agreement: CoderAgreement, source: Source, start: int) -> Words:
    study, segment = agreement.study, source.segment_at(start)
    speaker = study.roster.informant(segment.informant) if segment.informant else None
    return place_at(
        study.settings,
        source,
        segment,
        speaker.printed_name if speaker else "",
        source.line_at(start),
    )


def _said(one: CodedPassage, coder: str) -> Words:
    if coder in one.by_coder:
        return sign(one.by_coder[coder])
    return phrase("agreement.not-given") if coder in one.absent else "–"
