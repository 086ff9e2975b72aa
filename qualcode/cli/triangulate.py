"""`qualcode triangulate`: source triangulation."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from qualcode.cli.options import (
    CasesOption,
    CodesOption,
    GroupsOption,
    InformantsOption,
    JsonOption,
    OutputOption,
    PhaseChoice,
    PhaseOption,
    RawOption,
    ReviewedOption,
    SourcesOption,
    StudyOption,
)


class ByChoice(StrEnum):
    """What is compared."""

    GROUP = "group"


def triangulate(
    study: StudyOption = None,
    by: Annotated[ByChoice, typer.Option("--by", help="What is compared.")] = ByChoice.GROUP,
    full: Annotated[bool, typer.Option("--full", help="Every quotation of both sides.")] = False,
    output: OutputOption = None,
    as_json: JsonOption = False,
    raw: RawOption = False,
    code: CodesOption = None,
    group: GroupsOption = None,
    informant: InformantsOption = None,
    case: CasesOption = None,
    source: SourcesOption = None,
    phase: PhaseOption = PhaseChoice.MAIN,
    reviewed: ReviewedOption = None,
) -> None:
    """Where source groups agree, differ or are silent, with both sides' quotations."""
    from qualcode.cli.options import selection_of
    from qualcode.cli.output import deliver
    from qualcode.cli.session import open_study
    from qualcode.reports import triangulation_document, triangulation_overview
    from qualcode.stages.triangulation import compare

    loaded, session = open_study(study)
    selection = selection_of(loaded, code, group, informant, case, source, phase, reviewed)
    on_screen = output in (None, "-")
    deliver(
        loaded,
        lambda: (
            triangulation_overview(loaded, selection, full)
            if on_screen
            else triangulation_document(loaded, selection)
        ),
        lambda: compare(loaded, selection).as_json(),
        as_json=as_json,
        output=output,
        raw=raw,
    )
    session.close()
