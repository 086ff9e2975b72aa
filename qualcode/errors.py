"""What can be wrong, told so that the researcher can mend it.

A defect in a study (a misspelt key, an unknown speaker) is a value, `Problem`: all of them are
collected and shown together. Misuse of a command or of the library is an exception,
`QualcodeError`, whose text is one sentence for the person who caused it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem stands in the way.

    An *error* means that something was left out of the analysis; a *warning* that a result may
    not be what the researcher meant; a *notice* that something is worth knowing.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One defect of a study: where it is, what is wrong and what to do about it.

    `file` is relative to the study folder with forward slashes; `line` and `column` are 1-based
    and None where the defect belongs to a whole file. `code` is a stable short name for programs.
    `names_speakers` says that labels of speakers are told, which no result may name beside it.
    """

    severity: Severity
    code: str
    message: str
    file: str
    line: int | None = None
    column: int | None = None
    hint: str = ""
    names_speakers: bool = False

    @property
    def place(self) -> str:
        """`file:line:column`, as editors and terminals link it."""
        parts = [self.file, self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)

    def within(self, file: str) -> Problem:
        """The same problem, told of `file`: readers know their content, callers its name."""
        return replace(self, file=file)

    def as_json(self) -> dict[str, str | int | None]:
        """The form that `qualcode check --json` prints."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "severity": str(self.severity),
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
        }


def refusal(error: BaseException) -> str:
    """What the system refused, in its words, for the middle of a sentence."""
    told = getattr(error, "strerror", None) or str(error) or "unknown reason"
    return " ".join(str(told).lower().rstrip(".").split())


class QualcodeError(Exception):
    """Misuse, or an input that cannot be read at all: one sentence, no traceback, exit code 2."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()
