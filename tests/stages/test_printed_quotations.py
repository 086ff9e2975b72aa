"""Quotations in print: what is left out of a sentence is marked, the data stay verbatim."""

from __future__ import annotations

import pytest

from qualcode.stages.passages import Statement, statements
from qualcode.study import Selection
from tests.study_builder import build_study


def said(speech: str, passage: str) -> Statement:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": f"P> And?\nI1> {speech}\nI1> Next turn."},
        codings=[f"W1.2 EM1.1 + {passage}"],
    )
    (found,) = statements(study, study.select(Selection()))
    return found


@pytest.mark.parametrize(
    ("speech", "passage", "printed"),
    [
        ("Ada, tapi tidak rutin.", "Ada,", "Ada, […]"),
        ("Ada, tapi tidak rutin.", "tapi tidak rutin.", "[…] tapi tidak rutin."),
        ("Ya ada, tapi jarang, Bu.", "tapi jarang", "[…] tapi jarang […]"),
        ("Ada. Tapi tidak rutin.", "Ada", "Ada"),
        ("Ada. Tapi tidak rutin.", "Tapi tidak rutin", "Tapi tidak rutin"),
        ("Ada. Tapi tidak rutin", "Tapi tidak rutin", "Tapi tidak rutin"),
        ("Ada? Jarang! Wah… Sekali.", "Sekali.", "Sekali."),
        ("“Ada” Jarang.", "Jarang.", "Jarang."),
        ("(Tertawa.) Jarang sekali.", "Jarang sekali.", "Jarang sekali."),
        ("Jarang (sekali). Ya.", "Jarang (sekali)", "Jarang (sekali)"),
        ("Ada pelatihan …", "Ada pelatihan", "Ada pelatihan"),
    ],
)
def test_a_passage_is_marked_where_it_begins_or_ends_inside_a_sentence(
    speech: str, passage: str, printed: str
) -> None:
    statement = said(speech, passage)
    assert statement.printed == printed
    assert statement.text == passage
    assert statement.as_json()["text"] == passage


def test_a_long_passage_is_joined_with_all_that_another_coder_marked_in_it() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> one two three four five"},
        codings=[
            "W1.1 EM1.1 + one two three four",
            "W1.1 EM1.1 + two @budi",
            "W1.1 EM1.1 + three",
            "W1.1 EM1.1 + four @budi",
            "W1.1 EM1.1 + five",
        ],
    )
    found = statements(study, study.select(Selection()))
    assert [[row.coding.quotation for row in one.rows] for one in found] == [
        ["one two three four", "two", "four"],
        ["three"],
        ["five"],
    ]
