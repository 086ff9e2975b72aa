"""The blocks of a document as HTML: what each is, given to the template that writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias, assert_never

from markupsafe import Markup

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
    Utterance,
    Work,
)
from qualcode.renderers.html.anchors import Anchors
from qualcode.renderers.html.evidence import Evidence
from qualcode.renderers.html.marking import LANES, Mark, chips, marks
from qualcode.renderers.html.tables import picture_table, table_view
from qualcode.renderers.pictures import for_room, svgs
from qualcode.renderers.reading import bracketed, number, quoted, text, titled
from qualcode.renderers.safe import file_text
from qualcode.renderers.spelled_out import figure_table
from qualcode.renderers.titled import is_said

Write: TypeAlias = Callable[..., Markup]
"""Writes with the template of that name; the other arguments are its own."""

_LOWEST = 6
_MARK = Markup('<span class="c k{} n{}" data-p="{}">{}</span>')


class Blocks:
    """Writes the blocks of one document."""

    def __init__(
        self, document: Document, anchors: Anchors, evidence: Evidence, write: Write
    ) -> None:
        self._document = document
        self._anchors = anchors
        self._write = write
        self.evidence = evidence

    def written(self) -> Iterator[Markup]:
        """The blocks in order; of several page breaks in a row one is left."""
        previous: Block | None = None
        for at, block in enumerate(self._document.blocks):
            if previous == block == PageBreak():
                continue
            if isinstance(block, Transcript) and not isinstance(previous, Transcript):
                yield self._write("legend", list(enumerate(self.evidence.aspect_names())))
            yield self._block(block, at, previous)
            previous = block

    def _block(self, block: Block, at: int, previous: Block | None) -> Markup:
        write, anchor = self._write, self._anchors.of_block(at)
        match block:
            case Heading(level, words):
                return write("heading", min(_LOWEST, max(level, 1) + 1), text(words), anchor)
            case Paragraph(words, prompt):
                said = text(words)
                return (
                    write("prompt", bracketed(said, "[]")) if prompt else write("paragraph", said)
                )
            case Quotation(words, attribution):
                place = text(attribution)
                return write("quotation", quoted(words), bracketed(place) if place else "")
            case Bullets(items, numbered):
                return write("bullets", [text(item) for item in items], numbered)
            case Work():
                return write("work", titled(block))
            case Table():
                return write("table", table_view(block, self.evidence), anchor)
            case Figure():
                return self._figure(block, anchor)
            case Transcript():
                return self._transcript(block, at, previous)
            case PageBreak():
                return write("page_break")
            case _:
                assert_never(block)

    def _figure(self, figure: Figure, anchor: str) -> Markup:
        passages = self.evidence.behind(figure.evidence)
        shown, left_out = for_room(figure, self._document.language)
        return self._write(
            "figure",
            anchor=anchor,
            number=number(figure_table(figure)),
            title=text(figure.title),
            picture=Markup(file_text("\n".join(svgs(shown, prefix=f"{anchor}-")))),
            description=text(figure.description),
            table=None if figure.beside else picture_table(figure, self.evidence),
            notes=[line for line in map(text, (*figure.notes, left_out, figure.source)) if line],
            passages=passages,
            address=self.evidence.address(passages[0]) if passages else "",
        )

    def _transcript(self, block: Transcript, at: int, previous: Block | None) -> Markup:
        turns = [
            (anchor, said, *self._marked(said), chips(said, self.evidence))
            for anchor, said in zip(self._anchors.of_turns(at), block.utterances, strict=True)
        ]
        return self._write(
            "transcript",
            self._anchors.of_block(at),
            block.source,
            text(block.title),
            is_said(block, previous),
            [(text(name), text(fact)) for name, fact in block.facts],
            [text(head) for head in block.heads],
            turns,
            any(text(said.speaker) for said in block.utterances),
        )

    def _marked(self, said: Utterance) -> tuple[Markup, int]:
        """The words of a turn with the lines under them, and how many lie below each other."""
        drawn = marks(said.pieces, self.evidence)
        words = Markup("").join(
            _under(piece.text, [one for one in drawn if at in one.pieces])
            for at, piece in enumerate(said.pieces)
        )
        return words, min(LANES, max((one.lane + 1 for one in drawn), default=0))


def _under(words: str, drawn: list[Mark]) -> Markup:
    marked = Markup("<br>\n").join(file_text(words).split("\n"))
    for one in drawn:
        passages = " ".join(map(str, one.passages))
        marked = _MARK.format(one.aspect, one.lane, passages, marked)
    return marked
