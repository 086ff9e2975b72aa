"""The researcher's own regular expressions: what they find, and that they cannot hang a run."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.coders.expressions import Expression, Expressions
from qualcode.coders.literals import required_texts
from qualcode.coders.tokens import pieces


def found(pattern: str, text: str) -> list[str]:
    """What a pattern finds in a sentence that is tried only where a part of it occurs."""
    worth_trying = Expressions([Expression(pattern, None)]).within(pieces(text)[1::2])
    return [text[a:b] for one in worth_trying for a, b in one.find(text, 0, len(text))]


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
    assert found(pattern, text) == [match.group() for match in compiled.finditer(text) if match[0]]


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


REQUIRED = {
    r"\bAD\s?/\s?ART\b": {"art"},
    r"(?:foo|bar)c|zzz": {"foo", "bar", "zzz"},
    r"colou?r": {"colo"},
    r"go+gle": {"gle"},
    r"(?x) \b (?:men|me)? dukung \w*": {"dukung"},
    r"(?:kepala\s+desa|pak\s+r[tw])\W+restu\w*": {"restu"},
    r"izin(?!\s+bertanya)": {"izin"},
    r"\d{2,3}\s*juta": {"juta"},
    r"foo{0}": {"fo"},
}


@pytest.mark.parametrize(("pattern", "texts"), REQUIRED.items())
def test_what_every_match_holds_is_read_from_the_pattern(pattern: str, texts: set[str]) -> None:
    assert required_texts(pattern) == texts


NOTHING_CERTAIN = [
    r"\w+", r"(?:foo)?", r"foo|", r"a|bc", r"(?:foo){e<=1}", r"(?i:foo)", r"(?P<name>foo)",
    r"\p{L}foo", r"(?x) [a b] foo", r"(?x) foo # bar", r"[[a-z]--[f]]oo", r"é", r"(foo",
]  # fmt: skip


@pytest.mark.parametrize("pattern", NOTHING_CERTAIN)
def test_of_other_patterns_nothing_is_said(pattern: str) -> None:
    assert required_texts(pattern) == set()


GRAMMAR = st.recursive(
    st.sampled_from(["izin", "ab", "a", "x?", "usaha+", r"\s", "[kt]i", r"\w", "b{2}", "c{0,2}"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda two: f"(?:{'|'.join(two)})"),
        inner.map(lambda one: f"(?:{one})?"),
        inner.map(lambda one: f"({one})+"),
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.data())
def test_every_match_holds_one_of_the_required_texts(data: st.DataObject) -> None:
    pattern = data.draw(GRAMMAR)
    text = data.draw(st.from_regex(pattern, fullmatch=True)).lower()
    required = required_texts(pattern)
    assert not required or any(one in text for one in required)


def test_no_letter_that_matches_an_ascii_one_hides_a_match() -> None:
    odd = [
        (letter, chr(number))
        for letter in "abcdefghijklmnopqrstuvwxyz"
        for number in range(128, 0x3000)
        if regex.match(letter, chr(number), regex.IGNORECASE | regex.UNICODE)
    ]
    assert len(odd) >= 3
    for letter, other in odd:
        assert found(f"zz{letter}z", f"zz{other}z") == [f"zz{other}z"]
