"""`qualcode agree plan`: from a blind copy over a merge to a coefficient."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

QUOTE = "The training was good"


@pytest.fixture
def coded(run: Run) -> None:
    told = run("coding", "add", "W1:2", "EM1.1", "--quote", QUOTE, "--polarity", "+", "--coder",
               "ani")  # fmt: skip
    assert told.code == 0
    assert run("memo", "new", "EM1.1", "--text", "What I think of training.").code == 0


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


@pytest.mark.usefixtures("coded")
def test_the_copy_has_the_sources_and_nothing_that_anybody_decided(
    run: Run, tmp_path: Path
) -> None:
    copy = tmp_path / "second"
    told = run("agree", "plan", str(copy), "--source", "W1")
    assert told.code == 0
    assert names(copy) == ["codebook.yaml", "study.yaml", "transcripts/W1.txt"]
    assert "W2" not in (copy / "study.yaml").read_text()
    assert "# Remarks must survive." in (copy / "study.yaml").read_text()
    assert "consent" in told.out


@pytest.mark.usefixtures("coded")
def test_a_memo_keeps_what_was_chosen_and_how(run: Run, study: Path, tmp_path: Path) -> None:
    record = run("agree", "plan", str(tmp_path / "second"), "--number", "1", "--json").json
    memo = (study / record["memo"]).read_text()
    assert "kind: methodological" in memo
    assert f"without anybody’s codings: {record['sources'][0]}." in memo
    assert "random number 1" in memo


@pytest.mark.usefixtures("coded")
def test_what_the_second_coder_did_comes_back_and_is_compared(run: Run, tmp_path: Path) -> None:
    copy = str(tmp_path / "second")
    assert run("agree", "plan", copy, "--source", "W1").code == 0
    for place, code, quote in (("W1:2", "EM1.1", QUOTE), ("W1:4", "OB1", "Nothing at all, really")):
        told = run("coding", "add", place, code, "--quote", quote, "--polarity", "+", "--coder",
                   "budi", "-s", copy)  # fmt: skip
        assert told.out.startswith("coded")
    assert run("merge", copy).code in (0, 1)
    found = run("agree", "--json").json
    assert (found["sources"], found["coder_names"]) == (["W1"], ["ani", "budi"])
    assert [one["code"] for one in found["disagreements"]] == ["OB1"]


def test_the_draw_takes_every_group_and_is_the_same_again(run: Run, tmp_path: Path) -> None:
    one = run("agree", "plan", str(tmp_path / "a"), "--json").json["sources"]
    assert sorted(one) == ["W1", "W2"]
    first = run("agree", "plan", str(tmp_path / "b"), "--number", "1", "--json").json["sources"]
    again = run("agree", "plan", str(tmp_path / "c"), "--number", "1", "--json").json["sources"]
    assert first == again


def test_a_folder_with_files_or_in_the_study_is_refused(run: Run, study: Path) -> None:
    inside = run("agree", "plan", str(study / "second"))
    assert inside.code == 2 and "lies in the study" in inside.err
    assert not (study / "second").exists()
    filled = run("agree", "plan", str(study))
    assert filled.code == 2 and "not empty" in filled.err
    many = run("agree", "plan", str(study.parent / "x"), "--number", "9")
    assert many.code == 2 and "9 sources cannot be drawn of 2" in many.err
    both = run("agree", "plan", str(study.parent / "x"), "--number", "1", "--source", "W1")
    assert both.code == 2 and "named or drawn" in both.err
