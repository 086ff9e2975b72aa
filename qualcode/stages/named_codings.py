"""Which codings a word of a researcher means: an id of one, the start of it, or a place.

Links and findings rest on codings that they name; what is named is looked up among all codings
in force, and where there is none it is said why.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from qualcode.model.evidence_query import EvidenceQuery
from qualcode.model.source import Source
from qualcode.stages.evidence_query import codings_found
from qualcode.study import Selection, Study

_PLACE = re.compile(r"(?P<source>.+)[:.](?P<first>[0-9]{1,9})(?: ?[-–] ?(?P<last>[0-9]{1,9}))?")
_SHORTEST_ID = 8


class Loss(StrEnum):
    """Why a word names no coding in force."""

    UNREAD = "unread"
    UNCLEAR = "unclear"
    NO_TURN = "no-turn"
    NO_SOURCE = "no-source"
    WITHDRAWN = "withdrawn"
    UNCODED = "uncoded"
    RECODED = "recoded"
    DISPLACED = "displaced"
    REJECTED = "rejected"
    REMOVED = "removed"
    UNMATCHED = "unmatched"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Missing:
    """A word that names no coding in force: why, and that in plain English."""

    loss: Loss
    told: str


class NamedCodings:
    """Looks up what words name among all codings in force."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self.rows = study.select(Selection(phase="all", reviewed="all"))
        self._by_id = {row.coding.id: row for row in self.rows}

    def meant(self, word: str, codes: frozenset[str]) -> set[str] | Missing:
        """The ids of the codings that a word means, or why there is none.

        At a place only codings with one of the `codes` are meant, where there are any.
        """
        if word in self._by_id:
            return {word}
        place = _PLACE.fullmatch(word)
        source = self._source(place["source"]) if place else None
        if place and source:
            first = int(place["first"])
            return self._there(codes, source, first, int(place["last"] or first))
        if place and place["source"] in self._study.unread:
            return Missing(Loss.UNREAD, f"source {place['source']} could not be read")
        begun = {one for one in self._by_id if len(word) >= _SHORTEST_ID and one.startswith(word)}
        if len(begun) > 1:
            return Missing(Loss.UNCLEAR, "several ids of codings begin so")
        return begun or self._why_unknown(word, bool(place))

    def found(self, query: EvidenceQuery, codes: frozenset[str]) -> set[str] | Missing:
        """The ids of the codings that a query finds, or why there is none.

        As at a place, only codings with one of the `codes` are meant, where there are any.
        """
        found = codings_found(self._study, query)
        if not found:
            people = query.informants
            if people and all(map(self._study.withdrawn, people)):
                return Missing(Loss.WITHDRAWN, "consent was withdrawn there")
            return Missing(Loss.UNMATCHED, "the query finds nothing")
        meant = {one for one in found if not codes or self._by_id[one].code.id in codes}
        return meant or Missing(Loss.ELSEWHERE, "nothing that the query finds has such a code")

    def _source(self, name: str) -> Source | None:
        former = (one for one in self._study.sources if name in one.entry.formerly)
        return self._study.source(name) or next(former, None)

    def _there(
        self, codes: frozenset[str], source: Source, first: int, last: int
    ) -> set[str] | Missing:
        count = len(source.numbered)
        if not 1 <= first <= last <= count:
            return Missing(Loss.NO_TURN, f"{source.id} has turns 1 to {count}")
        turns = source.numbered[first - 1 : last]
        here = [
            row
            for row in self.rows
            if row.source.id == source.id
            and any(row.coding.overlaps(turn.start, turn.end) for turn in turns)
        ]
        found = {row.coding.id for row in here if not codes or row.code.id in codes}
        if found:
            return found
        if any(self._study.hidden(source.id, (turn.start, turn.end)) for turn in turns):
            return Missing(Loss.WITHDRAWN, "consent was withdrawn there")
        if here:
            return Missing(Loss.RECODED, "nothing there has such a code")
        return Missing(Loss.UNCODED, "nothing is coded there")

    def _why_unknown(self, word: str, a_place: bool) -> Missing:
        decided = self._study.decisions
        if _names_one(word, self._study.codings):
            return Missing(Loss.WITHDRAWN, "consent was withdrawn there")
        if _names_one(word, decided.displaced):
            told = "its passage is no longer found in the transcript"
            return Missing(Loss.DISPLACED, told)
        if _names_one(word, self._study.proposals.codings):
            return Missing(Loss.REJECTED, "the proposal was rejected, or coded over by hand")
        if a_place:
            return Missing(Loss.NO_SOURCE, "there is no such source")
        return Missing(Loss.REMOVED, "there is no coding of that id, or it was removed")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def _names_one(word: str, things: Iterable[_Named]) -> bool:
    long = len(word) >= _SHORTEST_ID
    return any(one.id == word or (long and one.id.startswith(word)) for one in things)
