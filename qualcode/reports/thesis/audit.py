"""The audit trail: what there is for each of Halpern's categories, and who decided how much.

The categories (Halpern 1983, as set out by Lincoln and Guba 1985, appendix A) are raw data,
reduction, synthesis, process notes, intentions and instruments.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qualcode.document import Block
from qualcode.model.memo import MemoKind
from qualcode.reports.audit_trail import trail_blocks
from qualcode.reports.provenance import provenance_blocks
from qualcode.reports.thesis.other_phases import other_sources
from qualcode.reports.thesis.part import Pack
from qualcode.stages.withheld import memo_withheld
from qualcode.stores.audit_trail import AuditTrail
from qualcode.study import Study


def audit_appendix(pack: Pack) -> Iterator[Block]:
    """Where every figure comes from, and who decided."""
    facts, sources = provenance_blocks(
        pack.study, pack.selection, pack.version, pack.writer, other_sources(pack)
    )
    yield facts
    yield from trail_blocks(AuditTrail(pack.study), pack.writer, sources=sources)


def memos_told(study: Study) -> Counter[MemoKind]:
    """How many memos of each kind there are, without those that are withheld."""
    return Counter(memo.kind for memo in study.memos if not memo_withheld(study, memo))
