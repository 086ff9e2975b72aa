"""Remarks and translations."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

WORDS = "We never had any training here."


def test_a_remark_is_put_on_a_coding_of_ones_own(run: Run) -> None:
    made = run("coding", "add", "W2:2", "EM1.2", "--polarity", "-", "--json").json[0]["id"]
    assert run("note", made[:13], "ask again").code == 0
    row = next(one for one in run("coding", "list", "--json").json if one["id"] == made)
    assert (row["note"], row["polarity"]) == ("ask again", "-")
    assert run("note", made, "mine", "--coder", "budi").code == 2
    assert run("note", "W2:2", "no coding").code == 2
    assert run("note", made).code == 2


def test_a_translation_stands_beside_the_quotation_in_its_language(run: Run, study: Path) -> None:
    told = run("note", "W2:2", "--translation", "Not once  were\nwe trained.")
    assert (told.code, told.out) == (0, "noted\n")
    shown = " ".join(run("quotes", "EM1.1", "--source", "W2").out.split())
    assert f"“{WORDS} [Not once were we trained.]”" in shown
    run("note", "W2:2", "--translation", "Never trained.")
    assert "[Never trained.]" in run("quotes", "EM1.1").out
    text = (study / "study.yaml").read_text()
    (study / "study.yaml").write_text(text.replace("language: en", "language: id"))
    assert "[Never" not in run("quotes", "EM1.1").out


def test_a_translation_is_undone_follows_edits_and_is_told_of(run: Run, study: Path) -> None:
    run("note", "W2:2", "--quote", "never had any training", "--translation", "untrained")
    path = study / "transcripts" / "W2.txt"
    path.write_text("Recorded.\n\n" + path.read_text())
    assert "[untrained]" in run("quotes", "EM1.1").out
    assert "translated W2:3" in run("history").out or "translated W2:2" in run("history").out
    path.write_text(path.read_text().replace(WORDS, "Quite different."))
    assert "the passage that was translated is not found again" in run("check").out
    run("undo")
    assert run("check").code == 0


def test_a_translation_of_another_passage_or_without_words_is_none(run: Run) -> None:
    assert run("note", "W1:4", "--translation", "elsewhere").code == 0
    assert "[elsewhere]" not in run("quotes").out
    assert run("note", "W2:2", "--translation", "  ").code == 2
    assert run("note", "W2:2", "--translation", "x", "--language", "fr").code == 2
    assert run("note", "W9:2", "--translation", "x").code == 2


def test_names_in_a_translation_are_replaced(run: Run) -> None:
    run("note", "W2:2", "--translation", "Wiratmoko Susilo was never trained.")
    assert "Wiratmoko" not in run("quotes", "EM1.1").out
