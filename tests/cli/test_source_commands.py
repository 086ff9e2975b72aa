"""`qualcode source` as a person at the terminal meets it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.small_study import STUDY, fingerprint

CODER = ("--coder", "ani")


def test_sources_are_listed_with_how_far_they_are(run: Run) -> None:
    run("coding", "accept", "W2:2", *CODER)
    assert run("source", "list").out.splitlines() == [
        "source  kind       who  phase  date  turns  coded  reviewed",
        "W1      interview  I1   main   –     4      1      0/3",
        "W2      interview  I2   main   –     2      1      1/1",
    ]
    assert run("source", "list", "--json").json[1] == {
        "source": "W2", "kind": "interview", "informants": ["I2"], "phase": "main", "date": None,
        "formerly": [], "turns": 2, "coded_turns": 1, "codings": 1, "reviewed": 1,
    }  # fmt: skip


def test_a_source_that_could_not_be_read_is_listed_as_that(run: Run, study: Path) -> None:
    (study / "transcripts" / "W1.txt").write_bytes(b"\0\0")
    listed = run("source", "list")
    assert listed.code == 1 and "W1  could not be read" in listed.out
    records = {one["source"]: one for one in run("source", "list", "--json").json}
    assert records["W1"]["turns"] is None and records["W2"]["turns"] == 2


def test_a_renamed_source_has_its_codings_and_old_places_say_where_it_is(
    run: Run, study: Path
) -> None:
    run("coding", "add", "W1:4", "EM1.2", *CODER)
    done = run("source", "rename", "W1", "K1")
    assert (done.code, done.out) == (0, "W1 is K1 now; 1 coding by ani\n")
    rows = run("coding", "list", "--source", "K1", "--json").json
    assert [one["code"] for one in rows if one["coder"] == "ani"] == ["EM1.2"]
    shown = run("show", "W1:2")
    assert (shown.code, shown.err) == (0, "W1 is now K1\n") and shown.out.startswith("K1:2")
    assert run("source", "rename", "K1", "W2").code == 2
    assert run("check").err == ""


def test_a_former_id_is_not_given_to_a_new_source(run: Run, study: Path) -> None:
    run("source", "rename", "W1", "K1")
    notes = study.parent / "talk.txt"
    notes.write_text("P: Well?\n\nPak Wira: Good.\n")
    added = run("add", str(notes), "--kind", "interview", "--informant", "I2")
    assert added.out == "added W3: transcripts/talk.txt\n"
    refused = run("add", str(notes), "--kind", "document", "--id", "W1")
    assert refused.code == 2


def test_a_coded_source_is_removed_with_yes_and_comes_back_whole(run: Run, study: Path) -> None:
    run("coding", "add", "W1:4", "EM1.2", *CODER)
    run("source", "rename", "W1", "K1")
    before, text = fingerprint(study), (study / "study.yaml").read_text()
    refused = run("source", "remove", "K1")
    assert refused.code == 2 and "1 coding by ani" in refused.err
    assert fingerprint(study) == before
    done = run("source", "remove", "K1", "--yes")
    assert done.code == 1
    assert "not counted: 1 coding by ani" in done.out
    assert "W1" in run("check").out  # its codings are told of until it is back
    entry = next(line for line in done.out.splitlines() if "id: K1" in line)
    (study / "study.yaml").write_text((study / "study.yaml").read_text() + f"{entry}\n")
    assert sorted((study / "study.yaml").read_text().split()) == sorted(text.split())
    assert run("source", "list", "--json").json[1]["reviewed"] == 1


def test_a_source_without_codings_is_removed_without_a_question(run: Run, study: Path) -> None:
    done = run("source", "remove", "W2")
    assert done.code == 0 and "transcripts/W2.txt was left where it is" in done.out
    assert (study / "study.yaml").read_text() == STUDY.replace(STUDY.splitlines()[-1] + "\n", "")


def test_a_file_named_after_a_person_is_not_printed(run: Run, study: Path) -> None:
    (study / "transcripts" / "W2.txt").rename(study / "transcripts" / "Wiratmoko Susilo.txt")
    text = STUDY.replace("transcripts/W2.txt", "transcripts/Wiratmoko Susilo.txt")
    (study / "study.yaml").write_text(text)
    done = run("source", "remove", "W2")
    assert "Wiratmoko" not in done.out + done.err and ".qualcode/history" in done.out


def test_an_unknown_source_gets_a_suggestion(run: Run) -> None:
    assert "Did you mean 'W1'?" in run("source", "remove", "W11").err
    assert run("source", "rename", "W9", "K1").code == 2


def test_what_was_wrong_with_a_source_is_not_told_once_it_is_removed(run: Run, study: Path) -> None:
    (study / "transcripts" / "W2.txt").write_text("P: How?\n\nSomebody: Training is rare.\n")
    assert "W2" in run("source", "list").err
    assert "speakers are not all known" not in run("source", "remove", "W2").err
