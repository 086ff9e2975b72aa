"""Notes and memos on the main screen: what was written is kept, or stays in its field."""

from __future__ import annotations

from dataclasses import replace

from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding
from qualcode.renderers.safe import safe_text
from qualcode.tui.deciding import Deciding, Meant
from qualcode.tui.dialogs import Choosing
from qualcode.tui.memoing import Subject, subjects_here
from qualcode.tui.progress import shortened
from qualcode.tui.writing import Writing

_BOTH = "\n\n=== changed elsewhere meanwhile:\n\n"


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
            await self._write_note(coding, Writing(_note_title(coding), coding.note))

    async def _write_note(self, coding: Coding, field: Writing) -> None:
        async def written(note: str) -> None:
            kept = trimmed(note, coding.note)
            if not await self.carry_out(lambda: self.desk.note(coding, kept), Meant(coding)):
                now = self.desk.codings(self.page.source)
                known = next((one for one in now if one.id == coding.id), coding)
                again = Writing(_note_title(known), known.note, note, self._told)
                await self._write_note(known, again)

        await self.ask(field, written)

    async def action_memo(self) -> None:
        """Ask what a memo is to be about, then for its words."""
        if self.page.gone:
            self.show(self.page.gone)
            return
        subjects = subjects_here(self.desk.study, self.page)

        async def chosen(number: str) -> None:
            subject = subjects[int(number)]
            await self._write_memo(subject, Writing(subject.title, subject.text))

        lines = [(str(number), one.line) for number, one in enumerate(subjects)]
        await self.ask(Choosing("A memo on", lines), chosen)

    async def _write_memo(self, subject: Subject, field: Writing) -> None:
        async def written(text: str) -> None:
            if await self.carry_out(lambda: self.desk.memo(subject, text)):
                return
            memo = self.desk.memo_now(subject)
            theirs = memo.text if memo else ""
            both = text if theirs in (subject.text, text) else f"{text}{_BOTH}{theirs}"
            again = Writing(subject.title, theirs, both, self._told)
            await self._write_memo(replace(subject, memo=memo), again)

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
