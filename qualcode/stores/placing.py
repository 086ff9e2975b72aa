"""Where codings stand in today's texts: at their offsets, or where an edit has taken their words.

The text that was coded is kept beside the codings. Where it is missing, a passage is taken up
only if its words stand with their context exactly once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qualcode.model.anchoring import Comparison, Fate, Place
from qualcode.model.source import Source
from qualcode.stores.journal_lines import Event

KeptText = Callable[[str], str | None]
"""Gives the text of a hash, or None."""

_CONTEXT = 16
_LONG = 40
"""Characters from which the words of a passage are certain without their context."""


class Placing:
    """Places events in the texts of today; each edited text is compared once."""

    def __init__(self, sources: Mapping[str, Source], kept: KeptText) -> None:
        self.sources = sources
        self._kept = kept
        self._compared: dict[tuple[str, str], Comparison | None] = {}
        self._texts: dict[str, str | None] = {}
        self._without: dict[tuple[str, str], Event] = {}

    def place(self, event: Event) -> Place:
        """Where the passage of an event stands; its source is there."""
        source = self.sources[event.source]
        if self._text(event.text_sha256) is None:
            self._without.setdefault((source.id, event.text_sha256), event)
        if source.sha256 == event.text_sha256:
            if source.text[event.start : event.end] == event.exact:
                return Place(Fate.SAME, event.start, event.end)
            return _by_context(event, source.text)
        compared = self._comparison(event.text_sha256, source)
        if compared is None or compared.old[event.start : event.end] != event.exact:
            return _by_context(event, source.text)
        return compared.place(event.start, event.end)

    def without_text(self) -> list[tuple[str, Event]]:
        """The sources of which a coded text is not kept, each with an event that needs it."""
        return [(source, event) for (source, _), event in self._without.items()]

    def _text(self, sha256: str) -> str | None:
        if sha256 not in self._texts:
            self._texts[sha256] = self._kept(sha256)
        return self._texts[sha256]

    def _comparison(self, sha256: str, source: Source) -> Comparison | None:
        key = sha256, source.id
        if key not in self._compared:
            old = self._text(sha256)
            self._compared[key] = None if old is None else Comparison(old, source.text)
        return self._compared[key]


def _by_context(event: Event, text: str) -> Place:
    """Where the passage stands, if it is certain: its words with their context exactly once.

    Where the words around it were edited too, one side of the context will do, and for a long
    passage the words alone.
    """
    before, after = event.prefix[-_CONTEXT:], event.suffix[:_CONTEXT]
    tries = [(before, after)]
    tries += [(before, "")] if len(before) == _CONTEXT else []
    tries += [("", after)] if len(after) == _CONTEXT else []
    tries += [("", "")] if len(event.exact) >= _LONG else []
    for left, right in tries if event.exact else []:
        needle = left + event.exact + right
        first = text.find(needle)
        if first >= 0 and text.find(needle, first + 1) < 0:
            start = first + len(left)
            return Place(Fate.MOVED, start, start + len(event.exact))
    return Place(Fate.LOST)
