"""What a display is asked for, and what every display offers."""

from __future__ import annotations

from collections.abc import Iterator
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
    def orders(self) -> tuple[str, ...]: ...
    @property
    def manual(self) -> str: ...

    @property
    def asks(self) -> tuple[str, ...]:
        """What else can be asked of it: `by`, `within`, `split`."""
        ...

    @property
    def full_in(self) -> tuple[str, ...]:
        """The entries in which `full` shows more."""
        ...

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
    """The chosen option, the first one where none was chosen; "" where there is no choice.

    Raises:
        QualcodeError: it is not among those that are known.
    """
    if word and word not in known:
        raise QualcodeError(f"no {noun} named '{word}' here.", did_you_mean(word, known))
    return word or next(iter(known), "")


def refuse_unused(display: Display, request: DisplayRequest) -> None:
    """Refuse what a display makes no use of, so that nobody reads it as if it had been heeded.

    What it uses is what it declares, and it builds from the same declaration.

    Raises:
        QualcodeError: something is asked for that would change nothing; the hint says what would.
    """
    unused = next(_unused(display, request), "")
    if unused:
        taken = ", ".join(_taken(display))
        raise QualcodeError(
            f"display '{display.name}' has no use for {unused}.",
            f"It takes {taken}." if taken else "It takes no options of its own.",
        )


def _choices(display: Display) -> dict[str, tuple[str, ...]]:
    return {"entry": display.entries, "level": display.levels, "order": display.orders}


def _unused(display: Display, request: DisplayRequest) -> Iterator[str]:
    """The options that would change nothing, as they are written on the command line."""
    for name, choices in _choices(display).items():
        word = getattr(request, name)
        if word and word not in choices:
            yield f"--{name} {word}"
    for name in ("by", "within", "split"):
        if getattr(request, name) and name not in display.asks:
            yield f"--{name}"
    if request.full and not display.full_in:
        yield "--full"
    elif request.full and one_of(request.entry, display.entries, "entry") not in display.full_in:
        yield f"--full without --entry {display.full_in[0]}"


def _taken(display: Display) -> Iterator[str]:
    """The options between which a display has a choice."""
    for name, choices in _choices(display).items():
        if len(choices) > 1:
            yield f"--{name} ({', '.join(choices)})"
    yield from (f"--{name}" for name in display.asks)
    if display.full_in:
        yield "--full"
