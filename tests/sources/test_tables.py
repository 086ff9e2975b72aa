"""Interviews in tables, and tables that are none."""

from __future__ import annotations

import pytest

from qualcode.model.source import SourceKind
from tests.sources.docx_builder import docx, p, r, table
from tests.sources.reading_study import read, said

ASKS, SAYS = "interviewer", "I1"
PAIR = [(ASKS, "Apa?"), (SAYS, "Ya."), (ASKS, "Lalu?"), (SAYS, "Itu.")]

TABLES = {
    "question and answer": (("Pertanyaan", "Jawaban"), ("Apa?", "Ya."), ("Lalu?", "Itu.")),
    "in English": (("Question", "Answer"), ("Apa?", "Ya."), ("Lalu?", "Itu.")),
    "with numbers": (
        ("No", "Pertanyaan", "Jawaban"), ("1", "Apa?", "Ya."), ("2", "Lalu?", "Itu.")
    ),
    "five columns": (
        ("No.", "Uraian Pertanyaan", "Jawaban Informan", "Kode", "Keterangan"),
        ("1.", "Apa?", "Ya.", "EM1", ""),
        ("2.", "Lalu?", "Itu.", "", ""),
    ),
    "an informant's label": (("Rina", "Bu Endang"), ("Apa?", "Ya."), ("Lalu?", "Itu.")),
    "general words": (("Peneliti", "Informan"), ("Apa?", "Ya."), ("Lalu?", "Itu.")),
    "Tanya and Jawab": (("Tanya", "Jawab"), ("Apa?", "Ya."), ("Lalu?", "Itu.")),
    "a repeated header row": (
        ("Pertanyaan", "Jawaban"), ("Apa?", "Ya."), ("PERTANYAAN", "Jawaban"), ("Lalu?", "Itu.")
    ),
    "a title row above": (
        ("Hasil wawancara dengan Ibu A",),
        ("Pertanyaan", "Jawaban"),
        ("Apa?", "Ya."),
        ("Lalu?", "Itu."),
    ),
    "section rows": (
        ("No", "Pertanyaan", "Jawaban"), ("A", "", ""), ("1", "Apa?", "Ya."), ("2", "Lalu?", "Itu.")
    ),
    "a speaker column": (
        ("Pelaku", "Pernyataan"), ("Rina", "Apa?"), ("EW", "Ya."), ("Rina", "Lalu?"), ("EW", "Itu.")
    ),
    "a speaker column with general labels and times": (
        ("No", "Waktu", "Speaker", "Text"),
        ("1", "00:01", "P", "Apa?"),
        ("2", "00:02", "I:", "Ya."),
        ("3", "00:03", "P", "Lalu?"),
        ("4", "00:04", "I:", "Itu."),
    ),
    "no header, question marks": (("Apa?", "Ya."), ("Lalu?", "Itu.")),
    "no header, numbers": (("1", "Apa?", "Ya."), ("2", "Lalu?", "Itu.")),
    "no header, labels": (("P", "Apa?"), ("I", "Ya."), ("P", "Lalu?"), ("I", "Itu.")),
    "labels within the cells": (
        ("Pertanyaan", "Jawaban"), ("P: Apa?", "J: Ya."), ("P: Lalu?", "J: Itu.")
    ),
    "labels in a layout table": (("P: Apa?", "I: Ya."), ("P: Lalu?", "I: Itu.")),
    "a frame of one cell": (
        ("".join(p(r(line)) for line in ("P: Apa?", "I: Ya.", "P: Lalu?", "I: Itu.")),),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_questions_and_answers_in_tables_are_turns(name: str) -> None:
    source, problems = read(docx(table(*TABLES[name])), fmt="word")
    assert [pair for pair in said(source) if pair[0] != "-"] == PAIR
    assert [one.number for one in source.numbered] == [1, 2, 3, 4]
    assert problems == ()


def test_number_cells_belong_to_the_question_beside_them() -> None:
    source, _ = read(docx(table(("No", "Pertanyaan", "Jawaban"), ("1", "Apa?", "Ya."))), fmt="word")
    assert [source.text[one.start : one.end] for one in source.segments] == [
        "No\tPertanyaan\tJawaban\n",
        "1\tApa?\t",
        "Ya.",
    ]


def test_a_conversation_within_a_cell_is_split_at_its_labels() -> None:
    cell = p(r("J: Ya.")) + p(r("P: Benar?")) + p(r("J: Benar.")) + p(r("Sungguh."))
    body = table(("Pertanyaan", "Jawaban"), ("P: Apa?", cell))
    source, _ = read(docx(body), fmt="word")
    assert said(source)[1:] == [
        (ASKS, "Apa?"), (SAYS, "Ya."), (ASKS, "Benar?"), (SAYS, "Benar.\nSungguh.")
    ]  # fmt: skip


def test_paragraphs_of_an_answer_are_one_turn() -> None:
    body = table(("Pertanyaan", "Jawaban"), ("Apa?", p(r("Ya.")) + "<w:p/>" + p(r("Lagi."))))
    source, _ = read(docx(body), fmt="word")
    assert said(source)[-1] == (SAYS, "Ya.\n\nLagi.")


def test_every_informant_of_a_group_has_an_answer_column() -> None:
    body = table(
        ("Pertanyaan", "Bu Endang", "Jawaban Pak Slamet"),
        ("Apa?", "Ya.", "Belum."),
        ("Lagi?", "", "Itu."),
    )
    source, problems = read(
        docx(body), fmt="word", informants=("I1", "I2"), kind=SourceKind.FOCUS_GROUP
    )
    assert said(source)[1:] == [
        (ASKS, "Apa?"), ("I1", "Ya."), ("I2", "Belum."), (ASKS, "Lagi?"), ("I2", "Itu.")
    ]  # fmt: skip
    assert problems == ()


def test_an_answer_column_of_nobody_in_particular_is_not_guessed_in_a_group() -> None:
    body = table(("Pertanyaan", "Jawaban"), ("Apa?", "Ya."))
    source, problems = read(docx(body), fmt="word", informants=("I1", "I2"))
    assert said(source)[-1] == ("unresolved", "Ya.")
    assert [one.code for one in problems] == ["unresolved-speaker"]


def test_merged_question_cells_leave_the_answers_in_place() -> None:
    body = table(("Pertanyaan", "Jawaban"), ("Apa?", "Ya."), ("", "Juga."))
    source, _ = read(docx(body), fmt="word")
    assert said(source)[1:] == [(ASKS, "Apa?"), (SAYS, "Ya."), (SAYS, "Juga.")]


def test_the_researchers_own_columns_are_not_coded() -> None:
    body = table(("Pertanyaan", "Jawaban", "Koding"), ("Apa?", "Ya.", "EM1 pelatihan"))
    source, _ = read(docx(body), fmt="word")
    assert said(source)[-1] == ("-", "EM1 pelatihan")


def test_a_first_row_about_a_name_is_no_header_field() -> None:
    body = table(("Pertanyaan", "Jawaban"), ("Nama Usaha", "Keripik Barokah"), ("Apa?", "Ya."))
    source, _ = read(docx(body), fmt="word")
    assert said(source)[1:3] == [(ASKS, "Nama Usaha"), (SAYS, "Keripik Barokah")]


def test_an_identity_table_before_the_turns_is_header() -> None:
    body = (
        table(("Nama", ":", "Endang"), ("Jabatan", ":", "Kabid")) + p(r("P: Apa?")) + p(r("I: Ya."))
    )
    source, problems = read(docx(body), fmt="word")
    assert said(source) == [
        ("-", "Nama\t:\tEndang\nJabatan\t:\tKabid"),
        (ASKS, "Apa?"),
        (SAYS, "Ya."),
    ]
    assert problems == ()


def test_a_table_that_is_no_conversation_is_left_out_with_a_warning() -> None:
    body = (
        p(r("P: Apa?")) + p(r("I: Ya.")) + table(("Desa", "Usaha"), ("Barat", "12")) + p(r("Itu."))
    )
    source, problems = read(docx(body), fmt="word")
    assert [who for who, _ in said(source)] == [ASKS, SAYS, "-", SAYS]
    assert [(one.code, one.severity, one.line) for one in problems] == [
        ("table-not-read", "warning", 3)
    ]


def test_pipe_tables_in_markdown_are_tables() -> None:
    text = (
        "# Wawancara\n\n"
        "| No | Pertanyaan | Jawaban |\n|:--|--|--:|\n| 1 | Apa? | Ya. |\n| 2 | Lalu? | Itu. |\n"
    )
    source, problems = read(text, fmt="markdown")
    assert [pair for pair in said(source) if pair[0] != "-"] == PAIR
    assert source.text == text
    assert problems == ()


def test_documents_have_a_paragraph_per_table_row_and_column_heads_are_none() -> None:
    body = (
        p(r("Judul"))
        + "<w:p/>"
        + table(("Desa", "Usaha"), ("Barat", p(r("1")) + p(r("2"))))
        + p(r("Akhir"))
    )
    source, _ = read(docx(body), fmt="word", kind=SourceKind.DOCUMENT)
    assert [(one.number, one.speech.text) for one in source.segments] == [
        (1, "Judul"), (0, "Desa\tUsaha"), (2, "Barat\t1\n2"), (3, "Akhir")
    ]  # fmt: skip
