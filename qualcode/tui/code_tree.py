"""The tree of codes at the side: keys, ids, labels and how often each occurs in the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from qualcode.model.codebook import Codebook
from qualcode.model.coding import Coding
from qualcode.tui.cells import fill, visible, width_of
from qualcode.tui.recent import Recent


@dataclass(frozen=True, slots=True)
class Counts:
    """How many codings of each code were decided, and how many proposals are open."""

    decided: Counter[str]
    open: Counter[str]

    @classmethod
    def of(cls, codings: Iterable[Coding]) -> Counts:
        """The counts of some codings."""
        listed = list(codings)
        return cls(
            Counter(one.code for one in listed if one.reviewed),
            Counter(one.code for one in listed if not one.reviewed),
        )

    def told(self, code: str) -> str:
        """The counts of a code as the tree shows them: `3`, `3 ·5`, `·5`."""
        decided, proposed = self.decided[code], self.open[code]
        return " ".join(filter(None, [str(decided or ""), f"·{proposed}" if proposed else ""]))


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of the tree."""

    code: str
    text: str


def branches(
    codebook: Codebook, counts: Counts, recent: Recent, language: str, width: int
) -> tuple[Branch, ...]:
    """The tree in lines of a width: key, id, label, and the counts at the right."""
    lines: list[Branch] = []
    for code in codebook.codes:
        depth = len(codebook.lineage(code.id)) - 1
        key = recent.key(code.id) or " "
        name = visible(" ".join(f"{code.id} {code.label.in_language(language)}".split()))
        told = counts.told(code.id)
        if code.retired and not told:
            continue
        room = max(1, width - width_of(told) - (1 if told else 0))
        lines.append(
            Branch(code.id, fill(f"{key} {' ' * depth}{name}", room) + f" {told}".rstrip())
        )
    return tuple(lines)
