"""What a display is asked for, and what every display offers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from qualcode.document import Block, Words
from qualcode.errors import QualcodeError
from qualcode.registry import did_you_mean
from qualcode.study import Selection, Study


class Family(StrEnum):
    """Whether a display looks into one case, compares over cases, or gives an overview."""

    WITHIN_CASE = "within-case"
    CROSS_CASE = "cross-case"
    OVERVIEW = "overview"


ORDERS = ("study", "count")
"""Rows in the order of study.yaml or codebook, or those with most segments first."""

CASE_ORDERS = ("outcome", "study", "count")
"""The orders of rows that are cases: by their outcome, the best first."""

LEVELS = ("indicator", "code", "aspect")
"""How deep into the codebook a matrix's topics go."""


@dataclass(frozen=True, slots=True)
class DisplayRequest:
    """How a display is to be filled.

    `entry`, `level` (indicator, code) and `order` are the display's own where empty. `full` shows
    every quotation uncut, `split` makes a table of each cluster of rows. `by` names the variables
    of displays that compare by some: `outcome`, `attribute:NAME`, a code's id; `within` what codes
    must share to stand together: turn, sentence, overlap.
    """

    selection: Selection = field(default_factory=Selection)
    entry: str = ""
    order: str = ""
    full: bool = False
    level: str = ""
    split: bool = False
    by: tuple[str, ...] = ()
    within: str = ""


class UnsuitedError(QualcodeError):
    """A display cannot be filled from this study: what it is about is not declared in it.

    A report leaves such a display out and says so; asked for by name it is refused with the hint.
    """


class Display(Protocol):
    """A form of data display after Miles and Huberman. `manual` is what its file says of it."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> Words: ...
    @property
    def family(self) -> Family: ...
    @property
    def purpose(self) -> Words: ...
    @property
    def entries(self) -> tuple[str, ...]: ...
    @property
    def levels(self) -> tuple[str, ...]: ...
    @property
    def manual(self) -> str: ...

    @property
    def complete(self) -> bool:
        """Whether every coding of the selection stands in it."""
        ...

    def build(self, study: Study, request: DisplayRequest) -> tuple[Block, ...]:
        """The display's tables for a study, in words not yet put into a language.

        Raises:
            UnsuitedError: the study has nothing that it is about.
            QualcodeError: the display has no such entry, level or order.
        """
        ...


def one_of(word: str, known: tuple[str, ...], noun: str) -> str:
    """The chosen option, the first one where none was chosen.

    Raises:
        QualcodeError: it is not among those that are known.
    """
    if word and word not in known:
        raise QualcodeError(f"no {noun} named '{word}' here.", did_you_mean(word, known))
    return word or known[0]
