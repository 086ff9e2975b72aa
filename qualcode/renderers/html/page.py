"""The whole page: its head with the security policy, the contents, the report, and its data."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from qualcode.document import Document, Foreign, Look, OwnWords, Parted, all_emphasized_like
from qualcode.renderers.html.anchors import Anchors
from qualcode.renderers.html.blocks import Blocks, Write
from qualcode.renderers.html.colors import color_rules
from qualcode.renderers.html.evidence import Evidence
from qualcode.renderers.html.languages import Languages
from qualcode.renderers.html.links import Links
from qualcode.renderers.html.words import page_words
from qualcode.renderers.numbered import Names
from qualcode.renderers.reading import text
from qualcode.renderers.safe import file_text
from qualcode.renderers.titled import without_banner

_STYLES = ("page.css", "report.css", "panel.css", "print.css")
_SCRIPTS = ("quotations.js", "filter.js", "search.js", "page.js")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_POLICY = (
    "default-src 'none'; style-src {style}; script-src {scripts}; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)


def page(document: Document) -> str:
    """A document as a page that needs no other file."""
    anchors = Anchors(document)
    evidence = Evidence(document, anchors)
    templates = _templates(document, Links(anchors, evidence))
    macros = templates.get_template("blocks.html.j2").module
    written = list(Blocks(document, anchors, evidence, _writing(macros)).written())
    style = "\n".join((*map(_part, _STYLES), color_rules(evidence.colors), _running_head(document)))
    early, late = _part("early.js"), _program()
    title, suffix = without_banner(document)
    return templates.get_template("page.html.j2").render(
        language=document.language if _LANGUAGE.fullmatch(document.language) else "und",
        title=title,
        suffix=suffix,
        title_page=document.title_page,
        banner=text(document.banner),
        lines=[line for line in map(text, document.lines) if line],
        policy=_POLICY.format(style=_hash(style), scripts=f"{_hash(early)} {_hash(late)}"),
        style=Markup(style),
        early=Markup(early),
        script=Markup(late),
        data=Markup(evidence.data(page_words(document.language))),
        anchors=anchors,
        blocks=written,
        evidence=evidence,
    )


def _writing(macros: object) -> Write:
    """The macros of a template by their names."""

    def write(name: str, *values: object, **named: object) -> Markup:
        return Markup(getattr(macros, name)(*values, **named))

    return write


def _templates(document: Document, links: Links) -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: _part(f"templates/{name}")),
        autoescape=True,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    words, languages = page_words(document.language), Languages(document)
    environment.globals |= {
        "say": lambda key, **places: words[key].format(**places),
        "language_of": languages.of,
        "languages_of": languages.of_all,
        "language_within": languages.within,
    }
    environment.filters |= _filters(Foreign(document.foreign), Names(document), links, languages)
    return environment


def _filters(
    foreign: Foreign, names: Names, links: Links, languages: Languages
) -> dict[str, Callable[..., object]]:
    """How texts are written: with links, foreign words in italics, their language told."""

    def italic(words: str) -> Markup:
        return _set(foreign.parted(words))

    def spoken(words: str) -> Iterable[tuple[str, str]]:
        """Its pieces by language, each with its emphasis."""
        pieces, known = zip(*languages.parted(words), strict=True)
        return zip(all_emphasized_like(pieces, words), known, strict=True)

    def own(words: str) -> Markup:
        return _told(spoken(words), lambda one: italic(names.joined(one)))

    def linked(words: str) -> Markup:
        return _told(spoken(words), lambda one: _linked(links.parted(names.joined(one)), italic))

    def said(words: str, known: str = "") -> Markup:
        """A paragraph of a cell; the language is not told again where it is `known`."""
        if not isinstance(words, OwnWords):
            return _lines(words)
        pieces = [(words, "")] if known else spoken(words)
        return _told(pieces, lambda one: _linked(links.parted_in_cell(one), italic))

    return {
        "lines": _lines,
        "own": own,
        "said": said,
        "linked": linked,
        "placed": lambda words: _linked(links.parted(words), _lines),
        "zip": zip,
    }


@lru_cache
def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8").strip() + "\n"


def _program() -> str:
    """The script in a scope of its own, where its names can hide none of the browser's."""
    parts = "\n".join(map(_part, _SCRIPTS))
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _harmless(value: object) -> object:
    """Every text that a template writes, as a file can hold it; markup is made of such texts."""
    return file_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _lines(words: str) -> Markup:
    """Text whose line breaks are kept."""
    return Markup("<br>\n").join(file_text(words).split("\n"))


def _linked(pieces: Iterable[tuple[str, str]], made: Callable[[str], Markup]) -> Markup:
    """Pieces of a text, those with an address as links there."""
    return Markup("").join(
        Markup('<a href="#{}">{}</a>').format(address, made(piece)) if address else made(piece)
        for piece, address in pieces
    )


def _told(pieces: Iterable[tuple[str, str]], made: Callable[[str], Markup]) -> Markup:
    """Pieces of a text, those in another language than the page with its name."""
    return Markup("").join(
        Markup("<span lang={}>{}</span>").format(language, made(piece)) if language else made(piece)
        for piece, language in pieces
    )


def _set(pieces: Parted) -> Markup:
    """The same, with foreign words in italics, and with whatever is emphasized."""
    return Markup("").join(_looking(_lines(words), look) for words, look in pieces)


def _looking(words: Markup, look: int) -> Markup:
    if look & Look.ITALIC:
        words = Markup('<i class="foreign">{}</i>').format(words)
    return Markup("<b>{}</b>").format(words) if look & Look.BOLD else words


def _hash(part: str) -> str:
    digest = hashlib.sha256(part.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _running_head(document: Document) -> str:
    """The rule that prints the banner at the top of every page."""
    if not document.banner:
        return ""
    banner = "".join(f"\\{ord(one):x} " for one in file_text(text(document.banner)))
    return f'@media print{{@page{{@top-center{{content:"{banner}"}}}}}}\n'
