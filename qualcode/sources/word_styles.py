"""Which styles of a Word document are bold and which are headings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from qualcode.sources.word_package import Package

NAMESPACES: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
"""The usual (transitional) and the strict name of Word's vocabulary."""

_OFF: Final = frozenset(("0", "false", "off", "none"))


def local_name(name: str) -> str:
    """`p` for Word's own `namespace p`; other vocabularies keep their namespace."""
    space, _, local = name.rpartition(" ")
    return local if space in NAMESPACES else name


def value(attributes: dict[str, str], key: str = "val") -> str | None:
    """An attribute of Word's vocabulary, whichever of its two namespaces it has."""
    for space in NAMESPACES:
        found = attributes.get(f"{space} {key}")
        if found is not None:
            return found
    return attributes.get(key)


def is_on(attributes: dict[str, str]) -> bool:
    """Whether a switch such as `w:b` is on: it is, unless it says otherwise."""
    return (value(attributes) or "1").lower() not in _OFF


@dataclass(slots=True)
class Style:
    """What is said of a style itself; None where it takes after the one it is based on."""

    based_on: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    heading: bool | None = None


@dataclass(slots=True)
class Styles:
    """The styles of one document by id."""

    styles: dict[str, Style] = field(default_factory=dict)

    def is_bold(self, style_id: str) -> bool:
        """Whether text in that style is bold."""
        return self._inherited(style_id, lambda style: style.bold)

    def is_hidden(self, style_id: str) -> bool:
        """Whether text in that style is hidden."""
        return self._inherited(style_id, lambda style: style.hidden)

    def is_heading(self, style_id: str) -> bool:
        """Whether paragraphs in that style are headings."""
        return self._inherited(style_id, lambda style: style.heading)

    def _inherited(self, style_id: str, of: Callable[[Style], bool | None]) -> bool:
        seen: set[str] = set()
        while style_id in self.styles and style_id not in seen:
            seen.add(style_id)
            found = of(self.styles[style_id])
            if found is not None:
                return found
            style_id = self.styles[style_id].based_on
        return False


def read_styles(package: Package) -> Styles:
    """The styles of a document; none where it has no part for them."""
    styles = Styles()
    part = package.main.rpartition("/")[0] + "/styles.xml"
    if part not in package:
        return styles
    current = Style()

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal current
        local = local_name(name)
        if local == "style":
            current = Style()
            styles.styles[value(attributes, "styleId") or ""] = current
        elif local == "basedOn":
            current.based_on = value(attributes) or ""
        elif local == "b":
            current.bold = is_on(attributes)
        elif local == "vanish":
            current.hidden = is_on(attributes)
        elif local == "outlineLvl":
            current.heading = (value(attributes) or "9") != "9"
        elif local == "name" and (value(attributes) or "").lower() in ("title", "subtitle"):
            current.heading = True

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    package.feed(part, parser)
    return styles
