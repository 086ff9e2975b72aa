"""Findings: the researcher's conclusions, one Markdown file each, with their grades."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from qualcode.errors import Problem
from qualcode.model.evidence_query import EvidenceQuery
from qualcode.model.memo import Finding, MemberCheck, Recommendation, RivalEvidence
from qualcode.model.settings import Grade
from qualcode.registry import did_you_mean
from qualcode.stores.claims import Answers, Directions, known_answers, known_directions
from qualcode.stores.evidence import NamedEvidence, read_evidence
from qualcode.stores.forms import Form, fill
from qualcode.stores.front_matter import Page, pages_in, split_page
from qualcode.stores.links import read_links
from qualcode.stores.marked import Marked
from qualcode.stores.problem_list import ProblemList
from qualcode.stores.subjects import Subjects, read_about
from qualcode.stores.values import (
    Day,
    FilledText,
    Name,
    Names,
    Rank,
    Text,
    Texts,
    WholeNumber,
    as_list,
    refuse,
)
from qualcode.stores.verdicts import read_verdict

FOLDER = "findings"
RESEARCHER = ("researcher", "peneliti")
"""How `voice:` says that the verdict is the researcher's own."""


class RecommendationForm(Form):
    """One recommendation."""

    to: FilledText
    text: FilledText
    order: Rank | None = None


class MemberCheckForm(Form):
    """One informant's word on the finding."""

    informant: Name
    date: Day | None = None
    result: FilledText


class RivalForm(Form):
    """A rival explanation, with the codings or places that are named for and against it."""

    vital: ClassVar[frozenset[str]] = frozenset({"text"})
    text: FilledText
    evidence: Names = ()
    counter_evidence: Names = ()


def _as_rival(value: Any) -> Any:
    if isinstance(value, list):
        hint = "For example {text: …, evidence: [W1.2]}."
        refuse("must be a sentence, or text with its evidence", hint)
    return {"text": value} if isinstance(value, str) else value


Rivals = Annotated[list[Annotated[RivalForm, BeforeValidator(_as_rival)]], BeforeValidator(as_list)]
"""Rival explanations, each a sentence or with its evidence."""


class FindingForm(Form):
    """The front matter of a finding."""

    vital: ClassVar[frozenset[str]] = frozenset({"id"})
    id: Name | None = None
    title: Text = ""
    about: Any = None
    grade: FilledText | None = None
    scale: FilledText | None = None
    qualifiers: Texts = ()
    voice: Text = ""
    rivals: Rivals = Field(default_factory=list)
    negative_evidence: Text = ""
    recommendations: list[RecommendationForm] = Field(default_factory=list)
    member_checks: list[MemberCheckForm] = Field(default_factory=list)
    links: Any = None
    direction: Directions = Field(default_factory=dict)
    evidence: NamedEvidence = ()
    counter_evidence: NamedEvidence = ()
    checklist: Answers = Field(default_factory=dict)
    answers: Annotated[tuple[WholeNumber, ...], BeforeValidator(as_list)] = ()


def read_findings(
    study: Path, subjects: Subjects, scales: Mapping[str, tuple[Grade, ...]]
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """The findings of a study, by file name, and what is wrong with them."""
    findings: dict[str, Finding] = {}
    problems: list[Problem] = []
    for page, found in pages_in(study, FOLDER):
        finding = _finding(page, subjects, scales, found) if page else None
        if finding and finding.id in findings and page:
            at = page.front.at(("id",)).mark if page.front else None
            other = findings[finding.id].file
            message = f"finding '{finding.id}' stands twice, here and in {other}"
            found.error("duplicate-finding", message, at, f"Only the one in {other} is used.")
        elif finding:
            findings[finding.id] = finding
        problems.extend(found.in_order())
    return tuple(findings.values()), tuple(problems)


def parse_finding(
    data: bytes, file: str, subjects: Subjects, scales: Mapping[str, tuple[Grade, ...]]
) -> tuple[Finding | None, tuple[Problem, ...]]:
    """A finding as it would be read from a file, and what would be wrong with it."""
    page, problems = split_page(data, file)
    finding = _finding(page, subjects, scales, problems) if page else None
    return finding, problems.in_order()


def _finding(
    page: Page, subjects: Subjects, scales: Mapping[str, tuple[Grade, ...]], problems: ProblemList
) -> Finding | None:
    front = page.front
    form = fill(FindingForm, front, problems, "") if front else FindingForm()
    if form is None:
        return None
    about = front.fields().get("about") if front else None
    named = read_about(about.value, subjects, problems) if about else ()

    def named_for(key: str, given: tuple[Any, ...]) -> tuple[str | EvidenceQuery, ...]:
        return read_evidence(given, front.at((key,)), subjects, problems) if front else ()

    given = form.grade or "", form.scale or ""
    scale, grade = read_verdict(*given, front, scales, problems) if front else ("", "")
    return Finding(
        file=page.file,
        id=form.id or page.stem,
        title=form.title or page.heading or page.stem,
        about=tuple(name for _, name in named),
        grade=grade,
        scale=scale,
        text=page.text,
        qualifiers=form.qualifiers,
        voice=_voice(form, front, subjects, problems) if front else "",
        rivals=tuple(one.text for one in form.rivals),
        negative_evidence=form.negative_evidence,
        recommendations=tuple(
            Recommendation(one.to, one.text, one.order) for one in form.recommendations
        ),
        member_checks=tuple(_member_checks(form, front, subjects, problems)) if front else (),
        links=read_links(front, subjects, problems) if front else (),
        answers=form.answers,
        directions=known_directions(form.direction, front, subjects, problems) if front else (),
        evidence=named_for("evidence", form.evidence),
        counter_evidence=named_for("counter_evidence", form.counter_evidence),
        checklist=known_answers(form.checklist, front, problems) if front else (),
        text_line=page.line,
        answer_line=front.at(("negative_evidence",)).line if front else None,
        rival_evidence=tuple(
            RivalEvidence(one.text, one.evidence, one.counter_evidence)
            for one in form.rivals
            if one.evidence or one.counter_evidence
        ),
    )


def _voice(form: FindingForm, front: Marked, subjects: Subjects, problems: ProblemList) -> str:
    if not form.voice or form.voice in RESEARCHER:
        return RESEARCHER[0] if form.voice else ""
    if form.voice in subjects.informants:
        return form.voice
    hint = did_you_mean(form.voice, [RESEARCHER[0], *subjects.informants])
    message = f"voice must be researcher or an informant's id, not '{form.voice}'"
    problems.error("unknown-informant", message, front.at(("voice",)).mark, hint)
    return ""


def _member_checks(
    form: FindingForm, front: Marked, subjects: Subjects, problems: ProblemList
) -> list[MemberCheck]:
    for entry in front.at(("member_checks",)).items():
        name = entry.text("informant")
        if name and name not in subjects.informants:
            hint = did_you_mean(name, subjects.informants)
            message = f"there is no informant '{name}'"
            problems.error("unknown-informant", message, entry.at(("informant",)).mark, hint)
    return [
        MemberCheck(one.informant, one.result, one.date)
        for one in form.member_checks
        if one.informant in subjects.informants
    ]
