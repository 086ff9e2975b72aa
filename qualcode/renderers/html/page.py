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

from qualcode.document import Document, Foreign, OwnWords, Parted
from qualcode.renderers.html.anchors import Anchors
from qualcode.renderers.html.blocks import Blocks, Write
from qualcode.renderers.html.colors import color_rules
from qualcode.renderers.html.evidence import Evidence
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
    words, foreign = page_words(document.language), Foreign(document.foreign)
    names = Names(document)
    environment.globals["say"] = lambda key, **places: words[key].format(**places)
    environment.filters |= {
        "lines": _lines,
        "own": lambda words: _set(foreign.parted(names.joined(words))),
        "said": lambda words: (
            _linked(links.parted_in_cell(words), lambda one: _set(foreign.parted(one)))
            if isinstance(words, OwnWords)
            else _lines(words)
        ),
        "linked": lambda words: _linked(
            links.parted(names.joined(words)), lambda one: _set(foreign.parted(one))
        ),
        "placed": lambda words: _linked(links.parted(words), _lines),
        "zip": zip,
    }
    return environment


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


def _set(pieces: Parted) -> Markup:
    """The same, with foreign words in italics."""
    return Markup("").join(
        Markup('<i class="foreign">{}</i>').format(_lines(words)) if foreign else _lines(words)
        for words, foreign in pieces
    )


def _hash(part: str) -> str:
    digest = hashlib.sha256(part.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _running_head(document: Document) -> str:
    """The rule that prints the banner at the top of every page."""
    if not document.banner:
        return ""
    banner = "".join(f"\\{ord(one):x} " for one in file_text(text(document.banner)))
    return f'@media print{{@page{{@top-center{{content:"{banner}"}}}}}}\n'
