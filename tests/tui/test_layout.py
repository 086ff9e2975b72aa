"""Lines of the screen: all is shown once, nothing too wide; offsets lead there and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from qualcode.model.source import Voice
from qualcode.tui.cells import clusters, cut, fill, visible
from qualcode.tui.layout import BLANK, Layout, lay_out
from qualcode.tui.parts import Part

LETTERS = st.text(alphabet="ab é日本e\u0301\u200d👩🏽\t\n\u202e\x1b\u00a0\ufe0f⚠.-", max_size=80)


def part(start: int, end: int, number: int = 1, label: str = "", **more: object) -> Part:
    return Part(number, start, end, Voice.INFORMANT, label, **more)  # type: ignore[arg-type]


def rows(text: str, width: int, label: str = "") -> list[str]:
    layout = lay_out(text, [part(0, len(text), label=label)], width)
    return [text[row.start : row.end] for row in layout.rows]


def test_lines_are_cut_at_spaces_and_the_first_leaves_room_for_the_speaker() -> None:
    text = "The training was good. Later it was not."
    assert rows(text, 20, "Bu Rosa") == ["The training", "was good. Later it", "was not."]


def test_a_word_too_long_for_a_line_is_cut_anywhere() -> None:
    assert rows("abcdefghijklmnop qr", 8) == ["abcdefgh", "ijklmnop", "qr"]


def test_wide_letters_count_two_cells_and_may_be_cut_between_any_two() -> None:
    assert rows("日本語のテキスト", 10) == ["日本語のテ", "キスト"]


def test_an_accent_stays_with_its_letter() -> None:
    text = "e\u0301" * 12
    assert rows(text, 8) == ["e\u0301" * 8, "e\u0301" * 4]


def test_line_breaks_of_the_source_are_kept() -> None:
    assert rows("one\n\ntwo", 20) == ["one", "", "two"]


def test_an_empty_line_stands_before_a_question_but_not_at_the_top() -> None:
    parts = [part(0, 3, apart=True), part(4, 7, 2, apart=True), part(8, 11, 3)]
    assert [row.part for row in lay_out("one\ntwo\nsix", parts, 20).rows] == [0, BLANK, 1, 2]


def test_words_that_are_not_to_be_shown_are_not_laid_out() -> None:
    layout = lay_out("secret words", [part(0, 12, instead="withdrawn")], 20)
    assert [layout.shown(row) for row in layout.rows] == [[]]


def test_a_long_label_takes_no_more_than_a_third_of_the_line() -> None:
    layout = lay_out("words", [part(0, 5, label="A very long name of a speaker")], 30)
    assert layout.label(layout.rows[0]) == "A very lo…: "


@given(LETTERS, st.integers(8, 30), st.sampled_from(["", "Bu Rosa", "日本"]))
def test_every_character_is_on_one_line_and_no_line_is_too_wide(
    text: str, width: int, label: str
) -> None:
    layout = lay_out(text, [part(0, len(text), label=label)], width)
    shown = [text[row.start : row.end] for row in layout.rows]
    assert "".join("".join(shown).split()) == "".join(text.split())
    for row, line in zip(layout.rows, shown, strict=True):
        words = visible(line).rstrip()
        one_only = len(clusters(line, 0, len(line.rstrip()))) < 2
        assert one_only or cell_len(layout.label(row)) + cell_len(words) <= width


@given(LETTERS, st.integers(8, 30))
def test_an_offset_leads_to_its_cell_and_back(text: str, width: int) -> None:
    layout: Layout = lay_out(text, [part(0, len(text), label="I")], width)
    for number, row in enumerate(layout.rows):
        for one in layout.shown(row):
            assert layout.row_at(one.start) == number
            if one.width:
                assert layout.offset_at(row, layout.cell_at(row, one.start)) == one.start


@given(LETTERS)
def test_what_is_seen_tiles_the_text_and_nothing_in_it_can_act(text: str) -> None:
    seen = clusters(text, 0, len(text))
    assert "".join(text[one.start : one.end] for one in seen) == text
    assert not any(ord(letter) < 32 and letter != "\n" for one in seen for letter in one.shown)


@given(st.text(alphabet="ab日é…", max_size=20), st.integers(0, 12))
def test_a_text_is_cut_and_filled_to_a_width(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) <= width
    assert cell_len(fill(text, width)) == width
