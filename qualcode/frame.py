"""The evidence as rows of plain values, and as a pandas table for notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from qualcode.model.coding import Polarity

if TYPE_CHECKING:
    import pandas as pd

    from qualcode.model.source import SourceEntry
    from qualcode.study import Evidence, Study

COLUMNS = (
    "id", "source", "kind", "phase", "date", "period", "turn", "line", "start", "end",
    "quotation", "code", "indicator", "aspect", "informant", "group", "role", "case", "coder",
    "polarity", "origin", "rule", "reviewed", "note",
)  # fmt: skip


def evidence_frame(study: Study, rows: Iterable[Evidence]) -> pd.DataFrame:
    """One row per coding; columns of ids are ordered categoricals taken from the study."""
    import pandas as pd

    frame = pd.DataFrame([evidence_values(row) for row in rows], columns=list(COLUMNS))
    for column, categories in _categories(study).items():
        frame[column] = pd.Categorical(
            frame[column], categories=list(dict.fromkeys(categories)), ordered=True
        )
    frame["reviewed"] = frame["reviewed"].astype(bool)
    return frame


def evidence_values(row: Evidence) -> tuple[object, ...]:
    """The values of one row, in the order of `COLUMNS`."""
    coding = row.coding
    return (
        coding.id, *source_columns(row.source.entry).values(), row.segment.number, row.line,
        coding.start, coding.end, coding.quotation, row.code.id, row.indicator.id, row.aspect.id,
        row.informant.id if row.informant else None, row.group,
        row.informant.role if row.informant else None, row.case, coding.coder,
        str(coding.polarity), str(coding.origin), coding.rule, coding.reviewed, coding.note,
    )  # fmt: skip


def source_columns(entry: SourceEntry) -> dict[str, object]:
    """The columns that are the same for all codings of a source, in their order."""
    return {
        "source": entry.id,
        "kind": str(entry.kind),
        "phase": str(entry.phase),
        "date": entry.date.isoformat() if entry.date else None,
        "period": entry.period,
    }


def _categories(study: Study) -> dict[str, Sequence[str]]:
    book, roster = study.codebook, study.roster
    return {
        "source": [source.id for source in study.sources],
        "code": [code.id for code in book.codes],
        "indicator": [book.indicator(code.id).id for code in book.codes],
        "aspect": [code.id for code in book.roots],
        "informant": [informant.id for informant in roster.informants],
        "group": [group.id for group in roster.groups],
        "case": [case.id for case in roster.cases],
        "polarity": [str(polarity) for polarity in Polarity],
    }
