"""Ids of codes that can be typed, and those that cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.stages.code_ids import id_fault, id_hint
from qualcode.stages.selection_query import Has, parse, written
from qualcode.stores.codebook_yaml import read_codebook
from qualcode.stores.shipped import shipped_codebooks


@pytest.mark.parametrize("code_id", [
    "EM1.1", "A-1", "kode_2", "الثقة", "می\u200cخواهم", "信任", "ความเชื่อ", "हिन्दी", "d'accord",
    "É.2", "Sikap warga", "andalan", "nothing", "1", "A&B", "a, b",
])  # fmt: skip
def test_an_id_in_any_script_with_dots_dashes_and_digits_may_be(code_id: str) -> None:
    assert id_fault(code_id) == ""
    assert parse(written(Has(code_id))) == Has(code_id)


@pytest.mark.parametrize(("code_id", "told", "hint"), [
    ("and", "connects codes", "Choose"), ("OR", "connects codes", "Choose"),
    ("Not", "connects codes", "Choose"), ("dan", "connects codes", "Choose"),
    ("atau", "connects codes", "Choose"), ("bukan", "connects codes", "Choose"),
    ("*", "any code", "Choose"), ("-x", "an option", "For example x."), ("--", "option", "Choose"),
    ("a:b/c", "holds :", "For example a-b-c."), ("A+B", "holds +", "For example A-B."),
    ("(x)", "holds (", "For example x."), ('say "x"', 'holds "', "For example say -x."),
    ("a\\b", "holds \\", "For example a-b."), ("why?", "holds ?", "For example why."),
])  # fmt: skip
def test_an_id_that_means_something_else_where_codes_are_named_may_not(
    code_id: str, told: str, hint: str
) -> None:
    assert told in id_fault(code_id)
    assert id_hint(code_id).startswith(hint)


@given(st.text('ab-(*:)"/ é中+ando.', min_size=1, max_size=8))
def test_what_is_proposed_instead_may_be(code_id: str) -> None:
    hint = id_hint(code_id)
    if hint.startswith("For example "):
        assert id_fault(hint.removeprefix("For example ").removesuffix(".")) == ""


def test_the_codebooks_that_come_with_qualcode_keep_to_it() -> None:
    for name, path in shipped_codebooks().items():
        book, _ = read_codebook(path, name)
        assert book is not None
        assert [code.id for code in book.codes if id_fault(code.id)] == []
