"""The codebook as it was at first, as far as that is known."""

from __future__ import annotations

from pathlib import Path

from qualcode.model.codebook import Codebook
from qualcode.stages.code_origins import Basis, CodeOrigins, marked_in, still_there
from qualcode.stores.codebook_versions import read_whole, versions
from qualcode.stores.shipped import find_codebook, shipped_codebooks
from qualcode.stores.study_paths import resolved


def origins_of(root: Path, book: Codebook, told: frozenset[str] = frozenset()) -> CodeOrigins:
    """Which codes of a study's codebook were there at first.

    Known by the shipped codebook that it is or was copied from; else by what it says itself
    (`origin`), then by the oldest version that is kept of it. Without any of these nothing is
    known, and nothing is guessed.

    Raises:
        QualcodeError: the earlier codebook cannot be read.
    """
    if not book.codes:
        return CodeOrigins(told=told)
    marked = marked_in(book)
    shipped = shipped_codebooks().get(book.id)
    before = still_there(book, read_whole(shipped, book.id)) if shipped else frozenset()
    if before:
        return CodeOrigins(Basis.SHIPPED, before, told, book.id, marked)
    kept = versions(root, resolved(find_codebook(book.file, root)))
    if len(kept) < 2:
        return CodeOrigins(Basis.MARKED if marked else Basis.UNKNOWN, told=told, marked=marked)
    first = read_whole(kept[-1].path, kept[-1].name)
    return CodeOrigins(Basis.FIRST_VERSION, still_there(book, first), told, kept[-1].name, marked)
