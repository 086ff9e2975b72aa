"""Where clauses begin: at conjunctions of contrast and concession, never at a bare comma."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coders.clauses import clauses, parts
from qualcode.coders.cues import Lexicon

LEXICON = Lexicon()


def cut(text: str) -> list[str]:
    return [text[one.start : one.end] for one in clauses(text, 0, len(text), LEXICON)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Alatnya bagus, |tapi cepat rusak.",
        "Alatnya bagus |tapi cepat rusak.",
        "Pelatihan sudah baik, |namun tidak rutin.",
        "Pelatihan ada |padahal modal belum cair.",
        "Izin gampang |sedangkan modal susah.",
        "Modal ada, |sayangnya alatnya rusak.",
        "Pelatihan ada |hanya saja jarang.",
        "Modal dapat; |alat belum.",
        "Modal dapat – |alat belum.",
        "Modal dapat - |alat belum.",
        "Modal dapat—|alat belum.",
        "Asuransi? |Belum ada.",
        "Sekarang enak, |dulu boro-boro.",
        "Dulu susah, |sekarang gampang.",
        "Training was good, |but too short.",
        "Training was good |however it stopped.",
        "Permits are easy |whereas loans are hard.",
        "It was hard, |now it is easy.",
    ],
)
def test_a_new_clause_begins(sentence: str) -> None:
    assert [one.strip() for one in cut(sentence.replace("|", ""))] == [
        one.strip() for one in sentence.split("|")
    ]


def test_a_conjunction_of_two_words_is_not_cut_in_two() -> None:
    assert cut("Alat ada akan tetapi rusak.") == ["Alat ada", "akan tetapi rusak."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pelatihan, alat, modal belum ada.",
        "Pelatihannya bagus, Bu, lengkap.",
        "Modal dan alat sudah ada.",
        "Kerja-sama itu lancar.",
        "Usaha dulu susah.",
        "Saya sekarang punya izin.",
        "Machines, loans, and permits were given.",
        "Pukul 10.30 kami mulai.",
        "Ya",
    ],
)
def test_no_new_clause_begins(sentence: str) -> None:
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Meskipun pelatihan ada, |modalnya tidak ada.",
        "Walaupun izin mahal, |alatnya bagus, lengkap.",
        "Although training is regular, |machines are missing.",
        "Despite the training, |machines are missing.",
        "Bukan pelatihannya yang kurang, |pesertanya yang malas.",
        "Alatnya bagus, |meskipun kecil, |modal belum ada.",
        "Sebenarnya bukan pelatihannya yang kurang, |pesertanya yang malas.",
    ],
)
def test_a_concession_or_a_denial_ends_at_its_comma(sentence: str) -> None:
    assert [one.strip() for one in cut(sentence.replace("|", ""))] == [
        one.strip() for one in sentence.split("|")
    ]


@pytest.mark.parametrize(
    ("sentence", "openers"),
    [
        ("Alat bagus, tapi rusak.", ["", "tapi"]),
        ("Meskipun ada, modal kurang.", ["meskipun", ""]),
        ("Dulu susah, sekarang gampang.", ["dulu", "sekarang"]),
        ("Training was good, but short.", ["", "but"]),
    ],
)
def test_a_clause_knows_the_word_that_opens_it(sentence: str, openers: list[str]) -> None:
    assert [one.opener for one in clauses(sentence, 0, len(sentence), LEXICON)] == openers


def test_parts_are_what_stands_between_commas_and_coordinating_words() -> None:
    text = "Alat dikasih, modal dikasih dan izin dibantu"
    (clause,) = clauses(text, 0, len(text), LEXICON)
    assert [text[a:b].strip(" ,") for a, b in parts(text, clause)] == [
        "Alat dikasih", "modal dikasih", "dan izin dibantu",
    ]  # fmt: skip


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Kata pembuka. Alat bagus, tapi rusak."
    found = clauses(text, 14, len(text), LEXICON)
    assert [text[one.start : one.end] for one in found] == ["Alat bagus,", "tapi rusak."]


WORDS = st.sampled_from(
    [
        "tapi", "meskipun", "bukan", "dulu", "sekarang", "alat", "ada", "akan", "tetapi", "but",
        "although", ",", ";", "—", " - ", ". ", "? ", " ", "\n", "(", "é", "👍", "\u200b",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=20).map(" ".join)))
def test_clauses_tile_the_sentence_but_for_white_space(text: str) -> None:
    found = clauses(text, 0, len(text), LEXICON)
    end = 0
    for clause in found:
        assert text[end : clause.start].strip() == ""
        assert clause.start < clause.end
        end = clause.end
        whole = parts(text, clause)
        assert (whole[0][0], whole[-1][1]) == (clause.start, clause.end)
        assert all(one[1] == two[0] for one, two in pairwise(whole))
    assert not found or text[end:].strip() == ""
