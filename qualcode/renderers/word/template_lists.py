"""The lists of a university's Word file, with the lists of a report added to them."""

from __future__ import annotations

from typing import Any

from qualcode.renderers.word.styles import list_kinds, lists
from qualcode.renderers.word.template_styles import W, drop, fragment, serialized, without_traces


class TemplateLists:
    """What a template numbers and how; ours come after its own."""

    def __init__(self, root: Any) -> None:
        self._root = without_traces(root)
        for element in list(self._root.iter(f"{W}numPicBullet", f"{W}lvlPicBulletId")):
            drop(element)
        kinds = [_number(one, "abstractNumId") for one in self._root.iter(f"{W}abstractNum")]
        numbers = [_number(one, "numId") for one in self._root.iter(f"{W}num")]
        self.first_kind = max(kinds, default=-1) + 1
        self.bullets = max(numbers, default=0) + 1
        self.numbers = self.bullets + 1

    def kind_of(self, number: str) -> int | None:
        """The kind of list that a number of the template stands for."""
        for one in self._root.iter(f"{W}num"):
            if one.get(f"{W}numId") == number:
                kind = one.find(f"{W}abstractNumId")
                return int(kind.get(f"{W}val")) if kind is not None else None
        return None

    def xml(self, numbered_lists: int, own: tuple[str, str], kind: int | None) -> str:
        """`w:numbering` for a document.

        Args:
            numbered_lists: How many numbered lists it has.
            own: The styles of bullets and numbers that are ours; "" for the template's.
            kind: The template's own kind of numbered list, where it has one.
        """
        first = self.first_kind
        kinds = fragment(list_kinds(first, *own))
        numbers = fragment(
            lists(numbered_lists, self.bullets, first, first + 1 if kind is None else kind)
        )
        at = len(self._root.findall(f"{W}abstractNum"))
        for number, element in enumerate(kinds):
            self._root.insert(at + number, element)
        at += len(kinds) + len(self._root.findall(f"{W}num"))
        for number, element in enumerate(numbers):
            self._root.insert(at + number, element)
        return serialized(self._root)


def _number(element: Any, name: str) -> int:
    value = element.get(f"{W}{name}", "")
    return int(value) if value.isdecimal() and len(value) < 10 else 0
