"""Rows of tables in print: their cells are told apart, whatever parts them in the file."""

from __future__ import annotations

import pytest

from qualcode.model.informant import Informant
from qualcode.model.source import Source, SourceKind
from qualcode.stages.passages import quoted
from tests.sources.docx_builder import docx, p, r, table
from tests.sources.reading_study import read
from tests.study_builder import build_study

STUDY = build_study(
    informants=[Informant("I1", "Endang Wulandari", "gov", pseudonym="Mrs A")],
    sources={"W1": "I1> Ya."},
)


def row_of(content: str | bytes, fmt: str) -> Source:
    return read(content, kind=SourceKind.DOCUMENT, fmt=fmt, informants=())[0]


def printed(source: Source, number: int) -> str:
    speech = source.numbered[number - 1].speech
    return quoted(STUDY, source, speech.start, speech.end)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "| 1 | Pelatihan  menenun | belum jalan. | Mei |",
            "1; Pelatihan menenun; belum jalan. Mei",
        ),
        ("1 | Pelatihan | | Mei", "1; Pelatihan; Mei"),
        ("| 2 | a \\| b | Bu Endang |", "2; a | b; [Mrs A]"),
        ("| 3 |", "3"),
    ],
)
def test_the_cells_of_a_pipe_table_are_quoted_without_pipes(row: str, said: str) -> None:
    source = row_of(f"Rencana tahun ini.\n\n| No | Kegiatan |\n|---|---|\n{row}\n", "markdown")
    assert printed(source, 3) == said


def test_the_cells_of_a_word_table_are_quoted_with_semicolons() -> None:
    rows = table(("No", "Kegiatan"), ("1", p(r("Pelatihan")) + p(r("menenun"))))
    source = row_of(docx(p(r("Rencana tahun ini.")) + rows), "word")
    assert printed(source, 2) == "1; Pelatihan menenun"


def test_the_line_under_the_heads_of_a_table_is_not_quoted() -> None:
    source = row_of("| 2024 | 2025 |\n|:---|---:|\n| 3 | 4 |\n", "markdown")
    assert [printed(source, n) for n in (1, 2)] == ["2024; 2025", "3; 4"]


def test_pipes_and_tabs_outside_of_tables_stay() -> None:
    source = row_of("Nilai a | b\tc dipakai.\n", "text")
    assert printed(source, 1) == "Nilai a | b c dipakai."
    spoken, _ = read("EW: Nilai a | b.\nRina: Ya?\nEW: c | d")
    speech = spoken.numbered[0].speech
    assert quoted(STUDY, spoken, speech.start, speech.end) == "Nilai a | b."
