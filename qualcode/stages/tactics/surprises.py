"""Following up surprises.

What it does: a memo or the note of a coding that has `#surprise` (or `#kejutan`) in it is found
again here when it is about a code of the claim, with the passages that it is about.

Use it when: something did not fit what you expected; mark it at once, before it is explained
away.

How to read it: what nobody expected shows where an explanation is too simple. Ask what you had
taken for granted, and look for more of the same.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.document import phrase
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.memo_codings import is_on
from qualcode.stages.passages import quotable, statements
from qualcode.stages.tactics.tactic import Note, Tactic, doubt, waiting
from qualcode.stages.withheld import memo_withheld

_MARK = re.compile(r"#(?:surprise|kejutan)\b", re.IGNORECASE)


def look(ground: FindingGround) -> Iterator[Note]:
    """Memos and notes marked as surprises on the codes of the claim, or the question for them."""
    found = (*_memos(ground), *_notes(ground))
    yield from found or (waiting(phrase("tactic.surprises.prompt")),)


def _memos(ground: FindingGround) -> Iterator[Note]:
    study, book = ground.study, ground.study.codebook
    codes = book.below([name for name in ground.finding.about if name in book])
    rows = [row for row in ground.positions.evidence if row.code.id in codes]
    for memo in study.memos:
        if memo_withheld(study, memo) or not _MARK.search(f"{memo.title} {memo.text}"):
            continue
        here = [row for row in rows if is_on(study, memo, row.coding)]
        if here or any(noun == "code" and name in codes for noun, name in memo.about):
            title = quotable(study, memo.title or memo.file)
            yield doubt(phrase("tactic.surprises.memo", title=title), *statements(study, here))


def _notes(ground: FindingGround) -> Iterator[Note]:
    book = ground.study.codebook
    codes = book.below([name for name in ground.finding.about if name in book])
    for one in ground.positions.statements:
        notes = [row.coding.note for row in one.rows if _MARK.search(row.coding.note)]
        if notes and one.first.code.id in codes:
            text = quotable(ground.study, notes[0])
            yield doubt(phrase("tactic.surprises.note", text=text), one)


SURPRISES = Tactic("surprises", __doc__, look)
