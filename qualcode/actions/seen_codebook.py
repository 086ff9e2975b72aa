"""A codebook that nobody has changed with a command is kept too, once the study is written to.

Who writes it by hand could else not have it back when an editor has emptied it.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections import defaultdict

from qualcode import disk
from qualcode.disk.kept import snapshot
from qualcode.errors import QualcodeError
from qualcode.stores.files import read_bytes
from qualcode.stores.kept_versions import SEEN, SHOWN, KeptVersion, kept_versions
from qualcode.study import Study

MOST = 20
"""So many versions that were kept only for having been seen stay; older ones go."""


def keep_seen_codebook(study: Study) -> None:
    """Keep the study's own codebook as it was read, where no version of it is kept yet.

    To be called while the study is locked. What was not read, or was changed since, is not kept;
    where it cannot be, the command goes on: it writes what it was asked to write.
    """
    book = study.codebook
    if not book.codes or not book.sha256:
        return
    path = study.root / book.file
    if (study.root / disk.HISTORY / f"{book.file}.{book.sha256[:SHOWN]}").exists():
        return
    with contextlib.suppress(QualcodeError, OSError):
        content, _ = read_bytes(path, book.file)
        if content is None or hashlib.sha256(content).hexdigest() != book.sha256:
            return
        with snapshot(SEEN, numbered=False):
            disk.keep(study.root, path)
        _drop_oldest(study, book.file)


def _drop_oldest(study: Study, file: str) -> None:
    """What a command has kept stays, also where it says the same."""
    every: defaultdict[str, list[KeptVersion]] = defaultdict(list)
    for one in kept_versions(study.root):
        if one.file == file:
            every[one.version].append(one)
    seen = [known for known in every.values() if all(one.reason == SEEN for one in known)]
    for known in seen[MOST:]:
        disk.remove(known[0].path)
