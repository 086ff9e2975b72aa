"""What a report is written on: styles, lists, pages and strips; our own, or a university's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from qualcode.document import Document
from qualcode.renderers.reading import text
from qualcode.renderers.style import StyleProfile
from qualcode.renderers.word import xml as markup
from qualcode.renderers.word.parts import Part
from qualcode.renderers.word.styles import FIRST_NUMBERED, numbering_xml, styles_xml
from qualcode.renderers.word.xml import NAMESPACE, paragraph, run

UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
"""Keeps a style's own number away from a heading that brings its number as text."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A header or footer, and the pages on which it stands."""

    kind: Literal["header", "footer"]
    pages: str
    part: Part


@dataclass(frozen=True, slots=True)
class PageSetup:
    """What a page has besides its size and margins; lengths are twips, the rest is markup."""

    header: int = 709
    footer: int = 709
    borders: str = ""
    grid: str = ""
    first_differs: bool = False


@dataclass(frozen=True)
class Ground:
    """Everything around the body of a document.

    `style` is the profile with the template's page and type where there is one. `ids` has the
    template's ids of styles by ours. `numbered` are our ids of styles that count by themselves
    there; `bullets` is what makes a bullet where the style does not. `title` and `strips` are the
    headers and footers of a title page and of the pages after it.
    """

    style: StyleProfile
    styles: str
    numbering: Callable[[int], str]
    strips: tuple[Strip, ...]
    title: tuple[Strip, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    table_style: str = ""
    numbered: frozenset[str] = frozenset()
    bullets: str = ""
    first_numbered: int = FIRST_NUMBERED
    page: PageSetup = PageSetup()
    mirrored: bool = False
    even_and_odd: bool = False
    parts: tuple[Part, ...] = ()


def own_ground(document: Document, style: StyleProfile) -> Ground:
    """A ground that is ours alone: the banner above every page, its number as the style wants it.

    A title page has no number.
    """
    number = markup.field("PAGE", "1")
    above = style.page_number == "top-right"
    banner = text(document.banner)
    rest = [*_header(banner, number if above else "")]
    rest.append(strip("footer", paragraph("Footer", "" if above else number, _aligned(style))))
    title = (*_header(banner, ""), strip("footer", paragraph("Footer", "")))
    return Ground(
        style,
        styles_xml(style, document.language),
        numbering_xml,
        tuple(rest),
        title if document.title_page else (),
    )


def strip(
    kind: Literal["header", "footer"],
    inner: str,
    pages: str = "default",
) -> Strip:
    """A header or footer of our own."""
    tag = "w:hdr" if kind == "header" else "w:ftr"
    return Strip(kind, pages, Part(kind, f'<{tag} xmlns:w="{NAMESPACE}">{inner}</{tag}>'))


def _header(banner: str, number: str) -> list[Strip]:
    right = '<w:jc w:val="right"/>'
    inner = paragraph("Header", run(banner)) if banner or not number else ""
    return [strip("header", inner + (paragraph("Header", number, right) if number else ""))]


def _aligned(style: StyleProfile) -> str:
    return '<w:jc w:val="right"/>' if style.page_number == "bottom-right" else ""
