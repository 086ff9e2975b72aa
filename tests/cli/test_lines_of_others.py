"""Decisions that stand in another coder's journal, and journals that an editor saved anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def coded(run: Run, coder: str, *codes: str) -> None:
    for code in codes:
        assert run("coding", "add", "W1:4", code, "--coder", coder).code < 2


def journal(study: Path, name: str) -> Path:
    return study / "codings" / f"{name}.jsonl"


def coders(run: Run) -> list[tuple[str, str]]:
    return sorted((one["coder"], one["code"]) for one in run("history", "--json").json)


def problems(run: Run) -> dict[str, str]:
    found = run("check", "--json").json
    return {one["code"]: one["hint"] for one in found if "journal" in one["code"]}


ALL = [("budi", "EM1.1"), ("rina", "EM1.2"), ("rina", "OB1")]


def test_lines_in_another_journal_are_told_at_once_and_moved_by_repair(
    run: Run, study: Path
) -> None:
    coded(run, "rina", "EM1.2", "OB1")
    coded(run, "budi", "EM1.1")
    own = journal(study, "rina").read_bytes()
    both = journal(study, "budi").read_bytes() + own
    journal(study, "budi").write_bytes(both)
    journal(study, "rina").unlink()
    told = [one for one in run("check", "--json").json if one["code"] == "journal-coder"]
    assert len(told) == 1
    assert "2 lines belong to another coder, 'rina'" in told[0]["message"]
    assert "qualcode repair" in told[0]["hint"]
    assert coders(run) == ALL[:1]
    done = run("repair", "--yes")
    assert done.code == 0
    assert "2 decisions come in from codings/budi.jsonl" in done.out
    assert "2 decisions of 'rina' go to codings/rina.jsonl" in done.out
    assert all(len(line) <= 80 for line in done.out.splitlines())
    assert coders(run) == ALL
    assert journal(study, "rina").read_bytes() == own
    assert problems(run) == {}
    assert run("repair").out == "nothing to mend\n"
    assert run("restore", "codings/budi.jsonl", "--last", "--yes").code == 1
    assert journal(study, "budi").read_bytes() == both


@pytest.mark.parametrize("name", ["sari", "rina (1)", "rina - Copy"])
def test_a_journal_that_was_given_another_name_goes_back_to_its_coder(
    name: str, run: Run, study: Path
) -> None:
    coded(run, "rina", "EM1.2", "OB1")
    own = journal(study, "rina").read_bytes()
    journal(study, "rina").rename(journal(study, name))
    assert any("qualcode repair" in hint for hint in problems(run).values())
    coded(run, "budi", "EM1.1")
    assert run("repair", "--yes").code == 0
    assert coders(run) == ALL
    assert journal(study, "rina").read_bytes() == own
    assert not journal(study, name).exists()
    assert problems(run) == {}


def test_journals_whose_names_were_swapped_are_swapped_back(run: Run, study: Path) -> None:
    coded(run, "rina", "EM1.2", "OB1")
    coded(run, "budi", "EM1.1")
    own, others = journal(study, "rina").read_bytes(), journal(study, "budi").read_bytes()
    journal(study, "rina").write_bytes(others)
    journal(study, "budi").write_bytes(own)
    assert "mended 2 files" in run("repair", "--yes").out
    assert journal(study, "rina").read_bytes() == own
    assert journal(study, "budi").read_bytes() == others


def test_what_stands_in_its_journal_already_is_taken_out_once(run: Run, study: Path) -> None:
    coded(run, "rina", "EM1.2", "OB1")
    coded(run, "budi", "EM1.1")
    others = journal(study, "budi").read_bytes()
    path = journal(study, "budi")
    path.write_bytes(others + journal(study, "rina").read_bytes())
    assert "that journal says the same already" in run("repair", "--yes").out.replace("\n    ", "")
    assert path.read_bytes() == others
    assert coders(run) == ALL


def test_one_id_with_two_contents_is_left_to_a_person(run: Run, study: Path) -> None:
    coded(run, "rina", "EM1.2")
    coded(run, "budi", "EM1.1")
    other = journal(study, "rina").read_bytes().replace(b"EM1.2", b"OB1")
    with journal(study, "budi").open("ab") as stream:
        stream.write(other)
    before = journal(study, "budi").read_bytes()
    assert "delete one of them" in problems(run)["journal-coder"]
    assert run("repair").out == "nothing to mend\n"
    assert journal(study, "budi").read_bytes() == before


@pytest.mark.parametrize("name", ["a/b", "..", "con", "rules", " "])
def test_a_coder_whose_name_no_file_can_have_is_left_where_they_are(
    name: str, run: Run, study: Path
) -> None:
    coded(run, "rina", "EM1.2")
    record = json.loads(journal(study, "rina").read_bytes()) | {"coder": name, "id": "other"}
    with journal(study, "rina").open("a") as stream:
        stream.write(json.dumps(record) + "\n")
    before = journal(study, "rina").read_bytes()
    assert run("repair").out == "nothing to mend\n"
    assert journal(study, "rina").read_bytes() == before
    assert "text editor" in problems(run)["journal-coder"]
    coded(run, "rina", "OB1")


def test_nothing_goes_into_a_journal_of_a_later_qualcode(run: Run, study: Path) -> None:
    coded(run, "rina", "EM1.2")
    coded(run, "budi", "EM1.1")
    newer = journal(study, "rina").read_bytes().replace(b'"v": 1', b'"v": 2')
    stray = journal(study, "budi").read_bytes()
    journal(study, "budi").write_bytes(newer.replace(b"rina", b"budi"))
    with journal(study, "rina").open("ab") as stream:
        stream.write(stray)
    assert run("repair").out == "nothing to mend\n"


def test_a_journal_saved_in_another_encoding_keeps_its_decisions(run: Run, study: Path) -> None:
    text = study / "transcripts" / "W1.txt"
    text.write_text(text.read_text("utf-8").replace("Nothing at all.", "Café “X” only."), "utf-8")
    run("coding", "add", "W1:4", "EM1.2", "--quote", "Café “X”", "--coder", "rina")
    coded(run, "rina", "OB1")
    path = journal(study, "rina")
    whole = path.read_bytes()
    path.write_bytes(whole.decode().encode("cp1252"))
    shown = run("check").out
    assert "is not saved as UTF-8" in shown and "qualcode repair" in shown
    for kept in (study / "codings" / "texts").iterdir():
        kept.unlink()  # today's text proves it too
    done = run("repair", "--yes")
    assert "Windows-1252" in done.out and done.code == 0
    assert "its words are those of the coded text" in done.out.replace("\n        ", " ")
    assert all(len(line) <= 80 for line in done.out.splitlines())
    assert path.read_bytes() == whole
    aside = [one.read_bytes() for one in (study / ".qualcode" / "quarantine").rglob("*.*")]
    assert any(b"Caf\xe9 \x93X\x94" in one for one in aside)
    assert len(run("coding", "list", "--json", "--code", "EM1.2").json) == 1


def test_nothing_is_moved_into_what_is_no_ordinary_journal(run: Run, study: Path) -> None:
    coded(run, "rina", "EM1.2")
    coded(run, "budi", "EM1.1")
    outside = study.parent / "outside.jsonl"
    journal(study, "rina").rename(outside)
    with journal(study, "budi").open("ab") as stream:
        stream.write(outside.read_bytes())
    journal(study, "rina").symlink_to(outside)
    before = journal(study, "budi").read_bytes(), outside.read_bytes()
    assert run("repair").out == "nothing to mend\n"
    assert (journal(study, "budi").read_bytes(), outside.read_bytes()) == before


def test_a_move_that_would_lose_a_decision_is_not_made(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coded(run, "rina", "EM1.2")
    own = json.loads(journal(study, "rina").read_bytes())["id"]
    monkeypatch.setattr("qualcode.actions.journal_repair.same_event", lambda *_: True)
    monkeypatch.setattr("qualcode.actions.journal_repair._known", lambda *_: {own: own})
    journal(study, "rina").rename(journal(study, "sari"))
    before = journal(study, "sari").read_bytes()
    refused = run("repair", "--yes")
    assert refused.code == 2 and "cannot be mended without judgement" in refused.err
    assert journal(study, "sari").read_bytes() == before
