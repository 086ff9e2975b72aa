"""`qualcode report`: the report of all stages."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode.cli.asked import Asked, asking


@asking(looks=True)
def report(
    asked: Asked,
    part: Annotated[
        list[str] | None,
        typer.Option(
            "--part",
            metavar="PART",
            help="Only this part: bab-2 … bab-5, daftar-pustaka, lampiran, lampiran-1 … "
            "lampiran-14; repeatable.",
        ),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Every quotation, uncut.")] = False,
) -> None:
    """The thesis pack: chapters II to V, references and appendices, each as data allow."""
    from qualcode import __version__
    from qualcode.cli.session import open_study
    from qualcode.reports import document_as_json, thesis_report

    loaded, session = open_study(asked.study)
    loaded = asked.styled(loaded)
    selection, parts = asked.selection(loaded), part or ()
    asked.deliver(
        loaded,
        lambda: thesis_report(loaded, selection, __version__, full, parts),
        lambda: document_as_json(thesis_report(loaded, selection, __version__, full, parts)),
    )
    session.close()
