"""What memos and findings may be about, and how `about:` names it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qualcode.errors import Severity
from qualcode.model.codebook import Code, Codebook
from qualcode.model.informant import Roster
from qualcode.model.memo import Subject
from qualcode.model.privacy import WITHHELD, printed_role
from qualcode.model.settings import Grade, Settings
from qualcode.model.source import SourceEntry
from qualcode.registry import did_you_mean
from qualcode.stores.marked import Marked, Refused
from qualcode.stores.problem_list import Mark, ProblemList
from qualcode.stores.study_file import StudyFile
from qualcode.stores.values import either

NOUNS = ("code", "informant", "source", "finding", "case", "group", "period", "coding")
"""What a memo or finding may be about."""

ENDS = ("code", "case", "group", "informant", "role")
"""What a link may lead from and to."""

_CODING = re.compile(r"p-[0-9a-f]{10}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Subjects:
    """The ids that there are. `codes` leads from every id, former ones too, to the present one.

    `former_sources` leads from earlier ids of sources. `codings` is None where nobody has looked
    yet: then any id that could be a coding's passes. `scales` are what grades are checked with.
    """

    codes: Mapping[str, str] = field(default_factory=dict)
    informants: Collection[str] = ()
    sources: Collection[str] = ()
    findings: Collection[str] = ()
    codings: Collection[str] | None = None
    former_sources: Mapping[str, str] = field(default_factory=dict)
    cases: Collection[str] = ()
    groups: Collection[str] = ()
    periods: Collection[str] = ()
    roles: Collection[str] = ()
    told_roles: Collection[str] = ()
    scales: Mapping[str, tuple[Grade, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, study: StudyFile, codebook: Codebook | None) -> Subjects:
        """The ids of a study that was read, without findings and codings."""
        codes = codebook.codes if codebook else ()
        entries = study.sources
        return cls.among(codes, study.roster, study.settings, [one.id for one in entries], entries)

    @classmethod
    def among(
        cls,
        codes: Iterable[Code],
        roster: Roster,
        settings: Settings,
        sources: Iterable[str],
        entries: Sequence[SourceEntry],
    ) -> Subjects:
        """The ids of the parts of a study; `sources` also of those that could not be read."""
        known = tuple(codes)
        former = {old: code.id for code in known for old in code.formerly}
        return cls(
            codes=former | {code.id: code.id for code in known},
            informants=tuple(one.id for one in roster.informants),
            sources=tuple(sources),
            former_sources={old: one.id for one in entries for old in one.formerly},
            cases=tuple(one.id for one in roster.cases),
            groups=tuple(one.id for one in roster.groups),
            periods=settings.periods,
            roles=tuple(dict.fromkeys(one.role for one in roster.informants if one.role)),
            told_roles=tuple(dict.fromkeys(filter(None, map(printed_role, roster.informants)))),
            scales=settings.scales,
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
            "case": self.cases,
            "group": self.groups,
            "period": self.periods,
            "role": self.roles,
        }
        return kinds[noun]

    def kinds_of(self, name: str, nouns: Sequence[str] = NOUNS) -> tuple[str, ...]:
        """What an id that stands alone can be."""
        found = [noun for noun in nouns if name in (self.known(noun) or ())]
        if not found and "coding" in nouns and self.codings is None and _CODING.fullmatch(name):
            return ("coding",)
        return tuple(found)


def read_about(
    node: Marked, subjects: Subjects, problems: ProblemList
) -> tuple[tuple[str, str], ...]:
    """The subjects that `about:` names, as (kind, id); empty where one of them is wrong.

    It is `{informant: I1, code: EM1.1}`, an id alone, or a list of such: leaving one out of a
    pair would make it another subject.
    """
    before = _errors(problems)
    found = tuple(dict.fromkeys(_Naming(subjects, problems, "about", NOUNS).named(node)))
    return found if _errors(problems) == before else ()


def read_end(node: Marked, key: str, subjects: Subjects, problems: ProblemList) -> Subject | None:
    """The one subject that an end of a link (`from`, `to`) names; None where it is wrong."""
    before = _errors(problems)
    found = tuple(dict.fromkeys(_Naming(subjects, problems, f"a link: {key}", ENDS).named(node)))
    if _errors(problems) > before:
        return None
    if len(found) != 1:
        message = f"a link: {key} must name one thing, not {len(found)}"
        problems.error("wrong-value", message, node.mark, "Write a link of its own for each.")
        return None
    return found[0]


def _errors(problems: ProblemList) -> int:
    return sum(one.severity is Severity.ERROR for one in problems.in_order())


@dataclass(frozen=True, slots=True)
class _Naming:
    """Reads what names subjects: `key` is where it stands, `nouns` what may be named there."""

    subjects: Subjects
    problems: ProblemList
    key: str
    nouns: tuple[str, ...]

    def named(self, node: Marked) -> Iterator[Subject]:
        """The subjects that a value names."""
        match node.content:
            case str(text) if text.strip():
                yield from self._alone(text.strip(), node.mark)
            case tuple(items):
                for item in items:
                    yield from self.named(item)
            case dict(fields):
                for noun, entry in fields.items():
                    yield from self._of_kind(noun, node, entry.key.mark)
            case Refused():
                # Told already; the count of problems must grow all the same to drop the pair.
                self.problems.error("wrong-value", f"{self.key} cannot be read", node.mark)
            case _:
                self.problems.error("wrong-value", f"{self.key} is empty", node.mark)

    def _alone(self, name: str, at: Mark) -> Iterator[Subject]:
        kinds = self.subjects.kinds_of(name, self.nouns)
        if len(kinds) == 1:
            yield kinds[0], _present(kinds[0], name, self.subjects)
        elif kinds:
            message = f"'{name}' can be a {' or a '.join(kinds)}"
            hint = f"Write {either([f'{{{noun}: {name}}}' for noun in kinds])}."
            self.problems.error("unclear-subject", message, at, hint)
        else:
            spoken = [noun for noun in self.nouns if noun != "coding"]
            known = {one for noun in spoken for one in self.subjects.known(noun) or ()}
            message = f"there is no {either(spoken)} '{name}'"
            self.problems.error("unknown-subject", message, at, did_you_mean(name, known))

    def _of_kind(self, noun: str, node: Marked, at: Mark) -> Iterator[Subject]:
        if noun not in self.nouns:
            what = "a memo cannot be about" if self.key == "about" else f"{self.key} cannot be"
            hint = did_you_mean(noun, self.nouns)
            self.problems.error("unknown-key", f"{what} a '{noun}'", at, hint)
            return
        known, named = self.subjects.known(noun), node.texts(noun)
        if not named:
            self.problems.error("wrong-value", f"{self.key}: {noun} must be an id", at)
        for name, place in named:
            if noun == "role":
                yield noun, self._role(name, place)
            elif known is None or name in known:
                yield noun, _present(noun, name, self.subjects)
            else:
                hint = did_you_mean(name, known) if known else f"The study has no {noun}s."
                self.problems.error(f"unknown-{noun}", f"there is no {noun} '{name}'", place, hint)

    def _role(self, name: str, at: Mark) -> str:
        """A role as study.yaml writes it. People whom nobody heard have roles too."""
        roles = {one.casefold(): one for one in self.subjects.roles}
        if name.casefold() in roles:
            return roles[name.casefold()]
        meant = did_you_mean(name, self.subjects.roles)
        if meant.startswith("Did"):
            told = meant == did_you_mean(name, self.subjects.told_roles)
            # What is nearly a role that may not be told would tell it.
            message = f"no informant has the role '{name if told else WITHHELD}'"
            hint = meant if told else "See how study.yaml writes the roles."
            self.problems.notice("unknown-role", message, at, hint)
        return name


def _present(noun: str, name: str, subjects: Subjects) -> str:
    if noun == "source":
        return subjects.former_sources.get(name, name)
    return subjects.codes[name] if noun == "code" else name
