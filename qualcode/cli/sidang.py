"""`qualcode sidang`: one page on a finding, for its defence before examiners."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode.cli.asked import Asked, asking


@asking(selecting=("phase", "reviewed"), looks=True)
def sidang(
    asked: Asked,
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="Its id.")],
) -> None:
    """A page for the defence: the claim, who says so, who says otherwise, and your answer."""
    from qualcode.actions.findings import findings_meant
    from qualcode.cli.session import open_study
    from qualcode.reports.findings import finding_record
    from qualcode.reports.sidang import defence_document
    from qualcode.stages.finding_ground import ground_of

    study, session = open_study(asked.study)
    study = asked.styled(study)
    selection = asked.selection(study)
    (meant,) = findings_meant(study, (finding,))
    asked.deliver(
        study,
        lambda: defence_document(study, selection, meant),
        lambda: [finding_record(study, ground_of(study, selection, meant))],
    )
    session.close()
