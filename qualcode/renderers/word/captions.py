"""Captions and what stands below tables and figures: numbers that Word counts, notes, sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qualcode.document import Caption, Words
from qualcode.renderers.labels import label
from qualcode.renderers.noted import noted
from qualcode.renderers.reading import text
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.word.anchors import Anchors
from qualcode.renderers.word.marked import Stretch, marked, marked_runs, uniform
from qualcode.renderers.word.xml import field, identifier, paragraph, run

KEEP = "<w:keepNext/>"
LOOSE = '<w:keepNext w:val="0"/>'
_PLACES = re.compile(r"(\{label\}|\{title\})")
# Between a picture and what stands below it; the style's own space is for what a table follows.
_CLOSE = '<w:spacing w:before="0" w:after="120"/>'


class CaptionWriter:
    """Writes the captions of one document; knows which numbers Word would count by itself."""

    def __init__(self, style: StyleProfile, language: str, anchors: Anchors) -> None:
        self._style = style
        self._language = language
        self._anchors = anchors
        self._looks = marked(style.caption_form)
        look = uniform(style.caption_form)
        self._uniform = look is not None
        self._italic = look is not None and look.italic
        self._last: dict[str, tuple[int | str, int]] = {}

    def caption(
        self, caption: Caption | None, title: Words, above: bool, followed: bool = False
    ) -> list[str]:
        """The paragraph with number and title, kept with what it stands above or below.

        Below a picture it is kept with notes and source as well where any are `followed`.
        """
        number = self._label(caption) if caption else ""
        inner = self._filled(number, text(title))
        if not inner:
            return []
        listed = self._anchors.listed(inner) if caption else inner
        return [paragraph("Caption", listed, _kept(above, followed))]

    def continued(self, caption: Caption | None, title: Words) -> str:
        """What stands over the further parts of a table that is too wide for one page."""
        name = self.name(caption, title)
        again = f"({label(self._language, 'continued')})"
        words = f"{name} {again}".strip()
        if self._uniform:
            return paragraph("Caption", self.referring(words, self._italic), KEEP)
        return paragraph("Caption", self._own(words, self._looks[0].properties), KEEP)

    def referring(self, words: str, italic: bool = False) -> str:
        """The runs of a line that names a table or figure, whose number Word keeps in step."""
        return self._anchors.linked(words, italic)

    def name(self, caption: Caption | None, title: Words) -> str:
        """What a table or figure is called where it is spoken of: its number, else its title."""
        named = f"{text(caption.word)} {caption.printed}" if caption else text(title)
        return self._anchors.names.joined(named)

    def _label(self, caption: Caption) -> str:
        """`Tabel 4.` and a field that counts; it is told its number where counting would err."""
        word = text(caption.word)
        name = identifier(word)
        chapter, before = self._last.get(name, (caption.chapter, 0))
        counts_on = chapter == caption.chapter and caption.number == before + 1 and before > 0
        self._last[name] = (caption.chapter, caption.number)
        restart = "" if counts_on else f" \\r {caption.number}"
        printed = self._anchors.names.joined(f"{word} {caption.printed}")
        looks = "" if self._uniform else self._look_of("{label}")
        begun = run(printed.removesuffix(str(caption.number)), looks)
        counted = field(f"SEQ {name} \\* ARABIC{restart}", str(caption.number), looks)
        return self._anchors.labelled(printed, begun + counted)

    def _look_of(self, place: str) -> str:
        return next((one.properties for one in self._looks if place in one.words), "")

    def _filled(self, number: str, title: str) -> str:
        """The style's form with number and title in it; without its marks where one is missing."""
        if not (number and title):
            return number or self._unnumbered(title)
        return "".join(piece for one in self._looks for piece in self._pieces(one, number, title))

    def _unnumbered(self, title: str) -> str:
        """A title by itself; one that names a table or figure refers to it."""
        if self._uniform:
            return self.referring(title, self._italic)
        return self._own(title, self._look_of("{title}"))

    def _pieces(self, one: Stretch, number: str, title: str) -> Iterator[str]:
        properties = "" if self._uniform else one.properties
        for piece in _PLACES.split(one.words):
            if piece == "{label}":
                yield number
            else:
                yield self._own(title, properties) if piece == "{title}" else run(piece, properties)

    def below(self, notes: Sequence[Words], source: Words, gap: bool = True) -> list[str]:
        """Notes and source line; with `gap`, always something that ends a table.

        Two tables that touch would become one.
        """
        together = self._style.notes_together
        found = []
        for one in noted(notes, source, self._style, self._language):
            if one.source:
                inner = self._anchors.wording.own(one.words, italic=True)
                found.append(paragraph("TableSource", inner))
                continue
            before = marked_runs(one.prefix) + run(" ") if one.prefix else ""
            inner = before + self._anchors.linked(one.words)
            found.append(paragraph("TableNote", inner, "" if together else KEEP))
        if together or (not text(source) and (found or gap)):
            found.append(paragraph("TableGap", ""))
        return found

    def _own(self, words: str, properties: str) -> str:
        words = self._anchors.names.joined(words)
        return self._anchors.wording.own(words, properties, self._italic)


def _kept(above: bool, followed: bool) -> str:
    if above:
        return KEEP
    return f"{KEEP if followed else LOOSE}{_CLOSE}"
