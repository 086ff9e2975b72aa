"""What the researcher noted of a comparison, in the words of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qualcode.displays.citation import place
from qualcode.document import Words, phrase
from qualcode.stages.comparison_notes import FIELDS, coding_notes
from qualcode.stages.passages import Statement
from qualcode.study import Study


def named_note(notes: Mapping[str, tuple[str, ...]], field: str) -> Iterator[Words]:
    """What is written of a field, each text under the field's name."""
    for text in notes.get(field, ()):
        yield phrase("comparison.written", title=phrase(FIELDS[field][0]), text=text)


def noted_on_codings(study: Study, said: Iterable[Statement]) -> Iterator[Words]:
    """The notes on the codings of some statements, with their places."""
    for one in coding_notes(study, said):
        where = place(study.settings, one.said.first)
        yield phrase("comparison.coding-note", place=where, text=one.text)
