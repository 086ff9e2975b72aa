"""The body of a report: sections of pages, upright or on their side, with their blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import assert_never

from qualcode.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Quotation,
    Table,
    Transcript,
)
from qualcode.renderers.noted import quotation_words
from qualcode.renderers.pictures import is_turned
from qualcode.renderers.reading import bracketed, text
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.word.anchors import Anchors
from qualcode.renderers.word.captions import KEEP, CaptionWriter
from qualcode.renderers.word.figures import FigureWriter, picture_room
from qualcode.renderers.word.fitting import Panel, alike, needs_landscape
from qualcode.renderers.word.ground import UNNUMBERED, Ground
from qualcode.renderers.word.parts import Parts
from qualcode.renderers.word.tables import TableWriter
from qualcode.renderers.word.wording import Wording
from qualcode.renderers.word.xml import paragraph, run

# So many blocks between a heading and its wide table turn with the table.
_INTRODUCTION = 3
# Less text than this (in characters) is not worth an upright page of its own.
_SCRAP = 1200
# Headings from this level on are in italics.
_ITALIC_HEADING = 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring blocks on pages of one orientation."""

    blocks: tuple[Block, ...]
    landscape: bool = False


def stretches(document: Document, style: StyleProfile) -> list[Stretch]:
    """The blocks divided by orientation; a heading goes along with the wide table it announces."""
    blocks = document.blocks
    wide = {i for i, block in enumerate(blocks) if _is_wide(block, style)}
    wide.update(_series(blocks, wide))
    turned = set(wide)
    for position in wide:
        turned.update(_introduction(blocks, position, wide))
        turned.update(_prompts(blocks, position))
    return _without_scraps(_grouped(blocks, turned))


def _series(blocks: Sequence[Block], wide: set[int]) -> Iterator[int]:
    """The tables of a display right before and after one of its wide tables."""
    for name, same in groupby(enumerate(blocks), key=lambda one: _display(one[1])):
        positions = [i for i, _ in same]
        if name and wide.intersection(positions):
            yield from positions


def _display(block: Block) -> str:
    return block.name if isinstance(block, Table) else ""


def _prompts(blocks: Sequence[Block], position: int) -> Iterator[int]:
    """The prompts right after a table, which ask the researcher about it."""
    for i in range(position + 1, len(blocks)):
        block = blocks[i]
        if not (isinstance(block, Paragraph) and block.prompt):
            break
        yield i


def _is_wide(block: Block, style: StyleProfile) -> bool:
    if isinstance(block, Figure):
        return is_turned(block, picture_room(style, False), picture_room(style, True))
    return isinstance(block, Table) and needs_landscape(block, style)


def _grouped(blocks: tuple[Block, ...], turned: set[int]) -> list[Stretch]:
    runs = groupby(enumerate(blocks), key=lambda numbered: numbered[0] in turned)
    return [Stretch(tuple(block for _, block in run), landscape) for landscape, run in runs]


def _without_scraps(found: list[Stretch]) -> list[Stretch]:
    """The stretches, without an upright page for a few lines between two tables on their side."""
    for position in range(1, len(found) - 1):
        if not found[position].landscape and _is_scrap(found[position]):
            found[position] = replace(found[position], landscape=True)
    blocks = groupby(found, key=lambda stretch: stretch.landscape)
    return [
        Stretch(tuple(block for stretch in run for block in stretch.blocks), landscape)
        for landscape, run in blocks
    ]


def _is_scrap(stretch: Stretch) -> bool:
    """Whether a stretch is not worth a page of its own; the beginning of a chapter always is."""
    chapter = any(isinstance(one, Heading) and one.level == 1 for one in stretch.blocks)
    return not chapter and _letters(stretch) < _SCRAP


def _letters(stretch: Stretch) -> int:
    """About how much text a stretch has; a table or picture counts as a page of it."""
    count = 0
    for block in stretch.blocks:
        match block:
            case Heading(_, words) | Paragraph(words, _):
                count += len(text(words))
            case Quotation(words, _):
                count += len(words)
            case Bullets(items):
                count += sum(len(text(item)) for item in items)
            case Table() | Figure() | Transcript():
                count += _SCRAP
            case PageBreak():
                pass
            case _:
                assert_never(block)
    return count


def _introduction(blocks: tuple[Block, ...], position: int, wide: set[int]) -> Iterable[int]:
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
    if _letters(Stretch(blocks[start:position])) >= _SCRAP:
        return ()
    return range(start, position)


class BodyWriter:
    """Writes the blocks of one document; counts its numbered lists."""

    def __init__(
        self, document: Document, ground: Ground, anchors: Anchors, parts: Parts | None = None
    ) -> None:
        style = ground.style
        self._document = document
        self._ground = ground
        self._anchors = anchors
        captions = CaptionWriter(style, document.language, anchors)
        self._tables = TableWriter(style, captions, anchors.wording, ground.table_style)
        self._figures = FigureWriter(style, captions, self._tables, parts or Parts())
        self._heading = ""
        self._fitted = _transcripts(document, style)
        self.numbered_lists = 0

    def xml(self, block: Block, landscape: bool) -> list[str]:
        """The paragraphs and tables of a block; nothing for a page break."""
        before, self._heading = self._heading, ""
        match block:
            case Heading(level, words):
                self._heading = text(words)
                named = f"Heading{min(6, max(1, level))}"
                plain = UNNUMBERED if named in self._ground.numbered else ""
                italic = level >= _ITALIC_HEADING
                return [paragraph(named, self._anchors.heading(text(words), italic), plain)]
            case Paragraph(words, prompt):
                return self._paragraph(text(words), prompt)
            case Quotation(words, attribution):
                return [self._quotation(words, text(attribution))]
            case Bullets(items, numbered):
                return self._list([text(item) for item in items], numbered)
            case Table():
                return self._tables.xml(block, landscape)
            case PageBreak():
                return []
            case Figure():
                return self._figures.xml(block, landscape, self._document.language)
            case Transcript():
                return self._transcript(block, before, landscape)
            case _:
                assert_never(block)

    def _paragraph(self, words: str, prompt: bool) -> list[str]:
        if prompt:
            return [paragraph("Prompt", self._anchors.linked(bracketed(words, "[]"), italic=True))]
        return [paragraph("BodyText", self._anchors.linked(words))] if words else []

    def _quotation(self, words: str, attribution: str) -> str:
        """Words of an informant: in a block of their own, or where they are few as running text."""
        rule = self._ground.style.quotation
        block, printed = quotation_words(words, attribution, rule)
        return paragraph("Quote" if block else "BodyText", run(printed))

    def _list(self, items: list[str], numbered: bool) -> list[str]:
        if not numbered:
            own = self._ground.bullets
            return [paragraph("ListBullet", self._anchors.linked(item), own) for item in items]
        number = self._ground.first_numbered + self.numbered_lists
        own = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        self.numbered_lists += 1
        return [paragraph("ListNumber", self._anchors.linked(item), own) for item in items]

    def _transcript(self, one: Transcript, heading: str, landscape: bool) -> list[str]:
        """Title (where no heading has just said it), who and when, and the numbered turns."""
        title = text(one.title)
        said = self._anchors.wording.own(title)
        named = [paragraph("Caption", said, KEEP)] if title and title != heading else []
        lines = ((text(name), text(fact)) for name, fact in one.facts)
        facts = [paragraph("TableFact", run(f"{name}\t: {fact}")) for name, fact in lines]
        gap = [paragraph("TableGap", "", KEEP)] if facts else []
        fitted = None if landscape else self._fitted.get(id(one))
        return [
            *named,
            *facts,
            *gap,
            *self._tables.xml(replace(one.table, title=""), landscape, fitted),
        ]


def _transcripts(document: Document, style: StyleProfile) -> dict[int, list[Panel]]:
    """The tables of turns of all transcripts, by identity: those with the same columns alike."""
    found: dict[int, list[Panel]] = {}
    every = [(id(one), one.table) for one in document.blocks if isinstance(one, Transcript)]
    for columns in dict.fromkeys(table.columns for _, table in every):
        same = [(name, table) for name, table in every if table.columns == columns]
        fitted = alike([table for _, table in same], style, landscape=False)
        found.update(zip((name for name, _ in same), fitted, strict=True))
    return found


def title_block(document: Document, wording: Wording) -> list[str]:
    """Title and the lines under it; low on a page of its own where the document asks for one."""
    title, lines = text(document.title), [text(line) for line in document.lines]
    low = '<w:spacing w:before="3600" w:after="480"/>' if document.title_page else ""
    found = [paragraph("Title", wording.own(title), low)] if title or document.title_page else []
    found += [paragraph("Subtitle", wording.own(line)) for line in lines if line]
    return found
