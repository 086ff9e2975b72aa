"""Which questions ask for one answer, as far as their words show it."""

from __future__ import annotations

import pytest

from qualcode.stages.leading_questions import is_leading, question_before
from tests.study_builder import build_study


@pytest.mark.parametrize(
    "question",
    [
        "Pelatihannya bermanfaat, ya, Bu?",
        "Tapi ada juga yang serius, kan, Pak?",
        "Apakah pelatihannya membantu?",
        "Baik. Berarti belum pernah ada sosialisasi?",
        "Angsurannya lancar?",
        "Bukankah dinas sudah datang?",
        "The training was useful, wasn't it?",
        "So you never got any aid?",
        "Was it helpful?",
    ],
)
def test_a_question_that_asks_for_one_answer_leads(question: str) -> None:
    assert is_leading(question)


@pytest.mark.parametrize(
    "question",
    [
        "Bagaimana pelatihannya?",
        "Apa yang masih kurang dari dinas?",
        "Pelatihannya bermanfaat atau tidak?",
        "Pernah ikut pelatihan?",
        "Siapa yang membantu?",
        "Yang paling memuaskan yang mana?",
        "How useful was it?",
        "What was difficult?",
        "Did anybody come?",
        "Terima kasih, bagus sekali.",
        "",
    ],
)
def test_an_open_or_plain_question_does_not(question: str) -> None:
    assert not is_leading(question)


def test_only_the_last_question_of_a_turn_counts() -> None:
    assert not is_leading("Itu bagus, ya? Bagaimana dengan alatnya?")
    assert is_leading("Bagaimana alatnya? Cukup bagus, ya?")


def test_the_question_is_the_interviewers_turn_before_and_not_another_persons() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"F1": "P> One?\nI1> a\nI1> b\nI2> c\nP> Two?\nI2> d", "D1": "A text."},
    )
    group, document = study.sources
    found = {
        turn.number: asked.number if asked else None
        for turn in group.segments
        for asked in [question_before(group, turn.speech.start)]
    }
    assert found == {1: None, 2: 1, 3: 1, 4: None, 5: None, 6: 5}
    assert question_before(document, 0) is None
