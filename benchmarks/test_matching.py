"""Applying a codebook: the shared dictionary against one `re` search per pattern and turn."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from benchmarks.corpus import Book, book, interview, segments, text
from benchmarks.ratios import in_turn, judge
from qualcode.coders.dictionary import Dictionary
from qualcode.coders.rules import RuleCoder
from qualcode.model.codebook import Codebook

SMALL = 50_000
MILLION = 1_000_000
Span = tuple[int, int, str, str]


@cache
def _text(size: int) -> str:
    return text(size)


@cache
def _book(codes: int) -> Book:
    return book(codes)


def _regex(pattern: str) -> re.Pattern[str]:
    """The pattern as people write it for `re`; an apostrophe stands inside words."""
    body = r"[\s\-]+".join(re.escape(part) for part in pattern.rstrip("*").split())
    rest = r"[\w']*" if pattern.endswith("*") else r"(?![\w'])"
    return re.compile(rf"(?<![\w']){body}{rest}", re.IGNORECASE)


def _regexes(wanted: Codebook) -> list[tuple[str, str, re.Pattern[str]]]:
    return [
        (code.id, pattern, _regex(pattern))
        for code in wanted.codes
        for patterns in code.match.values()
        for pattern in (*patterns.words, *patterns.phrases)
    ]


def _by_loop(content: str, regexes: list[tuple[str, str, re.Pattern[str]]]) -> Iterator[Span]:
    for start, end in segments(content):
        for code, pattern, compiled in regexes:
            for match in compiled.finditer(content, start, end):
                yield match.start(), match.end(), code, pattern


def _by_dictionary(content: str, dictionary: Dictionary) -> Iterator[Span]:
    for start, end in segments(content):
        for hit in dictionary.find(content, start, end):
            yield hit.start, hit.end, hit.rule.code, hit.rule.pattern


def _matched(content: str, wanted: Codebook) -> int:
    """Matching alone, from nothing: the dictionary is made and its vocabulary is empty."""
    dictionary = Dictionary(wanted, ("id", "en"))
    return sum(1 for start, end in segments(content) for _ in dictionary.find(content, start, end))


@pytest.mark.parametrize("codes", [30, 300])
def test_spans_are_those_of_the_re_loop(codes: int) -> None:
    content, wanted = _text(SMALL), _book(codes).plain()
    expected = sorted(_by_loop(content, _regexes(wanted)))
    found = sorted(_by_dictionary(content, Dictionary(wanted, ("en",))))
    assert len(expected) > codes
    assert found == expected


def test_matching_is_50_times_as_fast_as_the_re_loop_at_300_codes(benchmark: Any) -> None:
    regexes, wanted = _regexes(_book(300).plain()), _book(300).with_affixes()
    small, large = _text(SMALL), _text(MILLION)
    loop, own = in_turn(
        lambda: list(_by_loop(small, regexes)), lambda: _matched(large, wanted), rounds=3
    )
    benchmark.pedantic(_matched, (large, wanted), rounds=1)
    ratio = (loop / len(small)) / (own / len(large))
    judge("re loop / dictionary with affixes, 300 codes", ratio, at_least=50)


def test_300_codes_cost_little_more_than_30(benchmark: Any) -> None:
    content = _text(MILLION)
    few, many = _book(30).with_affixes(), _book(300).with_affixes()
    one, other = in_turn(lambda: _matched(content, few), lambda: _matched(content, many))
    benchmark.pedantic(_matched, (content, few), rounds=1)
    judge("300 codes / 30 codes", other / one, at_most=2.5)


def test_ten_times_the_text_costs_ten_times_the_time(benchmark: Any) -> None:
    wanted = _book(300).with_affixes()
    small, large = _text(MILLION), _text(10 * MILLION)
    one, other = in_turn(lambda: _matched(small, wanted), lambda: _matched(large, wanted), rounds=3)
    benchmark.pedantic(_matched, (small, wanted), rounds=1)
    judge("10 MB / (10 × 1 MB)", other / one / 10, at_most=1.3)


def test_memory_beyond_the_text_stays_small() -> None:
    content, wanted = _text(10 * MILLION), _book(300).with_affixes()
    tracemalloc.start()
    _matched(content, wanted)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    judge("MB of memory beyond 10 MB of text", peak / 1e6, at_most=150)


@pytest.mark.parametrize("codes", [30, 300])
def test_polarity_and_clauses_cost_at_most_three_times_the_matching(
    codes: int, benchmark: Any
) -> None:
    wanted, source = _book(codes).with_affixes(), interview(_text(MILLION))

    def whole() -> None:
        RuleCoder(wanted).code(source)

    matching, everything = in_turn(lambda: _matched(source.text, wanted), whole, rounds=3)
    benchmark.pedantic(whole, rounds=1)
    judge(
        f"with clauses and polarity / matching alone, {codes} codes",
        everything / matching,
        at_most=3,
    )
