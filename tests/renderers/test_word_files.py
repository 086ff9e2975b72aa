"""The Word file: what Word needs to be happy, and what a supervisor looks at."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from campus_file import campus_file
from kitchen_sink import sink
from lxml import etree
from word_reading import PROSE, W, campus, fields, orientations, rendered, styled, table_of, xml_of

from qualcode.document import (
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Section,
    Table,
    cell,
)
from qualcode.renderers import RENDERERS, RenderOptions, StyleProfile, Template


def test_blocks_get_real_styles() -> None:
    data = rendered(
        Heading(1, "Bab"),
        Heading(2, "Subbab"),
        Paragraph("Teks"),
        Paragraph("Tulis di sini", prompt=True),
        Bullets(("satu",)),
        Bullets(("dua",), numbered=True),
        title="Laporan",
        lines=("Peneliti",),
    )
    assert styled(data) == [
        ("Title", "Laporan"),
        ("Subtitle", "Peneliti"),
        ("Heading 1", "Bab"),
        ("Heading 2", "Subbab"),
        ("Body Text", "Teks"),
        ("Prompt", "[Tulis di sini]"),
        ("List Bullet", "satu"),
        ("List Number", "dua"),
    ]


def test_every_style_that_is_used_is_defined() -> None:
    data = RENDERERS["word"].render(sink(), RenderOptions())
    defined = {style.get(f"{W}styleId") for style in xml_of(data, "word/styles.xml")}
    used = {style.get(f"{W}val") for style in xml_of(data).iter(f"{W}pStyle")}
    assert used <= defined


def test_every_numbered_list_starts_at_one() -> None:
    numbered = Bullets(("a", "b"), numbered=True)
    data = rendered(numbered, Paragraph("x"), numbered, Bullets(("c",)))
    used = [n.get(f"{W}val") for n in xml_of(data).iter(f"{W}numId")]
    assert used == ["2", "2", "3", "3"]
    restarted = [n.getparent().get(f"{W}numId") for n in
                 xml_of(data, "word/numbering.xml").iter(f"{W}lvlOverride")]  # fmt: skip
    assert restarted == ["2", "3"]


def test_captions_count_with_a_field_that_shows_the_reports_number() -> None:
    data = rendered(table_of(2, number=1), table_of(2, number=2), table_of(2, number=5))
    assert fields(data) == [
        (r"SEQ Tabel \* ARABIC \r 1", "1"),
        (r"SEQ Tabel \* ARABIC", "2"),
        (r"SEQ Tabel \* ARABIC \r 5", "5"),
    ]
    assert ("Caption", "Tabel 4.1 Judul") in styled(data)


def test_nothing_asks_to_be_updated_and_no_text_becomes_a_link() -> None:
    archive = ZipFile(BytesIO(RENDERERS["word"].render(sink(), RenderOptions())))
    everything = b"".join(map(archive.read, archive.namelist()))
    assert b"updateFields" not in everything
    assert b"hyperlink" not in everything.lower().replace(b"=hyperlink(", b"")


def test_a_caption_stays_with_its_table_and_the_header_repeats_on_every_page() -> None:
    data = rendered(table_of(2, rows=3))
    styles = {s.get(f"{W}styleId"): s for s in xml_of(data, "word/styles.xml")}
    assert styles["Caption"].find(f".//{W}keepNext") is not None
    rows = list(xml_of(data).iter(f"{W}tr"))
    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True, False, False, False]


def test_column_groups_give_two_repeated_header_rows_with_merged_cells() -> None:
    columns = (Column("No"), Column("A", group="Aparatur"), Column("B", group="Aparatur"))
    table = Table("", columns, (Section(((cell("1"), cell("x"), cell("y")),)),))
    (found,) = docx.Document(BytesIO(rendered(table))).tables
    heads = [[c.text for c in row.cells] for row in found.rows]
    assert heads[:2] == [["No", "Aparatur", "Aparatur"], ["No", "A", "B"]]
    assert len(found._tbl.findall(f".//{W}tblHeader")) == 2


def test_short_rows_are_kept_whole_and_long_ones_may_break() -> None:
    rows = tuple((cell("1"), cell("kata " * count)) for count in (5, 4000))
    table = Table("", (Column("No"), Column("Isi")), (Section(rows),))
    short, long = list(xml_of(rendered(table)).iter(f"{W}tr"))[1:]
    assert short.find(f".//{W}cantSplit") is not None
    assert long.find(f".//{W}cantSplit") is None


def test_a_section_title_is_one_bold_cell_across_all_columns() -> None:
    table = Table("", (Column("A"), Column("B")), (Section(((cell("x"), cell("y")),), "Bagian"),))
    (found,) = docx.Document(BytesIO(rendered(table))).tables
    assert [c.text for c in found.rows[1].cells] == ["Bagian", "Bagian"]
    assert found.rows[1].cells[0].paragraphs[0].style.name == "Table Section"


@pytest.mark.parametrize("columns", [1, 2, 5, 9, 14, 40])
def test_a_table_is_exactly_as_wide_as_the_text(columns: int) -> None:
    data = rendered(table_of(columns, PROSE))
    landscape = orientations(data)[-1]
    text = round((22.7 if landscape else 14) / 2.54 * 1440)
    for table in xml_of(data).iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert abs(sum(grid) - text) <= 1
        assert min(grid) >= 600
        for row in table.iter(f"{W}tr"):
            assert sum(int(w.get(f"{W}w")) for w in row.iter(f"{W}tcW")) == sum(grid)


def test_a_wide_table_lies_on_its_side_with_its_heading_and_the_report_turns_back() -> None:
    intro = (Heading(1, "Bab"), Paragraph("teks " * 400), Heading(2, "Subbab"), Paragraph("Lihat."))
    data = rendered(*intro, table_of(8, PROSE), Heading(2, "Lanjut"), Paragraph("teks"))
    assert orientations(data) == [False, True, False]
    body = xml_of(data)[0]
    ends = [i for i, element in enumerate(body) if element.find(f".//{W}sectPr") is not None]
    first = ["".join(element.itertext()) for element in body[: ends[0] + 1]]
    assert first[0] == "Bab"
    assert "Subbab" not in first


def test_a_long_introduction_to_a_wide_table_stays_upright() -> None:
    data = rendered(Heading(2, "Subbab"), Paragraph("teks " * 400), table_of(8, PROSE))
    assert orientations(data) == [False, True]


def test_a_narrow_table_stays_upright() -> None:
    assert orientations(rendered(table_of(7, "12"))) == [False]


def test_a_few_lines_between_two_wide_tables_get_no_page_of_their_own() -> None:
    wide = table_of(8, PROSE)
    assert orientations(rendered(wide, Paragraph("Lalu:"), wide)) == [True]


def test_more_columns_than_a_page_can_show_continue_in_a_second_part() -> None:
    data = rendered(table_of(20, PROSE, number=3))
    tables = docx.Document(BytesIO(data)).tables
    assert len(tables) > 1
    assert {table.rows[0].cells[0].text for table in tables} == {"Kolom 0"}
    seen = {c.text for table in tables for c in table.rows[0].cells}
    assert seen == {f"Kolom {n}" for n in range(20)}
    captions = [text for style, text in styled(data) if style == "Caption"]
    assert captions == ["Tabel 4.3 Judul", *["Tabel 4.3 (lanjutan)"] * (len(tables) - 1)]


@pytest.mark.parametrize(
    ("blocks", "breaks"),
    [
        ((Paragraph("a"), PageBreak(), Paragraph("b")), 1),
        ((Paragraph("a"), PageBreak(), PageBreak(), Paragraph("b")), 1),
        ((PageBreak(), Paragraph("a"), PageBreak()), 0),
        ((Paragraph("a"), PageBreak(), table_of(8, PROSE)), 0),
        ((Paragraph("a"), PageBreak(), Table("", (Column("A"),), ())), 1),
    ],
)
def test_page_breaks_never_make_an_empty_page(blocks: tuple[Block, ...], breaks: int) -> None:
    assert len(list(xml_of(rendered(*blocks)).iter(f"{W}pageBreakBefore"))) == breaks


def test_the_banner_is_on_every_page_and_the_title_page_has_no_number() -> None:
    data = RENDERERS["word"].render(sink(), RenderOptions())
    sections = docx.Document(BytesIO(data)).sections
    assert {section.header.paragraphs[0].text for section in sections} == {sink().banner}
    numbers = [len(section.footer._element.findall(f".//{W}instrText")) for section in sections]
    assert numbers == [0, *[1] * (len(sections) - 1)]


def test_page_and_type_follow_the_style_profile() -> None:
    word = docx.Document(BytesIO(rendered(Paragraph("x"))))
    page: Any = word.sections[0]
    lengths = (page.page_width, page.left_margin, page.top_margin, page.right_margin)
    assert [round(length.cm, 1) for length in lengths] == [21.0, 4.0, 4.0, 3.0]
    normal = word.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Times New Roman", 12)
    assert normal.paragraph_format.line_spacing == 1.5
    fonts = normal.element.find(f".//{W}rFonts")
    assert fonts.get(f"{W}eastAsia") == "Times New Roman"
    assert word.styles["Table Text"].font.size.pt == 10


def test_another_profile_sets_captions_below_and_draws_no_upright_rules() -> None:
    style = StyleProfile("jurnal", caption="below", caption_align="left", lines="horizontal")
    document = Document("", "id", (table_of(2, number=1),))
    data = RENDERERS["word"].render(document, RenderOptions(style=style))
    table, caption = list(xml_of(data)[0])[:2]
    assert table.tag == f"{W}tbl"
    assert "".join(caption.itertext(f"{W}t")) == "Tabel\u00a04.1 Judul"
    assert [rule.tag for rule in next(table.iter(f"{W}tblBorders"))] == [
        f"{W}top", f"{W}bottom", f"{W}insideH",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "tag"), [("id", "id-ID"), ("en", "en-US"), ("jv", "jv"), ('"/>', "en-US")]
)
def test_the_spelling_check_gets_the_documents_language(language: str, tag: str) -> None:
    data = rendered(Paragraph("x"), language=language)
    (found,) = xml_of(data, "word/styles.xml").iter(f"{W}lang")
    assert found.get(f"{W}val") == tag


def test_the_file_tells_nothing_of_who_made_it_where_and_when() -> None:
    data = rendered(Paragraph("x"), title="Judul", date=date(2025, 12, 1))
    properties = docx.Document(BytesIO(data)).core_properties
    assert (properties.author, properties.last_modified_by) == ("qualcode", "qualcode")
    assert properties.created.replace(tzinfo=None) == datetime(2025, 12, 1)
    assert properties.modified.replace(tzinfo=None) == datetime(2025, 12, 1)
    archive = ZipFile(BytesIO(data))
    assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"python-docx" not in b"".join(map(archive.read, archive.namelist()))
    assert not [name for name in archive.namelist() if "thumbnail" in name or "custom" in name]


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr shd tabs spacing ind "
    "contextualSpacing jc outlineLvl sectPr",
    "rPr": "rFonts b i caps vanish specVanish color sz szCs lang",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "sectPr": "headerReference footerReference type pgSz pgMar pgBorders pgNumType cols titlePg "
    "docGrid",
    "style": "name basedOn next uiPriority qFormat pPr rPr tblPr",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol "
    "listSeparator",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr",
}


@pytest.mark.parametrize("template", [None, campus(campus_file())])
@pytest.mark.parametrize("lines", ["grid", "apa"])
def test_elements_stand_in_the_order_that_word_insists_on(
    template: Template | None, lines: Any
) -> None:
    blocks = (Paragraph("x"), PageBreak(), table_of(2, number=1), PageBreak(), *sink(False).blocks)
    style = StyleProfile("x", lines=lines, notes_together=lines == "apa")
    document = replace(sink(False), blocks=blocks)
    data = RENDERERS["word"].render(document, RenderOptions(style=style, template=template))
    for part in ("document", "styles", "numbering", "settings"):
        for element in xml_of(data, f"word/{part}.xml").iter(etree.Element):
            order = ORDER.get(etree.QName(element).localname, "").split()
            if order:
                names = [order.index(etree.QName(child).localname) for child in element]
                assert all(a <= b for a, b in pairwise(names)), etree.tostring(element)


def test_every_cell_ends_with_a_paragraph_and_every_table_is_followed_by_one() -> None:
    body = xml_of(RENDERERS["word"].render(sink(), RenderOptions()))
    assert {c[-1].tag for c in body.iter(f"{W}tc")} == {f"{W}p"}
    after = {table.getnext().tag for table in body.iter(f"{W}tbl")}
    assert after == {f"{W}p"}


def test_ids_of_relationships_are_all_used() -> None:
    archive = ZipFile(BytesIO(RENDERERS["word"].render(sink(), RenderOptions())))
    relationships = archive.read("word/_rels/document.xml.rels").decode()
    targets = set(re.findall(r'Target="([^"]+)"', relationships))
    parts = {name.removeprefix("word/") for name in archive.namelist() if name.startswith("word/")}
    assert targets == parts - {"document.xml", "_rels/document.xml.rels"}
