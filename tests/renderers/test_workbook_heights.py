"""Rows and columns of sheets: high and wide enough for every word, in Excel's own measures."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.document import Column, Document, Section, Table, Tone, cell
from qualcode.renderers import RENDERERS, RenderOptions
from qualcode.renderers.excel.lines import columns_width, count_lines, room

WORDS = st.lists(st.text("aiWM.;()47", min_size=1, max_size=12), min_size=1, max_size=30)
LINE = 13.5


def sheet_of(*rows: tuple[str, ...], tone: Tone = Tone.PLAIN, **about: Any) -> Any:
    """The sheet of a table of these rows."""
    cells = tuple(tuple(cell(words, tone=tone) for words in row) for row in rows)
    heads = tuple(Column(f"Kolom {n}") for n in range(len(rows[0])))
    table = Table("Judul", heads, (Section(cells),), **about)
    data = RENDERERS["excel"].render(Document("", "id", (table,)), RenderOptions())
    return openpyxl.load_workbook(BytesIO(data))["Judul"]


def test_lines_end_at_blanks_and_long_words_are_broken() -> None:
    space = 7250
    assert count_lines("ooooooo ooooooo ooooooo", space) == 2
    assert count_lines("ooooooo oooooooo ooooooo", space) == 3
    assert count_lines("ooooooo" * 5, space) == 3
    assert count_lines("satu\n\ndua", space) == 3


def test_a_line_of_capitals_takes_more_room_than_one_of_small_letters() -> None:
    small, capitals = ("w4.26; ittill " * 4, "W4.26; AOWDNM " * 4)
    assert len(small) == len(capitals)
    space = room(30, 10)
    assert count_lines(capitals, space) > count_lines(small, space)
    assert count_lines(small * 9, space, bold=True) > count_lines(small * 9, space)


@given(WORDS, st.integers(min_value=8, max_value=80))
def test_a_narrower_column_never_takes_fewer_lines(words: list[str], width: int) -> None:
    text = " ".join(words)
    wide, narrow = (count_lines(text, room(one, 10)) for one in (width, width - 2))
    assert narrow >= wide
    assert count_lines(text, room(columns_width(text, 10), 10)) == 1


def test_a_row_holds_all_lines_of_its_broadest_letters() -> None:
    text = "W4.26 (EM2.5; MEMBANGUN); " * 12
    sheet = sheet_of((text.strip(), text.strip()), (text, text))
    width = sheet.column_dimensions["A"].width
    # In type of ten points a capital is about nine points of the screen broad, a column's digit 7.
    least = count_lines(text.strip(), room(width, 10))
    assert sheet.row_dimensions[4].height == pytest.approx(least * LINE)
    assert least > len(text) / (width * 1.28)


def test_bold_text_is_reckoned_broader() -> None:
    words = ("pandangan " * 60,) * 3
    plain, bold = (
        sheet_of(words, tone=tone).row_dimensions[4].height for tone in (Tone.PLAIN, Tone.STRONG)
    )
    assert bold > plain


def test_a_merged_note_is_as_high_as_its_words_take() -> None:
    note = "Aturan pengisian: W4.26; W4.32; MEMBANGUN (EM2.5) " * 12
    sheet = sheet_of(("a", "b"), notes=(note.strip(),))
    (merged,) = (one for one in sheet.merged_cells.ranges if one.min_row == 6)
    letters = [chr(64 + n) for n in range(merged.min_col, merged.max_col + 1)]
    width = sum(sheet.column_dimensions[one].width for one in letters)
    least = count_lines(note.strip(), room(width, 10))
    assert sheet.row_dimensions[6].height >= least * LINE > LINE


def test_a_list_of_short_lines_gets_no_wider_column_for_being_long() -> None:
    few, many = ("\n".join(f"EM{n} Kode (+)" for n in range(count)) for count in (5, 28))
    narrow, wide = (sheet_of((words, "x")).column_dimensions["A"].width for words in (few, many))
    assert abs(wide - narrow) < 3


def test_the_way_back_stands_in_one_line() -> None:
    table = Table("Judul", (Column("No"),), (Section(((cell("1"),),)),))
    data = RENDERERS["excel"].render(Document("", "en", (table,)), RenderOptions())
    back = openpyxl.load_workbook(BytesIO(data))["Judul"]["A1"]
    assert (back.value, back.alignment.wrap_text) == ("← Contents", None)
