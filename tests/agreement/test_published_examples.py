"""Coefficients of agreement give the published and independently computed values."""

from __future__ import annotations

from itertools import product

import pytest

from qualcode.agreement import COEFFICIENTS, Ratings, estimate
from qualcode.agreement.sets import SET_COEFFICIENTS, as_category

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: four observers, twelve units.
FOUR = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
# The same paper: two observers, binary, ten units; and two observers, nominal, twelve units.
BINARY = ["0100000010", "1110010000"]
LETTERS = ["aabbdcccedda", "babbbccceddd"]
# Three coders, fifteen units: the worked example of Wikipedia's article on the coefficient.
THREE = [".....34121133.3", "1.213343.......", "..21344.21133.4"]


def ratings(*rows: str) -> Ratings:
    """A string a coder, a character a unit, a full stop where it is missing."""
    values = [[None if one == "." else one for one in unit] for unit in zip(*rows, strict=True)]
    return Ratings.of([f"C{n}" for n in range(len(rows))], values)


def of_table(table: list[list[int]]) -> Ratings:
    """Two coders by their cross table of counts."""
    units = [
        (str(one), str(other))
        for one, other in product(range(len(table)), repeat=2)
        for _ in range(table[one][other])
    ]
    return Ratings.of(["A", "B"], units, categories=[str(n) for n in range(len(table))])


def of_counts(rows: list[list[int]]) -> Ratings:
    """Many coders by how many put each category on a unit."""
    values = [[str(k) for k, n in enumerate(row) for _ in range(n)] for row in rows]
    return Ratings.of([f"C{n}" for n in range(len(values[0]))], values)


FLEISS_TABLE = of_counts(
    [
        [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ]
)  # fmt: skip
COHEN_TABLE = of_table([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
COHEN_SHARES = of_table([[25, 13, 12], [12, 2, 16], [3, 15, 2]])
PARADOX = of_table([[118, 5], [2, 0]])
ABSTRACTORS = of_table([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
DIAGNOSES = of_table([[40, 4, 4, 17], [6, 25, 2, 13], [4, 1, 21, 12], [15, 5, 9, 45]])


@pytest.mark.parametrize(
    ("name", "table", "value"),
    [
        ("krippendorff-nominal", ratings(*FOUR), 0.7434),
        ("krippendorff-ordinal", ratings(*FOUR), 0.8154),
        ("krippendorff-interval", ratings(*FOUR), 0.8491),
        ("krippendorff-ratio", ratings(*FOUR), 0.7974),
        ("gwet-ac1", ratings(*FOUR), 0.77544),
        ("brennan-prediger", ratings(*FOUR), 0.77273),
        ("krippendorff-nominal", ratings(*BINARY), 0.0952),
        ("krippendorff-nominal", ratings(*LETTERS), 0.6920),
        ("krippendorff-nominal", ratings(*THREE), 0.6914),
        ("krippendorff-interval", ratings(*THREE), 0.8108),
        ("fleiss", FLEISS_TABLE, 0.209931),
        ("brennan-prediger", FLEISS_TABLE, 0.222527),
        ("gwet-ac1", FLEISS_TABLE, 0.225614),
        ("krippendorff-nominal", FLEISS_TABLE, 0.215574),
        ("cohen", COHEN_TABLE, 0.4915),
        ("percent", COHEN_TABLE, 0.70),
        ("cohen", COHEN_SHARES, -0.0923),
        ("cohen", of_table([[20, 5], [10, 15]]), 0.40),
        ("cohen", of_table([[45, 15], [25, 15]]), 0.1304),
        ("cohen", of_table([[25, 35], [5, 35]]), 0.2593),
        ("percent", PARADOX, 0.944),
        ("cohen", PARADOX, -0.0234),
        ("scott", PARADOX, -0.0288),
        ("gwet-ac1", PARADOX, 0.9408),
        ("brennan-prediger", PARADOX, 0.888),
        ("krippendorff-nominal", PARADOX, -0.0247),
        ("cohen", of_table([[40, 9], [6, 45]]), 0.6995),
        ("gwet-ac1", of_table([[40, 9], [6, 45]]), 0.7007),
        ("cohen", of_table([[80, 10], [5, 5]]), 0.3182),
        ("gwet-ac1", of_table([[80, 10], [5, 5]]), 0.8080),
        ("cohen", ABSTRACTORS, 0.79641),
        ("gwet-ac1", ABSTRACTORS, 0.84933),
        ("brennan-prediger", ABSTRACTORS, 0.8350),
        ("scott", ABSTRACTORS, 0.79624),
        ("krippendorff-nominal", ABSTRACTORS, 0.79726),
        ("cohen", DIAGNOSES, 0.4315),
        ("gwet-ac1", DIAGNOSES, 0.45616),
    ],
)
def test_a_coefficient_gives_the_published_value(name: str, table: Ratings, value: float) -> None:
    found = estimate(COEFFICIENTS[name], table).value
    digits = len(str(value).partition(".")[2])
    assert found is not None and round(found, digits) == value


def test_holsti_lets_one_coder_decide_more_often() -> None:
    """Twenty and eighteen decisions, fourteen alike: 2 × 14 ÷ 38 (Holsti 1969, chapter 6)."""
    table = ratings("a" * 14 + "b" * 6 + "....", "a" * 14 + "...." + ".." + "cccc")
    assert estimate(COEFFICIENTS["holsti"], table).value == pytest.approx(28 / 38)


@pytest.mark.parametrize(
    ("name", "value"), [("krippendorff-jaccard", 0.5147), ("krippendorff-masi", 0.4878)]
)
def test_alpha_of_sets_is_that_of_an_independent_program(name: str, value: float) -> None:
    # Computed with nltk's AnnotationTask and its distances, on six units of two coders.
    first, second = ("E", "EM", "P", "M", "EP", "P"), ("E", "E", "P", "MP", "EP", "M")
    units = [
        (as_category(one), as_category(other)) for one, other in zip(first, second, strict=True)
    ]
    coefficient = next(one for one in SET_COEFFICIENTS if one.name == name)
    assert estimate(coefficient, Ratings.of("AB", units)).value == pytest.approx(value, abs=5e-5)
    exact = estimate(COEFFICIENTS["krippendorff-nominal"], Ratings.of("AB", units))
    assert exact.value == pytest.approx(0.4310, abs=5e-5)
