"""A page read back by the parser of the standard library: its text, its elements, its data."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_VOID = {"meta", "link", "col", "br", "input", "hr", "img"}
_CELLS, _ROWS = {"td", "th"}, {"thead", "tbody"}


@dataclass
class Element:
    """An element with its attributes and all text inside it."""

    name: str
    attributes: dict[str, str]
    above: tuple[str, ...]
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.parts).split())

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def classes(self) -> set[str]:
        return set(self["class"].split())


class Page(HTMLParser):
    """Every element of a page in order; `misnested` are ends that close nothing that is open."""

    def __init__(self, html: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.misnested: list[str] = []
        self._open: list[Element] = []
        self.feed(html.decode("utf-8"))
        self.close()
        self.misnested += [one.name for one in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.misnested.append(f"{tag} with an attribute twice")
        if tag in _CELLS:
            self._end(_CELLS)
        elif tag == "tr":
            self._end_row()
        above = tuple(one.name for one in self._open)
        made = Element(tag, {name: value or "" for name, value in attrs}, above)
        self.elements.append(made)
        if tag not in _VOID:
            self._open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def _end(self, names: set[str]) -> None:
        """What HTML ends by itself: a cell or a row, by the one that follows or the table's end."""
        if self._open and self._open[-1].name in names:
            self._open.pop()

    def _end_row(self) -> None:
        self._end(_CELLS)
        self._end({"tr"})

    def handle_endtag(self, tag: str) -> None:
        if tag in _ROWS:
            self._end_row()
        if not self._open or self._open[-1].name != tag:
            self.misnested.append(f"/{tag}")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for one in self._open:
            one.parts.append(data)

    def all(self, name: str, *classes: str, **attributes: str) -> list[Element]:
        """The elements of that name with these classes and attributes."""
        return [
            one
            for one in self.elements
            if one.name == name
            and one.classes.issuperset(classes)
            and all(one[key] == value for key, value in attributes.items())
        ]

    def one(self, name: str, *classes: str, **attributes: str) -> Element:
        """The only such element."""
        (found,) = self.all(name, *classes, **attributes)
        return found

    @property
    def data(self) -> Any:
        """The data of the page's script."""
        return json.loads("".join(self.one("script", type="application/json").parts))
