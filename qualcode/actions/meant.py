"""Which codings a person means by places (`W1:14`) and ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from qualcode.actions.coding import Coder
from qualcode.actions.withheld import refuse_withheld
from qualcode.errors import QualcodeError
from qualcode.model.coding import RULES, Coding, Origin
from qualcode.model.decision import Displaced, Verdict
from qualcode.places import find_passages, find_segments
from qualcode.study import Study

SHORTEST_ID = 8
"""Characters from which the beginning of an id will do."""

Identified = TypeVar("Identified", Coding, Displaced)


@dataclass(frozen=True, slots=True)
class Meant:
    """The proposals that a verdict is to be given on, and those that are left as they are."""

    proposals: tuple[Coding, ...]
    left: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A place or an id, as a person wrote it; a quotation narrows a place to a passage."""

    text: str
    quotation: str = ""

    def by_id(self, codings: Iterable[Identified]) -> list[Identified]:
        """The coding (or decision) whose id this is, or begins with it.

        Raises:
            QualcodeError: several ids begin so.
        """
        known = {one.id: one for one in codings}
        if self.text in known:
            return [known[self.text]]
        if len(self.text) < SHORTEST_ID:
            return []
        found = [one for name, one in known.items() if name.startswith(self.text)]
        if len(found) > 1:
            raise QualcodeError(f"'{self.text}' begins several ids.", "Write the whole id.")
        return found

    def by_place(self, study: Study, codings: Iterable[Coding]) -> list[Coding]:
        """The codings in the turn or turns, or in the passage of one.

        Raises:
            QualcodeError: this is no place in the study.
        """
        if ":" not in self.text and "." not in self.text:
            hint = "See: qualcode coding list"
            if study.source(self.text):
                hint = (
                    f"Write {self.text}:TURN, or --source {self.text} --all for accept and reject."
                )
            raise QualcodeError(f"'{self.text}' is neither a place nor the id of a coding.", hint)
        source, segments = find_segments(study, self.text)
        passages = find_passages(source, segments, self.quotation)
        return [
            one
            for one in codings
            if one.source == source.id
            and any(one.overlaps(passage.start, passage.end) for passage in passages)
        ]


def coding_named(study: Study, text: str) -> Coding | None:
    """The coding whose id this is, or begins with it: made by hand or not, in force or not.

    Raises:
        QualcodeError: several ids begin so.
    """
    found = Target(text).by_id([*study.decisions.manual, *study.codings])
    return found[0] if found else None


def proposals_of(study: Study) -> tuple[Coding, ...]:
    """Every proposal that a verdict can be given on: open, accepted or rejected.

    Those that a person has coded over are not among them; accepted ones that no rule proposes any
    more are.
    """
    own: defaultdict[tuple[str, str], list[Coding]] = defaultdict(list)
    for coding in study.decisions.manual:
        own[coding.source, coding.code].append(coding)
    made = [
        one
        for one in study.proposals.codings
        if not any(coding.overlaps(one.start, one.end) for coding in own[one.source, one.code])
    ]
    known = {one.id for one in made}
    return (*made, *(one for one in study.codings if one.coder == RULES and one.id not in known))


def rejected(study: Study) -> tuple[Coding, ...]:
    """The proposals that were struck and are not in force."""
    in_force = {one.id for one in study.codings}
    return tuple(one for one in proposals_of(study) if one.id not in in_force)


def proposals_meant(
    study: Study,
    coder: Coder,
    verdict: Verdict,
    targets: Sequence[Target],
    codes: frozenset[str],
    again: bool = False,
) -> Meant:
    """The proposals that are to be accepted or rejected.

    An id means its proposal. A place means those that this coder has not judged yet; where all
    were judged the other way, those. So a decision about one proposal is not undone by one about
    its turn. With `again`, those with the same verdict are taken too (for another polarity).
    Several turns do not mean those whose words are withheld.

    Raises:
        QualcodeError: a target is unknown, or somebody withdrew whose words are all that it names.
    """
    everything = [one for one in proposals_of(study) if one.code in codes]
    chosen: list[Coding] = []
    seen: list[Coding] = []
    for target in targets:
        named = target.by_id(everything)
        here = named or _offered(study, target.by_place(study, everything))
        verdicts = {one.id: _verdict(study, coder, one) for one in here}
        same = [one for one in here if verdicts[one.id] is verdict]
        other = [one for one in here if verdicts[one.id] not in (None, verdict)]
        fresh = [one for one in here if verdicts[one.id] is None] + (same if again else [])
        if named or len(other) == len(here):
            fresh += other
        seen += here
        chosen += fresh
    taken = tuple(dict.fromkeys(chosen))
    return Meant(taken, tuple(one for one in dict.fromkeys(seen) if one not in taken))


def own_codings_meant(
    study: Study, coder: Coder, targets: Sequence[Target], codes: frozenset[str]
) -> tuple[list[Coding], list[str]]:
    """The codings that are to be removed, and ids that no coding in force has.

    At a place the coder's own are meant, or another's where there are none of their own: that is
    an error, which names whose they are.

    Raises:
        QualcodeError: a target is no place.
    """
    made = [one for one in study.codings if one.code in codes]
    found: list[Coding] = []
    unknown: list[str] = []
    for target in targets:
        named = target.by_id(made)
        if not named and ":" not in target.text and "." not in target.text:
            unknown.append(target.text)
            continue
        here = named or target.by_place(study, made)
        by_hand = [one for one in here if one.origin is Origin.MANUAL]
        own = [one for one in by_hand if one.coder == coder.name]
        found += named or own or by_hand or here
    return list(dict.fromkeys(found)), unknown


def _offered(study: Study, here: Sequence[Coding]) -> list[Coding]:
    """Those of a place that may be judged, if there is one."""
    shown = [one for one in here if not study.hidden(one.source, (one.start, one.end))]
    for one in here[: not shown]:
        refuse_withheld(study, one.source, [one])
    return shown


def _verdict(study: Study, coder: Coder, proposal: Coding) -> Verdict | None:
    given = [
        one.verdict
        for one in study.decisions.verdicts
        if (one.coder, one.source, one.code) == (coder.name, proposal.source, proposal.code)
        and proposal.overlaps(one.start, one.end)
    ]
    return given[-1] if given else None
