"""`qualcode report`: the report of all stages."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode.cli.asked import Asked, asking


@asking()
def report(
    asked: Asked,
    full: Annotated[bool, typer.Option("--full", help="Every quotation, uncut.")] = False,
) -> None:
    """Informants, codebook, displays, triangulation and draft conclusions in one document."""
    from qualcode import __version__
    from qualcode.cli.session import open_study
    from qualcode.reports import document_as_json, thesis_report

    loaded, session = open_study(asked.study)
    selection = asked.selection(loaded)
    asked.deliver(
        loaded,
        lambda: thesis_report(loaded, selection, __version__, full),
        lambda: document_as_json(thesis_report(loaded, selection, __version__, full)),
    )
    session.close()
