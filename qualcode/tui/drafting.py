"""What is written in a field while it is not kept yet: put by, and offered when it is opened again.

Whatever ends the program, what was typed until a moment before is still there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from qualcode.actions.drafting import drop_draft, keep_draft
from qualcode.model.coding import Coding
from qualcode.renderers.safe import safe_text
from qualcode.stores.drafts import (
    MEMO,
    NOTE,
    About,
    Draft,
    Stretch,
    begun_here,
    draft_file,
    drafts_of,
    fingerprint,
    read_draft,
)
from qualcode.study import Study
from qualcode.tui.cells import visible
from qualcode.tui.desk import Desk
from qualcode.tui.dialogs import BOX
from qualcode.tui.memoing import Subject

TAKE, THROW_AWAY = "take", "throw away"

_ELSEWHERE = "\n\n=== changed elsewhere meanwhile:\n\n"
_GONE_ELSEWHERE = "\n\n=== taken away elsewhere meanwhile\n"
_SHOWN = 8000
"""Characters of it that are shown: more would keep one waiting, and are there when it is taken."""

_KEYS = "Enter goes on with it, Ctrl-X throws it away, Esc leaves it for later"
_SURE = "Ctrl-X again throws it away for good; Esc leaves it for later"


class Pad:
    """Where the words of one field are put by.

    `opened` are the kept words that the field began with. Of several `abouts` the first is what
    is written about; under the others it may have been begun. `coding` is the one that it is on.
    """

    def __init__(
        self, desk: Desk, kind: str, abouts: Sequence[About], opened: str, coding: Coding | None
    ) -> None:
        self._desk, self._root, self._coder = desk, desk.study.root, desk.coder.name
        self._kind, self._about, self._opened = kind, abouts[0], opened
        self._on = _stretch(desk.study, coding) if coding else None
        self._code = coding.code if coding else ""
        self._files = [draft_file(self._coder, kind, one) for one in abouts]

    def keep(self, text: str) -> None:
        """Put the words by; where nothing was written that is not kept, there is nothing to do.

        Raises:
            QualcodeError: they could not be written.
        """
        if text == self._opened or not text.strip():
            self.drop()
            return
        over = fingerprint(self._opened)
        draft = Draft(self._coder, self._kind, self._about, over, text, self._on, self._code)
        keep_draft(self._root, draft)

    def drop(self) -> None:
        """They are kept, or were thrown away."""
        for file in self._files:
            drop_draft(self._root, file)

    def hand_on(self, to: Pad, text: str) -> None:
        """What is written goes on as something else: a memo whose file was made or taken away.

        Raises:
            QualcodeError: it could not be written; it is still where it was.
        """
        to.keep(text)
        for file in set(self._files).difference(to._files):
            drop_draft(self._root, file)

    def left(self) -> str:
        """What was put by the last time and is not what is kept; "" where there is nothing.

        Where the kept words have been changed since, they stand below it.
        """
        drafts = (read_draft(self._root / file) for file in self._files)
        draft = next((one for one in drafts if one is not None), None)
        if draft is None or _hidden(self._desk.study, draft):
            return ""
        if draft.text.strip() == self._opened.strip():
            self.drop()  # stopped in the moment between keeping it and this
            return ""
        same = draft.over == fingerprint(self._opened)
        return draft.text if same else with_theirs(draft.text, self._opened)


def note_pad(desk: Desk, coding: Coding) -> Pad:
    """For a note on a coding."""
    about = (("coding", coding.id),)
    return Pad(desk, NOTE, [about, *_begun_before(desk, NOTE, coding)], coding.note, coding)


def memo_pad(desk: Desk, subject: Subject) -> Pad:
    """For a memo; one that has a file by now may have been begun before it had."""
    abouts = [subject.about]
    if subject.memo is not None:
        abouts.insert(0, (*subject.about, ("file", subject.memo.file)))
    if subject.coding is not None:
        abouts += _begun_before(desk, MEMO, subject.coding)
    return Pad(desk, MEMO, abouts, subject.text, subject.coding)


def _begun_before(desk: Desk, kind: str, coding: Coding) -> list[About]:
    """What was begun on a coding that stood here before this one: it was taken back and made anew.

    Only the last of it, and only where nothing was begun on this one: no draft goes unseen.
    """
    root, coder, on = desk.study.root, desk.coder.name, _stretch(desk.study, coding)
    own = (("coding", coding.id),)
    if on is None or (root / draft_file(coder, kind, own)).exists():
        return []
    there = {one.id for one in desk.study.codings}
    left = (one for one in drafts_of(root, coder) if one.about and one.about[0][1] not in there)
    return [one.about for one in begun_here(left, kind, on, coding.code)][:1]


def with_theirs(typed: str, theirs: str) -> str:
    """What was typed, and below it what was kept elsewhere meanwhile: to be made one of."""
    if typed == theirs:
        return typed
    return f"{typed}{_ELSEWHERE}{theirs}" if theirs else f"{typed}{_GONE_ELSEWHERE}"


def _stretch(study: Study, coding: Coding) -> Stretch | None:
    source = study.source(coding.source)
    return (source.id, source.sha256, coding.start, coding.end) if source else None


def _hidden(study: Study, draft: Draft) -> bool:
    """Whether it was begun on words that are not shown, although it may be about others now."""
    if draft.on is None:
        return False
    name, sha256, start, end = draft.on
    now = (one for one in study.sources if name in (one.id, *one.entry.formerly))
    source = next(now, None)
    same = source is not None and source.sha256 == sha256
    return study.hidden(source.id if source else name, (start, end) if same else None)


def _is_kept(study: Study, draft: Draft) -> bool:
    """Whether the program was stopped in the moment between keeping the words and this."""
    notes = [one.note for one in study.codings if ("coding", one.id) in draft.about]
    kept = notes if draft.kind == NOTE else [one.text for one in study.memos]
    return draft.text.strip() in map(str.strip, kept)


def told_of_drafts(desk: Desk) -> str:
    """Told at the beginning: where a note or memo was begun and not kept; "" where none was.

    Of what is about words that are not shown, nothing is told.
    """
    drafts = drafts_of(desk.study.root, desk.coder.name)
    places = [place for one in drafts if (place := _place(desk, one))]
    if not places:
        return ""
    others = f" (and {len(places) - 1} more)" if len(places) > 1 else ""
    return f"not kept the last time: {places[0]}{others}"


def _place(desk: Desk, draft: Draft) -> str:
    """What a draft is about, and the key that opens it there; "" where that cannot be opened."""
    key = "m" if draft.kind == NOTE else "M"
    names = dict(draft.about)
    if _hidden(desk.study, draft) or _is_kept(desk.study, draft):
        return ""
    if "coding" in names:
        every = [(source, one) for source in desk.sources for one in desk.codings(source)]
        known = [(at, one) for at, one in every if one.id == names["coding"]]
        known = known or [(at, one) for at, one in every if _is_of(desk.study, draft, one)]
        if not known:
            return f"a {draft.kind} whose coding is gone: {draft.file}"
        found = known[0]
        turn = found[0].segment_at(found[1].start).number
        on = f"{found[0].id}:{turn} {found[1].code}"
    elif desk.study.withdrawn(names.get("informant")) or (
        "source" in names and desk.source(names["source"]) is None
    ):
        return ""
    else:
        on = " + ".join(name for noun, name in draft.about if noun != "file")
    return f"a {draft.kind} on {visible(on)}, {key} there"


def _is_of(study: Study, draft: Draft, coding: Coding) -> bool:
    """Whether a draft about a coding that is gone is offered on this one."""
    on = _stretch(study, coding)
    return on is not None and any(begun_here([draft], draft.kind, on, coding.code))


def _preview(text: str) -> str:
    """The words as they are shown; of very many the end, where they were being written."""
    before = len(text) - _SHOWN
    last = safe_text(text[-_SHOWN:])
    return last if before <= 0 else f"({before:,} characters before this)\n…{last}"


class Offering(ModalScreen[str | None]):
    """Show what was not kept the last time, and ask whether to go on with it."""

    DEFAULT_CSS = f"""
    Offering {{ {BOX}
        VerticalScroll {{ height: auto; max-height: 1fr; }}
        #title {{ text-wrap: nowrap; text-overflow: ellipsis; }}
    }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "leave"),
        Binding("enter", f"dismiss('{TAKE}')", "go on with it"),
        Binding("ctrl+x", "throw_away", "throw away"),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text, self._warned = title, text, False

    def compose(self) -> ComposeResult:
        """What it is, the keys, its words: on a small screen no words push the keys off."""
        with Vertical():
            yield Static(Text(f"Not kept: {self._title}"), id="title")
            yield Static(Text(_KEYS), id="keys")
            with VerticalScroll():
                yield Static(Text(_preview(self._text)))

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.set_focus(self.query_one(VerticalScroll))

    def action_throw_away(self) -> None:
        """Throw it away when that was said twice."""
        if self._warned:
            self.dismiss(THROW_AWAY)
        self._warned = True
        self.query_one("#keys", Static).update(Text(_SURE, style="bold"))
