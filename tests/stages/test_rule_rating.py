"""The rules against people: what counts as right, wrong, open and missed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.model.decision import Consensus, Decision, Decisions, Verdict
from qualcode.stages.rule_rating import Answer, CodeRating, rate_rules
from qualcode.study import Selection, Study
from tests.study_builder import build_study

W1 = "I1> Training was good.\nI1> Training was bad.\nI1> Training is planned.\nI1> They taught us."
PROPOSED = [
    "W1.1 EM1.1 + Training was good @rules",
    "W1.2 EM1.1 - Training was bad @rules",
    "W1.3 EM1.1 0 Training is planned @rules",
]


def verdict(name: str, choice: Verdict, start: int, polarity: Polarity | None = None) -> Decision:
    return Decision(name, choice, "W1", "EM1.1", start, start + 8, "Training", "ani", polarity)


def rated(*codings: str, verdicts: tuple[Decision, ...] = ()) -> CodeRating:
    (found,) = rate_rules(study(*codings, verdicts=verdicts), Selection())
    return found


def study(*codings: str, verdicts: tuple[Decision, ...] = ()) -> Study:
    return build_study(
        informants={"I1": "com"},
        sources={"W1": W1, "W2": "I1> Training again."},
        codings=[*PROPOSED, *codings],
        decisions=Decisions(verdicts=verdicts),
    )


def test_the_shares_are_those_of_a_calculation_by_hand() -> None:
    # One right, one wrong, one open, one missed: precision 1/2, recall 1/2, F1 2/(2 + 2).
    second = W1.index("Training was bad") - 4
    found = rated(
        "W1.4 EM1.1 + taught us",
        "W1.1 EM1.1 + Training",
        verdicts=(verdict("r", Verdict.REJECT, second),),
    )
    assert [found.count(one) for one in Answer] == [1, 1, 1]
    assert [one.quotation for one in found.missed] == ["taught us"]
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)


def test_what_nobody_judged_is_open_and_has_no_share() -> None:
    found = rated("W1.1 EM1.1 - Training")
    assert found.count(Answer.OPEN) == 2
    assert (found.precision, found.recall, found.f1) == (1.0, 1.0, 1.0)
    assert found.same_polarity == 0


def test_where_nobody_decided_anything_nothing_is_rated() -> None:
    with pytest.raises(QualcodeError, match="nobody has decided"):
        rate_rules(study(), Selection())


def test_sources_in_which_nobody_decided_anything_are_left_out() -> None:
    found = rate_rules(
        build_study(
            informants={"I1": "com"},
            sources={"W1": W1, "W2": "I1> Training again."},
            codings=[*PROPOSED, "W2.1 EM1.1 + Training @rules", "W1.1 EM1.1 + Training"],
        ),
        Selection(),
    )
    assert sum(len(one.judged) for one in found) == 3


def test_what_the_coders_agreed_on_not_to_apply_is_no_miss() -> None:
    base = study("W1.4 EM1.1 + taught us", "W1.1 EM1.1 + Training")
    (before,) = rate_rules(base, Selection())
    miss = before.missed[0]
    agreed = Consensus("c", "W1", "EM1.1", miss.start, miss.end, None, "ani")
    after = replace(base, decisions=replace(base.decisions, consensus=(agreed,)))
    (found,) = rate_rules(after, Selection())
    assert (len(before.missed), len(found.missed)) == (1, 0)
