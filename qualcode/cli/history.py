"""`qualcode history` and `qualcode undo`: who decided what, and taking the last decision back."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode.cli.coder import coder_of
from qualcode.cli.options import (
    CoderOption,
    CodesOption,
    JsonOption,
    SourcesOption,
    StudyOption,
)


def history(
    source: SourcesOption = None,
    code: CodesOption = None,
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
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Every decision of every coder as a sentence, the oldest first."""
    from qualcode.cli.options import day, selection_of
    from qualcode.cli.output import print_json, print_text, wrapped
    from qualcode.cli.session import open_study
    from qualcode.reports.history import history as entries_of
    from qualcode.reports.history import local_time
    from qualcode.stores.former_ids import under_present_ids
    from qualcode.stores.journal import read_journals

    first, last = day(since), day(until)
    loaded, session = open_study(study)
    selection = selection_of(loaded, code, sources=source)
    events = under_present_ids(read_journals(loaded.root)[0], [one.entry for one in loaded.sources])
    entries = entries_of(
        loaded, events, sources=selection.sources, codes=selection.codes,
        coders=by or (), since=first, until=last,
    )  # fmt: skip
    if as_json:
        print_json([one.record() for one in entries])
    else:
        told = [f"{local_time(one.event.at)}  {one.sentence}" for one in entries]
        lines = [line for one in told for line in wrapped(one, "", "    ")]
        narrowed = any((source, code, by, first, last))
        nothing = "No decision is like that." if narrowed else "Nobody has decided anything yet."
        print_text(*(lines or [nothing]))
    session.close()


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

    loaded, session = open_study(study)
    events = take_back(loaded, Coder(coder_of(coder)), count)
    if not as_json and len({one.batch or one.id for one in events}) < count:
        print_text("that was all there is")
    if as_json:
        print_json([{"id": one.id, "event": one.event, "source": one.source, "code": one.code}
                    for one in events])  # fmt: skip
    else:
        shown = ", ".join(f"{one.event} {one.source} {one.code}" for one in events[:4])
        more = f" and {len(events) - 4} more" if len(events) > 4 else ""
        print_text(f"took back {len(events)}: {shown}{more}")
    session.decided()
    session.close()
