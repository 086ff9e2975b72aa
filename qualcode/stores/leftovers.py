"""What a crash leaves behind in a study folder: files that were being written. Nothing reads them.

A file is written under a name of its own beside the one it is to replace, so where the program is
stopped in between it stays there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qualcode import disk
from qualcode.errors import Problem, Severity
from qualcode.stores.coded_texts import FOLDER as TEXTS
from qualcode.stores.findings import FOLDER as FINDINGS
from qualcode.stores.journal import FOLDER as JOURNALS
from qualcode.stores.memos import FOLDER as MEMOS

ATTRIBUTES = ".gitattributes"
UNION = f"{JOURNALS}/*.jsonl merge=union"
_FOLDERS = (".", "transcripts", "reports", JOURNALS, TEXTS, MEMOS, FINDINGS)


def left_over(root: Path) -> list[str]:
    """The unfinished files of a study, by their paths in it."""
    folders = [root / name for name in _FOLDERS]
    found = {one for folder in folders for one in _unfinished(folder)}
    found |= {one for one in (root / ".qualcode").rglob(f"{disk.UNFINISHED}*") if _is_file(one)}
    return sorted(one.relative_to(root).as_posix() for one in found)


def about_left_over(root: Path) -> Iterator[Problem]:
    """Told of unfinished files, all at once, and of a git that could not merge journals."""
    found = left_over(root)
    if found:
        files = (
            "1 unfinished file was" if len(found) == 1 else f"{len(found)} unfinished files were"
        )
        yield Problem(
            Severity.NOTICE,
            "unfinished-file",
            f"{files} left when the program was stopped; nothing reads such a file",
            found[0],
            hint="To put it aside: qualcode repair",
        )
    if lacks_union(root):
        yield Problem(
            Severity.NOTICE,
            "no-union-merge",
            "git is not told to keep both sides when it merges journals",
            ATTRIBUTES,
            hint=f"Add the line '{UNION}', or: qualcode repair",
        )


def lacks_union(root: Path) -> bool:
    """Whether the study is kept in git with journals that git would not merge by itself."""
    if not any((root / JOURNALS).glob("*.jsonl")):
        return False
    for folder in (root.absolute(), *root.absolute().parents):
        if _says_union(folder / ATTRIBUTES):
            return False
        if (folder / ".git").exists():
            return True
    return False


def _says_union(path: Path) -> bool:
    """Whether a .gitattributes says so, for any journals."""
    try:
        lines = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []
    except OSError:
        return False
    told = (line.split() for line in lines if not line.lstrip().startswith("#"))
    return any(".jsonl" in words[0] and "merge=union" in words[1:] for words in told if words)


def _unfinished(folder: Path) -> Iterator[Path]:
    try:
        yield from (one for one in folder.glob(f"{disk.UNFINISHED}*") if _is_file(one))
    except OSError:
        return


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
