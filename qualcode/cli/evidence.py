"""`qualcode evidence`: the tidy table, one row per coding in force."""

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


def evidence(
    study: StudyOption = None,
    output: OutputOption = None,
    as_json: JsonOption = False,
    raw: RawOption = False,
    code: CodesOption = None,
    group: GroupsOption = None,
    informant: InformantsOption = None,
    case: CasesOption = None,
    source: SourcesOption = None,
    phase: PhaseOption = PhaseChoice.ALL,
    reviewed: ReviewedOption = None,
) -> None:
    """One row per coding in force, with every dimension that a table may be cut by."""
    from qualcode.cli.options import selection_of
    from qualcode.cli.output import deliver
    from qualcode.cli.session import open_study
    from qualcode.reports.evidence import evidence_document, evidence_records

    loaded, session = open_study(study)
    selection = selection_of(loaded, code, group, informant, case, source, phase, reviewed)
    deliver(
        loaded,
        lambda: evidence_document(loaded, selection),
        lambda: evidence_records(loaded, selection),
        as_json=as_json,
        output=output,
        raw=raw,
    )
    session.close()
