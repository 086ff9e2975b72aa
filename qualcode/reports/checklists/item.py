"""An item of a reporting checklist, and what the study says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from qualcode.document import Words
from qualcode.model.source import Source
from qualcode.reports.thesis.part import Pack
from qualcode.stages.code_origins import CodeOrigins


class State(StrEnum):
    """How far an item is answered; that it is done only the researcher can say."""

    KNOWN = "known"
    PART = "part"
    ASKED = "asked"
    TEXT = "text"


@dataclass(frozen=True)
class Reported:
    """A study on the way to a checklist: its data, and where its codes come from."""

    pack: Pack
    origins: CodeOrigins

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources of the selection."""
        return self.pack.study.selected_sources(self.pack.selection)

    @cached_property
    def spoken(self) -> tuple[Source, ...]:
        """The interviews and focus groups among them."""
        return tuple(one for one in self.sources if one.kind.spoken)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the study says of an item; nothing where only the researcher can say it."""

    words: tuple[Words, ...] = ()
    state: State = State.ASKED


Fact = Callable[[Reported], Answer]


@dataclass(frozen=True, slots=True)
class Item:
    """An item: what is to be reported, in words of our own; `fact` is what the study may say."""

    number: int
    words: Words
    fact: Fact | None = None
    otherwise: State = State.ASKED

    def answer(self, reported: Reported) -> Answer:
        """What the study says, or that somebody has to be asked."""
        found = self.fact(reported) if self.fact else Answer()
        return found if found.words else Answer((), self.otherwise)


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist with its items under headings."""

    name: str
    sections: tuple[tuple[Words, tuple[Item, ...]], ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in their order."""
        return tuple(one for _, items in self.sections for one in items)


def known(words: Iterable[Words]) -> Answer:
    """What the study says whole."""
    return Answer(tuple(words), State.KNOWN)


def partly(words: Iterable[Words]) -> Answer:
    """What the study says in part; the researcher adds the rest."""
    return Answer(tuple(words), State.PART)
