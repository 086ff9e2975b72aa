"""What the arrows of memos and findings rest on: the codings that their evidence names.

In a network every arrow is the researcher's assertion, and each must be traceable to what was
said (Miles and Huberman 1994, chapter 6: causal networks).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.model.memo import Link
from qualcode.stages.named_codings import Loss, Missing, NamedCodings
from qualcode.stages.passages import quotable
from qualcode.stages.withheld import link_withheld, memo_withheld
from qualcode.study import Evidence, Selection, Study


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A word of a link's evidence that names no coding in force, and why."""

    word: str
    why: str


@dataclass(frozen=True, slots=True)
class ResolvedLink:
    """An arrow with what it rests on.

    `file` is that of the memo or finding, `because` the researcher's reason as it may be printed.
    `evidence` are the codings in the selection; `named` says whether there is any in the study.
    """

    link: Link
    file: str
    because: str
    evidence: tuple[Evidence, ...]
    named: bool
    missing: tuple[Unresolved, ...] = ()

    @property
    def unresolved(self) -> tuple[str, ...]:
        """The words of its evidence that name no coding in force."""
        return tuple(one.word for one in self.missing)


def links_of(study: Study, selection: Selection) -> tuple[ResolvedLink, ...]:
    """The arrows of a study, memos' before findings', with their evidence in a selection.

    Left out are those from or to informants who have withdrawn, and those of memos about them or
    about their words.
    """
    written = list(_written(study))
    if not written:
        return ()
    resolving = _Resolving(study, selection)
    return tuple(resolving.resolved(link, file) for link, file in written)


def _written(study: Study) -> Iterator[tuple[Link, str]]:
    for memo in study.memos:
        if not memo_withheld(study, memo):
            yield from ((link, memo.file) for link in memo.links if not link_withheld(study, link))
    for finding in study.findings:
        yield from (
            (link, finding.file) for link in finding.links if not link_withheld(study, link)
        )


class _Resolving:
    """Looks up what evidence names: first among all codings in force, then in the selection."""

    def __init__(self, study: Study, selection: Selection) -> None:
        self._study = study
        self._named = NamedCodings(study)
        self._selected = {row.coding.id for row in study.select(selection)}

    def resolved(self, link: Link, file: str) -> ResolvedLink:
        """A link with the codings that its evidence names, each once, in the study's order."""
        missing: list[Unresolved] = []
        found: set[str] = set()
        for word in link.evidence:
            meant = self._meant(link, word)
            if isinstance(meant, Missing):
                missing.append(Unresolved(word, self._why(link, meant)))
            else:
                found |= meant
        shown = found & self._selected
        rows = tuple(row for row in self._named.rows if row.coding.id in shown) if shown else ()
        because = quotable(self._study, link.because)
        return ResolvedLink(link, file, because, rows, bool(found), tuple(missing))

    def _meant(self, link: Link, word: str) -> set[str] | Missing:
        return self._named.meant(word, self._codes(link))

    def _why(self, link: Link, missing: Missing) -> str:
        """Why a word names no coding, with the codes that were looked for at a place."""
        ends = " or ".join(name for noun, name in (link.source, link.target) if noun == "code")
        lacking = missing.loss in (Loss.RECODED, Loss.UNCODED) and self._codes(link)
        return f"nothing there is coded {ends}" if lacking else missing.told

    def _codes(self, link: Link) -> frozenset[str]:
        """The codes that the ends of a link name, with what stands below them."""
        ends = [name for noun, name in (link.source, link.target) if noun == "code"]
        book = self._study.codebook
        known = [name for name in ends if name in book]
        return frozenset(one.id for name in known for one in book.subtree(name))
