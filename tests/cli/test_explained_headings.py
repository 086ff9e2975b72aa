"""`explain` says why the rules leave a heading of a document alone."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

NOTE = "# Catatan pelatihan\n\nTempat: balai\n\nPelatihan di balai belum pernah diadakan.\n"


def test_a_heading_is_told_as_one_and_the_paragraph_below_it_is_read(run: Run, study: Path) -> None:
    (study / "O1.md").write_text(NOTE, encoding="utf-8")
    assert run("add", "O1.md", "--kind", "observation", "--id", "O1").code == 0
    assert "A title, header line or heading" in run("explain", "O1:1").out
    assert "A title, header line or heading" in run("explain", "O1:2").out
    assert run("explain", "O1:2", "--json").json["kind"] == "heading"
    assert "heading" not in run("explain", "O1:3").out
    assert run("explain", "W1:1").out.count("never coded") == 1
