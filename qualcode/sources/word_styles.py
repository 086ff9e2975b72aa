"""Which styles of a Word document are bold, hidden, headings or numbered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from xml.parsers import expat

from qualcode.sources.word_listener import Attributes, Listener, Start
from qualcode.sources.word_names import is_on, value
from qualcode.sources.word_package import Package


@dataclass(slots=True)
class Style:
    """What is said of a style itself; None where it takes after the one it is based on."""

    based_on: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    heading: bool | None = None
    numbered: bool | None = None


@dataclass
class Styles:
    """The styles of one document, read when the text first asks for one."""

    package: Package

    def is_bold(self, style_id: str) -> bool:
        """Whether text in that style is bold."""
        return self._inherited(style_id, lambda style: style.bold)

    def is_hidden(self, style_id: str) -> bool:
        """Whether text in that style is hidden."""
        return self._inherited(style_id, lambda style: style.hidden)

    def is_heading(self, style_id: str) -> bool:
        """Whether paragraphs in that style are headings."""
        return self._inherited(style_id, lambda style: style.heading)

    def is_numbered(self, style_id: str) -> bool:
        """Whether Word numbers the paragraphs in that style, so that no number is typed."""
        return self._inherited(style_id, lambda style: style.numbered)

    def _inherited(self, style_id: str, of: Callable[[Style], bool | None]) -> bool:
        seen: set[str] = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            found = of(self._by_id[style_id])
            if found is not None:
                return found
            style_id = self._by_id[style_id].based_on
        return False

    @cached_property
    def _by_id(self) -> dict[str, Style]:
        reading = _Reading()
        part = self.package.main.rpartition("/")[0] + "/styles.xml"
        if part in self.package:
            parser = expat.ParserCreate(namespace_separator=" ")
            Listener(parser, reading.handlers(), {})
            self.package.feed(part, parser)
        return reading.styles


class _Reading:
    """Hears the part that holds the styles."""

    def __init__(self) -> None:
        self.styles: dict[str, Style] = {}
        self._style = Style()

    def handlers(self) -> dict[str, Start]:
        return {
            "style": self.style,
            "basedOn": self.based_on,
            "b": self.bold,
            "vanish": self.hidden,
            "outlineLvl": self.outline,
            "numId": self.numbering,
            "name": self.name,
        }

    def style(self, attributes: Attributes) -> None:
        self._style = Style()
        self.styles[value(attributes, "styleId") or ""] = self._style

    def based_on(self, attributes: Attributes) -> None:
        self._style.based_on = value(attributes) or ""

    def bold(self, attributes: Attributes) -> None:
        self._style.bold = is_on(attributes)

    def hidden(self, attributes: Attributes) -> None:
        self._style.hidden = is_on(attributes)

    def outline(self, attributes: Attributes) -> None:
        self._style.heading = (value(attributes) or "9") != "9"

    def numbering(self, attributes: Attributes) -> None:
        self._style.numbered = (value(attributes) or "0") != "0"

    def name(self, attributes: Attributes) -> None:
        if (value(attributes) or "").lower() in ("title", "subtitle"):
            self._style.heading = True
