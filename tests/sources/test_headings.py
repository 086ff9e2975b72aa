"""Titles, header fields, headings and table rows of written sources."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.coders.rules import RuleCoder
from qualcode.model.codebook import Codebook
from qualcode.model.source import SegmentKind, Source, SourceKind, Voice
from qualcode.sources import FORMATS
from qualcode.sources.paragraphs import paragraphs
from qualcode.stores.codebook_yaml import read_codebook
from qualcode.stores.shipped import shipped_codebooks
from tests.sources.docx_builder import docx, p, r, table
from tests.sources.reading_study import read


def shipped(name: str) -> Codebook:
    path: Path = shipped_codebooks()[name]
    book, _ = read_codebook(path, path.name)
    assert book is not None
    return book


BOOK = shipped("fahrudin-2012")
HEADING = "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>"


def written(
    content: str | bytes, fmt: str = "text", kind: SourceKind = SourceKind.DOCUMENT
) -> Source:
    return read(content, kind=kind, fmt=fmt, informants=())[0]


def headings(source: Source) -> list[str]:
    found = (one for one in source.segments if one.kind is SegmentKind.HEADING)
    return [one.speech.text for one in found]


def test_title_fields_and_headings_of_a_note_keep_their_numbers_and_are_not_coded() -> None:
    source = written(
        "# Catatan observasi pelatihan\n\n- Tempat: balai pelatihan\n- Tanggal: 3 Mei 2025\n"
        "- Hadir: 12 peserta pelatihan\n\n## Bantuan modal\n\nBantuan modal belum cair.\n",
        fmt="markdown",
        kind=SourceKind.OBSERVATION,
    )
    assert [one.number for one in source.segments] == [1, 2, 3, 4, 5, 6]
    assert len(headings(source)) == 5
    assert [(one.code, one.quotation) for one in RuleCoder(BOOK).code(source)] == [
        ("EM2.2", "Bantuan modal belum cair.")
    ]


def test_the_letterhead_of_a_decree_is_no_statement() -> None:
    source = written(
        "PEMERINTAH KABUPATEN TANAWARU\nDINAS PEMBINAAN USAHA\n"
        "Nomor 12/2025\ntentang Pelatihan dan Pembinaan Usaha Mikro\n\n"
        "Pembinaan dilaksanakan setiap bulan oleh petugas dinas.\n\n"
        "2. Pelatihan\n\nPelatihan belum pernah diadakan sejak tahun lalu.\n"
    )
    assert len(headings(source)) == 5
    assert {one.code for one in RuleCoder(BOOK).code(source)} >= {"EM1.2", "EM1.1"}


@pytest.mark.parametrize(
    "line",
    [
        "Alat tenun di rumah ketua rusak semua",  # a statement without a full stop
        "- Alat rusak",
        "Hasil: pelatihan belum berjalan.",
        "Catatan: alat rusak",
        "Kendala: modal kurang",
        "Yang rusak: alat tenun",
        "Pembinaan tidak jalan!",
        "Tempat: alat itu rusak. Orang tidak datang.",
        "Tabel 1 menunjukkan bahwa pelatihan berjalan baik.",
        "Tanggal 3 Mei pelatihan tidak jadi",
        "“Pelatihan tidak ada”",
    ],
)
def test_what_may_be_a_statement_is_none_of_them(line: str) -> None:
    source = written(f"{line}\nModal kurang\nPembinaan jarang\n")
    assert headings(source) == []
    below = written(
        f"Pelatihan diadakan dua kali di balai desa tahun ini.\n{line}\nDan lain-lain\n"
    )
    assert headings(below) == []


@pytest.mark.parametrize(
    "line",
    [
        "Di Pasar Lama",
        "Galeri",
        "3. Hasil",
        "Tabel 2. Bantuan Alat per Desa",
        "Waktu : 15.30-18.10",
    ],
)
def test_headings_between_paragraphs_are_told(line: str) -> None:
    source = written(
        "Pelatihan diadakan dua kali di balai desa pada tahun ini.\n\n"
        f"{line}\n\nBantuan alat belum diserahkan kepada kelompok sampai hari ini.\n"
    )
    assert headings(source) == [line]


def test_a_note_in_headlines_is_left_as_it_is() -> None:
    source = written("PELATIHAN TIDAK ADA\n\nMODAL KURANG\n\nALAT RUSAK\n")
    assert headings(source) == []
    assert len(RuleCoder(BOOK).code(source)) == 3


def test_headings_of_word_are_told_by_their_style_but_not_a_text_in_that_style() -> None:
    told = p(r("Pembinaan dilaksanakan setiap bulan oleh dua petugas dari dinas."))
    some = p(HEADING, r("Rencana pembinaan tahun ini")) + told
    assert headings(written(docx(some), fmt="word")) == ["Rencana pembinaan tahun ini"]
    every = p(HEADING, r("Pelatihan tidak ada")) + p(HEADING, r("Modal kurang"))
    assert headings(written(docx(every), fmt="word")) == []


def test_rows_of_tables_are_told_and_coded() -> None:
    rows = table(("No", "Kegiatan"), ("1", "Pelatihan menenun belum terlaksana"))
    source = written(docx(p(r("Rencana kerja disusun pada bulan Januari.")) + rows), fmt="word")
    assert [one.kind for one in source.numbered] == [SegmentKind.PARAGRAPH, SegmentKind.ROW]
    assert [one.code for one in RuleCoder(BOOK).code(source)] == ["EM1.1"]


def test_the_heads_of_a_pipe_table_keep_their_number_and_are_not_coded() -> None:
    source = written("| No | Pelatihan |\n|---|---|\n| 1 | Pelatihan belum jalan |\n", "markdown")
    assert [(one.number, one.kind) for one in source.segments] == [
        (1, SegmentKind.HEADING),
        (2, SegmentKind.ROW),
    ]
    assert [source.segment_at(one.start).number for one in RuleCoder(BOOK).code(source)] == [2]


def test_nothing_is_a_heading_in_what_somebody_says() -> None:
    source, _ = read("Rina: PELATIHAN?\n\nEW: Tempat: balai\n\nEW: PELATIHAN ADA\n")
    assert headings(source) == []


LINES = st.lists(
    st.sampled_from(
        ["# Judul", "JUDUL BESAR", "Tanggal: 3 Mei", "Modal kurang", "Alat rusak.", "", "| a | b |",
         "|---|---|", "Pasar Lama", "- butir", "1. Hasil", "**Tebal**", "Pelatihan belum berjalan "
         "di desa kami sampai hari ini.", "Judul\n====="]
    ),
    max_size=9,
)  # fmt: skip


@given(lines=LINES, fmt=st.sampled_from(["text", "markdown"]))
def test_headings_change_no_number_and_no_offset(lines: list[str], fmt: str) -> None:
    text = "\n".join(lines)
    raw = FORMATS[fmt].read((text or "a").encode())
    told, plain = paragraphs(raw), paragraphs(raw, Voice.UNRESOLVED)
    assert [
        replace(one, kind=other.kind, voice=other.voice)
        for one, other in zip(told, plain, strict=True)
    ] == list(plain)
    assert {one.kind for one in plain} <= {SegmentKind.PARAGRAPH, SegmentKind.HEADER}
