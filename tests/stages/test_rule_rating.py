"""The rules against people: what counts as right, wrong, open and missed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.model.decision import Consensus, Decision, Decisions, Verdict
from qualcode.stages.rule_rating import Answer, CodeRating, Missed, rate_rules
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


def words(missed: Missed) -> str:
    return W1[missed.start : missed.end]


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
    second = W1.index("Training was bad")
    found = rated(
        "W1.4 EM1.1 + taught us",
        "W1.1 EM1.1 + Training",
        verdicts=(verdict("r", Verdict.REJECT, second),),
    )
    assert [found.count(one) for one in Answer] == [1, 1, 1, 0]
    assert (found.found, len(found.missed), found.torn) == (1, 1, 0)
    assert [words(one) for one in found.missed] == ["taught us"]
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


def by(coder: str, choice: Verdict, words: str) -> Decision:
    start = W1.index(words)
    return replace(verdict(f"{coder}{start}", choice, start), end=start + len(words), coder=coder)


GOOD, BAD = "Training was good", "Training was bad"


def consensus_on(study: Study, start: int, end: int, polarity: Polarity | None) -> CodeRating:
    agreed = Consensus("c", "W1", "EM1.1", start, end, polarity, "ani")
    decided = replace(study.decisions, consensus=(agreed,))
    (found,) = rate_rules(replace(study, decisions=decided), Selection())
    return found


def figures(found: CodeRating) -> tuple[list[int], tuple[int, int, int]]:
    answers = [found.count(one) for one in Answer]
    return answers, (found.found, len(found.missed), found.torn)


def test_a_passage_that_several_people_coded_counts_once() -> None:
    # Three people code "taught us", which no rule proposed, two of them with other borders; two
    # code what was proposed. Passages: 1 found, 1 missed; recall 1/2, not 2/5 nor 1/4.
    found = rated(
        "W1.4 EM1.1 + taught us", "W1.4 EM1.1 + They taught us @budi", "W1.4 EM1.1 + us @citra",
        "W1.1 EM1.1 + Training", "W1.1 EM1.1 + Training was @budi",
    )  # fmt: skip
    assert figures(found) == ([1, 0, 2, 0], (1, 1, 0))
    assert found.recall == 0.5
    (missed,) = found.missed
    assert words(missed) == "They taught us"
    assert sorted(missed.coders) == ["ani", "budi", "citra"]


def test_several_proposals_in_one_passage_find_it_once() -> None:
    # One person codes the first three turns as one passage: 3 right proposals, 1 passage found;
    # another passage is missed. Precision 3/3, recall 1/2 and not 3/4, F1 2 · 1 · ½ ÷ 1½.
    base = study("W1.4 EM1.1 + taught us")
    (manual,) = base.decisions.manual
    start, end = (study("W1.1 EM1.1 + Training").decisions.manual[0].start,
                  study("W1.3 EM1.1 + planned").decisions.manual[0].end)  # fmt: skip
    wide = replace(manual, id="wide", start=start, end=end)
    decided = replace(base.decisions, manual=(manual, wide))
    (found,) = rate_rules(replace(base, decisions=decided), Selection())
    assert figures(found) == ([3, 0, 0, 0], (1, 1, 0))
    assert (found.precision, found.recall) == (1.0, 0.5)
    assert found.f1 == pytest.approx(2 / 3)


def test_what_people_differ_on_is_left_out_and_counted() -> None:
    # Ani rejects the first two proposals; Budi codes over the first. Of the proposals one is
    # disputed, one wrong, one open; Budi's passage is neither found nor missed.
    rejects = tuple(by("ani", Verdict.REJECT, one) for one in (GOOD, BAD))
    found = rated("W1.1 EM1.1 + Training @budi", "W1.4 EM1.1 + taught us", verdicts=rejects)
    assert figures(found) == ([0, 1, 1, 1], (0, 1, 1))
    assert (found.precision, found.recall, found.f1) == (0.0, 0.0, 0.0)


def test_who_codes_over_what_they_rejected_says_that_it_applies() -> None:
    rejects = (by("ani", Verdict.REJECT, GOOD),)
    assert figures(rated("W1.1 EM1.1 + Training", verdicts=rejects)) == ([1, 0, 2, 0], (1, 0, 0))


@pytest.mark.parametrize(
    ("polarity", "expected"),
    [(Polarity.MIXED, ([1, 0, 2, 0], (1, 0, 0))), (None, ([0, 1, 2, 0], (0, 0, 0)))],
    ids=["applies", "applies not"],
)
def test_a_consensus_goes_before_what_each_of_them_decided(
    polarity: Polarity | None, expected: tuple[list[int], tuple[int, int, int]]
) -> None:
    torn = study("W1.1 EM1.1 + Training @budi", verdicts=(by("ani", Verdict.REJECT, GOOD),))
    place = torn.decisions.manual[0]
    (before,) = rate_rules(torn, Selection())
    assert figures(before) == ([0, 0, 2, 1], (0, 0, 1))
    after = consensus_on(torn, place.start, place.end, polarity)
    assert figures(after) == expected
    assert next(one.polarity for one in after.judged) is polarity


def test_an_accepted_proposal_that_rules_do_not_make_any_more_is_missed_by_them() -> None:
    gone = by("ani", Verdict.ACCEPT, "taught us")
    found = rated("W1.1 EM1.1 + Training", verdicts=(gone,))
    assert figures(found) == ([1, 0, 2, 0], (1, 1, 0))


def test_where_coders_differ_on_the_polarity_none_of_them_kept_the_proposed_one() -> None:
    alone = rated("W1.1 EM1.1 + Training")
    both = rated("W1.1 EM1.1 + Training", "W1.1 EM1.1 - Training @budi")
    assert (alone.same_polarity, both.same_polarity) == (1, 0)
