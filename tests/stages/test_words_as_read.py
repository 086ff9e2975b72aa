"""Rows of tables and marks of setting, as the concordance shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.source import Passage, Segment, SegmentKind, Source, SourceEntry, SourceKind
from qualcode.stages.as_read import as_read
from qualcode.stages.concordance import concordance
from qualcode.stages.word_search import WordSearch
from qualcode.study import Selection
from tests.small_study import STUDY, loaded, write_study


def read(text: str, wanted: str, kind: SegmentKind = SegmentKind.ROW) -> tuple[str, list[str]]:
    """A segment as it is read, and the words that were looked for as they stand in it."""
    segment = Segment(kind, 1, 0, len(text), 1, Passage(0, len(text), text))
    entry = SourceEntry("D1", "d.md", SourceKind.DOCUMENT)
    source = Source(entry, text, (segment,), "markdown/1")
    words, spans = as_read(source, segment, WordSearch(wanted, False)(text))
    return words, [words[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("| Mesin jahit | rusak sejak Maret | |", "Mesin jahit; rusak sejak Maret"),
        ("Mesin jahit\trusak\tdua", "Mesin jahit; rusak; dua"),
        ("|  | rusak. |  | lagi rusak |", "rusak. lagi rusak"),
        ("| a\\|b | rusak |", "a|b; rusak"),
        ("| rusak |", "rusak"),
        ("| Oven | **rusak** sejak *Maret* |", "Oven; rusak sejak Maret"),
    ],
)
def test_the_cells_of_a_row_stand_apart_without_their_bars(row: str, shown: str) -> None:
    words, found = read(row, "rusak")
    assert words == shown
    assert found == ["rusak"] * row.count("rusak")


def test_marks_that_set_a_paragraph_are_left_out() -> None:
    words, found = read("Pelatihan **memasak** rutin.", "memasak", SegmentKind.PARAGRAPH)
    assert (words, found) == ("Pelatihan memasak rutin.", ["memasak"])


CELL = st.text("ab c.\\-", max_size=8)


@given(st.lists(CELL, min_size=1, max_size=5), st.booleans())
def test_no_word_is_lost_and_every_place_keeps_its_words(cells: list[str], framed: bool) -> None:
    row = "|".join(cells)
    text = f"|{row}|x" if framed else f"{row}|x"
    words, found = read(text, "x")
    assert found == ["x"]
    assert [one for one in words if one in "abcx"] == [one for one in text if one in "abcx"]


def test_the_concordance_shows_the_words_of_a_tables_cells(tmp_path: Path) -> None:
    entry = "  - {file: transcripts/D1.md, id: D1, kind: document, group: gov}\n"
    root = write_study(tmp_path / "study", study=STUDY + entry)
    table = "| Training | Place |\n|---|---|\n| sewing | the *old* hall |\n"
    (root / "transcripts" / "D1.md").write_text(table)
    (found,) = concordance(loaded(root), WordSearch("sewing"), Selection(phase="all")).occurrences
    context = found.context
    assert context.before + context.words + context.after == "sewing; the old hall"
