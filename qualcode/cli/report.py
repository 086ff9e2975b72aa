"""`qualcode report`: the report of all stages."""

from __future__ import annotations

from typing import Annotated

import typer

from qualcode.cli.options import (
    JsonOption,
    OutputOption,
    PhaseChoice,
    PhaseOption,
    RawOption,
    ReviewedOption,
    StudyOption,
)


def report(
    study: StudyOption = None,
    output: OutputOption = None,
    full: Annotated[bool, typer.Option("--full", help="Every quotation, uncut.")] = False,
    as_json: JsonOption = False,
    raw: RawOption = False,
    phase: PhaseOption = PhaseChoice.MAIN,
    reviewed: ReviewedOption = None,
) -> None:
    """Informants, codebook, displays, triangulation and draft conclusions in one document."""
    from qualcode import __version__
    from qualcode.cli.options import selection_of
    from qualcode.cli.output import deliver
    from qualcode.cli.session import open_study
    from qualcode.reports import document_as_json, thesis_report

    loaded, session = open_study(study)
    selection = selection_of(loaded, phase=phase, reviewed=reviewed)
    deliver(
        loaded,
        lambda: thesis_report(loaded, selection, __version__, full),
        lambda: document_as_json(thesis_report(loaded, selection, __version__, full)),
        as_json=as_json,
        output=output,
        raw=raw,
    )
    session.close()
