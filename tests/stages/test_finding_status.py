"""How far a finding is supported follows from what is shown, and from nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.document import Phrase
from qualcode.model.coding import Polarity
from qualcode.model.memo import Finding
from qualcode.model.settings import Grade
from qualcode.model.source import SourceKind
from qualcode.stages.finding_ground import findings_shown, ground_of
from qualcode.stages.finding_status import Status, Support, support_of
from qualcode.study import Selection, Study
from tests.study_builder import build_study, withdrawn

PLUS, MINUS = Polarity.FAVOURABLE, Polarity.UNFAVOURABLE


def claim(*about: str, **given_: object) -> Finding:
    fields = {"file": "findings/1.md", "id": "T1", "title": "A claim", "grade": "", "scale": "",
              "text": ""}  # fmt: skip
    return Finding(about=about, **{**fields, **given_})  # type: ignore[arg-type]


def pointing(sign: Polarity, *about: str, **given_: object) -> Finding:
    return claim(*about, directions=(("", sign),), **given_)


def two_groups(*codings: str, **given_: object) -> Study:
    return build_study(
        informants={"I1": "gov", "I2": "gov", "I3": "com"},
        sources={"W1": "I1> a b c", "W2": "I2> a b c", "W3": "I3> a b c"},
        codings=codings,
        **given_,  # type: ignore[arg-type]
    )


def without_i3(study: Study) -> Study:
    people = study.roster.informants
    heard = tuple(withdrawn(one) if one.id == "I3" else one for one in people)
    return replace(study, roster=replace(study.roster, informants=heard))


def support(study: Study, finding: Finding, selection: Selection | None = None) -> Support:
    return support_of(ground_of(study, selection or Selection(), finding))


def reasons(found: Support) -> list[str]:
    return [one.key for one in found.reasons]


def test_two_groups_that_point_the_claims_way_support_it() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W3.1 EM1.1 + a")
    found = support(study, pointing(PLUS, "EM1.1"))
    assert (found.status, reasons(found)) == (Status.SUPPORTED, ["support.borne"])


def test_two_informants_of_one_group_are_one_source() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W2.1 EM1.1 + a")
    assert support(study, pointing(PLUS, "EM1.1")).status is Status.SINGLE_SOURCE


def test_two_groups_on_two_different_codes_do_not_support_each_other() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W3.1 EM1.2 + b")
    assert support(study, pointing(PLUS, "EM1")).status is Status.SINGLE_SOURCE


def test_a_finding_is_as_strong_as_its_weakest_code() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W3.1 EM1.1 + a", "W1.1 EM1.2 + b")
    assert support(study, pointing(PLUS, "EM1.1", "EM1.2")).status is Status.SINGLE_SOURCE
    assert support(study, pointing(PLUS, "EM1.1", "PR1.1")).status is Status.UNSUPPORTED


def test_groups_that_contradict_each_other_make_a_claim_contested_whichever_way_it_points() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W3.1 EM1.1 - a")
    for sign in (PLUS, MINUS, Polarity.MIXED):
        finding = pointing(sign, "EM1.1", negative_evidence="Answered.")
        assert support(study, finding).status is Status.CONTESTED


def test_opposed_voices_of_different_groups_are_enough_to_contest() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W2.1 EM1.1 - a", "W3.1 EM1.1 + a")
    finding = pointing(PLUS, "EM1.1", negative_evidence="Answered.")
    assert support(study, finding).status is Status.CONTESTED


def test_negative_evidence_within_a_voice_must_be_answered_before_a_claim_is_supported() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W3.1 EM1.1 + a", "W2.1 EM1.1 - b", "W2.1 EM1.1 + a")
    open_, answered = (
        support(study, pointing(PLUS, "EM1.1", negative_evidence=text)) for text in ("", "Seen.")
    )
    assert (open_.status, reasons(open_)) == (Status.CONTESTED, ["support.unanswered"])
    assert answered.status is Status.SUPPORTED


def test_the_report_of_an_office_is_no_second_source_beside_its_people() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> a", "W2": "I2> a", "D1": "Report: a."},
        entries={"D1": {"kind": SourceKind.DOCUMENT, "group": "gov"}},
        codings=["W1.1 EM1.1 + a", "D1.1 EM1.1 + a"],
    )
    assert support(study, pointing(PLUS, "EM1.1")).status is Status.SINGLE_SOURCE


def test_nothing_said_is_unsupported_and_so_is_a_claim_without_direction_or_evidence() -> None:
    study = two_groups("W1.1 EM1.1 + a")
    assert reasons(support(study, pointing(PLUS, "PR1.1"))) == ["support.nothing"]
    assert reasons(support(study, claim("EM1.1"))) == ["support.no-direction"]
    assert reasons(support(study, claim())) == ["support.no-code"]


def test_named_evidence_counts_whichever_way_it_points() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W3.1 EM1.1 0 a")
    found = support(study, claim("EM1.1", evidence=("W1:1", "W3.1")))
    assert found.status is Status.SUPPORTED


def test_evidence_that_was_coded_otherwise_or_removed_is_told_with_the_reason() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W3.1 EM1.1 + a", "W2.1 PR1.1 + a")
    finding = pointing(PLUS, "EM1.1", evidence=("W2:1", "W1:9", "no-such-coding", "X9:1"))
    found = support(study, finding)
    assert [key for key in reasons(found) if "lost" in key] == [
        "support.lost.recoded",
        "support.lost.no-turn",
        "support.lost.removed",
        "support.lost.no-source",
    ]


def test_a_coding_named_by_its_id_that_has_another_code_now_is_told() -> None:
    study = two_groups("W1.1 PR1.1 + a")
    finding = pointing(PLUS, "EM1.1", evidence=(study.codings[0].id,))
    assert "support.lost.recoded" in reasons(support(study, finding))


def test_the_words_of_somebody_who_withdrew_bear_nothing() -> None:
    codings = ("W1.1 EM1.1 + a", "W3.1 EM1.1 + a")
    study = without_i3(two_groups(*codings))
    finding = pointing(PLUS, "EM1.1", evidence=("W3:1",))
    found = support(study, finding)
    assert found.status is Status.SINGLE_SOURCE
    assert "support.lost.withdrawn" in reasons(found)


def test_the_judgement_of_somebody_who_withdrew_is_not_shown() -> None:
    findings = (claim(voice="I3"), claim(id="T2", voice="I1"))
    study = replace(without_i3(two_groups()), findings=findings)
    assert [one.id for one in findings_shown(study)] == ["T2"]


def test_an_informants_judgement_rests_on_their_own_words_alone() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W3.1 EM1.1 + a")
    assert support(study, pointing(PLUS, "EM1.1", voice="I1")).status is Status.SINGLE_SOURCE
    assert support(study, pointing(PLUS, "EM1.1", voice="I2")).status is Status.UNSUPPORTED


@pytest.mark.parametrize(("grade", "status"), [
    ("bad", Status.SINGLE_SOURCE), ("fair", Status.UNSUPPORTED), ("good", Status.UNSUPPORTED),
])  # fmt: skip
def test_without_a_direction_only_the_ends_of_a_scale_point_somewhere(
    grade: str, status: Status
) -> None:
    study = two_groups("W1.1 EM1.1 - a")
    scales = {"s": tuple(map(Grade, ("bad", "fair", "good")))}
    study = replace(study, settings=replace(study.settings, scales=scales))
    assert support(study, claim("EM1.1", scale="s", grade=grade)).status is status


def test_a_direction_of_a_code_goes_before_that_of_what_stands_above_it() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W3.1 EM1.1 + a", "W1.1 EM1.2 - b", "W3.1 EM1.2 - b")
    finding = claim("EM1", directions=(("EM1", PLUS), ("EM1.2", MINUS)))
    ground = ground_of(study, Selection(), finding)
    assert (len(ground.bearing), len(ground.opposing)) == (4, 0)


def test_unreviewed_statements_are_counted_beside_the_status() -> None:
    study = two_groups("W1.1 EM1.1 + a @rules", "W3.1 EM1.1 + a")
    found = support(study, pointing(PLUS, "EM1.1"))
    (note,) = [one for one in found.reasons if one.key == "support.unreviewed"]
    assert isinstance(note, Phrase) and dict(note.args) == {"x": 1, "of": 2}


SIGNS = st.sampled_from(["+", "-", "±", "0", "?"])


@given(st.lists(st.tuples(st.sampled_from(["W1", "W2", "W3"]), SIGNS), max_size=6))
def test_a_supported_claim_has_two_groups_on_its_side_and_no_dissonance(
    said: list[tuple[str, str]],
) -> None:
    study = two_groups(*(f"{place}.1 EM1.1 {sign} a" for place, sign in dict(said).items()))
    found = support(study, pointing(PLUS, "EM1.1"))
    signs = dict(said)
    gov, com = {signs.get("W1"), signs.get("W2")}, {signs.get("W3")}
    supported = "+" in gov and "+" in com and "-" not in gov | com
    assert (found.status is Status.SUPPORTED) is supported


EACH_WAY = ("W1.1 EM1.1 + a", "W1.1 EM1.2 - b", "W3.1 EM1.1 + a", "W3.1 EM1.2 - b")


def test_a_place_named_as_evidence_does_not_swallow_what_contradicts_there() -> None:
    study = two_groups(*EACH_WAY)
    named = pointing(PLUS, "EM1", evidence=("W1:1", "W3:1"))
    ground = ground_of(study, Selection(), named)
    assert [one.text for one in ground.opposing] == ["b", "b"]
    assert support_of(ground).status is Status.CONTESTED


def test_evidence_beside_the_codes_of_a_finding_takes_nothing_from_it() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W3.1 EM1.1 + a", "W2.1 PR1.1 - c")
    other = next(one.id for one in study.codings if one.code == "PR1.1")
    told = pointing(PLUS, "EM1.1", counter_evidence=(other,), negative_evidence="An answer.")
    assert support(study, told).status is Status.SUPPORTED
    assert support(study, pointing(PLUS, "EM1.1", evidence=(other,))).status is Status.SUPPORTED


def test_the_order_of_the_codes_does_not_matter() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W3.1 EM1.1 + a")
    for about in (("EM1", "EM1.1"), ("EM1.1", "EM1")):
        assert support(study, pointing(PLUS, *about)).status is Status.SUPPORTED


def test_a_voice_that_is_mixed_on_a_code_points_no_way() -> None:
    study = two_groups("W1.1 EM1.1 + a", "W1.1 EM1.1 - b", "W3.1 EM1.1 + a")
    told = pointing(PLUS, "EM1.1", negative_evidence="An answer.")
    assert support(study, told).status is Status.SINGLE_SOURCE
