"""What stands in a cell: quotations, counts, positions or mere presence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from qualcode.displays.axes import Key
from qualcode.displays.citation import place, position_name, references, sign
from qualcode.document import Cell, Tone, Words, cell, phrase
from qualcode.model.coding import Polarity
from qualcode.registry import Registry
from qualcode.stages.passages import CUT, Statement
from qualcode.stages.positions import Positions

LONGEST = 40
"""Words of a quotation before it is cut with […]."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell to be filled: who stands on one axis, the topic on the other, what is said.

    `summaries` are the researcher's condensations by code: the topic's own or, where it has none,
    those of the codes below it.
    """

    positions: Positions
    who: Key
    what: Key
    statements: tuple[Statement, ...]
    full: bool = False
    summaries: Mapping[str, str] = field(default_factory=dict)

    @property
    def whole_group(self) -> bool:
        """Whether several voices meet in the cell, so that each has to be named."""
        return len(self.who.voices) != 1 or self.who.group is not None

    def voices_in(self, statements: Iterable[Statement]) -> int:
        """How many of the counted informants of the cell say these statements."""
        rows = [one.first for one in statements]
        return sum(voice.counted and any(map(voice.speaks, rows)) for voice in self.who.voices)

    @property
    def of(self) -> int:
        """N: the counted informants of the cell."""
        return sum(voice.counted for voice in self.who.voices)


class Entry(Protocol):
    """A way to fill a cell. `limit` is how many columns can be read side by side."""

    @property
    def name(self) -> str: ...
    @property
    def limit(self) -> int: ...

    def content(self, spot: Spot) -> tuple[Words, ...]:
        """The paragraphs of a cell in which something is said."""
        ...


def fill(entry: Entry, spot: Spot) -> Cell:
    """The cell of a spot with the references to all its codings; an empty one says why."""
    if not spot.statements:
        return cell(*_summaries(spot), _why_empty(spot), tone=Tone.EMPTY)
    return cell(
        *entry.content(spot), tone=_tone(spot.statements), evidence=references(spot.statements)
    )


def _summaries(spot: Spot) -> tuple[Words, ...]:
    """What the researcher wrote of the cell; under an indicator with the code it is written on."""
    topic = spot.what.code.id if spot.what.code else ""
    return tuple(
        text if code == topic else phrase("entry.code-summary", code=code, text=text)
        for code, text in spot.summaries.items()
    )


def _why_empty(spot: Spot) -> Words:
    silence, code = spot.positions.silence, spot.what.code
    who = spot.who
    if code is None:
        return "–"
    if who.group is not None:
        return phrase(f"empty.{silence.of_group(code.id, who.group.id, who.voices)}")
    return phrase(f"empty.{silence.of_voice(code.id, who.voices[0])}")


def _tone(statements: tuple[Statement, ...]) -> Tone:
    undecided = all(one.polarity is Polarity.UNDECIDED for one in statements)
    return Tone.PROVISIONAL if undecided else Tone.PLAIN


def telling(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The first statement that shows the common position; of a mixed one, one of each side."""
    position = Polarity.combine(one.polarity for one in statements)
    if position is not Polarity.MIXED:
        return tuple(one for one in statements if one.polarity is position)[:1]
    wanted = (Polarity.FAVOURABLE, Polarity.UNFAVOURABLE, Polarity.MIXED)
    firsts = [next((one for one in statements if one.polarity is side), None) for side in wanted]
    shown = [one for one in firsts if one is not None][:2]
    return tuple(one for one in statements if one in shown)


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text, cut after so many words with […]."""
    marks = text.startswith(f"{CUT} "), text.endswith(f" {CUT}")
    words = text.split()
    if len(words) - sum(marks) <= longest:
        return text
    return " ".join([*words[: longest + marks[0]], CUT])


def _unsummarised(spot: Spot) -> Iterator[Statement]:
    """The statements on codes of which the cell holds no summary."""
    topic = spot.what.code.id if spot.what.code else ""
    for one in spot.statements:
        if topic not in spot.summaries and one.first.code.id not in spot.summaries:
            yield one


@dataclass(frozen=True, slots=True)
class Quotations:
    """The researcher's summary, else the first quotation of the cell's position; all in full."""

    name: str = "quotations"
    limit: int = 5

    def content(self, spot: Spot) -> tuple[Words, ...]:
        """The researcher's summaries, then quotations of what is not summarised, or of all."""
        quoted = spot.statements if spot.full else tuple(_unsummarised(spot))
        shown = quoted if spot.full else telling(quoted)
        lines = [*_summaries(spot), *(self._line(spot, one) for one in shown)]
        rest = len(quoted) - len(shown)
        if rest:
            lines.append(phrase("entry.more", n=rest))
        return tuple(lines)

    def _line(self, spot: Spot, said: Statement) -> Words:
        row = said.first
        mark = sign(said.polarity)
        other_code = spot.what.code is None or row.code.id != spot.what.code.id
        args: Mapping[str, Words | int] = {
            "text": said.printed if spot.full else shortened(said.printed),
            "place": place(spot.positions.study.settings, row),
            "sign": f"{row.code.id}\u00a0{mark}" if other_code else mark,
        }
        if spot.whole_group and row.informant:
            return phrase("entry.quotation-by", name=row.informant.printed_name, **args)
        return phrase("entry.quotation", **args)


@dataclass(frozen=True, slots=True)
class Counts:
    """Segments, and for a group also its informants as n of N."""

    name: str = "counts"
    limit: int = 8

    def content(self, spot: Spot) -> tuple[Words, ...]:
        """The number of segments, never a share."""
        segments = phrase("entry.segments", n=len(spot.statements))
        return (segments, *_n_of_n(spot, spot.statements))


@dataclass(frozen=True, slots=True)
class PositionEntry:
    """Positions, code by code: they are never merged over the codes below an indicator."""

    name: str = "positions"
    limit: int = 8

    def content(self, spot: Spot) -> tuple[Words, ...]:
        """One line a code."""
        by_code: dict[str, list[Statement]] = {}
        for one in spot.statements:
            by_code.setdefault(one.first.code.id, []).append(one)
        rank = {code.id: number for number, code in enumerate(spot.positions.study.codebook.codes)}
        codes = sorted(by_code, key=rank.__getitem__)
        return tuple(self._line(spot, code, tuple(by_code[code])) for code in codes)

    def _line(self, spot: Spot, code: str, said: tuple[Statement, ...]) -> Words:
        position = Polarity.combine(one.polarity for one in said)
        name = position_name(position or Polarity.UNDECIDED)
        if spot.whole_group:
            name = phrase("entry.position-of", position=name, n=spot.voices_in(said), of=spot.of)
        if spot.what.code is not None and spot.what.code.id == code:
            return name
        return phrase("entry.code-position", code=code, position=name)


@dataclass(frozen=True, slots=True)
class Presence:
    """That the topic came up at all."""

    name: str = "presence"
    limit: int = 8

    def content(self, spot: Spot) -> tuple[Words, ...]:
        """A single word, and for a group how many informants."""
        return (phrase("entry.present"), *_n_of_n(spot, spot.statements))


def _n_of_n(spot: Spot, statements: tuple[Statement, ...]) -> tuple[Words, ...]:
    if not spot.whole_group:
        return ()
    return (phrase("entry.informants", n=spot.voices_in(statements), of=spot.of),)


ENTRIES: Registry[Entry] = Registry("entry", [Quotations(), Counts(), PositionEntry(), Presence()])
