"""Months of work in a few seconds: anything in any order, compared with what should be there."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from qualcode.actions.coding import Coder, add_coding, change_coding
from qualcode.actions.merging import merge
from qualcode.actions.reanchoring import moves_of, reanchor
from qualcode.actions.removing import remove_codings
from qualcode.actions.undoing import undo
from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding, Polarity
from qualcode.study import Study
from tests.faults import FAULTS, Killed, failing
from tests.small_study import CODEBOOK, loaded, write_study

EXAMPLES = int(os.environ.get("QUALCODE_EXAMPLES", "12"))
CODERS = st.sampled_from([Coder("ani"), Coder("budi")])
POLARITIES = st.sampled_from(list(Polarity))
WORDS = st.sampled_from(
    ["training was good", "expensive for us", "Nothing at all, really", "Later"]
)
CODES = st.sampled_from(["EM1.1", "EM1.2", "OB1"])


@dataclass(frozen=True)
class Held:
    """What a coding should be."""

    coder: str
    code: str
    words: str
    polarity: Polarity


class Work(RuleBasedStateMachine):
    """Two coders, an edited transcript, a renamed code, a second copy, and a failing disk."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.root = write_study(Path(self._folder.name) / "study")
        self.held: dict[str, Held] = {}
        self.before: dict[str, list[dict[str, Held]]] = {"ani": [], "budi": []}
        self.names = {"EM1.1": "EM1.1", "EM1.2": "EM1.2", "OB1": "OB1"}
        self.edits = 0

    def teardown(self) -> None:
        self._folder.cleanup()

    def study(self) -> Study:
        return loaded(self.root)

    def _own(self, study: Study, coder: Coder) -> list[Coding]:
        return [one for one in study.decisions.manual if one.coder == coder.name]

    def _decided(self, coder: Coder, name: str, held: Held | None) -> None:
        """Remember what the coder did, and what there was of this coding before."""
        was = {name: self.held[name]} if name in self.held else {name: None}
        self.before[coder.name].append(was)  # type: ignore[arg-type]
        if held is None:
            del self.held[name]
        else:
            self.held[name] = held

    @rule(coder=CODERS, code=CODES, words=WORDS, polarity=POLARITIES, at=st.integers(0, 12))
    def codes(self, coder: Coder, code: str, words: str, polarity: Polarity, at: int) -> None:
        """A coder codes a passage; now and then the disk fails at some call."""
        study = self.study()
        source = next(one for one in study.sources if one.id == "W1")
        start = source.text.index(words)
        passage = source.passage(start, start + len(words))
        known = {one.id for one in study.decisions.manual}
        fault = FAULTS[at % len(FAULTS)]
        with failing(at if at < 8 else 0, fault), suppress(QualcodeError, Killed):
            add_coding(study, coder, source, passage, code, polarity)
        for one in self.study().decisions.manual:
            if one.id not in known:
                self._decided(coder, one.id, Held(coder.name, code, words, polarity))

    @rule(coder=CODERS, code=CODES, polarity=POLARITIES, which=st.integers(0, 99))
    def changes(self, coder: Coder, code: str, polarity: Polarity, which: int) -> None:
        study = self.study()
        own = self._own(study, coder)
        if not own:
            return
        one = own[which % len(own)]
        try:
            change_coding(study, coder, one, code=code, polarity=polarity)
        except QualcodeError:
            return  # it would have been another of their codings
        self._decided(coder, one.id, replace(self.held[one.id], code=code, polarity=polarity))

    @rule(coder=CODERS, which=st.integers(0, 99))
    def removes(self, coder: Coder, which: int) -> None:
        study = self.study()
        if own := self._own(study, coder):
            one = own[which % len(own)]
            remove_codings(study, coder, [one])
            self._decided(coder, one.id, None)

    @rule(coder=CODERS)
    def undoes(self, coder: Coder) -> None:
        if not self.before[coder.name]:
            return
        undo(self.study(), coder)
        for name, was in self.before[coder.name].pop().items():
            if was is None:
                self.held.pop(name, None)
            else:
                self.held[name] = was

    @precondition(lambda self: self.edits < 4)
    @rule(where=st.sampled_from(["P: And what else?", "P: How was it?"]))
    def edits_the_transcript(self, where: str) -> None:
        path = self.root / "transcripts" / "W1.txt"
        self.edits += 1
        added = f"P: Question {self.edits}?\n\nBu Rosa: Answer {self.edits}.\n\n"
        path.write_text(path.read_text().replace(where, added + where))

    @rule(coder=CODERS)
    def records_places(self, coder: Coder) -> None:
        study = self.study()
        if moves := moves_of(study, coder):
            reanchor(study, coder, moves)
            self.before[coder.name].append({})

    @precondition(lambda self: self.names["OB1"] == "OB1")
    @rule()
    def renames_a_code(self) -> None:
        """As `codebook rename` does; journals are not touched, and the old id still works."""
        self.names["OB1"] = "COST"
        renamed = CODEBOOK.replace("{id: OB1,", "{id: COST, formerly: [OB1],")
        (self.root / "codebook.yaml").write_text(renamed)

    @rule(coder=CODERS, words=WORDS)
    def merges_a_copy(self, coder: Coder, words: str) -> None:
        """Somebody codes on in a copy, and it is brought in; twice, which adds nothing."""
        copy = self.root.parent / "copy"
        shutil.copytree(self.root, copy)
        study = loaded(copy)
        source = next(one for one in study.sources if one.id == "W1")
        start = source.text.index(words)
        new = Coder("citra")
        try:
            made = add_coding(study, new, source, source.passage(start, start + len(words)),
                              "EM1.1", Polarity.NEUTRAL)  # fmt: skip
            self.held[made.id] = Held("citra", "EM1.1", words, Polarity.NEUTRAL)
        except QualcodeError:
            pass  # citra has coded this before
        for _ in range(2):
            merge(self.study(), copy)
        shutil.rmtree(copy)

    @invariant()
    def everything_is_there(self) -> None:
        found = {
            one.id: Held(one.coder, one.code, one.quotation, one.polarity)
            for one in self.study().decisions.manual
        }
        expected = {
            name: replace(one, code=self.names[one.code]) for name, one in self.held.items()
        }
        assert found == expected


TestWork = Work.TestCase
TestWork.settings = settings(
    max_examples=EXAMPLES, stateful_step_count=14, deadline=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
