"""The reader of sentences: from what fired in a sentence to what its clauses say of codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qualcode.coders.clauses import Clause, clauses
from qualcode.coders.conditions import contrary_to_fact
from qualcode.coders.contrasts import conceded, contrasted, done
from qualcode.coders.cues import Cue, CueKind, Lexicon
from qualcode.coders.dictionary import Hit
from qualcode.coders.readings import ClauseReading, SentenceReading
from qualcode.coders.scope import ClauseScope, is_cue
from qualcode.coders.signs import STRONG
from qualcode.coders.tokens import fold
from qualcode.model.codebook import AspectKind, Codebook
from qualcode.model.coding import Polarity

_NOTHING: frozenset[str] = frozenset()
_SINCE = frozenset({"sejak", "semenjak", "since"})
_DENIALS = frozenset({"bukan", "bukannya", "isn't", "not"})
_REPLACING = frozenset({"melainkan", "tapi", "tetapi", "it's", "the"})


@dataclass(frozen=True, slots=True)
class _Context:
    """What a clause follows on: topics before it, codes it answers, a denial, its own question."""

    topics: tuple[str, ...]
    virtual: tuple[str, ...]
    after_denial: bool
    answers: bool


class SentenceReader:
    """Reads sentences for one codebook."""

    def __init__(self, codebook: Codebook, lexicon: Lexicon) -> None:
        self._codebook = codebook
        self._lexicon = lexicon
        self._kinds = {code.id: codebook.kind(code.id) for code in codebook.codes}
        self._defaults = {code.id: code.polarity for code in codebook.codes}
        self._yields = {
            code.id: frozenset(codebook[other].id for other in code.yields_to)
            for code in codebook.codes
            if code.yields_to
        }

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
        cues = self._cues(text, start, end)
        contrary = contrary_to_fact(text, found, cues, self._lexicon)
        if contrary:
            found = [Clause(start, end)]
        readings: list[ClauseReading] = []
        topics = tuple(carried)
        flipped = False
        for number, clause in enumerate(found):
            own = self._first_of(
                standing([h for h in hits if clause.start <= h.start < clause.end])
            )
            within = [
                cue
                for cue in cues
                if clause.start <= cue.start < clause.end
                and not _names_topic(cue, own, self._lexicon)
            ]
            asked = number > 0 and text[found[number - 1].end - 1] == "?"
            context = _Context(topics, tuple(virtual) if number == 0 else (), flipped, asked)
            reading = self._clause(text, clause, within, own, context)
            if contrary:
                reading = _turned_to(contrary, reading, self._kinds)
            flipped = _is_denial(text, within, self._lexicon)
            topics = tuple(hit.rule.code for hit in own) or reading.codes or topics
            readings.append(reading)
        return SentenceReading(start, end, tuple(contrasted(readings)), contrary is not None)

    def _first_of(self, hits: list[Hit]) -> list[Hit]:
        """The hits of a clause without those of codes that give way to another one in it."""
        found = {hit.rule.code for hit in hits}
        return [hit for hit in hits if self._yields.get(hit.rule.code, _NOTHING).isdisjoint(found)]

    def _cues(self, text: str, start: int, end: int) -> list[Cue]:
        """The cues of a sentence: those of the lists, and those that its wording makes."""
        listed = self._lexicon.find(text, start, end)
        taken = {cue.start for cue in listed}
        made = [cue for cue in done(text, start, end) if cue.start not in taken]
        known = sorted([*listed, *made], key=lambda cue: cue.start) if made else listed
        return [*known, *conceded(text, start, end)]

    def _clause(
        self, text: str, clause: Clause, cues: list[Cue], hits: list[Hit], context: _Context
    ) -> ClauseReading:
        if clause.opener in _SINCE:
            cues = [cue for cue in cues if cue.kind not in (CueKind.GIVEN, CueKind.LIGHT)]
        scope = ClauseScope(text, clause, cues, hits, self._lexicon)
        verdicts: dict[str, Polarity] = {}
        for code in dict.fromkeys(hit.rule.code for hit in hits):
            own = [hit for hit in hits if hit.rule.code == code]
            found = self._verdict(code, own, hits, scope)
            if (
                found is Polarity.NEUTRAL
                and context.after_denial
                and self._is_instead(clause, cues)
            ):
                found = Polarity.UNFAVOURABLE
            if found is not None:
                verdicts[code] = found
        inherited = context.virtual or self._taken_up(scope, cues, hits, context)
        for code in inherited:
            verdicts.setdefault(code, scope.whole() or Polarity.UNDECIDED)
        taken = tuple(code for code in inherited if all(code != hit.rule.code for hit in hits))
        return ClauseReading(clause, tuple(cues), tuple(hits), tuple(verdicts.items()), taken)

    def _is_instead(self, clause: Clause, cues: list[Cue]) -> bool:
        """Whether a clause names what is really wrong: "bukan alatnya, melainkan modalnya"."""
        return clause.opener in _REPLACING or not cues

    def _taken_up(
        self, scope: ClauseScope, cues: list[Cue], hits: list[Hit], context: _Context
    ) -> tuple[str, ...]:
        """The topics before that a clause without one of its own goes on about."""
        weight = 0 if context.answers else STRONG
        if context.after_denial or not scope.whole(at_least=weight):
            return ()
        if not all(is_cue(hit, cues) for hit in hits):
            return ()
        return tuple(code for code in context.topics if self._carries(code))

    def _carries(self, code: str) -> bool:
        return self._kinds[code] in (AspectKind.ASPECT, AspectKind.OUTCOME)

    def _verdict(
        self, code: str, own: list[Hit], hits: list[Hit], scope: ClauseScope
    ) -> Polarity | None:
        kind, default = self._kinds[code], self._defaults[code]
        if kind is AspectKind.SUGGESTION:
            return default
        if default in (Polarity.FAVOURABLE, Polarity.UNFAVOURABLE):
            named = 1 if default is Polarity.FAVOURABLE else -1
            if not any(scope.denied(hit, named) for hit in own):
                return default
            return None if kind is AspectKind.OBSTACLE else Polarity.UNFAVOURABLE
        others = [hit for hit in hits if hit.rule.code != code]
        found = scope.verdict(own, others)
        # What helps is named with what it helps: it takes no topic's place.
        topics = [hit for hit in others if self._kinds[hit.rule.code] is not AspectKind.SUPPORT]
        if all(hit.rule.weak for hit in own) and not scope.speaks_of(own, topics):
            return None  # a word dropped in passing, or in speaking of something else
        return found or default


def _is_denial(text: str, cues: list[Cue], lexicon: Lexicon) -> bool:
    """Whether a clause says that something is *not* what is wrong; "not only" does not."""
    bad = (CueKind.NEGATIVE, CueKind.DIMINISHER, CueKind.NEGATOR, CueKind.GIVEN)
    denials = [cue for cue in cues if cue.word.lower() in _DENIALS]
    following = {fold("".join(text[cue.end : cue.end + 12].split()[:1])) for cue in denials}
    if not denials or following & lexicon.negated_only:
        return False
    return any(cue.kind in bad and cue not in denials for cue in cues)


def standing(hits: Sequence[Hit]) -> list[Hit]:
    """The hits of a clause without the codes that a `not` pattern keeps out of it."""
    suppressed = {hit.rule.code for hit in hits if hit.rule.suppress}
    return [hit for hit in hits if not hit.rule.suppress and hit.rule.code not in suppressed]


def _names_topic(cue: Cue, hits: Sequence[Hit], lexicon: Lexicon) -> bool:
    """Whether a word of complaint is only part of a topic's name: "complaint desk"."""
    return cue.word.lower() in lexicon.problems and any(
        hit.start <= cue.start and cue.end <= hit.end and hit.end - hit.start > cue.end - cue.start
        for hit in hits
    )


def _turned_to(
    said: Polarity, reading: ClauseReading, kinds: dict[str, AspectKind]
) -> ClauseReading:
    """The reading with one polarity for all topics, other than obstacles and suggestions."""
    topics = (AspectKind.ASPECT, AspectKind.OUTCOME, AspectKind.SUPPORT)
    verdicts = tuple(
        (code, said if kinds[code] in topics else found) for code, found in reading.verdicts
    )
    return replace(reading, verdicts=verdicts)
