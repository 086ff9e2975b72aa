"""Lists in front of a Word report, and the fields by which its text refers to its tables."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kitchen_pictures import figure
from kitchen_sink import sink
from odd_documents import documents
from word_reading import PROSE, W, fields, rendered, styled, table_of, xml_of

from qualcode.document import (
    Bars,
    Block,
    Bullets,
    Caption,
    Document,
    Heading,
    Paragraph,
    Quotation,
    Table,
)
from qualcode.renderers import RENDERERS, RenderOptions

FIGURE = figure(2, Bars((), ""))


def bookmarks(data: bytes) -> dict[str, str]:
    """The text that each bookmark encloses, all spaces as simple ones."""
    found: dict[str, str] = {}
    opened: dict[str | None, str] = {}
    for element in xml_of(data).iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        number = element.get(f"{W}id")
        if element.tag == f"{W}bookmarkStart":
            opened[number] = str(element.get(f"{W}name"))
            found[opened[number]] = ""
        elif element.tag == f"{W}bookmarkEnd":
            del opened[number]
        else:
            for name in opened.values():
                found[name] += (element.text or "").replace("\u00a0", " ")
    return found


def referring(data: bytes) -> list[tuple[str, str]]:
    """What each reference shows, and what stands in the bookmark that it leads to."""
    marks = bookmarks(data)
    return [
        (result, marks[code.split()[1]]) for code, result in fields(data) if code.startswith("REF ")
    ]


def test_a_report_with_a_title_page_lists_its_headings_tables_and_figures() -> None:
    blocks = (Heading(1, "BAB IV\nHASIL"), Heading(2, "Data"), table_of(2, number=1), FIGURE)
    data = rendered(*blocks, title="Laporan", title_page=True)
    listed = [pair for pair in styled(data) if pair[0].startswith(("toc", "TOC", "table of"))]
    assert listed == [
        ("TOC Heading", "Daftar Isi"),
        ("toc 1", "BAB IV HASIL\t…"),
        ("toc 2", "Data\t…"),
        ("TOC Heading", "Daftar Tabel"),
        ("table of figures", "Tabel 4.1 Judul\t…"),
        ("TOC Heading", "Daftar Gambar"),
        ("table of figures", "Gambar 4.2 Gambar uji Bars <b>2</b>\t…"),
    ]
    lists = [code for code, _ in fields(data) if code.startswith("TOC")]
    assert lists == [r'TOC \o "1-3" \h \z \u', r'TOC \h \z \c "Tabel"', r'TOC \h \z \c "Gambar"']


def test_every_entry_of_a_list_refers_to_the_page_of_what_it_names() -> None:
    data = RENDERERS["word"].render(sink(long=False), RenderOptions())
    marks = bookmarks(data)
    entries = [p for p in xml_of(data).iter(f"{W}p") if "PAGEREF" in "".join(p.itertext())]
    assert len(entries) > 15
    for entry in entries:
        words = " ".join("".join(entry.itertext(f"{W}t")).removesuffix("…").split())
        code = next(text for text in entry.itertext(f"{W}instrText") if "PAGEREF" in text)
        assert " ".join(marks[code.split()[1]].split()) == words


def test_a_document_without_a_title_page_has_no_lists() -> None:
    data = rendered(Heading(1, "Bab"), table_of(2, number=1))
    assert not [code for code, _ in fields(data) if code.startswith(("TOC", "PAGEREF"))]


def test_the_lists_have_roman_numbers_and_the_body_begins_at_one() -> None:
    data = rendered(Heading(1, "Bab"), title="Laporan", title_page=True)
    numbers = [section.find(f"{W}pgNumType") for section in xml_of(data).iter(f"{W}sectPr")]
    told = [None if one is None else dict(one.attrib) for one in numbers]
    assert told == [None, {f"{W}fmt": "lowerRoman"}, {f"{W}start": "1"}]


@pytest.mark.parametrize("mention", ["Tabel 4.1", "Tabel\u00a04.1"])
def test_a_mention_of_a_table_refers_to_its_caption_and_reads_as_it_was_written(
    mention: str,
) -> None:
    words = f"Lihat {mention}, lalu {mention}."
    data = rendered(Paragraph(words), table_of(2, number=1))
    assert ("Body Text", words.replace("\u00a0", " ")) in styled(data)
    assert referring(data) == [("Tabel 4.1", "Tabel 4.1")] * 2


def test_no_line_ends_between_a_name_and_its_number() -> None:
    blocks = (
        Heading(1, "BAB IV HASIL"),
        Paragraph("Lihat Tabel 4.1 dan Lampiran 9, bukan tabel 3."),
    )
    data = rendered(*blocks, table_of(2, number=1), title="Laporan", title_page=True)
    shown = "|".join("".join(one.itertext(f"{W}t")) for one in xml_of(data).iter(f"{W}p"))
    assert "Lihat Tabel~4.1 dan Lampiran~9, bukan tabel 3." in shown.replace("\u00a0", "~")
    assert shown.count("BAB\u00a0IV HASIL") == 2
    assert shown.count("Tabel\u00a04.1 Judul") == 2
    assert re.findall("(?:Tabel|BAB|Lampiran) ", shown.replace("Daftar Tabel", "")) == []


def test_mentions_in_lists_prompts_and_notes_refer_too_but_not_in_an_informants_words() -> None:
    noted = replace(table_of(2, number=1), notes=("Bandingkan Lampiran 5.",))
    blocks: tuple[Block, ...] = (
        Bullets(("menurut Tabel 4.1",)),
        Paragraph("Jelaskan Gambar 4.2", prompt=True),
        Quotation("Saya lihat Tabel 4.1 itu.", "W1.2"),
        noted,
        FIGURE,
        Heading(1, "Lampiran 5\nTranskrip"),
    )
    assert referring(rendered(*blocks)) == [
        ("Tabel 4.1", "Tabel 4.1"),
        ("Gambar 4.2", "Gambar 4.2"),
        ("Lampiran 5", "Lampiran 5"),
        # The table below the figure, `Data Gambar 4.2`.
        ("Gambar 4.2", "Gambar 4.2"),
    ]


def test_the_further_parts_of_a_table_keep_the_number_that_word_counts() -> None:
    data = rendered(table_of(20, PROSE, number=1))
    again = [words for _, words in styled(data) if words == "Tabel 4.1 (lanjutan)"]
    assert again
    assert referring(data) == [("Tabel 4.1", "Tabel 4.1")] * len(again)


@pytest.mark.parametrize(
    "words", ["Tabel 4.11", "Tabel 4.1.2", "xTabel 4.1", "Tabel 9.9", "Lampiran 51"]
)
def test_what_only_looks_like_a_mention_stays_text(words: str) -> None:
    blocks = (Paragraph(words), table_of(2, number=1), Heading(1, "Lampiran 5 Transkrip"))
    assert referring(rendered(*blocks)) == []


def test_of_two_captions_with_one_number_the_first_is_meant_and_each_bookmark_stands_once() -> None:
    data = rendered(Paragraph("Tabel 4.1"), table_of(2, number=1), table_of(2, number=1))
    names = [mark.get(f"{W}name") for mark in xml_of(data).iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names)) == 1
    assert referring(data) == [("Tabel 4.1", "Tabel 4.1")]


def test_a_chapter_may_be_a_letter_or_missing() -> None:
    captions = (Caption("Tabel", "L", 1), Caption("Tabel", "L", 2), Caption("Tabel", "", 3))
    tables = (replace(table_of(2, number=1), caption=caption) for caption in captions)
    data = rendered(Paragraph("Lihat Tabel L.2 dan Tabel 3."), *tables)
    shown = [text for style, text in styled(data) if style == "Caption"]
    assert shown == ["Tabel L.1 Judul", "Tabel L.2 Judul", "Tabel 3 Judul"]
    assert referring(data) == [("Tabel L.2", "Tabel L.2"), ("Tabel 3", "Tabel 3")]
    counted = [code for code, _ in fields(data) if code.startswith("SEQ")]
    assert counted == [
        r"SEQ Tabel \* ARABIC \r 1", r"SEQ Tabel \* ARABIC", r"SEQ Tabel \* ARABIC \r 3",
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(document=documents(), mentions=st.lists(st.integers(0, 30), max_size=3))
def test_every_reference_of_any_document_has_its_bookmark(
    document: Document, mentions: list[int]
) -> None:
    words = " ".join(f"Tabel 4.{n}" for n in mentions)
    tables = tuple(
        replace(one, caption=Caption("Tabel", 4, n)) if isinstance(one, Table) else one
        for n, one in enumerate(document.blocks)
    )
    whole = replace(document, blocks=(Paragraph(words), *tables))
    data = RENDERERS["word"].render(whole, RenderOptions())
    names = [str(mark.get(f"{W}name")) for mark in xml_of(data).iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    wanted = [code.split()[1] for code, _ in fields(data) if "REF " in code]
    assert set(wanted) <= set(names)
