"""Whether another process writes to the study now: the screen says so at once, and waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from qualcode.errors import QualcodeError

WAITING = "another qualcode is writing to this study… waiting; keys are kept"
PATIENCE = 10.0
"""Seconds to wait, as other commands do."""

_PAUSE = 0.05


def is_written_to(study: Path) -> bool:
    """Whether somebody holds the study's lock; where that cannot be known, nobody."""
    from filelock import FileLock, Timeout

    lock = study / ".qualcode" / "lock"
    if not lock.exists():
        return False
    probe = FileLock(lock, timeout=0)
    try:
        probe.acquire()
    except Timeout:
        return True
    except OSError:
        return False
    probe.release()
    return False


async def wait_for_others(study: Path, tell: Callable[[str], object]) -> None:
    """Wait until nobody else writes, telling it where that is not at once.

    Raises:
        QualcodeError: somebody wrote for as long as the lock is waited for.
    """
    clock = asyncio.get_running_loop()
    until, told = clock.time() + PATIENCE, False
    while is_written_to(study):
        if not told:
            tell(WAITING)
            told = True
        if clock.time() >= until:
            raise QualcodeError(
                "another qualcode is still writing to this study; nothing was decided.",
                "Try again.",
            )
        await asyncio.sleep(_PAUSE)
