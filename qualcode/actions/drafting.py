"""Keeping what is being written, so that it outlives the program, and dropping it again."""

from __future__ import annotations

from pathlib import Path

from qualcode import disk
from qualcode.stores.drafts import Draft


def keep_draft(root: Path, draft: Draft) -> None:
    """Keep what is being written, in place of what was kept of it before.

    Without the lock: the file is its coder's alone, nothing is computed from it, and who types
    must not wait until another program is done.

    Raises:
        QualcodeError: it could not be written; what was kept before is still there.
    """
    disk.write_whole(root / draft.file, draft.as_bytes())


def drop_draft(root: Path, file: str) -> None:
    """Take a draft away, once its words are kept or were thrown away by who wrote them."""
    if (root / file).exists():
        disk.remove(root / file)
