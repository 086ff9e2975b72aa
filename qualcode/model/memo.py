"""What the researcher writes about the data: memos, and findings with their grades."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MemoKind(StrEnum):
    """What a memo is for."""

    ANALYTIC = "analytic"
    METHODOLOGICAL = "methodological"
    REFLEXIVE = "reflexive"
    SUMMARY = "summary"


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


@dataclass(frozen=True, slots=True)
class Memo:
    """A note of the researcher. `about` pairs what it is on with an id (`("code", "EM1.1")`).

    A memo about a pair of informant and code is that cell's condensation (pemadatan). `passages`
    are those of the codings that it is about, where the memo says them.
    """

    file: str
    about: tuple[tuple[str, str], ...]
    kind: MemoKind
    title: str
    text: str
    passages: tuple[MemoPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the researcher recommends, and to whom."""

    to: str
    text: str


@dataclass(frozen=True, slots=True)
class MemberCheck:
    """An informant's word on a finding that was shown to them."""

    informant: str
    result: str
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A conclusion that the researcher has written, with its grade on one of the study's scales.

    `about` holds ids, mostly of codes. `voice` is whose verdict the grade is: the researcher's
    (`researcher`, or nothing) or an informant's (the id). `negative_evidence` is the answer to
    the quotations that speak against it.
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
