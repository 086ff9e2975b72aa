"""Defects of one file, gathered while it is read."""

from __future__ import annotations

from typing import TypeAlias

from qualcode.errors import Problem, Severity

Mark: TypeAlias = tuple[int, int]
"""A place in a file: line and column, both from 1."""


class ProblemList:
    """Gathers the problems of `file`; each is told with the place where it stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []

    def error(self, code: str, message: str, at: Mark | None = None, hint: str = "") -> None:
        """Something is left out because of this."""
        self._add(Severity.ERROR, code, message, at, hint)

    def warning(self, code: str, message: str, at: Mark | None = None, hint: str = "") -> None:
        """Nothing is left out, but the result may not be what was meant."""
        self._add(Severity.WARNING, code, message, at, hint)

    def notice(self, code: str, message: str, at: Mark | None = None, hint: str = "") -> None:
        """Nothing is wrong; it is worth knowing."""
        self._add(Severity.NOTICE, code, message, at, hint)

    def extend(self, problems: tuple[Problem, ...]) -> None:
        """Take over problems that another step found in the file."""
        self._problems.extend(problems)

    def __len__(self) -> int:
        return len(self._problems)

    def in_order(self) -> tuple[Problem, ...]:
        """All problems by line and column; those of the whole file come first."""
        return tuple(sorted(self._problems, key=lambda one: (one.line or 0, one.column or 0)))

    def _add(self, severity: Severity, code: str, message: str, at: Mark | None, hint: str) -> None:
        line, column = at if at else (None, None)
        self._problems.append(Problem(severity, code, message, self.file, line, column, hint))
