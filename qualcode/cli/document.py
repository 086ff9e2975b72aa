"""`qualcode document`: the documents of the study, checked before anything is taken from them."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode.cli.asked import Asked, asking
from qualcode.cli.options import PhaseChoice, selection_of

app = typer.Typer(
    help="Documents: check the tables in them.",
    no_args_is_help=True,
)


@app.callback()
def document() -> None:
    """Documents: check the tables in them."""


@app.command()
@asking((), looks=True)
def check(
    asked: Asked,
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]...", help="Sources by id; else all that are documents."),
    ] = None,
) -> None:
    """Tables in documents: sums of rows and columns, thousands marks, numbers told elsewhere.

    Exit code 1 where a sum or a mark is wrong. Remarks are for you to judge.
    """
    from qualcode.cli.session import open_study
    from qualcode.reports.document_check import document_check_as_json, document_check_document
    from qualcode.sources.document_tables import tables_selected
    from qualcode.stages.document_check import check_tables

    study, session = open_study(asked.study, codes=False)
    study = asked.styled(study)
    selection = selection_of(study, sources=sources, phase=PhaseChoice.ALL)
    found = check_tables(study, tables_selected(study, selection), study.sources)
    asked.deliver(
        study,
        lambda: document_check_document(study, found),
        lambda: document_check_as_json(study, found),
    )
    session.close()
    if any(one.findings for one in found):
        raise typer.Exit(1)
