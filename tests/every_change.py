"""Every change of a study that there is, each ready to be made, and what must be true after it.

Used with a disk that fails (`tests/actions/test_faults.py`), with a power cut
(`tests/actions/test_power_cuts.py`), and in full by `benchmarks/reliability.py`.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from qualcode.actions.codebook_add import add_code
from qualcode.actions.codebook_by_hand import keep_version
from qualcode.actions.codebook_copy import copy_codebook
from qualcode.actions.codebook_delete import delete_code
from qualcode.actions.codebook_merge import merge_codes
from qualcode.actions.codebook_tree import move_code
from qualcode.actions.codebook_words import edit_code, rename_code
from qualcode.actions.coding import Coder, add_coding, change_coding, decide
from qualcode.actions.consensus import record_consensus
from qualcode.actions.draft_findings import draft_findings
from qualcode.actions.findings import NewFinding, make_finding
from qualcode.actions.member_checks import plan_answers, record_answers
from qualcode.actions.memo import Draft, NewMemo, keep_memo, make_memo, rewrite_memo, take_up
from qualcode.actions.merge_new import add_new
from qualcode.actions.merging import merge
from qualcode.actions.reanchoring import moves_of, reanchor
from qualcode.actions.recoding import recode
from qualcode.actions.removing import remove_codings, remove_events
from qualcode.actions.repairing import plan_repair, repair
from qualcode.actions.restoring import restore
from qualcode.actions.roster import Wishes, add_informants, plan_import
from qualcode.actions.source_entry import NewSource, add_sources
from qualcode.actions.source_id import remove_source, rename_source
from qualcode.actions.translating import translate
from qualcode.actions.undoing import undo
from qualcode.errors import QualcodeError
from qualcode.loading import load_study
from qualcode.model.coding import Coding, Polarity
from qualcode.model.decision import Verdict
from qualcode.model.evidence_query import EvidenceQuery
from qualcode.model.source import Passage, Source
from qualcode.places import find_passage, find_segment
from qualcode.stores import shipped
from qualcode.stores.journal import read_journals
from qualcode.stores.kept_versions import content_of, kept_versions, versions_of
from qualcode.study import Selection, Study
from tests.faults import FAULTS, Fault, Killed, failing
from tests.power_cuts import lay_out, recording, states_of
from tests.small_study import CODEBOOK, STUDY, loaded, write_study

RINA = Coder("rina")
Action = Callable[[Study], object]
LONG = "".join(f"# {number:04} a remark that makes the file long\n" for number in range(400))
"""Files shorter than a buffer hide what a lost buffer would do."""

TOLD = frozenset({"moved", "journal-torn", "journal-merged", "unfinished-file"})
"""What may be told after a fault: none of it is a loss."""


@dataclass(frozen=True)
class Change:
    """One change.

    `exact` says that it makes the same bytes each time, in journals too; `takes_back` that it
    takes decisions out of journals, as it was told to; `tries` that it may do nothing and say so.
    `told` are further problems that it brings with it.
    """

    act: Action
    exact: bool = False
    takes_back: bool = False
    tries: bool = False
    told: frozenset[str] = frozenset()
    prepare: Callable[[Path], object] | None = None


def add(study: Study, code: str = "OB1", coder: Coder = RINA) -> str:
    """Code the last turn of W1."""
    source, passage = _passage(study)
    return add_coding(study, coder, source, passage, code, Polarity.NEUTRAL).id


def _passage(study: Study) -> tuple[Source, Passage]:
    source, segment = find_segment(study, "W1:4")
    return source, find_passage(source, segment)


def _own(study: Study) -> Coding:
    return next(one for one in study.decisions.manual if one.coder == "rina")


def _consensus(study: Study) -> object:
    return record_consensus(study, RINA, *_passage(study), "EM1.2", Polarity.MIXED)


def _accept(study: Study) -> object:
    return decide(study, RINA, study.proposals.codings, Verdict.ACCEPT)


def _recode(study: Study) -> object:
    return recode(study, RINA, study.proposals.codings[0], "EM1.2")


def _memo(study: Study) -> object:
    return make_memo(study, NewMemo((("informant", "I1"),), text="A memo.\n" * 2000))


def _draft(root: Path) -> None:
    make_memo(loaded(root), NewMemo((("informant", "I1"),)))


def _give_up(study: Study) -> object:
    path = study.root / "memos" / "I1.md"
    return take_up(study, Draft("memos/I1.md", path, path.read_bytes()))


def _roster(study: Study) -> object:
    planned = plan_import(study.root, study.root.parent / "people.csv", Wishes())
    return add_informants(study.root, planned)


def _answered(study: Study) -> object:
    return record_answers(study, plan_answers(study, [study.root.parent / "answers.csv"]))


def _two_findings(root: Path) -> None:
    (root / "findings").mkdir()
    for name in ("T1", "T2"):
        front = f"---\nid: {name}\ntitle: A claim\nabout: [EM1.1]\nmember_checks: []\n---\n"
        (root / "findings" / f"{name}.md").write_text(front + "Reasons.\n" * 2000)
    rows = "T1,I1,2026-02-20,agreed\nT2,I1,2026-02-20,agreed\nT2,I2,2026-02-21,rejected\n"
    (root.parent / "answers.csv").write_text("finding,informant,date,result\n" + rows)


def _restore(study: Study) -> object:
    wanted = versions_of(kept_versions(study.root), "study.yaml")
    return restore(study.root, wanted[:1])


def _restore_all(study: Study) -> object:
    return restore(study.root, kept_versions(study.root)[:3], sure=True)


def _repair(study: Study) -> object:
    return repair(study.root, plan_repair(study.root))


def _broken(root: Path) -> None:
    path = root / "codings" / "rina.jsonl"
    others = path.read_bytes().replace(b'"rina"', b'"tia"').replace(b'"id": "0', b'"id": "f')
    (root / "codings" / "sari.jsonl").write_bytes(others)
    path.write_bytes(b"<<<<<<< HEAD\n" + path.read_bytes() + b'garbage\n{"v": 1, "id": "torn')
    (root / "codings" / "budi.jsonl").write_bytes(b"garbage\n" * 2000)
    (root / "memos").mkdir(exist_ok=True)
    (root / "memos" / ".qualcode-left").write_bytes(b"half a memo")
    for text in (root / "codings" / "texts").iterdir():
        text.unlink()


def _shipped(root: Path) -> None:
    (root / "study.yaml").write_text(STUDY.replace("codebook.yaml", "small") + LONG)
    (root / "codebook.yaml").unlink()


def _old_versions(root: Path) -> None:
    study = loaded(root)
    add_code(study, "EM1.9", "Another")
    add(loaded(root.parent / "other"))
    merge(study, root.parent / "other")
    rename_source(study, "W2", "K2")


def _more_there(root: Path) -> None:
    other = root.parent / "other"
    add_code(loaded(other), "EM1.9", "Another", "EM1")
    add_sources(other, [(root.parent / "W3.txt", NewSource("W3", "interview", ("I1",)))])


def _unplaced(root: Path) -> None:
    rename_code(loaded(root), "EM1.2", "GUI")


CHANGES = {
    "coding add": Change(add),
    "coding add, a new coder": Change(lambda study: add(study, coder=Coder("budi"))),
    "coding change": Change(
        lambda study: change_coding(study, RINA, _own(study), polarity=Polarity.MIXED)
    ),
    "coding accept": Change(_accept),
    "coding remove": Change(lambda study: remove_codings(study, RINA, [_own(study)])),
    "coding remove, of a lost one": Change(
        lambda study: remove_events(study, RINA, [_own(study).id])
    ),
    "recode": Change(_recode),
    "undo": Change(lambda study: undo(study, RINA)),
    "coding consensus": Change(_consensus),
    "note": Change(lambda study: translate(study, RINA, *_passage(study), "In words.", "id")),
    "reanchor": Change(lambda study: reanchor(study, RINA, moves_of(study, RINA))),
    "merge": Change(lambda study: merge(study, study.root.parent / "other")),
    "merge --add-new": Change(
        lambda study: add_new(study, study.root.parent / "other"), prepare=_more_there
    ),
    "memo new": Change(_memo),
    "memo new, given up": Change(_give_up, tries=True, prepare=_draft),
    "memo, opened": Change(lambda study: keep_memo(study, study.memos[0])),
    "memo, other words": Change(lambda study: rewrite_memo(study, study.memos[0], "New.\n")),
    "finding new": Change(lambda study: make_finding(study, NewFinding("A claim", ("EM1.1",)))),
    "finding new, with a query": Change(
        lambda study: make_finding(
            study, NewFinding("A claim", ("EM1.1",), evidence=(EvidenceQuery("EM1.1 or OB"),))
        )
    ),
    "conclude --draft": Change(lambda study: draft_findings(study, Selection())),
    "member-check import": Change(_answered, prepare=_two_findings),
    "add": Change(
        lambda study: add_sources(
            study.root,
            [(study.root.parent / "W3.txt", NewSource("W3", "interview", ("I1",)))],
        )
    ),
    "roster": Change(_roster),
    "source rename": Change(lambda study: rename_source(study, "W1", "K1")),
    "source remove": Change(
        lambda study: remove_source(study, "W1", sure=True), told=frozenset({"unknown-source"})
    ),
    "codebook copy": Change(lambda study: copy_codebook(study.root), prepare=_shipped),
    "codebook add": Change(lambda study: add_code(study, "EM1.9", "Another", "EM1")),
    "codebook edit": Change(lambda study: edit_code(study, "EM1", {"label": "Skill"})),
    "codebook edit, origin": Change(lambda study: edit_code(study, "EM1", {"origin": "emergent"})),
    "codebook edit, by hand": Change(lambda study: keep_version(study, "EM1")),
    "codebook rename": Change(lambda study: rename_code(study, "EM1.2", "GUI")),
    "codebook move": Change(lambda study: move_code(study, "EM1.2", "OB")),
    "codebook merge": Change(lambda study: merge_codes(study, ["EM1.2"], "EM1.1")),
    "codebook delete": Change(lambda study: delete_code(study, "EM1.2", "parent")),
    "codebook delete, retire": Change(lambda study: delete_code(study, "EM1.2", "retire")),
    "restore": Change(_restore, exact=True, prepare=_old_versions),
    "restore, three files": Change(
        _restore_all, exact=True, takes_back=True, prepare=_old_versions
    ),
    "repair": Change(
        _repair, exact=True, prepare=_broken,
        told=frozenset({"journal-line", "journal-conflict", "journal-coder", "text-not-kept"}),
    ),
}  # fmt: skip


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory where there is one: a sweep makes many thousand durable writes."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


@contextmanager
def small_shipped_codebook(folder: Path) -> Iterator[None]:
    """Let the codebook that comes with qualcode be a short one."""
    (folder / "codebooks").mkdir()
    (folder / "codebooks" / "small.yaml").write_text(CODEBOOK)
    kept = shipped._shipped
    shipped._shipped = lambda kind: folder / kind
    try:
        yield
    finally:
        shipped._shipped = kept


def prepared(folder: Path, change: Change | None = None, torn: bool = False) -> Study:
    """A study that rina has coded, then edited; another copy in which ani has coded too."""
    root = write_study(folder / "study", study=STUDY + LONG, codebook=CODEBOOK + LONG)
    add(loaded(root), "EM1.2")
    shutil.copytree(root, folder / "other")
    add(loaded(folder / "other"), "EM1.1", Coder("ani"))
    (folder / "other" / "memos").mkdir()
    (folder / "other" / "memos" / "one.md").write_text("# One\n")
    (root / "memos").mkdir()
    (root / "memos" / "old.md").write_text("---\nabout: {code: OB1}\n---\n\nOld.\n")
    (folder / "people.csv").write_text("name,group\nSiti Aminah,gov\n")
    (folder / "W3.txt").write_text("P: And?\n\nBu Rosa: Well.\n" * 500)
    path = root / "transcripts" / "W1.txt"
    path.write_text("Edited.\n\n" + path.read_text())
    if torn:
        with (root / "codings" / "rina.jsonl").open("ab") as stream:
            stream.write(b'{"v": 1, "id": "torn')
    if change and change.prepare:
        change.prepare(root)
    return loaded(root)


def events(root: Path) -> dict[str, bytes]:
    """All decisions of all coders, by id."""
    return {one.id: one.as_line() for one in read_journals(root)[0]}


def files(root: Path, journals: bool) -> dict[str, bytes]:
    """The files of a study that hold what people wrote."""
    every = {one.relative_to(root): one for one in sorted(root.rglob("*")) if one.is_file()}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in every.items()
        if name.parts[0] != ".qualcode"
        and not path.name.startswith(".qualcode-")
        and (journals or name.suffix != ".jsonl")
    }


class Trial:
    """A study, a change to be made of it, and what may be there afterwards, whatever happens."""

    def __init__(self, change: Change, folder: Path, torn: bool = False) -> None:
        self.change = change
        self._folder, self._number = folder, 0
        self._pristine = prepared(folder / "pristine", change, torn)
        root = self._pristine.root
        self.events, self.before = events(root), files(root, change.exact)
        done = self.fresh()
        change.act(done)
        self.after = files(done.root, change.exact)

    def fresh(self) -> Study:
        """A copy of the study to which nothing was done yet."""
        self._number += 1
        folder = self._folder / str(self._number)
        shutil.copytree(self._folder / "pristine", folder)
        return replace(self._pristine, root=folder / "study")

    def calls(self) -> int:
        """How many calls to the disk the change needs."""
        with failing(0, FAULTS[0]) as disk:
            self.change.act(self.fresh())
        return disk.calls

    def survives(self, at: int, fault: Fault) -> None:
        """Make the change while the disk fails at a call.

        Whatever happens, all decisions are there that were, each file is as it was or as it
        should be, and the study can be worked on.
        """
        study = self.fresh()
        done = False
        with failing(at, fault):
            try:
                self.change.act(study)
                done = True
            except (QualcodeError, Killed, KeyboardInterrupt):
                pass
        self.check(study.root, done)
        shutil.rmtree(study.root.parent)

    def cut_off(self, most: int | None = None) -> int:
        """Make the change once, and look at all that a power cut may leave of it; how many.

        With `most` so many of them are looked at, spread evenly.
        """
        study = self.fresh()
        with recording(study.root) as recorder:
            self.change.act(study)
        there = events(study.root)
        states = list(states_of(recorder))
        chosen = states if most is None else states[:: max(1, len(states) // most)]
        for done, state in chosen:
            root = self._folder / "cut" / "study"
            root.mkdir(parents=True)
            lay_out(state, study.root, root)
            self.check(root, done, there)
            shutil.rmtree(root.parent)
        return len(chosen)

    def check(self, root: Path, done: bool, made: Mapping[str, bytes] | None = None) -> None:
        """Whatever happened, no file is a mixture, nothing is lost, and coding can go on.

        What was `made` is there where the change is done: it was told so.
        """
        found = files(root, self.change.exact)
        for name in {*self.before, *self.after, *found}:
            old, new = self.before.get(name), self.after.get(name)
            assert found.get(name) in ((new,) if done and not self.change.tries else (old, new)), (
                f"{name} is something else"
            )
            if old is not None and found.get(name) not in (None, old):
                assert old in _kept(root), f"{name} was replaced and not kept"
        there = events(root)
        assert self.change.takes_back or self.events.items() <= there.items()
        assert not done or made is None or made.items() == there.items()
        study, problems = load_study(root)
        assert study is not None
        assert {one.code for one in problems}.isdisjoint({"unreadable-source", "file-missing"})
        wrong = {one.code for one in problems if one.file.startswith("codings")}
        assert wrong <= TOLD | self.change.told, f"told: {wrong}"
        _go_on(study)
        assert there.items() <= events(root).items()


def _kept(root: Path) -> set[bytes]:
    """All that is put aside in a study: old versions and quarantine."""
    aside = (root / ".qualcode" / "quarantine").rglob("*")
    return {
        *(content_of(one) for one in kept_versions(root)),
        *(one.read_bytes() for one in aside if one.is_file()),
    }


def _go_on(study: Study) -> None:
    """Code something more: whatever was left behind must not stand in the way."""
    source = study.sources[-1]
    add_coding(study, Coder("eko"), source, source.numbered[1].speech, "EM1.1", Polarity.MIXED)
