"""`qualcode coding`: add, change, accept, reject, remove and list codings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli import coding_add, coding_change, coding_list
from qualcode.cli.coder import coder_of
from qualcode.cli.options import (
    CoderOption,
    CodesOption,
    JsonOption,
    PhaseChoice,
    QuoteOption,
    ReviewedChoice,
    SourcesOption,
    StudyOption,
    polarity_of,
    present_place,
)

if TYPE_CHECKING:
    from qualcode.actions.coding import Coder
    from qualcode.actions.meant import Meant
    from qualcode.model.coding import Polarity
    from qualcode.model.decision import Verdict
    from qualcode.study import Study

app = typer.Typer(help="Codings: add, change, accept, reject, remove, list.", no_args_is_help=True)

NoteOption = Annotated[str, typer.Option("--note", help="A remark kept with the decision.")]
TargetsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="PLACE|ID", help="W1:14, W1:12-14, or ids as `coding list` shows."),
]
PolarityOption = Annotated[
    str | None,
    typer.Option("--polarity", metavar="+|-|±|0|?", help="What the passage says of the topic."),
]
AllOption = Annotated[
    bool, typer.Option("--all", help="All open proposals, or those of --code and --source.")
]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which proposals a person named."""

    targets: list[str] | None
    every: bool
    quote: str
    codes: list[str] | None
    sources: list[str] | None


app.command()(coding_add.add)


@app.command()
def accept(
    targets: TargetsArgument = None,
    polarity: PolarityOption = None,
    every: AllOption = False,
    quote: QuoteOption = "",
    code: CodesOption = None,
    source: SourcesOption = None,
    note: NoteOption = "",
    coder: CoderOption = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Accept proposals; --polarity puts your judgement in place of the rules'.

    A place means the proposals in it that you have not judged, or, where you rejected all of
    them, those. An id means its proposal, also one that you rejected.
    """
    wanted = Wanted(targets, every, quote, code, source)
    _judge("accept", wanted, polarity_of(polarity), note, coder, study, as_json)


@app.command()
def reject(
    targets: TargetsArgument = None,
    every: AllOption = False,
    quote: QuoteOption = "",
    code: CodesOption = None,
    source: SourcesOption = None,
    note: NoteOption = "",
    coder: CoderOption = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Strike proposals: they are left out of every table.

    A place means the proposals in it that you have not judged, or, where you accepted all of
    them, those. An id means its proposal. See what was struck with: coding list --rejected
    """
    _judge("reject", Wanted(targets, every, quote, code, source), None, note, coder, study, as_json)


@app.command()
def remove(
    targets: TargetsArgument = None,
    quote: QuoteOption = "",
    code: CodesOption = None,
    coder: CoderOption = None,
    study: StudyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take back codings that you made by hand; the journal keeps that they were made."""
    from qualcode.actions.coding import Coder
    from qualcode.actions.meant import Target, own_codings_meant
    from qualcode.actions.removing import remove_codings, remove_events
    from qualcode.cli.options import selection_of
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study
    from qualcode.errors import QualcodeError

    loaded, session = open_study(study)
    person = Coder(coder_of(coder))
    codes = loaded.selected_codes(selection_of(loaded, code))
    places = [Target(present_place(loaded, text), quote) for text in targets or ()]
    own, orphans = own_codings_meant(loaded, person, places, codes)
    if not own and not orphans:
        hint = "Name a place or an id, as `qualcode coding list` shows."
        raise QualcodeError("nothing to remove.", hint)
    if own and orphans:
        hint = "Remove what is not counted by itself."
        raise QualcodeError(f"'{orphans[0]}' is not the id of a coding in force.", hint)
    events = remove_codings(loaded, person, own) if own else remove_events(loaded, person, orphans)
    if as_json:
        print_json([event.target for event in events])
    else:
        print_text(f"{len(events)} removed")
    session.decided()
    session.close()


app.command()(coding_change.change)
app.command()(coding_change.consensus)
app.command("list")(coding_list.list_codings)


def _judge(
    verdict: str,
    wanted: Wanted,
    polarity: Polarity | None,
    note: str,
    coder: str | None,
    study: Path | None,
    as_json: bool,
) -> None:
    from qualcode.actions.coding import Coder, decide
    from qualcode.cli.output import print_json, print_text
    from qualcode.cli.session import open_study
    from qualcode.model.decision import Verdict

    loaded, session = open_study(study)
    person = Coder(coder_of(coder))
    meant = _meant(loaded, person, Verdict(verdict), wanted, polarity is not None)
    judged = Verdict(verdict)
    events = (
        decide(loaded, person, meant.proposals, judged, polarity, note) if meant.proposals else []
    )
    if as_json:
        print_json(
            [
                {"id": one.id, "source": one.source, "code": one.code, "verdict": verdict,
                 "polarity": event.polarity or event.proposed}
                for one, event in zip(meant.proposals, events, strict=True)
            ]
        )  # fmt: skip
    else:
        shown = ", ".join(f"{one.source} {one.code}" for one in meant.proposals[:4])
        more = f" and {len(events) - 4} more" if len(events) > 4 else ""
        print_text(f"{verdict}ed {len(events)}{': ' if shown else ''}{shown}{more}")
        if not meant.proposals and not meant.left:
            print_text("no proposal is open")
        if meant.left:
            ids = ", ".join(one.id for one in meant.left)
            print_text(f"judged before and left so: {ids}")
    session.decided()
    session.close()


def _meant(study: Study, coder: Coder, verdict: Verdict, wanted: Wanted, again: bool) -> Meant:
    """The proposals that a person means.

    Raises:
        QualcodeError: nothing is named, or nothing stands there.
    """
    from qualcode.actions.meant import Meant, Target, proposals_meant
    from qualcode.cli.options import selection_of
    from qualcode.errors import QualcodeError

    if wanted.every and wanted.targets:
        raise QualcodeError("places and --all cannot both be given.", "Leave out one of them.")
    phase, every = PhaseChoice.ALL, ReviewedChoice.ALL
    selection = selection_of(study, wanted.codes, None, None, None, wanted.sources, phase, every)
    if wanted.every:
        found = [row.coding for row in study.select(selection) if not row.coding.reviewed]
        meant = Meant(tuple(found), ())
    else:
        named = [present_place(study, text) for text in wanted.targets or ()]
        targets = [Target(text, wanted.quote) for text in named]
        codes = study.selected_codes(selection)
        meant = proposals_meant(study, coder, verdict, targets, codes, again)
    if not wanted.every and not meant.proposals and not meant.left:
        raise QualcodeError(
            f"no proposal to {verdict}.",
            "Name a place (W1:14), ids as `qualcode coding list --open` shows, or --all.",
        )
    return meant
