"""Rows of tables are read as words, wherever they are printed; their places stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.document import Piece
from qualcode.model.source import SegmentKind, SourceKind
from qualcode.reports.passages import passages_of
from qualcode.reports.table_rows import row_pieces
from qualcode.reports.transcripts import transcripts_of
from qualcode.study import Selection, Study
from tests.study_builder import build_study


def study_of(row: str, *codings: str) -> Study:
    study = build_study(
        sources={"D1": row}, entries={"D1": {"kind": SourceKind.DOCUMENT}}, codings=codings
    )
    (source,) = study.sources
    rows = tuple(replace(one, kind=SegmentKind.ROW) for one in source.segments)
    return replace(study, sources=(replace(source, segments=rows),))


def pieces(study: Study) -> list[tuple[str, bool]]:
    (transcript,) = transcripts_of(study, Selection())
    (utterance,) = transcript.utterances
    return [(one.text, bool(one.codings)) for one in utterance.pieces]


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ("Training\tFive members", "Training; Five members"),
        ("| Training | Five members |", "Training; Five members"),
        ("| Training. |  | a \\| b |", "Training. a | b"),
        ("1\tTraining:\tmonthly", "1; Training: monthly"),
    ],
)
def test_cells_stand_with_semicolons_between_them(row: str, printed: str) -> None:
    study = study_of(row, f"D1.1 EM1.1 + {row}")
    (passage,) = passages_of(study, Selection())
    assert passage.text == printed
    assert "".join(text for text, _ in pieces(study)).strip() == printed


def test_what_parts_two_cells_is_coded_only_where_both_are() -> None:
    assert pieces(study_of("| One | Two | Three |", "D1.1 EM1.1 + Two")) == [
        ("One", False),
        ("; ", False),
        ("Two", True),
        ("; ", False),
        ("Three ", False),
    ]
    assert ("; ", True) in pieces(study_of("One\tTwo", "D1.1 EM1.1 + One\tTwo"))


def test_the_coding_keeps_its_place_and_its_words() -> None:
    study = study_of("| One | Two |", "D1.1 EM1.1 + One | Two")
    (row,) = study.select(Selection())
    assert row.coding.quotation == "One | Two"
    assert row.source.text[row.coding.start : row.coding.end] == "One | Two"


def test_a_turn_that_is_no_row_keeps_its_signs() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> this | that"},
        codings=["W1.1 EM1.1 + this | that"],
    )
    assert passages_of(study, Selection())[0].text == "this | that"
    assert pieces(study) == [("this | that", True)]


def words(found: Iterable[Piece]) -> str:
    return "".join(one.text for one in found)


@given(st.lists(st.text("ab .|\t", max_size=6), max_size=5))
def test_wherever_a_row_is_cut_it_reads_the_same(parts: list[str]) -> None:
    whole = words(row_pieces([Piece("".join(parts))]))
    cut = words(row_pieces(Piece(one, (str(n),)) for n, one in enumerate(parts)))
    assert " ".join(cut.split()) == " ".join(whole.split())
    assert not set(cut) & {"|", "\t"}
