"""Boolean selections as they are typed: read, written, held against codings, and mistyped."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.stages.selection_query import (
    And,
    Expression,
    Has,
    Not,
    Or,
    named,
    parse,
    written,
)
from qualcode.stages.selection_verdict import takes

A, B, C = Has("A"), Has("B"), Has("C")
ODD = ["dan", "OR", "kode satu", 'a"b', "it's", "'", "x)", "*", "EM1.1", "Ü", "bukan "]


def expressions(codes: st.SearchStrategy[str]) -> st.SearchStrategy[Expression]:
    def grown(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
        several = st.lists(inner, min_size=2, max_size=3).map(tuple)
        return inner.map(Not) | several.map(And) | several.map(Or)

    return st.recursive(codes.map(Has), grown, max_leaves=7)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("A", A),
        ("A and B", And((A, B))),
        ("A or B and C", Or((A, And((B, C))))),
        ("(A or B) and C", And((Or((A, B)), C))),
        ("not A and B", And((Not(A), B))),
        ("not (A or B)", Not(Or((A, B)))),
        ("not not A", Not(Not(A))),
        ("A DAN bukan B", And((A, Not(B)))),
        ("A Atau B", Or((A, B))),
        ("A and B and C", And((A, B, C))),
        ("A and (B and C)", And((A, And((B, C))))),
        ("\"kode satu\" or 'dan'", Or((Has("kode satu"), Has("dan")))),
        ('"a""b"', Has('a"b')),
        ("((A))", A),
        ("(A)and(B)", And((A, B))),
        ("", Has("*")),
        ("  ", Has("*")),
        ("* and not A", And((Has("*"), Not(A)))),
    ],
)
def test_a_selection_is_read_as_it_is_meant(typed: str, meant: Expression) -> None:
    assert parse(typed) == meant


@given(expressions(st.sampled_from(ODD) | st.text(min_size=1, max_size=6)))
def test_what_is_written_is_read_as_the_same(expression: Expression) -> None:
    for language in ("en", "id"):
        assert parse(written(expression, language)) == expression


@given(st.text(st.sampled_from("AB()\"' andornt*"), max_size=30))
def test_whatever_is_typed_is_read_or_refused_with_a_place(typed: str) -> None:
    try:
        expression = parse(typed)
    except QualcodeError as error:
        assert "character" in error.message
        assert error.hint
    else:
        assert parse(written(expression)) == expression


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("A and", "a code is missing at the end (character 6)."),
        ("and A", "a code is missing before 'and' (character 1)."),
        ("A and or B", "a code is missing before 'or' (character 7)."),
        ("()", "a code is missing before ')' (character 2)."),
        ("A and (B", "the bracket at character 7 is not closed."),
        ("A)", "the bracket at character 2 closes nothing."),
        ("A B", "between 'A' and 'B' (character 3) a word is missing."),
        ("(A B)", "between 'A' and 'B' (character 4) a word is missing."),
        ("A not B", "between 'A' and 'not' (character 3) a word is missing."),
        ('A or "B', "the quotation mark at character 6 is not closed around an id."),
        ('A or ""', "no id stands between the quotation marks at character 6."),
        ("not ' '", "no id stands between the quotation marks at character 5."),
        ("(" * 60 + "A", "too much stands within one another at character 51."),
        ("not " * 3000, "the selection is too long."),
    ],
)
def test_a_mistake_is_told_in_one_sentence_with_its_place(typed: str, told: str) -> None:
    with pytest.raises(QualcodeError) as caught:
        parse(typed)
    assert caught.value.message == told
    assert caught.value.hint


def test_the_codes_of_a_selection_know_where_they_were_typed() -> None:
    assert [(one.code, one.at) for one in named(parse("not A or (B and C)"))] == [
        ("A", 5),
        ("B", 11),
        ("C", 17),
    ]


def alternatives(
    expression: Expression, asserted: bool = True
) -> list[frozenset[tuple[str, bool]]]:
    """All ways to meet a selection: each a set of codes that must, or must not, be there."""
    match expression:
        case Has(code):
            return [frozenset({(code, asserted)})]
        case Not(part):
            return alternatives(part, not asserted)
        case And(parts) | Or(parts):
            each = [alternatives(one, asserted) for one in parts]
            if isinstance(expression, And) is asserted:
                return [frozenset().union(*chosen) for chosen in product(*each)]
            return [one for found in each for one in found]


def naively_taken(expression: Expression, there: set[str], own: str) -> bool:
    """Some way is met by what is there, and it names the coding's own code, or names none."""
    for way in alternatives(expression):
        asked_for = {code for code, wanted in way if wanted}
        met = all((code in there) is wanted for code, wanted in way)
        if met and (not asked_for or own in asked_for):
            return True
    return False


@pytest.mark.parametrize(
    ("typed", "there", "own", "taken"),
    [
        ("A or not B", "AC", "C", True),
        ("A or not B", "ABC", "C", False),
        ("A or B and C", "AB", "B", False),
        ("A or B and C", "AB", "A", True),
        ("(A or not B) and C", "AC", "A", True),
        ("(A or not B) and C", "ACD", "D", False),
        ("not (A and B)", "ACD", "D", True),
        ("not (A or B)", "AC", "C", False),
        ("not not A", "AB", "B", False),
    ],
)
def test_each_part_takes_its_own_codings(typed: str, there: str, own: str, taken: bool) -> None:
    assert takes(parse(typed), there.__contains__, own.__eq__) is taken


@settings(max_examples=300)
@given(
    expressions(st.sampled_from("ABC")),
    st.sets(st.sampled_from("ABC")),
    st.sampled_from("ABCD"),
)
def test_a_coding_is_taken_exactly_where_a_way_to_meet_the_selection_names_it(
    expression: Expression, beside: set[str], own: str
) -> None:
    there = beside | {own}
    taken = takes(expression, there.__contains__, own.__eq__)
    assert taken == naively_taken(expression, there, own)
