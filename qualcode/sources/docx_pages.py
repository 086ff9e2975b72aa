"""The text of a Word document page by page, as Word laid it out when it last saved the file.

Word marks where each page began (`lastRenderedPageBreak`). A row that goes on over a page has the
mark in each of its cells, so what counts is the cell with most of them. Other programs write no
marks: such a file tells nothing of pages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from qualcode.errors import QualcodeError
from qualcode.sources.word_package import Package

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties "
AGAIN: Final = "Open it in Word and save it there, or save the report as PDF and name that."


@dataclass
class _Row:
    """A row of a table on its way: the page on which it began, and where its cells have ended."""

    page: int
    last: int
    moved: bool = False
    has_text: bool = False
    cell_has_text: bool = False


@dataclass
class _Section:
    """A part with page numbers of its own: how it begins, and the number of its first page."""

    continuous: bool = False
    start: int | None = None
    roman: bool = False


@dataclass
class _Walk:
    """Where the reader is: the page from 0 on, and whether a new one has to begin."""

    sections: list[_Section]
    texts: list[list[str]] = field(default_factory=lambda: [[]])
    firsts: list[int] = field(default_factory=lambda: [0])
    page: int = 0
    marks: int = 0
    due: bool = False
    rows: list[_Row] = field(default_factory=list)
    in_text: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        named, value = name.removeprefix(_WORD), attributes.get(f"{_WORD}val")
        if named == "t":
            self.in_text = True
        elif named in ("tr", "tc"):
            self.opens(named)
        elif named == "lastRenderedPageBreak":
            self.marked()
        elif _breaks(named, attributes.get(f"{_WORD}type"), value):
            self.due = named == "br" or bool(self.texts[0])

    def end(self, name: str) -> None:
        """An element ends."""
        named = name.removeprefix(_WORD)
        if named == "t":
            self.in_text = False
        elif named == "tr":
            self.closes_row()
        elif named == "sectPr":
            self.closes_section()

    def words(self, text: str) -> None:
        """Words between two elements."""
        if self.in_text:
            self.say(text)

    def closes_section(self) -> None:
        """What follows a section begins on a new page, unless it says otherwise."""
        following = len(self.firsts)
        if following < len(self.sections):
            self.due = self.due or not self.sections[following].continuous
            self.firsts.append(self.page + self.due)

    def turn(self) -> None:
        """Begin a new page."""
        self.page += 1
        self.due = False

    def marked(self) -> None:
        """Word's own mark; the same page is not begun twice."""
        self.marks += 1
        row = self.rows[0] if self.rows else None
        if row is not None and row.moved and row.has_text and not row.cell_has_text:
            # The whole row moved to this page, and its other cells say so as well.
            return
        self.turn()
        self._row_follows()

    def _row_follows(self) -> None:
        """A row in which nothing is said yet begins on the new page."""
        if not self.rows:
            return
        row = self.rows[0]
        if not row.has_text:
            row.page, row.moved = self.page, True
        row.last = max(row.last, self.page)

    def opens(self, named: str) -> None:
        """A row begins, or a cell of one: all cells begin on the page on which the row does."""
        if named == "tr":
            self.rows.append(_Row(self.page, self.page))
        elif len(self.rows) == 1:
            self.page, self.rows[0].cell_has_text = self.rows[0].page, False

    def closes_row(self) -> None:
        """What follows a row stands on the last page that one of its cells has reached."""
        row = self.rows.pop()
        if not self.rows:
            self.page = row.last

    def say(self, words: str) -> None:
        """Words on today's page."""
        if self.due and words.strip():
            self.turn()
            self._row_follows()
        if self.rows and words.strip():
            self.rows[0].has_text = self.rows[0].cell_has_text = True
        while len(self.texts) <= self.page:
            self.texts.append([])
        self.texts[self.page].append(words)


def pages_of_docx(data: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of each page, and the number that is printed on it.

    Raises:
        QualcodeError: it is no Word document, or Word has not said in it where pages begin.
    """
    package = Package(data)
    walk = _Walk(_sections(package))
    _parse(package, package.main, walk.start, walk.end, walk.words)
    if not walk.marks:
        raise QualcodeError("does not say where its pages begin: Word did not save it.", AGAIN)
    told, counted = _pages_told(package), walk.page + 1
    if told and told != counted:
        raise QualcodeError(
            f"says that it has {told} pages, and marks the beginnings of {counted}.", AGAIN
        )
    texts = tuple("".join(one) for one in walk.texts)
    return texts, tuple(_numbers(walk, len(texts)))


def _sections(package: Package) -> list[_Section]:
    """The sections in their order; each is described where it ends."""
    found: list[_Section] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        match name.removeprefix(_WORD):
            case "sectPr":
                found.append(_Section())
            case "type" if found:
                found[-1].continuous = attributes.get(f"{_WORD}val") == "continuous"
            case "pgNumType" if found:
                first = attributes.get(f"{_WORD}start", "")
                found[-1].start = int(first) if first.isdigit() else None
                found[-1].roman = attributes.get(f"{_WORD}fmt") == "lowerRoman"

    _parse(package, package.main, start)
    return found or [_Section()]


def _parse(
    package: Package,
    part: str,
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object] | None = None,
    words: Callable[[str], object] | None = None,
) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    package.feed(part, parser)


def _breaks(named: str, kind: str | None, value: str | None) -> bool:
    """Whether an element begins a new page by the writer's own will."""
    by_style = named == "pageBreakBefore" and value not in ("0", "false")
    return by_style or (named == "br" and kind == "page")


def _numbers(walk: _Walk, pages: int) -> list[str]:
    """What is printed on each page, by the sections' own counting."""
    found: list[str] = []
    number, roman = 0, False
    for page in range(pages):
        number += 1
        for section, first in zip(walk.sections, walk.firsts, strict=False):
            if first == page:
                number = section.start if section.start is not None else number
                roman = section.roman
        found.append(_roman(number) if roman else str(number))
    return found


def _roman(number: int) -> str:
    letters = ""
    for value, sign in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        letters += sign * (number // value)
        number %= value
    return letters


def _pages_told(package: Package) -> int:
    """How many pages Word says there are; 0 where it does not say."""
    if "docProps/app.xml" not in package:
        return 0
    found: list[str] = []
    inside: list[str] = []

    def words(text: str) -> None:
        if inside and inside[-1] == f"{_PROPERTIES}Pages":
            found.append(text)

    _parse(
        package,
        "docProps/app.xml",
        lambda name, _: inside.append(name),
        lambda _: inside.pop(),
        words,
    )
    told = "".join(found).strip()
    return int(told) if told.isdigit() else 0
