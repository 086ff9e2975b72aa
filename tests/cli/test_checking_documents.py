"""`qualcode document check` and `qualcode consistency`, as somebody types them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.cli.conftest import Run
from tests.small_study import STUDY
from tests.stages.printed_tables import table

HEAD = ["Village", "Men", "Women", "Total"]
ROWS = [["Along", 12, 20, 32], ["Barat", 10, 15, 26], ["Cempaka", 7, 7, 14], ["Jumlah", 29, 42, 71]]


def add_document(study: Path, text: str = "", name: str = "D1.md") -> None:
    entry = f"  - {{file: transcripts/{name}, id: D1, kind: document, group: gov}}\n"
    (study / "study.yaml").write_text(STUDY + entry)
    if text:
        (study / "transcripts" / name).write_text(text)


def test_a_wrong_sum_is_shown_with_its_cell_and_ends_with_1(run: Run, study: Path) -> None:
    add_document(study, f"# Report\n\nTable 1. Members\n\n{table(HEAD, *ROWS)}")
    done = run("document", "check")
    assert done.code == 1
    words = " ".join(done.out.split())
    assert "D1, table 1 (Table 1. Members): 4 rows, 3 columns of numbers" in words
    assert "Findings of arithmetic: 2." in words
    assert max(map(len, done.out.splitlines())) <= 80


def test_the_record_says_what_is_printed_and_what_it_would_be(run: Run, study: Path) -> None:
    add_document(study, table(HEAD, *ROWS))
    first, second = run("document", "check", "--json").json
    assert (first["kind"], first["row"], first["column"]) == ("row-sum", "Barat", "Total")
    assert (first["printed"], first["computed"], first["difference"]) == ("26", 25, 1)
    assert (second["kind"], second["row"], second["column"]) == ("column-sum", "Jumlah", "Total")
    misprint = {"row": "Barat", "column": "Total", "printed": "26", "needed": 25}
    assert [one["misprint"] for one in (first, second)] == [misprint, misprint]


def test_right_sums_end_with_0_and_say_so(run: Run, study: Path) -> None:
    right = [ROWS[0], ["Barat", 10, 15, 25], *ROWS[2:]]
    add_document(study, table(HEAD, *right))
    done = run("document", "check", "D1")
    assert done.code == 0
    assert "No finding of arithmetic" in done.out
    assert run("document", "check", "--json").json == []


def test_products_means_and_numbers_of_rows_are_remarks_and_end_with_0(
    run: Run, study: Path
) -> None:
    heads = ["Item", "Volume", "Price", "Value"]
    rows = [["Cloth", 10, 15, 150], ["Thread", 5, 20, 110], ["Pins", 12, 3, 36]]
    add_document(study, "All four item were bought.\n\n" + table(heads, *rows, ["Mean", 9, 13, 98]))
    done = run("document", "check", "--format", "md")
    words = done.out.replace("\u00a0", " ")
    assert done.code == 0
    assert "Printed 110; Volume × Price make 100. It fits in 2 of 3 rows." in words
    assert "Printed 98; the mean of the values is 99. It fits in 2 of 3 places" in words
    assert "four Item are told of, while D1, table 1 has 3 rows." in words
    kinds = [one["kind"] for one in run("document", "check", "--json").json]
    assert kinds == ["told-rows", "mean", "product"]


def test_a_table_typed_into_a_text_file_is_checked(run: Run, study: Path) -> None:
    lines = ["  ".join(f"{one!s:>8}" for one in row) for row in (HEAD, *ROWS)]
    add_document(study, "Table 1. Members\n" + "\n".join(lines) + "\n", "D1.txt")
    done = run("document", "check", "--json")
    assert done.code == 1
    assert [(one["row"], one["printed"]) for one in done.json] == [
        ("Barat", "26"),
        ("Jumlah", "71"),
    ]


def test_documents_without_tables_and_unknown_sources(run: Run, study: Path) -> None:
    add_document(study, "Nothing but words.\n")
    done = run("document", "check")
    assert done.code == 0
    assert "Tables of numbers that were checked: 0." in done.out
    wrong = run("document", "check", "D9")
    assert wrong.code == 2
    assert "D9" in wrong.err


def test_a_word_table_over_two_pages_with_a_header_of_two_lines(run: Run, study: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Tabel 2. Anggota kelompok")
    _word_table(made, ROWS[:2])
    made.add_paragraph("Lanjutan Tabel 2")
    _word_table(made, ROWS[2:])
    made.save(str(study / "transcripts" / "D1.docx"))
    add_document(study, name="D1.docx")
    first, _ = run("document", "check", "--json").json
    assert first["title"] == "Tabel 2. Anggota kelompok"
    assert first["column"] == "Members – Total"


def _word_table(made: Any, rows: Sequence[Sequence[object]]) -> None:
    head: list[Sequence[object]] = [["Village", "Members", "", ""], ["", "Men", "Women", "Total"]]
    grid = made.add_table(len(rows) + 2, 4)
    for at, row in enumerate((*head, *rows)):
        for cell, words in zip(grid.rows[at].cells, row, strict=True):
            cell.text = str(words)
    grid.cell(0, 1).merge(grid.cell(0, 3))


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html", ".xlsx", ".csv", ".tex"])
def test_findings_can_be_written_in_every_format(run: Run, study: Path, suffix: str) -> None:
    add_document(study, table(HEAD, *ROWS))
    assert run("document", "check", "-o", f"found{suffix}").code == 1
    assert (study / f"found{suffix}").stat().st_size > 0


def test_names_in_a_table_are_printed_as_consent_allows(run: Run, study: Path) -> None:
    rows = [["Bu Rosa", 12, 20, 33], *ROWS[1:]]
    add_document(study, "Bu Rosa has 13 women.\n\n" + table(HEAD, *rows))
    for done in (run("document", "check"), run("document", "check", "--json")):
        assert "Rosa" not in done.out
        assert "Mrs A" in done.out


def test_a_chapter_is_held_against_the_study(run: Run, study: Path) -> None:
    chapter = study.parent / "chapter.md"
    chapter.write_text("Five informants were interviewed and observations were made.\n")
    done = run("consistency", "--text", str(chapter))
    assert done.code == 1
    assert "Statements that the data do not bear out: 2." in " ".join(done.out.split())
    written = run("consistency", "--text", str(chapter), "--format", "md").out
    assert "Informants stated: 5; in the sample: 2; heard in the main phase: 2." in written
    records = run("consistency", "--text", str(chapter), "--json").json
    serious = [one["issue"] for one in records if one["contradiction"]]
    assert serious == ["no-source", "other-number"]
    assert records[1]["counts"] == {"said": 5, "declared": 2, "heard": 2}


def test_a_study_that_claims_nothing_ends_with_0(run: Run) -> None:
    done = run("consistency")
    assert done.code == 0
    assert "Statements that the data do not bear out: 0." in " ".join(done.out.split())


def test_a_chapter_that_is_not_there_is_told(run: Run) -> None:
    done = run("consistency", "--text", "nowhere.md")
    assert done.code == 2
    assert "nowhere.md does not exist" in done.err
