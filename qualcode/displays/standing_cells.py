"""Cells of displays that compare cases: how a code stands in a case."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.displays.citation import place, references, sign
from qualcode.displays.entries import shortened, telling
from qualcode.displays.notes import scale_notes
from qualcode.document import Cell, Joined, Tone, Words, cell, phrase
from qualcode.model.codebook import Code
from qualcode.model.coding import Polarity
from qualcode.stages.case_comparison import CaseComparison, Standing
from qualcode.stages.passages import Statement, quotable
from qualcode.stages.positions import Positions
from qualcode.stages.silence import Empty
from qualcode.study import Study


def standing_cell(comparison: CaseComparison, one: Standing, quoted: bool) -> Cell:
    """The rating with its reason, how many say what, and a telling quotation where asked for."""
    lines = tuple(_rating(comparison.study, one))
    said = one.statements
    if not said:
        empty = () if lines else (_why_empty(comparison.positions(one.case), one),)
        tone = Tone.PLAIN if lines else Tone.EMPTY
        return cell(*lines, *empty, tone=tone, evidence=references(comparison.behind(one)))
    lines += (_counts(one),)
    if quoted:
        shown = telling(_deciding(one))
        lines += tuple(_quotation(comparison, statement) for statement in shown)
    undecided = one.position is Polarity.UNDECIDED and not one.grade
    tone = Tone.PROVISIONAL if undecided else Tone.PLAIN
    return cell(*lines, tone=tone, evidence=references(comparison.behind(one)))


def _deciding(one: Standing) -> tuple[Statement, ...]:
    """What the counted informants say, who decide the side of a case; else all that is said."""
    counted = tuple(said for v in one.voices if v.voice.counted for said in v.statements)
    return counted or one.statements


def rated_on(comparison: CaseComparison, codes: Iterable[Code]) -> tuple[Words, ...]:
    """The legend of the scales on which the researcher rated these codes in the cases."""
    found = (comparison.standing(case, code) for code in codes for case in comparison.cases)
    scales = (one.written.scale for one in found if one.grade and one.written)
    return scale_notes(comparison.study, dict.fromkeys(filter(None, scales)))


def _rating(study: Study, one: Standing) -> tuple[Words, ...]:
    if not one.written:
        return ()
    grade = quotable(study, one.grade)
    graded = (phrase("entry.grade", grade=grade),) if one.grade else ()
    return (*graded, *((one.written.text,) if one.written.text else ()))


def _counts(one: Standing) -> Words:
    """`3 (+), 1 (−) of 4`: people by their position, never one merged word for all of them."""
    if not one.of or not one.counts:
        return phrase("entry.segments", n=len(one.statements))
    told = (f"{n}\u00a0({sign(position)})" for position, n in one.counts)
    return phrase("standing.counts", counts=Joined(tuple(told)), of=one.of)


def _quotation(comparison: CaseComparison, said: Statement) -> Words:
    row = said.first
    args: dict[str, Words | int] = {
        "text": shortened(said.printed),
        "place": place(comparison.study.settings, row),
        "sign": sign(said.polarity),
    }
    if row.informant:
        return phrase("entry.quotation-by", name=row.informant.printed_name, **args)
    return phrase("entry.quotation", **args)


def _why_empty(positions: Positions, one: Standing) -> Words:
    voices = [voice.voice for voice in one.voices]
    why = positions.silence.of_voices(one.code.id, voices) if voices else Empty.NO_SOURCE
    return phrase(f"empty.{why}")
