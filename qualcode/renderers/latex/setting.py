"""How the words of one document are set in LaTeX: its style, language and foreign words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.document import Document, Foreign, Parted
from qualcode.renderers.columns.upright import Fitting
from qualcode.renderers.latex.escaping import folded, one_line_of, pieces_of
from qualcode.renderers.numbered import Names
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.word.marked import Stretch, marked, uniform

_WORD = 18


@dataclass(frozen=True, slots=True)
class Setting:
    """What every block of a document is set with."""

    style: StyleProfile
    language: str
    foreign: Foreign
    names: Names

    @classmethod
    def of(cls, document: Document, style: StyleProfile) -> Setting:
        """The setting of a document in a style."""
        return cls(style, document.language, Foreign(document.foreign), Names(document))

    def own(self, words: str, room: int = _WORD) -> str:
        """The report's own words, its foreign ones set apart."""
        return pieces_of(self.foreign.parted(self.names.joined(words)), room)

    def line(self, words: str, room: int = _WORD) -> str:
        """The same for a heading or a caption, where a line break is a space."""
        return one_line_of(self.foreign.parted(self.names.joined(words)), room)

    def cell(self, words: str, room: int) -> str:
        """A paragraph of a cell, which may be somebody else's words."""
        return pieces_of(self.foreign.parted_if_own(words), room)

    def caption(self, file: str, name: str, title: str) -> str:
        """A caption in the style's form with the report's number, noted for its list; '' for none.

        Where number or title is missing, the marks of the form around it are left out.
        """
        number, words = one_line_of([(self.names.joined(name), False)]), self.line(title)
        kind = "figure" if file == "lof" else "table"
        listed = f"\\qclisted{{{file}}}{{{kind}}}{{{number}}}{{{words}}}" if name else ""
        if number and words:
            filled = "".join(self._filled(number, words))
        else:
            place = "{label}" if number else "{title}"
            filled = _looking(self._look_of(place), number or words)
        return listed + folded(filled)

    def again(self, words: str) -> str:
        """What stands over the further pages of a table, in the look that its caption begins in."""
        look = self._uniform() or next(iter(marked(self.style.caption_form)), Stretch(""))
        return _looking(look, words)

    def marked(self, pattern: str) -> str:
        """A text with marks, such as what stands before notes."""
        return "".join(_looking(one, _spaced(one.words)) for one in marked(pattern))

    def _uniform(self) -> Stretch | None:
        return uniform(self.style.caption_form)

    def _look_of(self, place: str) -> Stretch:
        stretches = marked(self.style.caption_form)
        found = next((one for one in stretches if place in one.words), Stretch(""))
        return self._uniform() or found

    def _filled(self, number: str, title: str) -> Iterator[str]:
        for one in marked(self.style.caption_form):
            lines = [_spaced(line) for line in one.words.split("\n")]
            filled = (
                line.replace("\\{label\\}", number, 1).replace("\\{title\\}", title, 1)
                for line in lines
            )
            yield "\\qcpar\n".join(_looking(one, line) for line in filled)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pages of one orientation: how words are set on them, and how tables fit."""

    setting: Setting
    fitting: Fitting
    landscape: bool


def _spaced(words: str) -> str:
    """Words in LaTeX with the spaces at their ends, which part them from their neighbours."""
    parted: Parted = [(words, False)]
    before, after = " " * (words[:1] == " "), " " * (words[-1:] == " " and words != " ")
    return f"{before}{one_line_of(parted)}{after}"


def _looking(look: Stretch, words: str) -> str:
    """LaTeX in the weight and slope of a stretch."""
    commands = "\\bfseries" * look.bold + "\\itshape" * look.italic
    return f"{{{commands} {words}}}" if commands and words.strip() else words
