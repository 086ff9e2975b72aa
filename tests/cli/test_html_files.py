"""Reports as pages: with the words behind their cells, whichever command writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_run_writes_the_report_as_a_page_and_says_so(run: Run, study: Path) -> None:
    outcome = run("run")
    assert outcome.code == 0
    assert "reports/report.html" in outcome.out
    page = (study / "reports" / "report.html").read_text("utf-8")
    assert "Transcript of interview W2" in page
    assert "Rosalinda" not in page
    assert "W1.txt" not in page


@pytest.mark.parametrize(
    "command", [("report",), ("display", "role-ordered"), ("triangulate",), ("find", "training")]
)
def test_a_page_holds_the_words_that_its_cells_open(
    run: Run, study: Path, command: tuple[str, ...]
) -> None:
    assert run(*command, "-o", "page.htm").code == 0
    page = (study / "page.htm").read_text("utf-8")
    assert 'href="#W1.2" data-p="' in page
    assert '<tr class="turn" id="W1.2">' in page
    assert "Nothing at all, really." in page


def test_a_page_of_one_informant_holds_no_other_transcript(run: Run, study: Path) -> None:
    assert run("report", "--informant", "I2", "-o", "page.html").code == 0
    page = (study / "page.html").read_text("utf-8")
    assert "Transcript of interview W2" in page
    assert "Transcript of interview W1" not in page


def test_a_chapter_in_another_format_is_without_transcripts(run: Run, study: Path) -> None:
    assert run("report", "--part", "bab-4", "-o", "report.md").code == 0
    assert "Transcript of interview" not in (study / "report.md").read_text("utf-8")
