"""The periods of study.yaml: a list of ids, or ids with what print calls them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qualcode.model.text import LocalText
from qualcode.stores.forms import local
from qualcode.stores.marked import Field, Refused
from qualcode.stores.study_file import add_marks
from qualcode.stores.study_forms import LabelledForm, PeriodsForm
from qualcode.stores.study_parts import StudyReading


def read_periods(reading: StudyReading) -> dict[str, LocalText]:
    """The periods in their order, each with its label; an empty one where it has none."""
    field = reading.root.fields().get("periods")
    if field is None or field.value.is_nothing or isinstance(field.value.content, Refused):
        return {}
    if isinstance(field.value.content, dict):
        return dict(_labelled(reading))
    return dict.fromkeys(_listed(reading, field), LocalText())


def _labelled(reading: StudyReading) -> Iterator[tuple[str, LocalText]]:
    for entry in reading.fields("periods"):
        name = str(entry.key.content).strip()
        add_marks(reading.marks, entry.value, ("periods", name))
        said = not entry.value.is_nothing
        form = reading.fill(LabelledForm, entry.value, f"period {name}") if said else None
        yield name, local(form.label) if form else LocalText()


def _listed(reading: StudyReading, field: Field) -> tuple[str, ...]:
    alone = replace(reading.root, content={"periods": field})
    reading.fill(PeriodsForm, alone, "")
    lines: dict[str, int] = {}
    for period, at in alone.texts("periods"):
        if period in lines:
            message = f"period '{period}' is listed twice, in lines {lines[period]} and {at[0]}"
            reading.problems.error("duplicate-period", message, at)
        lines.setdefault(period, at[0])
    return tuple(lines)
