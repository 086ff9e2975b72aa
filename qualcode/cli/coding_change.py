"""`qualcode coding change` and `coding consensus`: another code, passage, polarity or note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.coder import coder_of
from qualcode.cli.options import CoderOption, JsonOption, QuoteOption, StudyOption, present_place

if TYPE_CHECKING:
    from qualcode.model.coding import Coding
    from qualcode.model.source import Passage, Source
    from qualcode.stores.journal_lines import Event
    from qualcode.study import Study

IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="As `coding list` shows it; its beginning will do.")
]


def change(
    coding: IdArgument,
    code: Annotated[
        str | None, typer.Option("--code", metavar="CODE", help="Another code.")
    ] = None,
    polarity: Annotated[
        str | None, typer.Option("--polarity", metavar="+|-|±|0|?", help="Another polarity.")
    ] = None,
    place: Annotated[
        str, typer.Option("--place", metavar="SOURCE:TURN", help="Another turn.")
    ] = "",
    quote: QuoteOption = "",
    note: Annotated[str | None, typer.Option("--note", help="Another remark.")] = None,
    coder: CoderOption = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Change a coding that you made by hand; it keeps its id, the journal keeps what it was."""
    from qualcode.actions.coding import Coder, change_coding
    from qualcode.cli.options import polarity_of
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study
    from qualcode.errors import QualcodeError
    from qualcode.reports.history import place_of

    if code is None and polarity is None and not place and not quote and note is None:
        raise QualcodeError(
            "nothing to change.", "Name what: --code, --polarity, --place, --quote or --note."
        )
    chosen = polarity_of(polarity)
    loaded, session = open_study(study)
    meant = _own(loaded, coding)
    source, passage = _passage(loaded, meant, present_place(loaded, place), quote)
    event = change_coding(
        loaded, Coder(coder_of(coder)), meant, code=code, source=source, passage=passage,
        polarity=chosen, note=note,
    )  # fmt: skip
    session.decided()
    if as_json:
        print_json(_record(session.study, meant.id, event))
    else:
        place = place_of(session.study, event)
        print_text(f"changed {place} {event.code} {event.polarity}  {meant.id}")
    session.close()


def consensus(
    place: Annotated[str, typer.Argument(metavar="SOURCE:TURN", help="For example W1:14.")],
    code: Annotated[str, typer.Argument(metavar="CODE", help="For example EM1.1.")],
    polarity: Annotated[
        str | None, typer.Option("--polarity", metavar="+|-|±|0", help="On which they agreed.")
    ] = None,
    applies_not: Annotated[
        bool, typer.Option("--applies-not", help="They agreed that the code does not apply.")
    ] = False,
    quote: QuoteOption = "",
    note: Annotated[str, typer.Option("--note", help="How you came to agree.")] = "",
    coder: CoderOption = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Record what coders agreed on where they had coded differently; both codings are kept."""
    from qualcode.actions.coding import Coder
    from qualcode.actions.consensus import record_consensus
    from qualcode.cli.options import polarity_of
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study
    from qualcode.errors import QualcodeError
    from qualcode.places import find_passage, find_segment

    if (polarity is None) is not applies_not:
        raise QualcodeError(
            "a consensus needs a polarity, or that the code does not apply.",
            "Give --polarity with + - ± (or +-) or 0, or --applies-not.",
        )
    chosen = polarity_of(polarity)
    loaded, session = open_study(study)
    source, segment = find_segment(loaded, present_place(loaded, place))
    passage = find_passage(source, segment, quote)
    event = record_consensus(loaded, Coder(coder_of(coder)), source, passage, code, chosen, note)
    if as_json:
        print_json({"id": event.id, "code": event.code, "polarity": event.polarity,
                    "source": source.id, "turn": segment.number})  # fmt: skip
    else:
        agreed = event.polarity or "does not apply"
        print_text(f"consensus {source.id}:{segment.number} {event.code} {agreed}")
    session.decided()
    session.close()


def _record(study: Study, name: str, event: Event) -> dict[str, Any]:
    """The changed coding as JSON."""
    from qualcode.places import find_source
    from qualcode.stages.passages import quotable, quoted

    source = find_source(study, event.source)
    note = next((one.note for one in study.told.manual if one.id == name), "")
    return {
        "id": name, "code": event.code, "polarity": event.polarity, "source": source.id,
        "start": event.start, "end": event.end,
        "quotation": quoted(study, source, event.start, event.end),
        "note": quotable(study, note),
    }  # fmt: skip


def _own(study: Study, text: str) -> Coding:
    """The coding of that id, made by hand or not: whose it is, is told by the change itself."""
    from qualcode.actions.meant import coding_named
    from qualcode.errors import QualcodeError

    found = coding_named(study, text)
    if found is None:
        raise QualcodeError(f"no coding with the id '{text}'.", "See: qualcode coding list")
    return found


def _passage(
    study: Study, coding: Coding, place: str, quote: str
) -> tuple[Source | None, Passage | None]:
    """The source and passage that a coding is to be given, if it is to be given others."""
    from qualcode.places import find_passage, find_segment, find_source

    if not place and not quote:
        return None, None
    if place:
        source, segment = find_segment(study, place)
    else:
        source = find_source(study, coding.source)
        segment = source.segment_at(coding.start)
    return source, find_passage(source, segment, quote)
