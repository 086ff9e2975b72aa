"""Numbers as the language of a report writes them."""

from __future__ import annotations

import pytest

from qualcode.document import Resolver, phrase
from qualcode.wording import catalogue


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("id", 999, "999 dari 8.474"),
        ("id", 1526, "1.526 dari 8.474"),
        ("en", 1526, "1,526 of 8,474"),
        ("en", 0, "0 of 8,474"),
    ],
)
def test_thousands_are_set_apart(language: str, number: int, expected: str) -> None:
    say = Resolver(language, catalogue(language, 1994).say).words
    assert say(phrase("n-of-n", n=number, of=8474)) == expected


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_year_is_no_number_of_thousands(language: str) -> None:
    say = Resolver(language, catalogue(language, 1994).say).words
    assert say(phrase("source.year", line="X", year="2026")) == "X (2026)"
