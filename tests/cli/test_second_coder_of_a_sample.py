"""A second coder codes some of a sample study; the figures are those of a calculation by hand."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

SAMPLES = Path(__file__).resolve().parents[2] / "transcripts"
DECIDED = {"accept", "add"}


def decide(run: Run, folder: str, coder: str, rows: Iterable[Any], every: int) -> None:
    """Accept all proposals but every third, fourth, …, and reject these."""
    ids = [one["id"] for one in rows]
    rejected = ids[::every]
    accepted = [one for one in ids if one not in rejected]
    for verdict, chosen in (("accept", accepted), ("reject", rejected)):
        told = run("coding", verdict, *chosen, "--coder", coder, "-s", folder)
        assert told.out.startswith(f"{verdict}ed {len(chosen)}: ")


def applied(study: Path, coder: str) -> list[dict[str, Any]]:
    """What a coder's journal says that applies, read as plain lines."""
    lines = (study / "codings" / f"{coder}.jsonl").read_text("utf-8").splitlines()
    return [one for one in map(json.loads, lines) if one["event"] in DECIDED]


def test_the_coefficients_of_a_sample_are_those_of_a_calculation_by_hand(
    run: Run, tmp_path: Path
) -> None:
    # Each of them has a copy of one interview, without what the other does in theirs.
    study, other = tmp_path / "first", tmp_path / "second"
    whole = shutil.copytree(SAMPLES / "sampang", tmp_path / "sampang")
    assert run("agree", "plan", str(study), "--source", "W4", "-s", str(whole)).code == 0
    shutil.copytree(study, other)
    proposed = run("coding", "list", "--json", "-s", str(study)).json
    decide(run, str(study), "rina", proposed, 3)
    decide(run, str(other), "budi", proposed, 4)
    assert run("merge", str(other), "-s", str(study)).code in (0, 1)

    found = run("agree", "--json", "-s", str(study)).json
    turns = [one for one in run("show", "W4", "--json", "-s", str(study)).json
             if one["voice"] != "interviewer"]  # fmt: skip
    said = {coder: applied(study, coder) for coder in ("rina", "budi")}
    codes = {one["code"] for each in said.values() for one in each}
    assert (found["units"], len(found["codes"])) == (len(turns), len(codes))

    # Each code on each turn is a decision: yes where an applied passage touches the turn.
    pairs = [
        tuple(
            any(one["code"] == code and one["start"] < turn["end"] and turn["start"] < one["end"]
                for one in said[coder])
            for coder in ("rina", "budi")
        )
        for code in codes for turn in turns
    ]  # fmt: skip
    n, alike = len(pairs), sum(one == other for one, other in pairs)
    yes_one, yes_other = (sum(pair[at] for pair in pairs) for at in (0, 1))
    assert 0 < alike < n and yes_one and yes_other
    by_chance = (yes_one * yes_other + (n - yes_one) * (n - yes_other)) / n**2
    yes, no = yes_one + yes_other, 2 * n - yes_one - yes_other
    apart = (2 * n - 1) * 2 * (n - alike) / ((2 * n) ** 2 - yes**2 - no**2)
    expected = {
        "percent": alike / n,
        "cohen": (alike / n - by_chance) / (1 - by_chance),
        "krippendorff-nominal": 1 - apart,
        "gwet-ac1": (alike / n - 2 * yes * no / (2 * n) ** 2) / (1 - 2 * yes * no / (2 * n) ** 2),
    }
    for name, value in expected.items():
        assert found["coefficients"][name]["value"] == pytest.approx(value), name
