"""Where a study names its codes, so that nobody is surprised by what a change leads elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.actions.own_codebook import OwnCodebook
from qualcode.model.evidence_query import EvidenceQuery
from qualcode.model.memo import Finding, Memo
from qualcode.stages.selection_query import named, parse
from qualcode.stores.study_file import check_codes
from qualcode.study import Study

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names a code: a file, with the line where it is known, and what stands there."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place} ({self.what})"


def named_at(study: Study, own: OwnCodebook, codes: Collection[str]) -> list[Mention]:
    """Every memo, finding and link about some codes, and what study.yaml says of them.

    In study.yaml that is what was asked, the guide, `expect` and displays of one's own.
    """
    return [*_of_study(own, codes), *_of_pages(study, codes)]


def told_of_heir(named: Sequence[Mention], target: str) -> Iterator[str]:
    """Told where such codes are another one from now on: nothing has to be changed by hand."""
    if named:
        yield f"{listed(named)} {'names' if len(named) == 1 else 'name'} {target} from now on"


def listed(named: Sequence[Mention]) -> str:
    """The first of them, and how many more."""
    more = len(named) - _SHOWN
    shown = ", ".join(map(str, named[:_SHOWN]))
    return f"{shown} and {more} more" if more > 0 else shown


def _of_study(own: OwnCodebook, codes: Collection[str]) -> Iterator[Mention]:
    left = tuple(one for one in own.book.codes if one.id not in codes)
    before = check_codes(own.declared, own.book)
    for one in check_codes(own.declared, replace(own.book, codes=left)):
        if one not in before:
            yield Mention(one.place.rpartition(":")[0] or one.place, one.message.split(":")[0])


def _of_pages(study: Study, codes: Collection[str]) -> Iterator[Mention]:
    subjects = {("code", one) for one in codes}
    pages: list[Memo | Finding] = [*study.memos, *study.findings]
    for page in pages:
        if subjects & set(_about(page)):
            yield Mention(study.anonymiser(page.file), "what it is about")
        if isinstance(page, Finding):
            yield from _of_queries(study, page, codes)
        for link in page.links:
            if subjects & {link.source, link.target}:
                line = f":{link.line}" if link.line else ""
                yield Mention(f"{study.anonymiser(page.file)}{line}", "a link")


def _of_queries(study: Study, finding: Finding, codes: Collection[str]) -> Iterator[Mention]:
    """The queries of a finding that name a code by the id that it has now or had once."""
    for one in (*finding.evidence, *finding.counter_evidence):
        if isinstance(one, EvidenceQuery):
            typed = {name.code for name in named(parse(one.expression))} | set(one.codes)
            meant = {code.id for name in typed if (code := study.codebook.get(name))}
            if meant & set(codes):
                line = f":{one.line}" if one.line else ""
                yield Mention(f"{study.anonymiser(finding.file)}{line}", "a query")


def _about(page: Memo | Finding) -> Iterator[tuple[str, str]]:
    if isinstance(page, Memo):
        yield from page.about
    else:
        yield from (("code", one) for one in page.about)
