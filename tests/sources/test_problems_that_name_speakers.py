"""Problems that tell a speaker's label say so: only `check` shows their words."""

from __future__ import annotations

import pytest

from tests.sources.reading_study import read

START = "P: Apa?\nBu Endang: Ya.\n"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (START + "Pak Slamet: tidak ada lagi", "Pak Slamet"),
        (START + "Pak Joko: Ya.\nPak Joko: Tidak.", "Pak Joko"),
        (START + "Pak Joko: ya, begitu saja.", "Pak Joko"),
        (START + "P: Lalu?\nBu Endang:\nP: Sudah.", "Bu Endang"),
        (START + "P: Lalu. Pak Slamet: tidak ada lagi", "Pak Slamet"),
        ("Hanya catatan tanpa label sama sekali di sini.", "Endang"),
    ],
)
def test_a_problem_in_whose_words_a_label_stands_is_marked(text: str, label: str) -> None:
    _, problems = read(text)
    naming = [one for one in problems if label in f"{one.message} {one.hint}"]
    assert naming
    assert all(one.names_speakers for one in naming)


def test_a_problem_that_names_nobody_is_not_marked() -> None:
    _, problems = read("  \n")
    assert [(one.code, one.names_speakers) for one in problems] == [("no-speakers", False)]
