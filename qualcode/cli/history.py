"""`qualcode history` and `qualcode undo`: who decided what, and taking the last decision back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.asked import Asked, asking
from qualcode.cli.coder import coder_of
from qualcode.cli.options import CoderOption, JsonOption, StudyOption

if TYPE_CHECKING:
    from qualcode.errors import Problem
    from qualcode.reports.history import HistoryEntry
    from qualcode.stores.journal_lines import Event
    from qualcode.study import Study


@asking(("code", "source"))
def history(
    asked: Asked,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", metavar="CODER", help="Only this coder's; repeatable."),
    ] = None,
    since: Annotated[
        str, typer.Option("--since", metavar="DAY", help="From this day on, e.g. 2026-03-01.")
    ] = "",
    until: Annotated[
        str, typer.Option("--until", metavar="DAY", help="Up to this day, that day included.")
    ] = "",
) -> None:
    """Every decision of every coder as a sentence, the oldest first.

    --code and --source also show what changed a coding from another one, or to another one.
    """
    from qualcode.cli.options import day
    from qualcode.cli.session import open_study
    from qualcode.reports.history import history as entries_of
    from qualcode.reports.history import history_rows
    from qualcode.stores.former_ids import under_present_ids
    from qualcode.stores.journal import read_journals

    first, last = day(since), day(until)
    loaded, session = open_study(asked.study, codes=False)
    _tell_without_codes(loaded)
    read, problems = read_journals(loaded.root)
    events = under_present_ids(read, [one.entry for one in loaded.sources])
    sources, codes = _meant(asked, loaded, events)
    entries = entries_of(
        loaded, events, sources=sources, codes=codes, coders=by or (), since=first, until=last
    )
    narrowed = any((asked.source, asked.code, by, first, last))
    nothing = _nothing(problems, narrowed)
    asked.deliver_rows(loaded, lambda: history_rows(entries), lambda: _lines(entries, nothing))
    session.close()


def _tell_without_codes(study: Study) -> None:
    """The journals can be told of without a codebook, but not what codes are called today."""
    from qualcode.cli.session import say

    if not study.codebook.codes:
        say("without a codebook codes are shown by the ids that they had then")


def _meant(
    asked: Asked, study: Study, events: Sequence[Event]
) -> tuple[Sequence[str], Sequence[str]]:
    """The sources and codes asked for.

    What was taken out of the study, or of the codebook, has its history all the same.
    """
    sources = _gone(asked.source, {one.source for one in events}, study.source)
    codes = _gone(asked.code, {one.code for one in events}, study.codebook.get)
    selection = replace(
        asked,
        source=[one for one in asked.source or () if one not in sources],
        code=[one for one in asked.code or () if one not in codes],
    ).selection(study)
    return [*selection.sources, *sources], [*selection.codes, *codes]


def _nothing(problems: Iterable[Problem], narrowed: bool) -> str:
    """What is said where there is no entry."""
    from qualcode.errors import Severity

    if any(one.severity is Severity.ERROR for one in problems):
        return "No decision could be read."
    return "No decision is like that." if narrowed else "Nobody has decided anything yet."


def _gone(
    wanted: Iterable[str] | None, borne: Collection[str], known: Callable[[str], object]
) -> list[str]:
    """The ids that the journals bear and that the study has no more."""
    return [one for one in wanted or () if one in borne and known(one) is None]


def _lines(entries: Sequence[HistoryEntry], nothing: str) -> Iterator[str]:
    from qualcode.cli.output import wrapped
    from qualcode.reports.history import local_time

    if not entries:
        yield nothing
    for one in entries:
        yield from wrapped(f"{local_time(one.event.at)}  {one.sentence}", "", "    ")


def undo(
    count: Annotated[int, typer.Argument(metavar="[N]", help="How many decisions.")] = 1,
    coder: CoderOption = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take back your last decision, or the last N; again to go on with those before.

    What one command decided about many proposals is one decision.
    """
    from qualcode.actions.coding import Coder
    from qualcode.actions.undoing import undo as take_back
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study
    from qualcode.reports.history import place_of
    from qualcode.stores.former_ids import under_present_ids

    loaded, session = open_study(study)
    taken = take_back(loaded, Coder(coder_of(coder)), count)
    events = under_present_ids(taken, [one.entry for one in loaded.sources])
    if not as_json and len({one.batch or one.id for one in events}) < count:
        print_text("that was all there is")
    if as_json:
        print_json([{"id": one.id, "event": one.event, "source": one.source, "code": one.code}
                    for one in events])  # fmt: skip
    else:
        told = (f"{one.event} {place_of(loaded, one)} {one.code}" for one in events[:4])
        shown = ", ".join(one.rstrip() for one in told)
        more = f" and {len(events) - 4} more" if len(events) > 4 else ""
        print_text(f"took back {len(events)}: {shown}{more}")
    session.decided()
    session.close()
