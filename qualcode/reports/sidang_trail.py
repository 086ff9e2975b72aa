"""Who speaks on a defence sheet and where their words stand, in full or as brief as there is room.

A finding that rests on hundreds of places would fill many sheets with them. Then they are counted
source by source, and voices group by group; nothing is left out of the counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from qualcode.displays.citation import place, sign
from qualcode.document import Joined, Words, phrase
from qualcode.model.source import SourceKind
from qualcode.reports.findings import in_words
from qualcode.reports.printed_places import PrintedPlaces
from qualcode.reports.thesis import PARTS
from qualcode.reports.thesis.part import appendix
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.passages import Statement
from qualcode.stages.voice_names import named
from qualcode.study import Study


class Brevity(IntEnum):
    """How much is counted instead of named."""

    WHOLE = 0
    PLACES = 1
    VOICES = 2
    SOURCES = 3


def speakers(study: Study, said: Sequence[Statement], brevity: Brevity) -> Words:
    """Who speaks and how often which way: by voice, or by group where there is no room."""
    if brevity < Brevity.VOICES:
        names = tuple(
            f"{named(study, voice)} ({mark}\u00a0{n})"
            for (voice, mark), n in Counter(
                (one.first.voice, sign(one.polarity)) for one in said
            ).items()
        )
        return phrase("sidang.side", names=Joined(names), n=len(said))
    counts = Counter((one.first.group or one.first.voice, sign(one.polarity)) for one in said)
    groups = tuple(
        Joined((_group(study, group), f" ({mark}\u00a0{n})"), "")
        for (group, mark), n in counts.items()
    )
    voices = len({one.first.voice for one in said})
    return phrase("sidang.side.groups", names=Joined(groups), n=len(said), voices=voices)


def _group(study: Study, name: str) -> Words:
    """The label of a group; who belongs to none is called by name."""
    group = study.roster.group(name)
    return group.label if group else named(study, name)


@dataclass(frozen=True)
class Trail:
    """The places of all statements of a finding, with their pages where these are known."""

    study: Study
    ground: FindingGround
    printed: PrintedPlaces | None

    def lines(self, brevity: Brevity) -> Iterator[Words]:
        """A line for each appendix, then where all places are told if they are not."""
        by_appendix: dict[int, list[Statement]] = {}
        for one in (*self.ground.bearing, *self.ground.opposing):
            number = appendix_of(_printed_in(one.first.source.kind))
            by_appendix.setdefault(number, []).append(one)
        for number, said in sorted(by_appendix.items()):
            told = self._places(self._turns(said), brevity)
            yield phrase("sidang.trail.codings", appendix=appendix(number), places=told)
        if by_appendix and brevity:
            yield phrase("sidang.trail.all", finding=self.ground.finding.id)

    def _turns(self, said: Sequence[Statement]) -> tuple[Statement, ...]:
        """One statement for each place, in the order of the sources."""
        rank = {source.id: n for n, source in enumerate(self.study.sources)}
        ordered = sorted(said, key=lambda s: (rank[s.first.source.id], s.first.segment.number))
        return tuple({(s.first.source.id, s.first.segment.number): s for s in ordered}.values())

    def _places(self, turns: Sequence[Statement], brevity: Brevity) -> Words:
        """Each place once, page by page where pages are known; or how many there are."""
        sources: dict[str, list[Statement]] = {}
        for one in turns:
            sources.setdefault(one.first.source.id, []).append(one)
        if brevity >= Brevity.SOURCES:
            return phrase("sidang.trail.sources", n=len(turns), sources=len(sources))
        if brevity:
            return Joined(tuple(self._counted(name, those) for name, those in sources.items()))
        if self.printed is None:
            return Joined(tuple(self._place(one) for one in turns))
        pages: dict[str, tuple[Words, list[Words]]] = {}
        for one in turns:
            page = self.printed.page(one)
            pages.setdefault(self._said(page), (page, []))[1].append(self._place(one))
        found = tuple(
            phrase("sidang.trail.page", page=page, places=Joined(tuple(those)))
            for page, those in pages.values()
        )
        return Joined(found, "; ")

    def _counted(self, source: str, turns: Sequence[Statement]) -> Words:
        """How many places a source has, and on which pages the first and the last are."""
        if self.printed is None:
            return phrase("sidang.trail.source", source=source, n=len(turns))
        found = [self.printed.page(turns[at]) for at in (0, -1)]
        several = self._said(found[0]) != self._said(found[1])
        pages = Joined(tuple(found if several else found[:1]), " – ")
        return phrase("sidang.trail.source.pages", source=source, n=len(turns), pages=pages)

    def _said(self, words: Words) -> str:
        return in_words(self.study, words)

    def _place(self, said: Statement) -> Words:
        return place(self.study.settings, said.first)


def _printed_in(kind: SourceKind) -> str:
    """The title of the appendix in which sources of a kind are printed."""
    if kind.spoken:
        return "part.transcripts"
    return "part.field-notes" if kind is SourceKind.OBSERVATION else "documents.title"


def appendix_of(title: str) -> int:
    """The number of an appendix by the key of its title."""
    return next(one.appendix for one in PARTS if one.title == phrase(title))
