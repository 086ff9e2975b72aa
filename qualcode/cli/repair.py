"""`qualcode repair`: what a crash, git or an editor has broken, mended without losing anything."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.named_study import for_study
from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qualcode.actions.journal_repair import Mend


def repair(
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do it without being asked.")] = False,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Mend broken files as far as nothing is to be judged; shows first what it would do.

    Journals with incomplete lines, lines that are no decisions, that belong to another coder or
    are not saved as UTF-8, or marks of a conflict in git; coded texts that are missing; files left
    unfinished by a crash. Nothing is deleted: what is taken out goes to .qualcode/quarantine/, and
    what a file was before can be had back with qualcode restore. Each decision that could be read
    before is still there afterwards.
    """
    from qualcode.actions.repairing import plan_repair
    from qualcode.actions.repairing import repair as mend
    from qualcode.cli.output import fitted, print_json, print_text
    from qualcode.cli.session import find_study

    root = find_study(study)
    plan = plan_repair(root)
    if not as_json:
        lines = _lines(plan) or ["nothing to mend"]
        print_text(*(part for line in lines for part in fitted(line)))
    if plan:
        _ask(plan, yes)
    left = mend(root, plan).left if plan else ()
    if as_json:
        print_json([{"file": one.file, "done": one not in left, "told": list(one.told)}
                    for one in plan])  # fmt: skip
    elif plan:
        lines = [f"mended {_files(plan)}", *_where(plan)]
        print_text(*(part for line in lines for part in fitted(line)))
        print_text(*(f"still to be mended: {one.file}" for one in left))
    if left:
        raise typer.Exit(1)


def _lines(plan: Iterable[Mend]) -> list[str]:
    return [line for one in plan for line in (one.file, *(f"    {told}" for told in one.told))]


def _where(plan: Iterable[Mend]) -> list[str]:
    """Where that is which was there before."""
    from qualcode.disk import QUARANTINE

    kept, aside = any(one.kept for one in plan), any(one.aside for one in plan)
    told = [for_study("what a file was before is kept: qualcode restore")] if kept else []
    return [*told, f"what was taken out lies in {QUARANTINE}/"] if aside else told


def _ask(plan: tuple[Mend, ...], yes: bool) -> None:
    """Ask whether it is to be done.

    Raises:
        QualcodeError: nobody can be asked.
        typer.Exit: the answer is no.
    """
    from qualcode.cli.session import say
    from qualcode.errors import QualcodeError

    if yes:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        raise QualcodeError("nothing was changed: nobody can be asked here.", "Say --yes.")
    if not typer.confirm(f"Mend {_files(plan)}?", err=True):
        say("nothing was changed")
        raise typer.Exit(2)


def _files(plan: tuple[Mend, ...]) -> str:
    count = len({one.file for one in plan})
    return "1 file" if count == 1 else f"{count} files"
