"""`qualcode restore`: what files were before commands changed them, and putting them back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.named_study import for_study
from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.stores.kept_versions import KeptVersion


def restore(
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="As it is called in the study: codebook.yaml"),
    ] = None,
    version: Annotated[
        str | None,
        typer.Option("--version", metavar="ID", help="Put back this version of FILE."),
    ] = None,
    last: Annotated[
        bool,
        typer.Option("--last", help="Put back FILE as it last differed, or all of a command."),
    ] = False,
    snapshot: Annotated[
        int | None,
        typer.Option("--snapshot", metavar="N", help="Put back all files of one command."),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Also if decisions go, or consent comes back.")
    ] = False,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """The old versions of study.yaml, codebook and memos; with an option, one put back.

    Commands that change a file keep what it was in .qualcode/history/. A restoring does so too:
    restore once more to take it back. Where words of somebody who has withdrawn consent since
    would be shown again you are asked. Codings are taken back with undo, not with this: journals
    are kept here only before a merge and a repair.
    """
    from qualcode.cli.session import find_study

    root = find_study(study)
    known, shown = _known(root)
    wanted = _wanted(root, known, file, version, last, snapshot)
    if wanted is None:
        _list(root, known, file, shown, as_json)
    else:
        _put_back(root, wanted, yes, shown, as_json)


def _known(root: Path) -> tuple[list[KeptVersion], Callable[[str], str]]:
    """The versions, and how names of files are shown: nobody's real name is in them."""
    from qualcode.model.privacy import Anonymiser
    from qualcode.stores.kept_versions import kept_versions
    from qualcode.stores.study_yaml import read_study

    declared, _ = read_study(root)
    if declared is None:
        return kept_versions(root), str
    return kept_versions(root, declared.codebook), Anonymiser(declared.roster)


def _wanted(
    root: Path, known: Sequence[KeptVersion], file: str | None, version: str | None, last: bool,
    snapshot: int | None,
) -> list[KeptVersion] | None:  # fmt: skip
    """The versions to be put back; None where only a list is asked for."""
    from qualcode.actions.restoring import file_meant, snapshot_meant, version_meant
    from qualcode.errors import QualcodeError

    if (version is not None) + last + (snapshot is not None) > 1:
        raise QualcodeError("--version, --last and --snapshot cannot go together.")
    if version is not None and file is None:
        raise QualcodeError("a version of which file?", "qualcode restore FILE --version ID")
    name = file_meant(root, file, known) if file is not None else None
    if snapshot is not None or (last and name is None):
        found = snapshot_meant(known, snapshot)
        chosen = [one for one in found if name in (None, one.file)]
        if not chosen:
            raise QualcodeError(f"snapshot {snapshot} has no version of {name}.")
        return chosen
    if name is None or not (last or version is not None):
        return None
    return [version_meant(root, name, known, version or "")]


def _list(
    root: Path, known: Sequence[KeptVersion], file: str | None, shown: Callable[[str], str],
    as_json: bool,
) -> None:  # fmt: skip
    from qualcode.actions.restoring import file_meant
    from qualcode.cli.output import fitted, print_json, print_text
    from qualcode.stores.kept_versions import replaced

    name = file_meant(root, file, known) if file is not None else None
    found = [row for row in replaced(root, known) if name in (None, row.version.file)]
    if as_json:
        print_json([row.as_json() for row in found])
        return
    if not found:
        print_text("No old versions yet. Commands that change a file keep what it was.")
        return
    lines: list[str] = []
    for head, rows in groupby(found, key=lambda row: _head(row.version, shown)):
        lines.append(head)
        lines += (f"     {shown(row.version.file)}  {row.version.version}  "
                  f"{_size(row.version.size)}  {row.told}" for row in rows)  # fmt: skip
    print_text(*(part for line in lines for part in fitted(line)), "")
    print_text(for_study("To put back a file: qualcode restore FILE --version ID (or --last)"),
               for_study("or all files of one command: qualcode restore --snapshot N"))  # fmt: skip


def _head(one: KeptVersion, shown: Callable[[str], str]) -> str:
    when = f"{one.at.astimezone():%Y-%m-%d %H:%M}"
    return f"{one.snapshot or '-':<4} {when}  {shown(one.reason)}".rstrip()


def _put_back(
    root: Path, wanted: Sequence[KeptVersion], yes: bool, shown: Callable[[str], str],
    as_json: bool,
) -> None:  # fmt: skip
    from qualcode.actions.restoring import doubts
    from qualcode.actions.restoring import restore as put_back
    from qualcode.cli.output import fitted, print_json, print_text
    from qualcode.cli.session import tell

    sure = yes or _asked(doubts(root, wanted))
    done = put_back(root, wanted, sure)
    if as_json:
        print_json([_record(one, one in done.files) for one in wanted])
    else:
        lines = [f"{shown(one.file)} is version {one.version} again" for one in done.files]
        lines += [f"{shown(one.file)} is so already" for one in done.same]
        back = for_study("what it was is kept; to have it back: qualcode restore --last")
        lines += [back] * bool(done.files)
        print_text(*(part for line in lines for part in fitted(line)))
    tell([one.within(shown(one.file)) for one in done.problems])
    if done.problems:
        raise typer.Exit(1)


def _asked(doubts: Sequence[str]) -> bool:
    """Whether a person says that it is to be done all the same; nobody is asked without doubts."""
    from qualcode.cli.session import say

    if not doubts or sys.stdin is None or not sys.stdin.isatty():
        return False
    for told in doubts:
        say(told)
    if not typer.confirm("Do it?", err=True):
        say("nothing was changed")
        raise typer.Exit(2)
    return True


def _record(one: KeptVersion, done: bool) -> dict[str, Any]:
    return {"file": one.file, "version": one.version, "snapshot": one.snapshot or None,
            "restored": done}  # fmt: skip


def _size(size: int) -> str:
    return f"{size} B" if size < 1000 else f"{size / 1000:.1f} kB"
