"""What stands below tables that are joined on one sheet, each thing once and of which part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qualcode.document import Table
from qualcode.renderers.reading import number, text

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# Numbers further from each other than this are not told together, in letters.
_NEAR = 40


def joined_notes(tables: Sequence[Table], labels: Sequence[str]) -> tuple[str, ...]:
    """The notes of all, then those of single parts under their labels, then the sources.

    The first part says what holds for the display. A note that ends with the number of a table on
    the same sheet only leads there. Notes that differ in their numbers are one note.
    """
    numbers = tuple(filter(None, map(number, tables)))
    every = [
        [note for note in map(text, one.notes) if note and not _leads_to(note, numbers)]
        for one in tables
    ]
    common = {note for note in every[0] if all(note in notes for notes in every)}
    further = {_form(note) for notes in every[1:] for note in notes if note not in common}
    about_all = [note for note in every[0] if note in common or _form(note) not in further]
    own: dict[str, list[tuple[str, str]]] = {}
    for label, notes in zip(labels, every, strict=True):
        for note in notes:
            if note not in about_all:
                own.setdefault(_form(note), []).append((label, note))
    parts = (line for told in own.values() for line in _told(told))
    return (*about_all, *parts, *_sources(tables, labels))


def _leads_to(note: str, numbers: Iterable[str]) -> bool:
    return any(note.rstrip(".").endswith(f" {one}") for one in numbers)


def _form(note: str) -> str:
    return _NUMBER.sub("#", note)


def _told(notes: Sequence[tuple[str, str]]) -> list[str]:
    """Notes of one form: as one, with the numbers of each part, where these are close."""
    found: dict[str, list[str]] = {}
    for label, note in notes:
        found.setdefault(note, []).append(label)
    cut = [_cut(note) for note in found]
    if len(found) == 1 or any(len(middle) > _NEAR for _, middle, _ in cut):
        return [f"{_labelled(labels)}: {note}" for note, labels in found.items()]
    before, _, after = cut[0]
    each = zip(cut, found.values(), strict=True)
    return [before + "; ".join(f"{one[1]} ({_labelled(labels)})" for one, labels in each) + after]


def _cut(note: str) -> tuple[str, str, str]:
    """What stands before the first number of a note, from there to the last, and behind it."""
    found = list(_NUMBER.finditer(note))
    first, last = (found[0].start(), found[-1].end()) if found else (0, 0)
    return note[:first], note[first:last], note[last:]


def _labelled(labels: Sequence[str]) -> str:
    """The labels of parts, with the word of their numbers once."""
    words = [one.rpartition(" ")[0] for one in labels]
    if words[0] and len(set(words)) == 1:
        return f"{words[0]} {', '.join(one.rpartition(' ')[2] for one in labels)}"
    return ("; " if any("," in one for one in labels) else ", ").join(labels)


def _sources(tables: Sequence[Table], labels: Sequence[str]) -> list[str]:
    """The source of all, where one names what the others do; else each with its parts."""
    named: dict[str, list[str]] = {}
    for one, label in zip(tables, labels, strict=True):
        if source := text(one.source):
            named.setdefault(source, []).append(label)
    items = dict(zip(named, _items(list(named)), strict=True))
    for source, most in items.items():
        if all(less <= most for less in items.values()):
            return [source]
    return [f"{source} – {_labelled(of)}" for source, of in named.items()]


def _items(sources: Sequence[str]) -> list[frozenset[str]]:
    """What each of some sources names, without the words that all begin and end with."""
    words = [one.split(" ") for one in sources]
    first = _shared(words)
    last = _shared([one[first:][::-1] for one in words])
    rests = (" ".join(one[first : len(one) - last]) for one in words)
    return [frozenset(filter(None, (part.strip() for part in one.split(",")))) for one in rests]


def _shared(words: Sequence[Sequence[str]]) -> int:
    """How many words all begin with."""
    same = (len(set(column)) == 1 for column in zip(*words, strict=False))
    return [*same, False].index(False)
