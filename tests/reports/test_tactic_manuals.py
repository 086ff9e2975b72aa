"""Every tactic has a manual in both languages that says the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import qualcode
from qualcode.displays import Manual
from qualcode.document import Resolver, phrase
from qualcode.reports.tactic_manuals import TACTIC_HEADINGS, TACTIC_PARTS, tactic_manual
from qualcode.stages.meaning import APPROACHES, Approach
from qualcode.stages.tactics import TACTICS, Tactic
from qualcode.wording import catalogue

ALL: list[Tactic | Approach] = [*TACTICS, *APPROACHES]
FOLDER = Path(qualcode.__file__).parent / "wording" / "manuals" / "tactics" / "id"


def source_of(manual: Manual) -> str:
    return next(one.text for one in manual.parts if one.name == "source")


@pytest.mark.parametrize("tactic", ALL, ids=lambda one: one.name)
def test_a_manual_has_every_part_in_both_languages(tactic: Tactic | Approach) -> None:
    for language in TACTIC_HEADINGS:
        manual = tactic_manual(tactic, language)
        assert tuple(one.name for one in manual.parts) == TACTIC_PARTS
        assert all(len(one.text) > 20 for one in manual.parts)


@pytest.mark.parametrize("tactic", ALL, ids=lambda one: one.name)
def test_both_manuals_name_the_same_years_and_chapters(tactic: Tactic | Approach) -> None:
    told = [
        sorted(re.findall(rf"\b{word} (\d+)|\((\d{{4}})\)", source_of(manual)))
        for word, manual in (
            ("chapter", tactic_manual(tactic, "en")),
            ("bab", tactic_manual(tactic, "id")),
        )
    ]
    assert told[0] == told[1]
    assert {("10", ""), ("11", ""), ("", "1994"), ("", "2014")} <= set(told[0])


def test_the_indonesian_titles_are_those_of_the_tables() -> None:
    say = Resolver("id", catalogue("id", 1994).say)
    for kind, tactics in (("tactic", TACTICS), ("meaning", APPROACHES)):
        for one in tactics:
            assert tactic_manual(one, "id").title == say.words(phrase(f"{kind}.name.{one.name}"))


def test_there_is_no_manual_without_a_tactic() -> None:
    assert {path.stem for path in FOLDER.glob("*")} == {one.name for one in ALL}


def test_no_manual_in_indonesian_calls_an_informant_a_respondent() -> None:
    for one in ALL:
        told = " ".join(map(str, tactic_manual(one, "id").parts)).lower()
        assert not re.search(r"\b(responden|sampel|populasi)\b", told), one.name
