"""From phrases to words: a document in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias, assert_never

from qualcode.document.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Passage,
    Quotation,
    Work,
)
from qualcode.document.emphasis import emphasized_within
from qualcode.document.picture import Figure
from qualcode.document.redrawn import resolved_drawing
from qualcode.document.table import Caption, Cell, Column, Section, Table
from qualcode.document.transcript import Transcript, Utterance
from qualcode.document.words import Joined, Numbered, OwnWords, Phrase, Words, name_of_part
from qualcode.document.written import grouped

Say: TypeAlias = Callable[[str, Mapping[str, object]], str]


class Resolver:
    """Puts words into `language` with the help of `say`, which knows the catalogue.

    `numbers` tells what the tables and figures of the document are called, by their names.
    `printable` makes of a text of the study, such as a code's label, what may be printed of it.
    """

    def __init__(
        self,
        language: str,
        say: Say,
        numbers: Mapping[str, Words] | None = None,
        printable: Callable[[str], str] = str,
    ) -> None:
        self.language = language
        self._say = say
        self._numbers = numbers or {}
        self._printable = printable
        # Large tables say the same in most of their cells.
        self._sayings: dict[str, OwnWords] = {}
        self._labels: dict[str, OwnWords] = {}

    def words(self, words: Words | int) -> str:
        """The text of anything that may stand in a document.

        Texts of the catalogue and labels of the study are told from texts that came as they are.
        """
        match words:
            case str():
                return words
            case int():
                return grouped(words, self.language)
            case Phrase():
                return self._said(words)
            case Joined():
                found = [self.words(part) for part in words.parts]
                joined = words.separator.join(found)
                own = any(isinstance(one, OwnWords) for one in found)
                return emphasized_within(OwnWords(joined) if own else joined, found)
            case Numbered(name, about):
                whole = self._numbers.get(name, name)
                return self.words(self._numbers.get(name_of_part(name, about), whole))
            case _:
                return self._label(words.in_language(self.language))

    def _said(self, words: Phrase) -> str:
        key, args = words.key, words.args
        if args:
            told = {name: self.words(value) for name, value in args.items()}
            return emphasized_within(OwnWords(self._say(key, told)), told.values())
        if key not in self._sayings:
            self._sayings[key] = OwnWords(self._say(key, {}))
        return self._sayings[key]

    def _label(self, text: str) -> str:
        if text not in self._labels:
            self._labels[text] = OwnWords(self._printable(text))
        return self._labels[text]

    def document(self, document: Document) -> Document:
        """The document with every word resolved."""
        return replace(
            document,
            title=self.words(document.title),
            lines=tuple(self.words(line) for line in document.lines),
            banner=self.words(document.banner),
            blocks=tuple(self.block(block) for block in document.blocks),
            passages=tuple(self._passage(one) for one in document.passages),
        )

    def block(self, block: Block) -> Block:
        """One block with every word resolved."""
        match block:
            case Heading() | Paragraph() | Work():
                return replace(block, text=self.words(block.text))
            case Quotation():
                return replace(block, attribution=self.words(block.attribution))
            case Bullets():
                return replace(block, items=tuple(self.words(item) for item in block.items))
            case Table():
                return self.table(block)
            case Figure():
                return self._figure(block)
            case Transcript():
                return self._transcript(block)
            case PageBreak():
                return block
            case _:
                assert_never(block)

    def table(self, table: Table) -> Table:
        """A table with every word resolved."""
        return replace(
            table,
            title=self.words(table.title),
            columns=tuple(self._column(column) for column in table.columns),
            sections=tuple(self._section(section) for section in table.sections),
            notes=tuple(self.words(note) for note in table.notes),
            source=self.words(table.source),
            caption=self._caption(table.caption),
        )

    def _caption(self, caption: Caption | None) -> Caption | None:
        return replace(caption, word=self.words(caption.word)) if caption else None

    def _figure(self, figure: Figure) -> Figure:
        return replace(
            figure,
            title=self.words(figure.title),
            drawing=resolved_drawing(figure.drawing, self.words),
            table=self.table(figure.table),
            description=self.words(figure.description),
            notes=tuple(self.words(note) for note in figure.notes),
            source=self.words(figure.source),
            caption=self._caption(figure.caption),
        )

    def _transcript(self, one: Transcript) -> Transcript:
        number, speaker, words, codes = map(self.words, one.heads)
        return replace(
            one,
            title=self.words(one.title),
            facts=tuple((self.words(name), self.words(fact)) for name, fact in one.facts),
            utterances=tuple(map(self._utterance, one.utterances)),
            heads=(number, speaker, words, codes),
        )

    def _utterance(self, one: Utterance) -> Utterance:
        codes = tuple(self.words(code) for code in one.codes)
        return replace(one, speaker=self.words(one.speaker), codes=codes)

    def _passage(self, one: Passage) -> Passage:
        return replace(
            one,
            code_label=self.words(one.code_label),
            place=self.words(one.place),
            speaker=self.words(one.speaker),
            state=self.words(one.state),
            aspect_label=self.words(one.aspect_label),
        )

    def _column(self, column: Column) -> Column:
        return replace(column, header=self.words(column.header), group=self.words(column.group))

    def _section(self, section: Section) -> Section:
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in section.rows)
        return replace(section, title=self.words(section.title), rows=rows)

    def _cell(self, cell: Cell) -> Cell:
        # Not `replace`, which takes three times as long: a report has half a million cells.
        content = tuple(map(self.words, cell.content))
        return cell if content == cell.content else Cell(content, cell.tone, cell.evidence)
