"""Two people in two copies of a study for weeks: whatever they did, merging tells both the same."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from qualcode.actions.codebook_add import add_code
from qualcode.actions.codebook_words import rename_code
from qualcode.actions.coding import Coder, add_coding, change_coding
from qualcode.actions.merge_apart import Kind
from qualcode.actions.merging import Merged, merge
from qualcode.actions.removing import remove_codings
from qualcode.actions.source_id import rename_source
from qualcode.actions.undoing import undo
from qualcode.errors import QualcodeError
from qualcode.model.coding import Coding, Polarity
from qualcode.study import Study
from tests.small_study import loaded, write_study

EXAMPLES = int(os.environ.get("QUALCODE_EXAMPLES", "12"))
NAMES = ("a", "b")
WORDS = ("training was good", "expensive for us", "Nothing at all, really", "Later")
POLARITIES = tuple(Polarity)

Step = tuple[int, str, int]
Told = dict[tuple[str, str], tuple[str, str, str]]


class Copies:
    """Two copies of one study, and what was done in them."""

    def __init__(self, folder: Path) -> None:
        self.roots = [write_study(folder / NAMES[0]), folder / NAMES[1]]
        people = [Coder("ani"), Coder("budi")]
        study = loaded(self.roots[0])
        source = study.sources[1]
        for coder in people:
            add_coding(study, coder, source, source.passage(28, 50), "EM1.1", Polarity.MIXED)
        shutil.copytree(self.roots[0], self.roots[1])
        self.people = people
        self.steps = 0

    def study(self, side: int) -> Study:
        return loaded(self.roots[side])

    def do(self, step: Step) -> None:
        side, what, which = step
        self.steps += 1
        steps: dict[str, Callable[[int, int], object]] = {
            "code": self.code, "change": self.change, "remove": self.remove,
            "undo": lambda at, _: undo(self.study(at), self.people[at]),
            "rename a code": self.rename_a_code, "rename a source": self.rename_a_source,
            "edit": self.edit, "new code": self.new_code,
            "merge": lambda at, _: self.merge(at),
        }  # fmt: skip
        with suppress(QualcodeError):
            steps[what](side, which)

    def code(self, side: int, which: int) -> None:
        study = self.study(side)
        source = next(one for one in study.sources if "W1" in (one.id, *one.entry.formerly))
        words, codes = WORDS[which % len(WORDS)], study.codebook.leaves
        start = source.text.index(words)
        passage = source.passage(start, start + len(words))
        polarity = POLARITIES[which % len(POLARITIES)]
        code = codes[which % len(codes)].id
        add_coding(study, self.people[side], source, passage, code, polarity)

    def own(self, study: Study, side: int, which: int) -> Coding:
        own = [one for one in study.decisions.manual if one.coder == self.people[side].name]
        if not own:
            raise QualcodeError("nothing yet.")
        return own[which % len(own)]

    def change(self, side: int, which: int) -> None:
        study = self.study(side)
        polarity = POLARITIES[which % len(POLARITIES)]
        change_coding(study, self.people[side], self.own(study, side, which), polarity=polarity)

    def remove(self, side: int, which: int) -> None:
        study = self.study(side)
        remove_codings(study, self.people[side], [self.own(study, side, which)])

    def rename_a_code(self, side: int, which: int) -> None:
        study = self.study(side)
        code = study.codebook.leaves[which % len(study.codebook.leaves)].id
        rename_code(study, code, f"R{self.steps}")

    def rename_a_source(self, side: int, which: int) -> None:
        rename_source(self.study(side), self.study(side).sources[which % 2].id, f"S{self.steps}")

    def new_code(self, side: int, _: int) -> None:
        add_code(self.study(side), f"N{self.steps}", f"New in step {self.steps}", "EM1")

    def edit(self, side: int, which: int) -> None:
        path = self.roots[side] / "transcripts" / "W1.txt"
        where = ("P: And what else?", "P: How was it?")[which % 2]
        added = f"P: Question {self.steps}?\n\nBu Rosa: Answer {self.steps}.\n\n"
        path.write_text(path.read_text().replace(where, added + where))

    def merge(self, side: int) -> Merged:
        return merge(self.study(side), self.roots[1 - side])

    def told(self, side: int) -> Told:
        """The codings that are told of, with the names that sources and codes had first."""
        study = self.study(side)
        sources = {one.id: (one.id, *one.entry.formerly) for one in study.sources}
        codes = {one.id: (one.id, *one.formerly) for one in study.codebook.codes}
        return {
            (one.coder, one.id): (_first(sources[one.source]), _first(codes[one.code]),
                                  str(one.polarity))
            for one in study.decisions.manual
        }  # fmt: skip

    def told_by(self, side: int, person: int) -> Told:
        """What one of the two says, in one of the copies."""
        name = self.people[person].name
        return {key: said for key, said in self.told(side).items() if key[0] == name}


def _first(names: tuple[str, ...]) -> str:
    return next(one for one in names if one[0] not in "RS")


def add_what_is_missing(copies: Copies, side: int, merged: Merged) -> None:
    """What the merge says is to be done about codes that are only there."""
    for one in merged.differences:
        if one.kind is Kind.MISSING and one.what == "code" and one.open:
            words = one.todo[0].split('"')
            assert (words[0][:21], words[-1]) == ("qualcode codebook add", " --under EM1")
            add_code(copies.study(side), words[0].split()[-1], words[1], "EM1")
            for command in one.todo[1:]:
                assert command.startswith("qualcode codebook rename ")
                rename_code(copies.study(side), *command.split()[-2:])


steps = st.tuples(
    st.integers(0, 1),
    st.sampled_from(
        ["code", "code", "code", "change", "remove", "undo", "rename a code", "rename a source",
         "edit", "new code", "merge"]
    ),
    st.integers(0, 19),
)  # fmt: skip


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # fmt: skip
@given(st.lists(steps, min_size=3, max_size=14), st.integers(0, 1))
@example([(0, "rename a code", 0), (1, "rename a code", 0), (0, "code", 0), (1, "code", 0)], 0)
@example([(1, "new code", 0), (1, "code", 2), (1, "rename a code", 2), (1, "code", 7)], 0)
@example([(1, "rename a source", 0), (1, "edit", 0), (1, "code", 1), (0, "edit", 1)], 1)
def test_both_copies_tell_the_same_after_merging_or_say_what_is_missing(
    done: list[Step], first: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copies = Copies(Path(folder))
        for step in done:
            copies.do(step)
        sides = (first, 1 - first)
        for side in sides:
            own, theirs = copies.told_by(side, side), copies.told_by(1 - side, 1 - side)
            merged = copies.merge(side)
            assert copies.told_by(side, side) == own
            if theirs.keys() != copies.told_by(side, 1 - side).keys():
                assert any(one.open for one in merged.differences)
                add_what_is_missing(copies, side, merged)
            assert copies.told_by(side, 1 - side) == theirs
        assert copies.told(0) == copies.told(1)
        for side in sides:
            again = copies.merge(side)
            assert not any(one.new or one.differing for one in again.coders)
            assert not any(one.open for one in again.differences)
