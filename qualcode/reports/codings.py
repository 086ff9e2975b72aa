"""Codings as `coding list` and `reanchor` tell of them, in the columns of `Study.evidence()`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualcode.coders.agreed import Family, families
from qualcode.frame import COLUMNS, source_columns
from qualcode.model.coding import Coding, Origin, Polarity
from qualcode.model.decision import Consensus, Displaced
from qualcode.model.privacy import WITHHELD
from qualcode.model.source import Source
from qualcode.reports.evidence import evidence_record
from qualcode.reports.rows import Rows
from qualcode.stages.passages import quotable
from qualcode.study import Evidence, Study

_OF_LISTS = ("decided_by", "rejected", "own_polarity", "conflict")
_OF_DECISIONS = ("quotation", "origin", "rule", "reviewed", "note")
_DISPLACED = (*(one for one in COLUMNS if one not in _OF_DECISIONS), "before", "after")
_OF_PLACES = ("turn", "line", "start", "end", "informant", "group", "role", "case")


@dataclass(frozen=True, slots=True)
class Said:
    """What the coder of a coding says, where that is not simply what counts.

    `polarity` is the coder's own; of a proposal that several accepted, what counts. `conflict`
    names who says what, where that differs and nobody has settled it; `agreed` says that a
    consensus has.
    """

    polarity: Polarity
    conflict: str = ""
    agreed: bool = False


def said_of(study: Study, rows: Iterable[Evidence]) -> dict[str, Said]:
    """What was said of codings, by their ids: where coders differ, each has its own polarity."""
    own = {one.id: one.polarity for one in study.decisions.manual}
    differing: defaultdict[tuple[str, str], list[Family]] = defaultdict(list)
    agreed: defaultdict[tuple[str, str], list[Consensus]] = defaultdict(list)
    for family in families(study.decisions):
        if family.differs:
            first = family.judgements[0]
            differing[first.source, first.code].append(family)
    for one in study.decisions.consensus:
        agreed[one.source, one.code].append(one)
    found = {}
    for coding in (row.coding for row in rows):
        key = coding.source, coding.code
        found[coding.id] = Said(
            own.get(coding.id, coding.polarity),
            _conflict(coding, differing[key]),
            any(coding.overlaps(one.start, one.end) for one in agreed[key]),
        )
    return found


def _conflict(coding: Coding, differing: Iterable[Family]) -> str:
    """Who says what of a coding's passage."""
    for family in differing:
        if any(coding.overlaps(one.start, one.end) for one in family.judgements):
            said = (f"{one.coder} says {one.polarity}" for one in family.judgements)
            return ", ".join(dict.fromkeys(said))
    return ""


def coding_rows(study: Study, rows: Sequence[Evidence], struck: bool) -> Rows:
    """Codings with who decided on them; `struck` says that they are rejected proposals.

    `polarity` is what counts, `own_polarity` what the coder of this very coding says.
    """
    said = said_of(study, () if struck else rows)
    records = []
    for row in rows:
        one = said.get(row.coding.id, Said(row.coding.polarity))
        told = (row.coding.decided_by, struck, str(one.polarity), one.conflict or None)
        records.append(evidence_record(study, row) | dict(zip(_OF_LISTS, told, strict=True)))
    return Rows("codings", (*COLUMNS, *_OF_LISTS), records)


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
        period = quotable(study, source.entry.period or "") or None
        known |= source_columns(source.entry) | {"period": period} | _place(study, source, one)
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
