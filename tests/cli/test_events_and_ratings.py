"""Memos on cases and periods, events, ratings and links as the commands write and print them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.small_study import CODEBOOK, STUDY

MORE = STUDY.replace(
    "informants:",
    "cases:\n  melati: {label: Melati, outcome: thrives}\n  OB: {label: The other}\n"
    "periods: [round-1, round-2]\n"
    "scales:\n  strength: [weak, strong]\n"
    "informants:",
    1,
)  # fmt: skip


@pytest.fixture
def study(study: Path) -> Path:
    (study / "study.yaml").write_text(MORE)
    return study


def write(study: Path, name: str, front: str, text: str = "Words.") -> None:
    (study / "memos").mkdir(exist_ok=True)
    (study / "memos" / name).write_text(f"---\n{front}\n---\n{text}\n")


@pytest.mark.parametrize("subject", ["melati", "gov", "round-2"])
def test_a_memo_on_a_case_a_group_or_a_period_and_a_code_is_a_summary(
    run: Run, study: Path, subject: str
) -> None:
    assert run("memo", "new", f"{subject}+EM1.1", "--text", "Well.").code == 0
    (record,) = run("memo", "list", "--json").json
    assert (record["kind"], record["about"]["code"]) == ("summary", ["EM1.1"])
    assert subject in [one for ids in record["about"].values() for one in ids]
    assert run("memo", "show", f"EM1.1+{subject}").out.startswith("memos/")


def test_an_id_that_is_a_code_s_and_a_case_s_is_refused_with_the_options(run: Run) -> None:
    refused = run("memo", "new", "OB", "--text", "x")
    assert refused.code == 2 and "--code OB or --case OB" in refused.err
    assert run("memo", "new", "--case", "OB", "--text", "x").code == 0
    assert run("memo", "list", "--case", "OB", "--json").json[0]["about"] == {"case": ["OB"]}
    assert run("memo", "list", "--case", "melati").out == "None.\n"


def test_an_event_is_begun_written_and_printed(run: Run, study: Path) -> None:
    made = run("memo", "new", "melati", "--period", "round-2", "--kind", "event", "--text", "Gone.")
    assert made.code == 0
    file = study / "memos" / made.out.split("memos/")[1].strip()
    front = file.read_text().replace(
        "kind: event", 'kind: event\ndate: 2026-01-17\neffect: Rosalinda left\nsign: "-"\n'
        "critical: yes",
    )  # fmt: skip
    file.write_text(front)
    (record,) = run("memo", "list", "--json").json
    assert record["event"] == {
        "date": "2026-01-17", "period": "round-2", "effect": "[Mrs A] left", "sign": "-",
        "critical": True,
    }  # fmt: skip
    line = "event: 2026-01-17 · round-2 · critical → - [Mrs A] left"
    assert line in run("memo", "show", "melati").out
    assert line in run("memo", "list", "--kind", "event").out


def test_the_grade_and_the_links_of_a_memo_are_printed(run: Run, study: Path) -> None:
    write(
        study, "a.md",
        "about: {case: melati, code: EM1.1}\ngrade: strong\n"
        "links: [{from: EM1.1, to: OB1, sign: '-', evidence: [W1:2], because: Rosalinda}]",
    )  # fmt: skip
    shown = run("memo", "show", "a.md").out
    assert "grade: strong (strength)\nlink: EM1.1 → OB1 - (W1:2)\n" in shown
    (record,) = run("memo", "show", "a.md", "--json").json
    assert (record["scale"], record["grade"]) == ("strength", "strong")
    assert record["links"] == [
        {"from": {"code": "EM1.1"}, "to": {"code": "OB1"}, "sign": "-", "evidence": ["W1:2"],
         "because": "[Mrs A]"}
    ]  # fmt: skip
    assert run("memo", "list", "--csv").out.splitlines()[0].endswith("grade,event,links,withheld")


def test_nothing_of_it_is_printed_where_consent_was_withdrawn(run: Run, study: Path) -> None:
    write(study, "a.md", "about: I1\nkind: event\ndate: 2026-01-17\neffect: secret\n"
                         "links: [{from: EM1.1, to: OB1, because: secret}]")  # fmt: skip
    gone = MORE.replace("pseudonym: Mrs A,", "pseudonym: Mrs A, consent: withdrawn,")
    (study / "study.yaml").write_text(gone)
    for command in (("list",), ("list", "--json"), ("show", "a.md"), ("show", "a.md", "--json")):
        assert "secret" not in run("memo", *command).out


def test_check_tells_of_links_without_ground_with_file_and_line(run: Run, study: Path) -> None:
    write(study, "a.md", "about: EM1.1\nlinks:\n  - {from: EM1.1, to: OB1}\n"
                         "  - {from: EM1.1, to: OB1, evidence: [W1:2, 'W1:9']}")  # fmt: skip
    told = " ".join(run("check").out.split())
    assert "memos/a.md:4: warning: the link EM1.1 → OB1 has no evidence" in told
    assert "memos/a.md:5: warning: evidence of the link EM1.1 → OB1 is not in force: W1:9" in told


def test_effects_of_outcomes_are_kept_shown_and_told_where_they_do_not_belong(
    run: Run, study: Path
) -> None:
    outcome = (
        "  - id: OUT\n    label: Outcome\n    kind: outcome\n    children:\n"
        "      - {id: OUT1, label: Income, effect: side, intended: no}\n"
    )
    path = study / "codebook.yaml"
    path.write_text(CODEBOOK + outcome)
    for change in (
        ("edit", "OUT1", "--label", "More income"),
        ("add", "OUT2", "Pride", "--under", "OUT"),
        ("rename", "OUT1", "OUT9"),
    ):
        assert run("codebook", *change).code == 0
    records = {one["id"]: one for one in run("codebook", "show", "--json").json}
    assert (records["OUT9"]["effect"], records["OUT9"]["intended"]) == ("side", False)
    assert "effect" not in records["OUT2"] and "intended" not in records["OUT2"]
    shown = run("codebook", "show", "--code", "OUT9").out
    assert "Effect: side\nIntended: no\n" in shown
    path.write_text(path.read_text().replace("label: Cost", "label: Cost, effect: direct"))
    warned = run("codebook", "check")
    assert "code OB1: 'effect' is of outcomes, and OB is none" in " ".join(warned.out.split())


def test_a_declared_display_does_not_hinder_changes_of_study_yaml(run: Run, study: Path) -> None:
    display = (
        "displays:\n  - {name: mine, rows: case, columns: code, where: {source: W1}}\n"
        "  - {name: checklist, rows: case, columns: code}\n"
    )
    (study / "study.yaml").write_text(MORE.replace("sources:", f"{display}sources:"))
    told = " ".join(run("check").out.split())
    assert "the catalogue has a display 'checklist' of its own" in told
    assert run("source", "rename", "W1", "K1").code != 2
    assert "no source" not in run("check").out
    refused = run("source", "remove", "K1", "--yes")
    assert refused.code == 2 and "display mine" in refused.err
