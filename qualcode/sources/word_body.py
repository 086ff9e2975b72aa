"""The body of a Word document, heard element by element.

The accepted view of tracked changes: insertions and the new place of moved text are there,
deletions and the old place are not. Tables stay in place; a text box follows the paragraph that
anchors it; of alternative contents one is taken; fields give their results.
"""

from __future__ import annotations

from collections import Counter
from typing import Final
from xml.parsers import expat

from qualcode.errors import QualcodeError
from qualcode.sources.raw import Composer
from qualcode.sources.word_listener import Attributes, End, Listener, Start
from qualcode.sources.word_names import (
    CHARACTERS,
    COUNTED,
    MATH,
    MC,
    NAMESPACES,
    SKIPPED,
    is_on,
    value,
)
from qualcode.sources.word_story import Step, Story
from qualcode.sources.word_styles import Styles

PIECES: Final = 600_000
"""More paragraphs and runs than any transcript has: a guard of the memory."""

_RUNS: Final = tuple(f"{space} r" for space in NAMESPACES)
_ONE_LINE: Final = str.maketrans("\n\r", "  ")


class Body:
    """Hears a parser and has the text composed; what a text box says waits for its paragraph.

    `expected` counts the characters of text elements that the accepted view has, `inserted` those
    that stand for breaks, tabs and symbols.
    """

    def __init__(
        self,
        parser: expat.XMLParserType,
        composer: Composer,
        styles: Styles,
        honour_fields: bool = True,
    ) -> None:
        self.counts: Counter[str] = Counter()
        self.expected = 0
        self.inserted = 0
        self._composer = composer
        self._styles = styles
        self._honour_fields = honour_fields
        self._story = Story()
        self._outer: list[Story] = []
        self._heard = 0
        self._in_properties = False
        self._row_deleted: list[bool] = []
        self._choices: list[int] = []
        self._listener = Listener(parser, self._start_handlers(), self._end_handlers())
        self._text = self._listener.text

    @property
    def unclosed(self) -> int:
        """Characters swallowed by the instructions of fields that have no end."""
        return sum(lost for _, lost in self._story.fields)

    def finish(self) -> None:
        """Give what a last paragraph without an end of its own has left."""
        self._flush()

    def _start_handlers(self) -> dict[str, Start]:
        handlers: dict[str, Start] = {
            "p": self._open_paragraph,
            "pPr": self._open_properties,
            "pStyle": self._paragraph_style,
            "outlineLvl": self._outline,
            "numId": self._numbered,
            "rStyle": self._run_style,
            "b": self._set_bold,
            "vanish": self._set_hidden,
            "t": lambda _: self._text.clear(),
            "sym": self._symbol,
            "fldChar": self._field,
            "del": self._deletion,
            "moveFrom": self._deletion,
            "txbxContent": self._open_box,
            "tbl": self._open_table,
            "tr": self._open_row,
            "trPr": self._open_properties,
            "tc": self._open_cell,
            "gridSpan": self._span,
            MC + "AlternateContent": lambda _: self._choices.append(self._heard),
            MC + "Choice": self._alternative,
            MC + "Fallback": self._alternative,
        }
        handlers |= dict.fromkeys(MATH, lambda _: self._text.clear())
        handlers |= dict.fromkeys(SKIPPED, lambda _: self._listener.pass_over())
        handlers |= {name: self._character_for(text) for name, text in CHARACTERS.items()}
        return handlers | {name: self._counter_of(name) for name in COUNTED}

    def _end_handlers(self) -> dict[str, End]:
        handlers: dict[str, End] = {
            "p": self._close_paragraph,
            "pPr": self._close_properties,
            "trPr": self._close_properties,
            "t": self._close_text,
            "txbxContent": self._close_box,
            "tbl": lambda: self._take(Composer.close_table),
            "tr": self._close_row,
            "tc": self._close_cell,
            MC + "AlternateContent": self._close_alternatives,
        }
        return handlers | dict.fromkeys(MATH, self._close_text)

    # Paragraphs and runs

    def _open_paragraph(self, _: Attributes) -> None:
        self._heard += 1
        if self._heard > PIECES:
            raise QualcodeError("has more parts than a transcript can hold: it is not read.")
        self._story.open = True
        self._story.joins = False

    def _close_paragraph(self) -> None:
        if not self._story.joins:
            self._flush()

    def _flush(self) -> None:
        story = self._story
        if not story.open:
            return
        if self._outer:
            story.steps.append(story.step())
        else:
            self._composer.paragraph(story.runs, story.heading, story.listed)
        for step in story.close():
            self._take(step)

    def _take(self, step: Step) -> None:
        if self._outer:
            self._story.steps.append(step)
        else:
            step(self._composer)

    def _open_properties(self, _: Attributes) -> None:
        self._in_properties = True

    def _close_properties(self) -> None:
        self._in_properties = False

    def _paragraph_style(self, attributes: Attributes) -> None:
        style = value(attributes) or ""
        story, styles = self._story, self._styles
        story.bold = story.base_bold = styles.is_bold(style)
        story.hidden = story.base_hidden = styles.is_hidden(style)
        story.heading, story.listed = styles.is_heading(style), styles.is_numbered(style)

    def _outline(self, attributes: Attributes) -> None:
        if self._in_properties:
            self._story.heading = (value(attributes) or "9") != "9"

    def _numbered(self, attributes: Attributes) -> None:
        if self._in_properties:
            self._story.listed = (value(attributes) or "0") != "0"

    def _run_style(self, attributes: Attributes) -> None:
        if not self._in_properties:
            self._await_run_end()
            style = value(attributes) or ""
            self._story.bold = self._story.bold or self._styles.is_bold(style)
            self._story.hidden = self._story.hidden or self._styles.is_hidden(style)

    def _set_bold(self, attributes: Attributes) -> None:
        if not self._in_properties:
            self._await_run_end()
            self._story.bold = is_on(attributes)

    def _set_hidden(self, attributes: Attributes) -> None:
        if not self._in_properties:
            self._await_run_end()
            self._story.hidden = is_on(attributes)

    def _await_run_end(self) -> None:
        # Heard only when it matters: files are full of runs and most have no properties.
        for name in _RUNS:
            self._listener.ends[name] = self._close_run

    def _close_run(self) -> None:
        self._story.close_run()
        for name in _RUNS:
            self._listener.ends[name] = None

    # Characters

    def _close_text(self) -> None:
        story = self._story
        text = self._text[0] if len(self._text) == 1 else "".join(self._text)
        if "\n" in text or "\r" in text:
            text = text.translate(_ONE_LINE)
        if story.fields and story.swallows(len(text)):
            return
        self.expected += len(text)
        if story.hidden:
            self.counts["hidden"] += len(text)
        self._heard += 1
        if story.open:
            story.runs.append((text, story.bold))

    def _character_for(self, text: str) -> Start:
        def write(_: Attributes) -> None:
            story = self._story
            if self._in_properties or not story.open or story.swallows(0):
                return
            self.inserted += len(text)
            self._heard += 1
            story.runs.append((text, story.bold))

        return write

    def _symbol(self, attributes: Attributes) -> None:
        try:
            character = chr(int(value(attributes, "char") or "", 16))
        except (ValueError, OverflowError):
            return
        if character >= " " and not "\ud800" <= character <= "\udfff":
            self._character_for(character)(attributes)

    def _counter_of(self, name: str) -> Start:
        def count(_: Attributes) -> None:
            self.counts[name] += 1

        return count

    def _field(self, attributes: Attributes) -> None:
        if self._honour_fields:
            self._story.change_field(value(attributes, "fldCharType"))

    # Tracked changes and alternatives

    def _deletion(self, _: Attributes) -> None:
        """A deleted stretch; within properties, a deleted paragraph mark or table row."""
        self._listener.pass_over()
        if self._in_properties and self._story.open:
            self._story.joins = True
        elif self._in_properties and self._row_deleted:
            self._row_deleted[-1] = True

    def _alternative(self, _: Attributes) -> None:
        if self._choices and self._heard > self._choices[-1]:
            self._listener.pass_over()

    def _close_alternatives(self) -> None:
        self._choices.pop()

    # Text boxes and tables

    def _open_box(self, _: Attributes) -> None:
        self._outer.append(self._story)
        self._story = Story()

    def _close_box(self) -> None:
        self._flush()
        steps = self._story.steps
        self._story = self._outer.pop()
        self._await_run_end()
        if self._story.open:
            self._story.after += steps
        else:
            for step in steps:
                self._take(step)

    def _open_table(self, _: Attributes) -> None:
        self._flush()
        self._take(Composer.open_table)

    def _open_row(self, _: Attributes) -> None:
        self._row_deleted.append(False)
        self._take(Composer.open_row)

    def _close_row(self) -> None:
        self._row_deleted.pop()

    def _open_cell(self, _: Attributes) -> None:
        if self._row_deleted and self._row_deleted[-1]:
            self._listener.pass_over()
        else:
            self._take(Composer.open_cell)

    def _close_cell(self) -> None:
        self._flush()
        self._take(Composer.close_cell)

    def _span(self, attributes: Attributes) -> None:
        number = value(attributes) or "1"
        if number.isdecimal() and len(number) < 4:
            self._take(lambda composer: composer.widen(min(max(1, int(number)), 63)))
