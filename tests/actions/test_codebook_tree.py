"""Moving, merging and deleting codes: what is written of them is kept or told."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.actions.codebook_by_hand import keep_version, read_again
from qualcode.actions.codebook_delete import delete_code
from qualcode.actions.codebook_merge import merge_codes
from qualcode.actions.codebook_tree import move_code
from qualcode.actions.codebook_words import rename_code
from qualcode.errors import QualcodeError
from qualcode.model.codebook import AspectKind, Patterns
from tests.small_study import CODEBOOK, STUDY, fingerprint, loaded, write_study

BOOK = """\
codes:
  # --- the first aspect
  - id: A
    kind: aspect
    label: First
    children:
      # about A1, which is long
      - id: A1
        label: One  # said so by many
        definition: >-
          folded over
          two lines
        match:
          id:
            words: [satu,
              dua,   # of old
              tiga]
        # below A1

      - {id: A2, label: Two}

  # --- the second
  - id: B
    label: Second
    kind: obstacle
    children:
      - id: B1
        label: Beta
        yields_to: [A1]
"""


def study_with(tmp_path: Path, book: str = BOOK, **changed: str) -> Path:
    return write_study(tmp_path / "study", codebook=book, **changed)


def text_of(root: Path) -> str:
    return (root / "codebook.yaml").read_text()


def test_a_moved_code_stands_at_its_new_place_with_its_comments(tmp_path: Path) -> None:
    root = study_with(tmp_path)
    move_code(loaded(root), "A1", "B1")
    assert (
        text_of(root)
        == """\
codes:
  # --- the first aspect
  - id: A
    kind: aspect
    label: First
    children:
      - {id: A2, label: Two}

  # --- the second
  - id: B
    label: Second
    kind: obstacle
    children:
      - id: B1
        label: Beta
        yields_to: [A1]
        children:
          # about A1, which is long
          - id: A1
            label: One  # said so by many
            definition: >-
              folded over
              two lines
            match:
              id:
                words: [satu,
                  dua,   # of old
                  tiga]
            # below A1
"""
    )


def test_a_code_goes_before_a_sibling_and_back_to_where_it_was(tmp_path: Path) -> None:
    root = study_with(tmp_path)
    move_code(loaded(root), "A2", "A", "A1")
    assert [one.id for one in loaded(root).codebook.children("A")] == ["A2", "A1"]
    move_code(loaded(root), "A1", "A", "A2")
    assert text_of(root) == BOOK


def test_a_code_that_becomes_a_root_stays_what_it_is(tmp_path: Path) -> None:
    root = study_with(tmp_path)
    edited = move_code(loaded(root), "B1", None, "A")
    assert edited.after.kind("B1") is AspectKind.OBSTACLE
    assert edited.notes == ()
    assert "kind: obstacle\n    label: Beta" in text_of(root)
    assert "children:\n" not in text_of(root).split("- id: B\n")[1]


def test_it_is_told_when_a_code_comes_below_another_kind(tmp_path: Path) -> None:
    root = study_with(tmp_path)
    edited = move_code(loaded(root), "B", "A")
    assert edited.notes == ("B was of the kind obstacle; below A it is aspect.",)
    assert edited.after["B"].kind is None


def test_what_makes_no_tree_is_refused(tmp_path: Path) -> None:
    root = study_with(tmp_path)
    before = fingerprint(root)
    for code, parent, sibling, said in (
        ("A", "A", None, "A cannot stand below itself."),
        ("A", "A1", None, "A cannot stand below A1, which is below it."),
        ("A1", "B", "A2", "A2 does not stand below B."),
        ("A1", None, "A2", "A2 does not stand among the roots."),
        ("A1", "A", "A1", "A1 cannot stand before itself."),
        ("A1", "A", "A2", "A1 stands there already"),
        ("A2", "A", None, "A2 stands there already"),
        ("X", "A", None, "no code named 'X'"),
    ):
        with pytest.raises(QualcodeError) as error:
            move_code(loaded(root), code, parent, sibling)
        assert error.value.message.startswith(said), error.value
    assert fingerprint(root) == before


def test_a_block_with_comments_is_not_pressed_into_brackets(tmp_path: Path) -> None:
    root = study_with(tmp_path)
    with pytest.raises(QualcodeError, match="comments of this code find no place"):
        move_code(loaded(root), "A1", "A2")
    move_code(loaded(root), "B1", "A2")
    assert "- {id: A2, label: Two, children: [{id: B1, label: Beta, yields_to: [A1]}]}" in text_of(
        root
    )


RULES = """\
codes:
- id: A
  label: Training
  match:
    id:
      roots: [latih]
      phrases: [bimbingan teknis]
      not: [kunjungan dinas]
- id: B
  label: Guidance
  definition: Advice by an agency.
  formerly: [OLD]
  polarity: "-"
  examples: {id: [Kami dibina.]}
  match:
    id:
      roots: [bina, latih]
      phrases: ['kunjungan dinas']
      not: [bimbingan teknis, "bina diri*"]
    any: {regex: ['\\bPLUT\\b']}
- id: C
  label: Third
  yields_to: [B, A]
"""


def test_merged_rules_come_over_in_the_notation_that_they_had(tmp_path: Path) -> None:
    root = study_with(tmp_path, RULES)
    edited = merge_codes(loaded(root), ["B"], "A")
    assert edited.after["A"].match == {
        "id": Patterns(
            roots=("latih", "bina"),
            phrases=("bimbingan teknis", "kunjungan dinas"),
            suppress=("kunjungan dinas", "bina diri*"),
        ),
        "any": Patterns(regexes=(r"\bPLUT\b",)),
    }
    assert edited.after["C"].yields_to == ("A",)
    assert edited.after["OLD"].id == "A"
    text = text_of(root)
    assert "phrases: [bimbingan teknis, 'kunjungan dinas']" in text
    assert 'not: [kunjungan dinas, "bina diri*"]' in text
    assert r"any: {regex: ['\bPLUT\b']}" in text


def test_what_is_not_taken_over_is_told_and_kept(tmp_path: Path) -> None:
    root = study_with(tmp_path, RULES.replace("- id: B", "# on guidance\n- id: B"))
    before = (root / "codebook.yaml").read_bytes()
    edited = merge_codes(loaded(root), ["OLD"], "A")
    assert edited.notes == (
        "not taken over: B label: Guidance",
        "not taken over: B definition: Advice by an agency.",
        "not taken over: B example: Kami dibina.",
        "not taken over: B polarity: -",
        "not taken over: B comment: on guidance",
        "not taken over: B not (id): bimbingan teknis, which A looks for itself",
        "A has under not (id): kunjungan dinas. This keeps out what B looked for.",
    )
    kept = [one.read_bytes() for one in (root / ".qualcode" / "history").iterdir()]
    assert kept == [before]
    without = merge_codes(loaded(root), ["C"], "A", rules=False)
    assert without.notes == ("not taken over: C label: Third", "not taken over: C yields_to: A")


def test_children_of_a_merged_code_stand_below_the_one_that_stays(tmp_path: Path) -> None:
    root = study_with(tmp_path)
    study = STUDY.replace("interviewer: [P]", "interviewer: [P]\nexpect: {B: [com]}")
    (root / "study.yaml").write_text(study)
    edited = merge_codes(loaded(root), ["B"], "A1")
    assert [one.id for one in edited.after.subtree("A1")] == ["A1", "B1"]
    assert edited.notes[-2:] == (
        "B was of the kind obstacle; A1 is of the kind aspect, and its codings are counted so now.",
        "study.yaml expects B only of com; unless it names A1 too, this holds for A1 now.",
    )
    assert "# --- the second" not in text_of(root)
    with pytest.raises(QualcodeError, match="B1 stands below A1"):
        merge_codes(loaded(root), ["A1"], "B1")
    with pytest.raises(QualcodeError, match="into itself"):
        merge_codes(loaded(root), ["A1", "A2"], "A2")


def test_a_code_and_its_child_are_merged_in_one_go(tmp_path: Path) -> None:
    root = study_with(tmp_path)
    edited = merge_codes(loaded(root), ["A", "A1"], "B")
    assert [one.id for one in edited.after.codes] == ["B", "B1", "A2"]
    assert edited.after["B"].formerly == ("A", "A1")
    assert edited.after["B1"].yields_to == ("B",)


def test_a_deleted_code_without_codings_goes_alone(tmp_path: Path) -> None:
    root = study_with(tmp_path)
    edited = delete_code(loaded(root), "A1")
    assert edited.after.get("A1") is None
    assert edited.after["B1"].yields_to == ()
    assert "yields_to" not in text_of(root)
    with pytest.raises(QualcodeError, match="B has a code below it"):
        delete_code(loaded(root), "B", "A")
    with pytest.raises(QualcodeError, match="B1 is to be deleted itself"):
        delete_code(loaded(root), "B", "B1", with_children=True)
    with pytest.raises(QualcodeError, match="is a root and has no parent"):
        delete_code(loaded(root), "B", "parent", with_children=True)
    delete_code(loaded(root), "B", with_children=True)
    with pytest.raises(QualcodeError, match="no code left"):
        delete_code(loaded(root), "A", with_children=True)


def test_comments_that_belong_to_no_code_stay_when_the_last_child_goes(tmp_path: Path) -> None:
    book = "codes:\n- id: A\n  label: a\n  definition: |\n    text\n  children:  # a list\n"
    book += "      # apart\n\n      - id: A1\n        label: b\n- id: B\n  label: b\n"
    root = study_with(tmp_path, book)
    edited = move_code(loaded(root), "A1", "B")
    assert edited.after["A"].definition.in_language("") == "text"
    assert "  # a list\n  # apart\n" in text_of(root)


def test_before_it_is_edited_by_hand_a_version_is_kept(tmp_path: Path) -> None:
    root = study_with(tmp_path, CODEBOOK)
    opened = keep_version(loaded(root), "EM1.2")
    assert opened.line == 12
    assert opened.kept.read_bytes() == CODEBOOK.encode()
    (root / "codebook.yaml").write_text(CODEBOOK.replace("label: Cost", "lable: Cost"))
    book, problems = read_again(loaded(root), opened)
    assert book is not None
    assert "code OB1: 'label' is missing" in [one.message for one in problems]
    assert keep_version(loaded(root), "OB1").line == 17  # what is broken is where one goes
    with pytest.raises(QualcodeError, match="no code named 'X'"):
        (root / "codebook.yaml").write_text(CODEBOOK)
        keep_version(loaded(root), "X")


def test_two_programs_at_once_lose_no_edit(tmp_path: Path) -> None:
    root = study_with(tmp_path, CODEBOOK)
    first, second = loaded(root), loaded(root)
    rename_code(first, "EM1.1", "TR")
    rename_code(second, "EM1.2", "GU")
    assert {"TR", "GU"} <= {code.id for code in loaded(root).codebook.codes}
