"""`qualcode agree --ratings` on anybody's table of ratings, in a study and without one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: four observers, twelve units.
FOUR = """unit,A,B,C,D
1,1,1,,1
2,2,2,3,2
3,3,3,3,3
4,3,3,3,3
5,2,2,2,2
6,1,2,3,4
7,4,4,4,4
8,1,1,2,1
9,2,2,2,2
10,,5,5,5
11,,,1,1
12,,3,,
"""
NAMES = ["percent", "holsti", "cohen", "scott", "fleiss", "brennan-prediger", "gwet-ac1"]


@pytest.fixture
def ratings(tmp_path: Path) -> str:
    path = tmp_path / "ratings.csv"
    path.write_text(FOUR)
    return str(path)


def test_the_record_has_every_coefficient_with_a_value_or_a_reason(run: Run, ratings: str) -> None:
    found = run("agree", "--ratings", ratings, "--json").json
    assert list(found["coefficients"]) == [*NAMES, "krippendorff-nominal"]
    assert (found["units"], found["coders"]) == (12, 4)
    assert found["coder_names"] == ["A", "B", "C", "D"]
    alpha = found["coefficients"]["krippendorff-nominal"]
    assert alpha["value"] == pytest.approx(0.7434, abs=5e-5)
    assert alpha["low"] < alpha["value"] < alpha["high"]
    assert alpha["reason"] == ""
    cohen = found["coefficients"]["cohen"]
    assert (cohen["value"], cohen["low"], cohen["high"]) == (None, None, None)
    assert "there are 4" in cohen["reason"]


@pytest.mark.parametrize(
    ("level", "value"), [("ordinal", 0.8154), ("interval", 0.8491), ("ratio", 0.7974)]
)
def test_the_level_adds_alpha_at_that_level(
    run: Run, ratings: str, level: str, value: float
) -> None:
    found = run("agree", "--ratings", ratings, "--level", level, "--json").json
    assert found["coefficients"][f"krippendorff-{level}"]["value"] == pytest.approx(value, abs=5e-5)
    assert "krippendorff-nominal" in found["coefficients"]


def test_no_study_is_needed(
    run: Run, ratings: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    told = run("agree", "--ratings", ratings)
    assert told.code == 0
    assert "Agreement between coders" in told.out
    assert "Units: 12; rated by at least two coders: 11; rated by all: 8." in told.out


def test_in_a_study_the_tables_are_in_its_language(run: Run, ratings: str) -> None:
    assert "Agreement between coders" in run("agree", "--ratings", ratings).out
    told = run("agree", "--ratings", ratings, "--lang", "id").out
    assert "Kesepakatan antarpengode" in told and "0,743" in told


def test_with_few_units_there_is_a_value_but_no_interval(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "few.csv"
    path.write_text("u,A,B\n1,x,x\n2,y,y\n3,x,y\n")
    cohen = run("agree", "--ratings", str(path), "--json").json["coefficients"]["cohen"]
    assert cohen["value"] == pytest.approx(0.4)
    assert (cohen["low"], cohen["high"]) == (None, None)
    assert "fewer than 10 units" in cohen["reason"]


def test_where_one_category_prevails_the_paradox_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "paradox.csv"
    pairs = [("ya", "ya")] * 118 + [("ya", "tidak")] * 5 + [("tidak", "ya")] * 2
    lines = [f"{at},{one},{other}" for at, (one, other) in enumerate(pairs, 1)]
    path.write_text("\n".join(["unit,A,B", *lines]))
    told = " ".join(run("agree", "--ratings", str(path), "--lang", "en").out.split())
    assert "More than nine tenths of the ratings are “ya”" in told
    assert "−0.023" in told and "0.941" in told
    assert "Units on which coders differ: 7 of 125" in told


def test_the_categories_of_the_codebook_can_be_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("u,A,B\n1,a,a\n2,b,b\n3,a,b\n4,b,b\n")
    chance = "brennan-prediger"
    two = run("agree", "--ratings", str(path), "--json").json["coefficients"][chance]["value"]
    four = run("agree", "--ratings", str(path), "--categories", "a,b,c,d", "--json").json
    assert two == pytest.approx(0.5)
    assert four["coefficients"][chance]["value"] == pytest.approx(2 / 3)


def test_a_slip_is_told_on_stderr_and_a_wrong_file_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("u,A,B\n1,a,NA\n2,b,b\n")
    told = run("agree", "--ratings", str(path), "--json")
    assert "'NA' counts as a category" in told.err and told.json["units"] == 2
    missing = run("agree", "--ratings", str(tmp_path / "no.csv"))
    assert missing.code == 2 and "no.csv does not exist" in missing.err


def test_it_is_written_in_every_format(run: Run, ratings: str, tmp_path: Path) -> None:
    for suffix in ("docx", "xlsx", "html", "tex", "md", "csv"):
        path = tmp_path / f"agreement.{suffix}"
        assert run("agree", "--ratings", ratings, "-o", str(path)).code == 0
        assert path.stat().st_size > 500


def strict(text: str) -> Any:
    """JSON as the standard has it: without NaN and Infinity."""

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    return json.loads(text, parse_constant=refuse)


HOSTILE = {
    "nothing varies": "u,A,B\n" + "".join(f"{n},x,x\n" for n in range(12)),
    "nobody rated what another did": "u,A,B\n1,x,\n2,,x\n",
    "one coder": "u,A\n1,x\n2,y\n",
    "words for missing numbers": "u,A,B\n" + "".join(f"{n},NaN,inf\n" for n in range(12)),
    "numbers that are too large": "u,A,B\n1,1e308,-1e308\n2,1e308,1e308\n3,-1e308,1\n",
    "zeros": "u,A,B\n1,0,0\n2,0,0\n",
    "markup": 'u,[red]A[/red],B\n[bold]u,[red]x,"he said ""hi"", ok"\n\\textbf{3},=1+1,[/]\n',
    "control signs": "u,A,B\n1,\x1b[31mred,x\n2,x,x\n",
}


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_the_record_is_json_of_one_form_whatever_the_table_holds(
    run: Run, tmp_path: Path, content: str, level: str
) -> None:
    path = tmp_path / "r.csv"
    path.write_text(content, encoding="utf-8")
    told = run("agree", "--ratings", str(path), "--level", level, "--json")
    found = strict(told.out)
    assert told.code == 0 and "Warning" not in told.err
    higher = [] if level == "nominal" else [f"krippendorff-{level}"]
    assert list(found["coefficients"]) == [*NAMES, "krippendorff-nominal", *higher]
    for one in found["coefficients"].values():
        assert list(one) == ["value", "low", "high", "reason"]
        assert one["value"] is not None or (one["reason"] and one["low"] is None)


def test_markup_in_names_and_ratings_is_printed_as_it_stands(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(HOSTILE["markup"], encoding="utf-8")
    told = run("agree", "--ratings", str(path)).out
    for words in ("[red]A[/red]", "[bold]u", "[red]x", "[/]", "=1+1", "\\textbf{3}", 'said "hi"'):
        assert words in told


@pytest.mark.parametrize("rows", ["1;2,5;2,5\r\n2;1,0;1,5\r\n3;4,25;4,25\r\n",
                                  "1;2.5;2.5\n2;1.0;1.5\n3;4.25;4.25\n"])  # fmt: skip
def test_numbers_have_a_comma_or_a_full_stop(run: Run, tmp_path: Path, rows: str) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(f"unit;Rina Wati;Budi\r\n{rows}".encode("utf-8-sig"))
    found = strict(run("agree", "--ratings", str(path), "--level", "interval", "--json").out)
    assert found["coder_names"] == ["Rina Wati", "Budi"]
    # By hand: the squared differences add to 2 · 0.25; all pairs of the six numbers as below.
    values = (2.5, 2.5, 1.0, 1.5, 4.25, 4.25)
    chance = sum((one - other) ** 2 for one in values for other in values)
    expected = 1 - (6 - 1) * 2 * 0.25 / chance
    assert found["coefficients"]["krippendorff-interval"]["value"] == pytest.approx(expected)
