"""Memos: what the researcher notes while analysing, one Markdown file each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from qualcode.errors import Problem
from qualcode.model.memo import Memo, MemoKind
from qualcode.model.source import Source
from qualcode.stores.coded_texts import kept_text
from qualcode.stores.forms import Form, fill
from qualcode.stores.front_matter import Page, pages_in, split_page
from qualcode.stores.memo_passages import read_passages
from qualcode.stores.placing import Placing
from qualcode.stores.problem_list import ProblemList
from qualcode.stores.subjects import Subjects, read_about
from qualcode.stores.values import Text, one_of

FOLDER = "memos"


class MemoForm(Form):
    """The front matter of a memo."""

    about: Any = None
    kind: Annotated[MemoKind, one_of(MemoKind)] = MemoKind.ANALYTIC
    title: Text = ""
    passages: Any = None


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
    form = (fill(MemoForm, front, problems, "") if front else None) or MemoForm()
    about = front.fields().get("about") if front else None
    named = about and not about.value.is_nothing
    if front and front.fields() and not named:
        at = about.key.mark if about else front.mark
        hint = "For example about: {informant: I1, code: EM1.1}."
        problems.notice("about-nothing", "the memo does not say what it is about", at, hint)
    return Memo(
        file=page.file,
        about=read_about(about.value, subjects, problems) if about and named else (),
        kind=form.kind,
        title=form.title or page.heading or page.stem,
        text=page.text,
        passages=read_passages(front, subjects, problems, placing) if front else (),
    )
