"""People whom informants name and who were not heard are printed as study.yaml says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.model.informant import Informant, Mentioned, Roster
from qualcode.model.privacy import Anonymiser
from qualcode.reports import thesis_report
from qualcode.reports.thesis.literature import printed_author
from qualcode.stores.study_yaml import parse_study
from qualcode.study import Selection
from tests.document_outline import all_text
from tests.study_builder import build_study

STUDY = """\
title: A study
language: en
questions: [How?]
codebook: fahrudin-2012
groups: {com: {label: Community}}
informants: [{id: I1, name: Rosalinda Harjanti, group: com, pseudonym: Mrs A}]
sources: []
"""


def read(mentioned: str) -> tuple[Roster, list[str]]:
    study, problems = parse_study((STUDY + mentioned).encode())
    assert study is not None
    return study.roster, [one.message for one in problems if one.line and one.line > 7]


@pytest.mark.parametrize(
    ("entry", "printed"),
    [
        ("- {name: Rika Amalia, pseudonym: a midwife}", "Then [a midwife] came."),
        ("- {name: Rika Amalia, aliases: [Ririn]}", "Then [–] came."),
        ("- Rika Amalia", "Then [–] came."),
        ("- {name: Rika Amalia, public: yes}", "Then Bu Rika came."),
    ],
)
def test_a_mentioned_person_is_printed_as_the_entry_says(entry: str, printed: str) -> None:
    roster, problems = read(f"mentioned:\n  {entry}\n")
    assert problems == []
    assert Anonymiser(roster)("Then Bu Rika came.") == printed


def test_another_name_of_a_mentioned_person_is_found_too() -> None:
    roster, _ = read("mentioned: [{name: Rika Amalia, aliases: [Ririn], pseudonym: a midwife}]\n")
    printed = Anonymiser(roster)
    assert printed("Mbak Ririn and RIKA AMALIA") == "[a midwife] and [a midwife]"


def test_whoever_is_mentioned_gives_no_informant_away() -> None:
    roster = Roster(
        informants=(Informant("I1", "Rosalinda Harjanti", "com", pseudonym="Mrs A"),),
        mentioned=(
            Mentioned("Dewi Harjanti", "her sister"),
            Mentioned("Rosalinda Putri", public=True),
        ),
    )
    assert Anonymiser(roster)("Bu Harjanti spoke.") == "[Mrs A/her sister] spoke."
    assert Anonymiser(roster)("Bu Rosalinda spoke.") == "[Mrs A] spoke."


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("- {pseudonym: a midwife}", "'name' is missing"),
        ("- {name: Rika, pseudonim: a midwife}", "unknown key 'pseudonim'"),
        ("- {name: Rika, public: sometimes}", "public must be yes or no"),
    ],
)
def test_what_is_wrong_in_an_entry_is_said_and_its_name_is_printed_nowhere(
    entry: str, said: str
) -> None:
    roster, problems = read(f"mentioned:\n  {entry}\n")
    assert any(said in one for one in problems), problems
    hidden = "Rika" in entry
    assert (Anonymiser(roster)("Bu Rika came.") == "[–] came.") is hidden


@pytest.mark.parametrize("key", ["mentionned", "mention", "people"])
def test_names_under_a_misspelled_key_are_printed_nowhere(key: str) -> None:
    roster, problems = read(f"{key}:\n  - {{name: Rika Amalia, aliases: [Ririn]}}\n")
    assert any(f"unknown key '{key}'" in one for one in problems)
    assert Anonymiser(roster)("Bu Rika and Mbak Ririn.") == "[–] and [–]."


@pytest.mark.parametrize(
    "laid_out",
    [
        "mentioned: Rika Amalia",
        "mentioned: {Rika Amalia: a midwife}",
        "mentioned: [{Rika Amalia: a midwife}]",
        "mentioned: [[Rika Amalia, Ririn]]",
    ],
)
def test_names_in_a_list_that_is_badly_laid_out_are_printed_nowhere(laid_out: str) -> None:
    roster, problems = read(f"{laid_out}\n")
    assert problems
    assert Anonymiser(roster)("Bu Rika came.") == "[–] came."


def test_an_earlier_author_who_is_mentioned_is_not_named() -> None:
    roster = Roster(mentioned=(Mentioned("Rika Amalia"),))
    study = replace(build_study(informants={"I1": "gov"}, sources={"W1": "I1> a"}), roster=roster)
    assert "Rika" not in printed_author(study, "Rika Amalia")


def test_a_name_alone_where_a_list_belongs_is_refused() -> None:
    _, problems = read("mentioned: Rika\n")
    assert problems == ["mentioned must be a list"]


def test_nothing_in_a_report_names_who_is_mentioned() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> Training by Rika Amalia was good.", "W2": "I2> Rika never came."},
        codings=["W1.1 EM1.1 + Training by Rika Amalia", "W2.1 EM1.1 - Rika never came"],
    )
    spoken_of = (Mentioned("Rika Amalia", "a midwife"),)
    study = replace(study, roster=replace(study.roster, mentioned=spoken_of))
    text = all_text(thesis_report(study, Selection(), "1.0"))
    assert "Rika" not in text and "Amalia" not in text
    assert "[a midwife]" in text
