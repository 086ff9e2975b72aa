"""What a memo can be about at the cursor, and the memos that there are on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.actions.memo import NewMemo, make_memo, rewrite_memo
from qualcode.actions.memo_subjects import About, is_withheld, memos_on
from qualcode.model.coding import Coding
from qualcode.model.memo import Memo
from qualcode.stages.memo_codings import is_on
from qualcode.study import Study
from qualcode.tui.cells import cut, visible
from qualcode.tui.page import Page

_LINE = 70


@dataclass(frozen=True, slots=True)
class Subject:
    """A memo that could be written or gone on with; `line` offers it."""

    about: About
    title: str
    line: str
    memo: Memo | None = None
    coding: Coding | None = None

    @property
    def text(self) -> str:
        """What it says already."""
        return self.memo.text if self.memo else ""


def subjects_here(study: Study, page: Page) -> list[Subject]:
    """The coding at the cursor, its code, what its speaker says of it, the speaker, the source.

    Each with the memos that there are on it, or as a new one.
    """
    found: list[Subject] = []
    for about, name, coding in _abouts(study, page):
        known = [one for one in study.memos if coding and is_on(study, one, coding)]
        known += [one for one in memos_on(study, about) if one not in known]
        told = [one for one in known if not is_withheld(study, one)]
        found += [Subject(about, f"Memo on {name}", _line(name, one), one, coding) for one in told]
        if not known:
            found.append(Subject(about, f"A memo on {name}", f"{name}: new", None, coding))
    return found


def write_memo(study: Study, subject: Subject, text: str) -> str:
    """Write a new memo, or other words into the one that there is; its file.

    Raises:
        QualcodeError: it was changed meanwhile, or nothing could be written.
    """
    if subject.memo is None:
        return make_memo(study, NewMemo(subject.about, text=text)).file
    rewrite_memo(study, subject.memo, text)
    return subject.memo.file


def _abouts(study: Study, page: Page) -> Iterator[tuple[About, str, Coding | None]]:
    coding = page.current.coding if page.current else None
    source, place = page.source, page.selection.start
    speaker = source.segment_at(min(place, len(source.text) - 1)).informant if page.parts else None
    if study.withdrawn(speaker):
        speaker = None
    code = visible(coding.code) if coding else ""
    if coding:
        yield (("coding", coding.id),), f"{code} on this passage", coding
        yield (("code", coding.code),), f"the code {code}", None
    if coding and speaker:
        cell = ("informant", speaker), ("code", coding.code)
        yield cell, f"what {visible(speaker)} says of {code} (the summary of tables)", None
    if speaker:
        yield (("informant", speaker),), f"the informant {visible(speaker)}", None
    yield (("source", source.id),), f"the source {visible(source.id)}", None


def _line(name: str, memo: Memo) -> str:
    return cut(f"{name}: {visible(' '.join(memo.text.split()))}", _LINE)
