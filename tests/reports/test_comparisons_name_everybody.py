"""Comparisons name people in one order, once, and quote those who decide."""

from __future__ import annotations

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.model.informant import Case, Informant
from qualcode.model.source import SourceKind
from qualcode.model.text import LocalText
from qualcode.reports import display_document, triangulation_overview
from qualcode.reports.triangulation import triangulation_document
from qualcode.study import Selection
from tests.document_outline import outline
from tests.study_builder import build_study


def test_opposed_people_stand_in_the_order_of_the_study_on_both_sides() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "gov", "I3": "com", "I4": "com"},
        sources={f"W{n}": f"I{n}> word" for n in range(1, 5)},
        codings=[
            "W1.1 EM1.1 + word", "W2.1 EM1.1 - word", "W3.1 EM1.1 + word", "W4.1 EM1.1 - word",
        ],
        language="en",
    )  # fmt: skip
    text = outline(triangulation_overview(study, Selection()))
    assert "Opposed: Person I1, Person I3 (+) and Person I2, Person I4 (−)" in text


def test_a_document_that_speaks_alone_for_a_group_of_many_voices_is_named_once() -> None:
    people = {f"I{n}": "com" for n in range(1, 9)}
    study = build_study(
        informants=people,
        sources={**{f"W{n}": f"I{n}> word" for n in range(1, 9)}, "D1": "planned"},
        entries={"D1": {"kind": SourceKind.DOCUMENT, "group": "gov"}},
        codings=["D1.1 EM1.1 + planned", "W1.1 EM1.1 - word"],
        language="en",
    )
    text = outline(triangulation_document(study, Selection()))
    row = next(line for line in text.splitlines() if "EM1.1 Training |" in line)
    assert row.count("D1") == 2  # in its group's cell, and where it is opposed


def test_suggestions_are_said_to_be_left_out_of_the_comparison() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"}, sources={"W1": "I1> a", "W2": "I2> a"}, language="en"
    )
    assert "Suggestions are not compared." in outline(triangulation_document(study, Selection()))


def test_a_case_is_quoted_in_the_words_of_those_who_decide_its_side() -> None:
    people = [
        Informant("I1", "Ina", "com", pseudonym="Mrs A", case="a"),
        Informant("I2", "Edo", "com", pseudonym="Mr B", case="b"),
    ]
    study = build_study(
        informants=people,
        cases=[Case("a", LocalText.plain("A"), "good"), Case("b", LocalText.plain("B"), "bad")],
        sources={
            "W1": "I1> They came.", "W2": "I2> Never.",
            "D1": "On this day they came and stayed for hours.",
        },
        entries={"D1": {"kind": SourceKind.DOCUMENT, "case": "a"}},
        codings=[
            "W1.1 EM1.1 + They came.", "W2.1 EM1.1 - Never.",
            "D1.1 EM1.1 + On this day they came and stayed for hours.",
        ],
        language="en",
    )  # fmt: skip
    request = DisplayRequest(entry="quotations")
    text = outline(display_document(study, DISPLAYS["contrast"], request))
    assert "“They came.”" in text
    assert "stayed for hours" not in text
