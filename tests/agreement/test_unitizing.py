"""Alpha for unitizing: experimental.

It is held against the example of the book, its definition, and small texts reckoned by hand.
"""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.agreement.unitizing import (
    CU_ALPHA,
    U_ALPHA,
    U_ALPHA_BINARY,
    UNITIZING,
    Continuum,
    Unit,
    UnitizingAlpha,
    ku_alpha,
)
from qualcode.document import Resolver, Words
from qualcode.wording import catalogue
from tests.agreement.unitizing_by_definition import by_positions, marked_by_positions

A = (Unit(0, 10, "EN"), Unit(20, 30, "EM"), Unit(40, 50, "PR"))
B = (Unit(0, 10, "EN"), Unit(22, 32, "EM"), Unit(40, 50, "EM"))


EVERY = pytest.mark.parametrize("coefficient", list(UNITIZING), ids=UNITIZING.names)


def of(coefficient: UnitizingAlpha, continuum: Continuum) -> float:
    value = coefficient.estimate(continuum).value
    assert value is not None
    return value


def marked(*coders: str) -> Continuum:
    """A string a coder, a character a position, a full stop where nothing is marked.

    Positions of one value next to each other are one unit.
    """
    return Continuum(len(coders[0]), tuple(tuple(_units(one)) for one in coders))


def _units(text: str) -> list[Unit]:
    edges = [0, *(n for n in range(1, len(text)) if text[n] != text[n - 1]), len(text)]
    return [Unit(one, other, text[one]) for one, other in pairwise(edges) if text[one] != "."]


def in_english(words: Words) -> str:
    return Resolver("en", catalogue("en", 1994).say).words(words)


def test_an_example_of_our_own_has_the_value_of_an_independent_calculation() -> None:
    # A regression value, computed once with another program from the same definition.
    both = Continuum(60, (A, B))
    assert of(U_ALPHA, both) == pytest.approx(0.6589, abs=5e-5)
    assert of(U_ALPHA_BINARY, both) == pytest.approx(0.8728, abs=5e-5)
    # By hand: 28 characters are marked by both. Coincidences: EN 20, EM 16, EM with PR 10 twice;
    # lengths EN 20, EM 26, PR 10, together 56. Pairable of the units: EN 10 and 10, EM 8, 8 and
    # 10, PR 10; their squares EN 200, EM 228, PR 100, together 528.
    there, chance = 20, (56**2 - 20**2 - 26**2 - 10**2) / (56 - 528 / 56)
    assert of(CU_ALPHA, both) == pytest.approx(1 - there / chance)
    assert of(CU_ALPHA, both) == pytest.approx(0.5248, abs=5e-5)
    # Of EM: 1 − (26 · 56 − 228) ÷ 26 · (26 − 16) ÷ (26 · 30).
    assert ku_alpha(both, "EM").value == pytest.approx(1 - 1228 / 26 * 10 / 780)
    assert ku_alpha(both, "EN").value == pytest.approx(1.0)
    assert ku_alpha(both, "PR").value == pytest.approx(0.0)


def test_the_example_of_the_book_has_its_values() -> None:
    """Krippendorff (2019), Content Analysis, 4th edition, figure 12.11: .510, .413 and .724.

    Data and values as the tests of the R package quallmer cite them (R/alpha_u.R, 2026), since
    the book was not at hand; it prints chance to one decimal: 1 − 26 ÷ 44.3 is .413, where more
    of them give .4136. Of the values 1, 5 and 6 it has 1, of 2, 3 and 4 it has 0.
    """
    alex = [(0, 7, "1"), (7, 13, "2"), (30, 32, "5"), (32, 37, "6"), (37, 44, "6"), (44, 60, "7")]
    paul = [(0, 7, "1"), (7, 13, "3"), (13, 21, "5"), (32, 44, "6")]
    suzan = [(0, 7, "1"), (7, 13, "4"), (13, 21, "5"), (32, 37, "6"), (37, 41, "6"), (41, 44, "6")]
    three = Continuum(60, tuple(tuple(Unit(*one) for one in each) for each in (alex, paul, suzan)))
    assert of(U_ALPHA, three) == pytest.approx(0.510, abs=5e-4)
    assert of(U_ALPHA_BINARY, three) == pytest.approx(0.413, abs=1e-3)
    assert of(CU_ALPHA, three) == pytest.approx(0.724, abs=5e-4)
    each = {value: ku_alpha(three, value).value for value in "123456"}
    assert each == pytest.approx({"1": 1, "2": 0, "3": 0, "4": 0, "5": 1, "6": 1}, abs=1e-9)
    # Only Alex gave 7, on text that nobody else marked.
    assert ku_alpha(three, "7").value is None


def test_a_small_text_by_hand() -> None:
    both = marked("aaaa..bb..", "aaab..bb..")
    # Both ways: aa 6, ab and ba 1 each, bb 4, gaps 8; so lengths a 7, b 5, gap 8, of 20.
    # Units: a 4 and 3 (16 + 9 = 25); b 2 and 1, 2 (4 + 1 + 4 = 9); gaps 4 and 4 (8). Together 42.
    chance = (20**2 - 7**2 - 5**2 - 8**2) / (20 - 42 / 20)
    assert of(U_ALPHA, both) == pytest.approx(1 - 2 / chance)
    # All that is marked is marked by both, so nothing is to be told apart there.
    assert of(U_ALPHA_BINARY, both) == pytest.approx(1.0)
    # Without gaps: lengths a 7, b 5, of 12; all of each unit is pairable: 25 and 9.
    assert of(CU_ALPHA, both) == pytest.approx(1 - 2 / ((12**2 - 7**2 - 5**2) / (12 - 34 / 12)))
    assert ku_alpha(both, "a").value == pytest.approx(1 - (7 * 12 - 25) / 7 * 1 / (7 * 5))
    assert ku_alpha(both, "b").value == pytest.approx(1 - (5 * 12 - 9) / 5 * 1 / (5 * 7))


def test_of_three_coders_a_unit_pairs_with_each_of_the_others_by_half() -> None:
    # The first four positions: all three; the last two: only the first and the second.
    three = marked("aaaabb", "aaaabb", "bbbb..")
    # Ordered pairs by m − 1 = 2. Where all marked, 4 positions: aa 2 pairs, ab 2, ba 2: by half aa
    # 4, ab 4, ba 4; the last 2 positions: bb 2 pairs: by half 2. Lengths a 8, b 6, of 14.
    # Pairable: a 4 · 2 ÷ 2 = 4, twice (32); b of the third 4 (16), of the others 2 ÷ 2 = 1 (1 + 1).
    assert three.of_marked.each == {"a": 8.0, "b": 6.0}
    assert three.of_marked.alone == {"a": 32.0, "b": 18.0}
    chance = (14**2 - 8**2 - 6**2) / (14 - 50 / 14)
    assert of(CU_ALPHA, three) == pytest.approx(1 - 8 / chance)
    assert ku_alpha(three, "b").value == pytest.approx(1 - (6 * 14 - 18) / 6 * 4 / (6 * 8))


def test_a_coder_who_marked_nothing_agrees_less_than_by_chance() -> None:
    assert of(U_ALPHA, Continuum(60, (A, ()))) == pytest.approx(-0.1675, abs=5e-5)


@pytest.mark.parametrize(
    ("coefficient", "continuum", "why"),
    [
        (U_ALPHA, Continuum(60, ((), ())), "nothing varies"),
        (U_ALPHA_BINARY, marked("aabb", "bbaa"), "nothing varies"),
        (U_ALPHA, Continuum(0, ((), ())), "no stretch of text was marked by two coders"),
        (CU_ALPHA, marked("aa..", "..aa"), "no stretch of text was marked by two coders"),
        (CU_ALPHA, marked("aa.b", "aa.."), "nothing varies"),
        *((one, Continuum(60, (A,)), "at least two coders") for one in UNITIZING),
    ],
)
def test_what_is_undefined_is_said_with_the_reason(
    coefficient: UnitizingAlpha, continuum: Continuum, why: str
) -> None:
    found = coefficient.estimate(continuum)
    assert found.value is None and why in in_english(found.reason)


@pytest.mark.parametrize(
    ("continuum", "why"),
    [
        (marked("aab.", "aab."), ""),
        (marked("aa.b", "aa.."), "nothing varies"),
        (marked("bb.a", "bc.."), "nobody else marked anything"),
        (marked("bb..", "bc.."), "nobody else marked anything"),
        (marked("aab."), "at least two coders"),
    ],
)
def test_a_value_that_met_nothing_or_stands_alone_is_undefined(
    continuum: Continuum, why: str
) -> None:
    found = ku_alpha(continuum, "a")
    assert (found.value is None) == bool(why) and why in in_english(found.reason)


def test_a_value_without_an_interval_says_why() -> None:
    assert "no interval" in in_english(U_ALPHA.estimate(Continuum(60, (A, B))).narrow)


def test_units_of_one_coder_may_not_overlap() -> None:
    with pytest.raises(ValueError, match="overlap"):
        Continuum(60, ((Unit(0, 10, "EN"), Unit(5, 20, "EM")),))


@st.composite
def units(draw: st.DrawFn) -> tuple[Unit, ...]:
    edges = sorted(draw(st.sets(st.integers(0, 40), max_size=8)))
    pairs = zip(edges[0::2], edges[1::2], strict=False)
    return tuple(Unit(one, other, draw(st.sampled_from("ab"))) for one, other in pairs)


COMPARED = st.lists(units(), min_size=2, max_size=4).map(lambda one: Continuum(40, tuple(one)))


@given(COMPARED)
def test_it_is_what_its_definition_says_position_by_position(continuum: Continuum) -> None:
    value = U_ALPHA.estimate(continuum).value
    covered = {sum(u.end - u.start for u in units) == 40 for units in continuum.coders}
    used = {unit.value for units in continuum.coders for unit in units}
    assert (value is None) == (len(used) + (False in covered) < 2)
    if value is not None:
        assert value == pytest.approx(by_positions(continuum.coders, 40))
        assert value <= 1 + 1e-9


@given(COMPARED)
def test_the_codes_alone_are_what_the_definition_says_unit_by_unit(continuum: Continuum) -> None:
    expected, of_values = marked_by_positions(continuum.coders, 40)
    found = CU_ALPHA.estimate(continuum).value
    assert (found is None) == (expected is None)
    assert found is None or found == pytest.approx(expected, abs=1e-9)
    for value, known in of_values.items():
        assert ku_alpha(continuum, value).value == pytest.approx(known, abs=1e-9)


@EVERY
@given(units())
def test_coders_who_mark_the_same_agree_wholly(
    coefficient: UnitizingAlpha, one: tuple[Unit, ...]
) -> None:
    same = Continuum(40, (one, one))
    assert coefficient.estimate(same).value in (None, pytest.approx(1.0))
    if len({unit.value for unit in one}) > 1:
        assert coefficient.estimate(same).value is not None
        assert ku_alpha(same, one[0].value).value == pytest.approx(1.0)


def alike(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, abs_tol=1e-9)


@EVERY
@given(COMPARED, st.randoms(use_true_random=False))
def test_neither_the_order_of_coders_nor_the_names_of_values_matter(
    coefficient: UnitizingAlpha, continuum: Continuum, chance: random.Random
) -> None:
    coders = list(continuum.coders)
    chance.shuffle(coders)
    renamed = {"a": "zebra", "b": "a"}
    turned = Continuum(
        continuum.length,
        tuple(tuple(Unit(u.start, u.end, renamed[u.value]) for u in each) for each in coders),
    )
    assert alike(coefficient.estimate(continuum).value, coefficient.estimate(turned).value)
    for value, name in renamed.items():
        assert alike(ku_alpha(continuum, value).value, ku_alpha(turned, name).value)


@given(COMPARED)
def test_text_that_nobody_marked_does_not_change_what_is_said_of_codes(
    continuum: Continuum,
) -> None:
    longer = Continuum(continuum.length + 100, continuum.coders)
    assert alike(CU_ALPHA.estimate(continuum).value, CU_ALPHA.estimate(longer).value)
