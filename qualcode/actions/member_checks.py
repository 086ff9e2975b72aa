"""Answers of informants written into the findings that they are on: all of them or none.

Prose of a finding is never rewritten; an answer is a line more in its `member_checks`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from qualcode import disk
from qualcode.actions.answers_table import SUFFIXES, read_answers
from qualcode.actions.memo_subjects import subjects_of
from qualcode.actions.returned_sheets import Returned, read_sheet
from qualcode.errors import Problem, QualcodeError, Severity
from qualcode.model.memo import Finding, MemberCheck
from qualcode.registry import did_you_mean
from qualcode.stages.finding_ground import findings_shown
from qualcode.stages.member_sheets import fingerprint
from qualcode.stores.files import bytes_of
from qualcode.stores.finding_text import with_member_checks
from qualcode.stores.findings import parse_finding
from qualcode.stores.yaml_layout import odd_layout
from qualcode.study import Study


class Standing(StrEnum):
    """What is to be done with an answer."""

    NEW = "new"
    RECORDED = "recorded"
    DIFFERENT = "different"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with what is to be done with it, and why."""

    returned: Returned
    result: str
    standing: Standing
    why: str = ""

    @property
    def key(self) -> tuple[str, str, date | None]:
        """Whose answer on what, on which day."""
        return self.returned.informant, self.returned.finding, self.returned.day


@dataclass(frozen=True, slots=True)
class Import:
    """What is to be written; nothing is yet.

    `remarks` are what else is in a file, `contents` the findings' files as they were read.
    """

    answers: tuple[Answer, ...]
    remarks: tuple[tuple[str, str], ...]
    contents: tuple[tuple[str, bytes], ...]

    @property
    def new(self) -> tuple[Answer, ...]:
        """The answers that are to be written."""
        return tuple(one for one in self.answers if one.standing is Standing.NEW)

    @property
    def open(self) -> tuple[Answer, ...]:
        """The answers that need a person."""
        waiting = (Standing.LEFT, Standing.DIFFERENT)
        return tuple(one for one in self.answers if one.standing in waiting)


def plan_answers(
    study: Study, files: Sequence[Path], day: date | None = None, rewritten: bool = False
) -> Import:
    """What filled-in sheets and tables would add to the findings.

    Args:
        study: The study.
        files: Word sheets, CSV files and workbooks.
        day: The day of answers that say none.
        rewritten: Take answers on claims that were rewritten since, and say so in them.

    Raises:
        QualcodeError: a file cannot be read, or is none of this study.
    """
    answers: list[Answer] = []
    remarks: list[tuple[str, str]] = []
    for path in dict.fromkeys(files):
        table = path.suffix.lower() in SUFFIXES
        sheet = read_answers(path, day) if table else read_sheet(study, path, day)
        answers += [_judged(study, one, rewritten) for one in sheet.answers]
        remarks += [(path.name, one) for one in sheet.remarks]
    known = {one.id: one.file for one in study.findings}
    done = tuple(_once(answers))
    touched = {known[one.returned.finding] for one in done if one.standing is Standing.NEW}
    contents = tuple((file, bytes_of(study.root / file, file)) for file in sorted(touched))
    return Import(done, tuple(remarks), contents)


def _judged(study: Study, one: Returned, rewritten: bool) -> Answer:
    """What is to be done with an answer, seen alone."""
    result = "; ".join(filter(None, (one.result, one.note)))
    finding = next((each for each in findings_shown(study) if each.id == one.finding), None)
    why = one.why or _why_not(study, one, finding)
    if why or finding is None:
        return Answer(one, result, Standing.LEFT, why)
    if one.fingerprint and one.fingerprint != fingerprint(finding):
        if not rewritten:
            told = "it has been rewritten since the sheet was made (--rewritten takes it)"
            return Answer(one, result, Standing.LEFT, told)
        result = f"{result}; {study.wording.say('sheet.earlier', {})}"
    return _beside_known(one, finding, result)


def _why_not(study: Study, one: Returned, finding: Finding | None) -> str:
    """Why an answer cannot be one of this informant on this finding; "" where it can."""
    if study.roster.informant(one.informant) is None:
        known = [each.id for each in study.roster.informants]
        hint = did_you_mean(one.informant, known)
        return f"no informant '{study.anonymiser(one.informant)}'. {hint}".rstrip()
    if study.withdrawn(one.informant):
        return f"{one.informant} has withdrawn consent"
    if finding is None:
        known = [each.id for each in findings_shown(study)]
        hint = did_you_mean(one.finding, known)
        return f"no finding '{study.anonymiser(one.finding)}'. {hint}".rstrip()
    if not finding.is_the_researchers and finding.voice != one.informant:
        return f"it is the judgement of {finding.voice}"
    return ""


def _beside_known(one: Returned, finding: Finding, result: str) -> Answer:
    """An answer beside those that the finding has of the informant."""
    theirs = [each for each in finding.member_checks if each.informant == one.informant]
    for each in theirs:
        same = _folded(each.result) == _folded(result)
        if each.date == one.day and same:
            return Answer(one, result, Standing.RECORDED)
        if each.date == one.day or (each.date is None and same):
            when = each.date or "without a date"
            told = f"recorded already ({when}): {each.result}"
            return Answer(one, result, Standing.DIFFERENT, told)
    return Answer(one, result, Standing.NEW)


def _once(answers: Sequence[Answer]) -> Iterator[Answer]:
    """The answers; of those that came back twice one, and none where they differ."""
    seen: dict[tuple[str, str, date | None], list[Answer]] = {}
    for one in answers:
        if one.standing is Standing.NEW:
            seen.setdefault(one.key, []).append(one)
    for one in answers:
        several = seen.get(one.key, [])
        if one.standing is not Standing.NEW or len(several) == 1:
            yield one
        elif len({_folded(each.result) for each in several}) > 1:
            told = "it came back more than once, with different answers"
            yield replace(one, standing=Standing.DIFFERENT, why=told)
        else:
            first = one is several[0]
            yield one if first else replace(one, standing=Standing.RECORDED)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def record_answers(study: Study, planned: Import) -> tuple[str, ...]:
    """Write what was planned into the findings' files; the old versions are kept.

    Returns:
        The files that were written.

    Raises:
        QualcodeError: a finding was changed in the meantime or has no place for an answer, or a
            file could not be written; no finding is changed then.
    """
    with disk.locked(study.root, "member-check import"):
        pages = tuple(_pages(study, planned))
        _write(study.root, pages)
    return tuple(file for file, _, _ in pages)


def _pages(study: Study, planned: Import) -> Iterator[tuple[str, bytes, bytes]]:
    """The files as they are and as they are to be."""
    known = {one.id: one.file for one in study.findings}
    for file, seen in planned.contents:
        old = bytes_of(study.root / file, file)
        if old != seen:
            message = f"{study.anonymiser(file)} was changed in the meantime; nothing was written."
            raise QualcodeError(message, "Run it again.")
        checks = tuple(
            MemberCheck(one.returned.informant, one.result, one.returned.day)
            for one in planned.new
            if known[one.returned.finding] == file
        )
        new = with_member_checks(old, file, checks)
        _prove(study, file, old, new, checks)
        yield file, old, new


def _write(root: Path, pages: Sequence[tuple[str, bytes, bytes]]) -> None:
    """Write all files; where one cannot be written, those before it become what they were."""
    begun: list[tuple[Path, bytes]] = []
    try:
        for file, old, new in pages:
            begun.append((root / file, old))
            disk.rewrite(root, root / file, new)
    except QualcodeError:
        for path, old in begun:
            with contextlib.suppress(QualcodeError):
                disk.write_whole(path, old)
        raise


def _prove(
    study: Study, file: str, old: bytes, new: bytes, checks: tuple[MemberCheck, ...]
) -> None:
    """Make sure that a finding says what it said, and the answers besides.

    Raises:
        QualcodeError: it would not.
    """
    subjects, scales = subjects_of(study), study.settings.scales
    before, known = parse_finding(old, file, subjects, scales)
    after, problems = parse_finding(new, file, subjects, scales)
    if before is None or after is None or _serious(problems) > _serious(known):
        raise odd_layout(file)
    if _said(after) != _said(replace(before, member_checks=(*before.member_checks, *checks))):
        raise odd_layout(file)


def _said(finding: Finding) -> Finding:
    """What a finding says, but not on which lines."""
    return replace(finding, links=tuple(replace(one, line=None) for one in finding.links))


def _serious(problems: Sequence[Problem]) -> int:
    return sum(one.severity is not Severity.NOTICE for one in problems)
