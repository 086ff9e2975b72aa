"""What a report is made of: blocks that say what something is, never how it looks.

The list is closed: a renderer handles every block. Until `resolve` has put a document into a
language its words may be phrases; renderers see text only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from qualcode.document.picture import Figure
from qualcode.document.table import Table
from qualcode.document.transcript import Transcript
from qualcode.document.words import Words


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter or the part of a report, 2 a section.

    `chapter` is the number of a chapter or appendix (`4`, `L7`) that begins with it: tables and
    figures are counted from 1 in it.
    """

    level: int
    text: Words
    chapter: int | str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. A `prompt` marks what only the researcher can write."""

    text: Words
    prompt: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """An informant's words with the place where they stand."""

    text: str
    attribution: Words


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `numbered` for steps and numbered conclusions."""

    items: tuple[Words, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """An entry of the list of references. `title` is the part of it that stands in italics."""

    text: Words
    title: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page where the format has pages."""


Block: TypeAlias = (
    Heading | Paragraph | Quotation | Bullets | Work | Table | Figure | Transcript | PageBreak
)


@dataclass(frozen=True, slots=True)
class Passage:
    """What a reference points to, as it may be printed: a coding's words and where they stand.

    `sign` is its polarity as printed, `state` says whether a person has decided on it, `rank` is
    the place of its code in the codebook.
    """

    coding: str
    code: str
    code_label: Words
    text: str
    source: str
    turn: int
    place: Words
    speaker: Words
    sign: str
    state: Words
    aspect: str = ""
    color: str = ""
    translation: str = ""
    aspect_label: Words = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A report in blocks.

    `lines` stand under the title on the title page, `banner` in every page header (a draft says
    so). `title_page` asks for a page of its own where the format has pages, and with it for the
    lists of contents, tables and figures. `passages` are what the references of its cells point
    to, for formats that can open them. `foreign` are words of other languages, which formats with
    italics set in them wherever the report itself says them.
    """

    title: Words
    language: str
    blocks: tuple[Block, ...]
    lines: tuple[Words, ...] = ()
    banner: Words = ""
    date: date | None = None
    title_page: bool = False
    passages: tuple[Passage, ...] = ()
    foreign: tuple[str, ...] = ()
    tables: tuple[Table, ...] = field(init=False)

    def __post_init__(self) -> None:
        found = tuple(block for block in self.blocks if isinstance(block, Table))
        object.__setattr__(self, "tables", found)
