"""Whether a code rests on one voice, and how much of a source is coded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.stages.coded_share import coded_shares
from qualcode.stages.one_voice import Reliance, VoiceShare, voice_shares
from qualcode.study import Selection, Study
from tests.study_builder import build_study

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def spoken(mine: int, others: int) -> Study:
    """I1 says a code so many times, I2 so many."""
    said = {"W1": ("I1", mine), "W2": ("I2", others)}
    codings = [
        f"{source}.1 EM1.1 + {word}" for source, (_, n) in said.items() for word in WORDS[:n]
    ]
    text = " ".join(WORDS)
    return build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={source: f"{who}> {text}" for source, (who, _) in said.items()},
        codings=codings,
    )


def of_code(study: Study, code: str = "EM1.1") -> VoiceShare:
    shares = voice_shares(study, Selection())
    return next(one for one in shares if one.code and one.code.id == code)


@pytest.mark.parametrize(
    ("mine", "others", "expected"),
    [
        (1, 0, Reliance.ALONE),
        (5, 0, Reliance.ALONE),
        (2, 1, Reliance.NONE),
        (3, 1, Reliance.MOSTLY),
        (2, 2, Reliance.NONE),
        (3, 2, Reliance.NONE),
        (4, 2, Reliance.MOSTLY),
        (5, 3, Reliance.NONE),
    ],
)
def test_a_voice_with_twice_as_much_as_all_others_is_remarked_on(
    mine: int, others: int, expected: Reliance
) -> None:
    share = of_code(spoken(mine, others))
    assert (share.most, share.passages, share.reliance) == (mine, mine + others, expected)


@given(st.integers(0, 9), st.integers(0, 9))
def test_the_leading_voice_never_has_less_than_its_share(mine: int, others: int) -> None:
    for share in voice_shares(spoken(mine, others), Selection()):
        assert share.most * share.voices >= share.passages > 0
        assert share.informants <= share.of == 2


def test_all_passages_come_first_then_each_aspect_with_its_codes() -> None:
    shares = voice_shares(spoken(2, 1), Selection())
    assert [one.code.id if one.code else None for one in shares] == [None, "EM", "EM1.1"]


def test_a_document_is_a_voice_and_no_informant() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> yes", "D1": "so it is"},
        codings=["D1.1 EM1.1 + so it is"],
    )
    share = of_code(study)
    assert (share.leading.id, share.informants, share.of) == ("D1", 0, 1)
    assert share.reliance is Reliance.ALONE


def test_words_of_a_source_count_once_however_often_they_are_coded() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "P> What of it?\nI1> a b c d e f\nI1> g h"},
        codings=["W1.2 EM1.1 + b c", "W1.2 EM1.2 + c d", "W1.2 PR1.1 0 f"],
    )
    (share,) = coded_shares(study, Selection())
    assert (share.words, share.coverage.words) == (4, 8)
    assert (share.coverage.coded_turns, share.coverage.turns) == (1, 2)


def test_what_the_interviewer_says_is_none_of_the_words() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "P> Was it dear?\nI1> yes"},
        codings=["W1.1 OB1 - dear", "W1.2 OB1 - yes"],
    )
    (share,) = coded_shares(study, Selection())
    assert (share.words, share.coverage.words) == (1, 1)
