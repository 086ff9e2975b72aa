"""The widths of columns in a page: by what stands in them, not by how many there are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.document import Column, Reference, Section, Table, Tone, cell
from qualcode.renderers.html.widths import LETTERS, shares
from qualcode.renderers.widths import longest_word

PROSE = "Sosialisasi sudah kami laksanakan di empat belas kecamatan, tempatnya di pendopo. " * 2
PAGE = LETTERS[0]


def table(*columns: tuple[str, ...], weights: tuple[float, ...] = ()) -> Table:
    """A table of columns; the first text of each is its head."""
    heads = tuple(
        Column(column[0], weight=weight)
        for column, weight in zip(columns, weights or (1,) * len(columns), strict=True)
    )
    rows = tuple(tuple(map(cell, row)) for row in zip(*(one[1:] for one in columns), strict=True))
    return Table("", heads, (Section(rows),))


def letters(one: Table, room: int = PAGE) -> list[float]:
    """How many letters stand in a line of each column."""
    return [share * room / 100 - 3 for share in shares(one, room)]


def test_what_is_short_stays_in_one_line_beside_prose() -> None:
    codes = ("Pemadatan", "belum diringkas", "belum diringkas")
    name, said = ("Kelompok", "Pelaku usaha mikro", "Aparatur"), ("Kutipan", PROSE, PROSE)
    found = letters(table(name, said, codes, weights=(1, 4, 0.6)))
    assert found[0] >= len("Pelaku usaha mikro")
    assert found[2] >= len("belum diringkas")
    assert found[1] > 2 * (found[0] + found[2])


def test_an_empty_column_gives_its_room_to_the_others() -> None:
    empty, said, name = ("Sub", "", ""), ("Kutipan", PROSE, PROSE), ("Teknik", PROSE, "Wawancara")
    found = letters(table(name, empty, said, weights=(1, 3, 1)))
    assert 3 * found[1] < min(found[0], found[2])


def test_a_column_for_a_hand_to_write_in_has_room_for_it() -> None:
    said, signed = ("Pernyataan", PROSE, PROSE), ("Tanda Tangan", "\u00a0", "\u00a0")
    found = letters(table(said, ("Pilihan", PROSE, PROSE), signed, weights=(3, 2, 1)))
    assert found[2] >= 20


def test_the_column_that_makes_the_rows_high_is_widened() -> None:
    few, much = ("A", "satu dua tiga " * 4), ("B", PROSE * 4)
    found = letters(table(few, few, few, much))
    assert found[3] > 1.5 * max(found[:3])


def test_a_few_long_cells_in_a_column_of_short_ones_have_room() -> None:
    remarks = ["belum diringkas"] * 400
    remarks[83] = remarks[293] = PROSE * 3
    said, code = ("Kutipan", *[PROSE] * 400), ("Kode", *["EN1.1"] * 400)
    found = letters(table(said, ("Ringkasan", *remarks), code))
    assert found[1] > 1.6 * len("belum diringkas")


def test_a_sign_and_a_button_have_room_beside_the_longest_word() -> None:
    plain = table(("Kode", PROSE), ("Perbandingan", "x"))
    signed = Table(
        "",
        plain.columns,
        (Section(((cell(PROSE), cell("Membedakanlah", tone=Tone.CONFLICT)),)),),
    )
    assert letters(signed)[1] >= len("Membedakanlah") + 3
    opened = cell("9 dari 10", evidence=(Reference("a", "W1", 1),))
    counted = Table("", plain.columns, (Section(((cell(PROSE), opened),)),))
    assert letters(counted)[1] >= len("9 dari 10") + 5


WORDS = st.text("abcde", min_size=1, max_size=14)
CELLS = st.lists(WORDS, max_size=20).map(" ".join)


@given(st.lists(st.tuples(WORDS, CELLS, CELLS, CELLS), min_size=1, max_size=6))
def test_no_column_is_narrower_than_its_longest_word(columns: list[tuple[str, ...]]) -> None:
    one = table(*columns)
    assert abs(sum(shares(one, PAGE)) - 100) < 1
    for room, column in zip(letters(one), columns, strict=True):
        assert room >= max(map(longest_word, column)) - 0.2


def test_a_table_without_rows_has_widths_all_the_same() -> None:
    assert shares(Table("", (Column("A"), Column("B")), ()), PAGE) == (50, 50)
    assert shares(Table("", (), ()), PAGE) == ()
