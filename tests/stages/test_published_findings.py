"""Claims on the published study get the status that its quotations allow, with the reason."""

from __future__ import annotations

import pytest

from qualcode.document import Joined, Phrase
from qualcode.model.coding import Polarity
from qualcode.model.decision import Decision, Decisions, Verdict
from qualcode.model.memo import Finding
from qualcode.model.source import SourceKind
from qualcode.stages.finding_ground import ground_of
from qualcode.stages.finding_status import Support, support_of
from qualcode.study import Selection, Study
from tests.published_study import PUBLISHED, published

ANSWER = "They speak of another year."


def support(study: Study, code: str, sign: str, phase: str = "main", answer: str = "") -> Support:
    finding = Finding("f.md", "T", "A claim", (code,), "", "", "", negative_evidence=answer,
                      directions=(("", Polarity(sign)),))  # fmt: skip
    return support_of(ground_of(study, Selection(phase=phase), finding))


def told(found: Support) -> tuple[str, list[str]]:
    return str(found.status), [one.key.removeprefix("support.") for one in found.reasons]


@pytest.mark.parametrize(
    ("code", "sign", "phase", "status", "reasons"),
    [
        # The results: each verdict rests on one quoted official, or on two groups that differ.
        ("EN2.3", "+", "main", "single-source", ["alone"]),
        ("EM1.1", "+", "main", "single-source", ["alone"]),
        ("PR2.1", "+", "main", "contested", ["contested", "unanswered"]),
        ("PR2.1", "-", "main", "contested", ["contested", "unanswered"]),
        ("PR1.1", "±", "main", "contested", ["contested", "claimed"]),
        # "Not optimal" has no quotation in the results where it is concluded.
        ("EN", "-", "main", "unsupported", ["nothing"]),
        ("EM", "-", "main", "unsupported", ["nothing"]),
        ("EN2.1", "-", "main", "unsupported", ["nothing"]),
        ("EN1.1", "+", "main", "unsupported", ["nothing"]),
        # With the preliminary interviews it has.
        ("EM1.1", "+", "all", "contested", ["contested", "unanswered"]),
        ("EM1.1", "-", "all", "contested", ["contested", "unanswered"]),
        ("EM2.6", "-", "all", "single-source", ["alone"]),
        ("EM1.4", "-", "all", "single-source", ["alone"]),
        ("EN2.1", "-", "all", "single-source", ["alone"]),
        ("EN1.1", "+", "all", "single-source", ["alone"]),
        ("EM", "-", "all", "contested", ["contested", "unanswered"]),
        ("EN", "-", "all", "contested", ["unanswered", "alone"]),
    ],
)
def test_a_claim_has_the_status_that_the_quotations_allow(
    code: str, sign: str, phase: str, status: str, reasons: list[str]
) -> None:
    assert told(support(PUBLISHED, code, sign, phase)) == (status, reasons)


@pytest.mark.parametrize("code", ["PR1.1", "PR2.1"])
def test_an_answer_does_not_make_groups_agree(code: str) -> None:
    assert told(support(PUBLISHED, code, "+", answer=ANSWER)) == ("contested", ["contested"])


def test_an_answer_leaves_a_claim_on_the_one_group_that_points_its_way() -> None:
    assert told(support(PUBLISHED, "EN", "-", "all", ANSWER)) == ("single-source", ["alone"])


def test_the_report_of_the_office_is_no_second_source_and_the_word_of_an_owner_is() -> None:
    report = {"sources": {"D1": "Training has been given."},
              "entries": {"D1": {"kind": SourceKind.DOCUMENT, "group": "gov"}}}  # fmt: skip
    office = published("D1.1 EM1.1 + Training has been given", **report)
    assert told(support(office, "EM1.1", "+")) == ("single-source", ["alone"])
    both = published("A2.1 EM1.1 + Yes")
    found = support(both, "EM1.1", "+")
    assert told(found) == ("supported", ["borne"])
    (why,) = found.reasons
    groups = dict(why.args)["groups"]
    assert isinstance(why, Phrase) and isinstance(groups, Joined) and len(groups.parts) == 2


def test_the_same_claim_is_contested_as_soon_as_the_preliminary_interviews_count() -> None:
    both = published("A2.1 EM1.1 + Yes")
    assert told(support(both, "EM1.1", "+", "all", ANSWER))[0] == "contested"


def test_opposed_voices_contest_a_claim_although_their_groups_do_not_differ() -> None:
    split = published(
        "A2.1 EM1.1 - Yes", "S2.1 EM1.1 - Hardly", sources={"S2": "kasi2> Hardly any."}
    )
    assert told(support(split, "EM1.1", "+", answer=ANSWER)) == ("contested", ["opposed"])


def test_what_a_mixed_voice_says_against_a_claim_has_to_be_answered_before_it_is_supported() -> (
    None
):
    mixed = published("A2.1 EM1.1 + Yes", "S2.1 EM1.1 + Some", "S2.1 EM1.1 - too few",
                      sources={"S2": "kasi2> Some, but too few."})  # fmt: skip
    assert told(support(mixed, "EM1.1", "+")) == ("contested", ["unanswered"])
    assert told(support(mixed, "EM1.1", "+", answer=ANSWER)) == ("supported", ["borne", "answered"])


REJECTED = Decisions(
    verdicts=(
        Decision("v1", Verdict.REJECT, "A1", "EM1.1", 8, 15, "Permits", "ani",
                 proposed=Polarity.UNFAVOURABLE),
    )
)  # fmt: skip


def test_a_rejected_proposal_against_a_claim_keeps_it_from_being_supported_until_answered() -> None:
    both = published("A2.1 EM1.1 + Yes", decisions=REJECTED)
    assert told(support(both, "EM1.1", "+")) == ("contested", ["rejected"])
    assert told(support(both, "EM1.1", "+", answer=ANSWER)) == ("supported", ["borne"])
    alone = published(decisions=REJECTED)
    assert told(support(alone, "EM1.1", "+")) == ("single-source", ["alone", "rejected"])


def test_a_group_that_cannot_speak_of_a_code_is_no_source_on_it() -> None:
    both = published("A2.1 EM1.1 + Yes", expect={"EM1.1": ("com",)})
    assert told(support(both, "EM1.1", "+")) == ("single-source", ["concerns"])


def test_who_says_both_sides_is_named_where_a_claim_rests_on_the_other_group() -> None:
    torn = published("A2.1 EM1.1 + Yes", "A2.1 EM1.1 - no", sources={"A2": "actor2> Yes and no."})
    found = support(torn, "EM1.1", "+", answer=ANSWER)
    assert told(found) == ("single-source", ["alone", "torn"])
    assert dict(found.reasons[-1].args)["names"] == Joined(("actor2",))


def test_voices_of_two_periods_may_both_be_right_but_stay_negative_evidence() -> None:
    periods = {"S1": {"period": "p1"}, "A2": {"period": "p2"}}
    said = ("A2.1 EM1.1 - Yes", "S2.1 EM1.1 + Hardly")
    later = published(*said, sources={"S2": "kasi2> Hardly any."},
                      entries={**periods, "S2": {"period": "p1"}},
                      periods=("p1", "p2"))  # fmt: skip
    # The groups as such differ all the same: that is how they stand in the table.
    assert told(support(later, "EM1.1", "+", answer=ANSWER)) == ("contested", ["contested"])
    mixed = published(*said, "A3.1 EM1.1 + Now", sources={"S2": "kasi2> Hardly any.",
                      "A3": "actor1> Now yes."}, entries={**periods, "S2": {"period": "p1"},
                      "A3": {"period": "p1"}}, periods=("p1", "p2"))  # fmt: skip
    assert told(support(mixed, "EM1.1", "+")) == ("contested", ["unanswered"])
    assert told(support(mixed, "EM1.1", "+", answer=ANSWER)) == ("supported", ["borne", "answered"])


def test_evidence_of_another_phase_is_told_beside_the_status() -> None:
    finding = Finding("f.md", "T", "A claim", ("EM1.1",), "", "", "", evidence=("R0:1",),
                      directions=(("", Polarity.FAVOURABLE),))  # fmt: skip
    found = support_of(ground_of(PUBLISHED, Selection(), finding))
    assert told(found) == ("single-source", ["alone", "outside"])
    gone = Finding("f.md", "T", "A claim", (), "", "", "", evidence=("R0:9",))
    assert told(support_of(ground_of(PUBLISHED, Selection(), gone))) == (
        "unsupported",
        ["evidence-gone", "lost.no-turn"],
    )


def test_with_one_group_nothing_can_be_supported_across_sources() -> None:
    chosen = Selection(groups=("gov",))
    finding = Finding("f.md", "T", "A claim", ("EM1.1",), "", "", "",
                      directions=(("", Polarity.FAVOURABLE),))  # fmt: skip
    assert told(support_of(ground_of(PUBLISHED, chosen, finding))) == (
        "single-source",
        ["one-group"],
    )
