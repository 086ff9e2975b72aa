"""What the status of a finding says of voices that differ, the table beside it says too."""

from __future__ import annotations

import pytest

from qualcode.document import Phrase
from qualcode.model.coding import Polarity
from qualcode.model.memo import Finding
from qualcode.reports.triangulation import triangulation_document
from qualcode.stages.finding_ground import ground_of
from qualcode.stages.finding_status import Status, support_of
from qualcode.stages.tactics import TACTICS
from qualcode.study import Selection, Study
from tests.document_outline import outline
from tests.study_builder import build_study

CLAIM = Finding(
    "findings/1.md", "T1", "A claim", ("EM1.1",), "", "", "",
    directions=(("", Polarity.FAVOURABLE),), negative_evidence="Told.",
)  # fmt: skip
OPPOSED = "Opposed: Person I1 (+) and Person I4 (−)"
CHANGED = "Between periods: Person I1 (+) and Person I4 (−)"


def study_of(first: dict[str, object], second: dict[str, object]) -> Study:
    """The groups are both favourable on the whole; one of each contradicts one of the other."""
    return build_study(
        informants={"I1": "gov", "I2": "gov", "I3": "com", "I4": "com"},
        sources={f"W{n}": f"I{n}> word" for n in range(1, 5)},
        entries={"W1": first, "W2": first, "W3": first, "W4": second},
        codings=["W1.1 EM1.1 + word", "W3.1 EM1.1 ± word", "W4.1 EM1.1 - word"],
        settings={"periods": ("one", "two")},
        language="en",
    )


def contested(study: Study) -> bool:
    return support_of(ground_of(study, Selection(), CLAIM)).status is Status.CONTESTED


def doubted(study: Study) -> bool:
    notes = TACTICS["triangulating"].notes(ground_of(study, Selection(), CLAIM))
    keys = [one.words.key for one in notes if isinstance(one.words, Phrase)]
    return "tactic.triangulating.opposed" in keys


@pytest.mark.parametrize(
    ("first", "second", "told", "against"),
    [
        ({"period": "one"}, {"period": "two"}, CHANGED, False),
        ({"period": "one"}, {"period": "one"}, OPPOSED, True),
        ({"period": "one"}, {}, OPPOSED, True),
    ],
)
def test_voices_of_two_periods_are_told_so_wherever_they_are_compared(
    first: dict[str, object], second: dict[str, object], told: str, against: bool
) -> None:
    study = study_of(first, second)
    text = outline(triangulation_document(study, Selection()))
    assert told in text and ({OPPOSED, CHANGED} - {told}).pop() not in text
    assert (contested(study), doubted(study)) == (against, against)


def test_a_voice_that_also_speaks_of_an_undated_time_may_contradict_those_of_another() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com", "I3": "com"},
        sources={"W1": "I1> word", "W2": "I1> word", "W3": "I2> word", "W4": "I3> word"},
        entries={"W1": {"period": "one"}, "W3": {"period": "two"}, "W4": {"period": "two"}},
        codings=[f"W{n}.1 EM1.1 {sign} word" for n, sign in enumerate("++-±", 1)],
        settings={"periods": ("one", "two")},
    )
    assert contested(study)
