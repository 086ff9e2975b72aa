"""What several coders coded in the same sources, as units that can be compared.

A coder's codings are those made by hand and the proposals that the coder accepted; a consensus is
what coders agreed on afterwards and changes neither of them. A source counts as coded by who has
decided anything in it: only then does a unit without a code mean that none applies.

Source: Krippendorff (2019), Content Analysis, 4th edition, chapters 5 and 12.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from qualcode.agreement import Ratings
from qualcode.agreement.sets import as_category
from qualcode.coders.agreed import Judgement, judgements
from qualcode.coders.sentences import sentences
from qualcode.errors import QualcodeError
from qualcode.model.codebook import Code
from qualcode.model.source import Segment, Source, Voice
from qualcode.registry import did_you_mean
from qualcode.study import Selection, Study

APPLIES, APPLIES_NOT = "1", "0"
"""What a coder says of a code and a unit."""

Chosen = tuple[frozenset[str] | None, ...]
"""The codes that each coder put on a unit; None for a coder who has not coded the source."""


class UnitKind(StrEnum):
    """What is compared."""

    TURN = "turn"
    SENTENCE = "sentence"
    PASSAGE = "passage"
    CHARACTER = "character"


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of a source that coders may code. `size` is how many units it stands for."""

    source: Source
    segment: Segment
    start: int
    end: int
    size: int = 1

    @property
    def name(self) -> str:
        """Which unit it is, such as `W1.14` or `W1.14:230`."""
        whole = (self.segment.speech.start, self.segment.speech.end) == (self.start, self.end)
        place = f"{self.source.id}.{self.segment.number}"
        return place if whole else f"{place}:{self.start}"


@dataclass(frozen=True)
class DoubleCoding:
    """The units of the sources that at least two coders coded, and what each put on them.

    `codes` are those that at least one of the coders used, in the order of the codebook.
    `present` pairs each coder with the sources that they coded.
    """

    study: Study
    kind: UnitKind
    coders: tuple[str, ...]
    sources: tuple[Source, ...]
    codes: tuple[Code, ...]
    units: tuple[Unit, ...]
    chosen: tuple[Chosen, ...]
    judgements: tuple[Judgement, ...]
    present: frozenset[tuple[str, str]]

    def of_code(self, code: str) -> Ratings:
        """Whether a code applies, unit by unit."""
        return self._applying([frozenset((code,))])

    def of_aspect(self, codes: Iterable[str]) -> Ratings:
        """Whether any of some codes applies, unit by unit."""
        return self._applying([frozenset(codes)])

    @cached_property
    def of_all(self) -> Ratings:
        """Every decision on a code and a unit as a unit of its own."""
        return self._applying([frozenset((code.id,)) for code in self.codes])

    @cached_property
    def of_sets(self) -> Ratings:
        """The set of codes of each unit as one category."""
        values = [[None if one is None else as_category(one) for one in row] for row in self.chosen]
        names = [one.name for one in self.units]
        return Ratings.of(self.coders, values, names, (), self._clusters, self._sizes)

    def _applying(self, wanted: Sequence[frozenset[str]]) -> Ratings:
        values = [[_applies(one, codes) for one in row] for codes in wanted for row in self.chosen]
        times = len(wanted)
        return Ratings.of(
            self.coders,
            values,
            [one.name for one in self.units] * times,
            (APPLIES_NOT, APPLIES),
            self._clusters * times,
            self._sizes * times,
        )

    @property
    def _clusters(self) -> list[str]:
        return [one.source.id for one in self.units]

    @property
    def _sizes(self) -> list[int]:
        return [one.size for one in self.units]


def _applies(chosen: frozenset[str] | None, codes: frozenset[str]) -> str | None:
    if chosen is None:
        return None
    return APPLIES if chosen & codes else APPLIES_NOT


def double_coding(
    study: Study, selection: Selection, kind: UnitKind, coders: Sequence[str] = ()
) -> DoubleCoding:
    """What the coders of a study coded in the same sources.

    Where both coders and sources are named, the coders are taken to have coded all of these
    sources, also where they found nothing to code.

    Raises:
        QualcodeError: there are not two coders, or no source that two of them coded.
    """
    wanted = study.selected_codes(selection)
    known = [one for one in judgements(study.decisions) if one.code in wanted]
    everybody = _coders(study)
    named = tuple(dict.fromkeys(_known_coder(one, everybody) for one in coders)) or everybody
    if len(named) < 2:
        raise QualcodeError(_too_few(named), _BRING)
    whole = bool(coders and selection.sources)
    at_work = _at_work(study)
    sources = tuple(
        source
        for source in study.selected_sources(selection)
        if whole or sum(source.id in at_work[one] for one in named) > 1
    )
    if not sources:
        raise QualcodeError("no source was coded by two coders.", _BRING)
    ids = {source.id for source in sources}
    theirs = tuple(
        one
        for one in known
        if one.coder in named
        and one.source in ids
        and not study.hidden(one.source, (one.start, one.end))
    )
    units = tuple(unit for source in sources for unit in _units(study, source, kind, theirs))
    present = frozenset(
        (coder, source.id)
        for coder in named
        for source in sources
        if whole or source.id in at_work[coder]
    )
    used = {one.code for one in theirs}
    codes = tuple(code for code in study.codebook.codes if code.id in used)
    chosen = tuple(_chosen(units, theirs, named, present))
    return DoubleCoding(study, kind, named, sources, codes, units, chosen, theirs, present)


_BRING = (
    "A second coder works in a copy of the study, and merge brings it in; --between names whom to "
    "compare."
)


def _too_few(named: Sequence[str]) -> str:
    if not named:
        return "agreement needs two coders, and nobody has coded yet."
    return f"agreement needs two coders, and there is only {named[0]}."


def _coders(study: Study) -> tuple[str, ...]:
    """Everybody who decided anything, in the order of the alphabet."""
    return tuple(sorted(coder for coder, sources in _at_work(study).items() if sources))


def _known_coder(name: str, known: Sequence[str]) -> str:
    found = [one for one in known if one.casefold() == name.casefold()]
    if not found:
        raise QualcodeError(f"no coder '{name}' has coded here.", did_you_mean(name, known))
    return name if name in known else found[0]


def _at_work(study: Study) -> defaultdict[str, set[str]]:
    """The sources in which each coder has decided anything, also that a proposal is wrong."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for coding in study.decisions.manual:
        found[coding.coder].add(coding.source)
    for verdict in study.decisions.verdicts:
        found[verdict.coder].add(verdict.source)
    return found


def _units(
    study: Study, source: Source, kind: UnitKind, made: Sequence[Judgement]
) -> Iterator[Unit]:
    """The units of a source: what informants say, paragraphs, and questions that were coded."""
    spans = sorted((one.start, one.end) for one in made if one.source == source.id)
    for segment in source.numbered:
        start, end = segment.speech.start, segment.speech.end
        coded = any(one < end and start < other for one, other in spans)
        if start == end or (segment.voice is Voice.INTERVIEWER and not coded):
            continue
        if study.hidden(source.id, (segment.start, segment.end)):
            continue
        yield from _units_of(source, segment, kind, spans)


def _units_of(
    source: Source, segment: Segment, kind: UnitKind, spans: Sequence[tuple[int, int]]
) -> Iterator[Unit]:
    start, end = segment.speech.start, segment.speech.end
    if kind is UnitKind.SENTENCE:
        for one, other in sentences(source.text[start:end]):
            yield Unit(source, segment, start + one, start + other)
    elif kind is UnitKind.CHARACTER:
        edges = sorted({start, end, *(edge for span in spans for edge in span)})
        inside = edges[bisect_left(edges, start) : bisect_left(edges, end) + 1]
        for one, other in pairwise(inside):
            yield Unit(source, segment, one, other, other - one)
    else:
        yield Unit(source, segment, start, end)


def _chosen(
    units: Sequence[Unit],
    made: Sequence[Judgement],
    coders: Sequence[str],
    present: frozenset[tuple[str, str]],
) -> Iterator[Chosen]:
    """The codes of each coder on each unit; a coding counts for every unit that it touches."""
    by_place: defaultdict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for one in made:
        by_place[one.coder, one.source].append(one)
    for unit in units:
        yield tuple(
            frozenset(
                one.code
                for one in by_place[coder, unit.source.id]
                if one.start < unit.end and unit.start < one.end
            )
            if (coder, unit.source.id) in present
            else None
            for coder in coders
        )
