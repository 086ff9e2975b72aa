"""Sentences about other walks of life: the words of a codebook that keep its rules away."""

from __future__ import annotations

import pytest

from qualcode.coders.elsewhere import ElsewhereFinder
from qualcode.coders.rules import RuleCoder
from qualcode.model.codebook import Code, Codebook, Elsewhere, Patterns
from qualcode.model.coding import Coding
from qualcode.model.source import (
    Passage,
    Segment,
    SegmentKind,
    Source,
    SourceEntry,
    SourceKind,
    Voice,
)
from qualcode.model.text import LocalText
from qualcode.stores.codebook_yaml import parse_codebook

ELSEWHERE = Elsewhere(
    words={"id": ("sepak bola", "nikah"), "en": ("wedding*",)},
    unless={"id": ("usaha*",), "en": ("shop",)},
)
TRAINING = Code("T", LocalText.plain("Training"), match={"id": Patterns(roots=("latih",))})
BOOK = Codebook("b", LocalText.plain("b"), (TRAINING,), elsewhere=ELSEWHERE)


def coded(text: str, book: Codebook = BOOK) -> list[Coding]:
    passage = Passage(0, len(text), text)
    turn = Segment(SegmentKind.TURN, 1, 0, len(text), 1, passage, "I", Voice.INFORMANT)
    source = Source(SourceEntry("W1", "w.txt", SourceKind.INTERVIEW), text, (turn,), "t/1")
    return RuleCoder(book).code(source)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anak saya latihan sepak bola.", ("sepak bola",)),
        ("At two weddings, in fact.", ("weddings",)),
        ("Usahanya sepi waktu nikah.", ()),
        ("The shop closed for the wedding.", ()),
        ("Tidak ada pelatihan.", ()),
    ],
)
def test_a_sentence_is_about_something_else_unless_it_is_about_the_study(
    text: str, words: tuple[str, ...]
) -> None:
    assert ElsewhereFinder(ELSEWHERE).words_in(text, 0, len(text)) == words


def test_only_where_a_rule_would_have_fired_something_is_left_alone() -> None:
    text = "Anak saya suka sepak bola. Dia latihan sepak bola."
    passage = Passage(0, len(text), text)
    turn = Segment(SegmentKind.TURN, 1, 0, len(text), 1, passage, "I", Voice.INFORMANT)
    source = Source(SourceEntry("W1", "w.txt", SourceKind.INTERVIEW), text, (turn,), "t/1")
    left = RuleCoder(BOOK).set_aside(source, turn)
    assert [(text[a:b], words) for a, b, words in left] == [
        ("Dia latihan sepak bola.", ("sepak bola",))
    ]


def test_only_the_sentence_itself_is_left_alone() -> None:
    found = coded("Anak saya latihan sepak bola. Kalau saya ikut pelatihan dinas.")
    assert [one.quotation for one in found] == ["Kalau saya ikut pelatihan dinas."]


def test_a_codebook_without_such_words_codes_everything() -> None:
    everything = Codebook("b", LocalText.plain("b"), (TRAINING,))
    assert len(coded("Anak saya latihan sepak bola.", everything)) == 1


def test_the_words_are_read_from_yaml() -> None:
    yaml = b"""
codebook: b
elsewhere:
  words: {id: [rumah sakit], en: [hospital]}
  unless: {id: ["usaha*"]}
codes:
  - {id: A, label: A}
"""
    book, problems = parse_codebook(yaml, "b.yaml")
    assert book is not None
    assert problems == ()
    assert book.elsewhere == Elsewhere(
        {"id": ("rumah sakit",), "en": ("hospital",)}, {"id": ("usaha*",)}
    )


def test_a_misspelt_key_is_told() -> None:
    _, problems = parse_codebook(
        b"codebook: b\nelsewhere: {word: {id: [x]}}\ncodes: [{id: A, label: A}]\n", "b.yaml"
    )
    assert [problem.code for problem in problems] == ["unknown-key"]
    assert "words" in problems[0].hint


TOOLS = Code("A", LocalText.plain("Tools"), match={"id": Patterns(phrases=("alat tensi",))})
CADRES = Codebook(
    "b", LocalText.plain("b"), (TOOLS, TRAINING),
    elsewhere=Elsewhere(words={"id": ("tensi", "bola"), "en": ("cat",)}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Alat tensi rusak.", ["A"]),
        ("Alat tensi dipakai waktu latihan.", ["A", "T"]),
        ("Tensi saya naik waktu latihan.", []),
        ("Alat tensi rusak, saya latihan bola.", []),
    ],
)
def test_a_word_within_what_a_rule_of_a_code_names_is_not_elsewhere(
    text: str, codes: list[str]
) -> None:
    assert [one.code for one in coded(text, CADRES)] == codes


def test_what_keeps_a_code_out_does_not_keep_the_sentence_in() -> None:
    patterns = Patterns(roots=("latih",), suppress=("latihan bola",))
    book = Codebook(
        "b", LocalText.plain("b"), (Code("T", LocalText(), match={"id": patterns}), TOOLS),
        elsewhere=Elsewhere(words={"id": ("bola",)}),
    )  # fmt: skip
    assert coded("Alat tensi dibawa ke latihan bola.", book) == []


def test_lists_of_languages_that_nobody_in_the_study_speaks_are_not_read() -> None:
    words = Elsewhere(words={"id": ("bola",), "en": ("cat",)})
    text = "Latihan memakai cat air."
    assert ElsewhereFinder(words, ["id"]).words_in(text, 0, len(text)) == ()
    assert ElsewhereFinder(words).words_in(text, 0, len(text)) == ("cat",)
