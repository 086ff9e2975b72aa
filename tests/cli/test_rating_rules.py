"""`qualcode codebook rate`: the rules against what a person decided."""

from __future__ import annotations

from tests.cli.conftest import Run


def test_rules_are_rated_by_precision_recall_and_misses(run: Run) -> None:
    quote = "Nothing at all, really"
    assert run("coding", "accept", "W1:2", "--code", "OB1").code == 0
    assert run("coding", "reject", "W1:2", "--code", "EM1.1").code == 0
    assert run("coding", "add", "W1:4", "OB1", "--quote", quote, "--polarity", "-").code == 0
    by_code = {one["code"]: one for one in run("codebook", "rate", "--json").json}
    assert (by_code["OB1"]["right"], by_code["OB1"]["missed"]) == (1, 1)
    assert (by_code["OB1"]["precision"], by_code["OB1"]["recall"]) == (1.0, 0.5)
    assert by_code["OB1"]["misses"][0]["quotation"] == quote
    assert by_code["OB1"]["misses"][0]["coders"] == ["researcher"]
    assert (by_code["OB1"]["found"], by_code["OB1"]["disputed_passages"]) == (1, 0)
    assert (by_code["EM1.1"]["wrong"], by_code["EM1.1"]["precision"]) == (2, 0.0)
    (rule,) = by_code["EM1.1"]["rules"]
    assert (rule["rule"], rule["proposed"], rule["wrong"]) == ("train*", 2, 2)
    told = run("codebook", "rate")
    assert told.code == 0
    assert quote in told.out
    assert "no agreement between coders" in " ".join(told.out.split())


def test_what_two_people_decide_differently_has_a_column_and_is_explained(run: Run) -> None:
    assert run("coding", "accept", "W1:2", "--code", "OB1", "--coder", "ani").code == 0
    assert "Disputed" not in run("codebook", "rate").out
    run("coding", "reject", "W1:2", "--code", "OB1", "--coder", "budi")
    by_code = {one["code"]: one for one in run("codebook", "rate", "--json").json}
    assert (by_code["OB1"]["disputed"], by_code["OB1"]["right"]) == (1, 0)
    assert by_code["OB1"]["recall"] is None
    shown = " ".join(run("codebook", "rate").out.split())
    assert shown.count("Disputed") == 4 and "left out of the shares" in shown


def test_without_a_decision_there_is_nothing_to_rate(run: Run) -> None:
    told = run("codebook", "rate")
    assert told.code == 2 and "nobody has decided anything" in told.err
