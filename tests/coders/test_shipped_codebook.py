"""The shipped codebooks: without defects, and their rules find their own examples."""

from __future__ import annotations

from functools import cache

import pytest
from _pytest.mark.structures import ParameterSet

from qualcode.coders.rules import RuleCoder
from qualcode.model.codebook import AspectKind, Code, Codebook
from qualcode.model.coding import Coding, Polarity
from qualcode.stores.codebook_yaml import read_codebook
from qualcode.stores.shipped import shipped_codebooks
from tests.coders.small_book import source

BOOKS = sorted(shipped_codebooks())


@cache
def shipped(name: str) -> Codebook:
    book, problems = read_codebook(shipped_codebooks()[name], f"{name}.yaml")
    assert book is not None
    assert problems == ()
    return book


@cache
def coder(name: str) -> RuleCoder:
    return RuleCoder(shipped(name))


def coded(name: str, sentence: str, question: str = "Bagaimana, Bu?") -> list[Coding]:
    return coder(name).code(source(f"P: {question}\nI: {sentence}"))


def example(name: str, code: Code, language: str, number: int, sentence: str) -> ParameterSet:
    return pytest.param(name, code, sentence, id=f"{code.id}-{language}-{number}")


EXAMPLES = [
    example(name, code, language, number, sentence)
    for name in BOOKS
    for code in shipped(name).codes
    for language, sentences in code.examples.items()
    for number, sentence in enumerate(sentences, 1)
]


def test_the_book_of_the_thesis_is_there() -> None:
    assert "fahrudin-2012" in BOOKS
    aspects = [code.id for code in shipped("fahrudin-2012").roots]
    assert aspects[:3] == ["EN", "EM", "PR"]


@pytest.mark.parametrize(("name", "code", "sentence"), EXAMPLES)
def test_an_example_is_coded_with_its_own_code(name: str, code: Code, sentence: str) -> None:
    # What does not stand alone needs somebody who asks about a topic.
    question = "Bagaimana, Bu?" if code.alone else "Bagaimana pelatihannya, Bu?"
    assert code.id in {one.code for one in coded(name, sentence, question)}


@pytest.mark.parametrize("name", BOOKS)
def test_every_leaf_says_what_it_is_in_both_languages(name: str) -> None:
    book = shipped(name)
    lacking = [
        (code.id, language, what)
        for code in book.leaves
        for language in ("id", "en")
        for what, there in (
            ("label", _has(code, "label", language)),
            ("definition", _has(code, "definition", language)),
            ("include", _has(code, "include", language)),
            ("exclude", _has(code, "exclude", language)),
            ("examples", bool(code.examples.get(language))),
            ("match", bool(code.match.get(language))),
        )
        if not there
    ]
    assert lacking == []


def _has(code: Code, name: str, language: str) -> bool:
    return bool(dict(getattr(code, name).texts).get(language))


@pytest.mark.parametrize("name", BOOKS)
def test_naming_a_topic_is_no_verdict_on_it(name: str) -> None:
    book = shipped(name)
    evaluating = (AspectKind.OBSTACLE, AspectKind.SUPPORT)
    judged = [
        code.id
        for code in book.codes
        if book.kind(code.id) not in evaluating and code.polarity is not Polarity.NEUTRAL
    ]
    assert judged == []


@pytest.mark.parametrize("name", BOOKS)
def test_obstacles_are_unfavourable_by_default(name: str) -> None:
    book = shipped(name)
    leaves = [code for code in book.leaves if book.kind(code.id) is AspectKind.OBSTACLE]
    assert leaves and all(code.polarity is Polarity.UNFAVOURABLE for code in leaves)


@pytest.mark.parametrize("name", BOOKS)
def test_every_aspect_has_a_colour_and_no_rules_of_its_own(name: str) -> None:
    assert all(root.color and not any(root.match.values()) for root in shipped(name).roots)


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize(
    "sentence",
    [
        "Maaf, saya izin bertanya dulu ya, Pak.",
        "Sore-sore anak saya latihan sepak bola.",
        "Terima kasih banyak, Mbak, sampai jumpa.",
        "Danau itu penuh binatang air.",
        "Good morning, please come in and sit down.",
        "My son watches television after school.",
        "Nama saya Rina, anak dua.",
    ],
)
def test_small_talk_is_not_coded(name: str, sentence: str) -> None:
    assert coded(name, sentence) == []


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("language", ["id", "en"])
def test_one_language_alone_finds_its_own_examples(name: str, language: str) -> None:
    book = shipped(name)
    alone = RuleCoder(book, (language,))
    missed = [
        sentence
        for code in book.leaves
        for sentence in code.examples.get(language, ())
        if code.alone and not alone.code(source(f"I: {sentence}"))
    ]
    assert missed == []
