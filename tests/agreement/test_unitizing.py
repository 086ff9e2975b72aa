"""Alpha for unitizing: experimental, checked against its definition and examples of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.agreement.unitizing import Continuum, Unit, u_alpha

A = (Unit(0, 10, "EN"), Unit(20, 30, "EM"), Unit(40, 50, "PR"))
B = (Unit(0, 10, "EN"), Unit(22, 32, "EM"), Unit(40, 50, "EM"))


def test_an_example_of_our_own_has_the_value_of_an_independent_calculation() -> None:
    # A regression value, computed once with another program from the same definition.
    both = Continuum(60, (A, B))
    assert u_alpha(both).value == pytest.approx(0.6589, abs=5e-5)
    assert u_alpha(both.in_one).value == pytest.approx(0.8728, abs=5e-5)


def test_a_coder_who_marked_nothing_agrees_less_than_by_chance() -> None:
    assert u_alpha(Continuum(60, (A, ()))).value == pytest.approx(-0.1675, abs=5e-5)


def test_where_nobody_marked_anything_there_is_no_value() -> None:
    found = u_alpha(Continuum(60, ((), ())))
    assert found.value is None and found.reason
    assert u_alpha(Continuum(60, (A,))).value is None


def test_units_of_one_coder_may_not_overlap() -> None:
    with pytest.raises(ValueError, match="overlap"):
        Continuum(60, ((Unit(0, 10, "EN"), Unit(5, 20, "EM")),))


@st.composite
def units(draw: st.DrawFn) -> tuple[Unit, ...]:
    edges = sorted(draw(st.sets(st.integers(0, 40), max_size=8)))
    pairs = zip(edges[0::2], edges[1::2], strict=False)
    return tuple(Unit(one, other, draw(st.sampled_from("ab"))) for one, other in pairs)


@given(st.lists(units(), min_size=2, max_size=4))
def test_it_is_what_its_definition_says_position_by_position(
    coders: list[tuple[Unit, ...]],
) -> None:
    value = u_alpha(Continuum(40, tuple(coders))).value
    if value is not None:
        assert value == pytest.approx(by_positions(coders, 40))
        assert value <= 1 + 1e-9


@given(units())
def test_coders_who_mark_the_same_agree_wholly(one: tuple[Unit, ...]) -> None:
    assert u_alpha(Continuum(40, (one, one))).value in (None, pytest.approx(1.0))


def by_positions(coders: list[tuple[Unit, ...]], length: int) -> float:
    """The definition with a value for every position, and the lengths of units and gaps."""
    rows = [[next((u.value for u in units if u.start <= at < u.end), "") for at in range(length)]
            for units in coders]  # fmt: skip
    m = len(rows)
    values = sorted({one for row in rows for one in row})
    there = {
        (c, k): sum(
            rows[i][at] == c and rows[j][at] == k
            for at in range(length) for i in range(m) for j in range(m) if i != j
        ) / (m - 1)
        for c in values for k in values
    }  # fmt: skip
    each = {c: sum(there[c, k] for k in values) for c in values}
    v = {c: sum((u.end - u.start) ** 2 for units in coders for u in units if u.value == c)
         for c in values}  # fmt: skip
    v[""] = sum(row.count("") for row in rows)
    total = m * length
    below = total - sum(v.values()) / total
    chance = {(c, k): (each[c] * each[k] - (v[c] if c == k else 0)) / below
              for c in values for k in values}  # fmt: skip
    apart = sum(n for (c, k), n in there.items() if c != k)
    return 1 - apart / sum(n for (c, k), n in chance.items() if c != k)
