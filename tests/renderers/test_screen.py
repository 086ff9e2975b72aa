"""The terminal: what is safe to print, and what stays readable."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from qualcode.document import (
    Align,
    Block,
    Bullets,
    Column,
    Document,
    Quotation,
    Section,
    Table,
    Tone,
    cell,
)
from qualcode.renderers import RENDERERS, RenderOptions, safe_text

QUOTATION = "“Pelatihan itu kami adakan setiap tahun, biasanya bekerja sama dengan provinsi.”"


def shown(*blocks: Block, width: int = 80, color: bool = False) -> str:
    """What the terminal shows of these blocks."""
    document = Document("", "id", blocks)
    return RENDERERS["terminal"].render(document, RenderOptions(width, color)).decode()


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b[31m", "␛[31m"),
        ("\x07\x00\x7f", "␇␀␡"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("a\u202eb\u202c", "a⟨U+202E⟩b⟨U+202C⟩"),
        ("a\u2066b\u2069\u200f", "a⟨U+2066⟩b⟨U+2069⟩⟨U+200F⟩"),
        ("a\u2028b", "a⟨U+2028⟩b"),
        ("a\r\nb\rc\x85", "a\nb␍c⟨U+0085⟩"),
        ("\ud800\ufffe", "\ufffd\ufffd"),
        ("a\tb", "a    b"),
        ("[laughs] :100: é 👩‍🌾 漢字", "[laughs] :100: é 👩‍🌾 漢字"),
    ],
)
def test_what_is_hidden_becomes_visible(text: str, safe: str) -> None:
    assert safe_text(text) == safe


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_safe_text_is_printable_and_stays_as_it_is(text: str) -> None:
    safe = safe_text(text)
    assert safe_text(safe) == safe
    assert all(character.isprintable() or character == "\n" or ord(character) > 0x9F
               for character in safe)  # fmt: skip
    safe.encode("utf-8")


def test_without_colour_there_is_no_escape_code_and_with_colour_only_ours() -> None:
    table = Table("T", (Column("A"),), (Section(((cell("\x1b[2Jx", tone=Tone.CONFLICT),),)),))
    assert "\x1b" not in shown(table)
    colored = shown(table, color=True)
    assert "\x1b[1;31m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == shown(table)


def test_the_environment_decides_neither_width_nor_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = shown(Quotation(QUOTATION * 3, "W1.2"), width=60)
    for name, value in {"COLUMNS": "30", "FORCE_COLOR": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)
    assert shown(Quotation(QUOTATION * 3, "W1.2"), width=60) == plain


def test_a_quotation_is_indented_and_carries_its_place() -> None:
    assert shown(Quotation("Belum ada.", "W4.2, Ibu D")) == "    “Belum ada.” (W4.2, Ibu D)\n"


def test_numbers_of_a_long_list_are_aligned() -> None:
    items = tuple(f"simpulan {n}" for n in range(1, 11))
    lines = shown(Bullets(items, numbered=True)).splitlines()
    assert lines[0] == "1.  simpulan 1"
    assert lines[9] == "10. simpulan 10"


def test_a_small_table_is_a_grid_with_its_groups_above() -> None:
    columns = (
        Column("No", align=Align.RIGHT),
        Column("Ya", group="Aparatur pemerintah"),
        Column("Tidak", group="Aparatur pemerintah"),
    )
    rows = ((cell("1"), cell("ada"), cell("belum")), (cell("12"), cell("ada"), cell("ada")))
    assert shown(Table("", columns, (Section(rows),)), width=40) == (
        "━━━━━━━━━━━━━━\n"
        "    Aparatur\n"
        "    pemerintah\n"
        "    ──────────\n"
        "No  Ya   Tidak\n"
        "━━━━━━━━━━━━━━\n"
        " 1  ada  belum\n"
        "12  ada  ada\n"
        "━━━━━━━━━━━━━━\n"
    )


def test_too_many_columns_for_the_width_are_shown_row_by_row() -> None:
    columns = (Column("No"), Column("Indikator"), *(Column(f"I{n}", group="G") for n in (1, 2, 3)))
    row = (cell("1"), cell("Pelatihan"), *[cell(QUOTATION, "W1.2")] * 3)
    assert (
        shown(Table("T", columns, (Section((row,)),)), width=60)
        == (f"T\n── No 1 {'─' * 52}\nIndikator    Pelatihan\nG\n")
        + "".join(
            f"  I{n}         “Pelatihan itu kami adakan setiap tahun,\n"
            "             biasanya bekerja sama dengan provinsi.”\n"
            "             W1.2\n"
            for n in (1, 2, 3)
        )
        + f"{'━' * 60}\n"
    )


@pytest.mark.parametrize("width", [1, 5, 10, 19])
def test_even_a_silly_width_gives_text(width: int) -> None:
    table = Table(
        "Judul", (Column("Indikator"), Column("漢字")), (Section(((cell("a"), cell("b")),)),)
    )
    assert "Indikator" in shown(table, width=width).replace("\n", "")


def test_wide_and_combining_characters_keep_the_columns_straight() -> None:
    rows = ((cell("漢字"), cell("x")), (cell("e\u0301e"), cell("x")), (cell("abcd"), cell("x")))
    lines = shown(Table("", (Column("A"), Column("B")), (Section(rows),))).splitlines()[3:6]
    assert {cell_len(line[: line.index("x")]) for line in lines} == {6}
