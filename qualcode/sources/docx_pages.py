"""The text of a Word document page by page, as Word laid it out when it last saved the file.

Word marks where each page began (`lastRenderedPageBreak`). A row that goes on over a page has the
mark in each of its cells, so what counts is the cell with most of them. Other programs write no
marks: such a file tells nothing of pages.
"""

from __future__ import annotations

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
    in_paragraph_style: bool = False

    def turn(self) -> None:
        """Begin a new page."""
        self.page += 1
        self.due = False

    def marked(self) -> None:
        """Word's own mark; the same page is not begun twice."""
        self.marks += 1
        row = self.rows[0] if self.rows else None
        if row is not None and not row.cell_has_text and row.has_text and self.page < row.last:
            return
        self.turn()
        if row is not None and not row.has_text:
            row.page = self.page
        if row is not None:
            row.last = max(row.last, self.page)

    def say(self, words: str) -> None:
        """Words on today's page."""
        if self.due and words.strip():
            self.turn()
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
    _walk(package, walk)
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
    start: object,
    end: object = None,
    words: object = None,
) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start  # type: ignore[assignment]
    parser.EndElementHandler = end  # type: ignore[assignment]
    parser.CharacterDataHandler = words  # type: ignore[assignment]
    package.feed(part, parser)


def _walk(package: Package, walk: _Walk) -> None:
    def start(name: str, attributes: dict[str, str]) -> None:
        match name.removeprefix(_WORD):
            case "t":
                walk.in_text = True
            case "tr":
                walk.rows.append(_Row(walk.page, walk.page))
            case "tc" if len(walk.rows) == 1:
                walk.page, walk.rows[0].cell_has_text = walk.rows[0].page, False
            case "lastRenderedPageBreak":
                walk.marked()
            case "br" if attributes.get(f"{_WORD}type") == "page":
                walk.due = True
            case "pageBreakBefore" if attributes.get(f"{_WORD}val") not in ("0", "false"):
                walk.due = bool(walk.texts[0])

    def end(name: str) -> None:
        match name.removeprefix(_WORD):
            case "t":
                walk.in_text = False
            case "tr":
                row = walk.rows.pop()
                if not walk.rows:
                    walk.page = row.last
            case "sectPr":
                _section_ends(walk)

    def words(text: str) -> None:
        if walk.in_text:
            walk.say(text)

    _parse(package, package.main, start, end, words)


def _section_ends(walk: _Walk) -> None:
    """What follows a section begins on a new page, unless it says otherwise."""
    following = len(walk.firsts)
    if following < len(walk.sections):
        walk.due = walk.due or not walk.sections[following].continuous
        walk.firsts.append(walk.page + walk.due)


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
