"""How `qualcode coding list` shows a coding: a line that says what it is, then its words."""

from __future__ import annotations

from typing import Any

from qualcode.cli.output import screen_width, wrapped
from qualcode.study import Evidence, Selection, Study


def coding_record(row: Evidence, struck: bool) -> dict[str, Any]:
    """The coding as JSON."""
    one = row.coding
    return {
        "id": one.id, "source": one.source, "turn": row.segment.number, "line": row.line,
        "start": one.start, "end": one.end, "code": one.code, "polarity": str(one.polarity),
        "coder": one.coder, "origin": str(one.origin), "rule": one.rule,
        "informant": row.informant.id if row.informant else None,
        "reviewed": one.reviewed, "decided_by": one.decided_by, "rejected": struck,
        "note": one.note, "quotation": one.quotation,
    }  # fmt: skip


def coding_lines(row: Evidence, struck: bool) -> list[str]:
    """The coding in lines that fit the screen."""
    one = row.coding
    state = "rejected" if struck else one.decided_by if one.reviewed else "open"
    place = f"{row.source.id}:{row.segment.number}"
    head = f"{place:<8} {one.code:<7} {one.polarity}  {state:<11} {one.id}"
    if len(head) > screen_width():
        head = f"{place} {one.code} {one.polarity} {state} {one.id}"
    lines = [*wrapped(head, "", "  ")] if len(head) > screen_width() else [head]
    lines += wrapped(f"“{one.quotation}”", "  ")
    return lines + (wrapped(f"note: {one.note}", "  ") if one.note else [])


def struck_rows(study: Study, selection: Selection) -> tuple[Evidence, ...]:
    """The rejected proposals of a selection, in the order of sources and passages."""
    from dataclasses import replace

    from qualcode.actions.meant import rejected
    from qualcode.model.decision import Decisions, Proposals

    # The same study in which nothing was decided and only these were proposed.
    proposals = Proposals(rejected(study))
    return replace(study, propose=lambda: proposals, decisions=Decisions()).select(selection)
