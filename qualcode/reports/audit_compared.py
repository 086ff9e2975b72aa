"""What became of an audit trail that was noted earlier, to be read and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qualcode.document import (
    Block,
    Cell,
    Column,
    Document,
    Paragraph,
    Section,
    Table,
    Tone,
    cell,
    phrase,
)
from qualcode.reports.provenance import SHOWN
from qualcode.reports.writer import Writer
from qualcode.stores.audit_compared import LOST, Compared, Now
from qualcode.study import Selection, Study

_ORDER = (Now.GONE, Now.CHANGED, Now.KEPT, Now.GROWN, Now.NEW, Now.SAME)


def compared_document(study: Study, found: Sequence[Compared], whole: bool = False) -> Document:
    """What differs, the worst first, and how much is as it was."""
    writer = Writer(study, Selection(phase="all"))
    counts = Counter(one.now for one in found)
    told = [
        Paragraph(phrase(f"trail.now.counted.{now}", n=counts[now]))
        for now in _ORDER
        if counts[now]
    ]
    rows = tuple(
        _row(one, whole)
        for now in _ORDER
        for one in found
        if one.now is now and now is not Now.SAME
    )
    heads = {"trail.column.what": 2.4, "trail.column.now": 2.4}
    hashes = {"trail.column.then": 1.3, "trail.column.today": 1.3}
    table = Table(
        title=phrase("trail.compared"),
        columns=tuple(Column(phrase(key), weight=n) for key, n in (heads | hashes).items()),
        sections=(Section(rows),),
        notes=(phrase("trail.note.compared"),),
        source=writer.dated("source.computed"),
        name="audit-compared",
    )
    blocks: tuple[Block, ...] = (*told, table) if rows else tuple(told)
    return writer.document(phrase("trail.compared"), blocks, is_draft=False)


def _row(one: Compared, whole: bool) -> tuple[Cell, ...]:
    name = one.name or phrase(f"trail.kind.{one.kind}", name="")
    tone = Tone.CONFLICT if one.now in LOST else Tone.PLAIN
    marks = ((each if whole else each[:SHOWN]) or "–" for each in (one.then, one.today))
    return (cell(name), cell(phrase(f"trail.now.{one.now}"), tone=tone), *map(cell, marks))


def compared_as_json(found: Sequence[Compared]) -> list[dict[str, object]]:
    """Every piece with what became of it, as `audit --verify --json` prints it."""
    return [
        {
            "kind": one.kind,
            "name": one.name,
            "now": str(one.now),
            "sha256_then": one.then or None,
            "sha256": one.today or None,
        }
        for one in found
    ]
