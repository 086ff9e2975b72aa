"""LaTeX: what stays on one page, and what no page parts in the PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from test_latex_files import LINES, PROSE, body, table_of
from test_latex_typeset import typeset

from qualcode.document import (
    Bars,
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Piece,
    Quotation,
    Table,
    Tone,
    Transcript,
    Utterance,
    cell,
)
from qualcode.renderers import StyleProfile
from tests.renderers.kitchen_pictures import figure

needs_tex = pytest.mark.skipif(
    not all(map(shutil.which, ("xelatex", "pdftotext", "pdftocairo"))),
    reason="xelatex and poppler-utils are needed to typeset and to read what was typeset",
)
FACTS = (("Informan", "Ibu A"), ("Tanggal", "1 Maret 2026"), ("Teknik", "wawancara"))


def ends(rows: list[str], **about: object) -> list[bool]:
    """After which rows of a table a page may end, apart from the last one."""
    text = body(table_of(*((cell(row),) for row in rows)), **about)  # type: ignore[arg-type]
    found = text.split("\\endlastfoot\n")[1].split("\\end{longtable}")[0]
    between = re.split(r"baris\s+\d+", found)[1:-1]
    return ["\\\\*" not in one and "\\qcrule" not in one for one in between]


def transcript(number: int, turns: int = 2) -> Transcript:
    said = tuple(
        Utterance(turn, "Ibu A", (Piece(f"baris {number}.{turn}"),)) for turn in range(1, turns + 1)
    )
    return Transcript("W1", f"Transkrip W{number}", FACTS, said, ("No", "Pelaku", "Kata", "Kode"))


def pages(folder: Path, *blocks: Block, **options: StyleProfile) -> list[str]:
    """The texts of the pages that these blocks become."""
    typeset(folder, Document("", "id", blocks), **options)
    call = ["pdftotext", "-layout", "-enc", "UTF-8", "report.pdf", "-"]
    text = subprocess.run(call, cwd=folder, capture_output=True, check=True).stdout.decode()
    return text.split("\f")[:-1]


def test_a_small_table_stays_whole() -> None:
    assert ends([f"baris {n}" for n in range(5)]) == [False] * 4


def test_a_small_table_with_much_below_it_is_parted_rather_than_leave_a_page_empty() -> None:
    rows = [f"baris {n} {PROSE * 2}" for n in range(3)]
    assert ends(rows) == [False] * 2
    table = table_of(*((cell(row),) for row in rows), notes=(PROSE * 4, PROSE * 4))
    found = body(table).split("\\endlastfoot\n")[1].split("\\qcend")[0]
    between = re.split(r"baris\s+\d+", found)[1:-1]
    assert "\\qcrule" not in between[0]


def test_many_short_rows_are_parted_since_what_is_between_them_takes_room_too() -> None:
    assert ends([f"baris {n}" for n in range(17)]) == [False, *[True] * 14, False]


def test_neither_the_first_row_nor_the_last_one_stands_alone_on_a_page() -> None:
    assert ends([f"baris {n}" for n in range(30)]) == [False, *[True] * 27, False]


def test_three_rows_that_are_large_together_keep_the_last_two() -> None:
    assert ends([f"baris {n} {PROSE * 6}" for n in range(2)] + ["baris 2"]) == [True, False]


def test_large_rows_may_stand_alone() -> None:
    assert ends([f"baris {n} {PROSE * 9}" for n in range(4)]) == [True] * 3


def test_the_last_rows_are_parted_where_long_notes_stand_with_the_last_one() -> None:
    rows = [f"baris {n} {PROSE * 3}" for n in range(5)]
    assert ends(rows)[-1] is False
    table = table_of(*((cell(row),) for row in rows), notes=(PROSE * 9,))
    found = body(table).split("\\endlastfoot\n")[1].split("\\qcend")[0]
    between = re.split(r"baris\s+\d+", found)[1:-1]
    assert "\\qcrule" not in between[-1]


def test_rows_without_rules_between_them_stay_together_too() -> None:
    text = body(table_of((cell("satu"),), (cell("dua"),)), style=LINES)
    assert "satu\\\\*\\addlinespace[2bp]\ndua\\\\*\\qcbottomrule" in text


def test_room_for_a_transcript_is_room_for_its_heading_and_facts_and_first_turns() -> None:
    text = body(Heading(2, "Transkrip W1"), transcript(1))
    assert "\\qclines{Informan: Ibu A\\qcline Tanggal:" in text.replace("\n", " ")
    few = re.match(r".*\n\\qcneed\{([\d.]+)cm\}\n\\subsection", text)
    many = re.search(
        r"\\qcneed\{([\d.]+)cm\}", body(Heading(2, "Transkrip W1"), transcript(1).table)
    )
    assert few and many
    assert float(few[1]) > float(many[1]) + 1.5


def test_prose_before_a_table_asks_for_no_room() -> None:
    text = body(Heading(2, "Subbab"), Paragraph(PROSE), table_of((cell("x"),)))
    assert "\\qcneed" not in text


def test_a_caption_that_its_heading_says_already_stands_on_further_pages_only() -> None:
    text = body(Heading(2, "Transkrip W1"), transcript(1))
    assert text.count("Transkrip W1") == 2
    assert "Transkrip W1 (lanjutan)" in text
    assert "{Judul}" in body(Heading(2, "Judul"), table_of((cell("x"),)))


def test_a_caption_is_lost_only_right_below_the_heading_that_says_it() -> None:
    """`Peta` was said two pages before, or of another table."""
    table = replace(table_of((cell("x"),), number=None), title="Peta")
    text = body(Heading(2, "Peta"), Paragraph("Isi."), table)
    assert text.count("Peta") == 3
    assert body(Heading(2, "Peta"), table).count("Peta") == 2
    assert body(Heading(2, "Peta"), table, Paragraph("Isi."), table).count("Peta") == 4


def test_the_table_of_a_picture_says_on_every_page_whose_it_is() -> None:
    text = body(figure(1, Bars((), "segmen")))
    assert re.search(r"Data\s+Gambar~4\.1[:}]", text)
    assert re.search(r"Data\s+Gambar~4\.1\b[^}]*\(lanjutan\)", text)


def test_a_name_and_its_number_stand_in_one_line() -> None:
    text = body(Paragraph("Lihat Tabel 4.2 dan Lampiran L7, tidak tabel 3."))
    assert "Tabel~4.2 dan Lampiran~L7, tidak tabel 3." in text


def test_a_header_may_be_broken_after_a_stroke() -> None:
    table = table_of((cell("x"), cell("y")))
    columns = tuple(type(one)("Setuju/Ditolak") for one in table.columns)
    assert "Setuju/\\qcbreak Ditolak" in body(Table("", columns, table.sections))


def test_fill_does_not_touch_the_rules_around_it() -> None:
    text = body(table_of((cell("x"), cell("y"))))
    sliver = "\\multispan{1}\\qcbar\\hfil\\qcbar&\\multispan{1}\\hfil\\qcbar\\cr"
    assert f"\\hline\n{sliver}\n\\qcfillgrid{{" in text


@needs_tex
def test_no_line_stands_alone_on_a_page_in_the_pdf(tmp_path: Path) -> None:
    two = "awal " + "kata " * 22 + "akhir"
    blocks = [Paragraph("Satu.")]
    found = pages(tmp_path, *blocks, *(Paragraph(two) for _ in range(60)))
    assert len(found) > 3
    assert [page.count("awal") - page.count("akhir") for page in found] == [0] * len(found)


@needs_tex
def test_what_announces_words_of_informants_or_a_list_stays_with_them(tmp_path: Path) -> None:
    blocks = []
    for number in range(45):
        blocks.append(Paragraph(f"pengantar {number}:"))
        blocks += [Bullets(("butir",)) if number % 2 else Quotation("Ya.", "W1.1")]
        blocks += [Paragraph("isi")] * (number % 4)
    found = pages(tmp_path, *blocks)
    assert len(found) > 3
    texts = [re.sub(r"\s+\d+\s*$", "", page).strip().splitlines()[-1] for page in found]
    assert [last for last in texts if "pengantar" in last] == []


@needs_tex
def test_transcripts_begin_where_their_heading_stands(tmp_path: Path) -> None:
    blocks: list[Block] = []
    for number in range(1, 16):
        blocks += [Heading(2, f"Transkrip W{number}"), transcript(number)]
        blocks += [Paragraph("isi")] * (number * 5 % 11)
    found = pages(tmp_path, *blocks)
    assert len(found) > 3
    for number in range(1, 16):
        here = [page for page in found if re.search(rf"Transkrip W{number}\n", page)]
        assert len(here) == 1
        assert f"baris {number}.1" in here[0]


def grey_letters(folder: Path, *rows: tuple[Cell, ...]) -> int:
    """How many letters of the first page of a table are grey."""
    typeset(folder, Document("", "id", (table_of(*rows),)))
    subprocess.run(["pdftocairo", "-svg", "-f", "1", "-l", "1", "report.pdf", "page.svg"],
                   cwd=folder, check=True)  # fmt: skip
    svg = (folder / "page.svg").read_text("utf-8")
    groups = re.findall(r'<g [^>]*fill[:=]"?rgb\(34\.[89][^>]*>(.*?)</g>', svg, re.DOTALL)
    return sum(group.count("<use ") for group in groups)


@needs_tex
def test_grey_does_not_spread_in_a_row_that_is_set_line_by_line(tmp_path: Path) -> None:
    grey = cell("Ditanyakan, belum dikodekan " * 4, tone=Tone.EMPTY)
    letters = len("Ditanyakan,belumdikodekan") * 4
    tall = grey_letters(tmp_path, (cell("Bapak H"), grey, cell(PROSE * 8)))
    assert tall == letters


@needs_tex
def test_every_page_of_a_table_has_its_header_wherever_the_page_ends(tmp_path: Path) -> None:
    blocks: list[Block] = []
    for above in range(16):
        for rows in range(41 - 2 * above, 44 - 2 * above):
            table = table_of(*((cell(f"baris {n}"),) for n in range(rows)), notes=("Catatan.",))
            blocks += [PageBreak(), *[Paragraph("isi")] * above, table]
    found = pages(tmp_path, *blocks)
    assert sum("lanjutan" in page for page in found) > 5
    assert [page for page in found if "baris" in page and "K0" not in page] == []


@pytest.mark.parametrize(
    ("count", "kept"),
    [(1, [False]), (3, [False, True, True]), (5, [False, True, False, False, True])],
)
def test_no_page_ends_after_the_first_item_of_a_list_nor_before_the_last(
    count: int, kept: list[bool]
) -> None:
    text = body(Bullets(tuple(f"butir {n}" for n in range(count))))
    free = True
    found = []
    for command in re.findall(r"\\(qckept|qcfree|item)", text):
        free = free if command == "item" else command == "qcfree"
        if command == "item":
            found.append(not free)
    assert found == kept


@needs_tex
def test_no_page_has_only_what_the_page_before_had_no_room_for(tmp_path: Path) -> None:
    """What straddles the end of a page has gone over before the room for a table is reckoned."""
    blocks: list[Block] = []
    for above in range(18, 30):
        asked = Paragraph("Tulis teknik pemilihan informan dan alasannya. " * 3, prompt=True)
        table = table_of((cell("isi tabel"),), (cell("dua"),))
        blocks += [PageBreak(), *[Paragraph("isi")] * above, asked, Heading(2, "Subbab"), table]
    found = pages(tmp_path, *blocks)
    assert any("Tulis" in page for page in found)
    lonely = [page for page in found if "Tulis" in page and page.count("isi") == 0]
    assert lonely == []


@needs_tex
def test_the_lines_of_a_row_that_a_page_may_part_are_as_far_apart_everywhere(
    tmp_path: Path,
) -> None:
    short = cell(*(f"Bagian {n}" for n in range(6)))
    typeset(tmp_path, Document("", "id", (table_of((short, cell(PROSE * 9))),)))
    call = ["pdftotext", "-bbox", "report.pdf", "-"]
    found = subprocess.run(call, cwd=tmp_path, capture_output=True, check=True).stdout.decode()
    words = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">', found)
    right = max(float(x) for x, _ in words) - 60
    lines = sorted({float(y) for x, y in words if float(x) > right})[1:]
    gaps = {round(below - above, 1) for above, below in pairwise(lines)}
    assert len(lines) > 14
    assert max(gaps) - min(gaps) < 0.3


@needs_tex
def test_a_row_that_goes_on_stands_as_far_below_the_header_as_one_that_begins(
    tmp_path: Path,
) -> None:
    typeset(tmp_path, Document("", "id", (table_of((cell("Ibu A"), cell(PROSE * 50))),)))
    call = ["pdftotext", "-bbox", "report.pdf", "-"]
    found = subprocess.run(call, cwd=tmp_path, capture_output=True, check=True).stdout.decode()
    gaps = []
    for page in found.split("<page ")[1:]:
        words = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]+)<', page)
        head = next(at for at, (_, _, word) in enumerate(words) if word == "K1")
        gaps.append(float(words[head + 1][0]) - float(words[head][1]))
    assert len(gaps) > 1
    assert max(gaps) - min(gaps) < 0.6


def test_a_brief_last_row_goes_with_a_tall_one() -> None:
    tall = [f"baris {n} {PROSE * 11}" for n in range(3)]
    assert ends([*tall, "baris 3 searah"]) == [True, True, False]
    assert ends([*tall, f"baris 3 {PROSE * 5}"]) == [True, True, True]
