"""Bringing a source into a study: all of it or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qualcode import disk
from qualcode.actions.source_entry import NewSource, add_sources
from qualcode.actions.study_folder import copy_sample, create_study
from qualcode.errors import QualcodeError
from tests.small_study import STUDY, fingerprint, loaded, write_study


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_study(tmp_path / "study")


def add_source(root: Path, file: Path, new: NewSource) -> str:
    (name,) = add_sources(root, [(file, new)])
    return name


def outside(root: Path, name: str = "notes.txt", text: str = "Some notes.\n") -> Path:
    path = root.parent / name
    path.write_text(text)
    return path


def test_a_file_from_outside_is_copied_and_listed(root: Path) -> None:
    name = add_source(root, outside(root), NewSource("D1", "document", date="2026-02-01"))
    assert name == "transcripts/notes.txt"
    text = (root / "study.yaml").read_text()
    added = text.removeprefix(STUDY)
    assert added == (
        "  - file: transcripts/notes.txt\n    id: D1\n    kind: document\n    date: 2026-02-01\n"
    )
    assert loaded(root).sources[-1].text == "Some notes.\n"


def test_a_file_that_lies_in_the_study_is_listed_where_it_is(root: Path) -> None:
    (root / "notes").mkdir()
    path = root / "notes" / "a b.txt"
    path.write_text("x")
    assert add_source(root, path, NewSource("D1", "document")) == "notes/a b.txt"
    assert not (root / "transcripts" / "a b.txt").exists()


def test_the_same_content_under_the_same_name_is_taken_as_it_is(root: Path) -> None:
    (root / "transcripts" / "notes.txt").write_text("Some notes.\n")
    add_source(root, outside(root), NewSource("D1", "document"))
    assert loaded(root).sources[-1].id == "D1"


def test_other_content_under_a_name_that_is_taken_is_refused(root: Path) -> None:
    (root / "transcripts" / "notes.txt").write_text("Other notes.\n")
    before = fingerprint(root)
    with pytest.raises(QualcodeError, match="another file"):
        add_source(root, outside(root), NewSource("D1", "document"))
    assert fingerprint(root) == before


@pytest.mark.parametrize(
    "new",
    [
        NewSource("W1", "document"),
        NewSource("D1", "opera"),
        NewSource("D1", "interview"),
        NewSource("D1", "interview", ("I9",)),
        NewSource("D1", "document", group="nobody"),
        NewSource("", "document"),
    ],
    ids=str,
)
def test_an_entry_that_would_not_be_valid_changes_nothing(new: NewSource, root: Path) -> None:
    before = fingerprint(root)
    with pytest.raises(QualcodeError):
        add_source(root, outside(root), new)
    assert fingerprint(root) == before


def test_a_name_that_no_path_in_a_study_may_have_changes_nothing(root: Path) -> None:
    for name in ("~notes.txt", "a\\..\\..\\b.txt"):
        before = fingerprint(root)
        path = outside(root, name)
        try:
            add_source(root, path, NewSource("D1", "document"))
        except QualcodeError:
            assert fingerprint(root) == before
        else:
            assert loaded(root).sources[-1].id == "D1"


def test_the_second_of_two_that_fails_takes_the_first_back(root: Path) -> None:
    before = fingerprint(root)
    wanted = [
        (outside(root, "a.txt"), NewSource("A", "document")),
        (outside(root, "b.txt"), NewSource("A", "document")),
    ]
    with pytest.raises(QualcodeError, match="A already"):
        add_sources(root, wanted)
    assert fingerprint(root) == before


def test_a_disk_that_fails_at_the_end_takes_the_copy_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise QualcodeError("no space")

    before = fingerprint(root)
    monkeypatch.setattr(disk, "rewrite", full)
    with pytest.raises(QualcodeError):
        add_source(root, outside(root), NewSource("D1", "document"))
    assert fingerprint(root) == before


def test_the_old_study_yaml_is_kept(root: Path) -> None:
    add_source(root, outside(root), NewSource("D1", "document"))
    kept = list((root / ".qualcode" / "history").iterdir())
    assert [one.read_text() for one in kept] == [STUDY]


def test_a_study_with_defects_elsewhere_can_be_added_to(root: Path) -> None:
    path = root / "study.yaml"
    path.write_text(STUDY.replace("W1.txt", "missing.txt").replace("title:", "titel:"))
    add_source(root, outside(root), NewSource("D1", "document"))
    assert [one.id for one in loaded(root).sources] == ["W2", "D1"]


def test_a_study_that_cannot_be_read_is_left_alone(root: Path) -> None:
    (root / "study.yaml").write_text("sources: [\n")
    before = fingerprint(root)
    with pytest.raises(QualcodeError, match="cannot be read"):
        add_source(root, outside(root), NewSource("D1", "document"))
    assert fingerprint(root) == before


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_a_link_to_a_file_outside_becomes_a_copy(root: Path) -> None:
    link = root / "transcripts" / "notes.txt"
    link.symlink_to(outside(root))
    add_source(root, link, NewSource("D1", "document"))
    assert not link.is_symlink()
    assert loaded(root).sources[-1].text == "Some notes.\n"


def test_a_new_study_is_made_once(tmp_path: Path) -> None:
    made = create_study(tmp_path / "deep" / "study", "id")
    assert made.read_text(encoding="utf-8").startswith("# ")
    for language in ("id", "fr"):
        with pytest.raises(QualcodeError):
            create_study(made.parent, language)
    with pytest.raises(QualcodeError, match="is a file"):
        create_study(made, "id")


def test_a_sample_is_copied_into_an_empty_folder_only(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    target.mkdir()
    copy_sample(root, target)
    assert fingerprint(target) == fingerprint(root)
    with pytest.raises(QualcodeError, match="not empty"):
        copy_sample(root, target)
    with pytest.raises(QualcodeError, match="not empty"):
        copy_sample(root, target / "study.yaml")


def test_a_link_that_leads_back_to_itself_is_refused(root: Path) -> None:
    before = fingerprint(root)
    loop = root.parent / "loop.txt"
    loop.symlink_to("loop.txt")
    with pytest.raises(QualcodeError, match=r"loop\.txt is a link that cannot be followed"):
        add_source(root, loop, NewSource("D1", "document"))
    assert fingerprint(root) == before


def test_a_link_in_a_loop_among_the_listed_files_stands_in_no_ones_way(root: Path) -> None:
    add_source(root, outside(root), NewSource("D1", "document"))
    (root / "transcripts" / "notes.txt").unlink()
    (root / "transcripts" / "notes.txt").symlink_to("notes.txt")
    with pytest.raises(QualcodeError, match="D1"):
        add_source(root, outside(root, "more.txt"), NewSource("D1", "document"))


def test_an_id_that_cannot_be_cited_is_refused(root: Path) -> None:
    with pytest.raises(QualcodeError, match="letters and digits"):
        add_source(root, outside(root), NewSource("W1:2", "document"))
    assert not (root / "transcripts" / "notes.txt").exists()
