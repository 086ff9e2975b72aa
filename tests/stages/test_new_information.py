"""New codes interview by interview, and the measure of new information."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.source import SourceKind
from qualcode.stages.code_origins import Basis, CodeOrigins, Origin, still_there
from qualcode.stages.new_information import (
    LITTLE,
    all_measures,
    new_in_each,
    new_information,
    over_all_orders,
)
from qualcode.stages.saturation import Saturation
from qualcode.study import Selection, Study
from tests.study_builder import build_codebook, build_study

INVENTED = [16, 7, 8, 6, 1, 2, 1, 0, 1, 0]
"""New codes in ten interviews that nobody held."""


def percent(base: int, run: int) -> list[float]:
    runs = new_information(INVENTED, base, run).runs
    return [round(100 * one.ratio, 1) for one in runs if one.ratio is not None]


def test_four_interviews_of_the_invented_ten_hold_37_codes() -> None:
    assert new_information(INVENTED, 4, 2).base == 37
    assert new_information(INVENTED, 6, 2).base == 40


def test_runs_of_two_and_three_against_a_base_of_four() -> None:
    assert percent(4, 2) == [8.1, 8.1, 2.7, 2.7, 2.7]
    assert percent(4, 3)[:4] == [10.8, 8.1, 5.4, 2.7]


def test_the_run_that_is_first_within_five_in_a_hundred_is_told_by_the_interviews_before_it() -> (
    None
):
    two, three = (new_information(INVENTED, 4, run) for run in (2, 3))
    assert (two.reported(LITTLE), three.reported(LITTLE)) == ("6+2", "7+3")
    found = two.first_within(LITTLE)
    assert found is not None and (found.first, found.last, found.new) == (7, 8, 1)


def test_against_a_base_of_six_the_first_run_is_within_it() -> None:
    measure = new_information(INVENTED, 6, 2)
    assert (measure.runs[0].new, percent(6, 2)[0]) == (1, 2.5)
    assert measure.reported(LITTLE) == "6+2"


def test_nothing_new_at_all_is_a_stricter_threshold() -> None:
    assert new_information(INVENTED, 4, 2).reported(0) is None
    assert new_information([5, 4, 2, 1, 0, 0], 4, 2).reported(0) == "4+2"


@pytest.mark.parametrize("interviews", range(6))
def test_with_fewer_than_base_and_run_nothing_can_be_assessed(interviews: int) -> None:
    measure = new_information([3] * interviews, 4, 2)
    assert (measure.assessable, measure.needed, measure.interviews) == (False, 6, interviews)
    assert measure.as_json()["within_5_percent"] is None


def test_a_base_without_codes_gives_no_ratio() -> None:
    measure = new_information([0, 0, 0, 0, 0, 2], 4, 2)
    assert [one.ratio for one in measure.runs] == [None]
    assert not measure.assessable and measure.reported(LITTLE) is None


def test_every_base_and_run_is_taken() -> None:
    assert [(one.base_size, one.run_length) for one in all_measures(INVENTED)] == [
        (4, 2), (4, 3), (5, 2), (5, 3), (6, 2), (6, 3),
    ]  # fmt: skip


SETS = st.lists(st.frozensets(st.sampled_from("abcdef")), max_size=5)


@given(SETS)
def test_new_codes_are_each_new_once(codes: list[frozenset[str]]) -> None:
    new = new_in_each(codes)
    assert len(new) == len(codes)
    assert sum(map(len, new)) == len(frozenset[str]().union(*codes))


@given(SETS)
def test_fewest_and_most_codes_are_those_over_all_orders(codes: list[frozenset[str]]) -> None:
    assert len(over_all_orders(codes)) == len(codes)
    for number, (fewest, most) in enumerate(over_all_orders(codes), 1):
        sizes = [len(frozenset[str]().union(*order[:number])) for order in permutations(codes)]
        assert (fewest, most) == (min(sizes), max(sizes))


def test_of_more_than_eight_interviews_no_other_orders_are_told() -> None:
    assert over_all_orders([frozenset("a")] * 8) == ((1, 1),) * 8
    assert over_all_orders([frozenset("a")] * 9) == ()


def interviews(**more: object) -> Study:
    """Three interviews: W3 was held first, W1 has no date, W4 is not coded, D1 is a document."""
    return build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good", "W2": "I2> dear", "W3": "I1> good", "W4": "I2> yes", "D1": "so"},
        entries={
            "W2": {"date": date(2026, 2, 1)},
            "W3": {"date": date(2026, 1, 1)},
            "W4": {"date": date(2026, 1, 9)},
            "D1": {"kind": SourceKind.DOCUMENT},
        },
        codings=["W1.1 EM1.1 + good", "W1.1 EM1.2 + good", "W2.1 OB1 - dear", "W3.1 EM1.1 + good",
                 "D1.1 PR1.1 0 so"],
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def test_interviews_stand_by_date_and_those_without_one_last() -> None:
    found = Saturation(interviews(), Selection(), CodeOrigins())
    assert [one.id for one in found.ordered] == ["W3", "W2", "W1"]
    assert [one.id for one in found.undated] == ["W1"]
    assert [sorted(one.new) for one in found.whole.interviews] == [["EM1.1"], ["OB1"], ["EM1.2"]]
    assert [one.so_far for one in found.whole.interviews] == [1, 2, 3]


def test_what_is_not_coded_or_no_interview_is_left_out_and_named() -> None:
    found = Saturation(interviews(), Selection(), CodeOrigins())
    assert [one.id for one in found.uncoded] == ["W4"]
    assert [one.id for one in found.others] == ["D1"]


def test_each_group_has_its_own_first_occurrences() -> None:
    found = Saturation(interviews(), Selection(), CodeOrigins())
    told = {
        one.group.id: [each.source.id for each in one.interviews]
        for one in found.series
        if one.group
    }
    assert told == {"gov": ["W3", "W1"], "com": ["W2"]}


def test_the_measure_is_on_codes_from_the_data_only() -> None:
    origins = CodeOrigins(Basis.SHIPPED, frozenset({"EM1.1", "OB1"}), since="book")
    found = Saturation(interviews(), Selection(), origins)
    assert found.whole.new_added == (0, 0, 1)
    fixed = CodeOrigins(Basis.SHIPPED, frozenset({"EM1.1", "EM1.2", "OB1"}))
    record = Saturation(interviews(), Selection(), fixed).as_json()
    assert [one["measures"] for one in record["series"]] == [[], [], []]  # type: ignore[attr-defined]


def test_without_an_earlier_codebook_only_what_the_researcher_names_is_known() -> None:
    origins = CodeOrigins(told=frozenset({"EM1.2"}))
    assert [origins.of(one) for one in ("EM1.1", "EM1.2")] == [Origin.UNKNOWN, Origin.ADDED]


def test_a_code_of_a_shipped_codebook_did_not_come_out_of_the_data_whoever_says_so() -> None:
    told = frozenset({"EM1.1", "NEW"})
    shipped = CodeOrigins(Basis.SHIPPED, frozenset({"EM1.1"}), told, "book")
    assert (shipped.of("EM1.1"), shipped.of("NEW")) == (Origin.A_PRIORI, Origin.ADDED)
    assert shipped.contradicted == {"EM1.1"}
    kept = CodeOrigins(Basis.FIRST_VERSION, frozenset({"EM1.1"}), told, "abc")
    assert kept.of("EM1.1") is Origin.ADDED and not kept.contradicted


def test_a_renamed_code_is_still_the_one_that_was_there() -> None:
    from dataclasses import replace

    book = build_codebook("EM Empowering\n  EM9 Training\n  NEW Else")
    renamed = replace(book, codes=tuple(
        replace(one, formerly=("EM1",)) if one.id == "EM9" else one for one in book.codes
    ))  # fmt: skip
    assert still_there(renamed, build_codebook("EM Empowering\n  EM1 Training")) == {"EM", "EM9"}
