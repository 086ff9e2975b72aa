"""The only place that writes files: atomic replacement, append, old versions, lock.

Everything that the researcher may lose passes through here, so faults are injected and promises
proved in one place.
"""

from qualcode.disk.kept import HISTORY, KEPT, QUARANTINE, keep, put_aside, rewrite
from qualcode.disk.lock import locked
from qualcode.disk.writing import (
    OWN,
    UNFINISHED,
    append,
    make_folder,
    mode_of,
    own_folder,
    refuse_unwritable,
    remove,
    truncate,
    write_whole,
)

__all__ = [
    "HISTORY", "KEPT", "OWN", "QUARANTINE", "UNFINISHED", "append", "keep", "locked",
    "make_folder", "mode_of", "own_folder", "put_aside", "refuse_unwritable", "remove", "rewrite",
    "truncate", "write_whole",
]  # fmt: skip
