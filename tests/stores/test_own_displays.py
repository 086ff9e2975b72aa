"""Attributes of cases and displays of one's own in study.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest
from told import codes, marked, places, words

from qualcode.errors import Problem
from qualcode.model.codebook import Code, Codebook
from qualcode.model.settings import OwnDisplay
from qualcode.model.text import LocalText
from qualcode.stores.own_displays import usable_displays
from qualcode.stores.study_file import StudyFile, check_codes
from qualcode.stores.study_yaml import parse_study

STUDY = """\
title: T
language: en
questions: [Q]
codebook: book.yaml
groups: {gov: {label: Officials}, com: {label: Traders}}
cases:
  melati: {label: Melati, outcome: thrives, attributes: {members: 12, founded: 2019}}
informants:
  - {id: I1, name: Rosalinda Harjanti, group: gov, attributes: {sex: F}}
sources:
  - {file: a.txt, id: K1, kind: interview, informant: I1, formerly: [W1]}
displays:
"""
BOOK = Codebook(
    "book",
    LocalText.plain("Book"),
    (Code("A", LocalText.plain("A"), formerly=("OLD",)), Code("B", LocalText.plain("B"))),
)


def read(displays: str) -> tuple[StudyFile, tuple[Problem, ...]]:
    found, problems = parse_study((STUDY + displays).encode())
    assert found is not None
    return found, problems


def test_a_case_has_attributes() -> None:
    study, problems = read("  []")
    assert not problems
    assert study.roster.cases[0].attributes == {"members": "12", "founded": "2019"}


WHOLE = """\
  - name: by-members
    title: {id: Menurut anggota, en: By members}
    rows: case
    columns: attribute:members
    entry: presence
    order: outcome
    where: {code: [OLD, B], group: gov, source: W1, phase: all, reviewed: only}
  - {name: plain, rows: code, columns: informant}
"""


def test_displays_are_read_as_they_are_written() -> None:
    study, problems = read(WHOLE)
    assert not problems, words(problems)
    assert study.settings.displays == (
        OwnDisplay(
            "by-members",
            LocalText((("id", "Menurut anggota"), ("en", "By members"))),
            "case",
            "attribute:members",
            "presence",
            "outcome",
            {"code": ("OLD", "B"), "group": ("gov",), "source": ("W1",), "phase": ("all",),
             "reviewed": ("only",)},
            13,
        ),
        OwnDisplay("plain", LocalText.plain("plain"), "code", "informant", line=20),
    )  # fmt: skip


def test_codes_and_sources_go_by_their_present_ids() -> None:
    (first, _), problems = usable_displays(read(WHOLE)[0], BOOK, ["checklist"])
    assert not problems
    assert (first.where["code"], first.where["source"]) == (("A", "B"), ("K1",))


@pytest.mark.parametrize(
    ("display", "code", "said"),
    [
        ("«{name: x, rows: code}", "missing-key", "'columns' is missing"),
        ("{name: x, rows: «cod, columns: case}", "wrong-value", "Did you mean 'code'?"),
        ("{name: x, rows: «kasus, columns: code}", "wrong-value", "Did you mean 'case'?"),
        ("{name: x, rows: «animal, columns: code}", "wrong-value", "outcome or attribute:NAME"),
        ("{name: x, rows: «'attribute:', columns: code}", "wrong-value", "without a name"),
        ("{name: x, rows: «attribute:sexx, columns: code}", "unknown-attribute",
         "Did you mean 'attribute:sex'?"),
        ("{name: x, rows: case, columns: «case}", "same-axes", "two different axes"),
        ("{name: x, rows: code, columns: «aspect}", "same-axes", "only one of them code"),
        ("{name: x, rows: code, columns: case, entry: «count}", "wrong-value", "'counts'?"),
        ("{name: x, rows: code, columns: case, order: «size}", "wrong-value",
         "study, count or outcome"),
        ("{name: x, rows: group, columns: case, entry: «ratings}", "wrong-entry", "Memos are"),
        ("{name: x, rows: code, columns: role, entry: «summaries}", "wrong-entry", "Memos are"),
        ("{name: x, rows: code, columns: case, order: «outcome}", "wrong-order", "rows: case"),
        ("{name: x, rows: code, columns: case, «color: red}", "unknown-key", "unknown key 'color'"),
        ("{name: x, rows: code, columns: case, where: {«kode: A}}", "unknown-key",
         "display x: where: unknown key 'kode'"),
        ("{name: x, rows: code, columns: case, where: {group: «gof}}", "unknown-group",
         "Did you mean 'gov'?"),
        ("{name: x, rows: code, columns: case, where: {informant: [I1, «I2]}}",
         "unknown-informant", "no informant 'I2'"),
        ("{name: x, rows: code, columns: case, where: {source: «W2}}", "unknown-source", "W2"),
        ("{name: x, rows: code, columns: case, where: {case: «mawar}}", "unknown-case", "melati"),
        ("{name: x, rows: code, columns: case, where: {phase: «first}}", "wrong-value",
         "preliminary, main or all"),
        ("{name: «two words, rows: code, columns: case}", "wrong-value", "For example two-words."),
        ("«just-a-name", "wrong-value", "must be a mapping"),
    ],
)  # fmt: skip
def test_a_display_that_is_not_right_is_told_at_its_place_and_left_out(
    display: str, code: str, said: str
) -> None:
    data, expected = marked(f"{STUDY}  - {display}\n")
    study, problems = parse_study(data)
    assert study is not None
    assert (codes(problems), places(problems)) == ([code], expected)
    assert said in words(problems)
    assert study.settings.displays == ()


def test_a_name_is_given_once() -> None:
    one = "  - {name: x, rows: code, columns: case}\n"
    study, problems = read(one + one.replace("case", "group"))
    assert [display.columns for display in study.settings.displays] == ["case"]
    assert [(found.code, found.line) for found in problems] == [("duplicate-display", 14)]
    assert "in lines 13 and 14" in words(problems)


def test_a_name_of_the_catalogue_is_refused() -> None:
    study, _ = read("  - {name: Checklist, rows: code, columns: case}\n")
    found, problems = usable_displays(study, BOOK, ["checklist"])
    assert found == ()
    assert [(one.code, one.line, one.column) for one in problems] == [
        ("display-name-taken", 13, 12)
    ]


def test_a_display_of_a_code_that_is_unknown_is_told_and_left_out() -> None:
    text = f"{STUDY}  - {{name: x, rows: code, columns: case, where: {{code: [B, «C]}}}}\n"
    data, expected = marked(text)
    study, problems = parse_study(data)
    assert study is not None and not problems
    told = check_codes(study, BOOK)
    assert (codes(told), places(told)) == (["unknown-code"], expected)
    assert words(told).startswith("display x: the codebook has no code 'C'")
    assert usable_displays(study, BOOK, [])[0] == ()


@pytest.mark.parametrize("value", ["x", "{name: x}", "[[a]]", "[1, {}]", "~"])
def test_what_is_no_list_of_displays_is_told_and_raises_nothing(value: str) -> None:
    study, problems = parse_study(STUDY.replace("displays:", f"displays: {value}").encode())
    assert study is not None and study.settings.displays == ()
    assert (value == "~") is not bool(problems)


def test_the_example_of_the_manual_is_right() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "study-yaml.md").read_text("utf-8")
    example = manual.split("\n## Own displays")[1].split("```yaml\n")[1].split("```")[0]
    study, problems = parse_study(STUDY.replace("displays:\n", example).encode())
    assert study is not None and not problems, words(problems)
    assert len(study.settings.displays) == example.count("name:")
