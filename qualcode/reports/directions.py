"""Triangulation of techniques, times, coders and kinds as a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qualcode.displays.citation import code_name, position_name
from qualcode.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Joined,
    Paragraph,
    Words,
    phrase,
)
from qualcode.reports.quoting import quotation, those_quoted
from qualcode.reports.side_names import direction_title, relation_name
from qualcode.reports.side_tables import SidesInPrint, side_quotations, side_table
from qualcode.reports.writer import Writer
from qualcode.stages.sides import Direction, SideComparison, Sides
from qualcode.study import Selection, Study


def direction_document(
    study: Study,
    selection: Selection,
    result: Sides,
    in_farmers_words: bool = False,
) -> Document:
    """The tables of a direction for a thesis, each with all quotations behind it."""
    writer = Writer(study, selection)
    blocks = (
        *lead_blocks(study, result),
        *direction_blocks(study, selection, result, in_farmers_words),
        *(
            side_quotations(one)
            for one in tables_of(study, selection, result, in_farmers_words)
            if one.rows
        ),
    )
    return writer.document(direction_title_of(result), blocks, is_draft=_draft(result))


def direction_overview(
    study: Study,
    selection: Selection,
    result: Sides,
    in_farmers_words: bool = False,
    full: bool = False,
) -> Document:
    """The tables of a direction, then both sides' quotations where the sides differ."""
    writer = Writer(study, selection)
    tables = tables_of(study, selection, result, in_farmers_words)
    blocks = (
        *lead_blocks(study, result),
        *direction_blocks(study, selection, result, in_farmers_words),
        *(block for one in tables for block in _differences(one, full)),
    )
    return writer.document(direction_title_of(result), blocks, is_draft=_draft(result))


def direction_blocks(
    study: Study, selection: Selection, result: Sides, in_farmers_words: bool = False
) -> Iterator[Block]:
    """The tables, and how many codes have which direction: counted, never merged."""
    tables = tables_of(study, selection, result, in_farmers_words)
    yield from map(side_table, tables)
    items = tuple(
        phrase("comparison.counts", title=one.title, n=len(one.rows), counts=_counts(one))
        for one in tables
        if one.rows
    )
    if items:
        yield Paragraph(phrase("triangulation.counts"))
        yield Bullets(items)


def tables_of(
    study: Study, selection: Selection, result: Sides, in_farmers_words: bool = False
) -> tuple[SidesInPrint, ...]:
    """The tables with what is needed to print them: development behind what is triangulated.

    One in which nobody says anything is printed only where there is no other.
    """
    order = list(Direction)
    telling = [one for one in result.tables if one.telling]
    return tuple(
        SidesInPrint(study, selection, one, in_farmers_words)
        for one in sorted(telling or result.tables, key=lambda one: order.index(one.by))
    )


def direction_title_of(result: Sides) -> Words:
    """What a comparison is called: one of periods alone is no triangulation."""
    if result.by is Direction.TIME and not result.of(Direction.TIME):
        return direction_title(Direction.DEVELOPMENT)
    return direction_title(result.by)


def _draft(result: Sides) -> bool | None:
    """Coders are compared on what they decided themselves: that is no draft."""
    return False if result.by is Direction.CODER else None


def lead_blocks(study: Study, result: Sides) -> Iterator[Block]:
    """What has to be known before the tables: that nothing is triangulated, what is left out."""
    if result.by is Direction.TIME and not result.of(Direction.TIME):
        yield Paragraph(phrase("comparison.only-development"))
    if result.left_out:
        which = Joined(tuple(_left_out(study, result)))
        yield Paragraph(phrase(f"comparison.left-out.{result.by}", which=which))


def _left_out(study: Study, result: Sides) -> Iterator[str]:
    """Sources by their ids; informants, where it is these, as they may be named."""
    for one in result.left_out:
        person = study.roster.informant(one) if result.by is Direction.KIND else None
        yield person.printed_name if person else one


def _counts(shown: SidesInPrint) -> Words:
    by = shown.table.by
    found: Counter[str] = Counter()
    called: dict[str, Words] = {}
    for row in shown.rows:
        name = relation_name(by, row, shown.in_farmers_words)
        found[str(name)] += 1
        called[str(name)] = name
    return Joined(
        tuple(
            phrase("triangulation.count", convergence=called[key], n=n)
            for key, n in found.most_common()
        ),
        "; ",
    )


def _differences(shown: SidesInPrint, full: bool) -> Iterator[Block]:
    """Both sides' quotations on every row on which sides or voices contradict each other."""
    if shown.differing:
        yield Heading(2, phrase("comparison.differences", title=shown.title))
    for row in shown.differing:
        name = relation_name(shown.table.by, row, shown.in_farmers_words)
        yield Heading(3, phrase("code.convergence", code=code_name(row.code), convergence=name))
        yield from _both_sides(shown, row, full)


def _both_sides(shown: SidesInPrint, row: SideComparison, full: bool) -> Iterator[Block]:
    for one in row.sides:
        if one.polarity is None:
            continue
        position = position_name(one.polarity)
        yield Paragraph(
            phrase("comparison.member", member=shown.heads[one.member], position=position)
        )
        quoted = those_quoted(one.statements, full)
        for voice in one.voices:
            for said in voice.statements:
                if id(said) in quoted:
                    yield quotation(shown.study, voice.voice, said)
