"""Memos: what the researcher notes while analysing, one Markdown file each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from qualcode.errors import Problem
from qualcode.model.memo import Memo, MemoKind, Subject, cell_of
from qualcode.model.source import Source
from qualcode.stores.coded_texts import kept_text
from qualcode.stores.events import EventForm, read_event
from qualcode.stores.forms import fill
from qualcode.stores.front_matter import Page, pages_in, split_page
from qualcode.stores.links import read_links
from qualcode.stores.marked import Marked
from qualcode.stores.memo_passages import read_passages
from qualcode.stores.placing import Placing
from qualcode.stores.problem_list import ProblemList
from qualcode.stores.subjects import Subjects, read_about
from qualcode.stores.values import FilledText, Text, one_of
from qualcode.stores.verdicts import read_verdict

FOLDER = "memos"


class MemoForm(EventForm):
    """The front matter of a memo."""

    about: Any = None
    kind: Annotated[MemoKind, one_of(MemoKind)] | None = None
    title: Text = ""
    passages: Any = None
    grade: FilledText | None = None
    scale: FilledText | None = None
    links: Any = None


def read_memos(
    study: Path, subjects: Subjects, sources: Mapping[str, Source] | None = None
) -> tuple[tuple[Memo, ...], tuple[Problem, ...]]:
    """The memos of a study, by file name, and what is wrong with them.

    Args:
        study: The folder.
        subjects: What they can be about.
        sources: In which passages are found again that memos are about, by id.
    """
    placing = Placing(sources or {}, lambda sha256: kept_text(study, sha256))
    memos: list[Memo] = []
    problems: list[Problem] = []
    for page, found in pages_in(study, FOLDER):
        if page:
            memos.append(_memo(page, subjects, found, placing))
        problems.extend(found.in_order())
    return tuple(memos), tuple(problems)


def parse_memo(
    data: bytes, file: str, subjects: Subjects
) -> tuple[Memo | None, tuple[Problem, ...]]:
    """Read one memo; None where the file is no text."""
    page, problems = split_page(data, file)
    memo = _memo(page, subjects, problems, Placing({}, lambda _: None)) if page else None
    return memo, problems.in_order()


def _memo(page: Page, subjects: Subjects, problems: ProblemList, placing: Placing) -> Memo:
    front = page.front
    if front is None:
        title = page.heading or page.stem
        return Memo(page.file, (), MemoKind.ANALYTIC, title, page.text, text_line=page.line)
    form = fill(MemoForm, front, problems, "") or MemoForm()
    about = _about(front, subjects, problems)
    kind = _kind(form, front, about)
    scale, grade = _rating(form, kind, about, front, subjects, problems)
    return Memo(
        file=page.file,
        about=about,
        kind=kind,
        title=form.title or page.heading or page.stem,
        text=page.text,
        passages=read_passages(front, subjects, problems, placing),
        scale=scale,
        grade=grade,
        event=read_event(form, kind, about, front, subjects, problems),
        links=read_links(front, subjects, problems),
        text_line=page.line,
    )


def _about(front: Marked, subjects: Subjects, problems: ProblemList) -> tuple[Subject, ...]:
    about = front.fields().get("about")
    if about and not about.value.is_nothing:
        return read_about(about.value, subjects, problems)
    if front.fields():
        at = about.key.mark if about else front.mark
        hint = "For example about: {informant: I1, code: EM1.1}."
        problems.notice("about-nothing", "the memo does not say what it is about", at, hint)
    return ()


def _kind(form: MemoForm, front: Marked, about: tuple[Subject, ...]) -> MemoKind:
    """What the memo is for; where it does not say, a cell's summary or else analytic."""
    if form.kind:
        return form.kind
    unsaid = "kind" not in front.fields()
    return MemoKind.SUMMARY if unsaid and cell_of(about) else MemoKind.ANALYTIC


def _rating(
    form: MemoForm,
    kind: MemoKind,
    about: tuple[Subject, ...],
    front: Marked,
    subjects: Subjects,
    problems: ProblemList,
) -> tuple[str, str]:
    """Scale and grade of the cell that the memo sums up; told, where it sums up none."""
    if not form.grade and not form.scale:
        return "", ""
    if cell_of(about) and kind is MemoKind.SUMMARY:
        return read_verdict(form.grade or "", form.scale or "", front, subjects.scales, problems)
    if about or "about" not in front.fields():  # else that it cannot be read was told already
        key = "grade" if form.grade else "scale"
        message = "a grade rates a cell, and this memo is no cell's summary"
        hint = (
            "Write kind: summary, and about: one code with one informant, case, group, period or "
            "source."
        )
        problems.error("grade-without-cell", message, front.fields()[key].key.mark, hint)
    return "", ""
