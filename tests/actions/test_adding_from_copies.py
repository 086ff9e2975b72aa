"""What only another copy's study.yaml and codebook have is added as it is written there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qualcode.cli import execute
from qualcode.errors import QualcodeError
from tests.small_study import CODEBOOK, STUDY, fingerprint, loaded, write_study

PERSON = """\
  # found through the head of the village
  - id: I3
    name: Sulastri Pambudi
    group: vil
    aliases: [Bu Sul]
    consent: anonymous
interviewer: [P]
"""
SOURCE = "  - {file: transcripts/W3.txt, id: W3, kind: interview, informant: I3, asked: [OB2]}\n"
GROUPS = "  com: {label: Traders}\n"
THEIR_STUDY = (
    STUDY.replace(GROUPS, f"{GROUPS}  vil: {{label: Villagers}}  # since March\n").replace(
        "interviewer: [P]\n", PERSON
    )
    + SOURCE
)
THEIR_BOOK = (
    CODEBOOK
    + """\
      # inductive, from W3
      - id: OB2
        label: Distance
        expect: [vil]
        children:
          - {id: OB2.1, label: Road}
"""
)
W3 = "P: How far?\n\nBu Sul: The road is very long.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QUALCODE_CONFIG", str(tmp_path / "settings"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("QUALCODE_STUDY", raising=False)
    return write_study(tmp_path / "here")


@pytest.fixture
def there(tmp_path: Path) -> Path:
    return write_study(tmp_path / "there", study=THEIR_STUDY, codebook=THEIR_BOOK, W3=W3)


def merge(here: Path, there: Path, *more: str) -> int:
    return execute(["merge", str(there), "-s", str(here), *more])


def test_all_that_is_new_comes_with_its_comments_and_decisions(here: Path, there: Path) -> None:
    assert execute(["coding", "add", "W3:2", "OB2.1", "-s", str(there), "--coder", "budi"]) == 0
    assert merge(here, there, "--add-new") == 0
    study = loaded(here)
    assert [one.id for one in study.sources] == ["W1", "W2", "W3"]
    assert study.roster.informant("I3") and study.roster.group("vil")
    assert [code.id for code in study.codebook.subtree("OB")] == ["OB", "OB1", "OB2", "OB2.1"]
    assert [one.code for one in study.decisions.manual] == ["OB2.1"]
    assert "# since March" in (here / "study.yaml").read_text()
    assert "# found through the head" in (here / "study.yaml").read_text()
    assert "# inductive, from W3" in (here / "codebook.yaml").read_text()
    assert (here / "transcripts" / "W3.txt").read_text() == W3


def test_merging_again_adds_nothing_and_everything_can_be_put_back(
    here: Path, there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    merge(here, there, "--add-new")
    before = fingerprint(here)
    capsys.readouterr()
    assert merge(here, there, "--add-new") == 0
    assert "Nothing is only in the other copy" in capsys.readouterr().out
    assert fingerprint(here) == before
    assert execute(["restore", "--last", "-s", str(here)]) == 0
    assert (here / "study.yaml").read_text() == STUDY
    assert (here / "codebook.yaml").read_text() == CODEBOOK


def test_without_the_option_it_is_only_told(
    here: Path, there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    merge(here, there)
    assert "--add-new" in capsys.readouterr().out
    assert (here / "study.yaml").read_text() == STUDY


def test_fields_that_differ_are_shown_side_by_side_and_ours_stay(
    here: Path,
    there: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = THEIR_STUDY.replace("title: A small study", "title: Our study")
    text = text.replace("aliases: [Bu Rosa]", "aliases: [Ibu Rosa], role: Head")
    (there / "study.yaml").write_text(text)
    (there / "codebook.yaml").write_text(THEIR_BOOK.replace("label: Cost,", "label: Cost of it,"))
    monkeypatch.setenv("COLUMNS", "400")
    assert merge(here, there) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "conflict: title; yours is as it was here: study.yaml:2: A small study" in printed
    assert "study.yaml:2: Our study" in printed
    assert "conflict: informant I1 role" in printed and "study.yaml: nothing" in printed
    assert "Head" not in printed
    assert "conflict: code OB1 label" in printed and "codebook.yaml:17: Cost there:" in printed
    assert "(about a person, not shown)" in printed and "Rosa" not in printed
    assert (here / "study.yaml").read_text() == STUDY
    assert (here / "codebook.yaml").read_text() == CODEBOOK


def test_the_same_said_in_another_layout_is_no_conflict(here: Path, there: Path) -> None:
    flow = (
        "  - {id: I1, name: Rosalinda Harjanti, pseudonym: Mrs A, group: gov, aliases: [Bu Rosa]}"
    )
    block = (
        "  - id: I1\n    aliases: Bu Rosa\n    name: 'Rosalinda Harjanti'\n"
        "    group: gov   # a remark\n    pseudonym: Mrs A"
    )
    (there / "study.yaml").write_text(STUDY.replace(flow, block))
    (there / "codebook.yaml").write_text(CODEBOOK)
    assert merge(here, there) == 0


def test_what_does_not_fit_is_left_out_and_told(
    here: Path, there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "transcripts" / "W3.txt").write_text("P: Another one.\n")
    (here / "codebook.yaml").write_text(CODEBOOK.replace("id: OB1,", "id: OB1, formerly: [OB2.1],"))
    assert merge(here, there, "--add-new", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert {one["id"] for one in told["added"]} == {"vil", "I3", "OB2"}
    assert [one["id"] for one in told["not_added"]] == ["W3"]
    assert "another file here" in told["not_added"][0]["why"]


def test_a_source_whose_decisions_came_before_takes_them_up(here: Path, there: Path) -> None:
    execute(["coding", "add", "W3:2", "OB1", "-s", str(there), "--coder", "budi"])
    merge(here, there)
    assert loaded(here).decisions.manual == ()
    merge(here, there, "--add-new")
    assert [one.source for one in loaded(here).decisions.manual] == ["W3"]


def test_with_a_shipped_codebook_codes_are_told_and_the_rest_is_added(
    here: Path, there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "study.yaml").write_text(STUDY.replace("codebook.yaml", "fahrudin-2012"))
    assert merge(here, there, "--add-new") == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "added informant I3" in printed and "conflict: codebook" in printed


def test_groups_and_questions_that_are_only_there_are_told_too(
    here: Path, there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    merge(here, there)
    assert "also only there: group vil" in capsys.readouterr().out


def test_yaml_that_could_be_misread_is_not_compared(here: Path, there: Path) -> None:
    (there / "study.yaml").write_text(f"{THEIR_STUDY}objectives: &a [*a]\n")
    assert merge(here, there, "--add-new") == 2
    assert (here / "study.yaml").read_text() == STUDY


def test_a_source_file_that_cannot_be_written_leaves_everything_out(
    here: Path, there: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = fingerprint(here)

    def full(path: Path, content: bytes, mode: int | None = None) -> None:
        raise QualcodeError(f"{path.name} could not be written: the disk is full.")

    monkeypatch.setattr("qualcode.actions.merge_new.disk.write_whole", full)
    assert merge(here, there, "--add-new") == 2
    assert "W3.txt could not be written: the disk is full." in capsys.readouterr().err
    monkeypatch.undo()
    assert fingerprint(here) == before


NAMELESS = PERSON.replace("  - id: I3\n    name:", "  - name:")


@pytest.mark.parametrize("more", [(), ("--json",), ("--add-new",), ("--add-new", "--json")])
def test_an_informant_without_an_id_is_never_told_by_name(
    here: Path, there: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    text = THEIR_STUDY.replace(PERSON, NAMELESS).replace(SOURCE, "")
    (there / "study.yaml").write_text(text)
    merge(here, there, *more)
    told = capsys.readouterr()
    assert not any(name in told.out + told.err for name in ("Sulastri", "Pambudi", "Bu Sul"))
    line = next(n for n, one in enumerate(text.splitlines(), 1) if "Sulastri" in one)
    if "--json" in more:
        kind = "not_added" if "--add-new" in more else "only_there"
        found = [one for one in json.loads(told.out)[kind] if one["what"] == "informant"]
        assert [(one["id"], one["line"]) for one in found] == [("", line)]
    else:
        printed = " ".join(told.out.split())
        assert f"the informant at line {line} of study.yaml there" in printed


def test_informants_without_ids_that_are_the_same_in_both_copies_are_not_told(
    here: Path, there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nameless = NAMELESS.replace("group: vil", "group: com")
    for folder in (here, there):
        text = STUDY.replace("interviewer: [P]\n", nameless)
        (folder / "study.yaml").write_text(text)
    (there / "codebook.yaml").write_text(CODEBOOK)
    merge(here, there, "--json")
    assert json.loads(capsys.readouterr().out)["only_there"] == []


@pytest.mark.parametrize(
    "added",
    [
        "infomants: [{id: I7, name: Endang Sarwono}]\n",
        "informants:\n  Endang Sarwono: {group: com}\n",
    ],
)
def test_what_stands_under_a_wrong_key_or_in_a_wrong_shape_tells_no_name(
    here: Path, there: Path, capsys: pytest.CaptureFixture[str], added: str
) -> None:
    text = (
        STUDY if added.startswith("inf") and "infom" in added else STUDY.partition("informants:")[0]
    )
    (there / "study.yaml").write_text(text + added)
    for more in ((), ("--add-new",), ("--json",)):
        merge(here, there, *more)
        told = capsys.readouterr()
        assert "Endang" not in told.out + told.err and "Sarwono" not in told.out + told.err


def test_the_record_of_a_merge_says_what_is_only_there(
    here: Path, there: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    merge(here, there, "--json")
    found = json.loads(capsys.readouterr().out)["only_there"]
    assert [(one["what"], one["id"]) for one in found] == [
        ("group", "vil"), ("informant", "I3"), ("source", "W3"), ("code", "OB2"), ("code", "OB2.1"),
    ]  # fmt: skip
    merge(here, there, "--add-new", "--json")
    told = json.loads(capsys.readouterr().out)
    assert len(told["added"]) == 5 and told["only_there"] == []
