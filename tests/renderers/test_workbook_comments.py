"""Excel: what is said in the margin of a cell."""

from __future__ import annotations

from io import BytesIO

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from kitchen_pictures import passages

from qualcode.document import Block, Cell, Column, Document, Passage, Reference, Section, Table
from qualcode.renderers import RENDERERS, RenderOptions


def resting(words: str, *codings: str) -> Table:
    """A table of one cell that rests on codings."""
    evidence = tuple(Reference(one, "W1", 14) for one in codings)
    return Table("Uji", (Column("A"),), (Section(((Cell((words,), evidence=evidence),),)),))


def comment(*blocks: Block, found: tuple[Passage, ...] = passages()) -> str:
    """What is said in the margin of the cell under the head."""
    document = Document("Laporan", "id", blocks, passages=found)
    data = RENDERERS["excel"].render(document, RenderOptions())
    noted = openpyxl.load_workbook(BytesIO(data))["Uji"]["A4"].comment
    return noted.text if noted else ""


def test_a_cell_tells_in_its_margin_where_it_comes_from_and_in_whose_words() -> None:
    assert comment(resting("2 segmen", "01J", "01K", "01J")) == (
        "W1.14 · Ibu A · EM1.1 (+) · Diterima\n“pelatihan itu tiap tahun”\n\n"
        "W1.14 · Ibu A · EM2 (−) · Usulan\n“tiap tahun </script>”\n[every year]"
    )


def test_a_cell_that_says_it_all_itself_needs_no_margin() -> None:
    assert comment(resting("“pelatihan itu tiap\ntahun” (W1.14)", "01J")) == ""


def test_words_that_may_not_be_shown_are_not_in_the_margin_either() -> None:
    assert comment(resting("2 segmen", "withheld")) == ""


def test_without_the_passages_the_margin_tells_the_places() -> None:
    assert comment(resting("2 segmen", "01J", "01K"), found=()) == "W1.14"


def many(number: int, words: str = "kata") -> tuple[Passage, ...]:
    """Passages with places that differ."""
    return tuple(
        Passage(f"c{n}", "K", "Kode", words, "W1", n, f"W1.{n}", "Ibu A", "+", "Usulan")
        for n in range(number)
    )


def test_of_many_passages_the_first_are_quoted_and_the_places_of_others_named() -> None:
    found = many(40)
    told = comment(resting("40 segmen", *(one.coding for one in found)), found=found)
    *quoted, further = told.split("\n\n")
    left = 40 - len(quoted)
    assert 5 <= len(quoted) <= 20
    assert further.startswith(f"dan {left} kutipan lagi: W1.{len(quoted)}; ")


@given(st.integers(1, 400), st.integers(0, 20_000))
@settings(max_examples=20, deadline=None)
def test_a_margin_never_holds_more_than_excel_takes(number: int, length: int) -> None:
    found = many(number, "kata " * (length // 5) or "x" * length)
    told = comment(resting("", *(one.coding for one in found)), found=found)
    assert len(told) < 6_000
