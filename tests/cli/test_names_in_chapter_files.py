"""The name of a chapter's file is printed without the names of informants."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_consistency_prints_no_name_that_stands_small_in_a_file_name(run: Run, study: Path) -> None:
    chapter = study.parent / "method-wiratmoko.md"
    chapter.write_text("# Method\n\nTwenty informants were interviewed.\n", "utf-8")
    told = run("consistency", "--text", str(chapter))
    data = run("consistency", "--text", str(chapter), "--json")
    assert "Twenty informants" in told.out
    assert "wiratmoko" not in told.out and "wiratmoko" not in data.out
