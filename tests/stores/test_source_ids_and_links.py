"""Ids of sources that can be cited, and links that lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from told import codes, words

from qualcode.stores.study_paths import file_fault, resolved
from qualcode.stores.study_yaml import parse_study

STUDY = """\
title: T
language: id
questions: [Apa?]
codebook: x
groups: {{g: {{label: G}}}}
informants: [{{id: I1, name: A, group: g}}]
sources:
  - {{file: a.txt, id: {id}, kind: document}}
  - {{file: b.txt, id: W2, kind: document}}
"""


@pytest.mark.parametrize(
    "name", ["W1", "W-1", "w_1.b", "1", "Wawancara-Ibu-Ñ", "é", "e\u0301", "访谈1"]
)
def test_letters_and_digits_with_signs_between_are_an_id(name: str) -> None:
    study, problems = parse_study(STUDY.format(id=f"'{name}'").encode())
    assert study is not None and [one.id for one in study.sources] == [name, "W2"]
    assert codes(problems) == []


@pytest.mark.parametrize(
    "name",
    ["W1:2", "../../x", "=1+1", "<b>", "W 1", ".W1", "W1.", "-W1", "W1_", "a/b", "W1|x", ".."],
)
def test_any_other_id_keeps_the_source_out_and_is_told(name: str) -> None:
    study, problems = parse_study(STUDY.format(id=f"'{name}'").encode())
    assert study is not None and [one.id for one in study.sources] == ["W2"]
    assert [(one.severity, one.line) for one in problems] == [("error", 8)]
    assert "letters and digits" in words(problems) and "For example" in problems[0].hint


def test_a_link_that_leads_back_to_itself_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("x")
    (tmp_path / "a.txt").symlink_to("a.txt")
    fault, hint = file_fault(tmp_path, "a.txt")
    assert "leads back to itself" in fault and hint
    study, problems = parse_study(STUDY.format(id="W1").encode(), folder=tmp_path)
    assert study is not None and [one.id for one in study.sources] == ["W2"]
    assert codes(problems) == ["file-missing"]


def test_a_path_in_a_loop_stays_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert resolved(tmp_path / "a") == tmp_path / "a"
