"""How the rules read a sentence: clauses, what fired in them, cues, and the polarity of each code.

A reading holds everything that `qualcode explain` shows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from qualcode.coders.clauses import Clause, clauses, parts
from qualcode.coders.cues import Cue, CueKind, Lexicon
from qualcode.coders.dictionary import Hit
from qualcode.coders.polarity import FIXED, SCOPE, Sign, signs, unreal, verdict
from qualcode.coders.tokens import Token, tokens
from qualcode.model.codebook import AspectKind, Codebook
from qualcode.model.coding import Polarity

_MANY = 3
_GIVEN = 2
_STRONG = 3
_CURT = 3
_CONTRARY = frozenset(
    {"bakal", "akan", "mungkin", "pasti", "would", "wouldn't", "could", "couldn't"}
)
_NOW = frozenset({"saiki", "sakniki", "sekarang", "kini", "now", "nowadays", "these", "today", "skrg"})
_THEN = frozenset(
    {"biyen", "mbiyen", "riyin", "dulu", "dulunya", "dahulu", "sebelumnya", "back", "before", "previously", "formerly"}
)
_SINCE = frozenset({"sejak", "semenjak", "since"})
_WITHOUT = frozenset({"without", "tanpa", "unless"})
_UNREAL = frozenset({"seandainya", "andai", "andaikan", "umpama", "had"})
_CERTAIN = frozenset({"tentu", "pasti", "mungkin", "kan", "would", "wouldn't", "bakal"})
_CONDITION = 4
_LASTING = (CueKind.IRREALIS, CueKind.HEARSAY)
_AGAINST = frozenset({"sedangkan", "whereas", "sementara", "while"})
_REPEATED = re.compile(r"\b([^\W_]{3,})\s+(?:ya|yo|sih|emang|memang)\s+\1\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ClauseReading:
    """A clause with its cues, the rules that fired in it and what it says of each code."""

    clause: Clause
    cues: tuple[Cue, ...]
    hits: tuple[Hit, ...]
    verdicts: tuple[tuple[str, Polarity], ...]
    inherited: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that the clause speaks of, in its own words or carried over."""
        return tuple(code for code, _ in self.verdicts)


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """A sentence (or an informant's own question with its answer) and its clauses."""

    start: int
    end: int
    clauses: tuple[ClauseReading, ...]
    counterfactual: bool = False

    def without(self, codes: Collection[str]) -> SentenceReading:
        """The reading as if the rules of some codes had not fired."""
        kept = tuple(
            replace(one, verdicts=tuple(pair for pair in one.verdicts if pair[0] not in codes))
            for one in self.clauses
        )
        return replace(self, clauses=kept)

    @property
    def topics(self) -> tuple[str, ...]:
        """The codes of the last clause that has any: what a sentence without a topic refers to."""
        for clause in reversed(self.clauses):
            if clause.codes:
                return clause.codes
        return ()


class SentenceReader:
    """Reads sentences for one codebook."""

    def __init__(self, codebook: Codebook, lexicon: Lexicon) -> None:
        self._codebook = codebook
        self._lexicon = lexicon
        self._kinds = {code.id: codebook.kind(code.id) for code in codebook.codes}
        self._defaults = {code.id: code.polarity for code in codebook.codes}

    def read(
        self,
        text: str,
        start: int,
        end: int,
        hits: Sequence[Hit],
        carried: Sequence[str] = (),
        virtual: Sequence[str] = (),
    ) -> SentenceReading:
        """Read one sentence.

        `carried` are the topics of the sentence before, taken up when this one begins without
        one; `virtual` are codes that the first clause speaks of although nothing fired (an
        answer to a question).
        """
        found = clauses(text, start, end, self._lexicon)
        cues = [*self._lexicon.find(text, start, end), *_conceded(text, start, end)]
        contrary = self._contrary_to_fact(text, found, cues)
        if contrary:
            found = [Clause(start, end)]
        readings: list[ClauseReading] = []
        topics = tuple(carried)
        flipped = False
        for number, clause in enumerate(found):
            own = _standing([h for h in hits if clause.start <= h.start < clause.end])
            within = [
                cue
                for cue in cues
                if clause.start <= cue.start < clause.end
                and not _names_topic(cue, own, self._lexicon)
            ]
            reading = self._clause(
                text, clause, within, own, topics, tuple(virtual) if number == 0 else (), flipped
            )
            if contrary:
                reading = _turned_to(contrary, reading, self._kinds)
            flipped = any(
                cue.word.lower() in ("bukan", "bukannya", "isn't", "not") for cue in within
            )
            topics = tuple(hit.rule.code for hit in own) or reading.codes or topics
            readings.append(reading)
        return SentenceReading(start, end, tuple(_contrasted(readings)), contrary is not None)

    def _clause(
        self,
        text: str,
        clause: Clause,
        cues: list[Cue],
        hits: list[Hit],
        topics: tuple[str, ...],
        virtual: tuple[str, ...],
        after_denial: bool,
    ) -> ClauseReading:
        if clause.opener in _SINCE:
            cues = [cue for cue in cues if cue.kind not in (CueKind.GIVEN, CueKind.LIGHT)]
        pieces = _Pieces(text, clause, cues, hits, self._lexicon)
        verdicts: dict[str, Polarity] = {}
        codes = list(dict.fromkeys(hit.rule.code for hit in hits))
        for code in codes:
            own = [hit for hit in hits if hit.rule.code == code]
            found = self._verdict(code, own, hits, pieces, len(codes))
            if found is not None:
                verdicts[code] = found
        if after_denial and clause.opener in ("melainkan", "tapi", "tetapi", "it's", "the"):
            verdicts = {
                code: Polarity.UNFAVOURABLE if found is Polarity.NEUTRAL else found
                for code, found in verdicts.items()
            }
        whole = pieces.whole()
        inherited = virtual
        if after_denial:
            topics = ()
        if (
            not virtual
            and pieces.whole(at_least=_STRONG)
            and all(_is_cue(hit, cues) for hit in hits)
        ):
            inherited = tuple(code for code in topics if self._carries(code))
        for code in inherited:
            verdicts.setdefault(code, whole or Polarity.UNDECIDED)
        taken = tuple(code for code in inherited if code not in codes)
        return ClauseReading(clause, tuple(cues), tuple(hits), tuple(verdicts.items()), taken)

    def _carries(self, code: str) -> bool:
        return self._kinds[code] in (AspectKind.ASPECT, AspectKind.OUTCOME)

    def _verdict(
        self, code: str, own: list[Hit], hits: list[Hit], pieces: _Pieces, codes: int
    ) -> Polarity | None:
        kind, default = self._kinds[code], self._defaults[code]
        if kind is AspectKind.SUGGESTION:
            return default
        if default in (Polarity.FAVOURABLE, Polarity.UNFAVOURABLE):
            if not any(pieces.denied(hit) for hit in own):
                return default
            return None if kind is AspectKind.OBSTACLE else Polarity.UNFAVOURABLE
        others = [hit for hit in hits if hit.rule.code != code]
        found = pieces.verdict(own, others, listing=codes >= _MANY)
        if all(hit.rule.weak for hit in own) and not pieces.speaks_of(own, others):
            return None  # a word dropped in passing, or in speaking of something else
        return found or default

    def _contrary_to_fact(self, text: str, found: list[Clause], cues: list[Cue]) -> Polarity | None:
        """What a condition contrary to fact says of its topic.

        "Kalau nggak ada X, nggak bakal …" praises X; "seandainya ada X, tentu …" says that there
        was none.
        """
        words = list(tokens(text, found[0].start, found[-1].end)) if found else []
        for place, word in enumerate(words):
            if word.word in self._lexicon.conditional and place + 1 < len(words):
                said = self._condition(text, words[place:], cues)
                if said is not None:
                    return said
        return None

    def _condition(self, text: str, words: list[Token], cues: list[Cue]) -> Polarity | None:
        word, *rest = words
        without = word.word in _WITHOUT
        near = rest[min(_CONDITION, len(rest) - 1)].start
        negators = [
            cue for cue in cues
            if cue.kind is CueKind.NEGATOR and word.end <= cue.start <= near
        ]  # fmt: skip
        gap = text.find(",", negators[0].end if negators else word.end)
        end = gap if gap > 0 else (negators[0].end if negators else near)
        tail = {token.word for token in rest if token.start > end}
        if without or negators:
            loose = gap > 0 and not without
            expected = self._lexicon.consequence if loose else _CONTRARY
            return Polarity.FAVOURABLE if tail & expected else None
        if word.word in _UNREAL and gap > 0 and tail & _CERTAIN:
            return Polarity.UNFAVOURABLE
        return None


class _Pieces:
    """The parts of a clause with their signs; finds the signs that speak of a hit."""

    def __init__(
        self, text: str, clause: Clause, cues: list[Cue], hits: list[Hit], lexicon: Lexicon
    ) -> None:
        self._text = text
        self._cues = cues
        self._hits = hits
        self._spans = parts(text, clause)
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
        return max(n for n, (start, _) in enumerate(self._spans) if start <= offset or n == 0)

    def verdict(self, own: list[Hit], others: list[Hit], listing: bool) -> Polarity | None:
        """What the clause says of a topic: its own part and the parts after it without a topic."""
        mine, reach = self._reach(own, others)
        found = self._in(reach) or self._nearest(mine)
        found = [*found, *self._sweeping(min(mine))]
        if listing and all(sign.strength <= _GIVEN for sign in found):
            return None
        return verdict(found)

    def _reach(self, own: list[Hit], others: list[Hit]) -> tuple[set[int], set[int]]:
        """The parts that a topic stands in, and those with the parts after them without one."""
        mine = {self._part_of(hit.start) for hit in own}
        taken = {self._part_of(hit.start) for hit in others if not _is_cue(hit, self._cues)} - mine
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
        return next((self._signs[part] for part in order if self._signs[part]), [])

    def denied(self, hit: Hit) -> bool:
        """Whether a negator stands before the hit or the hit itself was turned round."""
        for part in self._signs:
            for sign in part:
                if sign.negated and sign.start < hit.end and hit.start < sign.end:
                    return sign.valence > 0
        for cue in self._cues:
            if cue.kind is CueKind.NEGATOR and cue.end <= hit.start:
                between = sum(1 for _ in tokens(self._text, cue.end, hit.start))
                if between < SCOPE - 1:
                    return True
        return False


def _standing(hits: list[Hit]) -> list[Hit]:
    """The hits of a clause without the codes that a `not` pattern keeps out of it."""
    suppressed = {hit.rule.code for hit in hits if hit.rule.suppress}
    return [hit for hit in hits if not hit.rule.suppress and hit.rule.code not in suppressed]


def _conceded(text: str, start: int, end: int) -> list[Cue]:
    """ "Sosialisasi ya sosialisasi, habis itu …" concedes that the thing was there."""
    return [
        Cue(match.start(), match.end(), CueKind.ASSERTED, match.group())
        for match in _REPEATED.finditer(text, start, end)
    ]


def _contrasted(readings: list[ClauseReading]) -> list[ClauseReading]:
    """Clauses set against each other (then and now, *sedangkan*) of which one has no cue.

    What the other says of the same topic is turned round for it.
    """
    changed = list(readings)
    for place, (one, other) in enumerate(zip(readings, readings[1:], strict=False)):
        if not _are_opposed(one.clause.opener, other.clause.opener):
            continue
        first, second = dict(one.verdicts), dict(other.verdicts)
        for code in {**first, **second}:
            for here, there, at in ((first, second, place), (second, first, place + 1)):
                silent = here.get(code, Polarity.NEUTRAL) is Polarity.NEUTRAL
                if silent and there.get(code) in _TURNED and (code in here or not here):
                    said = dict(changed[at].verdicts) | {code: _TURNED[there[code]]}
                    changed[at] = replace(changed[at], verdicts=tuple(said.items()))
    return changed


_TURNED = {
    Polarity.FAVOURABLE: Polarity.UNFAVOURABLE,
    Polarity.UNFAVOURABLE: Polarity.FAVOURABLE,
}


def _are_opposed(first: str, second: str) -> bool:
    if second in _AGAINST:
        return True
    return (first in _NOW and second in _THEN) or (first in _THEN and second in _NOW)


def _names_topic(cue: Cue, hits: Sequence[Hit], lexicon: Lexicon) -> bool:
    """Whether a word of complaint is only part of a topic's name: "complaint desk"."""
    return cue.word.lower() in lexicon.problems and any(
        hit.start <= cue.start and cue.end <= hit.end and hit.end - hit.start > cue.end - cue.start
        for hit in hits
    )


def _is_cue(hit: Hit, cues: Sequence[Cue]) -> bool:
    """Whether the hit is itself a cue (*rutin*): then the clause has no other topic in it."""
    return any(cue.start < hit.end and hit.start < cue.end for cue in cues)


def _turned_to(
    said: Polarity, reading: ClauseReading, kinds: dict[str, AspectKind]
) -> ClauseReading:
    """The reading with one polarity for all topics, other than obstacles and suggestions."""
    topics = (AspectKind.ASPECT, AspectKind.OUTCOME)
    verdicts = tuple(
        (code, said if kinds[code] in topics else found) for code, found in reading.verdicts
    )
    return replace(reading, verdicts=verdicts)
