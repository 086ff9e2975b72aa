"""What the researcher wrote of a comparison: the same, the different and the specific content.

A memo about a code says it under headings called as the columns of the table are (`## Pandangan
sama`, `## Penjelasan perbedaan`, in either language). Such a heading belongs to the comparison of
source groups, or to the direction whose title stands above it (`# Triangulasi teknik`). In a memo
about a code and one group, case or informant it is about that row alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from qualcode.model.memo import Memo, cell_of
from qualcode.stages.passages import Statement, quotable
from qualcode.stages.withheld import memo_withheld
from qualcode.study import Study
from qualcode.wording import LANGUAGES, catalogue

GROUP = "group"
"""The direction of the comparison of source groups."""

FIELDS = {
    "same": ("column.same",),
    "different": ("column.different",),
    "specific": ("column.specific",),
    "explanation": ("comparison.explanation.title",),
    "conclusion": ("column.researcher", "comparison.conclusion.title"),
}
"""What can be written of a row, with the wording of the headings that say so."""

_DIRECTIONS = {
    GROUP: "triangulation.title",
    "technique": "comparison.technique.title",
    "time": "comparison.time.title",
    "development": "comparison.development.title",
    "coder": "comparison.coder.title",
    "kind": "comparison.kind.title",
}
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$")

_Key = tuple[str, str, str, str]
"""Direction, noun and id of the setting (both "" for the whole code), and code."""


@dataclass(frozen=True, slots=True)
class CodingNote:
    """What a coder noted on a coding, as it may be printed."""

    said: Statement
    text: str


class ComparisonNotes:
    """The researcher's words on the rows of all comparisons, looked up by what they are about."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._headings = _headings(study)
        self._written: dict[_Key, dict[str, list[str]]] = {}
        for memo in study.memos:
            if not memo_withheld(study, memo):
                self._take(memo)

    def of(
        self, direction: str, code: str, subjects: Iterable[tuple[str, str]] = ()
    ) -> Mapping[str, tuple[str, ...]]:
        """What is written of a row by field; of its own subjects before the code as a whole."""
        found: dict[str, tuple[str, ...]] = {}
        for noun, name in (*subjects, ("", "")):
            for field, texts in self._written.get((direction, noun, name, code), {}).items():
                found.setdefault(field, tuple(texts))
        return found

    def _take(self, memo: Memo) -> None:
        for noun, name, code in _rows_of(memo):
            known = self._study.codebook.get(code)
            for direction, field, text in self._sections(memo.text):
                if known and text:
                    key = direction, noun, name, known.id
                    self._written.setdefault(key, {}).setdefault(field, []).append(text)

    def _sections(self, text: str) -> Iterator[tuple[str, str, str]]:
        """The texts under headings that name a column, with the direction they belong to."""
        direction, field = GROUP, ""
        lines: list[str] = []
        for line in (*text.splitlines(), "# "):
            match = _HEADING.match(line)
            if not match and line != "# ":
                lines.append(line)
                continue
            if field:
                yield direction, field, quotable(self._study, "\n".join(lines))
            lines = []
            told = self._headings.get(_plain(match[1])) if match else None
            direction, field = _next(direction, told)


def _next(direction: str, told: tuple[str, str] | None) -> tuple[str, str]:
    """The direction and field that a heading opens; any other heading ends the field before it."""
    if told is None:
        return direction, ""
    kind, name = told
    return (name, "conclusion") if kind == "direction" else (direction, name)


def _rows_of(memo: Memo) -> list[tuple[str, str, str]]:
    """The rows that a memo is about, as (noun, id, code)."""
    cell = cell_of(memo.about)
    if cell:
        return [cell]
    codes = [name for noun, name in memo.about if noun == "code"]
    return [("", "", code) for code in codes] if len(codes) == len(memo.about) else []


def _headings(study: Study) -> dict[str, tuple[str, str]]:
    """What headings say in both languages and in the study's own words."""
    edition = study.settings.edition
    words = (*(catalogue(one, edition) for one in LANGUAGES), study.wording)
    found: dict[str, tuple[str, str]] = {}
    for wording in words:
        for name, key in _DIRECTIONS.items():
            found[_plain(wording.say(key, {}))] = "direction", name
        for name, keys in FIELDS.items():
            found.update((_plain(wording.say(key, {})), ("field", name)) for key in keys)
    return found


def _plain(text: str) -> str:
    return " ".join(text.strip(" \t:*_").casefold().split())


def comparison_notes(study: Study) -> ComparisonNotes:
    """The researcher's words on comparisons, read once for all tables."""
    known: ComparisonNotes | None = vars(study).get("_comparison_notes")
    if known is None:
        known = vars(study)["_comparison_notes"] = ComparisonNotes(study)
    return known


def coding_notes(study: Study, said: Iterable[Statement]) -> Iterator[CodingNote]:
    """The notes on the codings behind some statements; the same words stand once at a turn."""
    seen: set[tuple[str, int, str]] = set()
    for one in said:
        for row in one.rows:
            if not row.coding.note or study.hidden(
                row.source.id, (row.coding.start, row.coding.end)
            ):
                continue
            told = row.source.id, row.segment.number, row.coding.note
            if told not in seen:
                seen.add(told)
                yield CodingNote(one, quotable(study, row.coding.note))
