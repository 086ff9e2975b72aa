"""Two versions of a codebook, told apart code by code."""

from __future__ import annotations

from qualcode.model.codebook import Codebook
from qualcode.stages.codebook_changes import codebook_changes
from qualcode.stores.codebook_yaml import parse_codebook

OLD = """\
codebook: one
title: First
elsewhere: {words: {id: [nikah]}}
codes:
  - id: A
    kind: aspect
    label: {id: Kata, en: Word}
    children:
      - {id: A1, label: One, match: {id: {words: [satu, dua]}}}
      - {id: A2, label: Two}
      - {id: A3, label: Three, yields_to: [A1]}
  - {id: B, label: Second}
"""


def book(text: str) -> Codebook:
    read, problems = parse_codebook(text.encode(), "book.yaml")
    assert read is not None
    assert problems == ()
    return read


def told(old: str, new: str) -> list[tuple[object, ...]]:
    return [
        tuple(value for value in one.as_json().values() if value not in ("", []))
        for one in codebook_changes(book(old), book(new))
    ]


def changed(*pairs: tuple[str, str]) -> str:
    text = OLD
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_the_same_codes_differ_in_nothing() -> None:
    assert told(OLD, OLD.replace("{id: A2, label: Two}", "{label: 'Two', id: A2}")) == []


def test_a_new_id_is_told_as_such_and_followed_elsewhere() -> None:
    new = changed(
        ("id: A1, label: One", "id: X, formerly: [A1], label: One"),
        ("yields_to: [A1]", "yields_to: [X]"),
    )
    assert told(OLD, new) == [("renamed", "X", "A1", "X")]
    assert told(new, OLD) == [("renamed", "A1", "X", "A1"), ("less", "A1", "formerly", ["X"])]


def test_codes_that_became_one_are_told_with_their_heir() -> None:
    merged = changed(
        ("{id: A2, label: Two}", "{id: A2, label: Two, formerly: [B]}"),
        ("  - {id: B, label: Second}\n", ""),
    )
    assert told(OLD, merged) == [("merged", "A2", "B", "A2")]
    renamed = merged.replace(
        "id: A2, label: Two, formerly: [B]", "id: N, label: Two, formerly: [B, A2]"
    )
    assert told(OLD, renamed) == [("renamed", "N", "A2", "N"), ("merged", "N", "B", "N")]


def test_codes_come_go_and_move() -> None:
    new = changed(
        ("      - {id: A2, label: Two}\n", ""),
        (
            "  - {id: B, label: Second}",
            "  - {id: B, label: Second, children: [{id: N, label: New}]}",
        ),
    )
    assert told(OLD, new) == [("added", "N", "New"), ("removed", "A2", "Two")]
    moved = changed(
        (
            "  - {id: B, label: Second}",
            "  - {id: B, label: Second, children: [{id: A2, label: Two}]}",
        ),
        ("      - {id: A2, label: Two}\n", ""),
    )
    assert told(OLD, moved) == [("moved", "A2", "A", "B")]


def test_another_order_names_as_few_codes_as_will_do() -> None:
    first, second = (
        "      - {id: A2, label: Two}\n",
        "      - {id: A3, label: Three, yields_to: [A1]}\n",
    )
    assert told(OLD, OLD.replace(first + second, second + first)) in (
        [("order", "A2")],
        [("order", "A3")],
    )


def test_words_settings_and_rules_are_told_by_their_keys() -> None:
    new = changed(
        ("label: {id: Kata, en: Word}", "label: {id: Kata, en: Words}\n    definition: What"),
        ("kind: aspect", "kind: outcome"),
        ("words: [satu, dua]", "words: [dua, tiga, empat], weak: [lima]"),
        ("yields_to: [A1]", "retired: true"),
        ("title: First", "title: Second"),
        ("id: [nikah]", "id: [nikah, pesta]"),
    )
    assert told(OLD, new) == [
        ("changed", "title", "First", "Second"),
        ("more", "elsewhere words id", ["pesta"]),
        ("changed", "A", "label en", "Word", "Words"),
        ("changed", "A", "definition", "What"),
        ("changed", "A", "kind", "aspect", "outcome"),
        ("more", "A1", "match id words", ["tiga", "empat"]),
        ("less", "A1", "match id words", ["satu"]),
        ("more", "A1", "match id weak", ["lima"]),
        ("changed", "A3", "yields_to", "A1"),
        ("changed", "A3", "retired", "no", "yes"),
    ]


def test_former_ids_that_nobody_can_explain_are_told() -> None:
    new = changed(("{id: A2, label: Two}", "{id: A2, label: Two, formerly: [Z]}"))
    assert told(OLD, new) == [("more", "A2", "formerly", ["Z"])]
