"""What holds for every coefficient of agreement."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qualcode.agreement import COEFFICIENTS, Coefficient, Ratings, estimate
from qualcode.agreement.ratings import as_number
from qualcode.document import Resolver, Words
from qualcode.wording import catalogue

CATEGORIES = "abc"
EVERY = pytest.mark.parametrize("coefficient", list(COEFFICIENTS), ids=COEFFICIENTS.names)


def table(*rows: str, categories: str = "") -> Ratings:
    """A string a coder, a character a unit, a full stop where it is missing."""
    values = [[None if one == "." else one for one in unit] for unit in zip(*rows, strict=True)]
    return Ratings.of([f"C{n}" for n in range(len(rows))], values, categories=tuple(categories))


def in_english(words: Words) -> str:
    return Resolver("en", catalogue("en", 1994).say).words(words)


@st.composite
def tables(draw: st.DrawFn, signs: str = "123.", fewest: int = 2, most: int = 4) -> Ratings:
    coders = draw(st.integers(fewest, most))
    units = draw(st.integers(1, 12))
    row = st.text(st.sampled_from(signs), min_size=units, max_size=units)
    return table(*(draw(row) for _ in range(coders)))


@EVERY
@given(tables())
def test_a_value_is_at_most_one_and_nothing_else_comes_without_a_reason(
    coefficient: Coefficient, ratings: Ratings
) -> None:
    found = estimate(coefficient, ratings)
    if found.value is None:
        assert found.reason and (found.low, found.high) == (None, None)
    else:
        assert not found.reason
        assert (found.low is None) == bool(found.narrow)
        assert found.value <= 1 + 1e-9
    if found.low is not None and found.high is not None:
        assert found.low <= found.high <= 1 + 1e-9


@EVERY
@given(tables(signs="123", most=2))
def test_coders_who_never_differ_agree_completely(
    coefficient: Coefficient, ratings: Ratings
) -> None:
    same = Ratings.of(ratings.coders, [(row[0], row[0]) for row in ratings.values])
    value = estimate(coefficient, same).value
    assert value is None or math.isclose(value, 1.0)
    if len(same.used) > 1:
        assert value is not None


@EVERY
@given(tables(), st.randoms())
def test_neither_the_order_of_units_nor_of_coders_matters(
    coefficient: Coefficient, ratings: Ratings, random: object
) -> None:
    turned = Ratings.of(
        ratings.coders[::-1], [row[::-1] for row in reversed(ratings.values)],
        categories=ratings.categories,
    )  # fmt: skip
    one, other = estimate(coefficient, ratings), estimate(coefficient, turned)
    assert (one.value is None) == (other.value is None)
    assert one.value is None or math.isclose(one.value, other.value or 0.0, abs_tol=1e-9)


@EVERY
@given(tables(signs="12.", most=3))
def test_a_unit_that_nobody_rated_changes_nothing(
    coefficient: Coefficient, ratings: Ratings
) -> None:
    more = Ratings.of(
        ratings.coders, [*ratings.values, (None,) * len(ratings.coders)],
        categories=ratings.categories,
    )  # fmt: skip
    assert estimate(coefficient, more).value == estimate(coefficient, ratings).value


def alpha_by_pairs(ratings: Ratings) -> float:
    """Krippendorff's alpha for nominal data, straight from its definition: pair by pair."""
    pairs: list[tuple[str, str, float]] = []
    for row in ratings.values:
        there = [one for one in row if one is not None]
        for i, one in enumerate(there):
            pairs += [(one, b, 1 / (len(there) - 1)) for j, b in enumerate(there) if i != j]
    total = sum(weight for *_, weight in pairs)
    each = {c: sum(w for a, _, w in pairs if a == c) for c in ratings.categories}
    apart = sum(w for a, b, w in pairs if a != b) / total
    chance = sum(each[a] * each[b] for a in each for b in each if a != b)
    return 1 - apart / (chance / (total * (total - 1)))


@given(tables())
def test_alpha_is_what_its_definition_says(ratings: Ratings) -> None:
    value = estimate(COEFFICIENTS["krippendorff-nominal"], ratings).value
    assume(value is not None)
    assert math.isclose(value or 0.0, alpha_by_pairs(ratings), abs_tol=1e-9)


@given(tables(signs="ab", most=2))
def test_for_two_coders_fleiss_is_scott_and_percent_is_holsti(ratings: Ratings) -> None:
    found = {one.name: estimate(one, ratings).value for one in COEFFICIENTS}
    for one, other in (("scott", "fleiss"), ("percent", "holsti")):
        first, second = found[one], found[other]
        assert (first is None) == (second is None)
        assert first is None or math.isclose(first, second or 0.0, abs_tol=1e-9)


@pytest.mark.parametrize(
    ("name", "ratings", "why"),
    [
        ("cohen", table("aaaa", "aaaa"), "0/0"),
        ("scott", table("aaaa", "aaaa"), "0/0"),
        ("fleiss", table("aaaa", "aaaa"), "0/0"),
        ("krippendorff-nominal", table("aaaa", "aaaa"), "nothing varies"),
        ("gwet-ac1", table("aaaa", "aaaa"), "only one category"),
        ("brennan-prediger", table("aaaa", "aaaa"), "only one category"),
        ("cohen", table("ab", "ab", "ab"), "two coders, and there are 3"),
        ("holsti", table("ab", "ab", "ab"), "two coders, and there are 3"),
        ("fleiss", table("ab.", "abb", "abb"), "some are missing"),
        ("percent", table("a.", ".b"), "no unit was rated by two coders"),
        ("percent", table("ab"), "at least two coders"),
        ("holsti", table("ab"), "at least two coders"),
        ("cohen", table("ab"), "at least two coders"),
        ("krippendorff-interval", table("ab", "ba"), "needs numbers"),
    ],
)
def test_what_is_undefined_is_said_as_undefined_with_the_reason(
    name: str, ratings: Ratings, why: str
) -> None:
    found = estimate(COEFFICIENTS[name], ratings)
    assert found.value is None and why in in_english(found.reason)


def test_the_number_of_categories_is_that_of_the_codebook() -> None:
    ratings = table("aabb", "abbb", categories="abcd")
    assert estimate(COEFFICIENTS["brennan-prediger"], ratings).value == (0.75 - 0.25) / 0.75


def test_few_units_have_a_value_and_no_interval() -> None:
    few, enough = table("abababab.", "abababba."), table("ab" * 10, "ab" * 9 + "ba")
    assert estimate(COEFFICIENTS["cohen"], few).value == 0.5
    assert estimate(COEFFICIENTS["cohen"], few).low is None
    found = estimate(COEFFICIENTS["cohen"], enough)
    assert found.low is not None and found.value is not None and found.high is not None
    assert found.low < found.value < found.high


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3.0), (" 2,5 ", 2.5), ("-1", -1.0), ("a", None), ("nan", None), ("inf", None)],
)
def test_a_category_is_a_number_where_it_can_be_reckoned_with(
    text: str, number: float | None
) -> None:
    assert as_number(text) == number


def test_categories_stand_in_the_order_of_numbers() -> None:
    assert table("2").categories == ("2",)
    ratings = Ratings.of(["A", "B"], [("10", "9"), ("2", "x")])
    assert ratings.categories == ("2", "9", "10", "x")


def test_many_coders_with_many_categories_are_counted_as_few_are() -> None:
    # So many that a row is no number of a machine any more.
    rows = ["abcdefghij" * 3, *(["abcdefghjj" * 3] * 39)]
    many = table(*rows)
    assert len(many.patterns.rows) == 10
    assert many.patterns.weights.sum() == 30
    assert math.isclose(
        estimate(COEFFICIENTS["krippendorff-nominal"], many).value or 0.0, alpha_by_pairs(many)
    )


def test_free_text_in_place_of_categories_is_refused_before_it_fills_the_memory() -> None:
    many = Ratings.of("AB", [(f"a{n}", f"b{n}") for n in range(4000)])
    found = estimate(COEFFICIENTS["cohen"], many)
    assert found.value is None and "too many to compare" in in_english(found.reason)


def test_measurements_have_their_alpha_however_many_there_are() -> None:
    pairs = [(str(n), str(n + n % 2)) for n in range(600)]
    found = estimate(COEFFICIENTS["krippendorff-interval"], Ratings.of("AB", pairs))
    assert found.value is not None and found.value > 0.999


@pytest.mark.parametrize("factor", ["e-9", "e-300", "e9", "e305"])
@pytest.mark.parametrize("level", ["interval", "ratio"])
@pytest.mark.filterwarnings("error")
def test_the_unit_of_measurement_changes_nothing(level: str, factor: str) -> None:
    pairs = [("1", "1"), ("2", "3"), ("5", "5"), ("4", "2.5")]
    scaled = [(f"{one}{factor}", f"{other}{factor}") for one, other in pairs]
    alpha = COEFFICIENTS[f"krippendorff-{level}"]
    expected = estimate(alpha, Ratings.of("AB", pairs)).value
    found = estimate(alpha, Ratings.of("AB", scaled)).value
    assert expected is not None and found == pytest.approx(expected)


def test_what_differs_little_beside_its_size_is_still_told_apart() -> None:
    pairs = [("1000000.1", "1000000.1"), ("1000000.2", "1000000.3"), ("1000000.4", "1000000.4")]
    near = [("1", "1"), ("2", "3"), ("4", "4")]
    alpha = COEFFICIENTS["krippendorff-interval"]
    found = estimate(alpha, Ratings.of("AB", pairs)).value
    assert found == pytest.approx(estimate(alpha, Ratings.of("AB", near)).value, abs=1e-6)
