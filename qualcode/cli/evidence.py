"""`qualcode evidence`: the tidy table, one row per coding in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from qualcode.document import Document
    from qualcode.study import Selection, Study


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


def evidence_records(study: Study, selection: Selection) -> list[dict[str, object]]:
    """The rows as JSON records."""
    import json

    frame = study.evidence(selection)
    records: list[dict[str, object]] = json.loads(
        frame.to_json(orient="records", force_ascii=False)
    )
    return records


def evidence_document(study: Study, selection: Selection) -> Document:
    """The rows as one table, for Excel, CSV and the screen."""
    from qualcode.document import Align, Column, Document, Section, Table, cell

    records = evidence_records(study, selection)
    names = list(study.evidence(selection).columns)
    numbers = ("turn", "line", "start", "end")
    columns = tuple(
        Column(name, align=Align.RIGHT if name in numbers else Align.LEFT,
               weight=6.0 if name == "quotation" else 1.0)
        for name in names
    )  # fmt: skip
    rows = tuple(tuple(cell(_text(record[name])) for name in names) for record in records)
    table = Table("evidence", columns, (Section(rows),), name="evidence")
    return Document("evidence", study.settings.language, (table,), date=study.settings.date)


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
