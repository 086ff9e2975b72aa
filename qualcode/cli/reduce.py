"""`qualcode reduce`: the first stage, data reduction."""

from __future__ import annotations

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


def reduce(
    study: StudyOption = None,
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
    """Stage 1: quotations by code and informant, condensations, what was left uncoded."""
    from qualcode.cli.options import selection_of
    from qualcode.cli.output import deliver
    from qualcode.cli.session import open_study
    from qualcode.reports import reduction_document
    from qualcode.stages.reduction import reduce as compute

    loaded, session = open_study(study)
    selection = selection_of(loaded, code, group, informant, case, source, phase, reviewed)
    deliver(
        loaded,
        lambda: reduction_document(loaded, selection),
        lambda: compute(loaded, selection).as_json(),
        as_json=as_json,
        output=output,
        raw=raw,
    )
    session.close()
