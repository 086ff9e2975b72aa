"""Every rule of a page style changes the Word file and the LaTeX file, or it is said why not."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from kitchen_pictures import figure
from word_reading import PROSE

from qualcode.document import (
    Bars,
    Block,
    Caption,
    Column,
    Document,
    Heading,
    Paragraph,
    Quotation,
    Section,
    Table,
    cell,
)
from qualcode.renderers import RENDERERS, RenderOptions, StyleProfile
from qualcode.renderers.style import INDONESIA, PAPERS, HeadingLook, QuotationRule

FORMATS = ("word", "latex")
NOT_RENDERED = {
    "name": "it says which style it is, and nothing of how a page looks",
    "numbered_to": "the report numbers its headings before any format sees them",
    "wording": "the report puts its phrases into words before any format sees them",
    "quotation": "its own fields are tried one by one",
}
"""Fields that a format does not read, and why."""

CHANGED: dict[str, Any] = {
    "font": "Arial",
    "size": 11,
    "table_size": 8,
    "wide_table_size": 7,
    "smallest_table_size": 10,
    "note_size": 8,
    "line_spacing": 2,
    "first_line": 2,
    "align": "left",
    "left": 3,
    "top": 3,
    "right": 2,
    "bottom": 2,
    "caption": "below",
    "figure_caption": "above",
    "caption_align": "left",
    "caption_form": "**{label}**\n*{title}*",
    "lines": "horizontal",
    "header_fill": "",
    "header_align": "left",
    "column": 7,
    "paper": PAPERS["F4"],
    "heading_align": "left",
    "headings": (HeadingLook(italic=True),),
    "note_prefix": {"id": "*Catatan.*"},
    "notes_together": True,
    "page_number": "top-right",
}
CHANGED_QUOTATION: dict[str, Any] = {
    "block_from_words": 40,
    "left": 2,
    "right": 2,
    "italic": True,
    "marks": False,
}


def table(columns: int, number: int) -> Table:
    """A table of prose with notes and a source line."""
    return Table(
        "Judul",
        tuple(Column(f"Kolom {n}") for n in range(columns)),
        (Section((tuple(cell(PROSE) for _ in range(columns)),) * 2),),
        notes=("Satu", "Dua."),
        source="Sumber: X (2026)",
        caption=Caption("Tabel", 4, number),
    )


def somewhat_wide() -> Table:
    """A table that asks for a little more than the width of an upright page."""
    plain = table(7, 3)
    short = (cell("Kecamatan"), cell("Kecamatan"), *plain.sections[0].rows[0][2:])
    return replace(plain, sections=(Section((short,) * 2),))


BLOCKS: tuple[Block, ...] = (
    Heading(1, "BAB IV"),
    Paragraph(PROSE * 12),
    Quotation("Ada pelatihan.", "W1.2"),
    table(3, 1),
    Paragraph(PROSE * 12),
    figure(1, Bars((), "segmen")),
    Paragraph(PROSE * 12),
    table(9, 2),
    Paragraph(PROSE * 12),
    somewhat_wide(),
)


def rendered(name: str, style: StyleProfile) -> bytes:
    """The file of that format in a style."""
    return RENDERERS[name].render(Document("", "id", BLOCKS), RenderOptions(style=style))


def test_every_field_of_a_style_is_tried_or_has_a_reason() -> None:
    assert {one.name for one in fields(StyleProfile)} == CHANGED.keys() | NOT_RENDERED.keys()
    assert not CHANGED.keys() & NOT_RENDERED.keys()
    assert {one.name for one in fields(QuotationRule)} == CHANGED_QUOTATION.keys()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("field", CHANGED)
def test_a_field_of_a_style_changes_the_file(name: str, field: str) -> None:
    changed = replace(INDONESIA, **{field: CHANGED[field]})
    assert rendered(name, changed) != rendered(name, INDONESIA)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("lines", ["horizontal", "apa"])
def test_all_three_kinds_of_rules_differ(name: str, lines: Any) -> None:
    other: Any = {"horizontal": "apa", "apa": "grid"}[lines]
    one, two = (replace(INDONESIA, lines=kind) for kind in (lines, other))
    assert rendered(name, one) != rendered(name, two)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("field", CHANGED_QUOTATION)
def test_a_field_of_the_quotation_rule_changes_the_file(name: str, field: str) -> None:
    changed = replace(INDONESIA, quotation=QuotationRule(**{field: CHANGED_QUOTATION[field]}))
    assert rendered(name, changed) != rendered(name, INDONESIA)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("field", [one for one in NOT_RENDERED if one != "quotation"])
def test_what_no_format_reads_changes_nothing(name: str, field: str) -> None:
    value: Any = {"name": "lain", "numbered_to": 3, "wording": {"id": {"x": "y"}}}[field]
    assert rendered(name, replace(INDONESIA, **{field: value})) == rendered(name, INDONESIA)
