"""What study.yaml says, in the words of the model, with the places where it says so."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from qualcode.errors import Problem
from qualcode.model.codebook import Codebook
from qualcode.model.informant import Roster
from qualcode.model.settings import Settings
from qualcode.model.source import SourceEntry
from qualcode.registry import did_you_mean
from qualcode.stores.marked import Marked
from qualcode.stores.problem_list import Mark, ProblemList

MarkPath: TypeAlias = tuple[str | int, ...]
_NOUNS = {
    "sources": "source", "guide": "question", "expect": "expect", "displays": "display",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StudyFile:
    """The valid part of study.yaml.

    `marks` gives line and column of a value by its path: `("codebook",)`,
    `("sources", "W1", "file")`, `("informants", "I1", "aliases", 0)`; entries of a list go by
    their id, items of a list of texts by their number from 0. Where an id stands twice, the
    marks are those of the first.
    """

    settings: Settings
    roster: Roster
    sources: tuple[SourceEntry, ...]
    codebook: str
    file: str = "study.yaml"
    marks: Mapping[MarkPath, Mark] = field(default_factory=dict)

    @property
    def listed(self) -> tuple[str, ...]:
        """The ids of all sources that study.yaml lists, also of those with a defect."""
        names = (str(path[1]) for path in self.marks if path[0] == "sources" and len(path) > 1)
        return tuple(dict.fromkeys(names))

    def mark(self, *path: str | int) -> Mark | None:
        """The place of a value, else of what stands above it; None for what is not there."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.marks:
                return self.marks[path[:length]]
        return None


def check_codes(study: StudyFile, codebook: Codebook) -> tuple[Problem, ...]:
    """Every code that study.yaml names and the codebook does not have.

    It names codes under `asked`, `guide`, `expect` and in the `where` of displays.
    """
    problems = ProblemList(study.file)
    known = [code.id for code in codebook.codes]
    for path, code in _named_codes(study):
        if code not in codebook:
            what = f"{_NOUNS[str(path[0])]} {path[1]}"
            problems.error(
                "unknown-code",
                f"{what}: the codebook has no code '{code}'",
                study.mark(*path),
                did_you_mean(code, known),
            )
    return problems.in_order()


def _named_codes(study: StudyFile) -> list[tuple[MarkPath, str]]:
    found: list[tuple[MarkPath, str]] = []
    for source in study.sources:
        for number, code in enumerate(source.asked or ()):
            found.append((("sources", source.id, "asked", number), code))
    for question in study.settings.guide:
        for number, code in enumerate(question.codes):
            found.append((("guide", question.id, "codes", number), code))
    found += [(("expect", code), code) for code in study.settings.expect]
    for display in study.settings.displays:
        for number, code in enumerate(display.where.get("code", ())):
            found.append((("displays", display.name, "where", "code", number), code))
    return found


def add_marks(marks: dict[MarkPath, Mark], node: Marked, path: MarkPath) -> None:
    """Note the places of a value and of everything in it."""
    marks[path] = node.mark
    for name, entry in node.fields().items():
        add_marks(marks, entry.value, (*path, name))
    if isinstance(node.content, dict):
        return
    for number, item in enumerate(node.items()):  # a lone text may stand for a list of one
        if item is node:
            marks[(*path, number)] = node.mark
        else:
            add_marks(marks, item, (*path, number))


def refers(
    name: str,
    known: Collection[str],
    noun: str,
    at: Mark,
    problems: ProblemList,
    what: str = "",
    broken: Mapping[str, Mark] | None = None,
) -> bool:
    """Whether an id is known; tells of it where it is not.

    `broken` holds ids that are listed, but were left out for their own defects.
    """
    if name in known:
        return True
    about = f"{what}: " if what else ""
    if broken and name in broken:
        line = broken[name][0]
        problems.error(
            f"broken-{noun.replace(' ', '-')}",
            f"{about}{noun} '{name}' is left out because of what is wrong in line {line}",
            at,
            f"Mend {noun} '{name}' first.",
        )
        return False
    hint = did_you_mean(name, known) if known else f"study.yaml lists no {noun}s."
    if "," in name:
        hint = f"Write a list: [{name}]."
    problems.error(
        f"unknown-{noun.replace(' ', '-')}", f"{about}there is no {noun} '{name}'", at, hint
    )
    return False
