"""Numbers of sections: below chapters, as deep as the style asks."""

from __future__ import annotations

import pytest

from qualcode.document import Document, Heading, Paragraph
from qualcode.reports.section_numbers import with_section_numbers

DOCUMENT = Document(
    "T",
    "id",
    (
        Heading(2, "Sebelum"),
        Heading(1, "Bab IV Hasil", 4),
        Heading(2, "Data"),
        Heading(3, "Satu"),
        Heading(4, "Dalam"),
        Heading(3, "Dua"),
        Paragraph("x"),
        Heading(2, "Bahasan"),
        Heading(3, "Tiga"),
        Heading(1, "Lampiran 1 Kisi-kisi", "L.1"),
        Heading(2, "Rincian"),
    ),
)


@pytest.mark.parametrize(
    ("deepest", "expected"),
    [
        (0, ["Data", "Satu", "Dalam", "Dua", "Bahasan", "Tiga"]),
        (2, ["4.1 Data", "Satu", "Dalam", "Dua", "4.2 Bahasan", "Tiga"]),
        (3, ["4.1 Data", "4.1.1 Satu", "Dalam", "4.1.2 Dua", "4.2 Bahasan", "4.2.1 Tiga"]),
    ],
)
def test_sections_of_chapters_get_numbers_and_nothing_else(
    deepest: int, expected: list[str]
) -> None:
    blocks = with_section_numbers(DOCUMENT, deepest).blocks
    texts = [str(block.text) for block in blocks if isinstance(block, Heading)]
    assert texts == ["Sebelum", "Bab IV Hasil", *expected, "Lampiran 1 Kisi-kisi", "Rincian"]


def test_a_level_that_is_left_out_counts_as_one() -> None:
    blocks = (Heading(1, "Bab V", 5), Heading(3, "Dalam"))
    numbered = with_section_numbers(Document("", "id", blocks), 3).blocks
    assert numbered[1] == Heading(3, "5.1.1 Dalam")
