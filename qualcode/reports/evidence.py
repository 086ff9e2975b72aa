"""The evidence as it may leave the study: one row per coding, without what consent withholds.

`Study.evidence()` gives notebooks the rows as they are; what is written to a file or printed goes
through here: roles only with consent, names in quotations and notes replaced by pseudonyms.
"""

from __future__ import annotations

from qualcode.document import Document
from qualcode.frame import COLUMNS, evidence_values
from qualcode.reports.rows import Rows, rows_document
from qualcode.stages.passages import quotable, quoted
from qualcode.stages.voices import told_role
from qualcode.study import Evidence, Selection, Study


def evidence_records(study: Study, selection: Selection) -> list[dict[str, object]]:
    """The rows as JSON records, in the columns of `Study.evidence()`."""
    return [evidence_record(study, row) for row in study.select(selection)]


def evidence_record(study: Study, row: Evidence) -> dict[str, object]:
    """One row as a JSON record, as it may be printed."""
    record = dict(zip(COLUMNS, evidence_values(row), strict=True))
    record["role"] = told_role(study, row.informant) or None
    record["period"] = quotable(study, row.source.entry.period or "") or None
    record["quotation"] = quoted(study, row.source, row.coding.start, row.coding.end)
    if row.coding.rule:
        # A rule is told with the words that it found.
        record["rule"] = study.anonymiser(row.coding.rule)
    record["note"] = quotable(study, row.coding.note)
    return record


def evidence_document(study: Study, selection: Selection) -> Document:
    """The rows as one table, for Excel, CSV and the screen."""
    records = tuple(evidence_records(study, selection))
    return rows_document(study, Rows("evidence", COLUMNS, records))
