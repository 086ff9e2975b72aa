"""What memos and findings may be about, and how `about:` names it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from qualcode.model.codebook import Codebook
from qualcode.registry import did_you_mean
from qualcode.stores.marked import Marked, Refused
from qualcode.stores.problem_list import Mark, ProblemList
from qualcode.stores.study_file import StudyFile

NOUNS = ("code", "informant", "source", "finding", "coding")
_CODING = re.compile(r"p-[0-9a-f]{10}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Subjects:
    """The ids that there are. `codes` leads from every id, former ones too, to the present one.

    `former_sources` leads from earlier ids of sources. `codings` is None where nobody has looked
    yet: then any id that could be a coding's passes.
    """

    codes: Mapping[str, str] = field(default_factory=dict)
    informants: Collection[str] = ()
    sources: Collection[str] = ()
    findings: Collection[str] = ()
    codings: Collection[str] | None = None
    former_sources: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, study: StudyFile, codebook: Codebook | None) -> Subjects:
        """The ids of a study that was read, without findings and codings."""
        codes = codebook.codes if codebook else ()
        former = {old: code.id for code in codes for old in code.formerly}
        return cls(
            codes=former | {code.id: code.id for code in codes},
            informants=tuple(one.id for one in study.roster.informants),
            sources=tuple(entry.id for entry in study.sources),
            former_sources={old: one.id for one in study.sources for old in one.formerly},
        )

    def with_findings(self, findings: Collection[str]) -> Subjects:
        """The same with the ids of findings."""
        return replace(self, findings=findings)

    def known(self, noun: str) -> Collection[str] | None:
        """The ids of a kind; None where any may be right."""
        kinds: dict[str, Collection[str] | None] = {
            "code": self.codes,
            "informant": self.informants,
            "source": (*self.sources, *self.former_sources),
            "finding": self.findings,
            "coding": self.codings,
        }
        return kinds[noun]

    def kinds_of(self, name: str) -> tuple[str, ...]:
        """What an id that stands alone can be."""
        found = [noun for noun in NOUNS if name in (self.known(noun) or ())]
        if not found and self.codings is None and _CODING.fullmatch(name):
            return ("coding",)
        return tuple(found)


def read_about(
    node: Marked, subjects: Subjects, problems: ProblemList
) -> tuple[tuple[str, str], ...]:
    """The subjects that `about:` names, as (kind, id); empty where one of them is wrong.

    It is `{informant: I1, code: EM1.1}`, an id alone, or a list of such: leaving one out of a
    pair would make it another subject.
    """
    before = len(problems)
    found = tuple(dict.fromkeys(_named(node, subjects, problems)))
    return found if len(problems) == before else ()


def _named(node: Marked, subjects: Subjects, problems: ProblemList) -> Iterator[tuple[str, str]]:
    match node.content:
        case str(text) if text.strip():
            yield from _alone(text.strip(), node.mark, subjects, problems)
        case tuple(items):
            for item in items:
                yield from _named(item, subjects, problems)
        case dict(fields):
            for noun, entry in fields.items():
                yield from _of_kind(noun, node, entry.key.mark, subjects, problems)
        case Refused():
            # Told already; the count of problems must grow all the same to drop the pair.
            problems.error("wrong-value", "about cannot be read", node.mark)
        case _:
            problems.error("wrong-value", "about is empty", node.mark)


def _alone(
    name: str, at: Mark, subjects: Subjects, problems: ProblemList
) -> Iterator[tuple[str, str]]:
    kinds = subjects.kinds_of(name)
    if len(kinds) == 1:
        yield kinds[0], _present(kinds[0], name, subjects)
    elif kinds:
        message = f"'{name}' can be a {' or a '.join(kinds)}"
        problems.error("unclear-subject", message, at, f"Write {kinds[0]}: {name}.")
    else:
        everything = {*subjects.codes, *subjects.informants, *subjects.sources, *subjects.findings}
        hint = did_you_mean(name, everything)
        message = f"there is no code, informant, source or finding '{name}'"
        problems.error("unknown-subject", message, at, hint)


def _of_kind(
    noun: str, node: Marked, at: Mark, subjects: Subjects, problems: ProblemList
) -> Iterator[tuple[str, str]]:
    if noun not in NOUNS:
        hint = did_you_mean(noun, NOUNS)
        problems.error("unknown-key", f"a memo cannot be about a '{noun}'", at, hint)
        return
    known, named = subjects.known(noun), node.texts(noun)
    if not named:
        problems.error("wrong-value", f"about: {noun} must be an id", at)
    for name, place in named:
        if known is None or name in known:
            yield noun, _present(noun, name, subjects)
        else:
            hint = did_you_mean(name, known)
            problems.error(f"unknown-{noun}", f"there is no {noun} '{name}'", place, hint)


def _present(noun: str, name: str, subjects: Subjects) -> str:
    if noun == "source":
        return subjects.former_sources.get(name, name)
    return subjects.codes[name] if noun == "code" else name
