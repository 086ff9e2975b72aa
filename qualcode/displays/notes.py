"""What stands under a display: its decision rule, what rows and columns are, its legend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from qualcode.displays.axes import PERIODS, Axis
from qualcode.document import Block, Figure, Joined, Phrase, Table, Words, phrase
from qualcode.stages.passages import quotable
from qualcode.study import Study

LARGEST = 20
"""Rows or columns beyond which a matrix can no longer be taken in (Miles and Huberman)."""
_LARGE = "note.large"


def for_print(block: Block) -> Block:
    """A block without the offers of the program to its user, which no reader of a thesis needs."""
    if isinstance(block, Figure):
        return replace(block, table=_printed(block.table), notes=_kept(block.notes))
    return _printed(block) if isinstance(block, Table) else block


def _printed(table: Table) -> Table:
    return replace(table, notes=_kept(table.notes))


def _kept(notes: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(note for note in notes if not _offers(note))


def _offers(note: Words) -> bool:
    return isinstance(note, Phrase) and note.key.startswith(_LARGE)


def matrix_notes(
    entry: str,
    rows: int,
    columns: int,
    row_axis: Axis | None = None,
    column_axis: Axis | None = None,
    **told: Words,
) -> tuple[Words, ...]:
    """The decision rule for entries, what the axes are, and a warning where it is too large.

    `told` is what the rule says of this very table.
    """
    notes: list[Words] = [phrase(f"rule.{entry}", **told)]
    if row_axis and column_axis:
        defined = {"rows": row_axis.definition, "columns": column_axis.definition}
        notes.append(phrase("note.axes", **defined))
    if max(rows, columns) > LARGEST:
        # Only matrices of two axes can be divided by the clusters of their rows, if these have any.
        key = _LARGE if row_axis and row_axis.clustered else f"{_LARGE}.whole"
        notes.append(phrase(key, n=max(rows, columns), most=LARGEST))
    return tuple(notes)


def time_notes(*axes: Axis) -> tuple[Words, ...]:
    """What the periods of an axis are: those of the sources, not of what is told in them."""
    return (phrase("note.time-of-telling"),) if PERIODS in axes else ()


def standing_rule(quoted: bool) -> Words:
    """What cells of displays that compare cases hold."""
    return phrase("rule.standing.quoted" if quoted else "rule.standing")


def scale_notes(study: Study, scales: Iterable[str]) -> tuple[Words, ...]:
    """The legend of ratings: every grade of each scale, worst to best, with its criterion."""
    return tuple(
        phrase(
            "note.scale",
            scale=quotable(study, scale),
            grades=Joined(tuple(_grades(study, scale)), "; "),
        )
        for scale in scales
    )


def _grades(study: Study, scale: str) -> Iterable[Words]:
    for step in study.settings.scales.get(scale, ()):
        criterion = f" ({step.criterion})" if step.criterion else ""
        yield quotable(study, f"{step.grade}{criterion}")
