"""What stands under a display: its decision rule, what rows and columns are, its legend."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.displays.axes import Axis
from qualcode.document import Joined, Words, phrase
from qualcode.stages.passages import quotable
from qualcode.study import Study

LARGEST = 20
"""Rows or columns beyond which a matrix can no longer be taken in (Miles and Huberman)."""


def matrix_notes(
    entry: str,
    rows: int,
    columns: int,
    row_axis: Axis | None = None,
    column_axis: Axis | None = None,
) -> tuple[Words, ...]:
    """The decision rule for entries, what the axes are, and a warning where it is too large."""
    notes: list[Words] = [phrase(f"rule.{entry}")]
    if row_axis and column_axis:
        defined = {"rows": row_axis.definition, "columns": column_axis.definition}
        notes.append(phrase("note.axes", **defined))
    if max(rows, columns) > LARGEST:
        # Only matrices of two axes can be divided by the clusters of their rows.
        key = "note.large" if row_axis else "note.large.whole"
        notes.append(phrase(key, n=max(rows, columns), most=LARGEST))
    return tuple(notes)


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
