"""Which codings of today the memos are about that name a coding.

A coding made by hand keeps its id. A proposal's id goes with its place, so a memo about one keeps
its passage and means what is coded there now with the same code.
"""

from __future__ import annotations

from qualcode.model.coding import Coding
from qualcode.model.memo import Memo, MemoPassage
from qualcode.study import Study

About = tuple[tuple[str, str], ...]


def is_on(study: Study, memo: Memo, coding: Coding) -> bool:
    """Whether a memo is about a coding, under its id or by the passage that the memo keeps."""
    if ("coding", coding.id) in memo.about:
        return True
    return any(_meets(study, passage, coding) for passage in memo.passages)


def about_today(study: Study, memo: Memo) -> About:
    """What a memo is about, with the ids that its codings have today."""
    return tuple(
        (noun, coding_today(study, memo, name) if noun == "coding" else name)
        for noun, name in memo.about
    )


def coding_today(study: Study, memo: Memo, name: str) -> str:
    """The id that a coding of a memo has today; its old one where nothing is coded there now."""
    passage = passage_of(memo, name)
    if passage is None or any(one.id == name for one in study.decisions.manual):
        return name
    found = [one for one in study.codings if _meets(study, passage, one)]
    if not found or any(one.id == name for one in found):
        return name
    return max(found, key=lambda one: _shared(passage, one)).id


def passage_of(memo: Memo, name: str) -> MemoPassage | None:
    """The passage that a memo keeps of a coding."""
    return next((one for one in memo.passages if one.coding == name), None)


def is_lost(study: Study, memo: Memo, name: str) -> bool:
    """Whether a coding that a memo is about is neither in force nor was judged there."""
    decided = study.decisions
    if name in {one.id for one in (*decided.placed, *decided.displaced)}:
        return False
    passage = passage_of(memo, name)
    if passage is None:
        made = (*study.proposals.codings, *study.codings)
        return all(one.id != name for one in made)
    judged = any(
        (one.source, one.code) == (passage.source, passage.code)
        and passage.span is not None
        and one.start < passage.span[1]
        and passage.span[0] < one.end
        for one in decided.verdicts
    )
    return not judged and not any(_meets(study, passage, one) for one in study.codings)


def _meets(study: Study, passage: MemoPassage, coding: Coding) -> bool:
    if passage.span is None or passage.source != coding.source:
        return False
    known = study.codebook.get(passage.code)
    return known is not None and known.id == coding.code and coding.overlaps(*passage.span)


def _shared(passage: MemoPassage, coding: Coding) -> int:
    start, end = passage.span or (0, 0)
    return min(end, coding.end) - max(start, coding.start)
