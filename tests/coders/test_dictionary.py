"""The codebook's patterns found in texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coders.dictionary import Dictionary, Rule
from qualcode.coders.tokens import fold
from qualcode.model.codebook import Codebook, Patterns
from tests.coders.small_book import book, code, words


def found(codebook: Codebook, text: str, languages: Sequence[str] = ("id", "en")) -> list[str]:
    """What fires, as `CODE: words`."""
    hits = Dictionary(codebook, languages).find(text)
    return [f"{hit.rule.code}: {text[hit.start : hit.end]}" for hit in hits]


def fires(pattern: str, text: str, language: str = "id") -> list[str]:
    """The stretches on which one pattern fires."""
    hits = Dictionary(book(words("A", pattern, language=language)), ("id", "en")).find(text)
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("kursus", "Ada kursus, Kursus dan KURSUS.", ["kursus", "Kursus", "KURSUS"]),
        ("kursus", "kursusan dan prakursus", []),
        ("bimtek*", "Bimtek, bimteknya, prabimtek", ["Bimtek", "bimteknya"]),
        ("NIB", "punya nib, NIBnya; Nibras bukan", ["nib", "NIBnya"]),
        ("ke-2", "putaran ke-2 dan ke 2", ["ke-2", "ke 2"]),
        ("café", "di Cafe\u0301 itu", ["Cafe\u0301"]),
        ("modal", "mo\u00addal mo\u200bdal", ["mo\u00addal", "mo\u200bdal"]),
        ("don't", "We don’t, we DON'T", ["don’t", "DON'T"]),
        ("straße", "STRASSE Straße", ["STRASSE", "Straße"]),
        ("ijin", "izin dan ijin", ["ijin"]),
        ("izin", "ijinnya dan izin", ["ijinnya", "izin"]),
        ("a.b", "a.b a b", ["a b"]),
        ("模", "模 模型", ["模"]),
    ],
)
def test_a_word_fires_whole_whatever_its_case_and_spelling(
    pattern: str, text: str, expected: list[str]
) -> None:
    assert fires(pattern, text) == expected


@pytest.mark.parametrize(
    "text",
    ["kerja sama", "Kerja  Sama", "kerja\nsama", "kerja-sama", "kerja - sama", "kerja\u00a0sama",
     "kerja\u2011sama", "kerja\t\n sama"],
)  # fmt: skip
def test_a_phrase_goes_over_white_space_and_hyphens(text: str) -> None:
    assert fires("kerja sama", f"Ada {text}, Bu.") == [text]
    assert fires("kerja-sama", f"Ada {text}, Bu.") == [text]


@pytest.mark.parametrize(
    "text", ["kerja, sama", "kerja. Sama", "kerjasama", "kerja/sama", "kerja itu sama"]
)
def test_a_phrase_does_not_go_over_anything_else(text: str) -> None:
    assert fires("kerja sama", f"Ada {text}, Bu.") == []


def test_a_phrase_may_have_wildcards_and_clitics() -> None:
    text = "kumpulkan ibunya, kumpulkan ibu-ibu, kumpulkan ibrahim"
    assert fires("kumpulkan ibu*", text) == ["kumpulkan ibunya", "kumpulkan ibu"]
    assert fires("kerja sama", "kerja samanya, kerjanya sama") == ["kerja samanya", "kerjanya sama"]


def test_a_phrase_ends_with_the_stretch_that_is_searched() -> None:
    dictionary = Dictionary(book(words("A", "kerja sama")), ("id",))
    assert dictionary.find("ada kerja sama", 0, 9) == []
    assert [tuple(hit[:2]) for hit in dictionary.find("ada kerja sama", 4, 14)] == [(4, 14)]
    assert dictionary.find("ada kerja sama", 5) == []


def test_a_shortened_name_with_a_hyphen_is_found_as_people_write_it() -> None:
    text = "P-IRT, p-irt, P IRT, PIRT"
    assert fires("P-IRT", text) == ["P-IRT", "p-irt", "P IRT"]


CLITICS = ["modalnya", "modalku", "modalnyalah", "modalpun", "modal"]


@pytest.mark.parametrize(
    ("language", "expected"), [("id", CLITICS), ("any", CLITICS), ("en", ["modal"])]
)
def test_clitics_come_off_except_in_english(language: str, expected: list[str]) -> None:
    text = "modalnya modalku modalnyalah modalpun modal modalitas permodal"
    assert fires("modal", text, language) == expected


def test_an_english_word_may_have_a_genitive() -> None:
    assert fires("bank", "the bank's and bank’s rules, banks", "en") == ["bank's", "bank’s"]
    assert fires("bank loan", "the bank's loan", "en") == ["bank's loan"]


def test_all_that_overlaps_is_found() -> None:
    codebook = book(
        words("A", "modal"),
        words("B", "modal usaha"),
        words("C", "usaha kecil"),
        words("D", "modal usaha kecil"),
        words("E", "usaha*", "usaha"),
        code("F", id=Patterns(roots=("usaha", "modal"))),
    )
    expected = [
        "A: modal", "B: modal usaha", "D: modal usaha kecil", "F: modal",
        "C: usaha kecil", "E: usaha", "E: usaha", "F: usaha",
    ]  # fmt: skip
    assert sorted(found(codebook, "modal usaha kecil")) == sorted(expected)


def test_one_pattern_of_several_codes_fires_for_each() -> None:
    assert found(book(words("A", "izin"), words("B", "izin")), "izin") == ["A: izin", "B: izin"]


def test_hits_come_in_the_order_of_the_words() -> None:
    codebook = book(words("A", "alat"), words("B", "modal"))
    assert found(codebook, "modal, alat, modal") == ["B: modal", "A: alat", "B: modal"]


def test_a_phrase_that_begins_again_inside_itself_is_found_twice() -> None:
    assert fires("ya ya", "ya ya ya") == ["ya ya", "ya ya"]


def test_roots_are_found_in_their_forms_however_the_book_spells_them() -> None:
    codebook = book(code("A", id=Patterns(roots=("Ijin", "praktek", "latih"))))
    text = "Perizinan, perijinannya, dipraktikkan, PELATIHAN, binatang"
    assert found(codebook, text) == [
        "A: Perizinan", "A: perijinannya", "A: dipraktikkan", "A: PELATIHAN",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("languages", "expected"),
    [((), ["X"]), (("id",), ["I", "X"]), (("en",), ["E", "X"]), (("id", "en"), ["E", "I", "X"])],
)
def test_only_the_wanted_languages_and_any_apply(
    languages: tuple[str, ...], expected: list[str]
) -> None:
    codebook = book(
        words("I", "kata"), words("E", "kata", language="en"), words("X", "kata", language="any")
    )
    hits = Dictionary(codebook, languages).find("kata")
    assert sorted(hit.rule.code for hit in hits) == expected


def test_rules_that_suppress_are_told_apart() -> None:
    patterns = Patterns(words=("latihan",), suppress=("sepak bola",))
    hits = Dictionary(book(code("A", id=patterns)), ("id",)).find("latihan sepak bola")
    assert [hit.rule for hit in hits] == [Rule("A", "latihan"), Rule("A", "sepak bola", True)]


def test_a_dictionary_finds_the_same_in_every_text_and_order() -> None:
    patterns = Patterns(roots=("latih",), words=("kursus",), phrases=("ikut kursus",))
    codebook = book(code("A", id=patterns))
    texts = ["pelatihan kursus", "ikut kursus", "ikut", "kursusnya pelatihan"]
    shared = Dictionary(codebook, ("id",))
    first = [shared.find(text) for text in texts]
    again = [shared.find(text) for text in reversed(texts)][::-1]
    fresh = [Dictionary(codebook, ("id",)).find(text) for text in texts]
    assert first == again == fresh


@pytest.mark.parametrize("pattern", ["*", "**", "-", "!?", " "])
def test_a_pattern_without_words_fires_nowhere(pattern: str) -> None:
    assert fires(pattern, "apa saja * - !?") == []


def test_expressions_are_found_with_their_code() -> None:
    codebook = book(code("A", any=Patterns(regexes=(r"\bTOT\b", r"\d+ juta"))))
    text = "ikut tot, dapat 5 juta"
    hits = Dictionary(codebook, ()).find_expressions(text, 0, len(text), pytest.fail)
    assert [(hit.rule.code, text[hit.start : hit.end]) for hit in hits] == [
        ("A", "tot"), ("A", "5 juta"),
    ]  # fmt: skip


def test_a_long_rule_is_told_short() -> None:
    assert Rule("A", "modal   usaha").name == "modal usaha"
    long = Rule("A", "(" + "|".join(["modal"] * 40) + ")")
    assert len(long.name) == 40 and long.name.endswith("…")


INNER = "(?:[^\\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])"
WHOLE = f"{INNER}+(?:['’ʼ]{INNER}+)*"
GAP = "[\\s\u2010\u2011-]+"


def naive(patterns: Sequence[str], text: str) -> list[tuple[int, int, str]]:
    """The English patterns by a plain loop: every run of words is compared with every pattern."""
    spoken = [(match.start(), match.end()) for match in re.finditer(WHOLE, text)]
    hits = []
    for pattern in patterns:
        parts = pattern.split()
        for first in range(len(spoken) - len(parts) + 1):
            run = spoken[first : first + len(parts)]
            gaps = [text[a[1] : b[0]] for a, b in pairwise(run)]
            if all(re.fullmatch(GAP, gap) for gap in gaps) and all(
                _fits(part, text[start:end]) for part, (start, end) in zip(parts, run, strict=True)
            ):
                hits.append((run[0][0], run[-1][1], pattern))
    return sorted(hits)


def _fits(part: str, word: str) -> bool:
    plain = unicodedata.normalize("NFC", re.sub("[\u00ad\u200b-\u200d\u2060]", "", word))
    plain = re.sub("[’ʼ]", "'", plain).casefold()
    if part.endswith("*"):
        return plain.startswith(fold(part[:-1]))
    return fold(part) in {plain, plain.removesuffix("'s")}


STEMS = st.sampled_from(["a", "ab", "abc", "ba", "é", "straße", "loan", "a'b"])
PART = st.builds("{}{}".format, STEMS, st.sampled_from(["", "", "*"]))
PATTERN = st.lists(PART, min_size=1, max_size=3).map(" ".join)
PIECE = st.one_of(
    STEMS,
    st.sampled_from(["A", "Ab", "ABC", "STRASSE", "e\u0301", "loan's", "loan’s", "lo\u00adan"]),
    st.sampled_from([" ", " ", " ", "-", "\n", ", ", ". ", "'", "’", "_", "👍", "…"]),
)
TEXT = st.lists(PIECE, max_size=16).map("".join)


@settings(deadline=None)
@given(st.lists(PATTERN, min_size=1, max_size=5, unique=True), TEXT)
def test_what_is_found_is_what_a_plain_loop_finds(patterns: list[str], text: str) -> None:
    codebook = book(words("A", *patterns, language="en"))
    hits = Dictionary(codebook, ("en",)).find(text)
    assert sorted((hit.start, hit.end, hit.rule.pattern) for hit in hits) == naive(patterns, text)


@settings(deadline=None)
@given(st.lists(PATTERN, min_size=1, max_size=4, unique=True), TEXT, TEXT)
def test_a_text_before_it_does_not_change_what_is_found(
    patterns: list[str], before: str, text: str
) -> None:
    dictionary = Dictionary(book(words("A", *patterns)), ("id",))
    whole = f"{before}. {text}"
    start = len(before) + 2
    apart = [(hit.start + start, hit.end + start, hit.rule) for hit in dictionary.find(text)]
    assert [tuple(hit) for hit in dictionary.find(whole, start)] == apart
