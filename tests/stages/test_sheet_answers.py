"""Boxes, remarks and dates as people fill them in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.stages.sheet_answers import Choice, Fault, dates_in, ticked

BOX = "[\u00a0\u00a0]"
FORM = f"{BOX} Setuju\n{BOX} Diperbaiki\n{BOX} Ditolak"


def form(*ticks: str) -> str:
    """The three boxes with what stands in them."""
    words = zip(ticks, ("Setuju", "Diperbaiki", "Ditolak"), strict=True)
    return "\n".join(f"{tick} {word}" for tick, word in words)


@pytest.mark.parametrize(
    ("cell", "choice"),
    [
        (form("[x]", BOX, BOX), Choice.AGREED),
        (form(BOX, "[ V ]", BOX), Choice.CORRECTED),
        (form("☐", "☐", "☒"), Choice.REJECTED),
        (form("\uf0a8", "\uf0fe", "\uf0a8"), Choice.CORRECTED),  # Wingdings
        (f"{FORM}\nsetuju", Choice.AGREED),
        ("setuju", Choice.AGREED),
        ("Perlu diperbaiki", Choice.CORRECTED),
        ("Rejected", Choice.REJECTED),
        (f"{BOX} Ditolak", Choice.REJECTED),  # the others were struck out
        ("☐ Setuju ☒ Diperbaiki ☐ Ditolak", Choice.CORRECTED),
        ("Setuju ☐ Diperbaiki ☒ Ditolak ☐", Choice.CORRECTED),
        (form(BOX, BOX, BOX).replace("Setuju", "Setuju ✓"), Choice.AGREED),
        (form("x " + BOX, BOX, BOX), Choice.AGREED),
    ],
)
def test_a_box_is_chosen_by_a_tick_by_words_or_as_the_only_one_left(
    cell: str, choice: Choice
) -> None:
    assert ticked(cell).choice is choice


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        (FORM, Fault.UNTICKED),
        ("", Fault.UNTICKED),
        (form("[x]", "[x]", BOX), Fault.SEVERAL),
        ("tidak setuju", Fault.UNCLEAR),
        (f"{FORM}\nkurang setuju", Fault.UNCLEAR),
        (form("[x]", BOX, BOX).replace("Setuju", "tidak setuju"), Fault.UNCLEAR),
        ("Setuju / Diperbaiki", Fault.UNCLEAR),
        ("Setuju x Diperbaiki", Fault.UNCLEAR),
        ("✓", Fault.UNCLEAR),
        ("Saya ragu", Fault.UNCLEAR),
        ("that is correct", Fault.UNCLEAR),
        (f"{FORM} tidak tahu", Fault.UNCLEAR),
    ],
)
def test_what_is_not_plain_is_told_and_not_decided(cell: str, fault: Fault) -> None:
    found = ticked(cell)
    assert (found.choice, found.fault) == (None, fault)


def test_what_is_written_beside_a_ticked_box_is_a_remark() -> None:
    assert ticked("[x] Setuju, asal bulan Januari\n[ ] Ditolak").rest == "asal bulan Januari"


@given(st.text(alphabet=st.sampled_from("[]() xv☐☒✓\n/.Setuju Ditolak tidak"), max_size=80))
def test_any_cell_has_a_choice_or_says_why_not(cell: str) -> None:
    found = ticked(cell)
    assert (found.choice is None) == (found.fault is not None)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Sampang, 20 Februari 2026", [(2026, 2, 20)]),
        ("20/2/2026", [(2026, 2, 20)]),
        ("20-02-2026", [(2026, 2, 20)]),
        ("2026-02-20", [(2026, 2, 20)]),
        ("20 Feb. 2026", [(2026, 2, 20)]),
        ("February 20th, 2026", [(2026, 2, 20)]),
        ("1 Mei dan 2 May 2026", [(2026, 5, 1), (2026, 5, 2)]),
        ("20-21 Februari 2026", [(2026, 2, 20), (2026, 2, 21)]),
        ("28 Februari s.d. 2 Maret 2026", [(2026, 2, 28), (2026, 3, 2)]),
        ("Jl. Melati 3, Jumat, 20 Februari 2026", [(2026, 2, 20)]),
        ("20/2/2026 atau 21/2/2026", [(2026, 2, 20), (2026, 2, 21)]),
        ("2/20/2026", []),
        ("31 Februari 2026", []),
        ("20/2/26", []),
        ("Sumber: 2026", []),
    ],
)
def test_a_day_is_read_as_people_write_it(words: str, days: list[tuple[int, int, int]]) -> None:
    assert dates_in(words) == tuple(date(*one) for one in days)
