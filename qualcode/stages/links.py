"""What the arrows of memos and findings rest on: the codings that their evidence names.

In a network every arrow is the researcher's assertion, and each must be traceable to what was
said (Miles and Huberman 1994, chapter 6: causal networks).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from qualcode.model.memo import Link
from qualcode.model.source import Source
from qualcode.stages.passages import quotable
from qualcode.stages.withheld import link_withheld, memo_withheld
from qualcode.study import Evidence, Selection, Study

_PLACE = re.compile(r"(?P<source>.+)[:.](?P<first>[0-9]{1,9})(?: ?[-–] ?(?P<last>[0-9]{1,9}))?")
_SHORTEST_ID = 8


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A word of a link's evidence that names no coding in force, and why."""

    word: str
    why: str


@dataclass(frozen=True, slots=True)
class ResolvedLink:
    """An arrow with what it rests on.

    `file` is that of the memo or finding, `because` the researcher's reason as it may be printed.
    `evidence` are the codings in the selection; `named` says whether there is any in the study.
    """

    link: Link
    file: str
    because: str
    evidence: tuple[Evidence, ...]
    named: bool
    missing: tuple[Unresolved, ...] = ()

    @property
    def unresolved(self) -> tuple[str, ...]:
        """The words of its evidence that name no coding in force."""
        return tuple(one.word for one in self.missing)


def links_of(study: Study, selection: Selection) -> tuple[ResolvedLink, ...]:
    """The arrows of a study, memos' before findings', with their evidence in a selection.

    Left out are those from or to informants who have withdrawn, and those of memos about them or
    about their words.
    """
    written = list(_written(study))
    if not written:
        return ()
    resolving = _Resolving(study, selection)
    return tuple(resolving.resolved(link, file) for link, file in written)


def _written(study: Study) -> Iterator[tuple[Link, str]]:
    for memo in study.memos:
        if not memo_withheld(study, memo):
            yield from ((link, memo.file) for link in memo.links if not link_withheld(study, link))
    for finding in study.findings:
        yield from (
            (link, finding.file) for link in finding.links if not link_withheld(study, link)
        )


class _Resolving:
    """Looks up what evidence names: first among all codings in force, then in the selection."""

    def __init__(self, study: Study, selection: Selection) -> None:
        self._study = study
        self._rows = study.select(Selection(phase="all", reviewed="all"))
        self._by_id = {row.coding.id: row for row in self._rows}
        self._selected = {row.coding.id for row in study.select(selection)}

    def resolved(self, link: Link, file: str) -> ResolvedLink:
        """A link with the codings that its evidence names, each once, in the study's order."""
        missing: list[Unresolved] = []
        found: set[str] = set()
        for word in link.evidence:
            meant = self._meant(link, word)
            if isinstance(meant, str):
                missing.append(Unresolved(word, meant))
            else:
                found |= meant
        shown = found & self._selected
        rows = tuple(row for row in self._rows if row.coding.id in shown) if shown else ()
        because = quotable(self._study, link.because)
        return ResolvedLink(link, file, because, rows, bool(found), tuple(missing))

    def _meant(self, link: Link, word: str) -> set[str] | str:
        """The ids of the codings that a word means; a text says why there is none."""
        if word in self._by_id:
            return {word}
        place = _PLACE.fullmatch(word)
        source = self._source(place["source"]) if place else None
        if place and source:
            first = int(place["first"])
            return self._there(link, source, first, int(place["last"] or first))
        if place and place["source"] in self._study.unread:
            return f"source {place['source']} could not be read"
        begun = {one for one in self._by_id if len(word) >= _SHORTEST_ID and one.startswith(word)}
        if len(begun) > 1:
            return "several ids of codings begin so"
        return begun or self._why_unknown(word, bool(place))

    def _source(self, name: str) -> Source | None:
        former = (one for one in self._study.sources if name in one.entry.formerly)
        return self._study.source(name) or next(former, None)

    def _there(self, link: Link, source: Source, first: int, last: int) -> set[str] | str:
        count = len(source.numbered)
        if not 1 <= first <= last <= count:
            return f"{source.id} has turns 1 to {count}"
        turns = source.numbered[first - 1 : last]
        here = [
            row
            for row in self._rows
            if row.source.id == source.id
            and any(row.coding.overlaps(turn.start, turn.end) for turn in turns)
        ]
        codes = self._codes(link)
        found = {row.coding.id for row in here if not codes or row.code.id in codes}
        if found:
            return found
        if any(self._study.hidden(source.id, (turn.start, turn.end)) for turn in turns):
            return "consent was withdrawn there"
        ends = " or ".join(name for noun, name in (link.source, link.target) if noun == "code")
        return f"nothing there is coded {ends}" if codes else "nothing is coded there"

    def _codes(self, link: Link) -> frozenset[str]:
        """The codes that the ends of a link name, with what stands below them."""
        ends = [name for noun, name in (link.source, link.target) if noun == "code"]
        book = self._study.codebook
        known = [name for name in ends if name in book]
        return frozenset(one.id for name in known for one in book.subtree(name))

    def _why_unknown(self, word: str, a_place: bool) -> str:
        decided = self._study.decisions
        if _names_one(word, self._study.codings):
            return "consent was withdrawn there"
        if _names_one(word, decided.displaced):
            return "its passage is no longer found in the transcript"
        if _names_one(word, self._study.proposals.codings):
            return "the proposal was rejected, or coded over by hand"
        if a_place:
            return "there is no such source"
        return "there is no coding of that id, or it was removed"


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def _names_one(word: str, things: Iterable[_Named]) -> bool:
    long = len(word) >= _SHORTEST_ID
    return any(one.id == word or (long and one.id.startswith(word)) for one in things)
