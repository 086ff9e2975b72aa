"""`qualcode coding`: add, accept, reject, remove and list codings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.options import (
    CoderOption,
    CodesOption,
    GroupsOption,
    InformantsOption,
    JsonOption,
    PhaseChoice,
    PhaseOption,
    SourcesOption,
    StudyOption,
)

if TYPE_CHECKING:
    from qualcode.model.coding import Coding, Polarity
    from qualcode.study import Evidence, Study

app = typer.Typer(help="Codings: add, accept, reject, remove, list.", no_args_is_help=True)

QuoteOption = Annotated[
    str, typer.Option("--quote", metavar="TEXT", help="Narrows the turn to a passage.")
]
NoteOption = Annotated[str, typer.Option("--note", help="A remark kept with the decision.")]
TargetsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="PLACE|ID...", help="W1:14, or ids as `coding list` shows them."),
]
PolarityOption = Annotated[
    str | None, typer.Option("--polarity", metavar="+|-|±|0|?", help="What the passage says of the topic.")
]


@app.command()
def add(
    place: Annotated[str, typer.Argument(metavar="SOURCE:TURN", help="For example W1:14.")],
    code: Annotated[str, typer.Argument(metavar="CODE", help="For example EM1.1.")],
    polarity: PolarityOption = None,
    quote: QuoteOption = "",
    note: NoteOption = "",
    coder: CoderOption = "researcher",
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Code a turn, or the passage of it that --quote names."""
    from qualcode.actions.coding import Coder, add_coding
    from qualcode.cli.output import print_json, write_out
    from qualcode.cli.session import open_study
    from qualcode.model.coding import Polarity
    from qualcode.places import find_passage, find_segment

    loaded, session = open_study(study)
    source, segment = find_segment(loaded, place)
    passage = find_passage(source, segment, quote)
    chosen = _polarity(polarity) or Polarity.UNDECIDED
    event = add_coding(loaded, Coder(coder), source, passage, code, chosen, note)
    if as_json:
        print_json({"id": event.id, "code": event.code, "polarity": event.polarity,
                    "source": source.id, "turn": segment.number, "start": passage.start,
                    "end": passage.end, "quotation": passage.text})  # fmt: skip
    else:
        write_out(f"coded {source.id}:{segment.number} {event.code} {event.polarity}  {event.id}\n".encode())
    session.close()


@app.command()
def accept(
    targets: TargetsArgument = None,
    polarity: PolarityOption = None,
    every: Annotated[bool, typer.Option("--all", help="All open proposals of the selection.")] = False,
    quote: QuoteOption = "",
    code: CodesOption = None,
    source: SourcesOption = None,
    note: NoteOption = "",
    coder: CoderOption = "researcher",
    study: StudyOption = None,
) -> None:
    """Accept proposals; --polarity puts your judgement in place of the rules'."""
    _judge("accept", targets, _polarity(polarity), every, quote, code, source, note, coder, study)


@app.command()
def reject(
    targets: TargetsArgument = None,
    every: Annotated[bool, typer.Option("--all", help="All open proposals of the selection.")] = False,
    quote: QuoteOption = "",
    code: CodesOption = None,
    source: SourcesOption = None,
    note: NoteOption = "",
    coder: CoderOption = "researcher",
    study: StudyOption = None,
) -> None:
    """Strike proposals: they are left out of every table."""
    _judge("reject", targets, None, every, quote, code, source, note, coder, study)


@app.command()
def remove(
    targets: TargetsArgument = None,
    quote: QuoteOption = "",
    code: CodesOption = None,
    coder: CoderOption = "researcher",
    study: StudyOption = None,
) -> None:
    """Take back codings that you made by hand; the journal keeps that they were made."""
    from qualcode.actions.coding import Coder, remove_codings
    from qualcode.cli.output import write_out
    from qualcode.cli.session import open_study
    from qualcode.errors import QualcodeError
    from qualcode.model.coding import Origin

    loaded, session = open_study(study)
    found = _named(loaded, targets or [], quote, code)
    own = [one for one in found if one.origin is Origin.MANUAL] or found
    if not own:
        raise QualcodeError("nothing to remove.", "Name a place or an id, as `qualcode coding list` shows.")
    removed = remove_codings(loaded, Coder(coder), own)
    write_out(f"{len(removed)} removed\n".encode())
    session.close()


@app.command("list")
def list_codings(
    open_only: Annotated[bool, typer.Option("--open", help="Only proposals nobody has judged.")] = False,
    code: CodesOption = None,
    group: GroupsOption = None,
    informant: InformantsOption = None,
    source: SourcesOption = None,
    phase: PhaseOption = PhaseChoice.ALL,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Codings in force with their ids, places and quotations."""
    from qualcode.cli.evidence import evidence_records
    from qualcode.cli.options import selection_of
    from qualcode.cli.output import print_json, write_out
    from qualcode.cli.session import open_study

    loaded, session = open_study(study)
    selection = selection_of(loaded, code, group, informant, None, source, phase)
    if as_json:
        records = evidence_records(loaded, selection)
        print_json([one for one in records if not (open_only and one["reviewed"])])
    else:
        rows = [one for one in loaded.select(selection) if not (open_only and one.coding.reviewed)]
        lines = [_line(row) for row in rows] or ["No codings."]
        write_out(("\n".join(lines) + "\n").encode())
    session.close()


def _line(row: Evidence) -> str:
    from qualcode.cli.output import screen_width
    from qualcode.renderers.safe import safe_text

    state = row.coding.decided_by if row.coding.reviewed else "open"
    place = f"{row.source.id}:{row.segment.number}"
    head = f"{row.coding.id:<36} {place:<8} {row.code.id:<6} {row.coding.polarity} {state:<10} "
    if row.coding.id.startswith("p-"):
        head = f"{row.coding.id:<12} {place:<8} {row.code.id:<6} {row.coding.polarity} {state:<10} "
    words = " ".join(row.coding.quotation.split())
    room = max(20, screen_width() - len(head) - 1)
    return safe_text(head + (words if len(words) <= room else words[: room - 1] + "…"))


def _judge(
    verdict: str,
    targets: list[str] | None,
    polarity: Polarity | None,
    every: bool,
    quote: str,
    code: list[str] | None,
    source: list[str] | None,
    note: str,
    coder: str,
    study: Any,
) -> None:
    from qualcode.actions.coding import Coder, decide
    from qualcode.cli.options import selection_of
    from qualcode.cli.output import write_out
    from qualcode.cli.session import open_study
    from qualcode.errors import QualcodeError
    from qualcode.model.decision import Verdict

    loaded, session = open_study(study)
    if every and not targets:
        selection = selection_of(loaded, code, None, None, None, source, PhaseChoice.ALL)
        found = [row.coding for row in loaded.select(selection) if not row.coding.reviewed]
    else:
        found = [one for one in _named(loaded, targets or [], quote, code) if one.coder == "rules"]
    if not found:
        raise QualcodeError(
            f"no proposal to {verdict}.",
            "Name a place (W1:14), ids as `qualcode coding list --open` shows, or --all.",
        )
    events = decide(loaded, Coder(coder), found, Verdict(verdict), polarity, note)
    shown = ", ".join(f"{one.source} {one.code}" for one in found[:4])
    more = f" and {len(found) - 4} more" if len(found) > 4 else ""
    write_out(f"{verdict}ed {len(events)}: {shown}{more}\n".encode())
    session.close()


def _named(study: Study, targets: list[str], quote: str, codes: list[str] | None) -> list[Coding]:
    """The codings that places and ids name, narrowed by quotation and code."""
    from qualcode.cli.options import selection_of
    from qualcode.errors import QualcodeError
    from qualcode.places import find_passage, find_segment

    wanted = selection_of(study, codes)
    allowed = study.selected_codes(wanted)
    found: list[Coding] = []
    for target in targets:
        by_id = [one for one in study.codings if one.id == target or (
            len(target) >= 8 and one.id.startswith(target))]  # fmt: skip
        if len(by_id) > 1:
            raise QualcodeError(f"'{target}' begins several ids.", "Write the whole id.")
        if by_id:
            found += by_id
            continue
        if ":" not in target and "." not in target:
            raise QualcodeError(
                f"'{target}' is neither a place nor the id of a coding.", "See: qualcode coding list"
            )
        source, segment = find_segment(study, target)
        passage = find_passage(source, segment, quote)
        here = [
            one
            for one in study.codings
            if one.source == source.id and one.overlaps(passage.start, passage.end)
        ]
        found += here
    return [one for one in dict.fromkeys(found) if one.code in allowed]


def _polarity(text: str | None) -> Polarity | None:
    from qualcode.errors import QualcodeError
    from qualcode.model.coding import Polarity

    if text is None:
        return None
    spoken = {"−": "-", "+-": "±", "+/-": "±", "plus": "+", "minus": "-", "neutral": "0",
              "mixed": "±", "undecided": "?", "positive": "+", "negative": "-"}  # fmt: skip
    try:
        return Polarity(spoken.get(text, text))
    except ValueError:
        raise QualcodeError(f"'{text}' is not a polarity.", "Use + - ± (or +-) 0 or ?.") from None
