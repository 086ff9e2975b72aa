"""Codings as `coding list` and `reanchor` tell of them, in the columns of `Study.evidence()`."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.frame import COLUMNS, source_columns
from qualcode.model.coding import Coding, Origin, Polarity
from qualcode.model.decision import Displaced
from qualcode.model.privacy import WITHHELD
from qualcode.model.source import Source
from qualcode.reports.evidence import evidence_record
from qualcode.reports.rows import Rows
from qualcode.stages.passages import quotable
from qualcode.study import Evidence, Study

_OF_DECISIONS = ("quotation", "origin", "rule", "reviewed", "note")
_DISPLACED = (*(one for one in COLUMNS if one not in _OF_DECISIONS), "before", "after")
_OF_PLACES = ("turn", "line", "start", "end", "informant", "group", "role", "case")


def coding_rows(study: Study, rows: Sequence[Evidence], struck: bool) -> Rows:
    """Codings with who decided on them; `struck` says that they are rejected proposals."""
    records = [
        evidence_record(study, row) | {"decided_by": row.coding.decided_by, "rejected": struck}
        for row in rows
    ]
    return Rows("codings", (*COLUMNS, "decided_by", "rejected"), records)


def displaced_rows(study: Study, displaced: Sequence[Displaced]) -> Rows:
    """Decisions that an edit has changed or lost, with their words before and after.

    What belongs to a place is empty where there is none any more, and `after` too.
    """
    return Rows("displaced", _DISPLACED, [_displaced(study, one) for one in displaced])


def words_before(study: Study, one: Displaced) -> str:
    """The words that were coded, as they may be printed."""
    return _printable(study, one, one.before)


def words_after(study: Study, one: Displaced) -> str:
    """The words that stand there now, as they may be printed; "" where there are none."""
    return _printable(study, one, one.after.text) if one.after else ""


def _printable(study: Study, one: Displaced, words: str) -> str:
    span = (one.after.start, one.after.end) if one.after else None
    return WITHHELD if study.hidden(one.source, span) else quotable(study, words)


def _displaced(study: Study, one: Displaced) -> dict[str, object]:
    source, code = study.source(one.source), study.codebook.get(one.code)
    known: dict[str, object] = {
        "id": one.id, "source": one.source, "code": one.code, "coder": one.coder,
        "polarity": str(one.polarity) if one.polarity else None,
        "before": words_before(study, one), "after": words_after(study, one) or None,
    }  # fmt: skip
    if code:
        known["indicator"] = study.codebook.indicator(code.id).id
        known["aspect"] = study.codebook.aspect(code.id).id
    if source:
        known |= source_columns(source.entry) | _place(study, source, one)
    return dict.fromkeys(_DISPLACED) | known


def _place(study: Study, source: Source, one: Displaced) -> dict[str, object]:
    """Where the words stand now, and whose they are."""
    if one.after is None:
        return {}
    start, end = one.after.start, one.after.end
    # A translation has no code, but a place; any code gives it the same.
    code = one.code or study.codebook.codes[0].id
    coding = Coding(
        one.id, one.source, start, end, one.after.text, code, one.coder,
        one.polarity or Polarity.UNDECIDED, Origin.MANUAL,
    )  # fmt: skip
    record = evidence_record(study, study.evidence_of(coding, source))
    return {name: record[name] for name in _OF_PLACES}
