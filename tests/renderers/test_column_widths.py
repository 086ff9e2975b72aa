"""How width is shared among columns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kitchen_pictures import figure

from qualcode.document import Bars, Block, Column, Paragraph, Section, Table, cell
from qualcode.renderers.columns.evening import evened
from qualcode.renderers.columns.fitting import panels
from qualcode.renderers.columns.turning import stretches
from qualcode.renderers.columns.upright import Fitting
from qualcode.renderers.style import INDONESIA, StyleProfile
from qualcode.renderers.widths import Need, longest_word, measure, share
from tests.renderers.word_reading import PROSE


def test_everybody_gets_what_is_needed_and_the_rest_goes_by_weight() -> None:
    needs = [Need(2, 2), Need(10, 100, 3.0), Need(10, 100, 1.0)]
    assert share(62, needs) == [2, 40, 20]


def test_nobody_gets_more_than_is_of_use_unless_the_width_must_be_filled() -> None:
    needs = [Need(2, 4), Need(5, 8)]
    assert share(60, needs) == [4, 8]
    assert share(60, needs, fill=True) == [20, 40]


def test_where_not_even_the_least_fits_all_shrink() -> None:
    assert share(10, [Need(10, 10), Need(10, 10), Need(20, 20)]) == [3, 2, 5]


@given(
    st.integers(1, 500),
    st.lists(
        st.builds(Need, st.integers(0, 60), st.integers(0, 500), st.floats(0, 10, allow_nan=False)),
        max_size=15,
    ),
)
def test_widths_never_exceed_the_whole(total: int, needs: list[Need]) -> None:
    widths = share(total, needs)
    assert len(widths) == len(needs)
    assert all(width >= 1 for width in widths)
    assert sum(widths) <= max(total, len(needs))
    if needs:
        assert sum(share(total, needs, fill=True)) == max(total, len(needs))


def test_a_text_is_measured_in_cells_of_the_screen() -> None:
    assert [measure(text) for text in ("abc", "“é–…”", "漢字", "e\u0301", "")] == [3, 5, 4, 1, 0]
    assert longest_word("satu duabelas 漢字漢字漢") == 10


def word_widths(table: Table) -> list[float]:
    """Each column's part of an upright page."""
    (panel,) = panels(table, INDONESIA, landscape=False)
    return [width / sum(panel.widths) for width in panel.widths]


def test_short_columns_take_what_their_line_needs_and_the_quotation_has_the_rest() -> None:
    quotation = "Training was regular, and we were all asked to come to the hall. " * 3
    table = Table(
        "t",
        (Column("No"), Column("Who"), Column("Quotation", weight=8.0), Column("Place")),
        (Section(((cell("1"), cell("Mrs A"), cell(quotation), cell("W1.16")),)),),
    )
    assert word_widths(table)[2] > 0.6


def test_the_column_of_names_leaves_the_page_to_what_is_said() -> None:
    name = "Ibu Sari Kusumawati (Kepala Bidang Pemberdayaan Usaha Mikro)"
    said = "Pelatihan ada, dan kami semua diundang ke pendopo. " * 3
    rows = ((cell(name), cell(said), cell(said)),)
    widths = word_widths(
        Table("t", (Column("I", weight=3.0), Column("A"), Column("B")), (Section(rows),))
    )
    assert widths[0] < 0.3


def test_words_around_a_no_break_space_are_one_word() -> None:
    assert longest_word("see (W3.2;\u00a0+) there") == len("(W3.2; +)")


def test_a_header_over_narrow_columns_is_not_broken_within_a_word() -> None:
    prose = "Training was regular, and we were all asked to come to the hall. " * 6
    numbers = tuple(Column(sign, group="Kelembagaan") for sign in "+−")
    table = Table(
        "t",
        (
            Column("Kode"),
            Column("Kutipan", weight=9.0),
            *numbers,
            Column("x", group="Pemberdayaan"),
        ),
        (Section((tuple(map(cell, ("EM1", prose, "1", "2", "3"))),) * 3),),
    )
    (panel,) = panels(table, INDONESIA, landscape=False)
    bold = round(0.56 * 20 * INDONESIA.table_size)
    assert sum(panel.widths[2:4]) >= len("Kelembagan") * bold
    assert panel.widths[4] >= len("Pemberdayan") * bold
    assert sum(panel.widths) <= 14 / 2.54 * 1440
    alone = replace(table, columns=tuple(replace(one, group="") for one in table.columns))
    (without,) = panels(alone, INDONESIA, landscape=False)
    assert without.widths[4] < panel.widths[4]


def upright_size(table: Table, style: StyleProfile) -> float:
    """The size of its type on an upright page; 0 where it needs a page on its side."""
    fitting = Fitting((table,), style)
    return 0 if fitting.is_wide(table) else fitting.panels(table, False)[0].size


def test_headers_over_narrow_columns_may_turn_the_page_or_part_the_table() -> None:
    columns = tuple(Column("+", group=f"Pemberdayaanmasyarakat{n}") for n in range(12))
    table = Table("t", columns, (Section((tuple(cell("1") for _ in columns),)),))
    assert upright_size(table, INDONESIA) == 0
    found = panels(table, INDONESIA, landscape=True)
    assert len(found) > 1
    room = 22.7 / 2.54 * 1440
    assert all(sum(panel.widths) <= room + 1 for panel in found)
    narrow = replace(table, columns=tuple(replace(one, group="") for one in columns))
    assert upright_size(narrow, INDONESIA) == INDONESIA.table_size


def turned(*blocks: Block) -> list[bool]:
    """Whether each stretch of pages lies on its side."""
    return [one.landscape for one in stretches(blocks, Fitting(blocks, INDONESIA))]


def test_a_picture_between_two_wide_tables_keeps_its_upright_page() -> None:
    wide = Table(
        "t",
        tuple(Column(f"K{n}") for n in range(9)),
        (Section((tuple(cell("Training was regular. " * 9) for _ in range(9)),)),),
    )
    shown = figure(1, Bars((), "segmen"))
    assert turned(wide, shown, wide) == [True, False, True]
    assert turned(wide, Paragraph("Sebentar."), wide) == [True]


def wide_table(*, prose: int, short: int, name: str = "") -> Table:
    """A table with so many columns of prose, and some with a word each."""
    said = "Training was regular, and we were all asked to come to the hall. " * 3
    row = (*(cell("Kecamatan") for _ in range(short)), *(cell(said) for _ in range(prose)))
    columns = tuple(Column(f"K{n}") for n in range(len(row)))
    return Table("t", columns, (Section((row,) * 3),), name=name)


@pytest.mark.parametrize(
    ("prose", "short", "size"), [(5, 0, 10), (5, 2, 8.5), (5, 5, 0), (6, 0, 0)]
)
def test_a_table_that_is_somewhat_too_wide_gets_smaller_type_before_its_page_is_turned(
    prose: int, short: int, size: float
) -> None:
    table = wide_table(prose=prose, short=short)
    assert upright_size(table, INDONESIA) == size
    assert turned(table) == [size == 0]
    found = Fitting((table,), INDONESIA).panels(table, size == 0)
    assert [panel.size for panel in found] == [size or INDONESIA.wide_table_size] * len(found)


def test_a_style_may_keep_its_size_of_type_and_turn_the_page_at_once() -> None:
    style = replace(INDONESIA, smallest_table_size=10)
    assert upright_size(wide_table(prose=5, short=2), style) == 0


def test_the_tables_of_one_display_have_type_of_one_size() -> None:
    one, other = wide_table(prose=5, short=2, name="a"), wide_table(prose=2, short=0, name="a")
    fitting = Fitting((one, other), INDONESIA)
    sizes = {panel.size for table in (one, other) for panel in fitting.panels(table, False)}
    assert sizes == {8.5}
    alone = Fitting((one, Paragraph("x"), other), INDONESIA)
    assert [alone.panels(table, False)[0].size for table in (one, other)] == [8.5, 10]


def test_a_small_table_between_two_wide_ones_shares_their_pages() -> None:
    wide, small = wide_table(prose=9, short=0), wide_table(prose=2, short=1)
    assert turned(wide, small, wide) == [True]
    long = replace(small, sections=small.sections * 20)
    assert turned(wide, long, wide) == [True, False, True]
    assert turned(wide, small) == [True, False]


@given(st.lists(st.lists(st.sampled_from(["", "kata", PROSE]), min_size=4, max_size=4), max_size=5))
def test_where_not_even_the_least_fits_every_column_keeps_some_width(rows: list[list[str]]) -> None:
    cells = [tuple(map(cell, row)) for row in rows]
    widths = evened([500] * 4, [900, 1200, 700, 800], cells, (184, 200.0))
    assert sum(widths) == 2000
    assert min(widths) > 0


@pytest.mark.parametrize(("sentences", "size"), [(0, 9), (2, 8)])
def test_narrow_columns_get_smaller_type_where_their_high_rows_become_much_lower(
    sentences: int, size: float
) -> None:
    heads = ("Kode", "Definisi", "Termasuk", "Tidak", "Contoh")
    word = "memberdayakann"
    row = (*[cell(word)] * 4, cell(f"{word} {PROSE * sentences}"))
    table = Table("t", tuple(map(Column, heads)), (Section((row,) * 9),))
    assert upright_size(table, INDONESIA) == size
