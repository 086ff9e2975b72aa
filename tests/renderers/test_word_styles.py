"""What a style profile changes in a Word file."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from word_reading import W, fields, rendered, styled, table_of, xml_of

from qualcode.document import Column, Paragraph, Quotation, Section, Table, cell
from qualcode.renderers import StyleProfile
from qualcode.renderers.columns.evening import evened
from qualcode.renderers.style import PAPERS, QuotationRule

NOTED = replace(table_of(2, number=1), notes=("Satu", "Dua."), source="Sumber: X (2026)")


def rules(data: bytes, tag: str) -> list[str]:
    """The sides on which there is a rule."""
    return [rule.tag.removeprefix(W) for one in xml_of(data).iter(f"{W}{tag}") for rule in one]


def test_a_table_by_apa_has_three_lines_and_no_others() -> None:
    data = rendered(table_of(2, number=1), style=StyleProfile("apa", lines="apa", header_fill=""))
    assert rules(data, "tblBorders") == ["top", "bottom"]
    assert rules(data, "tcBorders") == ["bottom"] * 2
    first, second = list(xml_of(data).iter(f"{W}tr"))
    assert first.find(f".//{W}tcBorders") is not None
    assert second.find(f".//{W}tcBorders") is None
    assert first.find(f".//{W}shd") is None


def test_a_caption_may_have_its_number_and_title_on_lines_and_in_type_of_their_own() -> None:
    data = rendered(
        table_of(2, number=1), style=StyleProfile("apa", caption_form="**{label}**\n*{title}*")
    )
    assert ("Caption", "Tabel 4.1\nJudul") in styled(data)
    runs = [
        ("".join(run.itertext(f"{W}t")), _on(run, "b"), _on(run, "i"))
        for run in xml_of(data).iter(f"{W}r")
        if run.find(f"{W}t") is not None
    ][:3]
    assert runs == [("Tabel\u00a04.", True, False), ("1", True, False), ("Judul", False, True)]
    styles = {s.get(f"{W}styleId"): s for s in xml_of(data, "word/styles.xml")}
    assert styles["Caption"].find(f".//{W}b") is None


def _on(run: Any, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val") != "0"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("{label}. {title}", "Tabel 4.1. Judul"),
        ("*{label}* – {title}", "Tabel 4.1 – Judul"),
        ("{title} ({label})", "Judul (Tabel 4.1)"),
    ],
)
def test_a_caption_follows_its_form(form: str, expected: str) -> None:
    data = rendered(table_of(2, number=1), style=StyleProfile("x", caption_form=form))
    assert ("Caption", expected) in styled(data)


@pytest.mark.parametrize("form", ["{label}. {title}", "**{label}**\n*{title}*"])
def test_a_caption_without_number_or_title_has_no_marks_left_over(form: str) -> None:
    style = StyleProfile("x", caption_form=form)
    only_title = replace(table_of(2), caption=None)
    only_number = replace(table_of(2, number=1), title="")
    data = rendered(only_title, only_number, style=style)
    assert [text for name, text in styled(data) if name == "Caption"] == ["Judul", "Tabel 4.1"]


def test_notes_may_be_one_paragraph_with_a_prefix_and_the_source() -> None:
    style = StyleProfile("apa", note_prefix={"id": "*Catatan.*"}, notes_together=True)
    notes = [text for name, text in styled(rendered(NOTED, style=style)) if name == "Table Note"]
    assert notes == ["Catatan. Satu. Dua. Sumber: X (2026)."]


def test_a_prefix_stands_before_the_first_note_in_the_documents_language() -> None:
    style = StyleProfile("x", note_prefix={"id": "*Catatan:*", "en": "Note."})
    told = [text for _, text in styled(rendered(NOTED, style=style)) if "Satu" in text]
    assert told == ["Catatan: Satu"]
    told = [text for _, text in styled(rendered(NOTED, style=style, language="en"))]
    assert "Note. Satu" in told


def test_notes_stay_with_the_source_below_them() -> None:
    body = xml_of(rendered(NOTED))[0]
    notes = [p for p in body if p.find(f"{W}pPr/{W}pStyle[@{W}val='TableNote']") is not None]
    assert [p.find(f"{W}pPr/{W}keepNext") is not None for p in notes] == [True, True]


def test_short_quotations_stand_in_the_line_and_long_ones_in_a_block_without_marks() -> None:
    style = StyleProfile("apa", quotation=QuotationRule(5, marks=False))
    long = "satu dua tiga empat lima"
    data = rendered(Quotation("satu dua", "W1.1"), Quotation(long, "W1.2"), style=style)
    assert styled(data) == [
        ("Body Text", "“satu dua” (W1.1)"),
        ("Quote", "satu dua tiga empat lima (W1.2)"),
    ]


def test_paper_and_margins_are_those_of_the_style() -> None:
    style = StyleProfile("x", paper=PAPERS["F4"], left=2, right=2)
    page: Any = docx.Document(BytesIO(rendered(Paragraph("x"), style=style))).sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.5, 33.0)
    assert round(page.left_margin.cm, 1) == 2


@pytest.mark.parametrize(
    ("place", "part", "side"),
    [
        ("bottom-center", "footer", None),
        ("bottom-right", "footer", "right"),
        ("top-right", "header", "right"),
    ],
)
def test_the_page_number_stands_where_the_style_wants_it(
    place: Any, part: str, side: str | None
) -> None:
    data = rendered(Paragraph("x"), banner="DRAF", style=StyleProfile("x", page_number=place))
    assert fields(data, f"word/{part}1.xml") == [("PAGE", "1")]
    aligned = [jc.get(f"{W}val") for jc in xml_of(data, f"word/{part}1.xml").iter(f"{W}jc")]
    assert aligned == ([side] if side else [])
    texts = [
        paragraph.text for paragraph in docx.Document(BytesIO(data)).sections[0].header.paragraphs
    ]
    assert texts[0] == "DRAF"


def test_a_column_that_alone_makes_rows_high_gets_room_from_one_that_has_some() -> None:
    row = (cell("kata " * 2), cell("kata " * 40))
    widths = evened([4000, 4000], [500, 500], [row] * 5, (100, 200.0))
    assert sum(widths) == 8000
    assert widths[1] > 5000


def test_no_column_gives_what_its_words_need() -> None:
    row = (cell("kata"), cell("kata " * 100))
    widths = evened([4000, 4000], [3900, 500], [row], (100, 100.0))
    assert widths[0] >= 3900


def test_a_font_with_broad_letters_gets_wider_columns_for_short_words() -> None:
    words = ("Kecamatan", "Penghambat", "Pelaku usaha mikro di pesisir " * 8)
    table = Table("", tuple(map(Column, "ABC")), (Section((tuple(map(cell, words)),)),))

    def first(font: str) -> int:
        data = rendered(table, style=StyleProfile("x", font=font))
        return int(next(xml_of(data).iter(f"{W}gridCol")).get(f"{W}w"))

    assert first("Arial") > first("Times New Roman")
