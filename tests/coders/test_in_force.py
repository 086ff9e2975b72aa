"""Which codings count after people have judged the proposals."""

from __future__ import annotations

from qualcode.coders.in_force import codings_in_force
from qualcode.model.coding import RULES, Coding, Origin, Polarity
from qualcode.model.decision import Decision, Decisions, Verdict


def proposal(start: int = 0, end: int = 10, code: str = "EM1", polarity: str = "+") -> Coding:
    return Coding(f"p-{start}-{code}", "W1", start, end, "words", code, RULES,
                  Polarity(polarity), Origin.RULE, "train*")  # fmt: skip


def manual(start: int = 0, end: int = 10, code: str = "EM1", coder: str = "rina") -> Coding:
    name, against = f"m-{start}-{coder}", Polarity.UNFAVOURABLE
    return Coding(name, "W1", start, end, "words", code, coder, against, Origin.MANUAL,
                  reviewed=True, decided_by=coder)  # fmt: skip


def verdict(
    verdict: str, start: int = 0, end: int = 10, coder: str = "rina",
    polarity: str | None = None, proposed: str = "+",
) -> Decision:  # fmt: skip
    return Decision(f"d-{verdict}-{start}-{coder}", Verdict(verdict), "W1", "EM1", start, end,
                    "words", coder, Polarity(polarity) if polarity else None,
                    Polarity(proposed), "train*")  # fmt: skip


def in_force(
    *proposed: Coding, by_hand: tuple[Coding, ...] = (), verdicts: tuple[Decision, ...] = ()
) -> list[tuple[str, str, bool]]:
    found = codings_in_force(proposed, Decisions(by_hand, verdicts))
    return [(one.id, str(one.polarity), one.reviewed) for one in found]


def test_what_nobody_judged_counts_unreviewed() -> None:
    assert in_force(proposal()) == [("p-0-EM1", "+", False)]


def test_what_was_rejected_does_not_count_and_its_neighbour_does() -> None:
    assert in_force(proposal(), proposal(10, 20), verdicts=(verdict("reject"),)) == [
        ("p-10-EM1", "+", False)
    ]


def test_a_verdict_on_one_code_leaves_another_on_the_same_words() -> None:
    assert in_force(proposal(code="EM2"), verdicts=(verdict("reject"),)) == [
        ("p-0-EM2", "+", False)
    ]


def test_an_accepted_proposal_has_the_polarity_that_the_person_saw_or_chose() -> None:
    assert in_force(proposal(polarity="-"), verdicts=(verdict("accept"),)) == [
        ("p-0-EM1", "+", True)
    ]
    chosen = verdict("accept", polarity="±")
    assert in_force(proposal(), verdicts=(chosen,)) == [("p-0-EM1", "±", True)]


def test_a_verdict_survives_a_rule_that_proposes_a_little_more() -> None:
    assert in_force(proposal(5, 30), verdicts=(verdict("reject"),)) == []
    assert in_force(proposal(5, 30), verdicts=(verdict("accept"),)) == [("p-5-EM1", "+", True)]


def test_where_coders_differ_nothing_is_lost() -> None:
    both = (verdict("reject", coder="budi"), verdict("accept", coder="rina"))
    assert in_force(proposal(), verdicts=both) == [("p-0-EM1", "+", True)]
    assert in_force(proposal(), verdicts=both[::-1]) == [("p-0-EM1", "+", True)]


def test_what_a_person_coded_over_counts_once_as_theirs() -> None:
    assert in_force(proposal(), by_hand=(manual(3, 5),)) == [("m-3-rina", "-", True)]
    accepted = (verdict("accept"),)
    assert in_force(proposal(), by_hand=(manual(),), verdicts=accepted) == [("m-0-rina", "-", True)]
    assert in_force(by_hand=(manual(),), verdicts=accepted) == [("m-0-rina", "-", True)]
    rejected = (verdict("reject", coder="budi"),)
    assert in_force(proposal(), by_hand=(manual(),), verdicts=rejected) == [("m-0-rina", "-", True)]


def test_an_accepted_proposal_survives_the_removal_of_its_rule() -> None:
    found = codings_in_force((), Decisions((), (verdict("accept", proposed="-"),)))
    assert [(one.coder, one.origin, one.polarity, one.reviewed) for one in found] == [
        (RULES, Origin.RULE, Polarity.UNFAVOURABLE, True)
    ]
    assert found[0].rule == "train*"


def test_what_several_coders_accepted_counts_once_without_its_rule_too() -> None:
    both = (verdict("accept", coder="budi"), verdict("accept", 2, 8, coder="rina"))
    found = codings_in_force((), Decisions((), both))
    assert [one.decided_by for one in found] == ["rina"]


def test_a_rejection_without_its_rule_is_nothing() -> None:
    assert in_force(verdicts=(verdict("reject"),)) == []
