"""The desk at which a person codes: each decision is on the disk when a method returns.

After a decision the desk holds the study that the journals now describe, with what others wrote
into them meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict, Unpack

from qualcode.actions.coding import Coder, add_coding, change_coding, decide
from qualcode.actions.memo_subjects import memos_on
from qualcode.actions.recoding import recode
from qualcode.actions.removing import remove_codings
from qualcode.actions.undoing import undo
from qualcode.actions.withheld import refuse_unseen_note
from qualcode.errors import QualcodeError
from qualcode.model.coding import RULES, Coding, Origin, Polarity
from qualcode.model.decision import Verdict
from qualcode.model.memo import Memo
from qualcode.model.source import Passage, Source
from qualcode.stores.journal_lines import Event
from qualcode.stores.standing import own_events
from qualcode.study import Study
from qualcode.tui.inductive import NewCode, new_code, suggested_id, with_own_codebook
from qualcode.tui.memoing import Subject, write_memo
from qualcode.tui.news import with_memos
from qualcode.tui.opened import Opened
from qualcode.tui.recent import Recent, recalled

_PICKED = ("add", "change")
_BY_HAND = "it was coded by hand and is no proposal."


class _Changes(TypedDict, total=False):
    code: str
    passage: Passage
    polarity: Polarity
    note: str


@dataclass(frozen=True, slots=True)
class Done:
    """What a decision led to: a sentence for the person, and the coding to look at next."""

    told: str
    coding: str = ""
    source: str = ""
    start: int = 0


class Desk(Opened):
    """A study while one coder works on it."""

    def __init__(self, study: Study, coder: Coder) -> None:
        self.coder = coder
        self._own = own_events(study.root, coder.name)
        picked = (study.codebook.get(one.code) for one in self._own if one.event in _PICKED)
        self.recent: Recent = recalled(code.id for code in picked if code)
        super().__init__(study)

    def last_place(self, source_id: str = "") -> tuple[str, int] | None:
        """Where the coder decided last, in the study or in one source, if it still stands there."""
        for event in reversed(self._own):
            source = self.source(event.source)
            if source is None or source_id not in ("", source.id):
                continue
            return source.id, event.start if event.text_sha256 == source.sha256 else 0
        return None

    # --- decisions

    def code(self, source: Source, passage: Passage, code: str) -> Done:
        """Code a passage; what it says of the topic is left open.

        Raises:
            QualcodeError: nothing was written.
        """
        twin = self._twin(source, passage, code)
        if twin is not None:
            return Done(f"coded {twin.code} before; change it with + - 0 ~", twin.id)
        event = add_coding(self.study, self.coder, source, passage, code, Polarity.UNDECIDED)
        self._picked(event)
        return Done(f"coded {self._place(event)} {event.code} ?", event.id)

    def judge(self, coding: Coding, verdict: Verdict) -> Done:
        """Accept or reject a proposal.

        Raises:
            QualcodeError: it was coded by hand, or nothing was written.
        """
        if coding.origin is Origin.MANUAL:
            raise QualcodeError(_BY_HAND, "To take your own back: d")
        note = coding.note if verdict is Verdict.ACCEPT else ""
        polarity = coding.polarity if coding.reviewed and verdict is Verdict.ACCEPT else None
        event = decide(self.study, self.coder, [coding], verdict, polarity, note)[0]
        self.renew()
        told = f"{verdict}ed {self._place(event)} {coding.code}"
        if verdict is Verdict.REJECT:
            told += self._kept_by_others(coding)
        return Done(told, coding.id)

    def polarity(self, coding: Coding, polarity: Polarity) -> Done:
        """Say what a passage says of the topic; a proposal is accepted with it.

        Raises:
            QualcodeError: it is another coder's, or nothing was written.
        """
        if coding.origin is Origin.MANUAL:
            event = self._changed(coding, polarity=polarity)
            did = "changed"
        else:
            verdict = Verdict.ACCEPT
            event = decide(self.study, self.coder, [coding], verdict, polarity, coding.note)[0]
            did = "accepted"
        self.renew()
        return Done(f"{did} {self._place(event)} {coding.code} {polarity}", coding.id)

    def refuse_note(self, coding: Coding) -> None:
        """Make sure that a coding can have a note, before one is written.

        Raises:
            QualcodeError: it is another coder's or an open proposal, or has one that is not shown.
        """
        if coding.origin is Origin.MANUAL:
            self._refuse_others(coding)
        elif not coding.reviewed:
            raise QualcodeError("a note goes with a decision.", "Accept the proposal first: a")
        refuse_unseen_note(self.study, self.coder.name, coding)

    def note(self, coding: Coding, note: str) -> Done:
        """Keep a remark with a coding.

        Raises:
            QualcodeError: it is another coder's or an open proposal, or nothing was written.
        """
        self.refuse_note(coding)
        if coding.origin is Origin.MANUAL:
            event = self._changed(coding, note=note)
        else:
            verdict, polarity = Verdict.ACCEPT, coding.polarity
            event = decide(self.study, self.coder, [coding], verdict, polarity, note)[0]
        self.renew()
        return Done(f"note kept with {self._place(event)} {coding.code}", coding.id)

    def recode(self, coding: Coding, code: str) -> Done:
        """Give a passage another code; a proposal is rejected and coded by hand instead.

        Raises:
            QualcodeError: it is another coder's, or nothing was written.
        """
        if coding.origin is Origin.MANUAL:
            event = self._changed(coding, code=code)
            self._picked(event)
            return Done(f"changed {self._place(event)} to {event.code}", coding.id)
        event = recode(self.study, self.coder, coding, code)
        self._picked(event)
        return Done(f"coded {self._place(event)} {event.code} in place of {coding.code}", event.id)

    def refit(self, source: Source, coding: Coding, passage: Passage) -> Done:
        """Give a coding another passage; over a proposal it is coded by hand.

        Raises:
            QualcodeError: it is another coder's, or nothing was written.
        """
        if coding.origin is Origin.MANUAL:
            event = self._changed(coding, passage=passage)
            kept = coding.id
        else:
            event = add_coding(
                self.study, self.coder, source, passage, coding.code, coding.polarity, coding.note
            )
            kept = event.id
        self.renew()
        return Done(f"{coding.code} now stands on the selected words", kept)

    def take_back(self, coding: Coding) -> Done:
        """Take back a coding that the coder made by hand.

        Raises:
            QualcodeError: it is a proposal or another coder's, or nothing was written.
        """
        if coding.coder == RULES:
            raise QualcodeError(f"{coding.code} is a proposal.", "To reject it: x")
        if coding.coder != self.coder.name:
            raise QualcodeError(f"{coding.coder} coded this {coding.code}; it is theirs.")
        event = remove_codings(self.study, self.coder, [coding])[0]
        self.renew()
        return Done(f"took back {self._place(event)} {coding.code}")

    def undo(self) -> Done:
        """Take back the coder's last decision, whatever it was.

        Raises:
            QualcodeError: there is nothing to take back, or nothing was written.
        """
        event = undo(self.study, self.coder)[0]
        self.renew()
        told = f"undone: {event.event} {self._place(event)} {event.code}"
        return Done(told, event.target or event.id, event.source, event.start)

    def in_vivo(self, source: Source, passage: Passage, new: NewCode) -> Done:
        """Make a code of an informant's own words and code the passage with it.

        Raises:
            QualcodeError: the code cannot be made, or nothing was written.
        """
        code = suggested_id(self.study.codebook, new.parent or None)
        self._wrote(new_code(self.study, code, new))
        return self.code(source, passage, code)

    def memo(self, subject: Subject, text: str) -> Done:
        """Write a memo, or write one anew whose words were shown; an empty one changes nothing.

        Raises:
            QualcodeError: it was changed meanwhile, or nothing was written.
        """
        if not text.strip():
            return Done("an empty memo is not written")
        file = write_memo(self.study, subject, text)
        self._take(with_memos(self.study))
        self._seen_memos()
        return Done(f"memo kept: {file}", subject.coding.id if subject.coding else "")

    def memo_now(self, subject: Subject) -> Memo | None:
        """The memo on a subject as its file is now; another one where somebody made one."""
        self._take(with_memos(self.study))
        if subject.memo:
            return next((one for one in self.study.memos if one.file == subject.memo.file), None)
        return next(iter(memos_on(self.study, subject.about)), None)

    def own_codebook(self) -> Done:
        """Copy the shipped codebook into the study, so that codes can be added to it.

        Raises:
            QualcodeError: nothing was written.
        """
        self._wrote(with_own_codebook(self.study))
        return Done(f"the study has its own {self.study.codebook.file} now")

    def _changed(self, coding: Coding, **fields: Unpack[_Changes]) -> Event:
        """A coding made by hand, changed.

        Raises:
            QualcodeError: it is another coder's, or nothing was written.
        """
        self._refuse_others(coding)
        return change_coding(self.study, self.coder, coding, **fields)

    def _refuse_others(self, coding: Coding) -> None:
        if coding.coder != self.coder.name:
            raise QualcodeError(
                f"{coding.coder} coded this {coding.code}.", "To code it as yours too: c"
            )

    def _picked(self, event: Event) -> None:
        self.recent = self.recent.used(event.code)
        self.renew()

    def _twin(self, source: Source, passage: Passage, code: str) -> Coding | None:
        wanted = (self.coder.name, code, passage.start, passage.end)
        return next(
            (
                one
                for one in self._codings[source.id]
                if (one.coder, one.code, one.start, one.end) == wanted
            ),
            None,
        )

    def _kept_by_others(self, coding: Coding) -> str:
        """Says so where a rejected proposal still counts because another coder accepted it."""
        kept = next((one for one in self._codings[coding.source] if one.id == coding.id), None)
        return f"; it still counts: {kept.decided_by} accepted it" if kept else ""

    def _place(self, event: Event) -> str:
        source = self.study.source(event.source)
        if source is None or source.sha256 != event.text_sha256:
            return event.source
        return f"{source.id}:{source.segment_at(event.start).number}"
