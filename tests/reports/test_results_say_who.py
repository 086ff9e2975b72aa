"""The prose of the results counts as its tables do, and the limitations leave nothing out."""

from __future__ import annotations

import pytest

from qualcode.model.source import SourceKind
from qualcode.reports.thesis import thesis_report
from qualcode.study import Selection, Study
from tests.document_outline import outline
from tests.study_builder import build_study


def part(study: Study, name: str) -> str:
    return outline(thesis_report(study, Selection(), "1.0", parts=[name]))


@pytest.mark.parametrize(
    ("one", "other", "document", "told"),
    [
        ("+", "+", None, "Group gov: Favourable (+), 2 of 2 informants"),
        ("0", "-", None, "Group gov: Unfavourable (−), that is 1 (0), 1 (−) of 2 informants"),
        ("+", "-", None, "Group gov: Mixed (±), that is 1 (+), 1 (−) of 2 informants"),
        ("0", None, "+", "Group gov: Favourable (+), that is 1 (0) of 2 informants and D1 (+)"),
        ("+", "+", "+", "Group gov: Favourable (+), 2 of 2 informants and D1"),
    ],
)
def test_a_group_is_counted_by_what_each_of_its_people_said(
    one: str, other: str | None, document: str | None, told: str
) -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "gov", "I3": "com"},
        sources={"W1": "I1> good\nI2> good", "W2": "I3> good", "D1": "A good decree."},
        entries={"D1": {"kind": SourceKind.DOCUMENT, "group": "gov"}},
        codings=[
            f"W1.1 EM1.1 {one} good",
            *([f"W1.2 EM1.1 {other} good"] if other else ()),
            *([f"D1.1 EM1.1 {document} good"] if document else ()),
        ],
        language="en",
    )
    assert f"{told}." in part(study, "bab-4").replace("\u00a0", " ")


def test_the_limitations_name_factors_and_outcomes_without_data_or_of_one_group() -> None:
    codebook = """
        EM Empowering
          EM1 Capacity
            EM1.1 Training
        OB Obstacles (obstacle)
          OB1 Cost
          OB2 Distance
        OUT Outcomes (outcome)
          OUT1 Income
    """
    study = build_study(
        codebook=codebook,
        groups=("gov", "com"),
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good", "W2": "I2> good far"},
        codings=["W1.1 EM1.1 + good", "W2.1 EM1.1 + good", "W2.1 OB2 - far"],
        language="en",
    )
    lines = part(study, "bab-5").splitlines()
    (none,) = (one for one in lines if "OB1 Cost" in one)
    (alone,) = (one for one in lines if "OB2 Distance" in one and "OB1" not in one)
    assert "OUT1 Income" in none
    assert "EM1.1" not in none + alone
