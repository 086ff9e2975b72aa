"""New codes, other words and other ids: written as the researcher's file is written."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest

from qualcode.actions.codebook_add import add_code
from qualcode.actions.codebook_copy import copy_codebook
from qualcode.actions.codebook_merge import merge_codes
from qualcode.actions.codebook_words import edit_code, rename_code
from qualcode.actions.own_codebook import Edited
from qualcode.errors import QualcodeError
from qualcode.stores.codebook_yaml import parse_codebook
from qualcode.stores.shipped import shipped_codebooks
from qualcode.study import Study
from tests.small_study import CODEBOOK, STUDY, fingerprint, loaded, write_study

ODD = """\
---
  # odd indentation of the root
  codebook: x
  codes:
      -   id:    A   # the first
          label: 'It''s'
          children:
            # about A1
            -   id: A1
                label: >-
                  folded
                  text
                match: {id: {words: [
                    satu,   # one
                    dua,
                    ]}}
                # below A1

            -   id: A2
                label: "q"

      # about B
      -   id: B
          label: {id: Kata, en: Word}
          yields_to:
          - A1
          - A2
...
"""


def changes(before: str, after: str) -> list[str]:
    """The lines that an edit took out and put in."""
    found = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in found if line[0] in "+-" and line[:3] not in ("+++", "---")]


@pytest.fixture
def edit(tmp_path: Path) -> Callable[..., list[str]]:
    """Write a codebook, run an action, and give the lines that have changed."""

    def run(text: str, action: Callable[..., Edited], *given: object, **named: object) -> list[str]:
        root = tmp_path / "study"
        if not root.exists():
            write_study(root)
        path = root / "codebook.yaml"
        path.write_bytes(text.encode())
        edited = action(loaded(root), *given, **named)
        assert edited.after.sha256 == parse_codebook(path.read_bytes(), "x")[0].sha256  # type: ignore[union-attr]
        return changes(text, path.read_bytes().decode())

    return run


Edit = Callable[..., list[str]]


def test_a_new_code_is_indented_like_its_siblings(edit: Edit) -> None:
    assert edit(ODD, add_code, "A3", "New: code", "A", definition="a # b") == [
        "+            -   id: A3",
        '+                label: "New: code"',
        '+                definition: "a # b"',
        "+",
    ]
    assert edit(ODD, add_code, "B1", "Baru", "B", label_en="New") == [
        "+          children:",
        "+              -   id: B1",
        "+                  label: {id: Baru, en: New}",
    ]
    assert edit(CODEBOOK, add_code, "EM1.3", "Mentoring", "EM1") == [
        "+          - {id: EM1.3, label: Mentoring}"
    ]


def test_a_code_in_brackets_gets_its_first_child_in_brackets(edit: Edit) -> None:
    book = "codes: [{id: A, label: a}, {id: B, label: b}]\n"
    assert edit(book, add_code, "C", "c", "A")[1] == (
        "+codes: [{id: A, label: a, children: [{id: C, label: c}]}, {id: B, label: b}]"
    )
    assert edit(book, add_code, "C", "c, d")[1] == (
        '+codes: [{id: A, label: a}, {id: B, label: b}, {id: C, label: "c, d"}]'
    )


def test_the_first_code_of_all_finds_its_place(edit: Edit) -> None:
    code = ["+  - id: A", "+    label: a"]
    assert edit("codes: []\n", add_code, "A", "a") == ["-codes: []", "+codes:", *code]
    assert edit("codes:  # none yet", add_code, "A", "a") == code
    assert edit("codebook: x\n", add_code, "A", "a") == ["+codes:", *code]


def test_json_stays_json(tmp_path: Path) -> None:
    book = {"codes": [{"id": "A", "label": "x", "children": [{"id": "A1", "label": "y"}]}]}
    for indent in (None, 2):
        root = write_study(tmp_path / str(indent), codebook=json.dumps(book, indent=indent))
        add_code(loaded(root), "A2", "z", "A")
        rename_code(loaded(root), "A1", "A-1")
        edit_code(loaded(root), "A", {"definition": "d"}, "en")
        assert json.loads((root / "codebook.yaml").read_text()) == {
            "codes": [
                {
                    "id": "A",
                    "label": "x",
                    "definition": {"en": "d"},
                    "children": [
                        {"id": "A-1", "label": "y", "formerly": ["A1"]},
                        {"id": "A2", "label": "z"},
                    ],
                }
            ]
        }


def test_a_new_id_keeps_quotes_comments_and_columns(edit: Edit) -> None:
    assert edit(ODD, rename_code, "A1", "Ä 1") == [
        "-            -   id: A1",
        "+            -   id: Ä 1",
        "+                formerly: [A1]",
        "-          - A1",
        "+          - Ä 1",
    ]
    assert edit(ODD, rename_code, "A", "no")[:2] == [
        "-      -   id:    A   # the first",
        '+      -   id:    "no"   # the first',
    ]


def test_an_id_that_a_code_had_before_can_be_taken_back(edit: Edit) -> None:
    book = "codes:\n- id: B\n  label: b\n  formerly: [A, Z]\n"
    assert edit(book, rename_code, "B", "A") == [
        "-- id: B",
        "+- id: A",
        "-  formerly: [A, Z]",
        "+  formerly: [B, Z]",
    ]


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("formerly: X", "formerly: [X, A]"),
        ("formerly: [X]  # why", "formerly: [X, A]  # why"),
        ("formerly:", "formerly: [A]"),
        ("formerly: ~", "formerly: [A]"),
        ("formerly: []", "formerly: [A]"),
        ("formerly: 'X, Y'", "formerly: ['X, Y', A]"),
        ("formerly: X, Y", 'formerly: ["X, Y", A]'),
    ],
)
def test_former_ids_grow_in_whatever_way_they_are_written(
    written: str, after: str, edit: Edit
) -> None:
    book = f"codes:\n- id: A\n  label: a\n  {written}\n- id: B\n  label: b\n"
    assert edit(book, rename_code, "A", "C")[-2:] == [f"-  {written}", f"+  {after}"]


def test_former_ids_in_lines_get_one_line_more(edit: Edit) -> None:
    book = "codes:\n- id: A\n  formerly:\n  - X # why\n  # more\n  label: a\n"
    assert edit(book, rename_code, "A", "C")[-1] == "+  - A"


def test_line_ends_and_encodings_are_kept(tmp_path: Path) -> None:
    for name, data in {
        "crlf": ODD.replace("\n", "\r\n").encode(),
        "cr": ODD.replace("\n", "\r").encode(),
        "bom": codecs.BOM_UTF8 + ODD.encode(),
        "utf16": ODD.encode("utf-16"),
    }.items():
        root = write_study(tmp_path / name)
        path = root / "codebook.yaml"
        path.write_bytes(data)
        rename_code(loaded(root), "A1", "漢字")
        add_code(loaded(root), "N", "Neu", "A")
        text = path.read_bytes()
        assert text[:2] == data[:2]
        plain = text.decode("utf-16" if name == "utf16" else "utf-8-sig")
        ends = {"crlf": "\r\n", "cr": "\r"}.get(name, "\n")
        assert plain.count(ends) == ODD.count("\n") + 4
        assert plain.count("\n") == (0 if name == "cr" else ODD.count("\n") + 4)
        assert "formerly: [A1]" in plain


def test_texts_that_still_name_the_old_id_are_told_with_their_lines(tmp_path: Path) -> None:
    book = CODEBOOK.replace(
        "label: Capacity", "label: Capacity\n        exclude: money → OB1, OB10"
    )
    root = write_study(tmp_path / "study", codebook=book)
    assert rename_code(loaded(root), "OB1", "OB-1").notes == (
        "codebook.yaml still speaks of OB1 in line 10: texts are yours to change.",
    )


@pytest.mark.parametrize(
    ("label", "language", "after"),
    [
        ("label: Old", "", "label: New"),
        ("label: 'Old'", "", "label: 'New'"),
        ("label: Old", "en", "label: {id: Old, en: New}"),
        ("label: {id: Lama, en: Old}", "id", "label: {id: New, en: Old}"),
        ("label: {id: Lama}", "en", "label: {id: Lama, en: New}"),
        ("label: {en: Old}", "id", "label: {id: New, en: Old}"),
        ("label: {id: Lama, en: Old}", "", "label: {id: Lama, en: New}"),
    ],
)
def test_words_are_changed_in_their_language(
    label: str, language: str, after: str, edit: Edit
) -> None:
    book = f"codes:\n- id: A\n  {label}\n- id: B\n  label: b\n"
    assert edit(book, edit_code, "A", {"label": "New"}, language) == [f"-  {label}", f"+  {after}"]


def test_a_text_of_several_lines_is_written_as_such(edit: Edit) -> None:
    book = "codes:\n- id: A\n  label: a\n  color: '#fff'\n"
    assert edit(book, edit_code, "A", {"definition": "one\n\n  two: 2 ", "color": "#000000"}) == [
        "-  color: '#fff'",
        "+  definition: |-",
        "+    one",
        "+",
        "+      two: 2",
        "+  color: '#000000'",
    ]


def refused(root: Path, action: Callable[[Study], object]) -> str:
    """What is said; nothing may have been written."""
    before = fingerprint(root)
    with pytest.raises(QualcodeError) as error:
        action(loaded(root))
    assert fingerprint(root) == before
    return str(error.value)


def test_what_cannot_be_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    book = CODEBOOK.replace("label: Guidance", "label: Guidance, formerly: [G]")
    root = write_study(tmp_path / "study", codebook=book)
    for action, words in {
        lambda one: add_code(one, "EM1", "x"): "there is a code 'EM1' already",
        lambda one: add_code(one, "G", "x"): "'G' is a former id of EM1.2",
        lambda one: add_code(one, " ", "x"): "the id is empty",
        lambda one: add_code(one, "N", " "): "the label is empty",
        lambda one: add_code(one, "N\nM", "x"): "must be short and in one line",
        lambda one: add_code(one, "N", "x", "EM9"): "no code named 'EM9'. Did you mean",
        lambda one: add_code(one, "N", "\udcff"): "a broken character",
        lambda one: add_code(one, "N", "a\x07b"): "control character",
        lambda one: rename_code(one, "EM1.1", "G"): "'G' is a former id of EM1.2",
        lambda one: rename_code(one, "EM1.1", "EM1.1"): "there is a code 'EM1.1' already",
        lambda one: edit_code(one, "EM", {"label": "Empowering"}): "says so already",
        lambda one: edit_code(one, "EM", {"color": "red"}): "must be a colour",
        lambda one: edit_code(one, "EM", {"label": "x"}, "fr"): "'fr' is not a language",
    }.items():
        assert words in refused(root, action)


def test_a_file_that_would_be_edited_blindly_is_left_alone(tmp_path: Path) -> None:
    for number, (old, new) in enumerate(
        {
            "label: Cost": "label: &c Cost",
            "kind: obstacle": "kind: obstacle\n    kind: aspect",
        }.items()
    ):
        root = write_study(tmp_path / str(number), codebook=CODEBOOK.replace(old, new))
        said = refused(root, lambda one: rename_code(one, "EM1.1", "TR"))
        assert "codebook.yaml:" in said


def test_a_defect_elsewhere_does_not_stand_in_the_way(tmp_path: Path) -> None:
    book = CODEBOOK.replace('"train*"', '"a*b"').replace("label: Cost", "lable: Cost")
    root = write_study(tmp_path / "study", codebook=book)
    rename_code(loaded(root), "EM1.1", "TR")
    add_code(loaded(root), "N", "New", "EM1")
    assert {"TR", "N"} <= {code.id for code in loaded(root).codebook.codes}
    said = refused(root, lambda one: merge_codes(one, ["TR"], "EM1.2"))
    assert "'a*b'" in said
    assert "Mend it first" in said


def test_a_shipped_codebook_is_copied_before_it_is_edited(tmp_path: Path) -> None:
    study = STUDY.replace("codebook: codebook.yaml", "codebook:   'fahrudin-2012'   # shipped")
    root = write_study(tmp_path / "study", study=study)
    (root / "codebook.yaml").unlink()
    assert "qualcode codebook copy" in refused(root, lambda one: add_code(one, "N", "x"))
    copy_codebook(root)
    book = root / "codebook.yaml"
    assert book.read_bytes() == shipped_codebooks()["fahrudin-2012"].read_bytes()
    assert changes(study, (root / "study.yaml").read_text()) == [
        "-codebook:   'fahrudin-2012'   # shipped",
        "+codebook:   'codebook.yaml'   # shipped",
    ]
    assert "of its own" in refused(root, lambda _: copy_codebook(root, "other.yaml"))


@pytest.mark.parametrize("name", ["study.yaml", "../x.yaml", "/x.yaml", "book.txt"])
def test_a_copy_goes_to_a_new_yaml_file_in_the_study_only(name: str, tmp_path: Path) -> None:
    study = STUDY.replace("codebook: codebook.yaml", "codebook: fahrudin-2012")
    root = write_study(tmp_path / "study", study=study)
    assert refused(root, lambda _: copy_codebook(root, name))


def test_the_shipped_codebook_is_edited_in_few_lines(tmp_path: Path) -> None:
    book = shipped_codebooks()["fahrudin-2012"].read_bytes().decode()
    root = write_study(tmp_path / "study", codebook=book)
    rename_code(loaded(root), "EM1.1", "TR")
    lines = changes(book, (root / "codebook.yaml").read_bytes().decode())
    assert [line.replace(" ", "") for line in lines] == [
        "--id:EM1.1",
        "+-id:TR",
        "+formerly:[EM1.1]",
        "-yields_to:[EM1.1]",
        "+yields_to:[TR]",
    ]


def test_merging_in_the_shipped_codebook_takes_one_block_out(edit: Edit) -> None:
    book = shipped_codebooks()["fahrudin-2012"].read_bytes().decode()
    lines = edit(book, merge_codes, ["EM1.2"], "EM1.1", rules=False)
    first = book[: book.index("- id: EM1.2\n")].count("\n")
    last = book[: book.index("- id: EM1.3\n")].count("\n")
    block = [f"-{line}" for line in book.splitlines()[first:last]]
    yielding = [line for line in lines if "yields_to" in line and line not in block]
    assert sorted(line for line in lines if line not in yielding) == sorted(
        [*block, "+            formerly: [EM1.2]"]
    )
    assert [line.replace("EM1.1", "EM1.2")[1:] for line in yielding if line[0] == "+"] == [
        line[1:] for line in yielding if line[0] == "-"
    ]
