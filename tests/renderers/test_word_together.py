"""What stays together in Word: on a page, and on pages of one orientation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from word_reading import PROSE, W, orientations, rendered, styled, table_of, xml_of

from qualcode.document import (
    Block,
    Bullets,
    Caption,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Quotation,
    Section,
    Table,
    cell,
)
from qualcode.renderers.columns.turning import stretches
from qualcode.renderers.columns.upright import Fitting
from qualcode.renderers.style import INDONESIA

WIDE = replace(table_of(9, PROSE), source="Sumber: data")
ASKED = Paragraph("Tafsirkan.", prompt=True)


def kept(*blocks: Block) -> dict[str, bool]:
    """Which paragraphs outside tables stay on the page of what follows them."""
    body = xml_of(rendered(*blocks))[0]
    return {
        "".join(words.text for words in found.iter(f"{W}t")): (
            found.find(f"{W}pPr/{W}keepNext") is not None
        )
        for found in body.findall(f"{W}p")
    }


def turned(*blocks: Block) -> list[tuple[bool, int]]:
    """The orientation of each stretch of pages, and how many blocks it has."""
    found = stretches(blocks, Fitting(blocks, INDONESIA))
    return [(one.landscape, len(one.blocks)) for one in found]


@pytest.mark.parametrize(
    "following", [Quotation("Belum pernah.", "(W4.18)"), Bullets(("satu", "dua"))]
)
def test_the_line_before_quotations_or_a_list_stays_with_the_first_of_them(
    following: Block,
) -> None:
    found = kept(Paragraph("Sebelumnya."), Paragraph("EN1.1 Sosialisasi"), following)
    assert not found["Sebelumnya."]
    assert found["EN1.1 Sosialisasi"]


def test_what_stands_below_a_table_stays_with_the_prompt_about_it() -> None:
    table = replace(table_of(2), notes=("Catatan.",), source="Sumber: data")
    assert kept(table, ASKED)["Sumber: data"]
    assert not kept(table, Paragraph("Lain."))["Sumber: data"]
    assert not kept(Paragraph("Isi.", prompt=True), Quotation("Ada.", "(W1.1)"))["[Isi.]"]


def test_a_prompt_about_a_wide_table_stands_on_its_page() -> None:
    after = Paragraph("Uraian. " * 200)
    assert turned(WIDE, ASKED, ASKED, after) == [(True, 3), (False, 1)]
    assert turned(WIDE, after, ASKED) == [(True, 1), (False, 2)]


def test_neighbouring_tables_of_one_display_have_pages_of_one_orientation() -> None:
    small = replace(table_of(2), name="prediktor")
    wide = replace(WIDE, name="prediktor")
    other = replace(small, name="lain")
    text = Paragraph("Uraian. " * 200)
    assert turned(small, wide, small) == [(True, 3)]
    assert turned(other, wide, small, other) == [(False, 1), (True, 2), (False, 1)]
    assert turned(small, text, wide) == [(False, 2), (True, 1)]
    assert turned(replace(small, name=""), replace(wide, name="")) == [(False, 1), (True, 1)]


def test_a_chapter_does_not_begin_on_a_page_on_its_side_for_being_short() -> None:
    chapter = (PageBreak(), Heading(1, "Bab III"), Paragraph("Sebentar."))
    assert orientations(rendered(WIDE, *chapter, Bullets(("a",)), WIDE)) == [True, False, True]
    assert orientations(rendered(WIDE, *chapter[2:], Bullets(("a",)), WIDE)) == [True]


def rows_of(*rows: str, columns: int = 1) -> Table:
    return Table(
        "Judul",
        tuple(Column(f"Kolom {n}") for n in range(columns)),
        (Section(tuple(tuple(cell(row) for _ in range(columns)) for row in rows)),),
        ("Catatan.",),
    )


def keeps(table: Table) -> list[tuple[bool, bool]]:
    """Which rows are not broken, and which stay with the row after them."""
    _, *rows = xml_of(rendered(table)).iter(f"{W}tr")
    return [
        (
            row.find(f"{W}trPr/{W}cantSplit") is not None,
            row.find(f".//{W}p/{W}pPr/{W}keepNext") is not None,
        )
        for row in rows
    ]


def test_two_high_rows_do_not_stay_together_but_are_not_broken() -> None:
    high = "kata " * 300
    assert keeps(rows_of(high, high, "a", high)) == [
        (True, False), (True, False), (True, True), (True, True),
    ]  # fmt: skip


def test_a_table_that_would_fill_a_page_on_its_side_is_not_kept_whole() -> None:
    assert [kept for _, kept in keeps(rows_of(*["a"] * 15))] == [True] * 15
    wide = rows_of(*["Pelatihan"] * 15, columns=10)
    assert [kept for _, kept in keeps(wide)] == [True, *[False] * 12, True, True]


def test_a_title_is_not_said_again_right_below_the_heading_that_says_it() -> None:
    table = replace(rows_of("a"), title="Peta")
    said = [words for _, words in styled(rendered(Heading(2, "Peta"), table))]
    assert said.count("Peta") == 1
    later = [words for _, words in styled(rendered(Heading(2, "Peta"), ASKED, table))]
    assert later.count("Peta") == 2
    numbered = replace(table, caption=Caption("Tabel", 4, 1))
    shown = [words for _, words in styled(rendered(Heading(2, "Peta"), numbered))]
    assert "Tabel 4.1 Peta" in shown
