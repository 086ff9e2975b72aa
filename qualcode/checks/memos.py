"""Memos whose subject is no longer there, and those that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.errors import Problem, Severity
from qualcode.model.memo import Memo
from qualcode.stages.memo_codings import is_lost, passage_of
from qualcode.stages.summaries import CellKey, summaries_of_cells
from qualcode.study import Study


def memos_without_coding(study: Study) -> Iterator[Problem]:
    """Memos about a coding that is not found again: they are kept, and show up nowhere else."""
    if not study.codebook.codes:
        return  # nothing can be coded; the codebook's own problem says why
    for memo in study.memos:
        for noun, name in memo.about:
            if noun == "coding" and _is_lost(study, memo, name):
                yield Problem(
                    Severity.WARNING,
                    "memo-without-coding",
                    f"the memo is about a coding that is not found: {_told(study, memo, name)}",
                    memo.file,
                    None,
                    None,
                    "It is kept. Let its `about:` name another coding, or its code: see "
                    "qualcode coding list",
                )


def cells_rated_twice(study: Study) -> Iterator[Problem]:
    """Cells that two memos rate differently: only one of the grades can be shown."""
    first: dict[CellKey, Memo] = {}
    for key, memo in summaries_of_cells(study):
        known = first.setdefault(key, memo) if memo.grade else memo
        if (known.scale, known.grade) != (memo.scale, memo.grade):
            yield Problem(
                Severity.WARNING,
                "cell-rated-twice",
                f"the cell {key[1]} + {key[2]} is rated {memo.grade} here and {known.grade} in "
                f"{known.file}",
                memo.file,
                None,
                None,
                f"The grade in {known.file} is shown. Take one of them out.",
            )


def _is_lost(study: Study, memo: Memo, name: str) -> bool:
    # What has only an id may be about a source that could not be read.
    known = passage_of(memo, name) is not None or not study.unread
    return known and is_lost(study, memo, name)


def _told(study: Study, memo: Memo, name: str) -> str:
    """What is known of the coding, without its words."""
    passage = passage_of(memo, name)
    if passage is None:
        return f"there is none with the id {name}"
    source = study.source(passage.source)
    if source is None:
        return f"{passage.code} in {passage.source}, which was not read"
    if passage.span is None:
        return f"the passage of {passage.source} that was coded {passage.code} is gone"
    turn = source.segment_at(passage.span[0]).number if source.segments else 0
    return f"nothing is coded {passage.code} at {passage.source}:{turn} any more"
