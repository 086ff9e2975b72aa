"""The triangulation tables of a thesis: a column per informant, and every quotation.

What the same and the different content is, only the researcher can say: those cells are prompts,
filled in beforehand with the shared and unshared codes below a parent. What is computed is the
direction (arah penilaian).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qualcode.displays.axes import case_of
from qualcode.displays.citation import code_name, position_name, references
from qualcode.displays.entries import telling
from qualcode.document import Cell, Column, Joined, Section, Table, Words, cell, phrase
from qualcode.model.codebook import AspectKind, Code
from qualcode.reports.compared import Compared, code_cell, direction_cell, said_cell, under_root
from qualcode.reports.quoting import (
    group_position,
    names,
    places,
    voice_position,
)
from qualcode.reports.researchers_notes import named_note, noted_on_codings
from qualcode.stages.both_right import contradicting
from qualcode.stages.comparison_notes import GROUP, comparison_notes
from qualcode.stages.triangulation import CodeComparison, Convergence

_SOME = "rule.triangulation-quotations"
WIDEST = 8
"""Voices that can have a column each on a page; with more of them, groups have."""


def triangulation_table(compared: Compared) -> Table:
    """The convergence table with a column per voice, grouped by source group."""
    numbers = {row.code.id: number for number, row in enumerate(compared.rows, 1)}
    return Table(
        title=comparison_title(compared),
        columns=(
            Column(phrase("column.number"), weight=0.4),
            Column(phrase("column.indicator-code"), weight=1.3),
            *_voice_columns(compared),
            Column(phrase("column.direction"), weight=1.2),
            *(Column(phrase(f"column.{name}")) for name in ("same", "different", "specific")),
            Column(phrase("column.researcher")),
        ),
        sections=tuple(
            under_root(
                root, rows, tuple(_row(compared, row, numbers[row.code.id]) for row in rows), at=1
            )
            for root, rows in compared.by_root
        ),
        notes=(
            phrase("rule.triangulation"),
            *wording_note(compared),
            *cases_note(compared),
            *_suggestions_note(compared),
            phrase("note.prompt"),
        ),
        name="triangulation",
    )


def comparison_title(compared: Compared) -> Words:
    """The title of the comparison of source groups."""
    title = phrase("triangulation.table")
    if compared.in_farmers_words:
        return phrase("farmer.of", title=phrase("farmer.title"), what=title)
    return title


def wording_note(compared: Compared) -> tuple[Words, ...]:
    """In what the words of the convergence coding matrix deviate from it, where they are used."""
    return (phrase("note.farmer"),) if compared.in_farmers_words else ()


def cases_note(compared: Compared) -> tuple[Words, ...]:
    """What a difference means where the views are of several cases."""
    cases = {case_of(voice) for voice in compared.positions.voices} - {""}
    return (phrase("note.across-cases"),) if len(cases) > 1 else ()


def _suggestions_note(compared: Compared) -> tuple[Words, ...]:
    """That suggestions are not compared, where there are some."""
    kind = compared.study.codebook.kind
    made = any(kind(one.id) is AspectKind.SUGGESTION for one in compared.positions.codes)
    return (phrase("note.no-suggestions"),) if made else ()


def _is_wide(compared: Compared) -> bool:
    return len(compared.positions.voices) > WIDEST


def _voice_columns(compared: Compared) -> Iterable[Column]:
    for group in compared.positions.groups:
        if _is_wide(compared):
            yield Column(group.label, weight=1.6)
            continue
        for voice in compared.positions.voices:
            if voice.group == group.id:
                yield Column(voice.name, group=group.label)


def _voice_cells(compared: Compared, row: CodeComparison) -> Iterable[Cell]:
    for group in row.groups:
        if _is_wide(compared):
            known, listed = group_position(group), names(group.speaking)
            told = known if listed in known or not group.speaking else (*known[:2], listed)
            yield said_cell(told, group.statements)
            continue
        for one in group.voices:
            yield said_cell(voice_position(compared.study, one), one.statements)


def _row(compared: Compared, row: CodeComparison, number: int) -> tuple[Cell, ...]:
    return (
        cell(str(number)),
        code_cell(row),
        *_voice_cells(compared, row),
        direction_cell(compared, row),
        *_content(compared, row),
    )


def _content(compared: Compared, row: CodeComparison) -> tuple[Cell, Cell, Cell, Cell]:
    """Same, different, specific and the conclusion: as the researcher wrote them, else prompts."""
    notes = comparison_notes(compared.study).of(GROUP, row.code.id)
    shared, unshared = _codes_below(compared, row)
    return (
        cell(*_listed(shared), *_written(notes, "same")),
        cell(*_listed(unshared), *_written(notes, "different"), *_explained(compared, row, notes)),
        cell(*_written(notes, "specific")),
        cell(*_written(notes, "conclusion")),
    )


def _written(notes: Mapping[str, tuple[str, ...]], field: str) -> tuple[Words, ...]:
    return notes.get(field) or (phrase("prompt"),)


def _explained(
    compared: Compared, row: CodeComparison, notes: Mapping[str, tuple[str, ...]]
) -> tuple[Words, ...]:
    """Why views differ: the researcher's explanation and notes; where there are none, a prompt."""
    written = tuple(named_note(notes, "explanation"))
    unlike = (Convergence.DISSONANT, Convergence.PARTIAL)
    if row.convergence not in unlike and not row.opposed:
        return written
    said = (one for group in row.groups for one in group.statements)
    found = (*written, *noted_on_codings(compared.study, said))
    differs = row.convergence is Convergence.DISSONANT or bool(contradicting(row.opposed))
    return found or ((phrase("prompt.explain"),) if differs else ())


def _codes_below(compared: Compared, row: CodeComparison) -> tuple[list[Code], list[Code]]:
    """The codes below a parent that several groups speak of, and those of one group only."""
    shared: list[Code] = []
    unshared: list[Code] = []
    for code in compared.study.codebook.subtree(row.code.id)[1:]:
        other = compared.result.by_code.get(code.id)
        groups = sum(one.polarity is not None for one in other.expected) if other else 0
        if groups:
            (shared if groups > 1 else unshared).append(code)
    return shared, unshared


def _listed(codes: list[Code]) -> tuple[Words, ...]:
    return (Joined(tuple(map(code_name, codes)), "; "),) if codes else ()


def quotations_table(compared: Compared, full: bool = True) -> Table:
    """The quotations behind the convergence table with their places.

    All of them, or with `full` off each voice's first (one of each sign): the reduction matrix of
    the same report has the rest.
    """
    return Table(
        title=phrase("triangulation.quotations"),
        columns=(
            Column(phrase("column.group")),
            Column(phrase("column.voice"), weight=0.9),
            Column(phrase("column.quotation"), weight=8.0),
            Column(phrase("column.sign"), weight=0.9),
            # The title of a section stays behind where a page ends within it.
            Column(phrase("column.code"), weight=0.5),
            Column(phrase("column.place"), weight=0.7),
        ),
        sections=tuple(
            Section(found, code_name(row.code))
            for row in compared.rows
            if (found := tuple(_quotations(compared, row, full)))
        ),
        notes=(phrase("rule.triangulation-quotations.full" if full else _SOME),),
        name="triangulation-quotations",
    )


def _quotations(compared: Compared, row: CodeComparison, full: bool) -> Iterable[tuple[Cell, ...]]:
    for group in row.groups:
        for one in group.voices:
            for said in one.statements if full else telling(one.statements):
                yield (
                    cell(group.group.label),
                    cell(one.voice.name),
                    cell(phrase("quoted", text=said.printed), evidence=references((said,))),
                    cell(position_name(said.polarity)),
                    cell(row.code.id),
                    cell(places(compared.study, (said,))),
                )
