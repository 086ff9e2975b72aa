"""What `qualcode merge` tells of copies that differ, and what to type to make them one again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.actions.shell_words import shell_word
from qualcode.cli.named_study import for_study

if TYPE_CHECKING:
    from qualcode.actions.merge_apart import Difference
    from qualcode.actions.merge_ids import Followed
    from qualcode.actions.merge_new import Added
    from qualcode.actions.study_copies import Apart, Missing
    from qualcode.stores.yaml_compare import Side

_TOLD = {
    ("renamed", "source"): "{there} there is {here} here: counted as {here}",
    ("renamed", "code"): "{there} there is {here} here: counted as {here}",
    ("only-there", "source"): "source {there} is only there, and needed by {decisions}",
    ("only-there", "code"): "code {there} is only there, and needed by {decisions}",
    ("one-there", "code"): "{there} there is several codes here, {here}: {decisions} there; "
    "they count here under the ids that they bear",
    ("one-here", "code"): "{there} is a code of its own there, and part of {here} here",
    ("another", "source"): "{there} is another source there than {here} here: {decisions} not "
    "brought in",
    ("another", "informant"): "informant {there} is somebody else there",
    ("relabelled", "code"): "{there} has another label there: {decisions}. If it is not the same "
    "code, give these passages a code of their own (coding change ID --code CODE)",
    ("withdrawn-there", "informant"): "{there} has withdrawn consent there. If that holds, write "
    "consent: withdrawn for {here} in study.yaml",
    ("withdrawn-here", "informant"): "{here} has withdrawn consent here; the other copy does not "
    "know it",
}
_TOLD_BESIDES = ("source", "code", "informant")
_LONGEST = 200
"""Characters of a value that are shown."""

_TODO = {
    "renamed": "To call it so here", "only-there": "To count them", "one-there": "To do it here",
    "another": "To bring them in", "relabelled": "See",
}  # fmt: skip


def lines_apart(found: Iterable[Difference]) -> Iterator[str]:
    """The differences with what is to be done, in lines that fit the screen."""
    from qualcode.actions.merge_apart import told_together
    from qualcode.cli.output import wrapped

    every = list(found)
    for what, names in told_together(every).items():
        yield from wrapped(f"{what}s that are only there: {', '.join(names)}", "", "    ")
    for one in every:
        if one.what == "informant" and one.kind == "only-there":
            continue
        if one.kind == "only-there" and not one.open:
            continue
        yield from wrapped(_sentence(one), "", "    ")
        for number, command in enumerate(one.todo):
            # A command is not broken into lines: it is to be copied.
            yield f"    {'and' if number else _TODO[one.kind]}: {for_study(command)}"


def lines_missing(missing: Iterable[Missing], other: Path) -> Iterator[str]:
    """What only the other copy's files have, apart from what is told besides, and how to add it."""
    from qualcode.cli.output import wrapped

    every = list(missing)
    more = [one.called for one in every if not one.id or one.what not in _TOLD_BESIDES]
    if more:
        yield from wrapped(f"also only there: {', '.join(more)}", "", "    ")
    if any(one.id for one in every):
        again = for_study(f"qualcode merge {shell_word(other)} --add-new")
        yield f"To add what is only there, with all that is said of it: {again}"


def lines_added(added: Added) -> Iterator[str]:
    """What was added to study.yaml and the codebook, and what was not."""
    from qualcode.cli.output import wrapped

    for one in added.done:
        yield from wrapped(f"added {one.called} ({one.file})", "", "    ")
    for one, why in added.left:
        yield from wrapped(f"not added: {one.called}: {why}", "", "    ")
    if not added.done and not added.left:
        yield "Nothing is only in the other copy's study.yaml and codebook."


def lines_of_fields(apart: Iterable[Apart], other: Path) -> Iterator[str]:
    """The fields that say other things in both copies, with both values."""
    from qualcode.cli.output import wrapped

    for one in apart:
        yield from wrapped(f"conflict: {one.what}; yours is as it was", "", "    ")
        yield from wrapped(f"here: {_side(one.file, one.here)}", "  ", "    ")
        yield from wrapped(f"there: {_side(f'{other}/{one.other}', one.there)}", "  ", "    ")


def _side(file: str, side: Side) -> str:
    place = f"{file}:{side.line}" if side.line else file
    value = side.value if len(side.value) <= _LONGEST else f"{side.value[:_LONGEST]}…"
    return f"{place}: {value or 'nothing'}"


def lines_followed(found: Iterable[Followed]) -> Iterator[str]:
    """Where decisions on other versions of the transcripts stand here."""
    from qualcode.cli.output import wrapped

    for one in found:
        parts = {
            "found by their words": one.moved, "with changed words": one.changed,
            "not found": one.lost,
        }  # fmt: skip
        counted = ", ".join(f"{count} {how}" for how, count in parts.items() if count)
        told = f"{one.source} is another version there; decisions of {one.coder}: {counted}"
        look = f" See: qualcode reanchor --source {one.source} --coder {one.coder}"
        see = look if one.changed or one.lost else ""
        yield from wrapped(f"{told}.{for_study(see)}", "", "    ")


def _sentence(one: Difference) -> str:
    decisions = "1 decision" if one.decisions == 1 else f"{one.decisions} decisions"
    here = " and ".join(one.here)
    prefix = "conflict: " if one.open else ""
    return prefix + _TOLD[str(one.kind), one.what].format(
        there=one.there, here=here, decisions=decisions
    )
