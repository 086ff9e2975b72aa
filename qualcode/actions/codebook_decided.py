"""What people have decided with a code: it goes along with every change of the codebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from qualcode.model.coding import proposal_id
from qualcode.stages.memo_codings import passage_of
from qualcode.stores.journal import read_journals
from qualcode.stores.standing import standing
from qualcode.study import Study


@dataclass(frozen=True, slots=True)
class Carried:
    """What one coder has decided with some codes.

    `aside` counts what was changed or taken back: it could be brought back.
    """

    coder: str
    codings: int
    verdicts: int
    aside: int

    def __str__(self) -> str:
        told = [
            _counted(self.codings, "coding"),
            _counted(self.verdicts, "verdict"),
            f"{self.aside} taken back or changed" if self.aside else "",
        ]
        return f"{self.coder}: {', '.join(one for one in told if one)}"


def carried(study: Study, codes: Collection[str]) -> tuple[Carried, ...]:
    """What everybody has decided with some codes, under any id that they had, by coder.

    Also what has no place in today's texts is counted.
    """
    known = {name for code in study.codebook.codes if code.id in codes
             for name in (code.id, *code.formerly)}  # fmt: skip
    events, _ = read_journals(study.root)
    live = [event for event in standing(events) if event.code in known]
    codings = Counter(event.coder for event in live if event.event == "add")
    verdicts = Counter(event.coder for event in live if event.event != "add")
    named = (one for one in events if one.code in known and one.event != "undo")
    every = Counter(
        coder for coder, _ in {(event.coder, event.target or event.id) for event in named}
    )
    return tuple(
        Carried(one, codings[one], verdicts[one], max(0, every[one] - codings[one] - verdicts[one]))
        for one in sorted(every)
    )


def heirs_of_proposals(study: Study, heirs: Mapping[str, str]) -> Iterator[str]:
    """Told of memos on proposals of a code that gets another id: those of proposals change too."""
    named = [
        (name, memo.file)
        for memo in study.memos
        for noun, name in memo.about
        if noun == "coding" and name.startswith("p-") and passage_of(memo, name) is None
    ]
    # Only then are the rules applied.
    proposals = {one.id: one for one in study.proposals.codings} if named else {}
    for name, file in named:
        one = proposals.get(name)
        if one is not None and one.code in heirs:
            new = proposal_id(one.source, heirs[one.code], one.start, one.end)
            yield f"{file} is about {name}, a proposal that is called {new} now: mend it there."


def _counted(count: int, what: str) -> str:
    return "" if not count else f"1 {what}" if count == 1 else f"{count} {what}s"
