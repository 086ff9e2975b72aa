"""Test help: a defect is marked with « in the input, so that its place can be seen."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.errors import Problem

MARK = "«"


def marked(text: str) -> tuple[bytes, list[tuple[int, int]]]:
    """The text without its marks, and the line and column before which each stood."""
    places = []
    for number, line in enumerate(text.split("\n"), start=1):
        parts = line.split(MARK)
        column = 1
        for part in parts[:-1]:
            column += len(part)
            places.append((number, column))
    return text.replace(MARK, "").encode(), places


def places(problems: Iterable[Problem]) -> list[tuple[int | None, int | None]]:
    """Where the problems are."""
    return [(problem.line, problem.column) for problem in problems]


def codes(problems: Iterable[Problem]) -> list[str]:
    """Their short names."""
    return [problem.code for problem in problems]


def words(problems: Iterable[Problem]) -> str:
    """All that they say."""
    return "\n".join(f"{problem.message} {problem.hint}" for problem in problems)
