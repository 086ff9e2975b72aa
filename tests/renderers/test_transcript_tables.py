"""Transcripts on pages: questions stand with their answers, and no column is empty."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from test_latex_files import body
from word_reading import W, rendered, xml_of

from qualcode.document import Piece, Transcript, Utterance
from qualcode.document.style import PAPERS
from qualcode.renderers.columns.letters import breadth
from qualcode.renderers.columns.upright import Fitting
from qualcode.renderers.style import INDONESIA

HEADS = ("No", "Pelaku", "Pernyataan", "Kode")


def transcript(turns: int = 30, speaker: str = "Ibu A", name: str = "W1") -> Transcript:
    """Questions and answers by turns, the first one a question."""
    said = tuple(
        Utterance(n, speaker, (Piece(f"giliran {n}."),), asking=n % 2 == 1)
        for n in range(1, turns + 1)
    )
    return Transcript(name, f"Transkrip {name}", (), said, HEADS)


def test_a_question_leads_to_its_answer_but_not_to_another_question() -> None:
    asked = (True, True, False, False, True, False, True)
    said = tuple(Utterance(n, "x", (Piece("y"),), asking=one) for n, one in enumerate(asked))
    assert Transcript("W1", "t", (), said, HEADS).table.leads == {1, 4}


def test_word_keeps_a_question_on_the_page_of_its_answer() -> None:
    rows = list(xml_of(rendered(transcript())).iter(f"{W}tr"))[1:]
    kept = [row.find(f".//{W}keepNext") is not None for row in rows]
    # The last row stays with what follows the table.
    assert kept[2:-1] == [True, False] * 13 + [True]


def test_latex_lets_no_page_end_between_question_and_answer() -> None:
    text = body(transcript())
    ends = re.findall(r"giliran (\d+)\.\}? &\s*\\\\(\*?)", text)
    assert [mark for number, mark in ends if 3 <= int(number) <= 28] == ["*", ""] * 13


def test_latex_gives_all_transcripts_columns_of_the_same_widths() -> None:
    long = Utterance(1, "Ibu A", (Piece("kata " * 80),), ("EN1.1 (−), usulan",) * 3)
    few = Transcript("W2", "Transkrip W2", (), (long,) * 9, HEADS)
    text = body(transcript(), few)
    found = re.findall(r"\\begin\{longtable\}\{(.*)\}", text)
    assert len(found) == 2 and found[0] == found[1]


@pytest.mark.parametrize(("paper", "size"), [("A4", 10), ("A5", 9.5)])
def test_on_small_paper_transcripts_get_smaller_type_before_they_are_divided(
    paper: str, size: float
) -> None:
    style = replace(INDONESIA, paper=PAPERS[paper])
    said = Utterance(1, "Bapak B", (Piece("kata " * 80),), ("EN1.1 (−), usulan",) * 2)
    every = [transcript(), Transcript("W2", "Transkrip W2", (), (said,) * 9, HEADS)]
    grids = [len(list(grid)) for grid in xml_of(rendered(*every, style=style)).iter(f"{W}tblGrid")]
    assert grids == [4, 4]
    tables = [one.table for one in every]
    fitting = Fitting(tables, style)
    fitting.fit_alike(tables)
    found = [fitting.panels(one, False) for one in tables]
    assert [(len(parts), parts[0].size) for parts in found] == [(1, size)] * 2
    assert found[0][0].widths == found[1][0].widths


def test_an_empty_column_of_codes_makes_no_rows_for_a_hand() -> None:
    assert not list(xml_of(rendered(transcript())).iter(f"{W}trHeight"))


def test_a_code_with_its_sign_and_state_stands_in_one_line() -> None:
    said = Utterance(1, "Ibu A", (Piece("kata " * 80),), ("EN1.1 (−), usulan",) * 2)
    (grid,) = xml_of(rendered(Transcript("W1", "t", (), (said,) * 20, HEADS))).iter(f"{W}tblGrid")
    needed = 160 + 10 * 20 * breadth("EN1.1 (−), usulan") / 1000
    assert [int(column.get(f"{W}w")) for column in grid][-1] >= needed


def test_notes_in_which_nobody_speaks_have_no_column_of_speakers() -> None:
    heads = [str(one.header) for one in transcript(speaker="").table.columns]
    assert heads == ["No", "Pernyataan", "Kode"]
    assert len(transcript().table.columns) == 4
    grids = [
        len(list(grid)) for grid in xml_of(rendered(transcript(speaker=""))).iter(f"{W}tblGrid")
    ]
    assert grids == [3]
