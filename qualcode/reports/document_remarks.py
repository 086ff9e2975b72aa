"""What of a document's tables a person has to judge, as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.displays.citation import place_at
from qualcode.document import Cell, Joined, Words, cell, phrase
from qualcode.reports.document_words import TableWords
from qualcode.stages.passages import quotable, quoted
from qualcode.stages.table_layout import Place
from qualcode.stages.table_relations import Deviation, Relation
from qualcode.stages.told_numbers import ToldNumber, ToldRows


def remark_rows(words: TableWords) -> Iterator[tuple[Cell, ...]]:
    """Where and what, remark by remark."""
    for where, what in _remarks(words):
        yield cell(where), cell(*what)


def _remarks(words: TableWords) -> Iterator[tuple[Words, tuple[Words, ...]]]:
    checked = words.checked
    for told in checked.told:
        yield told_place(words, told), tuple(_told(words, told))
    for rows in checked.told_rows:
        yield told_place(words, rows), tuple(_told_rows(words, rows))
    for one in checked.deviations:
        yield words.place(one.place), (_deviating(words, one),)
    for constant in checked.constants:
        what = phrase(
            "recount.constant",
            column=words.head(constant.column),
            value=words.number(constant.value),
            n=constant.rows,
        )
        yield words.called, (what,)
    for subset in checked.subsets:
        inner = Joined(tuple(words.head(one) for one in subset.inner))
        total, whole = words.head(subset.rule.total), words.head(subset.whole)
        yield words.called, (phrase("recount.subsets", total=total, inner=inner, whole=whole),)
    for addition in checked.rounded:
        computed, printed = words.number(addition.computed), words.text(addition.total)
        what = phrase("recount.rounded", printed=printed, computed=computed)
        yield words.place(addition.total), (what,)
    for row in checked.sums.unexplained:
        yield words.called, (phrase("recount.unexplained", row=words.name(row)),)


def _told_rows(words: TableWords, one: ToldRows) -> Iterator[Words]:
    yield phrase(
        "recount.told.rows",
        printed=one.printed,
        table=words.called,
        label=quotable(words.study, one.label),
        n=one.rows,
    )
    yield phrase("recount.told.words", text=quoted(words.study, one.source, one.start, one.end))


def _deviating(words: TableWords, one: Deviation) -> Words:
    """What is printed, what the relation makes, and in how much of the table it holds."""
    return phrase(
        f"recount.relation.{one.relation}",
        printed=words.text(one.place),
        computed=words.rounded(one.computed, one.place),
        columns=Joined(tuple(map(words.head, one.of)), " × " if _multiplies(one) else ", "),
        first=words.head(one.of[0]) if one.of else "",
        last=words.head(one.of[-1]) if one.of else "",
        n=one.fits,
        of=one.tried,
    )


def _multiplies(one: Deviation) -> bool:
    return one.relation is Relation.PRODUCT


def told_place(words: TableWords, one: ToldNumber | ToldRows) -> Words:
    """Where a number is told, as quotations are cited."""
    informant = words.study.roster.informant(one.segment.informant or "")
    name = informant.printed_name if informant else one.source.id
    return place_at(words.study.settings, one.source, one.segment, name)


def _told(words: TableWords, one: ToldNumber) -> Iterator[Words]:
    yield phrase(
        "recount.told",
        printed=one.printed,
        table=words.called,
        cells=Joined(tuple(_cell(words, place) for place in one.cells), "; "),
    )
    if one.elsewhere:
        columns = Joined(tuple(words.head(at) for _, at in one.elsewhere))
        yield phrase("recount.told.elsewhere", printed=one.printed, columns=columns)
    elif one.slip:
        yield phrase("recount.told.slip")
    yield phrase("recount.told.words", text=quoted(words.study, one.source, one.start, one.end))


def _cell(words: TableWords, place: Place) -> Words:
    return phrase("recount.told.cell", number=words.text(place), cell=words.cell(place))
