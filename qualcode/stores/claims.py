"""What the front matter of a finding says of its claim: which way it points, what was checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator

from qualcode.model.coding import Polarity
from qualcode.registry import did_you_mean
from qualcode.stages.meaning import APPROACHES
from qualcode.stages.tactics import TACTICS
from qualcode.stores.links import Sign
from qualcode.stores.marked import Marked
from qualcode.stores.problem_list import ProblemList
from qualcode.stores.subjects import Subjects
from qualcode.stores.values import FilledText, refuse

_TACTICS = (*TACTICS.names, *APPROACHES.names)


def _for_all(value: Any) -> Any:
    return {"": value} if isinstance(value, str) else value


def _as_answers(value: Any) -> Any:
    if not isinstance(value, dict):
        refuse("must give an answer for each tactic", "For example checklist: {outliers: …}.")
    return value


Directions = Annotated[dict[str, Sign], BeforeValidator(_for_all)]
"""A sign for all codes of a claim, or one for each code."""

Answers = Annotated[dict[str, FilledText], BeforeValidator(_as_answers)]
"""What a person answers to tactics, by their names."""


def known_directions(
    given: Mapping[str, Polarity], front: Marked, subjects: Subjects, problems: ProblemList
) -> tuple[tuple[str, Polarity], ...]:
    """The directions under `direction:`, by the present ids of codes; "" stands for all others."""
    found: dict[str, Polarity] = {}
    for name, sign in given.items():
        if not name or name in subjects.codes:
            found[subjects.codes[name] if name else ""] = sign
            continue
        hint = did_you_mean(name, subjects.codes)
        message = f"there is no code '{name}'"
        problems.error("unknown-code", message, _key(front, "direction", name), hint)
    return tuple(found.items())


def known_answers(
    given: Mapping[str, str], front: Marked, problems: ProblemList
) -> tuple[tuple[str, str], ...]:
    """The answers under `checklist:` to tactics that there are."""
    return tuple(_known(given.items(), front, problems))


def _known(
    given: Iterable[tuple[str, str]], front: Marked, problems: ProblemList
) -> Iterable[tuple[str, str]]:
    for name, answer in given:
        if name in _TACTICS:
            yield name, answer
            continue
        hint = did_you_mean(name, _TACTICS) or "See them with: qualcode verify --tactics"
        message = f"there is no tactic '{name}'"
        problems.error("unknown-tactic", message, _key(front, "checklist", name), hint)


def _key(front: Marked, field: str, name: str) -> tuple[int, int]:
    entry = front.at((field,)).fields().get(name)
    return entry.key.mark if entry else front.at((field,)).mark
