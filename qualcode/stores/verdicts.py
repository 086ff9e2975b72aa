"""Grades on the scales of the study, as findings and the summaries of cells bear them."""

from __future__ import annotations

from collections.abc import Mapping

from qualcode.model.settings import Grade
from qualcode.registry import did_you_mean
from qualcode.stores.marked import Marked
from qualcode.stores.problem_list import ProblemList


def read_verdict(
    grade: str,
    scale: str,
    front: Marked,
    scales: Mapping[str, tuple[Grade, ...]],
    problems: ProblemList,
) -> tuple[str, str]:
    """Scale and grade. Without `scale` the grade tells it, where only one scale has that grade.

    Args:
        grade: What stands under `grade`, "" for nothing.
        scale: What stands under `scale`, "" for nothing.
        front: The front matter, for the places of both.
        scales: Those of the study.
        problems: Takes what is wrong with them.
    """
    names = {name: [step.grade for step in steps] for name, steps in scales.items()}
    at = front.at(("grade",)).mark if grade else front.mark
    if scale and scale not in names:
        hint = did_you_mean(scale, names) if names else "study.yaml has no scales."
        message = f"there is no scale '{scale}'"
        problems.error("unknown-scale", message, front.at(("scale",)).mark, hint)
        return "", ""
    if not grade:
        return scale, ""
    if scale:
        if grade in names[scale]:
            return scale, grade
        message = f"the grade '{grade}' is not on the scale '{scale}'"
        hint = "Its grades: " + ", ".join(names[scale]) + "."
        problems.error("unknown-grade", message, at, hint)
        return scale, ""
    having = [name for name, grades in names.items() if grade in grades]
    if len(having) == 1:
        return having[0], grade
    message = f"the grade '{grade}' is on no scale of the study"
    hint = "; ".join(f"{name}: {', '.join(grades)}" for name, grades in names.items())
    if having:
        message = f"the grade '{grade}' is on several scales"
        hint = "Say which: scale: " + " or ".join(having) + "."
    problems.error("unknown-grade", message, at, hint or "study.yaml has no scales.")
    return "", ""
