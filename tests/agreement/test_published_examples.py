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


EXAMPLES: list[tuple[str, Ratings, dict[str, float]]] = [
    (
        "Krippendorff (2011), four observers; AC1 and Brennan-Prediger by irrCAC 0.4.4",
        ratings(*FOUR),
        {
            "krippendorff-nominal": 0.7434,
            "krippendorff-ordinal": 0.8154,
            "krippendorff-interval": 0.8491,
            "krippendorff-ratio": 0.7974,
            "gwet-ac1": 0.77544,
            "brennan-prediger": 0.77273,
        },
    ),
    ("Krippendorff (2011), binary", ratings(*BINARY), {"krippendorff-nominal": 0.0952}),
    ("Krippendorff (2011), letters", ratings(*LETTERS), {"krippendorff-nominal": 0.6920}),
    (
        "Wikipedia, Krippendorff's alpha, three coders",
        ratings(*THREE),
        {"krippendorff-nominal": 0.6914, "krippendorff-interval": 0.8108},
    ),
    (
        "Wikipedia, Fleiss' kappa, ten subjects; the others by irrCAC 0.4.4",
        FLEISS_TABLE,
        {
            "fleiss": 0.209931,
            "percent": 0.378022,
            "brennan-prediger": 0.222527,
            "gwet-ac1": 0.225614,
            "krippendorff-nominal": 0.215574,
        },
    ),
    ("Cohen (1960), worked example", COHEN_TABLE, {"cohen": 0.4915, "percent": 0.70}),
    ("Cohen (1960), table of proportions", COHEN_SHARES, {"cohen": -0.0923, "percent": 0.29}),
    (
        "Wikipedia, Cohen's kappa, proposals",
        of_table([[20, 5], [10, 15]]),
        {"cohen": 0.40, "percent": 0.70},
    ),
    (
        "Wikipedia, Cohen's kappa, same agreement (1)",
        of_table([[45, 15], [25, 15]]),
        {"cohen": 0.1304, "percent": 0.60},
    ),
    (
        "Wikipedia, Cohen's kappa, same agreement (2)",
        of_table([[25, 35], [5, 35]]),
        {"cohen": 0.2593, "percent": 0.60},
    ),
    (
        "Paradox of prevalence, values by irrCAC 0.4.4",
        PARADOX,
        {
            "percent": 0.944,
            "cohen": -0.0234,
            "scott": -0.0288,
            "gwet-ac1": 0.9408,
            "brennan-prediger": 0.888,
            "krippendorff-nominal": -0.0247,
        },
    ),
    (
        "after Feinstein and Cicchetti (1990), balanced",
        of_table([[40, 9], [6, 45]]),
        {"percent": 0.85, "cohen": 0.6995, "gwet-ac1": 0.7007},
    ),
    (
        "after Feinstein and Cicchetti (1990), one category prevails",
        of_table([[80, 10], [5, 5]]),
        {"percent": 0.85, "cohen": 0.3182, "gwet-ac1": 0.8080},
    ),
    (
        "irrCAC 0.4.4 (Gwet), three abstractors' categories",
        ABSTRACTORS,
        {
            "cohen": 0.79641,
            "gwet-ac1": 0.84933,
            "brennan-prediger": 0.8350,
            "scott": 0.79624,
            "krippendorff-nominal": 0.79726,
        },
    ),
    ("irrCAC 0.4.4 (Gwet), diagnoses", DIAGNOSES, {"cohen": 0.4315, "gwet-ac1": 0.45616}),
]
"""Where an example is from, its table, and its values to the digits that are known."""


@pytest.mark.parametrize(
    ("table", "name", "value"),
    [
        pytest.param(table, name, value, id=f"{source}: {name}")
        for source, table, values in EXAMPLES
        for name, value in values.items()
    ],
)
def test_a_coefficient_gives_the_published_value(table: Ratings, name: str, value: float) -> None:
    found = estimate(COEFFICIENTS[name], table).value
    digits = len(str(value).partition(".")[2])
    assert found is not None and round(found, digits) == value


def test_fleiss_is_not_generalised_to_ratings_that_are_missing() -> None:
    """Krippendorff (2011), four observers: other programs print a generalised .761 here."""
    found = estimate(COEFFICIENTS["fleiss"], ratings(*FOUR))
    assert found.value is None and found.reason


def test_agreement_by_characters_is_that_of_an_independent_program() -> None:
    """The two coders of the unitizing example, position by position: values by krippendorff 0.9.0
    and scikit-learn 1.9.1."""
    first = "e" * 10 + "." * 10 + "m" * 10 + "." * 10 + "p" * 10 + "." * 10
    second = "e" * 10 + "." * 12 + "m" * 10 + "." * 8 + "m" * 10 + "." * 10
    units = list(zip(first, second, strict=True))
    marked = [tuple("." if one == "." else "x" for one in row) for row in units]
    for rows, alpha, kappa in ((units, 0.6455, 0.6500), (marked, 0.8678, 0.8667)):
        table = Ratings.of("AB", rows)
        found = estimate(COEFFICIENTS["krippendorff-nominal"], table).value
        assert found == pytest.approx(alpha, abs=5e-5)
        assert estimate(COEFFICIENTS["cohen"], table).value == pytest.approx(kappa, abs=5e-5)


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
