"""Questions and answers that are told apart by their form: no labels, or letters with a full stop.

Only in an interview with one informant, and only where the form holds through the whole text:
bold or numbered questions with the answers below them, `Jawab: …` under a question without a
label, or `P. …` and `I. …` in turn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Final, NamedTuple

from qualcode.sources.labels import Form, Reading, label_start
from qualcode.sources.raw import Block, RawSource
from qualcode.sources.vocabulary import Part, general

FEWEST: Final = 3
"""Questions that it takes to see a form in them."""

_MOST: Final = 0.8
"""The share of all that must keep to the form."""

_HALF: Final = 0.5
"""The same among bold lines, of which some are headings."""

_CLOSING: Final = " \t\u00a0*_\"'”’»)"


class Formed(NamedTuple):
    """The blocks that ask and those with which the answers begin."""

    questions: tuple[int, ...] = ()
    answers: tuple[int, ...] = ()


def questions_above(raw: RawSource, answers: Iterable[int], spoken: Collection[int]) -> Formed:
    """The questions right above labelled answers where no question has a label.

    `answers` are the blocks with which labelled answers begin, `spoken` those that belong to
    tables.
    """
    answers = tuple(answers)
    taken = {*answers, *spoken}
    above = [_before(raw, index) for index in answers]
    asking = [one for one in above if one is not None and one not in taken and _asks(raw, one)]
    if len(asking) < min(FEWEST, len(answers)) or len(asking) < _MOST * len(answers):
        return Formed()
    return Formed(tuple(asking), answers)


def questions_by_form(raw: RawSource) -> Formed:
    """Bold or numbered questions in a text without any label, and the answers below them."""
    filled = [n for n, block in enumerate(raw.blocks) if raw.words(block).strip()]
    if any(raw.blocks[index].cell is not None for index in filled):
        return Formed()
    for is_set_off, share in ((_is_bold, _HALF), (_is_numbered, _MOST)):
        marked = [index for index in filled if is_set_off(raw, raw.blocks[index])]
        asking = [index for index in marked if _asks(raw, index)]
        below = {index: _after(raw, index) for index in asking}
        taken = {None, *marked}
        answered = [index for index in asking if below[index] not in taken]
        since = [index for index in marked if asking and index >= asking[0]]  # titles stand above
        if len(answered) < FEWEST or len(answered) < share * len(since):
            continue
        answers = [one for index in answered if (one := below[index]) is not None]
        return Formed(tuple(answered), tuple(answers))
    return Formed()


def dotted_letters(raw: RawSource, readings: Mapping[int, Reading]) -> frozenset[int]:
    """The blocks that begin with `P.` or `I.`, where the two take turns through a text."""
    words: Counter[str] = Counter()
    parts: dict[str, list[int]] = {}
    for index, reading in readings.items():
        one = general(reading.key)
        if reading.form is Form.DOT and one is not None:
            words[one.word] += 1
            parts.setdefault(one.word, []).append(index)
    if len(parts) != 2 or min(words.values()) < 2:
        return frozenset()
    shares = {
        word: sum(_asks(raw, index) for index in blocks) / len(blocks)
        for word, blocks in parts.items()
    }
    asker = max(shares, key=lambda word: shares[word])
    other = next(word for word in parts if word != asker)
    named = general(other)
    if shares[asker] < _MOST or shares[other] > 1 - _MOST or named is None:
        return frozenset()
    if named.part is not Part.ANSWER or abs(words[asker] - words[other]) > 1:
        return frozenset()
    return frozenset(index for blocks in parts.values() for index in blocks)


def _before(raw: RawSource, index: int) -> int | None:
    above = range(index - 1, -1, -1)
    return next((one for one in above if raw.words(raw.blocks[one]).strip()), None)


def _after(raw: RawSource, index: int) -> int | None:
    below = range(index + 1, len(raw.blocks))
    return next((one for one in below if raw.words(raw.blocks[one]).strip()), None)


def _asks(raw: RawSource, index: int) -> bool:
    return raw.words(raw.blocks[index]).rstrip(_CLOSING).endswith("?")


def _is_bold(raw: RawSource, block: Block) -> bool:
    return block.bold >= len(raw.words(block).rstrip()) > 0


def _is_numbered(raw: RawSource, block: Block) -> bool:
    line = raw.words(block)
    typed = line.lstrip()[:1].isdigit() and label_start(line) > len(line) - len(line.lstrip())
    # Word may number headings too, by their style.
    listed = block.listed and (not block.heading or line.rstrip(_CLOSING).endswith("?"))
    return listed or typed
