"""Rows of a table in Word that stay with what follows them: none stands alone on a page."""

from __future__ import annotations

import pytest
from word_reading import W, rendered, xml_of

from qualcode.document import Column, Section, Table, cell

LONG = "kata " * 600
"""A cell that fills much of a page."""


def kept(rows: list[str]) -> list[bool]:
    table = Table(
        "Judul", (Column("Kode"),), (Section(tuple((cell(row),) for row in rows)),), ("Catatan.",)
    )
    _, *body = xml_of(rendered(table)).iter(f"{W}tr")
    return [row.find(f".//{W}p/{W}pPr/{W}keepNext") is not None for row in body]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["a"], [True]),
        (["a"] * 18, [True] * 18),
        (["a"] * 19, [True] + [False] * 16 + [True] * 2),
        (["a", LONG, "a", "a", "a"], [True, False, False, True, True]),
        (["a", "a", LONG], [True, True, False]),
    ],
)
def test_a_small_table_is_whole_and_others_keep_two_rows_at_each_end(
    rows: list[str], expected: list[bool]
) -> None:
    assert kept(rows) == expected
