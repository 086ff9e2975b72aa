"""Several coders on one passage: both are kept, they count once, and what they agree on counts."""

from __future__ import annotations

import pytest

from qualcode.checks import CHECKS
from qualcode.coders.agreed import families
from qualcode.model.coding import Polarity
from qualcode.model.decision import Consensus, Decision, Decisions, Verdict
from qualcode.study import Study
from tests.study_builder import build_study

SOURCES = {"W1": "I1> The training was good but too short for us."}


def study(*codings: str, consensus: str = "", verdicts: tuple[Decision, ...] = ()) -> Study:
    agreed = (
        (Consensus("c1", "W1", "EM1.1", 8, 20, Polarity(consensus), "ani"),) if consensus else ()
    )
    return build_study(
        sources=SOURCES,
        informants={"I1": "com"},
        codings=codings,
        decisions=Decisions(verdicts=verdicts, consensus=agreed),
    )


def counted(made: Study) -> list[tuple[str, str]]:
    return [(one.coder, str(one.polarity)) for one in made.codings]


def told(made: Study) -> list[str]:
    return [problem.message for check in CHECKS for problem in check.find(made)
            if problem.code == "coders-differ"]  # fmt: skip


ANI = "W1.1 EM1.1 + The training was good"
BUDI = "W1.1 EM1.1 - training was good but too short @budi"


def test_where_two_coders_say_the_same_it_counts() -> None:
    made = study(ANI, "W1.1 EM1.1 + training was good @budi")
    assert counted(made) == [("ani", "+"), ("budi", "+")]
    assert told(made) == []


def test_where_they_differ_it_is_open_and_is_told() -> None:
    made = study(ANI, BUDI)
    assert counted(made) == [("ani", "?"), ("budi", "?")]
    assert told(made) == ["W1:1 EM1.1: ani says +, budi says -; it counts as ?"]


def test_a_consensus_settles_it() -> None:
    made = study(ANI, BUDI, consensus="±")
    assert counted(made) == [("ani", "±"), ("budi", "±")]
    assert told(made) == []


def test_the_last_consensus_on_the_passage_counts_and_one_elsewhere_does_not() -> None:
    made = study(ANI, BUDI)
    both = tuple(
        Consensus(name, "W1", code, 8, 20, Polarity(polarity), "ani")
        for name, code, polarity in (("c1", "EM1.1", "+"), ("c2", "EM1.1", "-"), ("c3", "PR", "0"))
    )
    family = families(Decisions(made.decisions.manual, (), both))[0]
    assert (family.polarity, family.differs) == (Polarity.UNFAVOURABLE, False)
    elsewhere = (Consensus("c4", "W1", "EM1.1", 45, 48, Polarity.NEUTRAL, "ani"),)
    assert families(Decisions(made.decisions.manual, (), elsewhere))[0].differs


def test_where_one_is_undecided_it_stays_open() -> None:
    made = study("W1.1 EM1.1 ? The training was good", BUDI)
    assert counted(made) == [("ani", "?"), ("budi", "?")]
    assert told(made) == ["W1:1 EM1.1: ani says ?, budi says -; it counts as ?"]


def test_two_halves_of_one_coder_are_one_mixed_judgement() -> None:
    made = study(
        "W1.1 EM1.1 + training was good", "W1.1 EM1.1 - too short for us",
        "W1.1 EM1.1 ± The training was good but too short for us @budi",
    )  # fmt: skip
    assert told(made) == []
    assert {polarity for _, polarity in counted(made)} == {"±"}


def test_two_codings_of_one_coder_never_differ() -> None:
    made = study(ANI, "W1.1 EM1.1 - training was good but too short")
    assert counted(made) == [("ani", "+"), ("ani", "-")]


@pytest.mark.parametrize(("own", "counts"), [("-", "?"), (None, "+")])
def test_an_accepted_proposal_is_a_judgement_too(own: str | None, counts: str) -> None:
    accepted = Decision("d1", Verdict.ACCEPT, "W1", "EM1.1", 0, 21, "", "budi",
                        Polarity(own) if own else None, Polarity("+"))  # fmt: skip
    made = study(ANI, verdicts=(accepted,))
    assert counted(made) == [("ani", counts)]


def test_two_who_accept_a_proposal_with_different_polarity_differ() -> None:
    verdicts = tuple(
        Decision(f"d-{coder}", Verdict.ACCEPT, "W1", "EM1.1", 0, 21, "", coder, polarity,
                 Polarity("+"))
        for coder, polarity in (("ani", None), ("budi", Polarity("-")))
    )  # fmt: skip
    made = study("W1.1 EM1.1 + The training was good @rules", verdicts=verdicts)
    assert [(one.coder, str(one.polarity), one.reviewed) for one in made.codings] == [
        ("rules", "?", True)
    ]
    assert len(told(made)) == 1


def agreed_that_it_does_not_apply(*codings: str, verdicts: tuple[Decision, ...] = ()) -> Study:
    return build_study(
        sources=SOURCES,
        informants={"I1": "com"},
        codings=codings,
        decisions=Decisions(
            verdicts=verdicts, consensus=(Consensus("c1", "W1", "EM1.1", 8, 20, None, "ani"),)
        ),
    )


def test_what_they_agreed_on_that_it_does_not_apply_counts_no_more_and_is_kept() -> None:
    made = agreed_that_it_does_not_apply(ANI, BUDI, "W1.1 EM1.2 + short for us")
    assert [one.code for one in made.codings] == ["EM1.2"]
    assert {one.coder for one in made.decisions.manual} == {"ani", "budi"}
    assert told(made) == []


def test_a_proposal_that_was_accepted_counts_no_more_either() -> None:
    accepted = Decision("d1", Verdict.ACCEPT, "W1", "EM1.1", 4, 20, "training was", "budi")
    assert agreed_that_it_does_not_apply(verdicts=(accepted,)).codings == ()
    proposal = "W1.1 EM1.1 + training was good @rules"
    assert agreed_that_it_does_not_apply(proposal, verdicts=(accepted,)).codings == ()


def test_the_last_consensus_can_say_that_it_applies_after_all() -> None:
    first = Consensus("c1", "W1", "EM1.1", 8, 20, None, "ani")
    last = Consensus("c2", "W1", "EM1.1", 8, 20, Polarity.MIXED, "budi")
    made = build_study(
        sources=SOURCES,
        informants={"I1": "com"},
        codings=[ANI, BUDI],
        decisions=Decisions(consensus=(first, last)),
    )
    assert counted(made) == [("ani", "±"), ("budi", "±")]
