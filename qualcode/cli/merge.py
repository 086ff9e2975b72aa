"""`qualcode merge`: the codings and memos of another copy of the study."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.actions.merging import Merged, MergedCoder


def merge(
    other: Annotated[
        Path, typer.Argument(metavar="OTHER_STUDY", help="The folder of the other copy.")
    ],
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring in what other coders decided in their copy of this study, and their memos.

    Nothing is overwritten, and merging again adds nothing.
    """
    from qualcode.actions.merging import merge as bring_in
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import describe, open_study, say

    loaded, session = open_study(study)
    merged = bring_in(loaded, other)
    if as_json:
        print_json(_record(merged))
    else:
        print_text(*_lines(merged))
    for problem in merged.problems:
        say(f"{other}/{describe(problem)}")
    session.decided()
    session.close()
    if (
        merged.problems
        or merged.memos_kept
        or any(one.both or one.differing for one in merged.coders)
    ):
        raise typer.Exit(1)


def _record(merged: Merged) -> dict[str, Any]:
    return {
        "coders": [
            {"coder": one.coder, "new": one.new, "both": one.both,
             "differing": list(one.differing)}
            for one in merged.coders
        ],
        "memos": list(merged.memos),
        "memos_kept": [{"ours": ours, "theirs": theirs} for ours, theirs in merged.memos_kept],
    }  # fmt: skip


def _lines(merged: Merged) -> list[str]:
    from qualcode.cli.output import wrapped

    lines = [line for one in merged.coders for line in wrapped(_sentence(one), "", "    ")]
    if merged.memos:
        lines += wrapped(f"memos brought in: {', '.join(merged.memos)}", "", "    ")
    for ours, theirs in merged.memos_kept:
        lines += wrapped(
            f"conflict: {ours} is different in both; yours is as it was, theirs is {theirs}",
            "", "    ",
        )  # fmt: skip
    return lines or ["Nothing to bring in."]


def _sentence(one: MergedCoder) -> str:
    if not one.new and not one.differing:
        return f"{one.coder}: nothing new"
    text = f"{one.coder}: {one.new} decision{'s' * (one.new != 1)} brought in"
    if one.both:
        text += "; conflict: this coder worked in both copies, and all of it counts (see history)"
    if one.differing:
        text += f"; conflict: {len(one.differing)} are different in both, ours were kept"
    return text
