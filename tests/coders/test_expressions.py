"""The researcher's own regular expressions: what they find, and that they cannot hang a run."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coders.expressions import Expression


def found(pattern: str, text: str) -> list[str]:
    return [text[a:b] for a, b in Expression(pattern, None).find(text, 0, len(text))]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"\bTOT\b", "tot TOT totok", ["tot", "TOT"]),
        (r"modal usaha", "Modal Usaha, modal  usaha", ["Modal Usaha"]),
        (r"las (a|b)", "las a, las c, las b", ["las a", "las b"]),
        (r"x*", "axxb", ["xx"]),
        (r"\d+(?= juta)", "5 juta, 7 ribu", ["5"]),
        (r"^Ada", "Ada. Ada", ["Ada"]),
        (r"kerja.sama", "kerja\nsama kerja-sama", ["kerja-sama"]),
        (r"straße", "STRASSE Straße", ["Straße"]),
        (r"\p{Lu}{3,}", "NIB dan OSS", ["NIB", "dan", "OSS"]),
    ],
)  # fmt: skip
def test_an_expression_finds_words_in_any_case(
    pattern: str, text: str, expected: list[str]
) -> None:
    assert found(pattern, text) == expected


def test_only_the_stretch_between_the_offsets_is_searched() -> None:
    expression = Expression(r"\bizin\b", None)
    text = "izin, perizinan, izin"
    assert list(expression.find(text, 0, 4)) == [(0, 4)]
    assert list(expression.find(text, 5, 16)) == []
    assert list(expression.find(text, 6, len(text))) == [(17, 21)]


def test_an_expression_that_takes_too_long_says_so_once_and_then_is_gone() -> None:
    expression = Expression(r"(a+)+$", "tag")
    text = "a" * 5000 + "b"
    with pytest.raises(TimeoutError):
        list(expression.find(text, 0, len(text)))
    assert list(expression.find(text, 0, len(text))) == []
    assert list(expression.find("aaa", 0, 3)) == []


PIECES = st.sampled_from(
    [
        "modal", "usaha", "ab", "a", "straße", "ß", "K", "é", " ", "-", "_", "\n",
        "\u212a", "i", "I", "ﬁ", "s", "fi", "1",
    ]
)  # fmt: skip
LITERAL = st.lists(PIECES, min_size=1, max_size=4).map("".join)
PATTERN = st.one_of(
    LITERAL.map(lambda words: words.replace("\n", " ")),
    LITERAL.map(lambda words: rf"\b{words}\b"),
    st.tuples(LITERAL, LITERAL).map("|".join),
    st.tuples(LITERAL, LITERAL).map(r"\b".join),
    LITERAL.map(lambda words: f"{words}?"),
    LITERAL.map(lambda words: f"({words})+"),
)
TEXT = st.lists(PIECES, max_size=10).map("".join).flatmap(
    lambda text: st.sampled_from([text, text.upper(), text.lower(), text.title()])
)  # fmt: skip


@settings(deadline=None)
@given(PATTERN, TEXT)
def test_looking_only_where_a_part_of_it_occurs_loses_no_match(pattern: str, text: str) -> None:
    compiled = regex.compile(pattern, regex.IGNORECASE | regex.UNICODE)
    expected = [match.span() for match in compiled.finditer(text) if match.group()]
    assert list(Expression(pattern, None).find(text, 0, len(text))) == expected


@pytest.mark.parametrize(("pattern", "text"), [("izin", "İzin"), ("usaha", "u\u017faha")])
def test_a_letter_that_matches_only_for_the_expression_is_not_lost(pattern: str, text: str) -> None:
    assert found(pattern, text) == [text]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"(?:foo|bar)c|zzz", "zzz"),
        (r"\b(?:dikasih?|dapat)\b", "dikasi"),
        (r"\bfoo|bar", "bar"),
        (r"(?x) \b (?:satu | dua) \s+ kali", "dua  kali"),
        (r"(?:((?:a|b)|c)d|e)|ff", "ff"),
        (r"\bx?yes", "yes"),
        (r"(?:foo|bar)?baz", "baz"),
    ],
)
def test_what_must_stand_in_a_text_never_hides_a_match(pattern: str, text: str) -> None:
    assert found(pattern, text) == [text]
