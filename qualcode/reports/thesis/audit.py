"""The audit trail: texts and codebook by hash, settings, and who decided how much.

The six classes of an audit trail (Halpern 1983, as told by Lincoln and Guba 1985, appendix A)
guide what is listed: raw data, reduction, synthesis, process notes, intentions, instruments.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from qualcode.document import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Joined,
    Section,
    Table,
    Words,
    cell,
    phrase,
)
from qualcode.model.decision import Verdict
from qualcode.model.memo import MemoKind
from qualcode.reports.provenance import provenance_blocks
from qualcode.reports.thesis.other_phases import cited_sources
from qualcode.reports.thesis.part import Pack, prompt
from qualcode.stages.withheld import memo_withheld
from qualcode.study import Study

_KINDS = ("coded", "accepted", "rejected", "agreed", "translated")


def audit_appendix(pack: Pack) -> Iterator[Block]:
    """Where every figure comes from, and who decided."""
    cited = cited_sources(pack)
    lines = tuple(_memos(pack))
    for block in provenance_blocks(pack.study, pack.selection, pack.version, pack.writer, cited):
        if isinstance(block, Bullets) and lines:
            # A line more among the facts, since a heading of its own may stand alone on a page.
            told = Joined((phrase("audit.notes"), Joined(lines, " ")), ": ")
            block = Bullets((*block.items, told))
        if _says_something(block):
            yield block
        if isinstance(block, Bullets) and not decisions_by_coder(pack.study):
            yield prompt("audit.decisions.prompt")
    yield from _decisions(pack)
    if not lines:
        yield Heading(2, phrase("audit.notes"))
        yield prompt("audit.notes.prompt")


def _says_something(block: Block) -> bool:
    """Whether a block says anything: a table without rows does not."""
    return not isinstance(block, Table) or bool(block.rows)


def decisions_by_coder(study: Study) -> dict[str, Counter[str]]:
    """How many decisions of each kind stand, by coder, without those on words that are withheld."""
    found: dict[str, Counter[str]] = {}

    def count(kind: str, coder: str, source: str, start: int, end: int) -> None:
        if not study.hidden(source, (start, end)):
            found.setdefault(coder, Counter())[kind] += 1

    decided = study.decisions
    for coding in decided.manual:
        count("coded", coding.coder, coding.source, coding.start, coding.end)
    for one in decided.verdicts:
        kind = "accepted" if one.verdict is Verdict.ACCEPT else "rejected"
        count(kind, one.coder, one.source, one.start, one.end)
    for agreed in decided.consensus:
        count("agreed", agreed.coder, agreed.source, agreed.start, agreed.end)
    for told in decided.translations:
        count("translated", told.coder, told.source, told.start, told.end)
    return found


def _decisions(pack: Pack) -> Iterator[Block]:
    coders = decisions_by_coder(pack.study)
    if not coders:
        return
    yield Heading(2, phrase("audit.decisions"))
    kinds = [kind for kind in _KINDS if any(counts[kind] for counts in coders.values())]
    rows = tuple(_coder(name, coders[name], kinds) for name in sorted(coders))
    yield Table(
        title=phrase("audit.decisions"),
        columns=(
            Column(phrase("column.coder"), weight=2),
            *(Column(phrase(f"column.decided.{kind}"), align=Align.RIGHT) for kind in kinds),
        ),
        sections=(Section(rows),),
        notes=(phrase("note.decisions"),),
        source=pack.writer.dated("source.computed"),
        name="decisions",
    )


def _coder(name: str, counts: Counter[str], kinds: list[str]) -> tuple[Cell, ...]:
    return (cell(name), *(cell(str(counts[kind])) for kind in kinds))


def memos_told(study: Study) -> Counter[MemoKind]:
    """How many memos of each kind there are, without those that are withheld."""
    return Counter(memo.kind for memo in study.memos if not memo_withheld(study, memo))


def _memos(pack: Pack) -> Iterator[Words]:
    """What the researcher noted on the way, each kind with its number; nothing without memos."""
    counts = memos_told(pack.study)
    lines: list[Words] = [
        phrase(f"audit.memos.{kind}", n=counts[kind]) for kind in MemoKind if counts[kind]
    ]
    own = sum(one.is_the_researchers for one in pack.findings)
    if lines and own:
        lines.append(phrase("audit.findings", n=own))
    if lines and len(pack.findings) > own:
        lines.append(phrase("audit.judgements", n=len(pack.findings) - own))
    yield from lines
