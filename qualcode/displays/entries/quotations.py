"""Quotations: the researcher's summary, else what shows the cell's position in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from qualcode.displays.citation import place, sign
from qualcode.displays.entries.spot import Spot, written_of
from qualcode.document import Words, phrase
from qualcode.model.coding import Polarity
from qualcode.stages.passages import CUT, Statement

LONGEST = 40
"""Words of a quotation before it is cut with […]."""

_ENOUGH = 7
"""Words of a quotation that can be understood alone; “Sudah ada.” cannot."""


def telling(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """A statement that shows the common position; of a mixed one, one of each side.

    Of those that show it, it is the first that can be understood alone, else the longest.
    """
    position = Polarity.combine(one.polarity for one in statements)
    sides = (
        (Polarity.FAVOURABLE, Polarity.UNFAVOURABLE, Polarity.MIXED)
        if position is Polarity.MIXED
        else (position,)
    )
    found = [[one for one in statements if one.polarity is side] for side in sides]
    shown = [id(most_telling(some)) for some in found if some][:2]
    return tuple(one for one in statements if id(one) in shown)


def most_telling(statements: Sequence[Statement]) -> Statement:
    """The first statement of at least some words, else the longest."""
    enough = (one for one in statements if _words(one) >= _ENOUGH)
    return next(enough, max(statements, key=_words))


def _words(said: Statement) -> int:
    return len(said.text.split())


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text, cut after so many words with […]."""
    marks = text.startswith(f"{CUT} "), text.endswith(f" {CUT}")
    words = text.split()
    if len(words) - sum(marks) <= longest:
        return text
    return " ".join([*words[: longest + marks[0]], CUT])


def _passages(statements: Iterable[Statement]) -> set[tuple[str, int, str]]:
    """The words that are quoted: with two codes they are one quotation."""
    return {(one.first.source.id, one.first.segment.number, one.text) for one in statements}


def _unsummarised(spot: Spot) -> Iterator[Statement]:
    """The statements on codes of which the cell holds no summary."""
    written = {code for code, one in spot.summaries.items() if one.text}
    for one in spot.statements:
        if spot.topic not in written and one.first.code.id not in written:
            yield one


@dataclass(frozen=True, slots=True)
class Quotations:
    """The researcher's summary, else a quotation that shows the cell's position; all in full."""

    name: str = "quotations"
    limit: int = 5
    longer: bool = True

    def content(self, spot: Spot) -> tuple[Words, ...]:
        """The researcher's summaries, then quotations of what is not summarised, or of all."""
        quoted = spot.statements if spot.full else tuple(_unsummarised(spot))
        shown = quoted if spot.full else telling(quoted)
        lines = [*written_of(spot), *(self._line(spot, one) for one in shown)]
        if rest := len(_passages(quoted) - _passages(shown)):
            lines.append(phrase("entry.more", n=rest))
        return tuple(lines)

    def _line(self, spot: Spot, said: Statement) -> Words:
        row = said.first
        mark = sign(said.polarity)
        other_code = row.code.id != spot.topic
        args: Mapping[str, Words | int] = {
            "text": said.printed if spot.full else shortened(said.printed),
            "place": place(spot.positions.study.settings, row),
            "sign": f"{row.code.id}\u00a0{mark}" if other_code else mark,
        }
        if spot.whole_group and row.informant:
            return phrase("entry.quotation-by", name=row.informant.printed_name, **args)
        return phrase("entry.quotation", **args)
