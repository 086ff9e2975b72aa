"""`qualcode merge`: the codings and memos of another copy of the study."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.actions.merge_conflicts import Conflict
    from qualcode.actions.merging import Merged, MergedCoder
    from qualcode.study import Study

_COUNTING = {
    "here": "what was decided here",
    "there": "what was decided there",
    "both": "both",
    "neither": "neither as it was; see: qualcode history",
}


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
    session.decided()
    if as_json:
        print_json(_record(session.study, merged))
    else:
        print_text(*_lines(session.study, merged))
    for problem in merged.problems:
        say(f"{other}/{describe(problem)}")
    session.close()
    if (
        merged.problems
        or merged.memos_kept
        or any(one.conflicts or one.differing for one in merged.coders)
    ):
        raise typer.Exit(1)


def _record(study: Study, merged: Merged) -> dict[str, Any]:
    return {
        "coders": [
            {"coder": one.coder, "new": one.new, "both": one.both,
             "differing": list(one.differing),
             "conflicts": [_told_apart(study, each) for each in one.conflicts]}
            for one in merged.coders
        ],
        "memos": list(merged.memos),
        "memos_kept": [{"ours": ours, "theirs": theirs} for ours, theirs in merged.memos_kept],
    }  # fmt: skip


def _told_apart(study: Study, conflict: Conflict) -> dict[str, str]:
    """A contradiction in words: what was decided in each copy, and which of it counts."""
    from qualcode.reports.history import history

    here, there = (history(study, [one])[0].sentence for one in (conflict.here, conflict.there))
    return {"here": here, "there": there, "counts": str(conflict.counts)}


def _lines(study: Study, merged: Merged) -> list[str]:
    from qualcode.cli.output import wrapped

    lines: list[str] = []
    for one in merged.coders:
        lines += wrapped(_sentence(one), "", "    ")
        for conflict in one.conflicts:
            told = _told_apart(study, conflict)
            lines += wrapped(f"here: {told['here']}", "  ", "    ")
            lines += wrapped(f"there: {told['there']}", "  ", "    ")
            lines += wrapped(f"counts now: {_COUNTING[told['counts']]}", "  ", "    ")
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
    if one.conflicts:
        count = len(one.conflicts)
        text += f"; conflict: {count} contradict{'s' * (count == 1)} what was decided here"
    elif one.both:
        text += "; this coder worked in both copies, and nothing contradicts"
    if one.differing:
        text += f"; conflict: {len(one.differing)} are different in both, ours were kept"
    return text
