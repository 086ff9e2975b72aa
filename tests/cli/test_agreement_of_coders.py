"""`qualcode agree` in a study that two people coded."""

from __future__ import annotations

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
