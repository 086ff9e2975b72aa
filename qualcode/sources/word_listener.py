"""Hearing an XML parser: handlers by Word's own names, and elements that are passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from qualcode.sources.word_names import local_name

Attributes = dict[str, str]
Start = Callable[[Attributes], None]
End = Callable[[], None]


class _Starts(dict[str, "Start | None"]):
    """The parser's name of an element → its handler, looked up by Word's own name when first met.

    The handler of the element's end is then put into `ends`.
    """

    def __init__(
        self, starts: Mapping[str, Start], ends: Mapping[str, End], met: dict[str, End | None]
    ) -> None:
        self._by_local_name = starts
        self._ends = ends
        self._met = met

    def __missing__(self, name: str) -> Start | None:
        local = local_name(name)
        self._met.setdefault(name, self._ends.get(local))
        handler = self[name] = self._by_local_name.get(local)
        return handler


class Listener:
    """Calls the handlers of the elements that a parser meets.

    `text` gathers character data until somebody clears it. Nothing is done per element beyond a
    look-up, because Word writes a dozen elements for every phrase.
    """

    def __init__(
        self, parser: expat.XMLParserType, starts: Mapping[str, Start], ends: Mapping[str, End]
    ) -> None:
        self.text: list[str] = []
        self.ends: dict[str, End | None] = {}
        self._starts = _Starts(starts, ends, self.ends)
        self._parser = parser
        parser.buffer_text = True
        self._listen()

    def pass_over(self) -> None:
        """Hear nothing until the element that has just begun ends."""
        depth = 1

        def start(_: str, __: Attributes) -> None:
            nonlocal depth
            depth += 1

        def end(_: str) -> None:
            nonlocal depth
            depth -= 1
            if not depth:
                self._listen()

        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end
        self._parser.CharacterDataHandler = None

    def _listen(self) -> None:
        starts, ends = self._starts, self.ends

        def start(name: str, attributes: Attributes) -> None:
            if handler := starts[name]:
                handler(attributes)

        def end(name: str) -> None:
            if handler := ends[name]:
                handler()

        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end
        self._parser.CharacterDataHandler = self.text.append
