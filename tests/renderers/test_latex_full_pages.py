"""LaTeX: no page stays nearly empty before a picture, or for a prompt that asks about a table."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from test_latex_files import PROSE, body, table_of
from test_latex_keeping import needs_tex, pages
from test_latex_typeset import overfull, typeset

from qualcode.document import (
    Bar,
    BarGroup,
    Bars,
    Block,
    Column,
    Document,
    Figure,
    Heading,
    HeatMap,
    PageBreak,
    Paragraph,
    Section,
    Sign,
    Table,
    cell,
)
from qualcode.renderers import INDONESIA, StyleProfile
from qualcode.renderers.columns.turning import picture_room
from tests.renderers.kitchen_pictures import figure

ASKED = Paragraph("Tafsirkan: apa yang tampak dari penyajian ini.", prompt=True)
# So many rows fill most of a page.
TALL = HeatMap(tuple(f"Kode {n}" for n in range(24)), ("A", "B"), ((1, 2),) * 24, "Segmen")


def bars(groups: int) -> Bars:
    """Bars of so many codes."""
    said = ((Sign.FAVOURABLE, 3),)
    return Bars(
        tuple(BarGroup(f"KD{n:02} Kode", (Bar("Aparatur", said),) * 2) for n in range(groups)),
        "Segmen",
    )


def alone(drawing: Bars | HeatMap) -> Figure:
    """A figure whose table stands somewhere else."""
    return replace(figure(1, drawing), beside=True)


def lines(count: int) -> list[Block]:
    return [Paragraph(f"isi {n}") for n in range(count)]


def test_a_prompt_is_the_last_row_of_the_table_that_it_asks_about() -> None:
    text = body(table_of((cell("x"), cell("y"))), ASKED, Paragraph("Isi."))
    before, after = text.split("\\end{longtable}")
    assert "\\qcasked{2}{\\qcprompt{{[}Tafsirkan:" in before
    assert "Tafsirkan" not in after
    assert "Isi." in after


@pytest.mark.parametrize("block", [Paragraph("Isi."), Heading(2, "Subbab"), PageBreak()])
def test_a_prompt_after_anything_else_is_a_paragraph(block: Block) -> None:
    text = body(block, ASKED)
    assert "qcasked" not in text
    assert text.count("\\qcprompt{{[}Tafsirkan:") == 1


def test_a_long_prompt_may_go_on_on_the_next_page() -> None:
    text = body(table_of((cell("x"),)), Paragraph(PROSE * 11, prompt=True))
    assert "\\qclongprompt{" in text.split("\\end{longtable}")[1]


def test_a_prompt_after_long_notes_is_said_once() -> None:
    text = body(table_of((cell("x"),), notes=(PROSE * 11,)), ASKED)
    assert "\\qcprompt{{[}Tafsirkan:" in text.split("\\end{longtable}")[1]
    assert text.count("Tafsirkan") == 1


def test_a_prompt_below_a_table_without_columns_is_said_once() -> None:
    assert body(Table("Judul", (), ()), ASKED).count("\\qcprompt{{[}Tafsirkan:") == 1


@needs_tex
def test_no_prompt_stands_alone_on_the_page_before_one_on_its_side(tmp_path: Path) -> None:
    row = tuple(cell("kata yang panjang " * 4) for _ in range(12))
    wide = Table("", tuple(Column(f"K{n}") for n in range(12)), (Section((row,)),))
    blocks: list[Block] = []
    for above in range(14, 26):
        table = table_of(*((cell(f"baris {n}"),) for n in range(8)), notes=("Catatan.",))
        blocks += [*lines(above), table, ASKED, Heading(2, "Lebar"), wide, PageBreak()]
    found = pages(tmp_path, *blocks)
    asked = [page for page in found if "Tafsirkan" in page]
    assert len(asked) == 12
    assert [page for page in asked if "baris" not in page] == []


@needs_tex
@pytest.mark.parametrize("above", [0, 9, 16])
def test_bars_fill_what_is_left_of_a_page_and_every_part_is_named(
    tmp_path: Path, above: int
) -> None:
    found = pages(tmp_path, *lines(above), alone(bars(60)), Paragraph("sesudah"))
    shown = [re.findall(r"KD(\d\d)", page) for page in found]
    assert [name for some in shown for name in some] == [f"{n:02}" for n in range(60)]
    assert len(shown[0]) >= 3
    parts = [page for page, some in zip(found, shown, strict=True) if some]
    assert ["(lanjutan)" in page for page in parts] == [False, *[True] * (len(parts) - 1)]
    assert all("Gambar 4.1" in page and "Segmen" in page for page in parts)
    assert "Catatan gambar." in parts[-1]


@needs_tex
def test_bars_for_whose_beginning_there_is_no_room_begin_on_the_next_page(tmp_path: Path) -> None:
    found = pages(tmp_path, *lines(23), alone(bars(60)))
    assert "KD" not in found[0]
    assert "KD00" in found[1]


@needs_tex
def test_no_part_of_bars_sticks_out_of_its_page(tmp_path: Path) -> None:
    for place in ("above", "below"):
        style = StyleProfile("x", figure_caption=place)  # type: ignore[arg-type]
        document = Document("", "id", (*lines(5), alone(bars(60))))
        assert overfull(typeset(tmp_path, document, style=style)) == []


@needs_tex
def test_what_follows_a_picture_fills_the_page_on_which_it_has_no_room(tmp_path: Path) -> None:
    lead = [Heading(2, "Subbab"), Paragraph("Gambar 4.1 menunjukkan hal itu.")]
    after = [Paragraph(f"sesudah {n}") for n in range(30)]
    found = pages(tmp_path, *lines(3), *lead, alone(TALL), *after)
    assert "sesudah 0" in found[0]
    assert "Gambar 4.1 Gambar uji" in found[1]
    assert sum(page.count("Gambar uji") for page in found) == 1


@needs_tex
def test_a_picture_that_has_room_stands_where_it_is_announced(tmp_path: Path) -> None:
    found = pages(tmp_path, Paragraph("lihat"), alone(bars(3)), Paragraph("sesudah"))
    assert re.search(r"lihat.*KD02.*Gambar 4\.1.*sesudah", found[0], re.DOTALL)


@needs_tex
@pytest.mark.parametrize("last", [Heading(1, "BAB V"), PageBreak(), alone(TALL)])
def test_a_picture_that_is_kept_back_stands_before_the_next_one_and_before_a_chapter(
    tmp_path: Path, last: Block
) -> None:
    found = pages(tmp_path, *lines(7), alone(TALL), Paragraph("sesudah"), last, Paragraph("akhir"))
    text = "\n".join(found)
    assert text.index("sesudah") < text.index("Kode 23") < text.index("akhir")
    assert text.count("Kode 23") == 1 + isinstance(last, Figure)


def test_a_picture_has_the_room_that_its_caption_and_notes_leave() -> None:
    short, long = (
        Figure("Judul", TALL, Table("", (), ()), notes=("Catatan. " * times,)) for times in (1, 90)
    )
    few, many = (picture_room(one, INDONESIA, landscape=False)[1] for one in (short, long))
    assert few > many + 3
    assert few < INDONESIA.text_height(landscape=False) - 2


@needs_tex
def test_a_picture_with_long_notes_stays_on_its_page(tmp_path: Path) -> None:
    notes = tuple(f"Catatan {n}. " + PROSE * 2 for n in range(5))
    shown = replace(alone(TALL), notes=notes)
    assert overfull(typeset(tmp_path, Document("", "id", (shown,)))) == []


def test_a_picture_that_waits_stands_before_the_heading_of_the_next_one() -> None:
    one, other = figure(1, TALL), figure(2, TALL)
    text = body(one, Paragraph("Teks antara."), Heading(2, "Judul kedua"), other)
    between = text[text.index("Teks antara.") : text.index("Judul kedua")]
    assert "\\qcset" in between
