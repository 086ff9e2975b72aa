"""What a finding names for and against the other explanations of what it claims.

A claim is tested against its rivals (Miles and Huberman 1994, chapter 10; Yin 2014, chapter 5), so
each of them needs its own evidence, which may have codes that the finding is not about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qualcode.model.memo import Finding
from qualcode.stages.code_ground import ids_of
from qualcode.stages.named_codings import Missing, NamedCodings
from qualcode.stages.named_evidence import LostEvidence
from qualcode.stages.passages import Statement
from qualcode.study import Study


@dataclass(frozen=True)
class RivalGround:
    """A rival explanation with the statements that are named for and against it.

    `names` says whether the finding names anything for or against it at all; `lost` are the words
    that name no coding in force any more.
    """

    text: str
    pro: tuple[Statement, ...] = ()
    con: tuple[Statement, ...] = ()
    names: bool = False
    lost: tuple[str, ...] = ()


def rivals_of(study: Study, finding: Finding, said: Iterable[Statement]) -> tuple[RivalGround, ...]:
    """The rivals of a finding with what is named for and against them among some statements."""
    named = {one.rival: one for one in finding.rival_evidence}
    naming = NamedCodings(study) if named else None
    known = tuple(said)
    grounds = []
    for text in finding.rivals:
        told = named.get(text)
        if naming is None or told is None:
            grounds.append(RivalGround(text))
            continue
        pro, con = (set(_meant(naming, words)) for words in (told.evidence, told.counter_evidence))
        grounds.append(
            RivalGround(
                text,
                tuple(one for one in known if ids_of(one) & pro),
                tuple(one for one in known if ids_of(one) & con),
                bool(told.evidence or told.counter_evidence),
                tuple(_lost(naming, (*told.evidence, *told.counter_evidence))),
            )
        )
    return tuple(grounds)


def lost_words(study: Study, finding: Finding) -> tuple[LostEvidence, ...]:
    """What rivals name as evidence that is not in force, each word with the reason."""
    if not finding.rival_evidence:
        return ()
    naming = NamedCodings(study)
    words = (word for one in finding.rival_evidence
             for word in (*one.evidence, *one.counter_evidence))  # fmt: skip
    met = ((word, naming.meant(word, frozenset())) for word in dict.fromkeys(words))
    return tuple(LostEvidence(word, one.loss) for word, one in met if isinstance(one, Missing))


def _meant(naming: NamedCodings, words: Iterable[str]) -> Iterator[str]:
    for word in words:
        found = naming.meant(word, frozenset())
        if not isinstance(found, Missing):
            yield from found


def _lost(naming: NamedCodings, words: Iterable[str]) -> Iterator[str]:
    return (one for one in words if isinstance(naming.meant(one, frozenset()), Missing))
