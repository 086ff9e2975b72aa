"""A disk that fails at one call, and a study to which something is done while it does.

Every call by which qualcode touches files goes through `os`; one counter runs over all of them.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

CALLS = ("open", "write", "fsync", "replace", "ftruncate", "mkdir", "unlink", "chmod")


class Killed(BaseException):
    """The process is gone: nothing that comes after in it reaches the disk."""


@dataclass(frozen=True)
class Fault:
    """What happens at a call, and whether it goes on happening."""

    name: str
    error: type[BaseException]
    number: int = 0
    persistent: bool = False

    def raised(self) -> BaseException:
        return self.error(self.number, os.strerror(self.number)) if self.number else self.error()


FAULTS = (
    Fault("killed", Killed, persistent=True),
    Fault("disk full", OSError, errno.ENOSPC),
    Fault("disk stays full", OSError, errno.ENOSPC, persistent=True),
    Fault("disk error", OSError, errno.EIO),
    Fault("disk stays broken", OSError, errno.EIO, persistent=True),
)

INTERRUPTED = Fault("interrupted", KeyboardInterrupt)
"""Ctrl-C: what comes after in the process is still carried out."""


class Disk:
    """Counts the calls and lets one of them fail; none for `at` 0."""

    def __init__(self, at: int = 0, fault: Fault = FAULTS[0]) -> None:
        self.calls = 0
        self._at, self._fault = at, fault

    def wrapped(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*arguments: Any, **options: Any) -> Any:
            if not _touches(name, arguments):
                return call(*arguments, **options)
            self.calls += 1
            later = self._fault.persistent and self.calls > self._at
            if self._at and (self.calls == self._at or later):
                raise self._fault.raised()
            return call(*arguments, **options)

        return instead


def _touches(name: str, arguments: tuple[Any, ...]) -> bool:
    """Whether a call is about files that matter; what is only read does not."""
    flags = arguments[1] if name == "open" and len(arguments) > 1 else 0
    return name != "open" or bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


@contextmanager
def failing(at: int, fault: Fault) -> Iterator[Disk]:
    """A disk whose call number `at` fails."""
    disk = Disk(at, fault)
    kept = {name: getattr(os, name) for name in CALLS}
    for name, call in kept.items():
        setattr(os, name, disk.wrapped(name, call))
    try:
        yield disk
    finally:
        for name, call in kept.items():
            setattr(os, name, call)
