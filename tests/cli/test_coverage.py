"""`qualcode coverage`: who spoke of what, and what rests on one voice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.conftest import Run


def cell(run: Run, code: str, group: str) -> Any:
    codes = {one["code"]: one for one in run("coverage", "--json").json["codes"]}
    return next(one for one in codes[code]["groups"] if one["group"] == group)


def test_who_spoke_is_told_as_n_of_n_and_who_did_not_with_the_reason(run: Run) -> None:
    assert cell(run, "EM1.1", "gov") == {
        "group": "gov", "n": 1, "of": 1, "said": ["I1"], "empty": {},
    }  # fmt: skip
    assert cell(run, "EM1.2", "com")["empty"] == {"not-raised": ["I2"]}


def test_silence_is_told_only_where_somebody_was_asked_and_a_person_reviewed(
    run: Run, study: Path
) -> None:
    told = (study / "study.yaml").read_text()
    asked = told.replace("informant: I2}", "informant: I2, asked: [EM1.2]}")
    (study / "study.yaml").write_text(asked)
    assert cell(run, "EM1.2", "com")["empty"] == {"asked-uncoded": ["I2"]}
    assert run("coding", "accept", "W2:2", "--coder", "ani").code == 0
    assert cell(run, "EM1.2", "com")["empty"] == {"asked-silent": ["I2"]}


def test_the_table_says_what_rests_on_one_voice(run: Run) -> None:
    out = run("coverage").out
    assert "one voice only" in out
    assert "1 of 1" in out and "100%" not in out


def test_no_share_of_people_is_a_percentage(run: Run) -> None:
    lines = [one for one in run("coverage").out.splitlines() if "%" in one]
    assert [one for one in lines if "informant" in one] == []


def test_one_group_can_be_asked_for(run: Run) -> None:
    record = run("coverage", "--group", "gov", "--json").json
    assert {one["group"] for code in record["codes"] for one in code["groups"]} == {"gov"}
    assert [one["source"] for one in record["sources"]] == ["W1"]


def test_the_page_shows_where_in_each_source_the_codes_stand(run: Run, study: Path) -> None:
    assert run("coverage", "-o", "reach.html").code == 0
    assert "<svg" in (study / "reach.html").read_text()
