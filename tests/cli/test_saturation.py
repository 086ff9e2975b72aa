"""`qualcode saturation`: what is shown, and what is never claimed."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_of_an_own_codebook_without_history_nothing_is_guessed(run: Run) -> None:
    told = run("saturation")
    assert told.code == 0
    assert "not on record" in told.out and "--emergent" in told.out
    assert run("saturation", "--json").json["origins"]["unknown"] == ["EM1.1", "OB1"]


def test_codes_added_by_command_are_told_from_those_of_the_first_version(run: Run) -> None:
    assert run("codebook", "add", "EM1.9", "Own code", "--under", "EM1").code == 0
    assert run("coding", "add", "W1:4", "EM1.9", "--coder", "ani").code == 0
    record = run("saturation", "--json").json
    assert record["origins"]["basis"] == "first-version"
    assert record["origins"]["added"] == ["EM1.9"]
    assert record["origins"]["a-priori"] == ["EM1.1", "OB1"]
    out = run("saturation").out
    assert "not assessable" in out and "6 needed, 2 there" in out


def test_it_never_says_that_saturation_is_reached(run: Run) -> None:
    for emergent in ((), ("--emergent", "all")):
        out = run("saturation", *emergent).out.lower()
        assert "interview" in out and "saturat" not in out


def test_the_codes_that_came_out_of_the_data_can_be_named(run: Run) -> None:
    record = run("saturation", "--emergent", "EM", "--json").json
    assert record["origins"]["added"] == ["EM1.1"]
    wrong = run("saturation", "--emergent", "EN1.1")
    assert wrong.code == 2 and "EM1.1" in wrong.err


def test_the_page_has_the_picture(run: Run, study: Path) -> None:
    assert run("saturation", "--emergent", "all", "-o", "new.html").code == 0
    assert "<svg" in (study / "new.html").read_text()


def test_sizes_of_which_no_study_speaks_are_refused(run: Run) -> None:
    assert run("saturation", "--base", "3").code == 2
    assert run("saturation", "--run", "4").code == 2


def test_where_nothing_is_coded_it_says_so(run: Run, study: Path) -> None:
    book = (study / "codebook.yaml").read_text()
    for rule in ("train*", "mentor", "expensive"):
        book = book.replace(rule, "zzz")
    (study / "codebook.yaml").write_text(book)
    told = run("saturation")
    assert told.code == 0 and "No interview" in told.out
    assert run("coverage").code == 0
