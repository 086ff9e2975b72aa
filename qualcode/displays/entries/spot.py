"""A cell to be filled, what every entry promises, and why a cell is empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from qualcode.displays.axes import Key
from qualcode.displays.citation import references
from qualcode.document import Cell, Tone, Words, cell, phrase
from qualcode.model.coding import Polarity
from qualcode.stages.passages import Statement, quotable
from qualcode.stages.positions import Positions
from qualcode.stages.silence import Empty, together
from qualcode.stages.summaries import CellSummary


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell to be filled: who is heard in it, on which topic, and what is said.

    `what` is None where neither axis is one of topics. `summaries` are what the researcher wrote
    of the cell by code: of the topic itself or, where nothing is written of it, of the codes
    below it. `blank` leaves a cell empty in which nothing is said, where that has a meaning of
    its own.
    """

    positions: Positions
    who: Key
    what: Key | None
    statements: tuple[Statement, ...]
    full: bool = False
    summaries: Mapping[str, CellSummary] = field(default_factory=dict)
    blank: bool = False

    @property
    def topic(self) -> str:
        """The id of the topic's code; "" without one."""
        return self.what.code.id if self.what and self.what.code else ""

    @property
    def whole_group(self) -> bool:
        """Whether several voices can meet in the cell, so that each has to be named."""
        return self.who.several or len(self.who.voices) != 1

    def voices_in(self, statements: Iterable[Statement]) -> int:
        """How many of the counted informants of the cell say these statements."""
        rows = [one.first for one in statements]
        return sum(voice.counted and any(map(voice.speaks, rows)) for voice in self.who.voices)

    def written_in(self, statements: Iterable[Statement]) -> list[str]:
        """The names of the documents and observations of the cell that say these statements."""
        rows = [one.first for one in statements]
        written = (voice for voice in self.who.voices if voice.informant is None)
        return [voice.name for voice in written if any(map(voice.speaks, rows))]

    @property
    def of(self) -> int:
        """N: the counted informants of the cell."""
        return sum(voice.counted for voice in self.who.voices)


class Entry(Protocol):
    """A way to fill a cell.

    `limit` is how many columns can be read side by side; `longer` says that there is more to be
    shown on request.
    """

    @property
    def name(self) -> str: ...
    @property
    def limit(self) -> int: ...
    @property
    def longer(self) -> bool: ...

    def content(self, spot: Spot) -> tuple[Words, ...]:
        """The paragraphs of a cell in which something is said."""
        ...


def fill(entry: Entry, spot: Spot) -> Cell:
    """The cell of a spot with the references to all its codings; an empty one says why.

    Where the researcher wrote of it, in cells of quotations, summaries and ratings, that is the
    whole cell.
    """
    if not spot.statements:
        written = _written(entry, spot)
        empty = () if spot.blank or written else (why_empty(spot),)
        return cell(*written, *empty, tone=Tone.PLAIN if written else Tone.EMPTY)
    return cell(
        *entry.content(spot), tone=_tone(spot.statements), evidence=references(spot.statements)
    )


def _written(entry: Entry, spot: Spot) -> tuple[Words, ...]:
    if entry.name == "ratings":
        return tuple(graded(spot))
    return written_of(spot) if entry.name in ("quotations", "summaries") else ()


def graded(spot: Spot) -> Iterator[Words]:
    """The grades that the researcher gave the cell, each with what they wrote of it."""
    for code, one in spot.summaries.items():
        if one.grade:
            grade = quotable(spot.positions.study, one.grade)
            named = (
                phrase("entry.grade", grade=grade)
                if code == spot.topic
                else phrase("entry.code-grade", code=code, grade=grade)
            )
            yield phrase("entry.graded", grade=named, text=one.text) if one.text else named


def written_of(spot: Spot) -> tuple[Words, ...]:
    """What the researcher wrote of the cell; under an indicator with the code it is written on."""
    return tuple(
        one.text if code == spot.topic else phrase("entry.code-summary", code=code, text=one.text)
        for code, one in spot.summaries.items()
        if one.text
    )


def why_empty(spot: Spot) -> Words:
    """Why nothing is said in a cell."""
    silence, who, code = spot.positions.silence, spot.who, spot.topic
    if not code:
        return _why_nothing(spot)
    if who.group is not None:
        return _because(silence.of_group(code, who.group.id, who.voices))
    if len(who.voices) == 1:
        return _because(silence.of_voice(code, who.voices[0]))
    return _because(silence.of_voices(code, who.voices))


def _why_nothing(spot: Spot) -> Words:
    """The same where neither axis is one of topics: of everything that the table is about."""
    if not any(voice.sources for voice in spot.who.voices):
        return phrase("empty.not-there")
    silence, codes = spot.positions.silence, spot.positions.codes
    return _because(together(silence.of_voices(one.id, spot.who.voices) for one in codes))


@cache
def _because(reason: Empty) -> Words:
    return phrase(f"empty.{reason}")


def _tone(statements: tuple[Statement, ...]) -> Tone:
    undecided = all(one.polarity is Polarity.UNDECIDED for one in statements)
    return Tone.PROVISIONAL if undecided else Tone.PLAIN
