"""What study.yaml lays down for the analysis: the scales of verdicts and the interview guide."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.model.informant import Roster
from qualcode.model.settings import Grade, Question
from qualcode.stores.marked import Marked, Refused
from qualcode.stores.study_file import refers
from qualcode.stores.study_forms import GradeForm, QuestionForm
from qualcode.stores.study_parts import StudyReading, named


def read_scales(reading: StudyReading) -> dict[str, tuple[Grade, ...]]:
    """The scales by name, each from its worst grade to its best."""
    scales = {}
    for entry in reading.fields("scales"):
        name, node = str(entry.key.content), entry.value
        if isinstance(node.content, Refused):
            continue
        if not isinstance(node.content, tuple) or not node.content:
            hint = "List the grades from worst to best: - {grade: …, criterion: …}."
            message = f"scale {name} must be a list of grades"
            reading.problems.error("wrong-value", message, node.mark, hint)
            continue
        grades = tuple(_grades(reading, name, node.content))
        if len(grades) == 1 == len(node.content):
            reading.problems.warning("short-scale", f"scale {name} has only one grade", node.mark)
        if grades:
            scales[name] = grades
    return scales


def _grades(reading: StudyReading, scale: str, nodes: tuple[Marked, ...]) -> Iterator[Grade]:
    lines: dict[str, int] = {}
    for node in nodes:
        if isinstance(node.content, str) and node.content.strip():
            name, criterion, at = node.content.strip(), "", node
        else:
            form = reading.fill(GradeForm, node, f"scale {scale}")
            if form is None:
                continue
            name, criterion, at = form.grade, form.criterion, node.at(("grade",))
        if name in lines:
            reading.problems.error(
                "duplicate-grade",
                f"scale {scale}: grade '{name}' stands twice, in lines {lines[name]} and {at.line}",
                at.mark,
            )
            continue
        lines[name] = at.line
        yield Grade(name, criterion)


def read_guide(reading: StudyReading, roster: Roster) -> tuple[Question, ...]:
    """The questions of the interview guide."""
    return tuple(_questions(reading, {group.id for group in roster.groups}))


def _questions(reading: StudyReading, groups: set[str]) -> Iterator[Question]:
    for what, node in reading.entries("guide", "question"):
        name = named(node)
        fresh = not name or reading.new_id("guide", "question", name, node)
        form = reading.fill(QuestionForm, node, what)
        asked = tuple(
            group
            for group, at in node.texts("groups")
            if refers(group, groups, "group", at, reading.problems, what)
        )
        if form and fresh and (asked or not form.groups):
            yield Question(form.id, form.text, form.codes, asked)
