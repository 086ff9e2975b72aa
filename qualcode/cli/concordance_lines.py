"""How `qualcode find` shows places: words under one another, with their context on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.cli.output import screen_width, wrapped
from qualcode.model.source import Voice
from qualcode.renderers.safe import safe_text
from qualcode.renderers.widths import measure
from qualcode.stages.concordance import Concordance, Occurrence
from qualcode.stages.contexts import beginning, ending

_GAP = "  "
_LONGEST_NAME = 16
_LONGEST_CODE = 18
_LEAST = 34
"""Columns for words and context below which they are printed as running text."""

NOT_CODED = "not coded"


@dataclass(frozen=True, slots=True)
class _Row:
    place: str
    who: str
    before: str
    words: str
    after: str
    codes: tuple[str, ...]


def concordance_lines(found: Concordance, width: int | None) -> list[str]:
    """The places in lines that fit the screen; `width` characters of context where it is given."""
    rows = [_row(one) for one in found.occurrences]
    if not rows:
        return _summary(found)
    places = max(measure(row.place) for row in rows)
    names = min(_LONGEST_NAME, max(measure(row.who) for row in rows))
    codes = max(measure(code) for row in rows for code in row.codes)
    room = screen_width() - places - names - codes - 3 * len(_GAP)
    if width is not None:
        layout = _Layout(places, names, width, None)
    elif room < _LEAST or codes > _LONGEST_CODE:
        return [*(line for row in rows for line in _as_text(row)), *_summary(found)]
    else:
        layout = _Layout(places, names, _context(rows, room), room)
    return [*(line for row in rows for line in layout.lines(row)), *_summary(found)]


def designation(one: Occurrence) -> str:
    """Who speaks, as printed: never by a name that is not to be named."""
    if one.informant:
        return one.informant.printed_name
    if one.segment.voice is Voice.INTERVIEWER:
        return "interviewer"
    return "–" if one.source.kind.spoken else str(one.source.kind)


def _row(one: Occurrence) -> _Row:
    marks = dict.fromkeys(
        f"{said.first.code.id} {said.polarity}" if said.reviewed
        else f"({said.first.code.id} {said.polarity})"
        for said in one.statements
    )  # fmt: skip
    context = one.context
    texts = (one.place, designation(one), context.before, context.words, context.after)
    place, who, before, words, after = map(safe_text, texts)
    codes = tuple(map(safe_text, marks)) or (NOT_CODED,)
    return _Row(place, who, before, words, after, codes)


def _context(rows: list[_Row], room: int) -> int:
    """Columns before the words: half of what the usual ones leave."""
    widths = sorted(measure(row.words) for row in rows)
    usual = widths[len(widths) * 9 // 10]
    return max(12, (room - usual - 2 * len(_GAP)) // 2)


@dataclass(frozen=True, slots=True)
class _Layout:
    """The columns; `room` is what words and context have together, None where it is not limited."""

    places: int
    names: int
    context: int
    room: int | None

    def lines(self, row: _Row) -> Iterator[str]:
        """The line of a place, and one for each further code."""
        middle = self._in_context(row)
        head = f"{_padded(row.place, self.places)}{_GAP}"
        head += f"{_padded(beginning(row.who, self.names, measure), self.names)}{_GAP}"
        first, *others = row.codes
        if self.room is None:
            yield f"{head}{middle}{_GAP}{', '.join(row.codes)}".rstrip()
            return
        yield f"{head}{_padded(middle, self.room)}{_GAP}{first}".rstrip()
        indent = " " * (measure(head) + self.room + len(_GAP))
        yield from (f"{indent}{code}" for code in others)

    def _in_context(self, row: _Row) -> str:
        before = ending(row.before.rstrip(), self.context, measure)
        start = " " * (self.context - measure(before)) + before + _GAP
        gap, after = _GAP if row.after.startswith(" ") else "", row.after.strip()
        if self.room is None:
            return f"{start}{row.words}{gap}{beginning(after, self.context, measure)}"
        words = beginning(row.words, self.room - measure(start), measure)
        left = self.room - measure(f"{start}{words}{gap}")
        return (
            f"{start}{words}{gap}{beginning(after, left, measure)}" if left > 0 else start + words
        )


def _padded(text: str, width: int) -> str:
    return text + " " * (width - measure(text))


def _as_text(row: _Row) -> Iterator[str]:
    yield from wrapped(f"{row.place} {row.who}: {', '.join(row.codes)}", "", "    ")
    yield from wrapped(f"{row.before}»{row.words}«{row.after}", "  ")


def _summary(found: Concordance) -> list[str]:
    """What has to be known of the list, and as its last line how long it is."""
    lines: list[str] = []
    if any(not said.reviewed for one in found.occurrences for said in one.statements):
        lines += wrapped("Codes in brackets are proposed and not yet reviewed.")
    if not found.occurrences:
        lines += wrapped("Nothing found.")
        if found.search.roots:
            lines += wrapped("--root takes the root itself: latih, not pelatihan.")
    places = _counted(len(found.occurrences), "place")
    read = found.sources if found.occurrences else found.read
    return [*lines, *wrapped(f"{places} in {_counted(len(read), 'source')}")]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
