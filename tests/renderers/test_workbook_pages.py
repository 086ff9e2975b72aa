"""Sheets on paper and in the list: names, titles, pictures that are higher than a page."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from kitchen_pictures import figure

from qualcode.document import (
    Bar,
    BarGroup,
    Bars,
    Column,
    Document,
    Figure,
    Paragraph,
    Section,
    Sign,
    Table,
    cell,
)
from qualcode.renderers import RENDERERS, RenderOptions
from qualcode.renderers.excel import plan
from qualcode.renderers.excel.names import sheet_names

DRAFT = "DRAF – belum ditinjau"


def rendered(document: Document) -> bytes:
    return RENDERERS["excel"].render(document, RenderOptions())


def counted(number: int, of: int, *heads: str, source: str = "") -> Table:
    """A part of a display that is divided only because a page is narrow."""
    cells = tuple((cell(row), *(cell(f"{row} {head}") for head in heads)) for row in ("A1", "A2"))
    title = f"DRAF – Kode menurut sumber: bagian {number} dari {of}"
    notes = (f"{number} dari 9 ditinjau.",)
    heads_of_all = (Column("Kode"), *map(Column, heads))
    return Table(title, heads_of_all, (Section(cells),), notes, source, name="by-source")


def joined(*tables: Table) -> plan.Sheet:
    (one,) = plan.sheets_of(Document("", "id", tables, banner=DRAFT))
    return one


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("3.4 Pelaksanaan pengumpulan data", "3.4 Pelaksanaan pengumpulan…"),
        ("4.2 Matriks daftar cek: PG Kemampuan pengurus", "4.2 Matriks daftar cek PG…"),
        ("3.3 Jenis data, sumber, dan – metode penelitian", "3.3 Jenis data, sumber, dan…"),
        ("Lembar ringkasan kontak", "Lembar ringkasan kontak"),
        ("Antikonstitusionalisasikanlah-semuanya", "Antikonstitusionalisasikanlah-s"),
    ],
)
def test_a_name_that_is_too_long_ends_with_a_whole_word(wish: str, name: str) -> None:
    assert sheet_names([wish], "Tabel") == [name]
    assert sheet_names([wish, wish], "Tabel")[1].endswith(" (2)")


def test_parts_that_are_only_counted_are_one_sheet_without_their_count() -> None:
    one = joined(counted(1, 2, "W1", "W2"), counted(2, 2, "D1"))
    assert (one.wish.strip(), one.caption) == ("Kode menurut sumber", "DRAF – Kode menurut sumber")
    heads = [(head.group, head.header) for head in one.table.columns]
    assert heads == [("", "Kode"), ("", "W1"), ("", "W2"), ("", "D1")]
    assert one.table.notes == ("1 dari 9 (W1–W2); 2 dari 9 (D1) ditinjau.",)


def test_parts_that_do_not_follow_each_other_keep_what_they_are_called() -> None:
    one = joined(counted(1, 3, "W1"), counted(3, 3, "D1"))
    assert [head.group for head in one.table.columns] == ["", "bagian 1 dari 3", "bagian 3 dari 3"]


def test_what_stands_before_the_colon_names_the_sheet_however_long_the_rest_is() -> None:
    tables = [
        replace(counted(1, 2, head), title=f"DRAF – Matriks: {rest}")
        for head, rest in (("W1", "PG Kemampuan pengurus; " * 9), ("W2", "HAS Hasil"))
    ]
    assert joined(*tables).caption == "DRAF – Matriks"


def test_a_source_that_another_one_holds_is_not_told_again() -> None:
    first = counted(1, 2, "W1", source="Sumber: Hasil wawancara, observasi, usulan (2026)")
    second = counted(2, 2, "W2", source="Sumber: Hasil wawancara, usulan (2026)")
    assert joined(first, second).table.notes[1:] == (first.source,)
    other = replace(second, source="Sumber: Hasil dokumentasi, usulan (2026)")
    assert joined(first, other).table.notes[1:] == (f"{first.source} – W1", f"{other.source} – W2")


def test_the_draft_is_told_once_in_the_list_and_once_at_the_head_of_a_page() -> None:
    document = Document(f"Judul ({DRAFT})", "id", (counted(1, 1, "W1"),), banner=DRAFT)
    data = rendered(document)
    sheet: Any = openpyxl.load_workbook(BytesIO(data))["Isi"]
    assert [sheet.cell(row, 1).value for row in (1, 2)] == ["Judul", DRAFT]
    xml = ZipFile(BytesIO(data)).read("xl/worksheets/sheet2.xml").decode()
    assert re.findall("<oddHeader>(.*?)</oddHeader>", xml, re.DOTALL) == [
        f"&amp;L&amp;8 Judul\n {DRAFT}"
    ]


def bars(count: int) -> Figure:
    """A picture of so many bars."""
    groups = (
        BarGroup(f"EM{n} Kode", (Bar("Dinas", ((Sign.FAVOURABLE, 2),)),)) for n in range(count)
    )
    return figure(1, Bars(tuple(groups), "Segmen"))


def drawn(picture: Figure) -> tuple[str, int]:
    """The sheet of a picture as XML, and how many images the file has."""
    file = ZipFile(BytesIO(rendered(Document("Laporan", "id", (picture,)))))
    images = sum(name.startswith("xl/media/") for name in file.namelist())
    return file.read("xl/worksheets/sheet2.xml").decode(), images


def test_a_picture_that_is_much_higher_than_a_page_stands_on_several() -> None:
    xml, images = drawn(bars(80))
    assert images > 1
    breaks = re.search('<rowBreaks count="([0-9]+)"', xml)
    assert breaks
    assert int(breaks[1]) == images
    # Where pages are fitted, Excel minds no break; and only an upright page is high enough.
    assert "fitToPage" not in xml
    assert "landscape" not in xml


def test_a_picture_that_fits_a_page_stands_on_it_whole() -> None:
    xml, images = drawn(bars(8))
    assert images == 1
    assert "rowBreaks" not in xml
    assert 'fitToPage="1"' in xml


@pytest.mark.parametrize("name", ["Informan", "Informan dengan nama yang panjang sekali di sini"])
def test_no_page_repeats_a_part_of_what_stands_across_a_wide_table(name: str) -> None:
    heads = (Column("Kasus"), *(Column(f"Kode {n}") for n in range(20)))
    row = (cell(name), *(cell("kata demi kata " * 9) for _ in range(20)))
    note = "Aturan pengisian: satu kutipan yang menunjukkan posisi sel. " * 6
    table = Table("Matriks kerangka yang lebar", heads, (Section((row,)),), (note,))
    data = rendered(Document("", "id", (table,)))
    sheet: Any = openpyxl.load_workbook(BytesIO(data)).worksheets[1]
    assert sheet.print_title_cols == "$A:$A"
    for merged in sheet.merged_cells.ranges:
        assert (merged.min_col > 1) == (merged.max_col > 1)
    beyond = {one.column for row in sheet.iter_rows() for one in row if one.value == note}
    assert beyond == {2}


def test_names_of_sheets_keep_what_tells_them_apart() -> None:
    wishes = [f"L10.{n} Pengecekan anggota: {one}" for n, one in ((2, "Bapak B"), (5, "Bapak E"))]
    assert sheet_names(wishes, "Tabel") == [
        "L10.2 Pengecekan… Bapak B",
        "L10.5 Pengecekan… Bapak E",
    ]
    guides = ["L2.1 Pedoman wawancara untuk Aparatur dinas", "L2.2 Pedoman wawancara untuk Penenun"]
    assert sheet_names(guides, "Tabel") == [
        "L2.1 Pedoman… Aparatur dinas",
        "L2.2 Pedoman wawancara… Penenun",
    ]
    assert sheet_names(["4.1–4.6 Matriks prediktor–hasil–akibat"], "T") == [
        "4.1–4.6 Matriks prediktor…"
    ]
    kept = ["Gambar 4.2 Frekuensi kode menurut kelompok", "4.1 Frekuensi kode"]
    assert sheet_names(kept, "T") == ["Gambar 4.2 Frekuensi kode…", "4.1 Frekuensi kode"]
    single = ["Meta-matriks deskriptif terurut kasus", "Meta-matriks runtut waktu"]
    assert sheet_names(single, "T")[0] == "Meta-matriks deskriptif…"


def test_what_a_picture_and_its_table_say_alike_stands_once() -> None:
    twice = figure(1, Bars((BarGroup("A", (Bar("D", ((Sign.FAVOURABLE, 2),)),)),), "Segmen"))
    table = replace(twice.table, notes=("Angka menunjukkan segmen, bukan orang.",))
    told = "Makin gelap, makin banyak; angka menunjukkan segmen, bukan orang."
    document = Document("", "id", (replace(twice, description=told, table=table),))
    (one,) = plan.sheets_of(document)
    assert [note for note in one.table.notes if "segmen" in str(note)] == [told]


def test_a_picture_without_a_number_is_called_one() -> None:
    plain = replace(bars(2), caption=None, title="Peta kode")
    (one,) = plan.sheets_of(Document("", "id", (plain,)))
    assert one.caption == "Gambar: Peta kode"
    book = openpyxl.load_workbook(BytesIO(rendered(Document("", "id", (Paragraph("x"), plain)))))
    assert [row[0].value for row in book["Teks"].iter_rows(min_row=3)] == ["Paragraf", "Gambar"]


@pytest.mark.parametrize(("rows", "down"), [(5, "1"), (30, "1"), (45, "0"), (65, "2")])
def test_a_few_lines_more_than_a_page_holds_do_not_make_another_one(rows: int, down: str) -> None:
    cells = tuple((cell(f"EM{n}"), cell("kata")) for n in range(rows))
    notes = ("Catatan.", "Data ilustratif")
    table = Table("Kode", (Column("Kode"), Column("Isi")), (Section(cells),), notes, "Sumber: x")
    xml = ZipFile(BytesIO(rendered(Document("", "id", (table,))))).read("xl/worksheets/sheet2.xml")
    assert re.findall(r'fitToHeight="(\d)"', xml.decode()) == ([] if down == "1" else [down])


@pytest.mark.parametrize(("count", "align"), [(3, "center"), (20, "left")])
def test_a_head_of_columns_on_several_pages_begins_on_the_first(count: int, align: str) -> None:
    heads = (Column("Kasus"), *(Column(f"Kode {n}", "EM Daya") for n in range(count)))
    row = (cell("A"), *(cell("kata demi kata " * 9) for _ in range(count)))
    data = rendered(Document("", "id", (Table("Judul", heads, (Section((row,)),)),)))
    sheet: Any = openpyxl.load_workbook(BytesIO(data))["Judul"]
    assert (sheet["B3"].value, sheet["B3"].alignment.horizontal) == ("EM Daya", align)


def test_a_way_leads_down_to_a_picture_below_its_table() -> None:
    below = replace(bars(80), table=replace(bars(80).table, columns=(Column("Kode " * 30),) * 2))
    for picture, leads in ((below, True), (bars(2), False)):
        book = openpyxl.load_workbook(BytesIO(rendered(Document("", "id", (picture,)))))
        sheet: Any = book.worksheets[1]
        way, places = sheet["B1"], [one.anchor._from.row + 1 for one in sheet._images]
        assert (way.value == "↓ Gambar") is leads
        assert not leads or way.hyperlink.location == f"'{sheet.title}'!A{min(places)}"
