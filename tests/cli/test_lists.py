"""Lists of codings, decisions, memos and sources: for people, as JSON, as CSV and into a file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from qualcode.frame import COLUMNS
from tests.cli.conftest import Run
from tests.small_study import fingerprint

CODER = ("--coder", "ani")
LISTS = [
    ("coding", "list"), ("coding", "list", "--rejected"), ("history",), ("memo", "list"),
    ("source", "list"), ("reanchor", *CODER),
]  # fmt: skip


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.fixture
def decided(run: Run, study: Path) -> None:
    """Something for every list: a coding, a struck proposal, a memo, an edited transcript."""
    run("coding", "add", "W2:2", "EM1.2", "--polarity", "+", "--note", "see\nbelow", *CODER)
    run("coding", "reject", "W1:2", "--code", "OB1", *CODER)
    run("memo", "new", "EM1.2", "--text", "First line.\n\nAnd “another”, with a comma.")
    text = study / "transcripts" / "W2.txt"
    text.write_text(text.read_text().replace("any training here", "any courses here"))


@pytest.mark.usefixtures("decided")
def test_csv_has_the_rows_and_columns_of_json(run: Run) -> None:
    for command in LISTS:
        records: list[dict[str, Any]] = run(*command, "--json").json
        printed = run(*command, "--csv").out
        rows = table(printed)
        assert records and not printed.startswith("\ufeff")
        assert [list(row) for row in rows] == [list(record) for record in records]
        for row, record in zip(rows, records, strict=True):
            texts = {name: value for name, value in record.items() if isinstance(value, str)}
            assert {name: row[name].removeprefix("'") for name in texts} == texts


@pytest.mark.usefixtures("decided")
def test_a_list_goes_into_a_file_by_its_suffix(run: Run, tmp_path: Path) -> None:
    suffixes = ["csv", "xlsx", "json", "md", "docx", "txt"]
    for command, suffix in zip(LISTS, suffixes, strict=True):
        path = tmp_path / f"list.{suffix}"
        done = run(*command, "-o", str(path))
        assert (done.out, f"written: {path}" in done.err) == ("", True)
        content, records = path.read_bytes(), run(*command, "--json").json
        if suffix == "json":
            assert json.loads(content) == records
        elif suffix == "csv":
            assert len(table(content.decode("utf-8-sig"))) == len(records)
        else:
            assert content.startswith(b"PK") == (suffix in ("xlsx", "docx"))


def test_an_empty_list_is_a_header(run: Run) -> None:
    for command in (*LISTS[1:4], ("coding", "list", "--code", "EM1.2"), LISTS[5]):
        rows = list(csv.reader(io.StringIO(run(*command, "--csv").out, newline="")))
        assert len(rows) == 1
        assert len(rows[0]) == len(set(rows[0])) > 4


def test_a_list_never_replaces_what_the_researcher_wrote(run: Run, study: Path) -> None:
    before = fingerprint(study)
    for command, name in zip(LISTS, ("study.yaml", "transcripts/W1.txt") * 3, strict=True):
        assert run(*command, "-o", name).code == 2
    assert fingerprint(study) == before


def test_formats_that_exclude_each_other_are_one_line(run: Run, study: Path) -> None:
    for options, told in (
        (("--csv", "--json"), "--json and --csv cannot both be given"),
        (("--csv", "-o", "x.docx"), "--csv writes CSV"),
        (("--json", "-o", "x.csv"), "--json writes JSON"),
        (("-o", "x.tiff"), "no output format for '.tiff'"),
    ):
        outcome = run("coding", "list", *options)
        assert (outcome.code, outcome.out, told in outcome.err) == (2, "", True)
    assert not list(study.glob("x.*"))


def test_codings_are_listed_with_the_columns_of_the_evidence(run: Run) -> None:
    run("coding", "accept", "W2:2", *CODER)
    listed, evidence = run("coding", "list", "--json").json, run("evidence", "--json").json
    assert [{name: row[name] for name in COLUMNS} for row in listed] == evidence
    assert [(row["decided_by"], row["rejected"]) for row in listed] == [
        ("", False), ("", False), ("", False), ("ani", False),
    ]  # fmt: skip
    run("coding", "reject", "W1:2", "--code", "OB1", *CODER)
    struck = run("coding", "list", "--rejected", "--json").json
    assert [(one["code"], one["rejected"], one["aspect"]) for one in struck] == [
        ("OB1", True, "OB")
    ]


@pytest.mark.usefixtures("decided")
def test_what_an_edit_did_is_listed_with_place_and_polarity(run: Run, study: Path) -> None:
    changed = run("reanchor", "--json", *CODER).json
    assert [
        (one["code"], one["polarity"], one["turn"], one["line"], one["informant"], one["aspect"])
        for one in changed
    ] == [("EM1.2", "+", 2, 3, "I2", "EM")]
    assert "any courses here" in changed[0]["after"]
    (study / "transcripts" / "W2.txt").write_text("P: How was it?\n\nPak Wira: Gone.\n")
    lost = run("reanchor", "--json", *CODER).json
    assert [
        (one["polarity"], one["turn"], one["line"], one["kind"], one["indicator"], one["after"])
        for one in lost
    ] == [("+", None, None, "interview", "EM1", None)]


def test_a_verdict_without_a_polarity_is_listed_with_what_was_proposed(
    run: Run, study: Path
) -> None:
    run("coding", "accept", "W2:2", *CODER)
    text = study / "transcripts" / "W2.txt"
    text.write_text(text.read_text().replace("any training here", "any courses here"))
    assert [one["polarity"] for one in run("reanchor", "--json", *CODER).json] == ["-"]


def test_places_and_quotations_have_a_row_each_for_programs(run: Run) -> None:
    places = run("find", "training", "--json").json
    rows = table(run("find", "training", "--csv").out)
    assert [list(row) for row in rows] == [list(place) for place in places]
    assert [row["codings"] for row in rows] == ["EM1.1 +", "EM1.1 -, OB1 -", "EM1.1 -"]
    quoted = table(run("quotes", "OB1", "--csv").out)
    assert [tuple(row) for row in quoted] == [COLUMNS] and quoted[0]["code"] == "OB1"


def test_a_cell_that_a_spreadsheet_would_compute_is_guarded_unless_raw(run: Run) -> None:
    run("coding", "add", "W2:2", "EM1.2", "--note", "=1+1", *CODER)
    own = ("coding", "list", "--code", "EM1.2", "--csv")
    assert [row["note"] for row in table(run(*own).out)] == ["'=1+1"]
    assert [row["note"] for row in table(run(*own, "--raw").out)] == ["=1+1"]


def test_the_commands_that_change_sources_tell_programs_what_they_did(run: Run) -> None:
    run("coding", "add", "W1:4", "EM1.2", *CODER)
    run("coding", "accept", "W1:2", "--code", "OB1", "--coder", "budi")
    people = [
        {"coder": "ani", "codings": 1, "verdicts": 0},
        {"coder": "budi", "codings": 0, "verdicts": 1},
    ]
    assert run("source", "rename", "W1", "K1", "--json").json == {
        "source": "K1", "formerly": "W1", "decided": people,
    }  # fmt: skip
    removed = run("source", "remove", "K1", "--yes", "--json")
    assert removed.code == 1
    assert {"source": "K1", "file": "transcripts/W1.txt", "decided": people}.items() <= (
        removed.json.items()
    )
    assert "id: K1" in "\n".join(removed.json["entry"])
