"""What is named as a help: luck and thanks praise it, and only a real denial takes it back."""

from __future__ import annotations

import pytest

from tests.coders.test_shipped_codebook import coded

BOOK = "fahrudin-2012"


def said(sentence: str) -> set[str]:
    return {f"{one.code}{one.polarity}" for one in coded(BOOK, sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Untung ada kader yang bantu.",
        "Untungnya ada kader yang bantu.",
        "Untung saja ada kader yang bantu.",
        "Untung masih ada kader yang bantu.",
        "Untunglah ada kader yang bantu.",
        "Syukur ada kader yang bantu.",
        "Syukurlah ada kader yang bantu.",
        "Luckily there is a cadre who helps.",
        "Thank God there is a cadre who helps.",
        "Thank goodness there was a cadre who helped.",
        "Kalau nggak ada dia, saya sudah tutup.",
        "The husbands here never grumbled about it.",
        "Anggotanya antusias sekali.",
        "There is no lack of enthusiasm among us.",
        "The husbands are supportive of the group.",
    ],
)
def test_a_help_is_favourable_whatever_words_name_it(sentence: str) -> None:
    assert "SU1+" in said(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anggotanya tidak antusias.",
        "The husbands are not supportive.",
        "We had no support from anyone.",
    ],
)
def test_a_help_that_is_denied_is_unfavourable(sentence: str) -> None:
    assert "SU1-" in said(sentence)


def test_an_obstacle_that_is_denied_is_none() -> None:
    assert not any(one.startswith("OB") for one in said("Tidak ada kendala."))


@pytest.mark.parametrize("luck", ["Untung", "Syukur", "Untung saja", "Alhamdulillah", "Beruntung"])
def test_what_helps_is_named_beside_its_topic_and_not_in_its_place(luck: str) -> None:
    assert "EM2.5+" in said(f"{luck} ada koperasi.")


def test_luck_that_something_bad_is_not_there_is_praise_in_both_languages() -> None:
    assert "EN2.3+" in said("Untung tidak ada pungutan.")
    assert "EN2.3+" in said("Luckily there is no levy on our stall.")


def test_a_phrase_of_a_code_fires_although_a_word_in_it_is_elsewhere() -> None:
    assert "EN1.3" in {one[:5] for one in said("Di desa kami banyak lahan tidur.")}


@pytest.mark.parametrize(
    "but_for", ["Kalau bukan karena", "Jika bukan karena", "Andai bukan berkat"]
)
def test_that_without_which_nothing_would_be_is_praised(but_for: str) -> None:
    sentence = f"{but_for} pelatihan itu, saya nggak bisa jualan."
    assert "EM1.1+" in said(sentence)
