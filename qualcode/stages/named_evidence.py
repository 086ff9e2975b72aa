"""The codings that a finding names for and against its claim, by id, by place or by a query.

A coding that is named by its id was looked at, so it counts as it is named. A place and a query
name whatever is coded there today and grow by themselves: nobody has looked at each of these
codings, so they cannot turn what contradicts a claim into evidence for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model.evidence_query import EvidenceQuery
from qualcode.model.memo import Finding
from qualcode.stages.named_codings import Loss, Missing, NamedCodings
from qualcode.study import Evidence, Study


@dataclass(frozen=True, slots=True)
class LostEvidence:
    """What a finding names as evidence and is no coding in force any more, or never was.

    `line` is where a query stands in the file, None where nobody has noted it.
    """

    word: str
    loss: Loss
    against: bool = False
    line: int | None = None


@dataclass(frozen=True, slots=True)
class NamedWord:
    """What a finding names as evidence, with the ids of the codings in force that it means."""

    word: str | EvidenceQuery
    against: bool
    codings: frozenset[str]


class NamedEvidence:
    """The codings that a finding names for and against its claim."""

    def __init__(self, study: Study, finding: Finding) -> None:
        self.pro: set[str] = set()
        self.con: set[str] = set()
        self.pro_there: set[str] = set()
        self.con_there: set[str] = set()
        self.lost: tuple[LostEvidence, ...] = ()
        self.words: tuple[NamedWord, ...] = ()
        if not (finding.evidence or finding.counter_evidence):
            return
        naming = NamedCodings(study)
        book = study.codebook
        codes = book.below([name for name in finding.about if name in book])
        rows = {row.coding.id: row for row in naming.rows}
        for words, against in ((finding.evidence, False), (finding.counter_evidence, True)):
            for word in words:
                self._take(_meant(naming, word, codes), word, against, codes, rows)

    def _take(
        self,
        meant: set[str] | Missing,
        word: str | EvidenceQuery,
        against: bool,
        codes: frozenset[str],
        rows: dict[str, Evidence],
    ) -> None:
        line = word.line if isinstance(word, EvidenceQuery) else None
        if isinstance(meant, Missing):
            self.lost = (*self.lost, LostEvidence(str(word), meant.loss, against, line))
            return
        if codes and not any(rows[one].code.id in codes for one in meant):
            self.lost = (*self.lost, LostEvidence(str(word), Loss.RECODED, against, line))
        by_id = isinstance(word, str) and any(one.startswith(word) for one in meant)
        found = {
            (True, False): self.pro,
            (True, True): self.con,
            (False, False): self.pro_there,
            (False, True): self.con_there,
        }[by_id, against]
        found |= meant
        self.words = (*self.words, NamedWord(word, against, frozenset(meant)))


def _meant(
    naming: NamedCodings, word: str | EvidenceQuery, codes: frozenset[str]
) -> set[str] | Missing:
    if isinstance(word, EvidenceQuery):
        return naming.found(word, codes)
    return naming.meant(word, codes)
