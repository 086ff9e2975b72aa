"""What the researcher writes about the data: memos, and findings with their grades."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from qualcode.model.coding import Polarity
from qualcode.model.evidence_query import EvidenceQuery

_DRAFT = re.compile(r"^\W*(?:DRAF|DRAFT)\b")


class MemoKind(StrEnum):
    """What a memo is for."""

    ANALYTIC = "analytic"
    METHODOLOGICAL = "methodological"
    REFLEXIVE = "reflexive"
    SUMMARY = "summary"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class MemoPassage:
    """Where a coding stands that a memo is about, so that it is found again under another id.

    A proposal's id goes with its place: it is another one when the text before it is edited, or
    when a rule finds it by other words. `span` is the passage in today's text, None where it is
    not found again.
    """

    coding: str
    source: str
    code: str
    span: tuple[int, int] | None = None


Subject: TypeAlias = tuple[str, str]
"""What a memo is about: a kind (code, informant, case, group, period, source, …) and an id."""


CELL_NOUNS = ("informant", "case", "group", "period", "source")
"""With which of these a code makes a cell of a matrix."""


def cell_of(about: tuple[Subject, ...]) -> tuple[str, str, str] | None:
    """The cell that a pair of subjects names, as (kind, id, code); None for everything else."""
    match sorted(about, key=lambda one: one[0] == "code"):
        case [(noun, name), ("code", code)] if noun in CELL_NOUNS:
            return noun, name, code
        case _:
            return None


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow that the researcher asserts between two subjects, as networks show it.

    `sign` says whether the first furthers (`+`) or hinders (`-`) the second, None where that is
    not said. `evidence` are ids of codings; without any the link is an assertion without ground,
    and a check says so.
    """

    source: Subject
    target: Subject
    sign: Polarity | None = None
    evidence: tuple[str, ...] = ()
    because: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """When something happened and what came of it: what a memo of kind `event` adds.

    `period` is one of the study's periods, `critical` marks an incident that the researcher
    judges to have changed the course, `sign` whether it did good or harm.
    """

    date: date | None = None
    period: str = ""
    effect: str = ""
    sign: Polarity | None = None
    critical: bool = False


@dataclass(frozen=True, slots=True)
class Memo:
    """A note of the researcher. `about` pairs what it is on with an id (`("code", "EM1.1")`).

    A memo about a pair of informant (or case, group, period) and code is that cell's condensation
    (pemadatan); with a `grade` of one of the study's scales it also rates the cell. `passages`
    are those of the codings that it is about, where the memo says them. `text_line` is the line on
    which the text begins.
    """

    file: str
    about: tuple[tuple[str, str], ...]
    kind: MemoKind
    title: str
    text: str
    passages: tuple[MemoPassage, ...] = ()
    scale: str = ""
    grade: str = ""
    event: Event | None = None
    links: tuple[Link, ...] = ()
    text_line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the researcher recommends, and to whom.

    `order` is its place among what is recommended to the same, from 1; None where it has none.
    """

    to: str
    text: str
    order: int | None = None


@dataclass(frozen=True, slots=True)
class MemberCheck:
    """An informant's word on a finding that was shown to them."""

    informant: str
    result: str
    date: date | None = None


@dataclass(frozen=True, slots=True)
class RivalEvidence:
    """The codings or places that the researcher names for and against a rival explanation."""

    rival: str
    evidence: tuple[str, ...] = ()
    counter_evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A conclusion that the researcher has written, with its grade on one of the study's scales.

    `about` holds ids, mostly of codes. `voice` is whose verdict the grade is: the researcher's
    (`researcher`, or nothing) or an informant's (the id). `negative_evidence` is the answer to
    the quotations that speak against it. `answers` are the numbers, from 1, of the research
    questions that it answers.

    `directions` say which way the claim points, for a code or for all its codes (""). `evidence`
    and `counter_evidence` are ids of codings, places or queries that the researcher names for and
    against it, `rival_evidence` ids and places for and against a rival. `checklist` holds the
    answers to what only a person can check, by the name of the tactic. `text_line` and
    `answer_line` say where the prose and `negative_evidence` begin.
    """

    file: str
    id: str
    title: str
    about: tuple[str, ...]
    grade: str
    scale: str
    text: str
    qualifiers: tuple[str, ...] = ()
    voice: str = ""
    rivals: tuple[str, ...] = ()
    negative_evidence: str = ""
    recommendations: tuple[Recommendation, ...] = ()
    member_checks: tuple[MemberCheck, ...] = ()
    links: tuple[Link, ...] = ()
    answers: tuple[int, ...] = ()
    directions: tuple[tuple[str, Polarity], ...] = ()
    evidence: tuple[str | EvidenceQuery, ...] = ()
    counter_evidence: tuple[str | EvidenceQuery, ...] = ()
    checklist: tuple[tuple[str, str], ...] = ()
    rival_evidence: tuple[RivalEvidence, ...] = ()
    text_line: int | None = field(default=None, compare=False)
    answer_line: int | None = field(default=None, compare=False)

    @property
    def is_the_researchers(self) -> bool:
        """Whether the verdict is the researcher's own and not an informant's."""
        return self.voice in ("", "researcher")

    @property
    def is_draft(self) -> bool:
        """Whether the title still says that it was drafted: such a claim is nobody's yet."""
        return _DRAFT.match(self.title) is not None
