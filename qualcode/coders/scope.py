"""Which cues of a clause speak of which topic: its parts between commas and coordinating words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from qualcode.coders.clauses import Clause, parts
from qualcode.coders.cues import Cue, CueKind, Lexicon
from qualcode.coders.dictionary import Hit
from qualcode.coders.polarity import unreal, verdict
from qualcode.coders.signs import FIXED, MINOR, SCOPE, Sign, signs
from qualcode.coders.tokens import tokens
from qualcode.model.coding import Polarity

_LASTING = (CueKind.IRREALIS, CueKind.HEARSAY, CueKind.LISTING)
_CURT = 3
"""The most words of a denial that stands alone in front of what it denies."""


class ClauseScope:
    """The parts of a clause with their signs; finds the signs that speak of a hit."""

    def __init__(
        self, text: str, clause: Clause, cues: list[Cue], hits: list[Hit], lexicon: Lexicon
    ) -> None:
        self._text = text
        self._cues = cues
        self._hits = hits
        self._spans = parts(text, clause)
        self._begins = [start for start, _ in self._spans]
        found = signs(text, clause.start, clause.end, cues, lexicon)
        self._signs = [self._real(found, start, end) for start, end in self._spans]

    def _real(self, found: list[Sign], start: int, end: int) -> list[Sign]:
        """The signs of a part; a plan or hearsay goes on to the end of its clause."""
        own = [sign for sign in found if start <= sign.start < end]
        begun = [cue for cue in self._cues if cue.kind in _LASTING and cue.start < start]
        cues = [*self._cues, *(Cue(start, start + 1, one.kind, one.word) for one in begun)]
        return unreal(own, cues, start, end)

    def whole(self, at_least: int = 0) -> Polarity | None:
        """What the clause as a whole says, by signs of some strength."""
        return verdict([one for part in self._signs for one in part if one.strength >= at_least])

    @property
    def _topical(self) -> set[int]:
        """The parts in which some rule fired."""
        return {self._part_of(hit.start) for hit in self._hits}

    def _part_of(self, offset: int) -> int:
        return max(0, bisect_right(self._begins, offset) - 1)

    def verdict(self, own: list[Hit], others: list[Hit]) -> Polarity | None:
        """What the clause says of a topic: its own part and the parts after it without a topic."""
        mine, reach = self._reach(own, others)
        found = self._in(reach) or ([] if self._is_planned(mine) else self._nearest(mine))
        found = [*found, *self._sweeping(min(mine))]
        return verdict(found)

    def _is_planned(self, mine: set[int]) -> bool:
        """Whether a part of the topic's own tells a plan: then no other part speaks of it."""
        own = [self._spans[part] for part in mine]
        return any(
            cue.kind is CueKind.IRREALIS and start <= cue.start < end
            for cue in self._cues
            for start, end in own
        )

    def _reach(self, own: list[Hit], others: list[Hit]) -> tuple[set[int], set[int]]:
        """The parts that a topic stands in, and those with the parts after them without one."""
        mine = {self._part_of(hit.start) for hit in own}
        taken = {self._part_of(hit.start) for hit in others if not is_cue(hit, self._cues)} - mine
        reach = set(mine)
        for part in sorted(mine):
            for following in range(part + 1, len(self._spans)):
                if following in taken or following in mine:
                    break
                reach.add(following)
        return mine, reach

    def speaks_of(self, own: list[Hit], others: list[Hit]) -> bool:
        """Whether a part is about a topic: a cue stands near and no other topic is named there."""
        mine, reach = self._reach(own, others)
        if any(not hit.rule.weak and self._part_of(hit.start) in mine for hit in others):
            return False
        starts = [self._spans[part] for part in reach]
        return bool(self._in(reach)) or any(
            start <= cue.start < end
            for cue in self._cues
            if cue.kind in (CueKind.IRREALIS, CueKind.NORM, CueKind.LISTING)
            for start, end in starts
        )

    def _in(self, wanted: Iterable[int]) -> list[Sign]:
        return [sign for part in sorted(wanted) for sign in self._signs[part]]

    def _sweeping(self, part: int) -> list[Sign]:
        """Signs before a part that hold for all that follows.

        "Kurang apa coba, alat dikasih"; a denial that stands alone in front: "Belum ada, Mbak,
        bantuan alat itu".
        """
        found = [one for one in self._in(range(part)) if one.strength == FIXED]
        if part and 0 not in self._topical and self._is_short(0):
            found += [one for one in self._signs[0] if one.negated and one.valence < 0]
        return found

    def _is_short(self, part: int) -> bool:
        start, end = self._spans[part]
        return sum(1 for _ in tokens(self._text, start, end)) <= _CURT

    def _nearest(self, mine: set[int]) -> list[Sign]:
        """The signs of the next part that has any, else of the one before."""
        first, last = min(mine), max(mine)
        order = [*range(last + 1, len(self._spans)), *reversed(range(first))]
        telling = ([one for one in self._signs[part] if one.strength > MINOR] for part in order)
        return next((signs for signs in telling if signs), [])

    def denied(self, hit: Hit, named: int) -> bool:
        """Whether a negator stands before the hit or the hit itself was turned round.

        `named` is 1 where the rule names something good, -1 where it names something bad: a sign
        that says just that denies nothing ("untung ada"), nor does a negator that is one of the
        rule's own words ("kalau nggak ada dia", "never grumbled").
        """
        for part in self._signs:
            for sign in part:
                if hit.start <= sign.start and sign.end <= hit.end and sign.valence != named:
                    continue
                turned = sign.negated or sign.strength == FIXED
                if turned and sign.start < hit.end and hit.start < sign.end:
                    return sign.valence != named
        for cue in self._cues:
            together = self._part_of(cue.start) == self._part_of(hit.start)
            if cue.kind is CueKind.NEGATOR and cue.end <= hit.start and together:
                between = sum(1 for _ in tokens(self._text, cue.end, hit.start))
                if between < SCOPE - 1:
                    return True
        return False


def is_cue(hit: Hit, cues: Sequence[Cue]) -> bool:
    """Whether the hit is itself a cue (*rutin*): then the clause has no other topic in it."""
    return any(cue.start < hit.end and hit.start < cue.end for cue in cues)
