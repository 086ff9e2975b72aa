"""What study.yaml and findings say for the report: literature, displays, titles, answers."""

from __future__ import annotations

import pytest
from told import codes, words

from qualcode.errors import Problem
from qualcode.model.settings import PriorStudy
from qualcode.stores.own_displays import chosen_displays
from qualcode.stores.study_file import StudyFile
from qualcode.stores.study_yaml import parse_study

STUDY = """\
title: T
language: en
questions: [Q]
codebook: book.yaml
groups: {gov: {label: Officials}}
informants:
  - {id: I1, name: Rosalinda Harjanti, group: gov}
sources:
  - {file: a.txt, id: D1, kind: document, title: Annual plan}
"""


def read(more: str) -> tuple[StudyFile, tuple[Problem, ...]]:
    found, problems = parse_study((STUDY + more).encode())
    assert found is not None
    return found, problems


def test_a_source_has_a_title() -> None:
    study, problems = read("")
    assert not problems
    assert study.sources[0].title == "Annual plan"


def test_earlier_studies_are_read_in_order() -> None:
    study, problems = read(
        "literature:\n"
        "  - {author: Sari, year: 2019, title: Weaving, method: case study, result: rare,\n"
        "     same: topic, different: place}\n"
        "  - {author: Adi and Budi, title: Loans}\n"
    )
    assert not problems
    assert study.settings.literature == (
        PriorStudy("Sari", "Weaving", "2019", "case study", "rare", "topic", "place"),
        PriorStudy("Adi and Budi", "Loans"),
    )


@pytest.mark.parametrize(
    ("entry", "code", "message"),
    [
        ("{author: Sari}", "missing-key", "title' is missing"),
        ("{author: Sari, title: T, autor: x}", "unknown-key", "unknown key 'autor'"),
        ("{author: [a, b], title: T}", "wrong-value", "must be one text"),
        ("Sari 2019", "wrong-value", "must be a mapping"),
    ],
)
def test_what_is_wrong_with_an_earlier_study_is_told_and_the_others_stay(
    entry: str, code: str, message: str
) -> None:
    good = "{author: Adi, title: Loans}"
    study, problems = read(f"literature:\n  - {entry}\n  - {good}\n")
    assert [one.title for one in study.settings.literature if one.author == "Adi"] == ["Loans"]
    assert codes(problems) == [code]
    assert message in words(problems)


def test_the_report_shows_the_displays_that_are_chosen() -> None:
    study, problems = read("report: {chapter: 5, displays: [checklist, own, checklist]}\n")
    assert not problems
    chosen, told = chosen_displays(study, (), ["checklist", "own"])
    assert (chosen, told) == (("checklist", "own"), ())


def test_a_chosen_display_that_there_is_not_is_told_with_its_place() -> None:
    study, _ = read("report:\n  displays:\n    - checklst\n    - coverage\n")
    chosen, told = chosen_displays(study, (), ["checklist", "coverage"])
    assert chosen == ("coverage",)
    assert codes(told) == ["unknown-display"]
    assert (told[0].line, told[0].hint) == (12, "Did you mean 'checklist'?")


def test_words_may_be_set_in_italics_and_kept_from_it() -> None:
    study, problems = read("report: {foreign: [niniak  mamak, branding], native: [coding]}\n")
    assert not problems
    assert study.settings.foreign == ("niniak mamak", "branding")
    assert study.settings.native == ("coding",)


@pytest.mark.parametrize(
    ("entry", "code", "message"),
    [
        ("foreign: [branding], native: [Branding]", "foreign-and-native", "'Branding' is listed"),
        ("foreign: [12]", "wrong-value", "must be a word or a few, not '12'"),
        ("foreign: ['']", "wrong-value", "an item of foreign is empty"),
        ("foreign: [{a: b}]", "wrong-value", "must be one text"),
        ("foreing: [a]", "unknown-key", "Did you mean 'foreign'?"),
    ],
)
def test_what_is_wrong_with_the_foreign_words_is_told(entry: str, code: str, message: str) -> None:
    _, problems = read(f"report: {{{entry}}}\n")
    assert codes(problems) == [code]
    assert problems[0].line == 10
    assert problems[0].column not in (None, 1)
    assert message in words(problems)


@pytest.mark.parametrize("chapter", ["1", "2", "0"])
def test_results_in_a_chapter_before_the_third_are_refused_with_the_reason(chapter: str) -> None:
    study, problems = read(f"report: {{chapter: {chapter}}}\n")
    assert study.settings.chapter == 4
    assert f"chapter must be 3 or more, not {chapter}" in words(problems)
    assert "literature and method stand before it" in problems[0].hint


def test_results_may_stand_in_the_third_chapter() -> None:
    study, problems = read("report: {chapter: 3}\n")
    assert (study.settings.chapter, problems) == (3, ())


def test_periods_are_a_list_of_ids_or_ids_with_their_labels() -> None:
    listed, told = read("periods: [one, two]\n")
    assert (listed.settings.periods, listed.settings.period_labels, told) == (
        ("one", "two"),
        {},
        (),
    )
    labelled, told = read("periods:\n  one: {label: {id: Satu, en: First}}\n  two:\n")
    assert (labelled.settings.periods, told) == (("one", "two"), ())
    assert labelled.settings.period_labels["one"].in_language("id") == "Satu"
    assert list(labelled.settings.period_labels) == ["one"]


@pytest.mark.parametrize(
    ("entry", "code", "message", "kept"),
    [
        ("{one: {label: {idn: Satu}}, two: {}}", "unknown-key", "unknown key 'idn'", 2),
        ("{one: First}", "wrong-value", "period one: must be a mapping", 1),
        ("{one: {labl: First}}", "unknown-key", "period one: unknown key 'labl'", 1),
        ("[one, one]", "duplicate-period", "period 'one' is listed twice", 1),
        ("[{a: b}, two]", "wrong-value", "periods must be one text, not a mapping", 1),
    ],
)
def test_what_is_wrong_with_a_period_is_told_with_its_place(
    entry: str, code: str, message: str, kept: int
) -> None:
    study, problems = read(f"periods: {entry}\n")
    assert code in codes(problems)
    assert message in words(problems)
    assert all(one.line == 10 for one in problems)
    assert len(study.settings.periods) == kept
