"""A name is found in a long text as in a short one: only the words around it matter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.informant import Consent, Informant, Roster
from qualcode.model.privacy import Anonymiser

PEOPLE = (
    Informant("I1", "Endang Wulandari", "com", pseudonym="Mrs A", aliases=("Bu Er", "Ma'ruf")),
    Informant("I2", "Melati", "com", pseudonym="Mrs B"),
    Informant("I3", "Endang Sari", "gov", consent=Consent.NAMED),
    Informant("I4", "Bu", "gov"),
)
printed = Anonymiser(Roster(informants=PEOPLE), "Nagari Koto Endang")
SAID = (
    "Endang", "endang", "ENDANG", "Endangnya", "Wulandari", "bu endang", "Bu Er", "er", "Ma'ruf",
    "Melati", "melati", "Endang Sari", "Endang\nWulandari", "Koto Endang", "Toko Melati",
    "pak", "begitu.", "katanya,", "0812-3456-7890",
)  # fmt: skip
FAR = f".{' dan seterusnya' * 40}. "
"""More than a name and the words around it can be long."""


@given(st.lists(st.lists(st.sampled_from(SAID), min_size=1, max_size=5).map(" ".join), max_size=6))
def test_passages_far_apart_are_printed_as_each_alone(passages: list[str]) -> None:
    whole = FAR.join(["", *passages, ""])
    assert printed(whole) == FAR.join(["", *map(printed, passages), ""])


@pytest.mark.parametrize("name", ["Endang", "bu er", "ENDANG WULANDARI", "Melatinya"])
def test_a_name_is_found_wherever_it_stands(name: str) -> None:
    for before, behind in _surroundings():
        assert name not in printed(f"{before} {name} {behind}")


def _surroundings() -> Iterator[tuple[str, str]]:
    for left in range(60, 100):
        yield "x " * left + "kata", "y " * (160 - left)


def test_nobody_to_hide_leaves_every_text() -> None:
    nobody = Anonymiser(Roster(informants=(Informant("I1", "Bu", "com"),)))
    assert nobody("Bu Endang, bu.") == "Bu Endang, bu."


@pytest.mark.parametrize(
    "signs", ["_", "*", "~", "-", "Endang_", "Endang\n", "a*", "- ", "(", "@", "R ", "Bu **"]
)
def test_runs_of_signs_cost_in_proportion_to_their_length(signs: str) -> None:
    """A search that begins anew at every sign of a run would take minutes here."""
    text = (signs * 200_000)[:200_000]
    assert "Endang" not in printed(text)
