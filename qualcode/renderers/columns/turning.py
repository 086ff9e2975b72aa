"""Which pages of a report lie on their side: those with tables and pictures too wide for others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil
from typing import assert_never

from qualcode.document import (
    Block,
    Bullets,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quotation,
    Table,
    Transcript,
    Words,
    Work,
)
from qualcode.renderers.columns.upright import Fitting
from qualcode.renderers.pictures import for_room, is_turned
from qualcode.renderers.reading import below, text
from qualcode.renderers.style import StyleProfile

# So many blocks between a heading and its wide table turn with the table.
_INTRODUCTION = 3
# Less text than this (in characters) is not worth an upright page of its own.
_SCRAP = 1200
# What a line of a table and its caption take, in characters of running text.
_TABLE_LINE, _CAPTION = 40, 150
# What parts a picture from its caption and from the text, in points, and a picture's least height.
_APART, _LOWEST = 30, 4.0
# Letters of its number.
_NAME = 12
# Letters in a centimetre of notes and of a caption, the height of lines, how far notes are apart.
_NOTE, _BOLD, _LEADING, _NOTES_APART = 6, 4.5, 1.2, 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring blocks on pages of one orientation."""

    blocks: tuple[Block, ...]
    landscape: bool = False


def stretches(blocks: Sequence[Block], fitting: Fitting) -> list[Stretch]:
    """The blocks divided by orientation; a heading goes along with the wide table it announces.

    `fitting` is that of these blocks.
    """
    wide = {i for i, block in enumerate(blocks) if _is_wide(block, fitting)}
    turned = set(wide)
    for position in wide:
        turned.update(_introduction(blocks, position, wide, fitting))
        turned.update(_prompts(blocks, position))
    return _without_scraps(_grouped(blocks, turned), fitting)


def picture_room(
    figure: Figure, style: StyleProfile, landscape: bool, further: Words = ""
) -> tuple[float, float]:
    """How wide and high a picture may be on a page, in centimetres, beside its caption and notes.

    `further` is a note that is not the figure's own.
    """
    width, height = style.text_width(landscape), style.text_height(landscape)
    caption = _LEADING * style.size * _lines(len(text(figure.title)) + _NAME, width * _BOLD)
    said = (figure.description, *figure.notes, figure.source, further)
    notes = sum(
        _LEADING * style.note_size * _lines(len(words), width * _NOTE) + _NOTES_APART
        for words in filter(None, map(text, said))
    )
    return width, max(_LOWEST, height - (_APART + caption + notes) * 2.54 / 72)


def readable_figure(
    figure: Figure, style: StyleProfile, language: str, landscape: bool
) -> tuple[Figure, str, tuple[float, float]]:
    """A figure as far as its picture is read on a page, what that leaves out, and its room."""
    room = picture_room(figure, style, landscape)
    shown, left_out = for_room(figure, language, room)
    if left_out:
        room = picture_room(figure, style, landscape, left_out)
        shown, left_out = for_room(figure, language, room)
    return shown, left_out, room


def _lines(letters: int, room: float) -> int:
    return ceil(letters / room)


def _prompts(blocks: Sequence[Block], position: int) -> Iterator[int]:
    """The prompts right after a table, which ask the researcher about it."""
    for i in range(position + 1, len(blocks)):
        block = blocks[i]
        if not (isinstance(block, Paragraph) and block.prompt):
            break
        yield i


def _is_wide(block: Block, fitting: Fitting) -> bool:
    if isinstance(block, Figure):
        rooms = (picture_room(block, fitting.style, landscape) for landscape in (False, True))
        return is_turned(block, *rooms)
    return isinstance(block, Table) and fitting.is_wide(block)


def _grouped(blocks: Sequence[Block], turned: set[int]) -> list[Stretch]:
    runs = groupby(enumerate(blocks), key=lambda numbered: numbered[0] in turned)
    return [Stretch(tuple(block for _, block in run), landscape) for landscape, run in runs]


def _without_scraps(found: list[Stretch], fitting: Fitting) -> list[Stretch]:
    """The stretches, without an upright page for a few lines between two pages on their side."""
    for position in range(1, len(found) - 1):
        if not found[position].landscape and _is_scrap(found[position], fitting):
            found[position] = replace(found[position], landscape=True)
    blocks = groupby(found, key=lambda stretch: stretch.landscape)
    return [
        Stretch(tuple(block for stretch in run for block in stretch.blocks), landscape)
        for landscape, run in blocks
    ]


def _is_scrap(stretch: Stretch, fitting: Fitting) -> bool:
    """Whether a stretch is not worth a page of its own; the beginning of a chapter always is."""
    chapter = any(isinstance(one, Heading) and one.level == 1 for one in stretch.blocks)
    return not chapter and _letters(stretch.blocks, fitting) < _SCRAP


def _letters(blocks: Iterable[Block], fitting: Fitting) -> int:
    """About how much text blocks have; a picture or transcript counts as a page of it."""
    count = 0
    for block in blocks:
        match block:
            case Heading(_, words) | Paragraph(words, _) | Work(words):
                count += len(text(words))
            case Quotation(words, _):
                count += len(words)
            case Bullets(items):
                count += sum(len(text(item)) for item in items)
            case Table():
                count += _CAPTION + sum(map(len, below(block)))
                parts = fitting.panels(block, False)
                count += _TABLE_LINE * sum(sum(part.lines) for part in parts)
            case Figure() | Transcript():
                count += _SCRAP
            case PageBreak():
                pass
            case _:
                assert_never(block)
    return count


def _introduction(
    blocks: Sequence[Block], position: int, wide: set[int], fitting: Fitting
) -> Iterable[int]:
    """The heading before a table, with what stands between, where that is short."""
    start = position
    for i in range(position - 1, max(-1, position - 2 - _INTRODUCTION), -1):
        block = blocks[i]
        if i in wide:
            return range(i, position)
        if isinstance(block, Heading):
            start = i
        elif start < position or not isinstance(block, Paragraph | PageBreak):
            break
    if _letters(blocks[start:position], fitting) >= _SCRAP:
        return ()
    return range(start, position)
