"""Tables typed into plain text: what is one, and what stands in its cells."""

from __future__ import annotations

import pytest

from qualcode.model.informant import Roster
from qualcode.model.source import SourceEntry, SourceKind
from qualcode.sources.document_tables import printed_tables
from qualcode.sources.plain import PlainFormat
from qualcode.sources.text_tables import with_text_tables
from qualcode.sources.turns import build_source
from qualcode.stages.printed_table import PrintedTable

ALIGNED = """\
Laporan tahunan.

Tabel 1. Peserta
Kecamatan        Usaha     L     P    Jumlah
--------------------------------------------
Along Barat      kain   1 250    20    1 270
Barat            tas       10    15       25
Cempaka                     7     –        7
--------------------------------------------
JUMLAH                  1 267    35    1 302

Selesai.
"""


def tables(text: str) -> tuple[PrintedTable, ...]:
    raw = PlainFormat().read(text.encode())
    entry = SourceEntry("D1", "D1.txt", SourceKind.DOCUMENT)
    return printed_tables(with_text_tables(raw), build_source(raw, entry, Roster())[0])


def words(table: PrintedTable) -> list[dict[int, str]]:
    return [{at: cell.text for at, cell in row.items() if cell.text} for row in table.rows]


def test_columns_that_are_lined_up_by_spaces_are_told_apart() -> None:
    (table,) = tables(ALIGNED)
    assert table.title == "Tabel 1. Peserta"
    assert words(table) == [
        {0: "Kecamatan", 1: "Usaha", 2: "L", 3: "P", 4: "Jumlah"},
        {0: "Along Barat", 1: "kain", 2: "1 250", 3: "20", 4: "1 270"},
        {0: "Barat", 1: "tas", 2: "10", 3: "15", 4: "25"},
        {0: "Cempaka", 2: "7", 3: "–", 4: "7"},
        {0: "JUMLAH", 2: "1 267", 3: "35", 4: "1 302"},
    ]


def test_every_cell_says_where_it_stands_in_the_text() -> None:
    (table,) = tables(ALIGNED)
    for row in table.rows:
        for cell in row.values():
            assert ALIGNED[cell.start : cell.start + len(cell.text)] == cell.text


@pytest.mark.parametrize(
    "text",
    [
        "Desa\tL\tP\nA\t1\t2\nB\t\t4\nC\t5\t6\n",
        "Desa|L|P\nA|1|2\nB||4\nC|5|6\n",
        "| Desa | L | P |\n+----+---+---+\n| A | 1 | 2 |\n| B |  | 4 |\n| C | 5 | 6 |\n",
    ],
)
def test_columns_may_be_parted_by_tabs_or_bars(text: str) -> None:
    (table,) = tables(text)
    assert words(table) == [
        {0: "Desa", 1: "L", 2: "P"}, {0: "A", 1: "1", 2: "2"}, {0: "B", 2: "4"},
        {0: "C", 1: "5", 2: "6"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Ini kalimat  dengan dua spasi.\nYang ini tidak.\nDan ini  ada lagi di tengah.\n",
        "Nomor\t: 12\nPerihal\t: Laporan\n",
        "P: Bagaimana?  Baik?\nI: Ya.\n",
        "",
        "----\n----\n----\n",
        "|\n|\n|\n",
    ],
)
def test_running_text_and_letterheads_are_no_tables(text: str) -> None:
    assert tables(text) == ()


def test_text_between_two_tables_keeps_them_apart_and_their_titles_with_them() -> None:
    one = "Desa\tL\nA\t1\nB\t2\n"
    first, second = tables(f"Tabel 1. Lama\n{one}\nKalimat di antaranya.\n\nTabel 2. Baru\n{one}")
    assert (first.title, second.title) == ("Tabel 1. Lama", "Tabel 2. Baru")


def test_how_the_source_is_cut_does_not_change() -> None:
    raw = PlainFormat().read(ALIGNED.encode())
    before = build_source(raw, SourceEntry("D1", "D1.txt", SourceKind.DOCUMENT), Roster())[0]
    with_text_tables(raw)
    after = build_source(raw, SourceEntry("D1", "D1.txt", SourceKind.DOCUMENT), Roster())[0]
    assert before.segments == after.segments and raw.cells == ()
