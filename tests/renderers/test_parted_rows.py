"""High rows of tables: kept on one page, or divided where a paragraph of a cell ends."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_latex_files import RULES, body
from test_latex_keeping import needs_tex, pages
from word_reading import W, rendered, xml_of

from qualcode.document import Cell, Column, Section, Table, cell
from qualcode.renderers import INDONESIA, StyleProfile
from qualcode.renderers.columns.fitting import Panel
from qualcode.renderers.columns.upright import Fitting
from qualcode.renderers.reading import paragraphs

COLUMNS = (Column("No"), Column("Kode"), Column("Bapak B"), Column("Ibu C"))
SAID = f"“{'Kami diajari mencatat keluar masuk barang, lalu menghitung untung. ' * 3}Begitu.”"


def quotations(count: int) -> tuple[str, ...]:
    return tuple(f"{SAID} (W2.{n}; +)" for n in range(1, count + 1))


def table_of(*rows: tuple[Cell, ...], **about: object) -> Table:
    """A table of these rows and three low ones."""
    return Table("Matriks", COLUMNS, (Section((*rows, *LOW)),), **about)  # type: ignore[arg-type]


def row_of(*left: str, right: tuple[str, ...] = ("Tidak ditanyakan",)) -> tuple[Cell, ...]:
    return cell("7"), cell("EM2.3 Pemasaran"), cell(*left), cell(*right)


LOW = (row_of("a"), row_of("b"), row_of("c"))


def fitted(table: Table, landscape: bool = False, language: str = "id") -> Panel:
    (panel,) = Fitting((table,), INDONESIA, language).panels(table, landscape)
    return panel


def parts(table: Table) -> list[list[tuple[str, ...]]]:
    return [list(map(paragraphs, row)) for row in fitted(table).table.rows]


def test_a_row_that_takes_less_than_two_fifths_of_a_page_is_not_divided() -> None:
    table = table_of(row_of(*quotations(4)))
    panel = fitted(table)
    assert panel.table == table
    assert 14 < panel.lines[0] <= panel.most
    assert "\\qctall{" not in body(table)


def test_a_higher_row_goes_on_in_one_that_says_number_and_code_again() -> None:
    first, second, low, *_ = parts(table_of(row_of(*quotations(8))))
    assert first[:2] == [("7",), ("EM2.3 Pemasaran",)]
    assert second[:2] == [("7",), ("EM2.3 Pemasaran", "(lanjutan)")]
    assert first[2] + second[2] == quotations(8)
    assert len(first[2]) == len(second[2])
    assert (first[3], second[3]) == (("Tidak ditanyakan",), ())
    assert low == [("7",), ("EM2.3 Pemasaran",), ("a",), ("Tidak ditanyakan",)]


def test_a_row_goes_on_in_the_language_of_the_report() -> None:
    second = fitted(table_of(row_of(*quotations(8))), language="en").table.rows[1]
    assert paragraphs(second[1]) == ("EM2.3 Pemasaran", "(continued)")


def test_a_row_whose_name_has_no_room_for_it_says_first_that_it_goes_on() -> None:
    columns = (Column("No", weight=0.05), Column("Kutipan"), Column("Pemadatan"))
    high = cell("7"), cell(*quotations(9)), cell(*quotations(9))
    low = cell("8"), cell("a"), cell("b")
    _, second, *_ = fitted(Table("", columns, (Section((high, low, low)),))).table.rows
    assert paragraphs(second[0]) == ("7",)
    assert paragraphs(second[1])[0] == "(lanjutan)"


@pytest.mark.parametrize(
    ("words", "together"),
    [
        ((*quotations(8), "dan 2 kutipan lain"), (quotations(8)[-1], "dan 2 kutipan lain")),
        ((*quotations(4), "4 (−) dari 6 informan", *quotations(4)),
         ("4 (−) dari 6 informan", quotations(1)[0])),
        ((*quotations(4), "Temuan ini berlaku di:", "Sampang", *quotations(4)),
         ("Temuan ini berlaku di:", "Sampang")),
    ],
)  # fmt: skip
def test_what_announces_quotations_or_tells_of_more_stays_with_them(
    words: tuple[str, ...], together: tuple[str, str]
) -> None:
    found = [part[2] for part in parts(table_of(row_of(*words)))[: -len(LOW)]]
    assert len(found) > 1
    assert any(together == part[at : at + 2] for part in found for at in range(len(part)))


@given(st.lists(st.integers(1, 60), max_size=14), st.lists(st.integers(1, 60), max_size=14))
def test_no_word_is_lost_or_said_twice_where_rows_are_divided(
    left: list[int], right: list[int]
) -> None:
    said = [tuple(f"“{'kata ' * n}.”" for n in lengths) for lengths in (left, right)]
    found = parts(table_of(row_of(*said[0], right=said[1])))[: -len(LOW)]
    for at in (0, 1):
        again = [one for part in found for one in part[2 + at] if one != "(lanjutan)"]
        assert tuple(again) == said[at]


@pytest.mark.parametrize("landscape", [False, True])
def test_no_part_is_higher_than_rows_that_stand_on_one_page(landscape: bool) -> None:
    panel = fitted(table_of(row_of(*quotations(30), right=quotations(11))), landscape)
    assert len(panel.lines) > 2
    assert max(panel.lines) <= panel.most


def test_a_question_stays_with_its_answer_where_a_row_before_them_is_divided() -> None:
    table = table_of(row_of(*quotations(8)), row_of("Apa?"), row_of("Itu."), leads=frozenset({1}))
    panel = fitted(table)
    assert len(panel.table.rows) == 4 + len(LOW)
    assert panel.table.leads == {2}
    answer = fitted(replace(table, leads=frozenset({0})))
    assert answer.table.leads == {1}


def test_sections_keep_their_rows() -> None:
    high = row_of(*quotations(8))
    table = Table("", COLUMNS, (Section((*LOW, high), "EN"), Section(LOW, "EM")))
    assert [len(one.rows) for one in fitted(table).table.sections] == [5, 3]


def test_word_breaks_no_row_of_quotations() -> None:
    table = table_of(row_of(*quotations(4)), row_of(*quotations(8)))
    _, *rows = xml_of(rendered(table)).iter(f"{W}tr")
    assert len(rows) == 3 + len(LOW)
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_three_rows_that_fill_half_a_page_need_not_all_stand_on_one_in_word() -> None:
    table = Table("", COLUMNS, (Section((row_of(*quotations(2)),) * 3),), ("Catatan.",))
    _, *rows = xml_of(rendered(table)).iter(f"{W}tr")
    found = [row.find(f".//{W}p/{W}pPr/{W}keepNext") is not None for row in rows]
    assert found == [False, True, True]
    asked = replace(table, leads=frozenset({0}))
    _, *rows = xml_of(rendered(asked)).iter(f"{W}tr")
    assert [row.find(f".//{W}keepNext") is not None for row in rows] == [True, False, True]


@pytest.mark.parametrize("lines", RULES)
def test_no_rule_stands_a_second_time_below_the_header_of_a_further_page(lines: str) -> None:
    table = table_of(row_of("kata " * 900))
    found = body(table, style=StyleProfile("x", lines=lines))  # type: ignore[arg-type]
    rows = found.split("\\endlastfoot")[1].split("\\end{longtable}")[0]
    assert "\\qctall{" in rows
    assert "\\hline" not in rows
    assert ("\\qcbetween" in rows) is (lines != "apa")


@needs_tex
def test_every_page_of_a_divided_row_says_whose_it_is(tmp_path: Path) -> None:
    found = pages(tmp_path, table_of(row_of(*quotations(30)), row_of(*quotations(12))))
    assert len(found) > 2
    for page in found:
        _, below = re.split(r"Bapak B +Ibu C\n", page)
        assert re.match(r"\s*7 +EM2\.3 ", below)
        assert page.count("“Kami") == page.count("(W2.") > 0
