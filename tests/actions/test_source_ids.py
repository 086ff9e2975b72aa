"""A source renamed or taken out: every coder's codings are still there."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode import disk
from qualcode.actions.coding import Coder, add_coding, decide
from qualcode.actions.removing import remove_codings
from qualcode.actions.source_id import remove_source, rename_source, told
from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.model.decision import Verdict
from qualcode.places import find_passage, find_segment
from tests.small_study import STUDY, fingerprint, loaded, write_study


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_study(tmp_path / "study")


def code(root: Path, place: str, coder: str, which: str = "EM1.2") -> str:
    study = loaded(root)
    source, segment = find_segment(study, place)
    passage = find_passage(source, segment)
    return add_coding(study, Coder(coder), source, passage, which, Polarity.FAVOURABLE).id


def by_hand(root: Path) -> list[tuple[str, str, str]]:
    return sorted((one.coder, one.source, one.code) for one in loaded(root).decisions.manual)


def test_a_renamed_source_keeps_every_coders_codings_and_the_journals_are_not_touched(
    root: Path,
) -> None:
    code(root, "W1:2", "ani")
    code(root, "W1:4", "budi")
    code(root, "W2:2", "ani")
    journals = {one.name: one.read_bytes() for one in (root / "codings").glob("*.jsonl")}
    done = rename_source(loaded(root), "W1", "K1")
    assert told(done.decided) == "1 coding by ani, 1 coding by budi"
    assert by_hand(root) == [
        ("ani", "K1", "EM1.2"), ("ani", "W2", "EM1.2"), ("budi", "K1", "EM1.2"),
    ]  # fmt: skip
    assert {one.name: one.read_bytes() for one in (root / "codings").glob("*.jsonl")} == journals


def test_only_the_entry_of_the_source_is_changed_in_study_yaml(root: Path) -> None:
    rename_source(loaded(root), "W1", "K1")
    changed = STUDY.replace("id: W1,", "id: K1, formerly: [W1],")
    assert (root / "study.yaml").read_text() == changed


def test_verdicts_and_removals_made_under_either_id_hold(root: Path) -> None:
    study = loaded(root)
    proposal = study.proposals.codings[0]
    decide(study, Coder("ani"), [proposal], Verdict.REJECT)
    gone = code(root, "W1:4", "ani")
    rename_source(loaded(root), "W1", "K1")
    study = loaded(root)
    (own,) = [one for one in study.decisions.manual if one.id == gone]
    remove_codings(study, Coder("ani"), [own])
    study = loaded(root)
    assert by_hand(root) == []
    assert not any(one.source == "K1" and one.start == proposal.start and one.code == proposal.code
                   for one in study.codings)  # fmt: skip


def test_what_others_code_under_the_old_id_later_belongs_to_the_source(
    root: Path, tmp_path: Path
) -> None:
    other = write_study(tmp_path / "other")
    code(other, "W1:4", "citra")
    rename_source(loaded(root), "W1", "K1")
    (root / "codings").mkdir(exist_ok=True)
    (root / "codings" / "citra.jsonl").write_bytes((other / "codings" / "citra.jsonl").read_bytes())
    assert by_hand(root) == [("citra", "K1", "EM1.2")]


def test_a_source_that_was_renamed_twice_and_back_keeps_all(root: Path) -> None:
    code(root, "W1:2", "ani")
    for old, new in (("W1", "K1"), ("K1", "L1"), ("L1", "W1")):
        rename_source(loaded(root), old, new)
        code(root, f"{new}:4", f"coder-{new}")
    assert {source for _, source, _ in by_hand(root)} == {"W1"}
    assert len(by_hand(root)) == 4


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("W1", "W1", "its id already"),
        ("W1", "W2", "has a source W2 already"),
        ("W9", "K1", "no source named 'W9'"),
        ("W1", "a b", "letters and digits"),
        ("W1", "", "empty"),
        ("W1", "x\ny", "short and in one line"),
    ],
)
def test_what_cannot_be_its_id_changes_nothing(root: Path, old: str, new: str, says: str) -> None:
    before = fingerprint(root)
    with pytest.raises(QualcodeError, match=says):
        rename_source(loaded(root), old, new)
    assert fingerprint(root) == before


def test_the_earlier_id_of_another_source_cannot_be_taken(root: Path) -> None:
    rename_source(loaded(root), "W1", "K1")
    with pytest.raises(QualcodeError, match="W1 was the id of K1"):
        rename_source(loaded(root), "W2", "W1")
    with pytest.raises(QualcodeError, match=r"no source named 'W1'\. It is called K1 now\."):
        rename_source(loaded(root), "W1", "L1")


def test_a_source_with_a_defect_has_to_be_mended_first(tmp_path: Path) -> None:
    root = write_study(tmp_path / "s", study=STUDY.replace("informant: I2}", "informant: I9}"))
    with pytest.raises(QualcodeError, match="has a defect"):
        rename_source(loaded(root), "W2", "K2")
    remove_source(loaded(root), "W2")
    assert "W2" not in (root / "study.yaml").read_text()


def test_memos_about_a_source_follow_it_and_those_on_its_proposals_are_told(root: Path) -> None:
    proposal = loaded(root).proposals.codings[0]
    (root / "memos").mkdir()
    (root / "memos" / "a.md").write_text("---\nabout: {source: W1}\n---\nx\n")
    (root / "memos" / "b.md").write_text(f"---\nabout: {{coding: {proposal.id}}}\n---\nx\n")
    (told_of,) = rename_source(loaded(root), "W1", "K1").mentions
    study = loaded(root)
    assert study.memos[0].about == (("source", "K1"),)
    assert (told_of.file, told_of.old) == ("memos/b.md", proposal.id)
    assert told_of.new == study.proposals.codings[0].id


def test_a_source_that_nobody_coded_is_taken_out_and_its_file_stays(root: Path) -> None:
    done = remove_source(loaded(root), "W1")
    assert done.entry is not None and not done.decided
    assert (root / "transcripts" / "W1.txt").exists()
    line = "  - {file: transcripts/W1.txt, id: W1, kind: interview, informant: I1}\n"
    assert (root / "study.yaml").read_text() == STUDY.replace(line, "")
    assert done.text == line


def test_a_coded_source_is_taken_out_only_by_one_who_is_sure(root: Path) -> None:
    code(root, "W1:2", "ani")
    code(root, "W1:4", "ani")
    study = loaded(root)
    decide(study, Coder("budi"), [study.proposals.codings[0]], Verdict.ACCEPT)
    before = fingerprint(root)
    with pytest.raises(QualcodeError, match=r"W1 has 2 codings by ani, 1 verdict by budi"):
        remove_source(loaded(root), "W1")
    assert fingerprint(root) == before
    done = remove_source(loaded(root), "W1", sure=True)
    assert told(done.decided) == "2 codings by ani, 1 verdict by budi"


def test_a_source_put_back_has_its_codings_again_also_those_under_an_earlier_id(
    root: Path,
) -> None:
    code(root, "W1:2", "ani")
    rename_source(loaded(root), "W1", "K1")
    before = by_hand(root)
    text = (root / "study.yaml").read_text()
    done = remove_source(loaded(root), "K1", sure=True)
    assert by_hand(root) == []
    (root / "study.yaml").write_text((root / "study.yaml").read_text() + done.text)
    assert by_hand(root) == before
    kept = [one.read_text() for one in (root / ".qualcode" / "history").glob("study.yaml.*")]
    assert text in kept


def test_what_was_taken_back_does_not_hinder(root: Path) -> None:
    gone = code(root, "W1:2", "ani")
    study = loaded(root)
    remove_codings(study, Coder("ani"), [one for one in study.codings if one.id == gone])
    assert not remove_source(loaded(root), "W1").decided


def test_memos_about_a_source_that_is_taken_out_are_told(root: Path) -> None:
    (root / "memos").mkdir()
    (root / "memos" / "a.md").write_text("---\nabout: W1\n---\nx\n")
    assert remove_source(loaded(root), "W1").memos == ("memos/a.md",)


def test_a_disk_that_fails_changes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise QualcodeError("the disk is full.")

    monkeypatch.setattr(disk, "rewrite", full)
    before = fingerprint(root)
    for change in (lambda: rename_source(loaded(root), "W1", "K1"),
                   lambda: remove_source(loaded(root), "W1")):  # fmt: skip
        with pytest.raises(QualcodeError, match="full"):
            change()
    assert fingerprint(root) == before
