"""Academic titles go with a name whatever white space stands between them."""

from __future__ import annotations

import pytest

from qualcode.model.titles import with_titles

SPACES = [one for one in map(chr, range(0x3001)) if one.isspace() and one != "\n"]


@pytest.mark.parametrize("space", SPACES, ids=lambda one: f"U+{ord(one):04X}")
def test_a_title_before_a_name_is_found_behind_every_white_space(space: str) -> None:
    text = f"Kata Dra.{space}Endang tadi"
    start = text.index("Endang")
    assert text[slice(*with_titles(text, start, start + 6))] == f"Dra.{space}Endang"


def test_what_is_no_title_stays_apart() -> None:
    text = "Kata kepala\u2005Endang tadi"
    start = text.index("Endang")
    assert with_titles(text, start, start + 6) == (start, start + 6)
