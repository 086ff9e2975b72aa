"""Notes and memos on the main screen: what was written is kept, or stays in its field."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding
from qualcode.renderers.safe import safe_text
from qualcode.tui.deciding import Deciding, Meant
from qualcode.tui.dialogs import Choosing
from qualcode.tui.drafting import (
    TAKE,
    THROW_AWAY,
    Offering,
    Pad,
    memo_pad,
    note_pad,
    with_theirs,
)
from qualcode.tui.memoing import Subject, subjects_here
from qualcode.tui.progress import shortened
from qualcode.tui.writing import Writing

_COPY = "Copy its words, or Esc"


class Noting(Deciding):
    """The main screen with what a person writes."""

    async def action_note(self) -> None:
        """Ask for a note on the coding."""
        coding = self._coding()
        if coding is None:
            return
        try:
            self.desk.refuse_note(coding)
        except QualcodeError as error:
            self.show(safe_text(str(error)))
        else:
            pad = note_pad(self.desk, coding)

            async def begun(typed: str) -> None:
                field = Writing(pad, _note_title(coding), coding.note, typed)
                await self._write_note(coding, pad, field)

            await self._go_on(pad, _note_title(coding), begun)

    async def _write_note(self, coding: Coding, pad: Pad, field: Writing) -> None:
        async def written(note: str) -> None:
            kept = trimmed(note, coding.note)
            if await self.carry_out(lambda: self.desk.note(coding, kept), Meant(coding)):
                pad.drop()
                return
            known, told = self._note_now(coding)
            typed = note if known.note == coding.note else with_theirs(note, known.note)
            now = note_pad(self.desk, known)
            with suppress(QualcodeError):
                pad.hand_on(now, typed)
            again = Writing(now, _note_title(known), known.note, typed, told)
            await self._write_note(known, now, again)

        await self.ask(field, written)

    def _note_now(self, coding: Coding) -> tuple[Coding, str]:
        """A coding whose note could not be kept, as it is now, and why that was."""
        now = self.desk.codings(self.page.source)
        known = next((one for one in now if one.id == coding.id), None)
        if known is not None or self.page.gone:
            return known or coding, self._told
        code = safe_text(coding.code)
        return coding, f"This {code} is no longer there: its note cannot be kept. {_COPY}"

    async def _go_on(self, pad: Pad, title: str, begun: Callable[[str], Awaitable[object]]) -> None:
        """Begin to write: with what was not kept the last time, if that is wanted."""
        left = pad.left()

        async def wanted(answer: str) -> None:
            if answer == THROW_AWAY:
                pad.drop()
            await begun(left if answer == TAKE else "")

        if left:
            await self.ask(Offering(title, left), wanted)
        else:
            await begun("")

    async def action_memo(self) -> None:
        """Ask what a memo is to be about, then for its words."""
        if self.page.gone:
            self.show(self.page.gone)
            return
        subjects = subjects_here(self.desk.study, self.page)

        async def chosen(number: str) -> None:
            subject = subjects[int(number)]
            pad = memo_pad(self.desk, subject)

            async def begun(typed: str) -> None:
                field = Writing(pad, subject.title, subject.text, typed)
                await self._write_memo(subject, pad, field)

            await self._go_on(pad, subject.title, begun)

        lines = [(str(number), one.line) for number, one in enumerate(subjects)]
        await self.ask(Choosing("A memo on", lines), chosen)

    async def _write_memo(self, subject: Subject, pad: Pad, field: Writing) -> None:
        async def written(text: str) -> None:
            if await self.carry_out(lambda: self.desk.memo(subject, text)):
                pad.drop()
                return
            memo = self.desk.memo_now(subject)
            known = replace(subject, memo=memo)
            both = text if known.text == subject.text else with_theirs(text, known.text)
            now = memo_pad(self.desk, known)
            with suppress(QualcodeError):
                pad.hand_on(now, both)
            again = Writing(now, subject.title, known.text, both, self._told)
            await self._write_memo(known, now, again)

        await self.ask(field, written)


def trimmed(note: str, before: str) -> str:
    """A note without the space around it, but for that which stood around it before."""
    head = before[: len(before) - len(before.lstrip())]
    tail = before[len(before.rstrip()) :]
    words = note.strip()
    if not words:
        return ""
    return f"{head if note.startswith(head) else ''}{words}{tail if note.endswith(tail) else ''}"


def _note_title(coding: Coding) -> str:
    return f"Note on {shortened(coding.code, 60)}"
