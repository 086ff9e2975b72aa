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


SECRET = "what ani thinks"


@pytest.fixture
def much_decided(run: Run, study: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ani has coded with remarks, written memos and a finding; a consensus is on record.

    There is a repository, there are kept versions of files and reports.
    """
    monkeypatch.setenv("QUALCODE_CODER", "ani")
    for command in (
        ("coding", "add", "W1:2", "EM1.1", "--quote", QUOTE, "--polarity", "+", "--note", SECRET),
        ("coding", "accept", "W1:2", "--code", "OB1", "--note", SECRET),
        ("coding", "consensus", "W1:2", "EM1.1", "--polarity", "-", "--note", SECRET),
        ("memo", "new", "EM1.1", "--text", SECRET),
        ("memo", "new", "W1", "--text", SECRET),
    ):
        assert run(*command).code == 0, command
    for name in ("findings/t1.md", ".git/objects/x", "reports/report.md", ".qualcode/kept/codebook",
                 "transcripts/W1.txt.bak"):  # fmt: skip
        path = study / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\nid: T1\nabout: [EM1.1]\n---\n{SECRET}\n")
    return study


def test_nothing_that_the_first_coder_left_goes_along(
    run: Run, much_decided: Path, tmp_path: Path
) -> None:
    told = [path for path in much_decided.rglob("*") if path.is_file()]
    assert sum(SECRET in path.read_text("utf-8", "replace") for path in told) > 6
    copy = tmp_path / "second"
    assert run("agree", "plan", str(copy), "--source", "W1").code == 0
    found = sorted(path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file())
    assert found == ["codebook.yaml", "study.yaml", "transcripts/W1.txt"]
    for name in found:
        text = (copy / name).read_text("utf-8")
        assert SECRET not in text and "ani" not in text.split()
    # The second coder sees proposals as nobody has judged them.
    rows = run("coding", "list", "--json", "-s", str(copy)).json
    assert rows and {(one["coder"], one["reviewed"]) for one in rows} == {("rules", False)}
    assert {one["conflict"] for one in rows} == {None}


def test_the_figures_after_the_merge_are_those_of_a_calculation_by_hand(
    run: Run, much_decided: Path, tmp_path: Path
) -> None:
    copy = str(tmp_path / "second")
    assert run("agree", "plan", copy, "--source", "W1").code == 0
    run("coding", "add", "W1:2", "EM1.1", "--quote", QUOTE, "--polarity", "+", "--coder", "budi",
        "-s", copy)  # fmt: skip
    run("coding", "reject", "W1:2", "--code", "OB1", "--coder", "budi", "-s", copy)
    run("coding", "add", "W1:4", "EM1.1", "--quote", "Nothing at all, really", "--polarity", "-",
        "--coder", "budi", "-s", copy)  # fmt: skip
    assert run("merge", copy).code in (0, 1)
    found = run("agree", "--json").json
    assert (found["units"], found["coder_names"]) == (2, ["ani", "budi"])
    # Two turns, two codes: ani says EM1.1 yes, no and OB1 yes, no; budi yes, yes and no, no.
    over_all = {name: one["value"] for name, one in found["coefficients"].items()}
    assert over_all["percent"] == pytest.approx(2 / 4)
    assert over_all["cohen"] == pytest.approx(0.0)
    # 8 ratings, 4 of them yes; 2 units differ: 1 − 7 · 4 ÷ (64 − 16 − 16).
    assert over_all["krippendorff-nominal"] == pytest.approx(1 - 7 * 4 / 32)
    # The consensus of before changes neither of them, and is told.
    by_place = {(one["turn"], one["code"]): one for one in found["disagreements"]}
    assert set(by_place) == {(2, "OB1"), (4, "EM1.1")}
    assert by_place[4, "EM1.1"]["coders"] == {"ani": None, "budi": "-"}
    # A second merge brings in nothing more.
    assert run("merge", copy).code in (0, 1)
    assert run("agree", "--json").json["coefficients"] == found["coefficients"]


def test_sources_that_are_named_are_taken_from_every_phase(
    run: Run, study: Path, tmp_path: Path
) -> None:
    text = (study / "study.yaml").read_text("utf-8")
    (study / "study.yaml").write_text(text.replace("id: W2, ", "id: W2, phase: preliminary, "))
    told = run("agree", "plan", str(tmp_path / "a"), "--source", "W1", "--source", "W2", "--json")
    assert told.json["sources"] == ["W1", "W2"]
    shown = run("agree", "plan", str(tmp_path / "b"), "--source", "W2").out
    assert shown.rstrip().endswith("qualcode agree --phase all")
    drawn = run("agree", "plan", str(tmp_path / "c"), "--json").json["sources"]
    assert drawn == ["W1"]


def test_a_source_of_somebody_who_withdrew_is_refused_by_name(
    run: Run, study: Path, tmp_path: Path
) -> None:
    text = (study / "study.yaml").read_text("utf-8")
    (study / "study.yaml").write_text(text.replace("id: I1, ", "id: I1, consent: withdrawn, "))
    told = run("agree", "plan", str(tmp_path / "second"), "--source", "W1")
    assert told.code == 2 and "somebody who speaks in W1 has withdrawn consent" in told.err
    assert not (tmp_path / "second").exists()
