"""The main screen: what is decided on it."""

from __future__ import annotations

from collections.abc import Callable

from qualcode.actions.codebook_copy import OWN
from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding, Polarity
from qualcode.model.decision import Verdict
from qualcode.model.source import Passage, Voice
from qualcode.renderers.safe import safe_text
from qualcode.tui.desk import Done
from qualcode.tui.dialogs import Asking, Picker
from qualcode.tui.inductive import shipped_name, suggested_id, suggested_label
from qualcode.tui.looking import Looking
from qualcode.tui.progress import shortened
from qualcode.tui.tree_panel import TreePanel

_NOT_HERE = {
    Voice.INTERVIEWER: "the interviewer's words are not coded; s goes to the next sentence",
    Voice.UNRESOLVED: "nobody knows who speaks here: name the speaker in study.yaml",
}


class CodingScreen(Looking):
    """The coder's desk on the screen."""

    def carry_out(self, decision: Callable[[], Done]) -> bool:
        """Let a decision be written, and show what came of it; an error changes nothing."""
        try:
            done = decision()
        except QualcodeError as error:
            self.show(safe_text(" ".join(str(error).split())))
            self.app.bell()
            return False
        page, source = self.page, self.page.source
        page.extending = False
        page.renew(self.desk.codings(source), self.desk.judged(source))
        if done.coding:
            page.choose(done.coding)
        self._told = done.told
        self.show_codes()
        return True

    def _passage(self) -> Passage | None:
        """What would be coded; says why where there is nothing."""
        passage = self.page.passage
        if passage is None:
            voice = self.page.part.voice if self.page.part else None
            self.show(_NOT_HERE.get(voice, "there is nothing to code here") if voice else "")
        return passage

    def _coding(self) -> Coding | None:
        """The coding that is meant; says so where there is none."""
        current = self.page.current
        if current is None:
            self.show("no coding here; c codes what is selected")
        return current.coding if current else None

    # --- codes

    def code_with(self, code: str) -> None:
        """Code what is selected."""
        passage, source = self._passage(), self.page.source
        if passage is not None:
            self.carry_out(lambda: self.desk.code(source, passage, code))

    def on_tree_panel_chosen(self, event: TreePanel.Chosen) -> None:
        """A code of the tree was clicked."""
        self.code_with(event.code)

    def action_quick(self, key: str) -> None:
        """Code with a code used before."""
        code = self.desk.recent.code(key)
        if code is None or code not in self.desk.study.codebook:
            self.show(f"{key} has no code yet; c finds one, and it gets a key")
        else:
            self.code_with(code)

    def action_pick(self) -> None:
        """Ask for a code."""
        passage = self._passage()
        if passage is not None:
            self._ask_code(f"Code “{shortened(passage.text, 60)}”", self.code_with)

    def action_recode(self) -> None:
        """Ask for another code for the coding."""
        coding = self._coding()
        if coding is not None:
            self._ask_code(
                f"Instead of {coding.code}",
                lambda code: self.carry_out(lambda: self.desk.recode(coding, code)),
            )

    def _ask_code(self, title: str, then: Callable[[str], object], nothing: str = "") -> None:
        study = self.desk.study
        picker = Picker(title, study.codebook, self.desk.recent, study.settings.language, nothing)

        def picked(code: str | None) -> None:
            if code is not None:
                then(code)

        self.app.push_screen(picker, picked)

    def action_in_vivo(self) -> None:
        """Make a code of the informant's own words."""
        passage = self._passage()
        if passage is None:
            return
        shipped = shipped_name(self.desk.study)
        if not shipped:
            self._ask_label(passage)
            return

        def copied(yes: str | None) -> None:
            if yes is not None and self.carry_out(self.desk.own_codebook):
                self._ask_label(passage)

        self.app.push_screen(
            Asking(
                f"{shipped} comes with qualcode and cannot be changed. Copy it into the study as "
                f"{OWN}, to add your own codes?",
                asks_words=False,
            ),
            copied,
        )

    def _ask_label(self, passage: Passage) -> None:
        """Ask for the label of a new code, then for its parent; code the passage with it."""
        source = self.page.source

        def make(label: str, parent: str) -> None:
            code = suggested_id(self.desk.study.codebook, parent or None)
            above = parent or None
            if self.carry_out(lambda: self.desk.in_vivo(source, passage, code, label, above)):
                self.renew_colours()

        def named(label: str | None) -> None:
            if label and label.strip():
                title = f"Where does “{shortened(label, 40)}” belong?"
                root = "  no parent: it stands by itself"
                self._ask_code(title, lambda parent: make(label.strip(), parent), root)

        title = "A new code: its label, in the informant's words"
        self.app.push_screen(Asking(title, suggested_label(passage.text), anew=True), named)

    # --- the current coding

    def action_polarity(self, polarity: str) -> None:
        """Say what the passage says of the topic."""
        coding = self._coding()
        if coding is not None:
            self.carry_out(lambda: self.desk.polarity(coding, Polarity(polarity)))

    def action_judge(self, verdict: str, go_on: bool = False) -> None:
        """Accept or reject a proposal."""
        coding = self._coding()
        if coding is None:
            return
        if self.carry_out(lambda: self.desk.judge(coding, Verdict(verdict))) and go_on:
            told = self._told
            found = self.page.to_waiting(True, proposals_only=True)
            self.show(told if found else f"{told}; no open proposal below")

    def action_other(self) -> None:
        """Mean the next coding here."""
        self.page.choose_other()
        self.show()

    def action_note(self) -> None:
        """Ask for a note on the coding."""
        coding = self._coding()
        if coding is None:
            return

        def noted(note: str | None) -> None:
            if note is not None:
                self.carry_out(lambda: self.desk.note(coding, note.strip()))

        self.app.push_screen(Asking(f"Note on {coding.code}", coding.note), noted)

    def action_refit(self) -> None:
        """Fit the coding to what is selected."""
        coding, passage = self._coding(), self._passage()
        source = self.page.source
        if coding is not None and passage is not None:
            self.carry_out(lambda: self.desk.refit(source, coding, passage))

    def action_take_back(self) -> None:
        """Take back a coding made by hand."""
        coding = self._coding()
        if coding is not None:
            self.carry_out(lambda: self.desk.take_back(coding))

    def action_undo(self) -> None:
        """Undo the last decision and go where it was."""
        done: list[Done] = []

        def undo() -> Done:
            done.append(self.desk.undo())
            return done[0]

        if self.carry_out(undo) and done[0].source == self.page.source.id:
            self.page.go_back_to(done[0].start)
            self.show(done[0].told)
