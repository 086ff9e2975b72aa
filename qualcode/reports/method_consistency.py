"""What a study says of its method and does not bear out, to be read and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from qualcode.displays.citation import code_name
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
from qualcode.stages.method_claims import MethodText
from qualcode.stages.method_consistency import Inconsistency, Issue
from qualcode.stages.passages import quotable, quotable_file
from qualcode.study import Selection, Study

_OF_CODES = (Issue.ASPECT_ONE_GROUP,)
_OF_TECHNIQUES = (Issue.NO_SOURCE, Issue.ONLY_PRELIMINARY, Issue.UNCLAIMED, Issue.UNUSED)
_OF_TEXTS = (
    Issue.NO_SUCH_PLACE,
    Issue.NO_INFORMANT,
    Issue.STRANGER,
    Issue.NO_EVIDENCE,
    Issue.ONE_GROUP,
)


def method_consistency_document(
    study: Study, texts: Sequence[MethodText], found: Sequence[Inconsistency]
) -> Document:
    """What was read, what contradicts the data, and what a reader will ask about."""
    writer = Writer(study, Selection())
    serious = [one for one in found if one.contradicts]
    remarks = [one for one in found if not one.contradicts]
    blocks: list[Block] = [Paragraph(_read(study, texts))]
    blocks.append(Paragraph(phrase("stated.counted", n=len(serious), remarks=len(remarks))))
    line = writer.dated("source.study")
    if serious:
        rows = tuple(_row(study, one) for one in serious)
        blocks.append(_table("stated.contradictions", rows, "stated.rule", line))
    if remarks:
        rows = tuple(_row(study, one) for one in remarks)
        blocks.append(_table("stated.remarks", rows, "stated.rule.remarks", line))
    return writer.document(phrase("stated.title"), blocks, is_draft=False)


def _read(study: Study, texts: Sequence[MethodText]) -> Words:
    chapters = tuple(quotable_file(study, one.file) for one in texts if one.chapter)
    own = sum(not one.chapter for one in texts)
    key = "stated.read" if chapters else "stated.read.no-chapter"
    return phrase(key, n=own, chapters=Joined(chapters))


def _table(title: str, rows: tuple[tuple[Cell, ...], ...], note: str, line: Words) -> Table:
    serious = title == "stated.contradictions"
    columns = (
        Column(phrase("stated.column.said" if serious else "stated.column.about"), weight=1.3),
        Column(phrase("stated.column.has"), weight=1.7),
    )
    return Table(
        phrase(title), columns, (Section(rows),), (phrase(note),), source=line,
        name=title.replace(".", "-"),
    )  # fmt: skip


def _row(study: Study, one: Inconsistency) -> tuple[Cell, ...]:
    tone = Tone.CONFLICT if one.contradicts else Tone.PLAIN
    return cell(*_said(study, one)), cell(told(study, one), tone=tone)


def _said(study: Study, one: Inconsistency) -> Iterator[Words]:
    """The sentence with its file, else what the remark is about."""
    if one.claim:
        file = quotable_file(study, one.claim.within.file)
        yield phrase("stated.sentence", text=quotable(study, one.claim.sentence), file=file)
    else:
        yield _subject(study, one)


def _subject(study: Study, one: Inconsistency) -> Words:
    if one.issue in _OF_TECHNIQUES:
        return phrase(f"kind.{one.of}")
    if one.issue in _OF_CODES:
        return code_name(study.codebook[one.of])
    if one.issue in _OF_TEXTS:
        return _text(study, one.of)
    informant = study.roster.informant(one.of)
    return informant.printed_name if informant else one.of


def _text(study: Study, of: str) -> Words:
    """A finding with its title, or the file of a chapter."""
    title = next((one.title for one in study.findings if one.id == of), None)
    if title is not None:
        return phrase("stated.finding", id=of, title=quotable(study, title))
    return quotable(study, of) or phrase("stated.codings")


def told(study: Study, one: Inconsistency) -> Words:
    """What the data have instead."""
    group = study.roster.group(one.group)
    args: dict[str, Words | int] = {
        "of": _of(study, one),
        "places": Joined(one.places),
        "codes": Joined(tuple(code_name(study.codebook[code]) for code in one.codes), "; "),
        "group": group.label if group else one.group,
        **dict(one.counts),
    }
    key = f"stated.{one.issue}"
    if one.issue is Issue.OUTSIDE_SAMPLE and one.places:
        key = "stated.outside-sample.cited"
    return phrase(key, **args)


def _of(study: Study, one: Inconsistency) -> Words:
    if one.issue is Issue.NO_TRIANGULATION:
        return phrase(f"stated.direction.{one.of}")
    return _subject(study, one)


def method_consistency_as_json(
    study: Study, found: Sequence[Inconsistency]
) -> list[dict[str, Any]]:
    """One object each, as `consistency --json` prints them; ids instead of names."""
    return [
        {
            "issue": str(one.issue),
            "contradiction": one.contradicts,
            "of": one.of,
            "file": quotable_file(study, one.claim.within.file) if one.claim else None,
            "sentence": quotable(study, one.claim.sentence) if one.claim else None,
            "places": list(one.places),
            "codes": list(one.codes),
            "group": one.group or None,
            "counts": dict(one.counts),
        }
        for one in found
    ]
