"""What the researcher writes about the data: memos, and findings with their grades."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MemoKind(StrEnum):
    """What a memo is for."""

    ANALYTIC = "analytic"
    METHODOLOGICAL = "methodological"
    REFLEXIVE = "reflexive"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Memo:
    """A note of the researcher. `about` pairs what it is on with an id (`("code", "EM1.1")`).

    A memo about a pair of informant and code is that cell's condensation (pemadatan).
    """

    file: str
    about: tuple[tuple[str, str], ...]
    kind: MemoKind
    title: str
    text: str

    def concerns(self, **subjects: str) -> bool:
        """Whether the memo is about exactly these subjects."""
        return dict(self.about) == subjects


@dataclass(frozen=True, slots=True)
class Finding:
    """A conclusion that the researcher has written, with its grade on one of the study's scales."""

    file: str
    id: str
    title: str
    about: tuple[str, ...]
    grade: str
    scale: str
    text: str
