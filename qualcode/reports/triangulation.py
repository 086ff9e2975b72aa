"""Source triangulation as a document: for a thesis, and narrow enough for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import product

from qualcode.displays.citation import code_name, position_name
from qualcode.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Heading,
    Joined,
    Paragraph,
    Table,
    Words,
    phrase,
)
from qualcode.reports.compared import (
    Compared,
    code_cell,
    direction_cell,
    relation,
    said_cell,
    under_root,
)
from qualcode.reports.consistency import consistency_blocks
from qualcode.reports.quoting import group_position, side
from qualcode.reports.triangulation_table import (
    cases_note,
    comparison_title,
    quotations_table,
    triangulation_table,
    wording_note,
)
from qualcode.reports.writer import Writer
from qualcode.stages.farmer import Farmer, farmer
from qualcode.stages.triangulation import (
    CodeComparison,
    Consistency,
    Convergence,
    can_triangulate,
    compare,
)
from qualcode.study import Selection, Study

_WORTH_ATTENTION_FIRST = (
    Convergence.DISSONANT,
    Convergence.PARTIAL,
    Convergence.CONVERGENT,
    Convergence.CONVERGENT_INCOMPLETE,
    Convergence.SINGLE_SOURCE,
    Convergence.ONE_GROUP,
    Convergence.DESCRIPTIVE,
    Convergence.NO_DATA,
)


def triangulation_document(
    study: Study, selection: Selection, in_farmers_words: bool = False
) -> Document:
    """The convergence table for a thesis, with a column per informant, then all quotations.

    A study of one source group gets the consistency of its informants instead, and says why.
    """
    writer = Writer(study, selection)
    title = triangulation_title(study, selection)
    blocks = (
        *convergence_blocks(study, selection, in_farmers_words),
        *quotation_blocks(study, selection),
    )
    return writer.document(title, blocks)


def triangulation_title(study: Study, selection: Selection) -> Words:
    """What the comparison is: of source groups, or of the informants of a single one."""
    several = can_triangulate(study, selection)
    return phrase("triangulation.title" if several else "consistency.title")


def triangulation_overview(
    study: Study, selection: Selection, full: bool = False, in_farmers_words: bool = False
) -> Document:
    """The convergence table with a column per group, then the quotations where views differ.

    `full` shows every quotation on those codes, else the first of each side.
    """
    result = compare(study, selection)
    writer = Writer(study, selection)
    if isinstance(result, Consistency):
        blocks = consistency_blocks(study, result)
    else:
        compared = Compared(study, selection, result, in_farmers_words)
        blocks = (_overview(compared), *_summary(compared), *_differences(compared, full))
    return writer.document(triangulation_title(study, selection), blocks)


def convergence_blocks(
    study: Study, selection: Selection, in_farmers_words: bool = False
) -> tuple[Block, ...]:
    """The table with a column per informant and its counts, or the consistency of one group."""
    result = compare(study, selection)
    if isinstance(result, Consistency):
        return consistency_blocks(study, result)
    compared = Compared(study, selection, result, in_farmers_words)
    return (triangulation_table(compared), *_summary(compared))


def quotation_blocks(study: Study, selection: Selection, full: bool = True) -> tuple[Block, ...]:
    """The quotations behind the comparison of source groups; none where there is one group."""
    result = compare(study, selection)
    if isinstance(result, Consistency):
        return ()
    return (quotations_table(Compared(study, selection, result), full),)


def _overview(compared: Compared) -> Table:
    groups = compared.positions.groups
    return Table(
        title=comparison_title(compared),
        columns=(
            Column(phrase("column.code"), weight=1.4),
            *(Column(group.label) for group in groups),
            Column(phrase("column.direction"), weight=1.2),
        ),
        sections=tuple(
            under_root(root, rows, tuple(_overview_row(compared, row) for row in rows))
            for root, rows in compared.by_root
        ),
        notes=(phrase("rule.triangulation"), *wording_note(compared), *cases_note(compared)),
        name="triangulation-overview",
    )


def _overview_row(compared: Compared, row: CodeComparison) -> tuple[Cell, ...]:
    groups = (said_cell(group_position(one), one.statements) for one in row.groups)
    return (code_cell(row), *groups, direction_cell(compared, row))


def _summary(compared: Compared) -> tuple[Block, ...]:
    """How many codes of each root have which direction: counted, never merged."""
    items = tuple(
        phrase(
            "triangulation.aspect",
            aspect=code_name(root),
            n=len(rows),
            counts=Joined(tuple(_counts(compared, rows)), "; "),
        )
        for root, rows in compared.by_root
    )
    return (Paragraph(phrase("triangulation.counts")), Bullets(items)) if items else ()


def _counts(compared: Compared, rows: tuple[CodeComparison, ...]) -> Iterable[Words]:
    """How many codes have each direction; groups that are all mixed have none in common."""
    if compared.in_farmers_words:
        yield from _farmers_counts(rows)
        return
    counts = Counter((row.convergence, row.mixed) for row in rows)
    for one, mixed in product(_WORTH_ATTENTION_FIRST, (False, True)):
        if n := counts[one, mixed]:
            key = f"convergence.{one}.mixed" if mixed else f"convergence.{one}"
            yield phrase("triangulation.count", convergence=phrase(key), n=n)


def _farmers_counts(rows: tuple[CodeComparison, ...]) -> Iterable[Words]:
    found = Counter(farmer(row.convergence) for row in rows)
    for word in (*Farmer, None):
        if n := found[word]:
            name = phrase(f"farmer.{word or 'none'}")
            yield phrase("triangulation.count", convergence=name, n=n)


def _differences(compared: Compared, full: bool) -> Iterable[Block]:
    """Both sides' quotations on every code on which groups or voices differ."""
    if compared.differing:
        yield Heading(2, phrase("triangulation.differences"))
    for row in compared.differing:
        yield Heading(
            3,
            phrase(
                "code.convergence", code=code_name(row.code), convergence=relation(compared, row)
            ),
        )
        yield from both_sides(compared.study, row, full)


def both_sides(study: Study, row: CodeComparison, full: bool) -> Iterable[Block]:
    """What each group says on a code, under its name and position."""
    for one in row.groups:
        if one.polarity is not None:
            position = position_name(one.polarity)
            yield Paragraph(phrase("group.position", group=one.group.label, position=position))
            yield from side(study, one, full)
