"""Merging copies of a study in which sources, codes, transcripts and people are not the same."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from qualcode.cli import execute
from tests.cli.conftest import Outcome, Run
from tests.small_study import loaded

ANI, BUDI = ("--coder", "ani"), ("--coder", "budi")
Counts = Counter[tuple[str, str, str, str]]


@pytest.fixture
def other(study: Path, tmp_path: Path) -> Path:
    """A copy of the study, as it was handed to budi."""
    shutil.copytree(study, tmp_path / "other")
    return tmp_path / "other"


def there(other: Path, *arguments: str) -> None:
    assert execute([*arguments, "-s", str(other)]) in (0, 1), arguments


def merged(run: Run, other: Path) -> tuple[Outcome, list[dict[str, Any]]]:
    outcome = run("merge", str(other), "--json")
    return outcome, outcome.json["differences"]


def counted(folder: Path) -> Counts:
    """What people coded, as every table counts it."""
    return Counter(
        (one.coder, one.source, one.code, one.quotation)
        for one in loaded(folder).codings
        if one.reviewed
    )


def do(run: Run, commands: list[str], *more: str) -> None:
    """Do what a merge has named; `more` is added to commands that say no study."""
    for command in commands:
        words = command.replace('"', "").split()
        if words[0] == "copy":
            shutil.copyfile(words[1], words[3])
        else:
            added = () if "-s" in words else more
            assert run(*words[1:], *added).code in (0, 1), command


def kinds(found: list[dict[str, Any]]) -> list[tuple[str, str, list[str], str]]:
    return [(one["kind"], one["what"], one["here"], one["there"]) for one in found]


def test_a_source_and_a_code_that_were_renamed_there_count_under_their_names_here(
    run: Run, study: Path, other: Path
) -> None:
    there(other, "source", "rename", "W2", "K2")
    there(other, "codebook", "rename", "EM1.2", "GUIDE")
    there(other, "coding", "add", "K2:2", "GUIDE", *BUDI)
    outcome, found = merged(run, other)
    assert kinds(found) == [
        ("renamed", "source", ["W2"], "K2"), ("renamed", "code", ["EM1.2"], "GUIDE")
    ]  # fmt: skip
    assert outcome.code == 0
    words = "We never had any training here."
    assert counted(study) == Counter([("budi", "W2", "EM1.2", words)])
    assert counted(other) == Counter([("budi", "K2", "GUIDE", words)])
    told = run("merge", str(other)).out
    assert "budi: nothing new" in told
    assert "K2 there is W2 here: counted as W2" in told
    assert "To call it so here: qualcode source rename W2 K2" in told
    do(run, [command for one in found for command in one["todo"]])
    assert counted(study) == counted(other)
    assert merged(run, other)[1] == []


def test_what_was_renamed_here_counts_under_its_new_name(
    run: Run, study: Path, other: Path
) -> None:
    run("source", "rename", "W2", "K2")
    run("codebook", "rename", "EM1.2", "GUIDE")
    there(other, "coding", "add", "W2:2", "EM1.2", *BUDI)
    assert [one["kind"] for one in merged(run, other)[1]] == ["renamed", "renamed"]
    assert list(counted(study)) == [("budi", "K2", "GUIDE", "We never had any training here.")]


def test_a_code_and_a_source_renamed_differently_in_both_copies_are_one_all_the_same(
    run: Run, study: Path, other: Path
) -> None:
    there(other, "coding", "add", "W2:2", "EM1.2", *BUDI)
    for folder, source, code, whose in ((study, "M2", "LEAD", ANI), (other, "K2", "GUIDE", BUDI)):
        there(folder, "source", "rename", "W2", source)
        there(folder, "codebook", "rename", "EM1.2", code)
        there(folder, "coding", "add", f"{source}:2", code, "--quote", "never", *whose)
    run("merge", str(other))
    there(other, "merge", str(study))
    ours, theirs = counted(study), counted(other)
    assert ours.total() == 3 and {one[1:3] for one in ours} == {("M2", "LEAD")}
    assert {one[1:3] for one in theirs} == {("K2", "GUIDE")}
    assert Counter((one[0], one[3]) for one in ours) == Counter((one[0], one[3]) for one in theirs)
    again = run("merge", str(other), "--json").json
    assert [(one["new"], one["differing"]) for one in again["coders"]] == [(0, []), (0, [])]
    do(run, [command for one in again["differences"] for command in one["todo"]])
    assert counted(study) == counted(other)


def test_codes_that_were_merged_there_count_apart_here_until_they_are_merged(
    run: Run, study: Path, other: Path
) -> None:
    there(other, "coding", "add", "W2:2", "EM1.2", *BUDI)
    there(other, "codebook", "merge", "EM1.2", "--into", "OB1")
    there(other, "coding", "add", "W1:4", "OB1", *BUDI)
    outcome, found = merged(run, other)
    assert outcome.code == 1
    assert kinds(found) == [("one-there", "code", ["OB1", "EM1.2"], "OB1")]
    assert counted(study) != counted(other)
    do(run, found[0]["todo"])
    assert counted(study) == counted(other)
    assert merged(run, other) == (merged(run, other)[0], [])


def test_a_code_that_was_merged_and_renamed_there_waits_since_it_may_be_either(
    run: Run, study: Path, other: Path
) -> None:
    there(other, "codebook", "merge", "EM1.2", "--into", "OB1")
    there(other, "codebook", "rename", "OB1", "ALL")
    there(other, "coding", "add", "W2:2", "ALL", *BUDI)
    outcome, found = merged(run, other)
    assert counted(study) == Counter()
    assert "ALL" in outcome.err
    assert [(one["decisions"], one["open"]) for one in found] == [(1, True)]
    do(run, found[0]["todo"])
    assert counted(study) == counted(other) and counted(study).total() == 1


def test_codes_that_were_merged_here_take_up_what_was_coded_there(
    run: Run, study: Path, other: Path
) -> None:
    run("codebook", "merge", "EM1.2", "--into", "OB1")
    there(other, "coding", "add", "W2:2", "EM1.2", *BUDI)
    outcome, found = merged(run, other)
    assert kinds(found) == [("one-here", "code", ["OB1"], "EM1.2")]
    assert outcome.code == 0
    assert [one[2] for one in counted(study)] == ["OB1"]


def test_a_code_that_is_only_there_is_named_with_how_to_add_it(
    run: Run, study: Path, other: Path
) -> None:
    there(other, "codebook", "add", "IND", "New ways", "--kind", "outcome")
    there(other, "codebook", "add", "IND1", "Family & pride", "--under", "IND")
    there(other, "codebook", "add", "IND2", "Weather", "--under", "IND")
    there(other, "coding", "add", "W2:2", "IND1", *BUDI)
    outcome, found = merged(run, other)
    assert outcome.code == 1
    needed = next(one for one in found if one["open"])
    assert needed["todo"] == [
        'qualcode codebook add IND "New ways" --kind outcome',
        'qualcode codebook add IND1 "Family & pride" --under IND',
    ]
    told = run("merge", str(other)).out
    assert "codes that are only there: IND, IND2" in told
    assert "conflict: code IND1 is only there" in told
    run("codebook", "add", "IND", "New ways", "--kind", "outcome")
    run("codebook", "add", "IND1", "Family & pride", "--under", "IND")
    assert counted(study) == counted(other) and counted(study).total() == 1
    assert not [one for one in merged(run, other)[1] if one["open"]]


def test_a_code_that_was_deleted_here_waits_or_goes_where_it_was_sent(
    run: Run, study: Path, other: Path
) -> None:
    there(other, "coding", "add", "W2:2", "EM1.2", *BUDI)
    run("codebook", "delete", "EM1.2")
    _, found = merged(run, other)
    assert kinds(found) == [("only-there", "code", [], "EM1.2")]
    assert found[0]["todo"] == ["qualcode codebook add EM1.2 Guidance --under EM1"]
    do(run, found[0]["todo"])
    assert counted(study) == counted(other)
    run("codebook", "delete", "EM1.2", "--codings-to", "parent")
    assert [one[2] for one in counted(study)] == ["EM1"]
    assert kinds(merged(run, other)[1]) == [("one-here", "code", ["EM1"], "EM1.2")]


def test_a_code_that_was_deleted_there_stays_here_with_what_has_it(
    run: Run, study: Path, other: Path
) -> None:
    run("coding", "add", "W2:2", "EM1.2", *ANI)
    there(other, "codebook", "delete", "EM1.2")
    there(other, "coding", "add", "W1:4", "OB1", *BUDI)
    assert merged(run, other)[1] == []
    assert sorted(one[2] for one in counted(study)) == ["EM1.2", "OB1"]
    there(other, "merge", str(study))
    assert [one[2] for one in counted(other)] == ["OB1"]


def test_one_id_for_two_new_codes_is_told(run: Run, study: Path, other: Path) -> None:
    run("codebook", "add", "IND1", "Family pride", "--under", "EM1")
    there(other, "codebook", "add", "IND1", "Weather", "--under", "EM1")
    there(other, "coding", "add", "W2:2", "IND1", *BUDI)
    outcome, found = merged(run, other)
    assert kinds(found) == [("relabelled", "code", ["IND1"], "IND1")]
    assert outcome.code == 1
    assert [one["open"] for one in merged(run, other)[1]] == [False]


def add_source(folder: Path, tmp_path: Path, name: str, words: str, informant: str) -> None:
    path = tmp_path / f"of-{folder.name}" / f"{name}.txt"
    path.parent.mkdir()
    path.write_text(words)
    there(folder, "add", str(path), "--id", name, "--kind", "interview", "--informant", informant)


TALK = "P: How was it?\n\n{}: {}\n\nP: And what else?\n\n{}: {}\n"
FIRST = TALK.format("Bu Rosa", "We sold all the baskets.", "Bu Rosa", "Nothing else came of it.")
SECOND = TALK.format("Pak Wira", "They never came here.", "Pak Wira", "The road was under water.")


def test_a_source_that_is_only_there_is_named_with_how_to_add_it(
    run: Run, study: Path, other: Path, tmp_path: Path
) -> None:
    add_source(other, tmp_path, "W3", SECOND, "I2")
    there(other, "coding", "add", "W3:2", "OB1", *BUDI)
    outcome, found = merged(run, other)
    assert outcome.code == 1
    assert kinds(found) == [("only-there", "source", [], "W3")]
    assert "source W3 is only there, and needed by 1 decision" in " ".join(
        run("merge", str(other)).out.split()
    )
    do(run, found[0]["todo"])
    assert counted(study) == counted(other) and counted(study).total() == 1
    assert merged(run, other)[1] == []


def test_two_interviews_under_one_id_are_not_mixed_up(
    run: Run, study: Path, other: Path, tmp_path: Path
) -> None:
    add_source(study, tmp_path, "W3", FIRST, "I1")
    add_source(other, tmp_path, "W3", SECOND, "I2")
    run("coding", "add", "W3:2", "OB1", *ANI)
    there(other, "coding", "add", "W3:2", "OB1", *BUDI)
    there(other, "coding", "add", "W3:1-4", "EM1.2", *BUDI)
    there(other, "coding", "add", "W2:2", "EM1.2", *BUDI)
    outcome, found = merged(run, other)
    assert outcome.code == 1
    assert kinds(found) == [("another", "source", ["W3"], "W3")]
    assert sorted(one[:2] for one in counted(study)) == [("ani", "W3"), ("budi", "W2")]
    do(run, found[0]["todo"])
    assert merged(run, other)[1] == []
    there(other, "merge", str(study))
    back = run("merge", str(study), "-s", str(other), "--json").json["differences"]
    assert kinds(back) == [("another", "source", ["W3-2"], "W3")]
    do(run, back[0]["todo"], "-s", str(other))
    assert merged(run, other)[0].code == 0
    ours, theirs = counted(study), counted(other)
    assert Counter((one[0], one[3]) for one in ours) == Counter((one[0], one[3]) for one in theirs)


def test_an_edited_transcript_is_no_other_interview_and_codings_follow_their_words(
    run: Run, study: Path, other: Path
) -> None:
    path = other / "transcripts" / "W1.txt"
    text = path.read_text().replace("P: How", "P: Welcome.\n\nP: How")
    path.write_text(text.replace("expensive for us", "expensive for all of us"))
    there(other, "coding", "add", "W1:3", "EM1.2", "--quote", "The training was good", *BUDI)
    there(other, "coding", "add", "W1:3", "OB1", *BUDI)
    path.write_text(path.read_text() + "\nBu Rosa: One more thing about cats.\n")
    there(other, "coding", "add", "W1:6", "OB1", *BUDI)
    outcome, found = merged(run, other)
    assert found == []
    assert outcome.json["followed"] == [
        {"source": "W1", "coder": "budi", "moved": 1, "changed": 1, "lost": 1}
    ]
    assert outcome.code == 1
    words = "The training was good. Later training was expensive for us."
    assert {one[1:] for one in counted(study)} == {
        ("W1", "EM1.2", "The training was good"), ("W1", "OB1", words)
    }  # fmt: skip
    displaced = run("reanchor", "--source", "W1", "--coder", "budi", "--json").json
    lost = [one["before"] for one in displaced if one["after"] is None]
    assert lost == ["One more thing about cats."]
    assert run("merge", str(other), "--json").json["followed"] == []


def test_people_who_are_only_there_or_withdrew_in_one_copy_are_named_by_their_ids(
    run: Run, study: Path, other: Path
) -> None:
    path = other / "study.yaml"
    new = "  - {id: I3, name: Secret Person, group: com}\n"
    text = path.read_text().replace("interviewer:", f"{new}interviewer:")
    path.write_text(text.replace("group: com, aliases", "consent: withdrawn, group: com, aliases"))
    there(other, "coding", "add", "W1:4", "OB1", *BUDI)
    outcome, found = merged(run, other)
    assert kinds(found) == [
        ("withdrawn-there", "informant", ["I2"], "I2"), ("only-there", "informant", [], "I3")
    ]  # fmt: skip
    assert outcome.code == 1
    told = run("merge", str(other)).out
    assert "informants that are only there: I3" in told
    assert "I2 has withdrawn consent there" in told
    assert "Secret" not in told and "Susilo" not in told


def test_one_id_for_two_people_is_told(run: Run, study: Path, other: Path) -> None:
    for folder, name in ((study, "Kurnia Dewi"), (other, "Slamet Raharjo")):
        path = folder / "study.yaml"
        new = f"  - {{id: I3, name: {name}, group: com}}\n"
        path.write_text(path.read_text().replace("interviewer:", f"{new}interviewer:"))
    there(other, "coding", "add", "W1:4", "OB1", *BUDI)
    assert kinds(merged(run, other)[1]) == [("another", "informant", ["I3"], "I3")]
    told = run("merge", str(other)).out
    assert "informant I3 is somebody else there" in told and "Slamet" not in told


def test_journals_that_come_alone_or_with_a_broken_study_are_merged_and_told(
    run: Run, study: Path, other: Path
) -> None:
    there(other, "coding", "add", "W2:2", "EM1.2", *BUDI)
    (other / "study.yaml").write_text("title: [broken\n")
    outcome = run("merge", str(other))
    assert (outcome.code, counted(study).total()) == (1, 1)
    assert "study.yaml" in outcome.err
    (other / "study.yaml").unlink()
    again = run("merge", str(other))
    assert (again.code, again.out) == (0, "budi: nothing new\n")


def test_a_memo_about_a_code_that_is_only_there_is_told(run: Run, other: Path) -> None:
    there(other, "codebook", "add", "IND", "New ways")
    there(other, "memo", "new", "IND", "--text", "A thought.")
    outcome = run("merge", str(other))
    assert outcome.code == 1
    assert "memos brought in: IND.md" in outcome.out
    assert "memos/IND.md" in outcome.err and "IND" in outcome.err


def test_a_mail_of_journals_from_a_folder_with_spaces_says_commands_that_can_be_typed(
    run: Run, other: Path
) -> None:
    spaced = other.rename(other.with_name("from budi"))
    there(spaced, "source", "rename", "W2", "K2")
    there(spaced, "coding", "add", "K2:2", "EM1.2", *BUDI)
    run("source", "remove", "W2")
    _, found = merged(run, spaced)
    file = spaced / "transcripts" / "W2.txt"
    assert found[0]["todo"] == [
        f'qualcode add "{file}" --kind interview --informant I2 --id K2'
    ]  # fmt: skip
