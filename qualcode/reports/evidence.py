"""The evidence as it may leave the study: one row per coding, without what consent withholds.

`Study.evidence()` gives notebooks the rows as they are; what is written to a file or printed goes
through here: roles only with consent, names in quotations and notes replaced by pseudonyms.
"""

from __future__ import annotations

from qualcode.document import Align, Column, Document, Section, Table, cell
from qualcode.frame import COLUMNS, evidence_values
from qualcode.model.privacy import printed_role
from qualcode.stages.passages import quotable
from qualcode.study import Evidence, Selection, Study

_NUMBERS = ("turn", "line", "start", "end")
_WIDE = {"quotation": 6.0}


def evidence_records(study: Study, selection: Selection) -> list[dict[str, object]]:
    """The rows as JSON records, in the columns of `Study.evidence()`."""
    return [evidence_record(study, row) for row in study.select(selection)]


def evidence_record(study: Study, row: Evidence) -> dict[str, object]:
    """One row as a JSON record, as it may be printed."""
    record = dict(zip(COLUMNS, evidence_values(row), strict=True))
    record["role"] = printed_role(row.informant) or None if row.informant else None
    record["quotation"] = quotable(study, row.coding.quotation)
    record["note"] = quotable(study, row.coding.note)
    return record


def evidence_document(study: Study, selection: Selection) -> Document:
    """The rows as one table, for Excel, CSV and the screen."""
    records = evidence_records(study, selection)
    columns = tuple(
        Column(
            name,
            align=Align.RIGHT if name in _NUMBERS else Align.LEFT,
            weight=_WIDE.get(name, 1.0),
        )
        for name in COLUMNS
    )
    rows = tuple(tuple(cell(_text(record[name])) for name in COLUMNS) for record in records)
    table = Table("evidence", columns, (Section(rows),), name="evidence")
    return Document("evidence", study.settings.language, (table,), date=study.settings.date)


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
