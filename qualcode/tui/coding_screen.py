"""The main screen: what is decided on it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from qualcode.actions.codebook_copy import OWN
from qualcode.model.codebook import AspectKind
from qualcode.model.coding import Polarity
from qualcode.model.decision import Verdict
from qualcode.model.source import Passage, Voice
from qualcode.tui.deciding import Meant
from qualcode.tui.desk import Done
from qualcode.tui.dialogs import Asking, Choosing, Picker
from qualcode.tui.inductive import KINDS, NewCode, shipped_name, suggested_label
from qualcode.tui.noting import Noting
from qualcode.tui.progress import shortened
from qualcode.tui.tree_panel import TreePanel

_NOT_HERE = {
    Voice.INTERVIEWER: "the interviewer's words are not coded; s goes to the next sentence",
    Voice.UNRESOLVED: "nobody knows who speaks here: name the speaker in study.yaml",
}


class CodingScreen(Noting):
    """The coder's desk on the screen."""

    def _passage(self) -> Passage | None:
        """What would be coded; says why where there is nothing."""
        passage = self.page.passage
        if self.page.gone:
            self.show(self.page.gone)
        elif passage is None:
            voice = self.page.part.voice if self.page.part else None
            self.show(_NOT_HERE.get(voice, "there is nothing to code here") if voice else "")
        return passage

    # --- codes

    async def code_with(self, code: str) -> None:
        """Code what is selected."""
        passage, source = self._passage(), self.page.source
        if passage is not None:
            await self.carry_out(lambda: self.desk.code(source, passage, code))

    def on_tree_panel_chosen(self, event: TreePanel.Chosen) -> None:
        """A code of the tree was clicked: in its turn, as if a key had been pressed."""
        self.app.call_next(self.code_with, event.code)

    async def action_quick(self, key: str) -> None:
        """Code with a code used before."""
        code = self.desk.recent.code(key)
        if code is None or code not in self.desk.study.codebook:
            self.show(f"{key} has no code yet; c finds one, and it gets a key")
        else:
            await self.code_with(code)

    async def action_pick(self) -> None:
        """Ask for a code."""
        passage = self._passage()
        if passage is not None:
            await self._ask_code(f"Code “{shortened(passage.text, 60)}”", self.code_with)

    async def action_recode(self) -> None:
        """Ask for another code for the coding."""
        coding = self._coding()
        if coding is None:
            return

        async def recode(code: str) -> None:
            await self.carry_out(lambda: self.desk.recode(coding, code), Meant(coding))

        await self._ask_code(f"Instead of {coding.code}", recode)

    async def _ask_code(
        self, title: str, then: Callable[[str], Awaitable[object]], nothing: str = ""
    ) -> None:
        study = self.desk.study
        picker = Picker(title, study.codebook, self.desk.recent, study.settings.language, nothing)
        await self.ask(picker, then)

    async def action_in_vivo(self) -> None:
        """Make a code of the informant's own words."""
        passage = self._passage()
        if passage is None:
            return
        shipped = shipped_name(self.desk.study)
        if not shipped:
            await self._ask_label(passage)
            return

        async def copied(_: str) -> None:
            if await self.carry_out(self.desk.own_codebook):
                await self._ask_label(passage)

        question = (
            f"{shipped} comes with qualcode and cannot be changed. Copy it into the study as "
            f"{OWN}, to add your own codes?"
        )
        await self.ask(Asking(question, asks_words=False), copied)

    async def _ask_label(self, passage: Passage) -> None:
        """Ask for the label of a new code, then for its parent; code the passage with it."""

        async def named(typed: str) -> None:
            label = typed.strip()

            async def placed(parent: str) -> None:
                if parent:
                    await self._make_code(passage, NewCode(label, parent))
                else:
                    await self._ask_kind(passage, label)

            if label:
                title = f"Where does “{shortened(label, 40)}” belong?"
                await self._ask_code(title, placed, "  no parent: it stands by itself")

        title = "A new code: its label, in the informant's words"
        await self.ask(Asking(title, suggested_label(passage.text), anew=True), named)

    async def _ask_kind(self, passage: Passage, label: str) -> None:
        """Ask what a code without a parent is: it decides where tables count it."""

        async def chosen(kind: str) -> None:
            await self._make_code(passage, NewCode(label, kind=AspectKind(kind)))

        await self.ask(Choosing(f"What is “{shortened(label, 40)}”?", KINDS), chosen)

    async def _make_code(self, passage: Passage, new: NewCode) -> None:
        source = self.page.source
        if await self.carry_out(lambda: self.desk.in_vivo(source, passage, new)):
            self.renew_colours()

    # --- the current coding

    async def action_polarity(self, polarity: str) -> None:
        """Say what the passage says of the topic."""
        coding = self._coding()
        if coding is not None:
            said = Polarity(polarity)
            await self.carry_out(lambda: self.desk.polarity(coding, said), Meant(coding))

    async def action_judge(self, verdict: str, go_on: bool = False) -> None:
        """Accept or reject a proposal."""
        coding = self._coding()
        if coding is None:
            return
        given = Verdict(verdict)
        if await self.carry_out(lambda: self.desk.judge(coding, given), Meant(coding)) and go_on:
            told = self._told
            found = self.page.to_waiting(True, proposals_only=True)
            self.show(told if found else f"{told}; no open proposal below")

    def action_other(self) -> None:
        """Mean the next coding here."""
        self.page.choose_other()
        self.show()

    async def action_refit(self) -> None:
        """Fit the coding to what is selected."""
        coding, passage = self._coding(), self._passage()
        source = self.page.source
        if coding is not None and passage is not None:
            await self.carry_out(lambda: self.desk.refit(source, coding, passage), Meant(coding))

    async def action_take_back(self) -> None:
        """Take back a coding made by hand."""
        coding = self._coding()
        if coding is not None:
            await self.carry_out(lambda: self.desk.take_back(coding), Meant(coding))

    async def action_undo(self) -> None:
        """Undo the last decision and go where it was."""
        done: list[Done] = []

        def undo() -> Done:
            done.append(self.desk.undo())
            return done[0]

        if await self.carry_out(undo, Meant(last=True)) and done[0].source == self.page.source.id:
            self.page.go_back_to(done[0].start)
            self.show(done[0].told)
