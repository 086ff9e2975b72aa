"""Opening the files of a study for reading, with the reason where that fails."""

from __future__ import annotations

from pathlib import Path

from qualcode.errors import Problem
from qualcode.stores.decoding import MAX_BYTES
from qualcode.stores.problem_list import ProblemList


def read_bytes(path: Path, file: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The bytes of an ordinary file, a little more than `MAX_BYTES` at most.

    `file` is how problems call it. Folders, devices and pipes are refused.
    """
    problems = ProblemList(file)
    try:
        if not path.is_file():
            reason = "is not an ordinary file" if path.exists() else "does not exist"
            problems.error("file-missing", f"the file {reason}")
            return None, problems.in_order()
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1), ()
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "unknown reason").lower()
        problems.error("file-unreadable", f"the file cannot be read: {reason}")
        return None, problems.in_order()
