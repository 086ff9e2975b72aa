"""`qualcode coding add`: a turn, turns, or a passage, coded by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.coder import coder_of
from qualcode.cli.options import (
    CoderOption,
    JsonOption,
    QuoteOption,
    StudyOption,
    polarity_of,
    present_place,
)

if TYPE_CHECKING:
    from qualcode.model.source import Source
    from qualcode.stores.journal_lines import Event
    from qualcode.study import Study


def add(
    place: Annotated[
        str,
        typer.Argument(metavar="SOURCE:TURN[-TURN]", help="W1:14, or W1:12-14 for several turns."),
    ],
    code: Annotated[str, typer.Argument(metavar="CODE", help="For example EM1.1.")],
    polarity: Annotated[
        str | None,
        typer.Option("--polarity", metavar="+|-|±|0|?", help="What the passage says of the topic."),
    ] = None,
    quote: QuoteOption = "",
    note: Annotated[str, typer.Option("--note", help="A remark kept with the coding.")] = "",
    coder: CoderOption = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Code a turn, several turns, or the passage that --quote names.

    A passage lies within one turn: of several turns every answer is coded by itself, as one
    decision, and questions of the interviewer are left out.
    """
    from qualcode.actions.coding import Coder, add_codings
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study
    from qualcode.model.coding import Polarity
    from qualcode.places import find_passages, find_segments

    loaded, session = open_study(study)
    source, segments = find_segments(loaded, present_place(loaded, place))
    passages = find_passages(source, segments, quote)
    chosen = polarity_of(polarity) or Polarity.UNDECIDED
    events = add_codings(loaded, Coder(coder_of(coder)), source, passages, code, chosen, note)
    records = [_record(loaded, source, one) for one in events]
    if as_json:
        print_json(records)
    else:
        print_text(*(_line(one) for one in records))
        if len(events) < len(passages):
            print_text(f"{len(passages) - len(events)} you had coded {events[0].code} before")
    _tell_agreed(loaded, source, events)
    session.decided()
    session.close()


def _tell_agreed(study: Study, source: Source, events: Iterable[Event]) -> None:
    """Say where a coding does not count, since the coders agreed that its code does not apply."""
    from qualcode.cli.session import say
    from qualcode.coders.agreed import agreed_not_to_apply

    for one in events:
        if agreed_not_to_apply(study.decisions, source.id, one.code, one.start, one.end):
            place = f"{source.id}:{source.segment_at(one.start).number}"
            say(
                f"it is agreed that {one.code} does not apply here, so this does not count. To "
                f"agree anew: qualcode coding consensus {place} {one.code} --polarity POLARITY"
            )


def _record(study: Study, source: Source, event: Event) -> dict[str, Any]:
    from qualcode.stages.passages import quoted

    return {
        "id": event.id, "code": event.code, "polarity": event.polarity, "source": source.id,
        "turn": source.segment_at(event.start).number, "start": event.start, "end": event.end,
        "quotation": quoted(study, source, event.start, event.end),
    }  # fmt: skip


def _line(record: dict[str, Any]) -> str:
    return "coded {source}:{turn} {code} {polarity}  {id}".format_map(record)
