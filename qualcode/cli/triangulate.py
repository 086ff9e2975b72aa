"""`qualcode triangulate`: source triangulation."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from qualcode.cli.asked import Asked, asking


class ByChoice(StrEnum):
    """What is compared."""

    GROUP = "group"


@asking(looks=True)
def triangulate(
    asked: Asked,
    by: Annotated[ByChoice, typer.Option("--by", help="What is compared.")] = ByChoice.GROUP,
    full: Annotated[bool, typer.Option("--full", help="Every quotation of both sides.")] = False,
) -> None:
    """Where source groups agree, differ or are silent, with both sides' quotations."""
    from qualcode.cli.session import open_study
    from qualcode.reports import triangulation_document, triangulation_overview
    from qualcode.stages.triangulation import compare

    loaded, session = open_study(asked.study)
    loaded = asked.styled(loaded)
    selection = asked.selection(loaded)
    asked.deliver(
        loaded,
        lambda: (
            triangulation_overview(loaded, selection, full)
            if asked.on_screen
            else triangulation_document(loaded, selection)
        ),
        lambda: compare(loaded, selection).as_json(),
    )
    session.close()
