"""`qualcode report --part`: chapters and appendices by themselves."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def headings(text: str) -> list[str]:
    return [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]


def test_a_part_is_written_alone_and_several_in_the_order_of_the_thesis(
    run: Run, study: Path
) -> None:
    assert run("report", "--part", "bab-5", "-o", "five.md").code == 0
    assert headings((study / "five.md").read_text("utf-8")) == ["Chapter V Conclusion"]
    assert run("report", "--part", "lampiran-7", "--part", "bab-3", "-o", "two.md").code == 0
    assert headings((study / "two.md").read_text("utf-8")) == [
        "Chapter III Research Method", "Appendix 7 Data reduction matrix",
    ]  # fmt: skip


def test_an_unknown_part_is_refused_and_nothing_is_written(run: Run, study: Path) -> None:
    outcome = run("report", "--part", "bab-7", "-o", "seven.md")
    assert outcome.code == 2
    assert "the report has no part 'bab-7'" in outcome.err
    assert "lampiran-1 to lampiran-14" in " ".join(outcome.err.split())
    assert not (study / "seven.md").exists()


def test_a_part_as_data_has_its_tables_only(run: Run) -> None:
    names = [one["name"] for one in run("report", "--part", "lampiran-4", "--json").json["tables"]]
    assert names == []
    names = [one["name"] for one in run("report", "--part", "lampiran-1", "--json").json["tables"]]
    assert names == ["grid"]


def test_the_report_fits_a_screen_of_eighty_columns(run: Run) -> None:
    printed = run("report", "--part", "bab-3").out
    assert "Research Method" in printed
    assert max(map(len, printed.splitlines())) <= 80
