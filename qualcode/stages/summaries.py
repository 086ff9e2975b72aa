"""What the researcher wrote of the cells of a matrix: their condensations and their ratings.

A memo of kind `summary` about a code and one informant, case, group, period or source is that
cell's condensation; with a grade it rates the cell (Miles and Huberman 1994, chapters 5 and 7:
entries that are the analyst's own summaries and judgements).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from qualcode.model.memo import Memo, MemoKind, cell_of
from qualcode.stages.passages import quotable
from qualcode.stages.withheld import memo_withheld
from qualcode.study import Study

_HEADING = re.compile(r"\A\s*#{1,6}[ \t][^\n]*")
"""A heading above a memo's text, which is its title."""

CellKey: TypeAlias = tuple[str, str, str]
"""A cell: the kind and id of what meets the code (`case`, `melati`), and the code's id."""


@dataclass(frozen=True, slots=True)
class CellSummary:
    """A cell's condensation and rating; `text` is as it may be printed, `file` as it is called.

    Any of them may be empty but `file`. Where several memos sum up one cell, their texts follow
    each other, and grade and file are those of the first that has any.
    """

    text: str
    grade: str = ""
    scale: str = ""
    file: str = ""


def cell_summaries(study: Study) -> Mapping[CellKey, CellSummary]:
    """The summaries of cells by (kind, id, code id).

    Those of informants and sources whose consent was withdrawn are not among them.
    """
    found: dict[CellKey, CellSummary] = {}
    for key, memo in summaries_of_cells(study):
        text = quotable(study, _HEADING.sub("", memo.text, count=1))
        new = CellSummary(text, memo.grade, memo.scale, memo.file)
        if text or memo.grade:
            found[key] = _together(found[key], new) if key in found else new
    return found


def summaries_of_cells(study: Study) -> Iterator[tuple[CellKey, Memo]]:
    """The memos that sum up a cell, each with the cell under its present ids."""
    for memo in study.memos:
        cell = cell_of(memo.about) if memo.kind is MemoKind.SUMMARY else None
        code = study.codebook.get(cell[2]) if cell else None
        if cell and code and not memo_withheld(study, memo):
            yield (*cell[:2], code.id), memo


def condensations(study: Study) -> dict[tuple[str, str], str]:
    """The researcher's condensations by (informant or source id, code id)."""
    return {
        (name, code): summary.text
        for (noun, name, code), summary in cell_summaries(study).items()
        if noun in ("informant", "source") and summary.text
    }


def _together(first: CellSummary, more: CellSummary) -> CellSummary:
    text = " ".join(part for part in (first.text, more.text) if part)
    rated = first if first.grade else more
    return replace(first, text=text, grade=rated.grade, scale=rated.scale)
