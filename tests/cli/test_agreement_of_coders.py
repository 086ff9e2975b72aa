"""`qualcode agree` in a study that two people coded."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BOTH = [("W1:2", "EM1.1", "The training was good"), ("W2:2", "EM1.1", "never had any training")]


@pytest.fixture
def coded(run: Run) -> None:
    """Ani and Budi agree on training in both interviews; only Ani codes a cost."""
    for coder in ("ani", "budi"):
        for place, code, quote in BOTH:
            told = run("coding", "add", place, code, "--quote", quote, "--polarity", "+",
                       "--coder", coder)  # fmt: skip
            assert told.code == 0
    run("coding", "add", "W1:4", "OB1", "--quote", "Nothing at all, really", "--polarity", "-",
        "--coder", "ani")  # fmt: skip


@pytest.mark.usefixtures("coded")
def test_the_record_has_the_coefficients_of_each_code(run: Run) -> None:
    found = run("agree", "--json").json
    assert (found["units"], found["coders"], found["unit"]) == (3, 2, "turn")
    assert found["coder_names"] == ["ani", "budi"]
    by_code = {one["code"]: one for one in found["codes"]}
    assert by_code["EM1.1"]["used"] == {"ani": 2, "budi": 2}
    assert by_code["EM1.1"]["coefficients"]["cohen"]["value"] == 1.0
    # Of three turns Ani gave one the code, Budi none: percent 2/3, kappa 0.
    assert by_code["OB1"]["coefficients"]["percent"]["value"] == pytest.approx(2 / 3)
    assert by_code["OB1"]["coefficients"]["cohen"]["value"] == pytest.approx(0.0)
    (difference,) = found["disagreements"]
    assert (difference["source"], difference["turn"], difference["code"]) == ("W1", 4, "OB1")
    assert difference["coders"] == {"ani": "-", "budi": None}


@pytest.mark.usefixtures("coded")
def test_the_table_lists_the_disagreement_with_its_words(run: Run) -> None:
    told = run("agree")
    assert told.code == 0
    assert "Nothing at all, really" in told.out and "no code" in told.out
    assert "Passages on which the coders do not say the same: 1 of 3." in told.out
    assert "Bu Rosa" not in told.out and "Rosalinda" not in told.out


@pytest.mark.usefixtures("coded")
def test_the_alphas_for_unitizing_stand_with_characters_and_in_the_record(run: Run) -> None:
    shown = run("agree", "--unit", "character").out
    assert "begin and end (experimental)" in shown
    head = next(line for line in shown.splitlines() if "u-α" in line)
    assert head.split()[1:] == ["u-α", "|u-α", "cu-α", "(k)u-α"]
    (row,) = (line for line in shown.splitlines() if line.startswith("All codes"))
    # Both coded the same two stretches with one code, and Ani a third with another one.
    found = run("agree", "--unit", "character", "--json").json
    whole = found["unitizing"]
    assert whole["experimental"] and 0 < whole["u-alpha"]["value"] < 1
    assert row.split()[2] == f"{whole['u-alpha']['value']:.3f}"
    assert whole["cu-alpha"]["value"] is None and whole["cu-alpha"]["reason"]
    by_code = {one["code"]: one["unitizing"] for one in found["codes"]}
    assert by_code["EM1.1"]["u-alpha"]["value"] == 1.0
    assert set(by_code["OB1"]) == {"experimental", "u-alpha", "u-alpha-binary", "ku-alpha"}
    assert "nobody else marked" in by_code["OB1"]["ku-alpha"]["reason"]
    assert "experimental" not in run("agree", "--unit", "turn").out


@pytest.mark.usefixtures("coded")
@pytest.mark.parametrize("unit", ["turn", "sentence", "passage", "character"])
def test_every_unit_can_be_compared_and_written(run: Run, unit: str, tmp_path: Path) -> None:
    assert run("agree", "--unit", unit).code == 0
    for suffix in ("docx", "xlsx", "html", "tex", "md", "csv", "json"):
        path = tmp_path / f"agreement.{suffix}"
        assert run("agree", "--unit", unit, "-o", str(path)).code == 0
        assert path.stat().st_size > 500


@pytest.mark.usefixtures("coded")
def test_what_they_agreed_on_since_is_told_and_changes_neither_original(run: Run) -> None:
    before = run("agree", "--json").json["coefficients"]
    settled = run("coding", "consensus", "W1:4", "OB1", "--polarity", "-", "--coder", "ani")
    assert settled.code == 0
    found = run("agree", "--json").json
    assert found["disagreements"][0]["settled"] is True
    assert found["coefficients"] == before


def test_one_coder_is_no_agreement(run: Run) -> None:
    told = run("agree")
    assert told.code == 2
    assert "agreement needs two coders" in told.err


def test_options_for_ratings_are_refused_without_them(run: Run) -> None:
    told = run("agree", "--level", "ordinal")
    assert told.code == 2 and "--ratings" in told.err


def walk(run: Run, monkeypatch: pytest.MonkeyPatch, keys: str) -> str:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{key}\n" for key in keys.split())))
    told = run("agree", "reconcile", "--coder", "ani")
    assert told.code == 0
    return told.out


def codes_of_ani(run: Run) -> set[str]:
    made = run("coding", "list", "--json").json
    return {one["code"] for one in made if one["coder"] == "ani"}


@pytest.mark.usefixtures("coded")
def test_reconcile_shows_the_passage_and_who_said_what(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = walk(run, monkeypatch, "s")
    assert "1/1  W1:4 OB1 Cost" in out
    assert "» Nothing at all, really. «" in out or "» Nothing at all, really «" in out
    assert "ani -; budi did not code it" in out
    assert "0 decided" in out


@pytest.mark.usefixtures("coded")
def test_reconcile_records_that_a_code_does_not_apply_and_keeps_both_originals(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run("agree", "--json").json["coefficients"]
    assert "1 decided" in walk(run, monkeypatch, "x")
    assert "OB1" not in codes_of_ani(run)
    assert "ani recorded the consensus OB1 does not apply at W1:4" in run("history").out
    assert run("agree", "--json").json["coefficients"] == before
    assert "Nothing is open" in walk(run, monkeypatch, "")
    assert run("undo", "--coder", "ani").code == 0
    assert "OB1" in codes_of_ani(run)


@pytest.mark.usefixtures("coded")
def test_reconcile_records_the_polarity_that_was_agreed_on(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "1 decided" in walk(run, monkeypatch, "what ~")
    said = {one["code"]: one["polarity"] for one in run("coding", "list", "--json").json
            if one["coder"] == "ani"}  # fmt: skip
    assert said["OB1"] == "±"


def test_a_consensus_says_that_it_applies_or_that_it_does_not(run: Run) -> None:
    neither = run("coding", "consensus", "W1:2", "EM1.1")
    both = run("coding", "consensus", "W1:2", "EM1.1", "--polarity", "+", "--applies-not")
    assert neither.code == both.code == 2
    assert "--applies-not" in neither.err


@pytest.mark.usefixtures("coded")
def test_who_codes_what_was_agreed_on_not_to_apply_is_told(run: Run) -> None:
    assert run("coding", "consensus", "W1:4", "OB1", "--applies-not", "--coder", "ani").code == 0
    quote = "Nothing at all, really"
    told = run("coding", "add", "W1:4", "OB1", "--quote", quote, "--coder", "citra")
    assert "it is agreed that OB1 does not apply here" in told.err
    agreed = run("coding", "consensus", "W1:4", "OB1", "--polarity", "-", "--coder", "citra")
    assert agreed.code == 0
    codes = [one["coder"] for one in run("coding", "list", "--code", "OB1", "--json").json]
    assert {"ani", "citra"} <= set(codes)


@pytest.mark.usefixtures("coded")
@pytest.mark.parametrize("unit", ["turn", "sentence", "passage", "character"])
def test_a_code_that_neither_used_has_no_agreement_and_no_fault(run: Run, unit: str) -> None:
    told = run("agree", "--code", "EM1.2", "--unit", unit)
    assert told.code == 0, told.err
