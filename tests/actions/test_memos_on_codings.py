"""A memo about a coding goes on being about it: when texts and rules change, or it is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.actions.coding import Coder, add_coding, decide
from qualcode.actions.memo import NewMemo, make_memo
from qualcode.actions.memo_subjects import about_meant, is_withheld, memos_in, memos_meant
from qualcode.actions.removing import remove_codings
from qualcode.actions.undoing import undo
from qualcode.errors import QualcodeError
from qualcode.loading import load_study
from qualcode.model.coding import Coding, Polarity
from qualcode.model.decision import Verdict
from qualcode.model.source import Passage
from qualcode.stages.memo_codings import about_today
from qualcode.stores.memos import parse_memo
from qualcode.stores.subjects import Subjects
from qualcode.stores.yaml_notation import scalar
from qualcode.study import Selection
from tests.small_study import CODEBOOK, STUDY, W1, loaded, write_study

GOOD = "The training was good."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_study(tmp_path / "study")


def proposal(root: Path, words: str = GOOD) -> Coding:
    study = loaded(root)
    return next(one for one in study.codings if one.code == "EM1.1" and one.quotation == words)


def write(root: Path, coding: str) -> None:
    study = loaded(root)
    make_memo(study, NewMemo(about_meant(study, [coding]), text="Words."))


def by_hand(root: Path, words: str, code: str = "EM1.2", coder: str = "ani") -> str:
    study = loaded(root)
    source = study.sources[0]
    start = source.text.index(words)
    passage = Passage(start, start + len(words), words)
    return add_coding(study, Coder(coder), source, passage, code, Polarity.NEUTRAL).id


def edit(root: Path, old: str, new: str, file: str = "transcripts/W1.txt") -> None:
    path = root / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def told(root: Path) -> list[str]:
    return [one.message for one in load_study(root)[1] if one.code == "memo-without-coding"]


def found(root: Path, words: str = GOOD) -> list[str]:
    """The memos on the coding of some words, as a person asks for them."""
    try:
        return [memo.text for memo in memos_meant(loaded(root), [proposal(root, words).id])]
    except QualcodeError:
        return []


def test_a_memo_on_a_proposal_keeps_where_it_stands(root: Path) -> None:
    write(root, proposal(root).id)
    page = next((root / "memos").iterdir()).read_text()
    for line in ('source: "W1"', 'code: "EM1.1"', f'exact: "{GOOD}"', 'prefix: "P: How was it?'):
        assert line in page
    assert (root / "codings" / "texts" / f"{loaded(root).sources[0].sha256}.txt").exists()


def test_a_memo_on_a_proposal_is_found_again_when_the_text_before_it_changes(root: Path) -> None:
    before = proposal(root).id
    write(root, before)
    edit(root, "P: How was it?", "P: Good morning to you. How was it?")
    after = proposal(root).id
    assert after != before
    assert found(root) == ["Words."]
    study = loaded(root)
    assert about_today(study, study.memos[0]) == (("coding", after),)
    assert told(root) == []


def test_a_memo_on_a_proposal_is_found_again_when_a_rule_finds_it_by_other_words(
    root: Path,
) -> None:
    write(root, proposal(root).id)
    edit(root, GOOD, "The training was good, they say, and long.")
    assert found(root, "The training was good, they say, and long.") == ["Words."]
    assert told(root) == []


def test_a_memo_on_a_proposal_stays_when_it_is_accepted_rejected_or_coded_over(root: Path) -> None:
    write(root, proposal(root).id)
    decide(loaded(root), Coder("ani"), [proposal(root)], Verdict.ACCEPT)
    assert (found(root), told(root)) == (["Words."], [])
    decide(loaded(root), Coder("ani"), [proposal(root)], Verdict.REJECT)
    assert told(root) == []
    undo(loaded(root), Coder("ani"), 2)
    made = by_hand(root, "training was good", "EM1.1")
    assert [memo.text for memo in memos_meant(loaded(root), [made])] == ["Words."]
    assert told(root) == []


def test_a_memo_on_a_code_that_is_renamed_or_a_source_with_another_id_stays(root: Path) -> None:
    write(root, proposal(root).id)
    edit(root, "id: EM1.1,", "id: TRAIN, formerly: [EM1.1],", "codebook.yaml")
    edit(root, "id: W1,", "id: A1, formerly: [W1],", "study.yaml")
    study = loaded(root)
    (coding,) = (one for one in study.codings if one.quotation == GOOD)
    assert (coding.source, coding.code) == ("A1", "TRAIN")
    assert about_today(study, study.memos[0]) == (("coding", coding.id),)
    assert told(root) == []


@pytest.mark.parametrize(
    ("old", "new", "file", "message"),
    [
        (GOOD, "So?", "transcripts/W1.txt", "the passage of W1 that was coded EM1.1 is gone"),
        ("train*", "tuition", "codebook.yaml", "nothing is coded EM1.1 at W1:2 any more"),
        ("W1.txt, id: W1", "W1.txt, id: X1", "study.yaml", "EM1.1 in W1, which was not read"),
    ],
)  # fmt: skip
def test_where_the_proposal_is_gone_it_is_told_and_the_memo_kept(
    root: Path, old: str, new: str, file: str, message: str
) -> None:
    write(root, proposal(root).id)
    edit(root, old, new, file)
    assert told(root) == [f"the memo is about a coding that is not found: {message}"]
    assert [memo.text for memo in loaded(root).memos] == ["Words."]


def test_a_memo_on_a_coding_that_was_removed_is_kept_and_told(root: Path) -> None:
    made = by_hand(root, "Nothing at all.")
    write(root, made)
    assert told(root) == []
    study = loaded(root)
    own = [one for one in study.codings if one.id == made]
    remove_codings(study, Coder("ani"), own)
    assert told(root) == [
        "the memo is about a coding that is not found: nothing is coded EM1.2 at W1:4 any more"
    ]
    undo(loaded(root), Coder("ani"))
    assert told(root) == []


@pytest.mark.parametrize("kind", ["bare id", "pair"])
def test_old_memos_with_only_an_id_are_read_as_before(root: Path, kind: str) -> None:
    made = by_hand(root, "Nothing at all.")
    (root / "memos").mkdir()
    for number, name in enumerate((made, proposal(root).id)):
        about = name if kind == "bare id" else f"{{coding: {name}}}"
        (root / "memos" / f"{number}.md").write_text(f"---\nabout: {about}\n---\nOld {number}.\n")
    assert told(root) == []
    assert [memo.text for memo in memos_meant(loaded(root), [made])] == ["Old 0."]
    assert found(root) == ["Old 1."]
    edit(root, "P: How was it?", "P: Good morning to you. How was it?")
    (message,) = told(root)
    assert "there is none with the id p-" in message


def test_where_a_source_or_the_codebook_cannot_be_read_no_memo_is_blamed(root: Path) -> None:
    made = by_hand(root, "Nothing at all.")
    (root / "memos").mkdir()
    (root / "memos" / "old.md").write_text(f"---\nabout: {made}\n---\nOld.\n")
    text = (root / "transcripts" / "W1.txt").read_bytes()
    (root / "transcripts" / "W1.txt").unlink()
    assert told(root) == []
    (root / "transcripts" / "W1.txt").write_bytes(text)
    (root / "codebook.yaml").write_text("codes: [")
    assert told(root) == []


def test_a_memo_on_words_of_somebody_who_withdrew_is_withheld_even_if_they_are_lost(
    root: Path,
) -> None:
    write(root, proposal(root).id)
    edit(root, "name: Rosalinda Harjanti,", "name: Rosalinda Harjanti, consent: withdrawn,",
         "study.yaml")  # fmt: skip
    study = loaded(root)
    assert is_withheld(study, study.memos[0])
    edit(root, GOOD, "Who knows?")
    study = loaded(root)
    assert is_withheld(study, study.memos[0])
    assert "training" not in "".join(told(root))


def test_a_memo_is_found_by_the_id_that_it_was_written_under(root: Path) -> None:
    before = proposal(root).id
    write(root, before)
    edit(root, GOOD, "So?")
    for name in (before, before[:9]):
        assert [memo.text for memo in memos_meant(loaded(root), [name])] == ["Words."]


def test_memos_on_codings_are_among_those_on_their_code_and_source(root: Path) -> None:
    write(root, proposal(root).id)
    study = loaded(root)
    for chosen, count in (
        (Selection(codes=("EM1",)), 1), (Selection(codes=("OB1",)), 0),
        (Selection(sources=("W1",)), 1), (Selection(sources=("W2",)), 0),
    ):  # fmt: skip
        assert len(memos_in(study, chosen)) == count


def test_what_is_wrong_in_a_passage_is_told_and_the_memo_read_without_it(root: Path) -> None:
    (root / "memos").mkdir()
    (root / "memos" / "a.md").write_text(
        "---\nabout: {code: EM1.1}\npassages:\n  - {coding: x, source: W1, start: zwei}\n"
        "  - nonsense\n---\nWords.\n"
    )
    study, problems = load_study(root)
    assert study is not None and study.memos[0].passages == ()
    assert {one.code for one in problems if one.file == "memos/a.md"} >= {"wrong-value"}


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_words_are_read_back_from_front_matter_to_the_letter(words: str) -> None:
    quoted = scalar(words, quote='"')
    item = f"{{coding: p, source: W1, code: A, start: 0, end: 1, exact: {quoted}}}"
    page = f"---\nabout: A\npassages:\n  - {item}\n---\n"
    memo, problems = parse_memo(page.encode(), "memos/a.md", Subjects(codes={"A": "A"}))
    assert memo is not None and not problems
    assert len(memo.passages) == 1
    assert words in _read_back(quoted)


def _read_back(quoted: str) -> str:
    import yaml

    return str(yaml.safe_load(quoted))


def test_two_studies_written_alike_have_the_same_memo(root: Path, tmp_path: Path) -> None:
    other = write_study(tmp_path / "other", study=STUDY, codebook=CODEBOOK, W1=W1)
    for folder in (root, other):
        write(folder, proposal(folder).id)
    first, second = (next((one / "memos").iterdir()).read_bytes() for one in (root, other))
    assert first == second
