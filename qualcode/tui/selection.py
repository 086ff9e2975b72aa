"""What is selected: where the selection was begun and where its cursor is, and how it changes."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.tui.reading import Reading, Span, Unit


@dataclass(frozen=True, slots=True)
class Selection:
    """A stretch between the place where it was begun and the cursor; a mere cursor if both are one.

    Where nothing is selected, the sentence at the cursor is what would be coded.
    """

    anchor: int
    head: int

    @classmethod
    def of(cls, span: Span) -> Selection:
        """A selected span, with the cursor at its end."""
        return cls(span[0], span[1])

    @classmethod
    def at(cls, offset: int) -> Selection:
        """A mere cursor."""
        return cls(offset, offset)

    @property
    def start(self) -> int:
        """The first offset of it."""
        return min(self.anchor, self.head)

    @property
    def end(self) -> int:
        """The offset behind it."""
        return max(self.anchor, self.head)

    @property
    def empty(self) -> bool:
        """Whether it is a mere cursor."""
        return self.anchor == self.head


def moved(
    reading: Reading, selection: Selection, unit: Unit, forward: bool, extend: bool
) -> Selection:
    """The selection after going to the next or the last word, sentence or turn.

    Going there selects the word or the sentence, and of a turn its first sentence. With `extend`
    the selection goes on to the end (or back to the beginning) of the unit, within its turn. At
    the end of the source it stays as it is.
    """
    if extend:
        return _extended(reading, selection, unit, forward)
    if forward:
        span = reading.after(unit, selection.start)
    else:
        span = reading.before(unit, selection.start)
    if span is not None and unit is Unit.TURN:
        span = reading.around(Unit.SENTENCE, span[0]) or span
    return Selection.of(span) if span else selection


def _extended(reading: Reading, selection: Selection, unit: Unit, forward: bool) -> Selection:
    head = selection.head
    if forward:
        here = reading.around(unit, head)
        ahead = reading.after(unit, head)
        reached = next((one[1] for one in (here, ahead) if one and one[1] > head), head)
    else:
        back = reading.before(unit, head)
        reached = back[0] if back else head
    return extended_to(reading, selection, reached)


def extended_to(reading: Reading, selection: Selection, offset: int) -> Selection:
    """The selection with its cursor elsewhere, kept within the turn in which it was begun."""
    part = reading.part_at(selection.anchor)
    if part is None:
        return Selection.at(offset)
    return Selection(selection.anchor, min(max(offset, part.start), part.end))


def grown(reading: Reading, selection: Selection) -> Selection:
    """The selection widened: to whole sentences, then by the next one, last by the one before."""
    whole = _whole_sentences(reading, selection)
    if whole is None or (whole.start, whole.end) != (selection.start, selection.end):
        return whole or selection
    part = reading.part_at(selection.start)
    ahead = reading.after(Unit.SENTENCE, selection.end - 1)
    if part and ahead and ahead[1] <= part.end:
        return Selection(selection.start, ahead[1])
    back = reading.before(Unit.SENTENCE, selection.start)
    if part and back and back[0] >= part.start:
        return Selection(back[0], selection.end)
    return selection


def shrunk(reading: Reading, selection: Selection) -> Selection:
    """The selection without its last sentence; the first one stays."""
    last = reading.around(Unit.SENTENCE, max(selection.start, selection.end - 1))
    if selection.empty or last is None or last[0] <= selection.start:
        return selection
    before = reading.before(Unit.SENTENCE, last[0])
    return Selection(selection.start, before[1]) if before else selection


def passage_span(reading: Reading, text: str, selection: Selection) -> Span | None:
    """What would be coded: the selection without the space around it, or the cursor's sentence.

    None where that is nothing an informant says.
    """
    if selection.empty:
        return reading.around(Unit.SENTENCE, selection.head)
    part = reading.part_at(selection.start)
    if part is None:
        return None
    start, end = selection.start, min(selection.end, part.end)
    words = text[start:end]
    stripped = words.strip()
    first = start + len(words) - len(words.lstrip())
    return (first, first + len(stripped)) if stripped else None


def _whole_sentences(reading: Reading, selection: Selection) -> Selection | None:
    first = reading.around(Unit.SENTENCE, selection.start)
    last = reading.around(Unit.SENTENCE, max(selection.start, selection.end - 1))
    if first is None or last is None:
        return None
    return Selection(min(first[0], selection.start), max(last[1], selection.end))
