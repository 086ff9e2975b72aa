"""How much of each source is coded, by its turns and by the words of the passages themselves.

A long turn in which one sentence is coded is a coded turn; only its words tell how much of it was
left out. Neither says how good the coding is: much that people say is about something else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from qualcode.model.source import Source
from qualcode.stages.reduction import Coverage, reduce
from qualcode.study import Evidence, Selection, Study


@dataclass(frozen=True, slots=True)
class CodedShare:
    """A source's coverage, and the words that stand in its coded passages."""

    source: Source
    coverage: Coverage
    words: int
    rows: tuple[Evidence, ...]

    def as_json(self) -> dict[str, object]:
        """The numbers of one source."""
        found = self.coverage
        return {
            "source": self.source.id,
            "turns": found.turns,
            "coded_turns": found.coded_turns,
            "words": found.words,
            "words_in_coded_turns": found.coded_words,
            "words_in_coded_passages": self.words,
            "codings": found.codings,
            "reviewed": found.reviewed,
        }


def coded_shares(study: Study, selection: Selection) -> tuple[CodedShare, ...]:
    """Every source of a selection; which codes are selected makes no difference."""
    rows: dict[str, list[Evidence]] = {}
    for row in study.select(replace(selection, codes=())):
        rows.setdefault(row.source.id, []).append(row)
    sources = {source.id: source for source in study.sources}
    return tuple(
        _share(sources[one.source], one, tuple(rows.get(one.source, ())))
        for one in reduce(study, selection).coverage
    )


def _share(source: Source, coverage: Coverage, rows: tuple[Evidence, ...]) -> CodedShare:
    said = [one.speech for one in source.spoken_by_informants()]
    words = sum(
        len(source.text[max(start, one.start) : min(end, one.end)].split())
        for start, end in _together((row.coding.start, row.coding.end) for row in rows)
        for one in said
        if start < one.end and one.start < end
    )
    return CodedShare(source, coverage, min(words, coverage.words), rows)


def _together(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
