"""`qualcode merge`: the codings and memos of another copy of the study."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.options import JsonOption, StudyOption

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qualcode.actions.merge_conflicts import Conflict
    from qualcode.actions.merge_new import Added
    from qualcode.actions.merging import Merged, MergedCoder
    from qualcode.actions.study_copies import Compared
    from qualcode.study import Study

_COUNTING = {
    "here": "what was decided here",
    "there": "what was decided there",
    "both": "both",
    "neither": "neither as it was; see: qualcode history",
}


OtherArgument = Annotated[
    Path, typer.Argument(metavar="OTHER_STUDY", help="The folder of the other copy.")
]
AddNewOption = Annotated[
    bool,
    typer.Option(
        "--add-new", help="Add to study.yaml and the codebook what only the other copy has."
    ),
]


def merge(
    other: OtherArgument,
    add: AddNewOption = False,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring in what other coders decided in their copy of this study, and their memos.

    Nothing is overwritten, and merging again adds nothing. What was renamed in one copy is counted
    under its name here. What the copies hold differently is listed, with what to do. With --add-new
    sources, people, groups and codes that only the other copy has are added first, with their
    comments; what the files were is kept (restore). A field that says different things in both is
    shown with both values, and yours stays.
    """
    from qualcode.actions.merge_memos import problems_of_memos
    from qualcode.actions.merging import merge as bring_in
    from qualcode.actions.study_copies import compared
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study

    loaded, session = open_study(study)
    added = _added(loaded, other) if add else None
    if added and added.done:
        loaded, session = open_study(study)
    merged = bring_in(loaded, other)
    session.decided()
    session.problems += problems_of_memos(session.study, merged.brought)
    files, told = compared(loaded, other), _Told.of(session.study, merged)
    if as_json:
        print_json(_record(merged, told) | _record_of_files(added, files))
    else:
        print_text(*_page(merged, told, added, files, other))
    _tell(merged, other)
    session.close()
    if not merged.settled or (added and added.left):
        raise typer.Exit(1)


def _added(study: Study, other: Path) -> Added:
    """Add what only the other copy has."""
    from qualcode.actions.merge_new import add_new

    return add_new(study, other)


def _tell(merged: Merged, other: Path) -> None:
    """Tell what is wrong in the other copy."""
    from qualcode.cli.session import describe, say

    for problem in merged.problems:
        say(f"{other}/{describe(problem)}")


class _Told:
    """Decisions as sentences, worked out together."""

    def __init__(self, sentences: Mapping[tuple[str, str], str]) -> None:
        self._sentences = sentences

    @classmethod
    def of(cls, study: Study, merged: Merged) -> _Told:
        """The decisions that contradict each other, with all that came before them."""
        from qualcode.reports.history import history
        from qualcode.stores.former_ids import under_present_ids
        from qualcode.stores.journal import read_journals

        pairs = [each for one in merged.coders for each in one.conflicts]
        keys = {(one.coder, one.id) for pair in pairs for one in (pair.there, pair.here)}
        read, _ = read_journals(study.root) if keys else ([], [])
        events = under_present_ids(read, [one.entry for one in study.sources])
        entries = history(study, events, only=keys)
        return cls({(one.event.coder, one.event.id): one.sentence for one in entries})

    def apart(self, conflict: Conflict) -> dict[str, str]:
        """What was decided in each copy, and which of it counts."""
        here, there = (
            self._sentences[one.coder, one.id] for one in (conflict.here, conflict.there)
        )
        return {"here": here, "there": there, "counts": str(conflict.counts)}


def _record(merged: Merged, told: _Told) -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "coders": [
            {"coder": one.coder, "new": one.new, "both": one.both,
             "differing": list(one.differing),
             "conflicts": [told.apart(each) for each in one.conflicts]}
            for one in merged.coders
        ],
        "memos": list(merged.memos),
        "memos_kept": [{"ours": ours, "theirs": theirs} for ours, theirs in merged.memos_kept],
        "followed": [asdict(one) for one in merged.followed],
        "differences": [asdict(one) for one in merged.differences],
    }  # fmt: skip


def _record_of_files(added: Added | None, files: Compared) -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "added": [asdict(one) for one in added.done] if added else [],
        "not_added": [asdict(one) | {"why": why} for one, why in added.left] if added else [],
        "only_there": [asdict(one) for one in files.missing],
        "fields": [asdict(one) for one in files.fields],
    }


def _page(
    merged: Merged, told: _Told, added: Added | None, files: Compared, other: Path
) -> list[str]:
    from qualcode.cli.merge_told import lines_added, lines_missing, lines_of_fields

    before = lines_added(added) if added else ()
    after = () if added else lines_missing(files.missing, other)
    found = [*before, *_lines(merged, told), *after, *lines_of_fields(files.fields, other)]
    return found or ["Nothing to bring in."]


def _lines(merged: Merged, told: _Told) -> list[str]:
    from qualcode.cli.merge_told import lines_apart, lines_followed
    from qualcode.cli.output import wrapped

    lines: list[str] = []
    for one in merged.coders:
        lines += wrapped(_sentence(one), "", "    ")
        for conflict in one.conflicts:
            both = told.apart(conflict)
            lines += wrapped(f"here: {both['here']}", "  ", "    ")
            lines += wrapped(f"there: {both['there']}", "  ", "    ")
            lines += wrapped(f"counts now: {_COUNTING[both['counts']]}", "  ", "    ")
    if merged.memos:
        lines += wrapped(f"memos brought in: {', '.join(merged.memos)}", "", "    ")
    for ours, theirs in merged.memos_kept:
        lines += wrapped(
            f"conflict: {ours} is different in both; yours is as it was, theirs is {theirs}",
            "", "    ",
        )  # fmt: skip
    lines += [*lines_followed(merged.followed), *lines_apart(merged.differences)]
    return lines


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
