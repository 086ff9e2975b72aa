"""`qualcode verify`: findings put to the test by the tactics of Miles and Huberman."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.asked import Asked, asking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qualcode.reports.verification import Verified
    from qualcode.study import Selection, Study


@asking(selecting=("phase", "reviewed"), looks=True)
def verify(
    asked: Asked,
    finding: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FINDING]...", help="Ids of findings; else all of them."),
    ] = None,
    tactics: Annotated[
        bool, typer.Option("--tactics", help="The manuals of the tactics instead.")
    ] = False,
) -> None:
    """Findings put to the test: what was checked, what it found, what waits for an answer.

    The last row goes through the finding's sentences: which name a result and point nowhere.
    Leaves with 1 while evidence against a finding is not answered in its `negative_evidence`.
    Nothing is stored: an answer is written into the finding's file.
    """
    from qualcode.cli.session import open_study
    from qualcode.cli.tactic_manuals import deliver_manuals
    from qualcode.reports.verification import verification_document, verification_record
    from qualcode.stages.tactics import TACTICS

    if tactics:
        deliver_manuals(asked, TACTICS, "tactics.name")
        return
    study, session = open_study(asked.study)
    study = asked.styled(study)
    selection = asked.selection(study)
    found = _tested(study, selection, finding or ())
    asked.deliver(
        study,
        lambda: verification_document(study, selection, found),
        lambda: [verification_record(study, one) for one in found],
    )
    open_ones = _told(found)
    session.close()
    if open_ones:
        raise typer.Exit(1)


def _tested(study: Study, selection: Selection, ids: Sequence[str]) -> list[Verified]:
    """The findings that are meant, each put to the test."""
    from qualcode.actions.findings import findings_meant
    from qualcode.reports.verification import verified
    from qualcode.stages.finding_ground import ground_of
    from qualcode.stages.positions import positions_of

    positions = positions_of(study, selection)
    meant = findings_meant(study, ids)
    return [verified(ground_of(study, selection, one, positions)) for one in meant]


def _told(found: list[Verified]) -> bool:
    """Tell which findings have unanswered negative evidence; whether any has."""
    from qualcode.cli.session import say

    open_ones = [one.ground.finding.id for one in found if one.unanswered]
    if open_ones:
        say(f"negative evidence is not answered yet: {', '.join(open_ones)}")
    return bool(open_ones)
