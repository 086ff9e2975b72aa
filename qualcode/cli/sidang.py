"""`qualcode sidang`: one page on a finding, for its defence before examiners."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode.cli.asked import Asked, asking
from qualcode.cli.finding import deliver_finding


@asking(selecting=("phase", "reviewed"), looks=True)
def sidang(
    asked: Asked,
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="Its id.")],
) -> None:
    """A page for the defence: the claim, who says so, who says otherwise, and your answer."""
    from qualcode.reports.sidang import defence_document

    deliver_finding(asked, finding, defence_document)
