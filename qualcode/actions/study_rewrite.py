"""A changed study.yaml, proved to say just what is wanted before it replaces the old one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.errors import Problem, QualcodeError, Severity
from qualcode.model.informant import Roster
from qualcode.model.settings import STUDY_FILE
from qualcode.model.source import SourceEntry
from qualcode.stores.files import read_bytes
from qualcode.stores.study_file import StudyFile
from qualcode.stores.study_yaml import parse_study
from qualcode.stores.yaml_layout import odd_layout


@dataclass(frozen=True, slots=True)
class Present:
    """The study.yaml that there is: its bytes, what it says, and what is wrong with it."""

    root: Path
    content: bytes
    declared: StudyFile
    problems: tuple[Problem, ...]


def present_study(root: Path) -> Present:
    """Read the study.yaml of a study folder.

    Raises:
        QualcodeError: it cannot be read.
    """
    data, _ = read_bytes(root / STUDY_FILE, STUDY_FILE)
    declared, problems = parse_study(data or b"", folder=root)
    if data is None or declared is None:
        raise QualcodeError(f"{STUDY_FILE} cannot be read.", "See: qualcode check")
    return Present(root, data, declared, problems)


def prove(present: Present, changed: bytes, wanted: StudyFile) -> Present:
    """A changed study.yaml, if it says just what is wanted and has no new defect.

    Entries that had a defect may be whole now: who is added may be whom a source already named.

    Raises:
        QualcodeError: it does not; the text is what would be wrong with it.
    """
    after, problems = parse_study(changed, folder=present.root)
    known = {problem.message for problem in present.problems}
    fresh = [one for one in problems if one.message not in known and not _expected(one)]
    # A message may name a line, which the change has moved: so they are counted as well.
    if fresh and _errors(problems) > _errors(present.problems):
        raise QualcodeError(f"{fresh[0].message.rstrip('.')}.", fresh[0].hint)
    if after is None or _said(_without_healed(after, wanted, present.declared)) != _said(wanted):
        raise odd_layout(STUDY_FILE)
    return Present(present.root, changed, after, problems)


def _without_healed(after: StudyFile, wanted: StudyFile, before: StudyFile) -> StudyFile:
    """What a study.yaml says but for the entries that stood there before with a defect."""
    there = {path[:2] for path in before.marks}

    def told(key: str, name: str, known: Iterable[str]) -> bool:
        return name in known or (key, name) not in there

    ids = {one.id for one in wanted.sources}
    people = {one.id for one in wanted.roster.informants}
    roster = replace(
        after.roster,
        informants=tuple(
            one for one in after.roster.informants if told("informants", one.id, people)
        ),
    )
    if set(roster.withheld) <= set(wanted.roster.withheld):
        roster = replace(roster, withheld=wanted.roster.withheld)
    sources = tuple(one for one in after.sources if told("sources", one.id, ids))
    return replace(after, roster=roster, sources=sources)


def stands(root: Path, content: bytes) -> bool:
    """Whether study.yaml says this already: an error may come when it has been replaced.

    What it names then must not be taken away again.
    """
    return read_bytes(root / STUDY_FILE, STUDY_FILE)[0] == content


def _said(study: StudyFile) -> tuple[object, ...]:
    """All that a study.yaml says, but not on which lines."""
    displays = tuple(replace(one, line=None) for one in study.settings.displays)
    settings = replace(study.settings, displays=displays)
    return settings, study.codebook, _people(study.roster), _entries(study.sources)


def _people(roster: Roster) -> Roster:
    people = tuple(replace(one, line=None) for one in roster.informants)
    return replace(roster, informants=people)


def _entries(sources: Iterable[SourceEntry]) -> list[SourceEntry]:
    return [replace(one, line=None) for one in sources]


def _expected(problem: Problem) -> bool:
    """That there is no source yet, or no longer, is no defect of a change."""
    return problem.code == "missing-key" and "'sources'" in problem.message


def _errors(problems: Iterable[Problem]) -> int:
    return sum(one.severity is Severity.ERROR and not _expected(one) for one in problems)
