"""Decisions of another copy under the ids of this one, where a source or a code was renamed there.

What `formerly` says is certain; what two answers have is left as it is, and waits. Decisions on
another interview under an id of ours are not taken in at all: nobody could tell them apart later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from qualcode.actions.other_copy import Names, OtherCopy, is_another
from qualcode.model.anchoring import Fate
from qualcode.model.codebook import Code
from qualcode.model.source import SourceEntry
from qualcode.stores.coded_texts import kept_text
from qualcode.stores.former_ids import under_present_ids
from qualcode.stores.journal_lines import Event
from qualcode.stores.placing import Placing
from qualcode.stores.standing import standing
from qualcode.study import Study


@dataclass(frozen=True, slots=True)
class Followed:
    """Where the words stand here of what a coder decided on another version of our text."""

    source: str
    coder: str
    moved: int
    changed: int
    lost: int


class Leading:
    """Leads decisions to the sources and codes of this copy; the coded texts are here already."""

    def __init__(self, study: Study, copy: OtherCopy) -> None:
        self.study, self.copy = study, copy
        self.sources: Names[SourceEntry] = Names(one.entry for one in study.sources)
        self.their_sources: Names[SourceEntry] = Names(copy.sources)
        self.codes: Names[Code] = Names(study.codebook.codes)
        self.their_codes: Names[Code] = Names(copy.codebook.codes if copy.codebook else ())
        self._texts: dict[str, str | None] = {}
        self._others: dict[tuple[str, str, str], bool] = {}

    def here(self, event: Event) -> Event | None:
        """The decision as it is to stand here; None where it is on another interview than ours."""
        source = self._source(event)
        if source is None:
            return None
        return replace(event, source=source, code=self._code(event.code))

    def present(self, events: Iterable[Event]) -> list[Event]:
        """Decisions with the ids that sources and codes have here today."""
        found = under_present_ids(events, [one.entry for one in self.study.sources])
        codes = {one.code: self.study.codebook.get(one.code) for one in found}
        return [replace(one, code=code.id) if (code := codes[one.code]) else one for one in found]

    def fitting(self, theirs: SourceEntry, texts: Iterable[str]) -> list[SourceEntry]:
        """Our sources that theirs may be: known by its names, and not another interview."""
        coded = list(texts)
        return [
            one
            for one in self.sources.known_as(theirs)
            if not any(self._is_another(one, theirs, text) for text in coded)
        ]

    def _code(self, name: str) -> str:
        theirs = self.their_codes.get(name)
        if theirs is None or self.codes.get(name):
            return name
        found = self.codes.known_as(theirs)
        return found[0].id if len(found) == 1 else name

    def _source(self, event: Event) -> str | None:
        theirs = self.their_sources.get(event.source)
        if theirs is None or not self.sources.known_as(theirs):
            return event.source
        ours = self.sources.get(event.source)
        found = self.fitting(theirs, [event.text_sha256])
        if ours in found or len(found) > 1:
            return event.source
        return found[0].id if found else None

    def _is_another(self, ours: SourceEntry, theirs: SourceEntry, text: str) -> bool:
        key = ours.id, theirs.id, text
        if key not in self._others:
            source = next(one for one in self.study.sources if one.id == ours.id)
            self._others[key] = text != source.sha256 and is_another(
                source, self.study.roster, theirs, self.copy.roster, self._text(text)
            )
        return self._others[key]

    def _text(self, sha256: str) -> str | None:
        if sha256 not in self._texts:
            self._texts[sha256] = kept_text(self.study.root, sha256)
        return self._texts[sha256]


def followed(study: Study, journals: Sequence[Event], new: Iterable[Event]) -> list[Followed]:
    """Where what came in stands in our texts, for the sources of which the copies differ.

    Args:
        study: Whose texts these are.
        journals: All events of the coders that came in, under the ids of today.
        new: Those that were added.
    """
    added = {(one.coder, name) for one in new for name in (one.id, one.target)}
    texts = {one.id: one for one in study.sources}
    placing = Placing(texts, partial(kept_text, study.root))
    fates = Counter(
        (one.source, one.coder, placing.place(one).fate)
        for one in standing(journals)
        if (one.coder, one.id) in added and one.source in texts
    )
    apart = (Fate.MOVED, Fate.CHANGED, Fate.LOST)
    return [
        Followed(source, coder, *counts)
        for source in texts
        for coder in sorted({one.coder for one in journals})
        if any(counts := [fates[source, coder, fate] for fate in apart])
    ]
