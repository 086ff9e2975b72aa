"""How much each coder decided: the decisions that are in force, by kind."""

from __future__ import annotations

from collections import Counter

from qualcode.document import Align, Cell, Column, Section, Table, cell, phrase
from qualcode.model.decision import Verdict
from qualcode.reports.writer import Writer
from qualcode.study import Study

_KINDS = ("coded", "accepted", "rejected", "agreed", "translated")


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


def decisions_table(study: Study, writer: Writer) -> Table | None:
    """A row for each coder; None where nobody has decided anything."""
    coders = decisions_by_coder(study)
    if not coders:
        return None
    kinds = [kind for kind in _KINDS if any(counts[kind] for counts in coders.values())]
    return Table(
        title=phrase("audit.decisions"),
        columns=(
            Column(phrase("column.coder"), weight=2),
            *(Column(phrase(f"column.decided.{kind}"), align=Align.RIGHT) for kind in kinds),
        ),
        sections=(Section(tuple(_coder(name, coders[name], kinds) for name in sorted(coders))),),
        notes=(phrase("note.decisions"),),
        source=writer.dated("source.computed"),
        name="decisions",
    )


def _coder(name: str, counts: Counter[str], kinds: list[str]) -> tuple[Cell, ...]:
    return (cell(name), *(cell(str(counts[kind])) for kind in kinds))
