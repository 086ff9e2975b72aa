"""The lock: one writer of a study at a time."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from qualcode.disk.kept import snapshot
from qualcode.disk.writing import OWN, own_folder, unwritable
from qualcode.errors import QualcodeError

LOCK_SECONDS = 10.0


@contextlib.contextmanager
def locked(study: Path, reason: str = "") -> Iterator[None]:
    """Hold the study's lock while something is written.

    The old versions kept in the meantime are one snapshot, which tells the `reason`: the command.

    Raises:
        QualcodeError: another process held the lock for all of ten seconds; the text names it.
    """
    from filelock import FileLock, Timeout

    folder = study / OWN
    try:
        own_folder(study)
        lock = FileLock(folder / "lock", timeout=LOCK_SECONDS)
        lock.acquire()
    except Timeout:
        raise QualcodeError(
            f"another qualcode{_holder(folder)} is writing to this study.",
            "Wait for it to end and try again.",
        ) from None
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        with contextlib.suppress(OSError):
            (folder / "holder").write_text(str(os.getpid()), encoding="ascii")
        with snapshot(reason):
            yield
    finally:
        lock.release()


def _holder(folder: Path) -> str:
    try:
        process = (folder / "holder").read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""
    return f" (process {process})" if process.isdecimal() else ""
