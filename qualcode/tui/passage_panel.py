"""What the panel below the transcript tells of the passage at the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from qualcode.displays.citation import sign
from qualcode.model.coding import Coding, Origin, Polarity
from qualcode.model.memo import Memo
from qualcode.model.source import Voice
from qualcode.stages.memo_codings import is_on
from qualcode.study import Study
from qualcode.tui.cells import cut, visible
from qualcode.tui.page import Page
from qualcode.tui.painting import DECIDED, PROPOSED

POLARITIES = {
    Polarity.FAVOURABLE: "favourable",
    Polarity.UNFAVOURABLE: "unfavourable",
    Polarity.MIXED: "mixed",
    Polarity.NEUTRAL: "not evaluated",
    Polarity.UNDECIDED: "not decided",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the panel; `code` where it names a coding, `strong` where that is the current."""

    text: str
    code: str = ""
    strong: bool = False


def panel_lines(page: Page, study: Study, coder: str, width: int, height: int) -> list[Line]:
    """The place, the codings at the cursor, and of the current one its rule, note and memos."""
    marks, current = page.here(), page.current
    lines: list[Line] = []
    at = 0
    for mark in marks:
        if mark is current:
            at = len(lines)
        lines.append(_coding_line(study, mark.coding, coder, mark is current))
        if mark is current:
            lines += [Line(f"     {told}") for told in _details(study, mark.coding)]
    if not marks and page.span:
        lines.append(Line("No coding here. c codes it."))
    room = max(1, height - 1)
    first = max(0, min(at, len(lines) - room))
    seen = lines[first : first + room]
    return [Line(cut(line.text, width), line.code, line.strong) for line in [_head(page), *seen]]


def _head(page: Page) -> Line:
    """Where the cursor is, and what would be coded."""
    part, passage = page.part, page.passage
    if part is None:
        return Line(f"{page.source.id} holds nothing to code")
    if page.gone:
        return Line(f"{page.gone}. Tab shows the other sources")
    place = f"{page.source.id}:{part.number} {part.label}".rstrip()
    if part.instead:
        return Line(f"{place}: withdrew consent; not shown, not coded")
    if passage is None:
        return Line(f"{place}: {_NOT_CODED.get(part.voice, 'nothing to code here')}")
    what = "sentence" if page.selection.empty else "selected"
    count = len(page.here())
    several = f" ({count} codings, o: the next)" if count > 1 else ""
    return Line(f"{place} · {what}{several}: {visible(' '.join(passage.text.split()))}")


_NOT_CODED = {
    Voice.INTERVIEWER: "a question, not coded",
    Voice.UNRESOLVED: "not coded until study.yaml says who speaks",
}


def _coding_line(study: Study, coding: Coding, coder: str, current: bool) -> Line:
    code = study.codebook[coding.code]
    label = visible(" ".join(code.label.in_language(study.settings.language).split()))
    bar = DECIDED if coding.reviewed else PROPOSED
    polarity = f"{sign(coding.polarity)} {POLARITIES[coding.polarity]}"
    name = f"{'▸' if current else ' '}{bar} {visible(code.id)} {label}"
    return Line(f"{name} [{polarity}] {_by(coding, coder)}", code.id, current)


def _by(coding: Coding, coder: str) -> str:
    if not coding.reviewed:
        return "proposed: a accept, x reject"
    who = "you" if coding.decided_by == coder else visible(coding.decided_by)
    return f"coded by {who}" if coding.origin is Origin.MANUAL else f"accepted by {who}"


def _details(study: Study, coding: Coding) -> Iterator[str]:
    if coding.note:
        yield f"note: {_line(coding.note)}"
    if coding.rule:
        yield f"rule: {_line(coding.rule)}"
    for memo in memos_on(study, coding):
        named = memo.title != PurePosixPath(memo.file).stem and not memo.text.startswith("#")
        title = f"{memo.title}: " if named else ""
        yield f"memo: {_line(title + memo.text)}"


def memos_on(study: Study, coding: Coding) -> Iterator[Memo]:
    """The memos about a coding, and after them those about its code."""
    yield from (one for one in study.memos if is_on(study, one, coding))
    yield from (one for one in study.memos if one.about == (("code", coding.code),))


def _line(text: str) -> str:
    return visible(" ".join(text.split()))
