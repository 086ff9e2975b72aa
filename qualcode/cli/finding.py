"""`qualcode finding`: conclusions with what bears them and what contradicts them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.asked import Asked, asking
from qualcode.cli.options import StudyOption

if TYPE_CHECKING:
    from qualcode.document import Document
    from qualcode.model.memo import Finding
    from qualcode.study import Selection, Study

app = typer.Typer(help="Findings: new, list, show.", no_args_is_help=True)


class DirectionChoice(StrEnum):
    """Which way a claim points."""

    FAVOURABLE = "+"
    UNFAVOURABLE = "-"
    MIXED = "±"
    NEUTRAL = "0"


@app.command()
def new(
    title: Annotated[str, typer.Argument(metavar="TITLE", help="The claim in one sentence.")],
    about: Annotated[
        list[str] | None, typer.Option("--about", metavar="CODE", help="A code; repeatable.")
    ] = None,
    direction: Annotated[
        DirectionChoice | None,
        typer.Option("--direction", help="Which way the claim points on all its codes."),
    ] = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option(
            "--evidence",
            metavar="PLACE",
            help="W1:14, a coding's id, or '{query: EM1.1 and OB2, group: com}'; repeatable.",
        ),
    ] = None,
    grade: Annotated[
        str, typer.Option("--grade", help="A grade on one of the study's scales.")
    ] = "",
    scale: Annotated[str, typer.Option("--scale", help="The scale of the grade.")] = "",
    text: Annotated[str, typer.Option("--text", help="The reasons, in your words.")] = "",
    study: StudyOption = None,
) -> None:
    """A new finding in findings/, to be gone on with in any editor.

    A file that exists is never written over.
    """
    from qualcode.actions.findings import NewFinding, evidence_meant, make_finding
    from qualcode.cli.output import print_text
    from qualcode.cli.session import open_study, say
    from qualcode.model.coding import Polarity

    loaded, session = open_study(study)
    if loaded.anonymiser(title) != title:
        say("a real name in the title was replaced; titles are printed")
    points = Polarity(str(direction)) if direction else None
    named = evidence_meant(loaded, evidence or ())
    wanted = NewFinding(title, tuple(about or ()), points, named, grade, scale, text)
    print_text(f"written: {make_finding(loaded, wanted)}")
    session.close()


@app.command("list")
@asking(selecting=("phase", "reviewed"), looks=True)
def list_findings(asked: Asked) -> None:
    """The findings with their status, computed from the codings, and the reasons for it."""
    from qualcode.cli.session import open_study
    from qualcode.reports.findings import finding_record, findings_document, grounds_of

    study, session = open_study(asked.study)
    study = asked.styled(study)
    selection = asked.selection(study)
    asked.deliver(
        study,
        lambda: findings_document(study, selection),
        lambda: [finding_record(study, one) for one in grounds_of(study, selection)],
    )
    session.close()


@app.command()
@asking(selecting=("phase", "reviewed"), looks=True)
def show(
    asked: Asked,
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="Its id.")],
) -> None:
    """A finding with its status, and the statements for and against it."""
    from qualcode.reports.findings import finding_document

    deliver_finding(asked, finding, finding_document)


def deliver_finding(
    asked: Asked,
    finding: str,
    document: Callable[[Study, Selection, Finding], Document],
    more: Callable[[Study, Selection, Finding], dict[str, object]] | None = None,
) -> None:
    """Print one finding, or write it to a file, as a document of some kind.

    JSON is the same for all, with what `more` adds to it.
    """
    from qualcode.actions.findings import findings_meant
    from qualcode.cli.session import open_study
    from qualcode.reports.findings import finding_record
    from qualcode.stages.finding_ground import ground_of

    study, session = open_study(asked.study)
    study = asked.styled(study)
    selection = asked.selection(study)
    (meant,) = findings_meant(study, (finding,))
    asked.deliver(
        study,
        lambda: document(study, selection, meant),
        lambda: [
            finding_record(study, ground_of(study, selection, meant))
            | (more(study, selection, meant) if more else {})
        ],
    )
    session.close()
