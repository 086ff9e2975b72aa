"""What the study says of its method against what it has: told before an examiner finds it.

Contradictions are statements that the data do not bear out. Remarks are what a reader will ask
about; whether they matter is for the researcher to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from qualcode.model.codebook import AspectKind
from qualcode.model.source import Phase, SourceKind, Voice
from qualcode.stages.method_claims import Claim, ClaimKind, Direction, MethodText, claims_in
from qualcode.stages.method_facts import MethodFacts
from qualcode.stages.silence import expected_groups
from qualcode.study import Study


class Issue(StrEnum):
    """What does not go together."""

    NO_SOURCE = "no-source"
    ONLY_PRELIMINARY = "only-preliminary"
    OTHER_NUMBER = "other-number"
    NO_TRIANGULATION = "no-triangulation"
    NO_MEMBER_CHECK = "no-member-check"
    NO_SUCH_PLACE = "no-such-place"
    NO_INFORMANT = "no-informant"
    STRANGER = "stranger"
    UNCLAIMED = "unclaimed"
    UNUSED = "unused"
    SILENT = "silent"
    HEARD_BEFORE = "heard-before"
    OUTSIDE_SAMPLE = "outside-sample"
    NEVER_CODED = "never-coded"
    NEVER_CITED = "never-cited"
    NO_REASON = "no-reason"
    NO_EVIDENCE = "no-evidence"
    ONE_GROUP = "one-group"
    ASPECT_ONE_GROUP = "aspect-one-group"


CONTRADICTIONS = (
    Issue.NO_SOURCE,
    Issue.ONLY_PRELIMINARY,
    Issue.OTHER_NUMBER,
    Issue.NO_TRIANGULATION,
    Issue.NO_MEMBER_CHECK,
    Issue.NO_SUCH_PLACE,
    Issue.NO_INFORMANT,
    Issue.STRANGER,
    Issue.NO_EVIDENCE,
)


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """One thing that does not go together, with the ids that it is about.

    `of` is what it is about: a technique, a direction of triangulation, an informant, a finding,
    an aspect. `claim` is the sentence that says otherwise. `places` are turns (`W4.22`), `codes`
    and `group` those of findings that rest on one group; `counts` are numbers by name.
    """

    issue: Issue
    of: str = ""
    claim: Claim | None = None
    places: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    group: str = ""
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def contradicts(self) -> bool:
        """Whether the data do not bear out what is said."""
        return self.issue in CONTRADICTIONS


def inconsistencies(study: Study, texts: Iterable[MethodText]) -> tuple[Inconsistency, ...]:
    """All that does not go together, contradictions first."""
    asked = MethodFacts(study, tuple(texts))
    found = [one for look in _LOOKS for one in look(asked)]
    return tuple(sorted(found, key=lambda one: not one.contradicts))


def _techniques(asked: MethodFacts) -> Iterator[Inconsistency]:
    """Techniques that are claimed and were not used, and those that a chapter leaves out."""
    main = {one.kind for one in asked.sources(Phase.MAIN)}
    every = {one.kind for one in asked.sources()}
    claimed = asked.claimed(ClaimKind.TECHNIQUE)
    for name, claim in claimed.items():
        # A group discussion is an interview with several people, as methods chapters call it.
        kinds = {SourceKind(name)}
        kinds |= {SourceKind.FOCUS_GROUP} if name == SourceKind.INTERVIEW else set()
        if not kinds & every:
            yield Inconsistency(Issue.NO_SOURCE, name, claim)
        elif not kinds & main:
            yield Inconsistency(Issue.ONLY_PRELIMINARY, name, claim)
    told = {one.what for one in claims_in(asked.texts) if one.within.chapter}
    used = {row.source.kind for row in asked.evidence}
    for kind in SourceKind:
        if kind in main and kind not in told and any(one.chapter for one in asked.texts):
            yield Inconsistency(Issue.UNCLAIMED, str(kind))
        if kind in main and kind not in used and asked.evidence:
            yield Inconsistency(Issue.UNUSED, str(kind))


def _numbers(asked: MethodFacts) -> Iterator[Inconsistency]:
    """Numbers of informants that are not those who were heard.

    A chapter or memo tells the number of all; a finding may speak of some, but not of more.
    """
    heard = sum(one.id in asked.heard(Phase.MAIN) for one in asked.sample)
    findings = {one.file for one in asked.study.findings}
    for said, claim in asked.claimed(ClaimKind.INFORMANTS).items():
        number = int(said)
        if number > heard or (number != heard and claim.within.file not in findings):
            counts = (("said", number), ("declared", len(asked.sample)), ("heard", heard))
            yield Inconsistency(Issue.OTHER_NUMBER, claim=claim, counts=counts)


def _triangulation(asked: MethodFacts) -> Iterator[Inconsistency]:
    """Triangulation, member checks and reasons of selection that are claimed without ground."""
    grounds: dict[str, Callable[[MethodFacts], int]] = {
        Direction.GROUP: _groups_heard,
        Direction.TECHNIQUE: lambda one: len({source.kind for source in one.sources(Phase.MAIN)}),
        Direction.TIME: _times_heard,
        Direction.CODER: _coders,
    }
    for direction, claim in asked.claimed(ClaimKind.TRIANGULATION).items():
        if (number := grounds[direction](asked)) < 2:
            yield Inconsistency(Issue.NO_TRIANGULATION, direction, claim, counts=(("has", number),))
    checked = any(one.member_checks for one in asked.study.findings)
    for claim in asked.claimed(ClaimKind.MEMBER_CHECK).values():
        if not checked:
            yield Inconsistency(Issue.NO_MEMBER_CHECK, claim=claim)
    for claim in asked.claimed(ClaimKind.PURPOSIVE).values():
        for one in asked.sample:
            if not one.selection:
                yield Inconsistency(Issue.NO_REASON, one.id, claim)


def _groups_heard(asked: MethodFacts) -> int:
    return len({one.group for one in asked.people if one.id in asked.heard(Phase.MAIN)})


def _times_heard(asked: MethodFacts) -> int:
    """In how many sources that informant is heard who is heard in most."""
    return max((sum(one.id in source.speakers for source in asked.sources())
                for one in asked.people), default=0)  # fmt: skip


def _coders(asked: MethodFacts) -> int:
    made = {one.coder for one in asked.study.decisions.manual}
    return len(made | {one.coder for one in asked.study.decisions.verdicts})


def _informants(asked: MethodFacts) -> Iterator[Inconsistency]:
    """Who is declared and not heard, heard and not counted, heard and never used."""
    coded = {row.informant.id for row in asked.evidence if row.informant}
    main, every = asked.heard(Phase.MAIN), asked.heard()
    for one in asked.people:
        if not one.sample:
            if one.id in every:
                yield Inconsistency(Issue.OUTSIDE_SAMPLE, one.id, places=asked.places_of(one.id))
        elif one.id not in main:
            yield Inconsistency(Issue.HEARD_BEFORE if one.id in every else Issue.SILENT, one.id)
        elif one.id not in coded and asked.evidence:
            yield Inconsistency(Issue.NEVER_CODED, one.id)
        elif one.id not in asked.used_in_findings and asked.results:
            yield Inconsistency(Issue.NEVER_CITED, one.id)


def _quoted(asked: MethodFacts) -> Iterator[Inconsistency]:
    """Words that are cited or coded and are nobody's of the study."""
    for of, place, turn in asked.cited:
        if turn is None:
            yield Inconsistency(Issue.NO_SUCH_PLACE, of, places=(place,))
        elif turn.voice in (Voice.UNRESOLVED, Voice.INTERVIEWER):
            yield Inconsistency(Issue.NO_INFORMANT, of, places=(place,))
    for of, who in asked.strangers:
        yield Inconsistency(Issue.STRANGER, of, places=(who,))
    coded = dict.fromkeys(
        f"{row.source.id}.{row.segment.number}"
        for row in asked.evidence
        if row.source.kind.spoken and row.informant is None
    )
    if coded:
        yield Inconsistency(Issue.NO_INFORMANT, places=tuple(coded))


def _groups(asked: MethodFacts) -> Iterator[Inconsistency]:
    """Findings and aspects that rest on one source group although several can speak of them."""
    book = asked.study.codebook
    for finding in asked.study.findings:
        about = [one for one in finding.about if book.get(one)]
        groups = {code: asked.groups_on(code) for code in about}
        if about and not any(groups.values()):
            yield Inconsistency(Issue.NO_EVIDENCE, finding.id, codes=tuple(about))
        if not finding.is_the_researchers:
            continue
        single: dict[str, list[str]] = {}
        for code, found in groups.items():
            if len(found) == 1 and _several_can_speak(asked.study, code):
                single.setdefault(next(iter(found)), []).append(code)
        for group, codes in single.items():
            yield Inconsistency(Issue.ONE_GROUP, finding.id, codes=tuple(codes), group=group)
    aspects = [one.id for one in book.codes if one.parent is None]
    for aspect in aspects:
        found = asked.groups_on(aspect)
        if book.kind(aspect) is not AspectKind.ASPECT or len(found) != 1:
            continue
        if _several_can_speak(asked.study, aspect):
            yield Inconsistency(Issue.ASPECT_ONE_GROUP, aspect, group=next(iter(found)))


def _several_can_speak(study: Study, code: str) -> bool:
    """Whether there is a code, at or below this one, of which more than one group can speak."""
    book = study.codebook
    leaves = (one for one in book.below((code,)) if book.is_leaf(one))
    return any(len(expected_groups(study, one)) > 1 for one in leaves)


_LOOKS = (_techniques, _numbers, _triangulation, _quoted, _informants, _groups)
