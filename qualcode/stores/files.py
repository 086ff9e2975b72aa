"""Opening the files of a study for reading, with the reason where that fails."""

from __future__ import annotations

from pathlib import Path

from qualcode.errors import Problem, QualcodeError, refusal
from qualcode.stores.decoding import MAX_BYTES
from qualcode.stores.problem_list import ProblemList


def read_bytes(path: Path, file: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The bytes of an ordinary file, a little more than `MAX_BYTES` at most.

    `file` is how problems call it. Folders, devices and pipes are refused.
    """
    problems = ProblemList(file)
    try:
        if fault := _fault(path):
            problems.error("file-missing", f"the file {fault}")
            return None, problems.in_order()
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1), ()
    except (OSError, ValueError) as error:
        problems.error("file-unreadable", f"the file cannot be read: {refusal(error)}")
        return None, problems.in_order()


def bytes_of(path: Path, name: str, most: int | None = None) -> bytes:
    """All bytes of an ordinary file, for who can do nothing without them.

    `name` is how the error calls it. With `most` one byte more than that is read at most, so that
    the reader sees that the file is too large.

    Raises:
        QualcodeError: there is no such file, it is a folder, a device or a pipe, or it cannot be
            read.
    """
    try:
        if fault := _fault(path):
            raise QualcodeError(f"{name} {fault}.")
        if most is None:
            return path.read_bytes()
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except (OSError, ValueError) as error:
        raise QualcodeError(f"{name} cannot be read: {refusal(error)}.") from error


def _fault(path: Path) -> str:
    """Why nothing is to be read at a path, as a predicate; "" where there is a file."""
    if path.is_file():
        return ""
    if path.is_dir():
        return "is a folder, not a file"
    return "is not an ordinary file" if path.exists() else "does not exist"
