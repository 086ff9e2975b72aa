"""study.yaml on how strong evidence is (`strength`) and who could hear it (`present`)."""

from __future__ import annotations

import pytest

from qualcode.stores.study_file import StudyFile
from qualcode.stores.study_yaml import parse_study
from tests.small_study import STUDY
from tests.stores.told import codes, marked, places, words


def study(text: str) -> StudyFile:
    found, problems = parse_study(text.encode())
    assert found is not None and not problems, words(problems)
    return found


def with_present(value: str) -> str:
    old = "id: W1, kind: interview, informant: I1}"
    assert old in STUDY
    return STUDY.replace(old, f"id: W1, kind: interview, informant: I1{value}}}")


def test_the_strength_of_informants_and_sources_is_read_as_a_list_of_words() -> None:
    told = "strength:\n  I1: [first hand, nothing to gain]\n  W2: hearsay\n"
    assert study(STUDY + told).settings.strength == {
        "I1": ("first hand", "nothing to gain"),
        "W2": ("hearsay",),
    }


@pytest.mark.parametrize(
    ("told", "code", "said"),
    [
        ("strength: {«I9: [x]}", "unknown-informant-or-source", "no informant or source 'I9'"),
        ("strength: {I1: [«[x]]}", "wrong-value", "must be one text"),
        ("strength: «[x]", "wrong-value", "strength"),
    ],
)
def test_a_defect_of_strength_is_told_at_its_place(told: str, code: str, said: str) -> None:
    data, expected = marked(STUDY + told + "\n")
    found, problems = parse_study(data)
    assert found is not None and found.settings.strength == {}
    assert (codes(problems), places(problems)) == ([code], expected)
    assert said in words(problems)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", None),
        (", present: []", ()),
        (", present: [I2, gov]", ("I2", "gov")),
        (", present: com", ("com",)),
    ],
)
def test_who_could_hear_a_source_is_nobody_somebody_or_not_said(
    value: str, expected: tuple[str, ...] | None
) -> None:
    assert study(with_present(value)).sources[0].present == expected


def test_who_is_not_known_could_not_hear_it_and_is_told() -> None:
    data, expected = marked(with_present(", present: [I2, «govv]"))
    found, problems = parse_study(data)
    assert found is not None and found.sources[0].present == ("I2",)
    assert (codes(problems), places(problems)) == (["unknown-informant-or-group"], expected)
    assert "Did you mean 'gov'?" in words(problems)
