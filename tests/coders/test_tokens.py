"""Words of a text and where exactly they stand."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coders.tokens import fold, joins_phrase, pieces, tokens

SOFT = "\u00ad"
ZERO = "\u200b"
JOINER = "\u200d"

FOLDED = {
    "case": ("Pelatihan BAGUS", ["pelatihan", "bagus"]),
    "a Turkish capital that grows when folded": ("İzin İbu", ["i\u0307zin", "i\u0307bu"]),
    "a German letter that grows when folded": ("Straße GROẞ x", ["strasse", "gross", "x"]),
    "a ligature": ("ﬁnal", ["final"]),
    "an accent as one character": ("café Résumé", ["café", "résumé"]),
    "an accent as a mark of its own": ("cafe\u0301 Re\u0301sume\u0301", ["café", "résumé"]),
    "soft hyphens": (f"pela{SOFT}tih{SOFT}an", ["pelatihan"]),
    "zero-width characters": (f"mo{ZERO}dal iz{JOINER}in", ["modal", "izin"]),
    "a curly apostrophe": ("don’t Jum’at", ["don't", "jum'at"]),
    "a modifier apostrophe": ("Qurʼan", ["qur'an"]),
    "quotation marks": ("'modal' ‘izin’ \"alat\" “KUR”", ["modal", "izin", "alat", "kur"]),
    "emoji": ("👍modal👩🌾 izin🎉", ["modal", "izin"]),
    "underscores and hyphens part words": ("usaha_kecil ke-2", ["usaha", "kecil", "ke", "2"]),
    "figures": ("Rp1.500.000 di 2012", ["rp1", "500", "000", "di", "2012"]),
    "another script": ("漢字 и модал", ["漢字", "и", "модал"]),
    "nothing": (" … — ?!", []),
}


@pytest.mark.parametrize("name", FOLDED)
def test_words_are_folded(name: str) -> None:
    text, expected = FOLDED[name]
    assert [token.word for token in tokens(text)] == expected


@pytest.mark.parametrize("name", FOLDED)
def test_folding_moves_no_offset(name: str) -> None:
    text, _ = FOLDED[name]
    for token in tokens(f"{text} sesudah"):
        assert fold(f"{text} sesudah"[token.start : token.end]) == token.word
    last = tokens(f"{text} sesudah")[-1]
    assert (last.start, last.end) == (len(text) + 1, len(text) + 8)


def test_a_word_keeps_its_marks_in_its_place() -> None:
    text = f"Ada cafe\u0301 pela{SOFT}tihan ya"
    assert [text[one.start : one.end] for one in tokens(text)] == [
        "Ada", "cafe\u0301", f"pela{SOFT}tihan", "ya",
    ]  # fmt: skip


def test_composed_and_decomposed_words_are_the_same_word() -> None:
    text = "Pengrajin lurik Pendé"
    composed = tokens(unicodedata.normalize("NFC", text))
    decomposed = tokens(unicodedata.normalize("NFD", text))
    assert [one.word for one in composed] == [one.word for one in decomposed]
    assert composed[-1].end + 1 == decomposed[-1].end


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Pelatihan sudah ada"
    assert [(one.start, one.word) for one in tokens(text, 10, 15)] == [(10, "sudah")]


@pytest.mark.parametrize("text", ["👩\u200d🌾", "modal \u200b usaha", "\u00ad", "- \u0301"])
def test_no_word_is_empty(text: str) -> None:
    assert all(re.search(r"[^\W_]", text[one.start : one.end]) for one in tokens(text))


@pytest.mark.parametrize("gap", [" ", "\n", "\t \n", "-", " - ", "\u2010", "\u2011", "\u00a0"])
def test_white_space_and_hyphens_join_a_phrase(gap: str) -> None:
    assert joins_phrase(gap)


@pytest.mark.parametrize("gap", ["", ",", ", ", ". ", " – ", "/", " (", "_"])
def test_nothing_else_joins_a_phrase(gap: str) -> None:
    assert not joins_phrase(gap)


TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(f"aİßẞéE\u0301\u0307{SOFT}{ZERO}{JOINER}’'ʼ-_ \n👍.1"),
    ),
    max_size=40,
)


@settings(deadline=None)
@given(TEXTS)
def test_pieces_make_the_text_again(text: str) -> None:
    assert "".join(pieces(text)) == text


@settings(deadline=None)
@given(TEXTS)
def test_tokens_are_the_words_in_order(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert fold(text[token.start : token.end]) == token.word
        assert not re.search(r"[^\W_]", text[end : token.start])
        end = token.end
    assert not re.search(r"[^\W_]", text[end:])


@settings(deadline=None)
@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_a_part_of_a_text_has_the_tokens_of_that_part(text: str, start: int, size: int) -> None:
    start = min(start, len(text))
    moved = [(one.start - start, one.end - start, one.word) for one in
             tokens(text, start, start + size)]  # fmt: skip
    assert moved == [tuple(one) for one in tokens(text[start : start + size])]


@settings(deadline=None)
@given(TEXTS)
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
