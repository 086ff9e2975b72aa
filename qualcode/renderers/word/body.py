"""The body of a report: sections of pages, upright or on their side, with their blocks."""

from __future__ import annotations

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
    Work,
)
from qualcode.renderers.columns.upright import Fitting
from qualcode.renderers.noted import quotation_words
from qualcode.renderers.reading import bracketed, text, titled
from qualcode.renderers.run_in import period, runs_into
from qualcode.renderers.titled import is_said
from qualcode.renderers.word.anchors import Anchors
from qualcode.renderers.word.captions import KEEP, CaptionWriter
from qualcode.renderers.word.figures import FigureWriter
from qualcode.renderers.word.ground import UNNUMBERED, Ground
from qualcode.renderers.word.parts import Parts
from qualcode.renderers.word.tables import TableWriter
from qualcode.renderers.word.wording import Wording
from qualcode.renderers.word.xml import paragraph, run

# The sign by which Word sets a heading and the paragraph after it in one line.
_RUN_IN = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"


class BodyWriter:
    """Writes the blocks of one document; `fitting` has its tables. Counts its numbered lists."""

    def __init__(
        self, document: Document, ground: Ground, anchors: Anchors, parts: Parts | None = None
    ) -> None:
        style = ground.style
        self.fitting = Fitting(document.blocks, style, document.language)
        self._document = document
        self._ground = ground
        self._anchors = anchors
        captions = CaptionWriter(style, document.language, anchors)
        self._tables = TableWriter(self.fitting, captions, anchors.wording, ground.table_style)
        self._figures = FigureWriter(style, captions, self._tables, parts or Parts())
        self._previous: Block | None = None
        self._turns = {id(one): one.table for one in document.blocks if isinstance(one, Transcript)}
        self.fitting.fit_alike(list(self._turns.values()))
        self.numbered_lists = 0

    def xml(self, block: Block, landscape: bool, following: Block | None = None) -> list[str]:
        """The paragraphs and tables of a block; nothing for a page break."""
        before, self._previous = self._previous, block
        match block:
            case Heading(level, words):
                return [self._headed(level, text(words), following)]
            case Paragraph(words, prompt):
                return self._paragraph(text(words), prompt)
            case Quotation(words, attribution):
                return [self._quotation(words, text(attribution))]
            case Bullets(items, numbered):
                return self._list([text(item) for item in items], numbered)
            case Work():
                return [paragraph("Bibliography", self._anchors.wording.parted(titled(block)))]
            case Table():
                return self._tables.xml(block, landscape, said=is_said(block, before))
            case PageBreak():
                return []
            case Figure():
                return self._figures.xml(block, landscape, self._document.language)
            case Transcript():
                return self._transcript(block, is_said(block, before), landscape)
            case _:
                assert_never(block)

    def _headed(self, level: int, words: str, following: Block | None) -> str:
        """A heading; where it runs into the text after it, its paragraph ends without a break."""
        named = f"Heading{min(6, max(1, level))}"
        plain = UNNUMBERED if named in self._ground.numbered else ""
        look = self._ground.style.heading_look(level)
        inner = self._anchors.heading(words, look.italic)
        if look.run_in and words:
            inner += run(f"{period(words)} ")
            plain += _RUN_IN * runs_into(following)
        return paragraph(named, inner, plain)

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

    def _transcript(self, one: Transcript, said: bool, landscape: bool) -> list[str]:
        """Title (where no heading has just said it), who and when, and the numbered turns."""
        title = text(one.title)
        words = self._anchors.wording.own(title)
        named = [paragraph("Caption", words, KEEP)] if title and not said else []
        lines = ((text(name), text(fact)) for name, fact in one.facts)
        facts = [paragraph("TableFact", run(f"{name}\t: {fact}")) for name, fact in lines]
        gap = [paragraph("TableGap", "", KEEP)] if facts else []
        turns = self._tables.xml(self._turns[id(one)], landscape, said=True, turns=True)
        return [*named, *facts, *gap, *turns]


def title_block(document: Document, wording: Wording) -> list[str]:
    """Title and the lines under it; low on a page of its own where the document asks for one."""
    title, lines = text(document.title), [text(line) for line in document.lines]
    low = '<w:spacing w:before="3600" w:after="480"/>' if document.title_page else ""
    found = [paragraph("Title", wording.own(title), low)] if title or document.title_page else []
    found += [paragraph("Subtitle", wording.own(line)) for line in lines if line]
    return found
