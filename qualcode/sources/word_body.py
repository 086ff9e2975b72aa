"""The body of a Word document, heard element by element.

The accepted view of tracked changes: insertions and the new place of moved text are there,
deletions and the old place are not. Tables stay in place; a text box follows the paragraph that
anchors it; of alternative contents one is taken; fields give their results.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final
from xml.parsers import expat

from qualcode.errors import QualcodeError
from qualcode.sources.raw import Composer, Run
from qualcode.sources.word_styles import Styles, is_on, local_name, value

Attributes = dict[str, str]
Step = Callable[[Composer], None]

PARAGRAPHS: Final = 500_000
"""More paragraphs than any transcript has: a guard of the memory."""

_MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_MATH: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math t",
    "http://purl.oclc.org/ooxml/officeDocument/math t",
)
_SKIPPED: Final = frozenset(
    "rt delText instrText delInstrText pPrChange rPrChange tblPrChange trPrChange tcPrChange "
    "sectPrChange tblPrExChange tblGridChange numberingChange".split()
)
_CHARACTERS: Final = {
    "cr": "\n",
    "br": "\n",
    "tab": "\t",
    "ptab": "\t",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_COUNTED: Final = ("footnoteReference", "endnoteReference", "commentReference", "altChunk")
_ONE_LINE: Final = str.maketrans("\n\r", "  ")


@dataclass(slots=True)
class _Paragraph:
    """What has been heard of a paragraph; `after` are the text boxes anchored in it."""

    runs: list[Run] = field(default_factory=list)
    after: list[Step] = field(default_factory=list)
    bold: bool = False
    hidden: bool = False
    heading: bool = False
    joins: bool = False


@dataclass(slots=True)
class _Story:
    """A flow of text that another one may interrupt: the body, or a text box.

    `fields` holds per open field whether its instruction is still being heard, and how many
    characters that has cost.
    """

    steps: list[Step] = field(default_factory=list)
    paragraph: _Paragraph | None = None
    fields: list[list[int]] = field(default_factory=list)
    bold: bool = False
    hidden: bool = False


class _Handlers(dict[str, Any]):
    """Handlers by the parser's names for elements, looked up by Word's own names once."""

    def __init__(self, by_local_name: dict[str, Any]) -> None:
        super().__init__()
        self._by_local_name = by_local_name

    def __missing__(self, name: str) -> Any:
        handler = self[name] = self._by_local_name.get(local_name(name))
        return handler


class Body:
    """Hears a parser and writes down the steps from which the text is composed.

    `expected` counts the characters of text elements that the accepted view has, `inserted` those
    that stand for breaks, tabs and symbols.
    """

    def __init__(
        self, parser: expat.XMLParserType, styles: Styles, honour_fields: bool = True
    ) -> None:
        self.counts: Counter[str] = Counter()
        self.expected = 0
        self.inserted = 0
        self._parser = parser
        self._styles = styles
        self._honour_fields = honour_fields
        self._story = _Story()
        self._outer: list[_Story] = []
        self._heard = 0
        self._text: list[str] = []
        self._in_properties = False
        self._row_deleted: list[bool] = []
        self._spans: list[list[int]] = []
        self._choices: list[int] = []
        self._starts = _Handlers(self._start_handlers())
        self._ends = _Handlers(self._end_handlers())
        parser.buffer_text = True
        self._listen()

    @property
    def unclosed(self) -> int:
        """Characters swallowed by the instructions of fields that have no end."""
        return sum(lost for _, lost in self._story.fields)

    def compose(self, composer: Composer) -> None:
        """Take all steps."""
        self._flush()
        for step in self._story.steps:
            step(composer)

    # The parser's events

    def _listen(self) -> None:
        starts, ends = self._starts, self._ends

        def start(name: str, attributes: Attributes) -> None:
            handler = starts[name]
            if handler:
                handler(attributes)

        def end(name: str) -> None:
            handler = ends[name]
            if handler:
                handler()

        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end
        self._parser.CharacterDataHandler = self._text.append

    def _pass_over(self, _: Attributes | None = None) -> None:
        """Hear nothing until the element that has just begun ends."""
        depth = 1

        def start(_: str, __: Attributes) -> None:
            nonlocal depth
            depth += 1

        def end(_: str) -> None:
            nonlocal depth
            depth -= 1
            if not depth:
                self._listen()

        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end
        self._parser.CharacterDataHandler = None

    def _start_handlers(self) -> dict[str, Callable[[Attributes], None]]:
        handlers: dict[str, Callable[[Attributes], None]] = {
            "p": self._open_paragraph,
            "pPr": lambda _: self._properties(True),
            "pStyle": self._paragraph_style,
            "outlineLvl": self._outline,
            "r": self._open_run,
            "rStyle": self._run_style,
            "b": self._set_bold,
            "vanish": self._set_hidden,
            "t": self._open_text,
            "sym": self._symbol,
            "fldChar": self._field,
            "del": self._deletion,
            "moveFrom": self._deletion,
            "txbxContent": self._open_box,
            "tbl": self._open_table,
            "tr": self._open_row,
            "trPr": lambda _: self._properties(True),
            "tc": self._open_cell,
            "gridSpan": self._span,
            _MC + "AlternateContent": lambda _: self._choices.append(self._heard),
            _MC + "Choice": self._alternative,
            _MC + "Fallback": self._alternative,
        }
        handlers |= dict.fromkeys(_MATH, self._open_text)
        handlers |= dict.fromkeys(_SKIPPED, self._pass_over)
        handlers |= {name: self._character_for(text) for name, text in _CHARACTERS.items()}
        return handlers | {name: self._counter_of(name) for name in _COUNTED}

    def _end_handlers(self) -> dict[str, Callable[[], None]]:
        handlers: dict[str, Callable[[], None]] = {
            "p": self._close_paragraph,
            "pPr": lambda: self._properties(False),
            "trPr": lambda: self._properties(False),
            "t": self._close_text,
            "txbxContent": self._close_box,
            "tbl": lambda: self._story.steps.append(Composer.close_table),
            "tr": lambda: self._close_row(),
            "tc": self._close_cell,
            _MC + "AlternateContent": lambda: self._close_alternatives(),
        }
        return handlers | dict.fromkeys(_MATH, self._close_text)

    # Paragraphs and runs

    def _open_paragraph(self, _: Attributes) -> None:
        self._heard += 1
        if self._heard > 4 * PARAGRAPHS:
            raise QualcodeError("has more parts than a transcript can hold: it is not read.")
        if self._story.paragraph is None:
            self._story.paragraph = _Paragraph()
        self._story.paragraph.joins = False

    def _close_paragraph(self) -> None:
        paragraph = self._story.paragraph
        if paragraph is not None and not paragraph.joins:
            self._flush()

    def _flush(self) -> None:
        paragraph = self._story.paragraph
        if paragraph is None:
            return
        self._story.paragraph = None
        runs, heading = paragraph.runs, paragraph.heading
        self._story.steps.append(lambda composer: composer.paragraph(runs, heading))
        if paragraph.after:
            self._story.steps += paragraph.after

    def _properties(self, inside: bool) -> None:
        self._in_properties = inside

    def _paragraph_style(self, attributes: Attributes) -> None:
        style = value(attributes) or ""
        if self._story.paragraph is not None:
            self._story.paragraph.bold = self._styles.is_bold(style)
            self._story.paragraph.hidden = self._styles.is_hidden(style)
            self._story.paragraph.heading = self._styles.is_heading(style)

    def _outline(self, attributes: Attributes) -> None:
        if self._story.paragraph is not None:
            self._story.paragraph.heading = (value(attributes) or "9") != "9"

    def _open_run(self, _: Attributes) -> None:
        story = self._story
        paragraph = story.paragraph
        if paragraph is not None:
            story.bold = paragraph.bold
            story.hidden = paragraph.hidden

    def _run_style(self, attributes: Attributes) -> None:
        if not self._in_properties:
            style = value(attributes) or ""
            self._story.bold = self._story.bold or self._styles.is_bold(style)
            self._story.hidden = self._story.hidden or self._styles.is_hidden(style)

    def _set_bold(self, attributes: Attributes) -> None:
        if not self._in_properties:
            self._story.bold = is_on(attributes)

    def _set_hidden(self, attributes: Attributes) -> None:
        if not self._in_properties:
            self._story.hidden = is_on(attributes)

    # Characters

    def _open_text(self, _: Attributes) -> None:
        self._text.clear()

    def _close_text(self) -> None:
        story = self._story
        text = "".join(self._text)
        self._text.clear()
        if "\n" in text or "\r" in text:
            text = text.translate(_ONE_LINE)
        if story.fields:
            asked = next((one for one in story.fields if one[0]), None)
            if asked is not None:
                asked[1] += len(text)
                return
        self.expected += len(text)
        if story.hidden:
            self.counts["hidden"] += len(text)
        self._heard += 1
        if story.paragraph is not None:
            story.paragraph.runs.append((text, story.bold))

    def _character_for(self, text: str) -> Callable[[Attributes], None]:
        def write(_: Attributes) -> None:
            story = self._story
            if self._in_properties or story.paragraph is None or any(f[0] for f in story.fields):
                return
            self.inserted += len(text)
            self._heard += 1
            story.paragraph.runs.append((text, story.bold))

        return write

    def _symbol(self, attributes: Attributes) -> None:
        try:
            character = chr(int(value(attributes, "char") or "", 16))
        except (ValueError, OverflowError):
            return
        if character >= " " and not "\ud800" <= character <= "\udfff":
            self._character_for(character)(attributes)

    def _counter_of(self, name: str) -> Callable[[Attributes], None]:
        def count(_: Attributes) -> None:
            self.counts[name] += 1

        return count

    def _field(self, attributes: Attributes) -> None:
        if not self._honour_fields:
            return
        fields = self._story.fields
        match value(attributes, "fldCharType"):
            case "begin":
                fields.append([1, 0])
            case "separate" if fields:
                fields[-1] = [0, 0]
            case "end" if fields:
                fields.pop()

    # Tracked changes and alternatives

    def _deletion(self, _: Attributes) -> None:
        """A deleted stretch; within properties, a deleted paragraph mark or table row."""
        self._pass_over()
        if not self._in_properties:
            return
        if self._story.paragraph is not None:
            self._story.paragraph.joins = True
        elif self._row_deleted:
            self._row_deleted[-1] = True

    def _alternative(self, _: Attributes) -> None:
        if self._choices and self._heard > self._choices[-1]:
            self._pass_over()

    def _close_alternatives(self) -> None:
        self._choices.pop()

    # Text boxes and tables

    def _open_box(self, _: Attributes) -> None:
        self._outer.append(self._story)
        self._story = _Story()

    def _close_box(self) -> None:
        self._flush()
        steps = self._story.steps
        self._story = self._outer.pop()
        if self._story.paragraph is None:
            self._story.steps += steps
        else:
            self._story.paragraph.after += steps

    def _open_table(self, _: Attributes) -> None:
        self._flush()
        self._story.steps.append(Composer.open_table)

    def _open_row(self, _: Attributes) -> None:
        self._row_deleted.append(False)
        self._story.steps.append(Composer.open_row)

    def _close_row(self) -> None:
        self._row_deleted.pop()

    def _open_cell(self, _: Attributes) -> None:
        if self._row_deleted and self._row_deleted[-1]:
            self._pass_over()
            return
        span = [1]
        self._spans.append(span)
        self._story.steps.append(lambda composer: composer.open_cell(span[0]))

    def _close_cell(self) -> None:
        self._flush()
        self._spans.pop()
        self._story.steps.append(Composer.close_cell)

    def _span(self, attributes: Attributes) -> None:
        number = value(attributes) or "1"
        if self._spans and number.isdecimal():
            self._spans[-1][0] = min(max(1, int(number)), 63)
