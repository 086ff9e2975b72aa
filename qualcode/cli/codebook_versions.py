"""`qualcode codebook copy, versions, diff`: a codebook of one's own, and its history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.stores.codebook_versions import Version


def copy(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Its name in the study.")
    ] = "codebook.yaml",
    study: StudyOption = None,
) -> None:
    """Copy the shipped codebook that the study uses into the study, to make it your own.

    study.yaml then names the copy; its comments and layout stay as they are.
    """
    from qualcode.actions.codebook_copy import copy_codebook
    from qualcode.cli.output import fitted, print_text
    from qualcode.cli.session import find_study

    root = find_study(study)
    made = copy_codebook(root, file)
    name = made.relative_to(root).as_posix()
    print_text(*fitted(f"{name} is the study's codebook now; study.yaml names it"))


def versions(study: StudyOption = None, as_json: JsonOption = False) -> None:
    """The versions of the study's own codebook, the present one first.

    Commands that change it keep the version before. Reports name the version that they used.
    """
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import find_study

    found = _versions(find_study(study))
    if as_json:
        times = [one.kept.isoformat(timespec="seconds") if one.kept else None for one in found]
        print_json(
            [{"version": one.name, "kept": at} for one, at in zip(found, times, strict=True)]
        )
        return
    print_text(*(f"{one.name}  {_when(one)}" for one in found))


def diff(
    first: Annotated[
        str | None,
        typer.Argument(metavar="A", help="The earlier: a file, a shipped name, a version's hash."),
    ] = None,
    second: Annotated[
        str | None, typer.Argument(metavar="B", help="The later; else the study's codebook.")
    ] = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """What has changed between two codebooks, code by code.

    Without A: since the version that was kept last. See them with: qualcode codebook versions
    """
    from qualcode.cli.codebook_told import change_lines
    from qualcode.cli.output import fitted, print_json, print_text
    from qualcode.cli.session import find_study
    from qualcode.errors import QualcodeError
    from qualcode.stages.codebook_changes import codebook_changes
    from qualcode.stores.codebook_versions import read_named, read_whole

    known = _versions_if_any(study)
    if first is None and len(known) < 2:
        raise QualcodeError(
            "no earlier version of the codebook is kept.", "Name two: qualcode codebook diff A B"
        )
    old = read_named(known[1].name if first is None else first, known)
    if second is None and not known:
        find_study(study)
    new = read_named(second, known) if second is not None else read_whole(known[0].path, "codebook")
    changes = codebook_changes(old, new)
    if as_json:
        print_json([one.as_json() for one in changes])
        return
    lines = change_lines(changes, new, "en")
    print_text(*(part for line in lines for part in fitted(line)))


def _versions(root: Path) -> list[Version]:
    """The versions of a study's codebook, the present one first."""
    from qualcode.errors import QualcodeError
    from qualcode.stores.codebook_versions import versions as versions_of
    from qualcode.stores.shipped import find_codebook
    from qualcode.stores.study_paths import resolved
    from qualcode.stores.study_yaml import read_study

    declared, problems = read_study(root)
    if declared is None or not declared.codebook:
        first = f"{problems[0].place}: {problems[0].message}" if problems else "no codebook"
        raise QualcodeError(f"{first.rstrip('.')}.", "See: qualcode check")
    return versions_of(root, resolved(find_codebook(declared.codebook, root)))


def _versions_if_any(study: Path | None) -> list[Version]:
    """The same, or none outside of a study, where no study is named."""
    from qualcode.cli.session import find_study
    from qualcode.errors import QualcodeError

    try:
        root = find_study(study)
    except QualcodeError:
        if study is not None:
            raise
        return []
    return _versions(root)


def _when(version: Version) -> str:
    if version.kept is None:
        return "now"
    return f"until {version.kept.astimezone():%Y-%m-%d %H:%M:%S}"
