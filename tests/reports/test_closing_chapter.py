"""The last chapter: each question with its findings, suggestions by whom they are for."""

from __future__ import annotations

from typing import Any

import pytest

from qualcode.model.coding import Polarity
from qualcode.model.memo import Finding, Recommendation
from qualcode.reports import thesis_report
from qualcode.study import Selection, Study
from tests.document_outline import outline
from tests.study_builder import build_study


def finding(name: str, title: str, **told: Any) -> Finding:
    told = {"directions": (("", Polarity.FAVOURABLE),), "about": ("EM1.1",), **told}
    rest = {"grade": "", "scale": "", "text": "", **told}
    return Finding(f"{name}.md", name, title, **rest)


def study(*findings: Finding, questions: tuple[str, ...] = ("How?", "Why?")) -> Study:
    return build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> Training was good.", "W2": "I2> Good."},
        codings=["W1.1 EM1.1 + Training was good.", "W2.1 EM1.1 + Good."],
        findings=findings,
        questions=questions,
        language="en",
    )


def closing(about: Study, *parts: str) -> str:
    document = thesis_report(about, Selection(), "1.0", parts=parts or ("bab-5",))
    return outline(document).split("### Conclusions\n")[1]


def under(text: str, heading: str) -> list[str]:
    """What stands under a heading, up to the next."""
    lines = text.split(f" {heading}\n")[1].splitlines()
    ends = [at for at, line in enumerate(lines) if line.startswith("#")]
    return lines[: ends[0] if ends else None]


def test_each_question_has_its_findings_with_grade_and_status_and_where_they_rest() -> None:
    about = study(
        finding("T1", "Training is liked", answers=(2,), grade="fair", qualifiers=("but rare",)),
        finding("T2", "It is far", answers=(1,), about=("OB1",)),
    )
    text = closing(about, "bab-4", "bab-5")
    assert under(text, "Question 1: How?") == [
        "* It is far [T2, Table 4.4; status: Not yet supported by data]."
    ]
    assert under(text, "Question 2: Why?") == [
        "* Training is liked (fair, but rare) [T1, Table 4.2; status: Supported across sources]."
    ]


def test_the_chapter_by_itself_points_to_no_table_that_is_not_there() -> None:
    text = closing(study(finding("T1", "Liked", answers=(1,))))
    assert "* Liked [T1; status: Supported across sources]." in text


def test_a_question_without_a_finding_says_so() -> None:
    text = closing(study(finding("T1", "Liked", answers=(1,))))
    assert under(text, "Question 2: Why?")[0].startswith(
        "No finding answers research question 2 yet."
    )
    assert "No finding answers research question 1" not in text


@pytest.mark.parametrize("answers", [(), (3,)])
def test_findings_that_answer_no_question_are_listed(answers: tuple[int, ...]) -> None:
    text = closing(study(finding("T1", "Liked", answers=answers)))
    assert "Findings that answer none of the research questions yet:\n* Liked [T1;" in text


def test_of_a_study_with_one_question_every_finding_answers_it() -> None:
    text = closing(study(finding("T1", "Liked"), questions=("How?",)))
    assert under(text, "How?")[0].startswith("* Liked [T1;")
    assert "answer none" not in text


def test_an_informants_judgement_is_no_conclusion() -> None:
    assert "His view" not in closing(study(finding("T1", "His view", voice="I1", answers=(1,))))


def test_no_words_of_informants_stand_there() -> None:
    text = closing(study(finding("T1", "Liked", answers=(1,), text="She said “Good.”")))
    assert "Good" not in text and "Training was" not in text


def rows(text: str) -> list[tuple[str, str, str]]:
    """Of each suggestion to whom it is made, what, and on which finding it rests."""
    lines = text.split("To | Suggestion | Basis in Findings\n")[1].splitlines()
    cells = [line.split(" | ") for line in lines if line.count(" | ") == 2]
    return [(to, what, basis.split(":")[0]) for to, what, basis in cells]


def test_suggestions_stand_by_addressee_and_then_by_their_order() -> None:
    def to(name: str, text: str, order: int | None = None) -> Recommendation:
        return Recommendation(name, text, order)

    about = study(
        finding("T1", "One", recommendations=(to("Village", "a"), to("Office", "b"))),
        finding("T2", "Two", recommendations=(to("Office", "c", 2), to("Village", "d"))),
        finding("T3", "Three", recommendations=(to("office ", "e", 1), to("Bank", "f"))),
    )
    assert rows(closing(about)) == [
        ("office", "e", "T3"),
        ("Office", "c", "T2"),
        ("Office", "b", "T1"),
        ("Village", "a", "T1"),
        ("Village", "d", "T2"),
        ("Bank", "f", "T3"),
    ]


def test_without_suggestions_both_kinds_are_asked_for() -> None:
    text = closing(study(finding("T1", "One", answers=(1,))))
    assert under(text, "Theoretical suggestions") == [
        "Write what is suggested for theory and for further studies."
    ]
    assert under(text, "Practical suggestions")[0].startswith("Write with each finding")


def test_a_code_that_nobody_was_asked_about_is_not_also_called_unspoken() -> None:
    about = build_study(
        informants={"I1": "gov"},
        codebook="EM Empowering\n  EM1 Training\n  EM2 Access\n  EM3 Markets\n",
        sources={"W1": "I1> Good."},
        entries={"W1": {"asked": ("EM1", "EM2")}},
        codings=["W1.1 EM1 + Good."],
        groups=("gov",),
        language="en",
    )
    text = closing(about)
    assert "No coded segment on: EM2 Access." in text
    assert "silence of the informants: EM3 Markets." in text
