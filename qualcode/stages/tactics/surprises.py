"""Following up surprises.

What nobody expected shows where an explanation is too simple. A memo or the note of a coding that
has `#surprise` (or `#kejutan`) in it is found again here when it is about a code of the claim.

Source: Miles and Huberman (1994), chapter 10; Miles, Huberman and Saldaña (2014), chapter 11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.document import phrase
from qualcode.stages.finding_ground import FindingGround
from qualcode.stages.memo_codings import is_on
from qualcode.stages.passages import quotable
from qualcode.stages.tactics.tactic import Note, Tactic, doubt, waiting
from qualcode.stages.withheld import memo_withheld

_MARK = re.compile(r"#(?:surprise|kejutan)\b", re.IGNORECASE)


def look(ground: FindingGround) -> Iterator[Note]:
    """Memos and notes marked as surprises on the codes of the claim."""
    study, book = ground.study, ground.study.codebook
    codes = book.below([name for name in ground.finding.about if name in book])
    rows = [row for row in ground.positions.evidence if row.code.id in codes]
    found = False
    for memo in study.memos:
        if memo_withheld(study, memo) or not _MARK.search(f"{memo.title} {memo.text}"):
            continue
        on = any(noun == "code" and name in codes for noun, name in memo.about)
        if on or any(is_on(study, memo, row.coding) for row in rows):
            found = True
            title = quotable(study, memo.title or memo.file)
            yield doubt(phrase("tactic.surprises.memo", title=title))
    for one in (*ground.bearing, *ground.opposing):
        notes = [row.coding.note for row in one.rows if _MARK.search(row.coding.note)]
        if notes:
            found = True
            yield doubt(phrase("tactic.surprises.note", text=quotable(study, notes[0])), one)
    if not found:
        yield waiting(phrase("tactic.surprises.prompt"))


SURPRISES = Tactic("surprises", __doc__, look)
