"""The codings of several coders as units: what is compared, and what does not count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.agreement.unitizing import U_ALPHA
from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.stages.coded_continuum import continuum, unitizing, unitizing_of_code
from qualcode.stages.coded_passages import coded_passages
from qualcode.stages.coder_agreement import CoderAgreement
from qualcode.stages.double_coding import DoubleCoding, UnitKind, double_coding
from qualcode.study import Selection, Study
from tests.study_builder import build_study, withdrawn

# Ten turns of informants in two interviews; training (EM1.1) coded by ani in 1, 2, 3, 4 and 6, by
# budi in 1, 2, 3, 5 and 6: of ten turns both say yes in 4, one only in 2, neither in 4.
W1 = "\n".join(f"I1> One {n}. Two {n}." for n in "abcde")
W2 = "\n".join(f"I2> One {n}. Two {n}." for n in "fghij")
ANI = ["W1.1 + One a", "W1.2 + One b", "W1.3 + One c", "W1.4 + One d", "W2.1 - One f"]
BUDI = ["W1.1 + One a", "W1.2 - Two b", "W1.3 + One c. Two", "W1.5 + One e", "W2.1 - One f"]


def coding(text: str, code: str = "EM1.1", by: str = "") -> str:
    place, sign, *quote = text.split(" ")
    return f"{place} {code} {sign} {' '.join(quote)}{f' @{by}' if by else ''}"


def study_of(*codings: str) -> Study:
    return build_study(
        groups=("gov", "com"),
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": W1, "W2": W2, "W3": "I1> Nobody codes this."},
        codings=list(codings),
    )


@pytest.fixture
def study() -> Study:
    return study_of(*map(coding, ANI), *(coding(one, by="budi") for one in BUDI))


def double(study: Study, kind: UnitKind = UnitKind.TURN, *coders: str) -> DoubleCoding:
    return double_coding(study, Selection(), kind, coders)


def test_the_units_are_those_of_sources_that_two_coders_coded(study: Study) -> None:
    found = double(study)
    assert [source.id for source in found.sources] == ["W1", "W2"]
    assert [unit.name for unit in found.units] == [f"W{w}.{t}" for w in (1, 2) for t in range(1, 6)]
    assert found.coders == ("ani", "budi")


def test_the_coefficients_are_those_of_a_calculation_by_hand(study: Study) -> None:
    # 2 × 2 table: 4 both, 1 and 1 only one, 4 neither. p_o = .80, p_e = .50, kappa = .60;
    # AC1: π = .5, p_e = 2 · .5 · .5 = .50, so .60; alpha = 1 − 19 · (4 / 20) / (2 · 10 · 10 / 20).
    found = CoderAgreement(double(study)).of_code("EM1.1")
    assert found["percent"].value == pytest.approx(0.80)
    assert found["cohen"].value == pytest.approx(0.60)
    assert found["gwet-ac1"].value == pytest.approx(0.60)
    assert found["krippendorff-nominal"].value == pytest.approx(1 - 19 * 4 / 200)


def test_a_sentence_is_a_unit_where_that_is_asked_for(study: Study) -> None:
    # Twenty sentences; both on "One a", "One c", "One f"; ani alone on "One b", "One d"; budi
    # alone on "Two b", "Two c", "One e".
    found = CoderAgreement(double(study, UnitKind.SENTENCE))
    assert found.n == 20
    assert found.of_code("EM1.1")["percent"].value == pytest.approx(15 / 20)
    assert found.used_by("ani", frozenset({"EM1.1"})) == 5


def test_passages_that_overlap_are_one_and_have_no_agreement_by_chance(study: Study) -> None:
    # "One b" and "Two b" do not overlap. Together: a, c, f; ani alone: b, d; budi alone: b, e.
    found = CoderAgreement(double(study, UnitKind.PASSAGE))
    assert found.n == 7
    assert found.overall["percent"].value == pytest.approx(3 / 7)
    assert found.overall["holsti"].value == pytest.approx(2 * 3 / (5 + 5))
    assert found.overall["cohen"].value is None and found.overall["cohen"].reason


def test_characters_weigh_by_their_number(study: Study) -> None:
    # Each turn has 13 characters. Coded by ani: 5 · 5; by budi: 5 + 5 + 10 + 5 + 5; by both: 15.
    found = CoderAgreement(double(study, UnitKind.CHARACTER))
    code = frozenset({"EM1.1"})
    assert found.n == 130
    assert (found.used_by("ani", code), found.used_by("budi", code)) == (25, 30)
    assert found.of_code("EM1.1")["percent"].value == pytest.approx((130 - 10 - 15) / 130)


def test_the_polarity_is_compared_where_both_gave_the_code(study: Study) -> None:
    found = CoderAgreement(double(study)).polarity
    assert found.values == (("+", "+"), ("+", "+"), ("-", "-"))


def test_what_coders_do_not_say_alike_is_listed(study: Study) -> None:
    found = [one for one in coded_passages(double(study)) if one.differs]
    assert [(one.source, dict(one.by_coder), one.absent) for one in found] == [
        ("W1", {"ani": Polarity.FAVOURABLE}, ("budi",)),
        ("W1", {"budi": Polarity.UNFAVOURABLE}, ("ani",)),
        ("W1", {"ani": Polarity.FAVOURABLE}, ("budi",)),
        ("W1", {"budi": Polarity.FAVOURABLE}, ("ani",)),
    ]


def test_who_has_not_coded_a_source_has_missing_units_there() -> None:
    third = coding("W2.2 + One g", by="citra")
    study = study_of(*map(coding, ANI), *(coding(one, by="budi") for one in BUDI), third)
    found = double(study)
    assert found.coders == ("ani", "budi", "citra")
    assert [row[2] for row in found.chosen[:5]] == [None] * 5
    assert found.chosen[6][2] == frozenset({"EM1.1"})
    overall = CoderAgreement(found).overall
    assert overall["cohen"].value is None
    assert overall["krippendorff-nominal"].value is not None


def test_named_coders_count_as_having_coded_the_named_sources(study: Study) -> None:
    selection = Selection(sources=("W3",))
    found = double_coding(study, selection, UnitKind.TURN, ("ani", "budi"))
    assert found.chosen == ((frozenset(), frozenset()),)


def test_the_rules_are_no_coder() -> None:
    study = study_of(*map(coding, ANI), coding("W1.1 + One a", by="rules"))
    with pytest.raises(QualcodeError, match="there is only ani"):
        double(study)


def test_a_coder_who_is_unknown_gets_a_suggestion(study: Study) -> None:
    with pytest.raises(QualcodeError) as refused:
        double(study, UnitKind.TURN, "ani", "budy")
    assert "no coder 'budy'" in refused.value.message
    assert "budi" in refused.value.hint


def test_codes_that_nobody_used_do_not_make_agreement_look_better(study: Study) -> None:
    assert [code.id for code in double(study).codes] == ["EM1.1"]
    assert len(double(study).of_all.values) == 10


def test_an_aspect_applies_where_any_of_its_codes_does() -> None:
    study = study_of(
        coding("W1.1 + One a"), coding("W1.1 + One a", code="EM1.2", by="budi"),
        coding("W1.2 + One b"), coding("W1.3 + One c", by="budi"),
    )  # fmt: skip
    found = CoderAgreement(double(study))
    assert found.of_code("EM1.1")["percent"].value == pytest.approx(2 / 5)
    assert found.of_aspect("EM")["percent"].value == pytest.approx(3 / 5)


def test_alpha_for_unitizing_takes_the_turns_as_one_text(study: Study) -> None:
    # Ten turns of 13 characters. By hand, from the definition: ani marks 5 units of 5, budi 4 of
    # 5 and one of 10, and 15 characters are marked by both.
    made = continuum(double(study), frozenset({"EM1.1"}))
    assert made is not None
    assert made.length == 130
    ani, budi = made.coders
    assert [(one.start, one.end) for one in ani] == [(0, 5), (13, 18), (26, 31), (39, 44), (65, 70)]
    assert [(one.start, one.end) for one in budi] == [
        (0, 5), (20, 25), (26, 36), (52, 57), (65, 70),
    ]  # fmt: skip
    found = unitizing(double(study), frozenset({"EM1.1"}))
    assert found["u-alpha"].value == found["u-alpha-binary"].value == U_ALPHA.estimate(made).value
    assert found["cu-alpha"].value is None and found["cu-alpha"].reason


def test_overlapping_passages_with_different_codes_have_no_continuum() -> None:
    study = study_of(
        coding("W1.1 + One a"), coding("W1.1 + One a", code="EM1.2"),
        coding("W1.1 + One a", by="budi"),
    )  # fmt: skip
    aspect = frozenset({"EM1.1", "EM1.2"})
    found = unitizing(double(study), aspect)
    assert list(found) == ["u-alpha", "u-alpha-binary", "cu-alpha"]
    assert all(one.value is None and one.reason for one in found.values())
    of_code = unitizing_of_code(double(study), "EM1.1", aspect)
    assert list(of_code) == ["u-alpha", "u-alpha-binary", "ku-alpha"]
    assert of_code["u-alpha"].value == pytest.approx(1.0)
    assert of_code["ku-alpha"].value is None and of_code["ku-alpha"].reason


def test_of_an_aspect_it_is_told_whether_codes_are_told_apart() -> None:
    # Both mark the same three sentences of five characters; on one they differ.
    study = study_of(
        coding("W1.1 + One a"), coding("W1.2 + One b"), coding("W1.3 + One c", code="EM1.2"),
        coding("W1.1 + One a", by="budi"), coding("W1.2 + One b", code="EM1.2", by="budi"),
        coding("W1.3 + One c", code="EM1.2", by="budi"),
    )  # fmt: skip
    aspect = frozenset({"EM1.1", "EM1.2"})
    found = unitizing(double(study), aspect)
    assert found["u-alpha-binary"].value == pytest.approx(1.0)
    # EM1.1: 15 of 30, three units of 5; EM1.2 the same; together 6 · 25 = 150; apart 2 · 5.
    chance = (30**2 - 15**2 - 15**2) / (30 - 150 / 30)
    assert found["cu-alpha"].value == pytest.approx(1 - 10 / chance)
    of_code = unitizing_of_code(double(study), "EM1.1", aspect)["ku-alpha"].value
    assert of_code == pytest.approx(1 - (15 * 30 - 75) / 15 * 5 / (15 * 15))


def test_words_of_somebody_who_withdrew_are_not_compared() -> None:
    study = build_study(
        groups=("gov", "com"),
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> One a.\nI2> Secret b."},
        codings=[
            coding("W1.1 + One a"), coding("W1.1 + One a", by="budi"),
            coding("W1.2 + Secret b", code="PR1.1"),
        ],
    )  # fmt: skip
    people = tuple(withdrawn(one) if one.id == "I2" else one for one in study.roster.informants)
    study = replace(study, roster=replace(study.roster, informants=people))
    found = double(study, UnitKind.PASSAGE)
    assert [code.id for code in found.codes] == ["EM1.1"]
    assert [one.code for one in coded_passages(found)] == ["EM1.1"]
    assert CoderAgreement(found).overall["percent"].value == pytest.approx(1.0)
