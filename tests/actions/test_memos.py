"""Memos: files that any system takes, with ids only, and none that is ever written over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.actions import memo as memo_action
from qualcode.actions.coding import Coder, add_coding
from qualcode.actions.memo import NewMemo, make_memo, memo_problems, take_up
from qualcode.actions.memo_subjects import about_meant, memos_meant
from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.model.memo import MemoKind
from qualcode.places import find_passage, find_segment
from qualcode.study import Study
from tests.small_study import CODEBOOK, STUDY, fingerprint, loaded, write_study


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_study(tmp_path / "study")


def make(
    root: Path, *words: str, text: str = "Words.", another: bool = False, **more: object
) -> Path:
    study = loaded(root)
    new = NewMemo(about_meant(study, words), text=text, **more)  # type: ignore[arg-type]
    return make_memo(study, new, another).path


def about(root: Path, words: Sequence[str], **named: Sequence[str]) -> object:
    return about_meant(loaded(root), words, named)


def test_a_memo_about_a_cell_is_its_summary(root: Path) -> None:
    path = make(root, "I1+EM1.1", text="Well trained.\n\nTwice.\n")
    assert path == root / "memos" / "I1-EM1.1.md"
    assert path.read_text() == (
        "---\nabout: {informant: I1, code: EM1.1}\nkind: summary\n---\n\nWell trained.\n\nTwice.\n"
    )
    (memo,) = loaded(root).memos
    assert memo.kind is MemoKind.SUMMARY
    assert memo.about == (("informant", "I1"), ("code", "EM1.1"))


@pytest.mark.parametrize(
    ("words", "named", "expected"),
    [
        (["EM1.1"], {}, [("code", "EM1.1")]),
        (["W1"], {}, [("source", "W1")]),
        (["I2"], {}, [("informant", "I2")]),
        (["EM1.1", "I2"], {}, [("informant", "I2"), ("code", "EM1.1")]),
        (["EM1.1 + I2"], {}, [("informant", "I2"), ("code", "EM1.1")]),
        ([], {"code": ["EM1.1"], "informant": ["I2"]}, [("informant", "I2"), ("code", "EM1.1")]),
        (["EM1.1", "EM1.2"], {}, [("code", "EM1.1"), ("code", "EM1.2")]),
        (["EM1", "EM1"], {}, [("code", "EM1")]),
    ],
)
def test_a_subject_is_named_by_ids(
    root: Path, words: list[str], named: dict[str, list[str]], expected: object
) -> None:
    assert list(about_meant(loaded(root), words, named)) == expected


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "what is the memo about"),
        (["  "], "what is the memo about"),
        (["EM1.1x"], "Did you mean 'EM1.1'"),
        (["I1+EM9"], "'EM9'"),
        (["+"], "what is the memo about"),
    ],
)
def test_a_subject_that_there_is_not_is_refused(root: Path, words: list[str], says: str) -> None:
    with pytest.raises(QualcodeError, match=says):
        about_meant(loaded(root), words)


def test_an_id_of_two_kinds_has_to_be_said_with_its_kind(tmp_path: Path) -> None:
    root = write_study(tmp_path / "s", study=STUDY.replace("id: W1,", "id: OB1,"))
    with pytest.raises(QualcodeError, match=r"--code OB1 or --source OB1"):
        about(root, ["OB1"])
    assert about(root, [], source=["OB1"]) == (("source", "OB1"),)


def test_a_code_by_its_earlier_id_is_the_code_and_a_plus_in_an_id_is_no_pair(
    tmp_path: Path,
) -> None:
    book = CODEBOOK.replace("id: EM1.1,", "id: EM1.1, formerly: [PEL],").replace("EM1.2", "A+B")
    root = write_study(tmp_path / "s", codebook=book)
    assert about(root, ["PEL"]) == (("code", "EM1.1"),)
    assert about(root, ["A+B"]) == (("code", "A+B"),)


def test_a_coding_is_named_by_its_id_or_the_beginning_of_it(root: Path) -> None:
    study = loaded(root)
    source, segment = find_segment(study, "W1:4")
    passage = find_passage(source, segment)
    made = add_coding(study, Coder("ani"), source, passage, "EM1", Polarity.NEUTRAL).id
    assert about(root, [made[:13]]) == (("coding", made),)
    path = make(root, made)
    assert loaded(root).memos[0].about == (("coding", made),)
    assert path.name == f"{made}.md"


def test_what_has_a_memo_gets_another_only_where_that_is_said(root: Path) -> None:
    first = make(root, "EM1.1", text="One.")
    before = fingerprint(root)
    with pytest.raises(QualcodeError, match=r"EM1\.1 has a memo already: memos/EM1\.1\.md"):
        make(root, "EM1.1", text="Two.")
    assert fingerprint(root) == before
    second = make(root, "EM1.1", text="Two.", another=True)
    assert (first.name, second.name) == ("EM1.1.md", "EM1.1-2.md")
    assert [memo.text for memo in memos_meant(loaded(root), ["EM1.1"])] == ["Two.", "One."]


def test_a_file_with_the_name_but_about_something_else_is_left_alone(root: Path) -> None:
    (root / "memos").mkdir()
    (root / "memos" / "em1.1.MD").write_text("mine")
    assert make(root, "EM1.1").name == "EM1.1-2.md"
    assert (root / "memos" / "em1.1.MD").read_text() == "mine"


def test_a_real_name_in_a_title_does_not_get_into_the_front_matter(root: Path) -> None:
    path = make(root, "I1", title="What Rosalinda \n Harjanti: says")
    assert 'title: "What [Mrs A]: says"' in path.read_text()
    assert loaded(root).memos[0].title == "What [Mrs A]: says"


def test_several_subjects_of_a_kind_are_a_list(root: Path) -> None:
    assert (
        "about: {code: [EM1.1, EM1.2]}\nkind: analytic\n"
        in make(root, "EM1.1", "EM1.2").read_text()
    )


def test_what_cannot_be_written_writes_nothing(root: Path) -> None:
    before = fingerprint(root)
    for new in ({"title": "a\x07b"}, {"text": "\ud800"}):
        with pytest.raises(QualcodeError):
            make(root, "EM1.1", **new)  # type: ignore[arg-type]
    assert fingerprint(root) == before


def test_a_folder_that_leads_out_of_the_study_is_not_written_to(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "memos").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(QualcodeError, match="leads out"):
        make(root, "EM1.1")
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_draft_that_was_left_as_it_is_goes_away_and_one_with_words_stays(root: Path) -> None:
    study = loaded(root)
    draft = make_memo(study, NewMemo(about_meant(study, ["EM1.1"])))
    assert "kind: analytic" in draft.path.read_text() and "title:" in draft.path.read_text()
    draft.path.write_bytes(draft.content.replace(b"\n", b"\r\n") + b"\r\n")
    assert take_up(study, draft) is None
    assert not draft.path.exists()
    draft = make_memo(study, NewMemo(about_meant(study, ["EM1.1"])))
    draft.path.write_bytes(draft.content + b"Words.\n")
    assert take_up(study, draft) == ()
    assert loaded(root).memos[0].text == "Words."


def test_what_is_wrong_with_a_memo_after_it_was_edited_is_told(root: Path) -> None:
    study = loaded(root)
    draft = make_memo(study, NewMemo(about_meant(study, ["EM1.1"])))
    draft.path.write_bytes(draft.content.replace(b"EM1.1", b"EM9"))
    problems = take_up(study, draft)
    assert problems and "EM9" in problems[0].message
    draft.path.unlink()
    with pytest.raises(QualcodeError, match="does not exist"):
        memo_problems(study, draft.file)


def test_memos_are_found_by_their_file_or_by_what_they_are_also_about(root: Path) -> None:
    make(root, "I1+EM1.1", text="Cell.")
    study = loaded(root)
    for word in ("memos/I1-EM1.1.md", "I1-EM1.1.md", "EM1.1+I1", "EM1.1", "I1",
                 str(root / "memos" / "I1-EM1.1.md")):  # fmt: skip
        assert [memo.text for memo in memos_meant(study, [word])] == ["Cell."]
    with pytest.raises(QualcodeError, match=r"there is no memo on EM1\.2"):
        memos_meant(study, ["EM1.2"])


def study_of(codes: Sequence[str]) -> Study:
    from tests.study_builder import build_study

    return build_study(sources={}, codebook="\n".join(codes))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=90))
def test_any_id_gives_a_file_name_that_any_system_takes(name: str) -> None:
    stem = memo_action._stem((("code", name),))
    assert stem and len(stem.encode()) <= 105
    assert not set(stem) & set('/\\:*?"<>|\0 \n')
    assert stem[0] not in ".-_ " and stem[-1] not in ". "
    assert stem.split(".")[0].lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}


@pytest.mark.parametrize(
    ("name", "stem"),
    [("../../etc", "etc"), ("CON", "memo-CON"), ("aux.1", "memo-aux.1"), ("…", "memo"),
     ("a/b c", "a-b-c"), ("Échelle", "Échelle"), (".x.", "x"), ("x" * 300, "x" * 100)],
)  # fmt: skip
def test_a_file_name_is_made_of_the_id(name: str, stem: str) -> None:
    assert memo_action._stem((("code", name),)) == stem


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
def test_any_text_is_read_back_as_it_was_written(text: str) -> None:
    study = study_of(["A Code"])
    new = NewMemo((("code", "A"),), title=text, text=f"{text}.")
    content = memo_action._content(study, new)
    memo, problems = memo_action.parse_memo(content, "memos/a.md", memo_action.subjects_of(study))
    assert memo is not None and not problems
    assert memo.text == f"{text}.".strip("\n")
    assert not text.split() or memo.title.split() == study.anonymiser(text).split()
