"""`qualcode evidence`: the tidy table, one row per coding in force."""

from __future__ import annotations

from qualcode.cli.asked import Asked, asking
from qualcode.cli.options import PhaseChoice


@asking(phase=PhaseChoice.ALL)
def evidence(asked: Asked) -> None:
    """One row per coding in force, with every dimension that a table may be cut by."""
    from qualcode.cli.session import open_study
    from qualcode.reports.evidence import evidence_document, evidence_records

    loaded, session = open_study(asked.study)
    selection = asked.selection(loaded)
    asked.deliver(
        loaded,
        lambda: evidence_document(loaded, selection),
        lambda: evidence_records(loaded, selection),
    )
    session.close()
