"""`qualcode checklist`: filled where the study knows, asked where it does not, never ticked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

NUMBERS = {"coreq": 32, "srqr": 21}


def item(run: Run, name: str, number: int) -> Any:
    return run("checklist", name, "--json").json[number - 1]


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_item_stands_in_its_place_in_both_languages(
    run: Run, name: str, language: str
) -> None:
    items = run("checklist", name, "--lang", language, "--json").json
    assert [one["number"] for one in items] == list(range(1, NUMBERS[name] + 1))
    assert len({one["item"] for one in items}) == NUMBERS[name]


@pytest.mark.parametrize("name", NUMBERS)
def test_no_item_has_a_page_or_is_said_to_be_done(run: Run, name: str) -> None:
    items = run("checklist", name, "--json").json
    assert {one["page"] for one in items} == {None}
    assert {one["status"] for one in items} <= {"known", "part", "asked", "text"}
    assert [one["number"] for one in items if bool(one["study_says"]) != (
        one["status"] in ("known", "part"))] == []  # fmt: skip


def test_what_only_the_researcher_knows_is_asked_for(run: Run) -> None:
    told = run("checklist", "coreq", "--json").json
    statuses = {one["number"]: one["status"] for one in told}
    asked = (2, 3, 4, 5, 6, 7, 11, 13, 15, 19, 23)
    assert {statuses[number] for number in asked} == {"asked"}


def test_the_number_of_informants_comes_from_the_study(run: Run) -> None:
    assert item(run, "coreq", 12)["study_says"] == [
        "Informants heard: 2 (Officials: 1, Traders: 1)."
    ]
    assert item(run, "srqr", 12)["status"] == "known"


def test_what_is_not_on_record_is_not_claimed(run: Run) -> None:
    for number in (10, 14, 16, 17, 18, 20, 21, 26, 28, 30, 31):
        assert item(run, "coreq", number)["study_says"] == [], number


def test_times_and_dates_that_are_written_down_are_told(run: Run, study: Path) -> None:
    text = (study / "study.yaml").read_text()
    for source, time in (("W1", "09.10–10.25"), ("W2", "23:30 - 00:05")):
        text = text.replace(f"id: {source}, ", f'id: {source}, time: "{time}", date: 2026-01-0{source[1]}, ')  # fmt: skip  # noqa: E501
    (study / "study.yaml").write_text(text)
    duration = item(run, "coreq", 21)
    assert duration["study_says"] == ["The duration is on record for 2 of 2 interviews: 35 to 75 minutes."]  # fmt: skip  # noqa: E501
    assert "nobody was interviewed on more than one day" in item(run, "coreq", 18)["study_says"][0]


def test_nobody_has_coded_before_somebody_decides(run: Run) -> None:
    assert item(run, "coreq", 24)["status"] == "part"
    assert run("coding", "accept", "W2:2", "--coder", "ani").code == 0
    coders = item(run, "coreq", 24)
    assert coders["status"] == "known"
    assert coders["study_says"] == [
        "Coders with decisions on record: 1.",
        "Reviewed by the researcher: 1 of 4 coded segments.",
    ]


def test_saturation_is_never_claimed(run: Run) -> None:
    (told,) = item(run, "coreq", 22)["study_says"]
    assert told.startswith("Where codes come from is not on record")
    assert told.endswith("the measure of new information is not taken.")


@pytest.mark.parametrize("name", [*NUMBERS, "methods"])
def test_names_of_informants_are_in_none_of_it(run: Run, study: Path, name: str) -> None:
    assert run("checklist", name, "-o", "list.md").code == 0
    text = (study / "list.md").read_text()
    assert "Rosalinda" not in text and "Wiratmoko" not in text


def test_it_can_be_written_for_word(run: Run, study: Path) -> None:
    assert run("checklist", "coreq", "-o", "coreq.docx").code == 0
    assert (study / "coreq.docx").stat().st_size > 5000


def test_the_paragraph_on_method_stands_in_both_languages(run: Run) -> None:
    told = run("checklist", "methods", "--json").json
    assert list(told) == ["id", "en"]
    assert "Miles dan Huberman (1994)" in told["id"] and "Miles and Huberman (1994)" in told["en"]
    assert "There were two informants: Officials (one) and Traders (one)." in told["en"]
    assert "member check" not in told["en"] and "observation" not in told["en"]


def test_an_unknown_checklist_is_refused(run: Run) -> None:
    assert run("checklist", "consort").code == 2


def test_of_a_study_without_codings_no_analysis_is_claimed(run: Run, study: Path) -> None:
    book = (study / "codebook.yaml").read_text()
    for rule in ("train*", "mentor", "expensive"):
        book = book.replace(rule, "zzz")
    (study / "codebook.yaml").write_text(book)
    told = run("checklist", "methods", "--json").json["en"]
    assert told.endswith("No text has been coded yet.")
    assert "triangulation" not in told and "Miles" not in told
    assert item(run, "srqr", 14)["study_says"] == []


def test_who_could_hear_the_interviews_is_told_as_far_as_it_is_on_record(
    run: Run, study: Path
) -> None:
    path = study / "study.yaml"
    text = path.read_text("utf-8")
    one = text.replace("id: W1, ", "id: W1, present: [I2], ")
    path.write_text(one, "utf-8")
    told = item(run, "coreq", 15)
    assert (told["status"], told["study_says"]) == (
        "part",
        ["Who could hear is on record for 1 of 2 interviews; somebody else could in 1."],
    )
    path.write_text(one.replace("id: W2, ", "id: W2, present: [], "), "utf-8")
    assert item(run, "coreq", 15)["status"] == "known"
