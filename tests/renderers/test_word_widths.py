"""Column widths in Word that follow what the columns hold."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_reading import W, rendered, xml_of

from qualcode.document import Align, Column, Section, Table, Transcript, cell
from qualcode.document.transcript import Piece, Utterance
from qualcode.renderers.columns.evening import cell_lines, evened, room
from qualcode.renderers.columns.fitting import panels
from qualcode.renderers.columns.lengths import WORD, all_lengths
from qualcode.renderers.columns.letters import breadth, parted
from qualcode.renderers.columns.writing import asking
from qualcode.renderers.style import INDONESIA

CENTIMETRE = 1440 / 2.54
LETTERS = (184.0, 200.0)


def table_of(heads: str, *rows: tuple[str, ...], align: Align = Align.LEFT) -> Table:
    columns = tuple(Column(head, align=align) for head in heads.split(";"))
    return Table("t", columns, (Section(tuple(tuple(map(cell, row)) for row in rows)),))


def widths(table: Table) -> list[float]:
    """The widths on an upright page in centimetres."""
    (panel,) = panels(table, INDONESIA, landscape=False)
    return [width / CENTIMETRE for width in panel.widths]


def grids(data: bytes) -> list[list[int]]:
    """The widths of each table's columns in a file."""
    return [
        [int(column.get(f"{W}w")) for column in grid.iter(f"{W}gridCol")]
        for grid in xml_of(data).iter(f"{W}tblGrid")
    ]


def test_the_longest_text_of_many_columns_gets_the_most_room() -> None:
    reason = "memimpin bidang, memegang data usaha mikro, dan mengetahui seluruh program"
    row = ("1", "I1", "Ibu A", "tidak dicantumkan", "Utama", "Aparatur dinas", reason)
    heads = "No;Kode;Nama/Inisial;Jabatan/Status;Kategori Informan;Kelompok Sumber;Alasan Pemilihan"
    found = widths(table_of(heads, *[row] * 5))
    assert max(found) == found[-1] > 3.4


def test_a_heading_may_be_broken_after_a_stroke_between_words() -> None:
    assert parted("Nama/Inisial") == "Nama/\u200bInisial"
    assert parted("n/N 12/2026 dan/di") == "n/N 12/2026 dan/di"
    table = table_of("Nama/Inisial;Kode", ("Ibu A", "I1"))
    words = [found.text for found in xml_of(rendered(table)).iter(f"{W}t")]
    assert words[1:] == ["Nama/\u200bInisial", "Kode", "Ibu A", "I1"]


def test_a_line_of_capitals_and_digits_is_broader_than_one_of_small_letters() -> None:
    assert breadth("EM2.1") > breadth("dinas") > breadth("ijlt.")


@pytest.mark.parametrize(
    ("words", "lines"),
    [("kata", 1), ("kata kata", 1), ("kata kata kata", 2), ("katakatakatakata", 2), ("a\nb", 2)],
)
def test_words_are_wrapped_as_a_page_wraps_them(words: str, lines: int) -> None:
    assert cell_lines(cell(words), room=2 * breadth("kata") + 300) == lines


@settings(max_examples=60, deadline=None)
@given(
    st.integers(2, 5).flatmap(
        lambda count: st.lists(
            st.lists(st.integers(0, 40), min_size=count, max_size=count), min_size=1, max_size=6
        )
    )
)
def test_evening_never_makes_rows_higher_nor_takes_what_a_column_needs(
    words: list[list[int]],
) -> None:
    rows = [tuple(cell("kata " * count) for count in row) for row in words]
    count = len(rows[0])
    before, least = [8000 // count] * count, [800] * count

    def height(found: list[int]) -> int:
        rooms = [room(width, LETTERS) for width in found]
        return sum(max(map(cell_lines, row, rooms)) for row in rows)

    after = evened(before, least, rows, LETTERS)
    assert sum(after) == sum(before)
    assert all(width >= need for width, need in zip(after, least, strict=True))
    assert height(after) <= height(before)


def test_of_widths_in_which_rows_are_as_high_those_are_taken_that_break_fewer_lines() -> None:
    row = (cell("kata " * 8), cell("tidak dicantumkan"), cell("kata"))
    assert cell_lines(row[1], room(1300, LETTERS)) == 2
    after = evened([2500, 1300, 1800], [2400, 800, 1500], [row] * 3, LETTERS)
    rooms = [room(width, LETTERS) for width in after]
    assert list(map(cell_lines, row, rooms)) == [2, 1, 1]


def test_a_column_left_empty_for_somebody_to_write_in_has_room_and_its_rows_are_high() -> None:
    said = "Sosialisasi dan informasi belum sampai kepada pelaku usaha (belum optimal)"
    table = table_of("No;Simpulan;Catatan;Tanda Tangan", ("1", said, "", ""), ("2", said, "", ""))
    assert min(widths(table)[2:]) >= 2.4
    heights = [found.get(f"{W}val") for found in xml_of(rendered(table)).iter(f"{W}trHeight")]
    assert heights == ["680", "680"]


def test_a_column_that_says_that_nothing_is_there_leaves_its_room_to_others() -> None:
    said = "Sosialisasi dan informasi belum sampai kepada pelaku usaha (belum optimal). " * 2
    table = table_of("No;Temuan;Teori", ("1", said, "–"))
    assert widths(table)[2] < 2
    assert list(xml_of(rendered(table)).iter(f"{W}trHeight")) == []


@pytest.mark.parametrize("mark", ["…", "Adi (2001): mendukung/berbeda …", "… (diisi peneliti)"])
def test_a_column_that_asks_the_researcher_keeps_what_its_weight_gives_it(mark: str) -> None:
    said = "Sosialisasi dan informasi belum sampai kepada pelaku usaha (belum optimal). " * 2
    columns = tuple(
        Column(head, weight=weight)
        for head, weight in (("No", 0.3), ("Temuan", 1.8), ("Teori", 1.4), ("Posisi", 1.5))
    )
    rows = (tuple(map(cell, ("1", said, mark, said))), tuple(map(cell, ("2", said, "x", said))))
    assert widths(Table("t", columns, (Section(rows),)))[2] >= 0.8 * 14 * 1.4 / 5
    few = (rows[0], *[rows[1]] * 2)
    assert widths(Table("t", columns, (Section(few),)))[2] < (5 if len(mark) > 20 else 2.5)


def test_words_that_trail_off_ask_nobody() -> None:
    table = table_of("Kutipan;Temuan", ("Ya begitulah…", "Ada […] lalu."), ("Hm…", "x […]"))
    assert asking(table) == [False, False]


@pytest.mark.parametrize("length", [18, 26, 34])
def test_short_labels_stay_in_one_line_where_giving_way_would_save_a_line(length: int) -> None:
    row = ("Anggota kelompok tani", "Ibu A", "kata " * length, "Negatif (−)", "W1.16")
    found = widths(table_of("Kelompok;Informan;Kutipan;Posisi;Lokasi", *[row] * 9))
    needed = 184 + 200 * breadth("Negatif (−)") / 1000
    assert found[3] * CENTIMETRE >= needed


def test_an_empty_column_of_numbers_is_not_for_writing() -> None:
    table = table_of("Kode;A;B", ("EM1", "", "2"), ("EM2", "", "3"), align=Align.RIGHT)
    assert list(xml_of(rendered(table)).iter(f"{W}trHeight")) == []


def test_the_transcripts_of_a_document_have_columns_of_the_same_widths() -> None:
    def transcript(source: str, words: str, codes: str) -> Transcript:
        turn = Utterance(1, "Ibu A", (Piece(words),), codes=(codes,) if codes else ())
        heads = ("No", "Pelaku", "Pernyataan", "Kode")
        return Transcript(source, f"Transkrip {source}", (("Informan", "Ibu A"),), (turn,), heads)

    one = transcript("W1", "Belum pernah. " * 30, "EM1.1 (+), usulan")
    other = transcript("W2", "Belum.", "")
    first, second = grids(rendered(one, other))
    assert first == second
    assert grids(rendered(other)) != [first]


def test_a_word_of_narrow_letters_asks_for_no_more_room_than_it_takes() -> None:
    lines = ("ditilikilikili " + "kata " * 80, "MAMMAMMAMMAMMA " + "kata " * 80)
    table = Table("Judul", (Column("Ini"), Column("Itu")), (Section((tuple(map(cell, lines)),)),))
    narrow, broad = (one.word for one in all_lengths(table))
    assert breadth("ditilikilikili") / 500 < narrow < 12
    assert broad == WORD


@pytest.mark.parametrize("word", ["Wawancara", "MMMMMMMM", "Kewirausahaan"])
@pytest.mark.parametrize("more", ["", " " + "kata " * 40])
def test_no_word_that_fits_is_broken_in_a_narrow_column(word: str, more: str) -> None:
    table = Table(
        "Judul",
        (Column("No", weight=0.2), Column("Teknik", weight=0.2), Column("Isi", weight=9)),
        (Section(((cell("1"), cell(word + more), cell("kata " * 400)),)),),
    )
    (panel,) = panels(table, INDONESIA, landscape=False)
    assert breadth(word) * INDONESIA.table_size * 20 / 1000 <= panel.widths[1] - 160
