"""Hearing an XML parser: handlers by Word's own names, and elements that are passed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from qualcode.sources.word_names import local_name

Attributes = dict[str, str]
Start = Callable[[Attributes], None]
End = Callable[[], None]


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
        self._starts: dict[str, Start | None] = {}
        self._start_handlers = starts
        self._end_handlers = ends
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
            try:
                handler = starts[name]
            except KeyError:
                handler = self._meet(name)
            if handler is not None:
                handler(attributes)

        def end(name: str) -> None:
            handler = ends[name]
            if handler is not None:
                handler()

        self._parser.StartElementHandler = start
        self._parser.EndElementHandler = end
        self._parser.CharacterDataHandler = self.text.append

    def _meet(self, name: str) -> Start | None:
        """Look up the handlers of a name of the parser's by Word's own name, once."""
        local = local_name(name)
        self.ends.setdefault(name, self._end_handlers.get(local))
        self._starts[name] = self._start_handlers.get(local)
        return self._starts[name]
