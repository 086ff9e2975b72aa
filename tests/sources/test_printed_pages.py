"""What stands on which page of a report that was printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.sources.printed_pages import plain, printed_pages
from tests.sources.printed_builder import para, pdf, row, saved_by_word, table

SECTION = '<w:p><w:pPr><w:sectPr><w:pgNumType w:fmt="lowerRoman"/></w:sectPr></w:pPr></w:p>'
LAST = '<w:sectPr><w:pgNumType w:start="1"/></w:sectPr>'
BREAK = '<w:r><w:br w:type="page"/></w:r>'


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("wide", [False, True])
def test_the_words_of_a_pdf_are_told_page_by_page(packed: bool, wide: bool) -> None:
    found = printed_pages(pdf([["One (a)", "and two"], ["Three"]], packed, wide))
    assert found.texts == ("oneaandtwo", "three")


def test_a_table_of_characters_may_list_them_and_join_several() -> None:
    data = pdf([["“Ok” "]]).replace(b"[<", b"[<", 1)
    assert printed_pages(data).texts == ("ok",)
    assert plain("ﬁrst “Line”-\nup") == "firstlineup"


def test_page_numbers_are_those_that_go_on_from_page_to_page() -> None:
    front = [["Cover"], ["Contents", "7"]]
    pages = [["Row", "12", "words", str(n)] for n in range(1, 6)]
    assert printed_pages(pdf([*front, *pages])).numbers == ("", "", "1", "2", "3", "4", "5")


def test_two_numbers_alike_are_no_page_numbers() -> None:
    assert printed_pages(pdf([["a", "1"], ["b", "2"], ["c", "9"]])).numbers == ("", "", "")


@given(st.lists(st.lists(st.text("abcdefgh 0123456789()\\", max_size=9), max_size=4), min_size=1))
def test_whatever_was_set_is_read_again(pages: list[list[str]]) -> None:
    wanted = tuple(plain("".join(page)) for page in pages)
    if any(text for page in pages for text in page):
        assert printed_pages(pdf(pages)).texts == wanted


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"hello", "neither a PDF file nor a Word document"),
        (pdf([["a"]]) + b"/Encrypt 9 0 R", "locked with a password"),
        (b"%PDF-1.7\n%%EOF", "damaged"),
        (pdf([[]]), "picture of pages"),
        (saved_by_word(para("a")), "does not say where its pages begin"),
        (saved_by_word(para("a") + para("b", before="|"), pages=5), "says that it has 5 pages"),
    ],
)
def test_what_tells_nothing_of_pages_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(QualcodeError, match=told):
        printed_pages(data)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading_of_a_pdf(data: bytes) -> None:
    with pytest.raises(QualcodeError):
        printed_pages(b"%PDF-1.4\n" + data)


def texts(body: str, pages: int | None = None) -> tuple[str, ...]:
    return printed_pages(saved_by_word(body, pages)).texts


def test_word_marks_where_a_page_began() -> None:
    assert texts(para("one") + para("two", before="|") + para("three"), 2) == ("one", "twothree")


def test_a_break_that_word_marked_as_well_counts_once() -> None:
    assert texts(para("one", after=BREAK) + para("two", before="|"), 2) == ("one", "two")
    assert texts(para("one", after=BREAK) + para("two") + para("x", before="|")) == (
        "one", "two", "x",
    )  # fmt: skip


def test_a_row_that_moved_to_the_next_page_stands_there_whole() -> None:
    moved = row(para("2", before="|"), para("Anna"), para("words"))
    assert texts(table(row(para("1")), moved), 2) == ("1", "2annawords")


def test_a_mark_in_each_cell_of_a_row_is_one_page() -> None:
    goes_on = row(para("2"), para("left", after="|") + para("more"),
                  para("right", after="|") + para("rest"))  # fmt: skip
    found = texts(table(row(para("1")), goes_on, row(para("3"))) + para("end"), 2)
    assert found == ("12leftright", "morerest3end")


def test_a_cell_can_go_over_several_pages() -> None:
    deep = row(para("1"), para("a", after="|") + para("b", after="|") + para("c"), para("z"))
    assert texts(table(deep) + para("end"), 3) == ("1az", "b", "cend")


def test_a_row_that_begins_a_page_with_a_mark_in_every_cell_is_on_one_page() -> None:
    moved = row(para("2", before="|"), para("Anna", before="|"))
    assert texts(table(row(para("1")), moved) + para("end"), 2) == ("1", "2annaend")


def test_each_part_counts_its_own_pages() -> None:
    body = (
        para("front") + para("more", before="|") + SECTION + para("chapter", before="|")
        + para("next", before="|") + LAST
    )  # fmt: skip
    found = printed_pages(saved_by_word(body, 4))
    assert found.texts == ("front", "more", "chapter", "next")
    assert found.numbers == ("i", "ii", "1", "2")


def test_a_part_begins_a_page_also_where_word_left_no_mark() -> None:
    body = para("front") + SECTION + para("chapter") + para("next", before="|") + LAST
    assert printed_pages(saved_by_word(body, 3)).numbers == ("i", "1", "2")
