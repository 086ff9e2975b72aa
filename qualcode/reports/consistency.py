"""What is printed where a single source group cannot be triangulated."""

from __future__ import annotations

from qualcode.displays.citation import code_name
from qualcode.document import Block, Cell, Column, Paragraph, Section, Table, Tone, cell, phrase
from qualcode.reports.compared import said_cell
from qualcode.reports.quoting import against, voice_position
from qualcode.stages.triangulation import Consistency, VoiceComparison
from qualcode.study import Study


def consistency_blocks(study: Study, result: Consistency) -> tuple[Block, ...]:
    """Why nothing is triangulated, and where each informant of the only group stands."""
    voices = tuple(one.voice for row in result.rows[:1] for one in row.group.voices)
    table = Table(
        title=phrase("consistency.table"),
        columns=(
            Column(phrase("column.code"), weight=1.4),
            *(Column(voice.name) for voice in voices),
            Column(phrase("column.opposed"), weight=1.2),
        ),
        sections=(Section(tuple(_row(study, row) for row in result.rows)),),
        notes=(phrase("rule.consistency"),),
        name="consistency",
    )
    return (Paragraph(phrase("consistency.why")), table)


def _row(study: Study, row: VoiceComparison) -> tuple[Cell, ...]:
    voices = row.group.voices
    opposed = cell("–", tone=Tone.EMPTY)
    if row.opposed:
        opposed = cell(against(row.opposed, [one.voice.name for one in voices]), tone=Tone.CONFLICT)
    return (
        cell(code_name(row.code)),
        *(said_cell(voice_position(study, one), one.statements) for one in voices),
        opposed,
    )
