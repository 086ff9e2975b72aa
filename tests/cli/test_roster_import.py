"""`qualcode roster` as a person at the terminal meets it."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.small_study import STUDY, fingerprint, loaded

TABLE = "Nama;Kelompok;Samaran;Umur\nSiti Aminah;com;Ibu C;45\nRosalinda Harjanti;gov;;\n"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def table(study: Path) -> Path:
    path = study.parent / "people.csv"
    path.write_text(TABLE)
    return path


def test_columns_and_people_are_shown_first_and_nobody_is_named(
    run: Run, study: Path, table: Path
) -> None:
    before = fingerprint(study)
    shown = run("roster", str(table))
    assert shown.code == 2 and "--yes" in shown.err
    assert shown.out.splitlines() == [
        "people.csv: CSV, separated by semicolons", "", "Columns",
        "  Nama      name", "  Kelompok  group", "  Samaran   pseudonym",
        "  Umur      attribute age", "", "To be added", "  row 2    I3  Ibu C  com  anonymous",
        "", "Left out", "  row 3 has the name of I1, who is listed already", "",
    ]  # fmt: skip
    assert fingerprint(study) == before


def test_yes_adds_them_and_what_is_left_out_is_told_by_the_exit_code(
    run: Run, study: Path, table: Path
) -> None:
    done = run("roster", str(table), "--yes")
    assert done.code == 1 and done.out.endswith("added 1 informant to study.yaml\n")
    text = (study / "study.yaml").read_text()
    assert "name: Siti Aminah" in text and text.startswith("# Remarks must survive.")
    again = run("roster", str(table), "--yes")
    assert again.code == 1 and "nobody to add" in again.out
    assert (study / "study.yaml").read_text() == text


@pytest.mark.parametrize(
    ("answer", "code", "added"), [("y\n", 0, True), ("n\n", 2, False), ("\n", 2, False)]
)
def test_a_person_at_a_terminal_is_asked(
    run: Run, study: Path, table: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int,
    added: bool,
) -> None:  # fmt: skip
    table.write_text("Nama;Kelompok\nSiti Aminah;com\n")
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    done = run("roster", str(table))
    assert done.code == code
    assert ((study / "study.yaml").read_text() != STUDY) is added


def test_columns_can_be_said_and_groups_made(run: Run, study: Path, table: Path) -> None:
    table.write_text("Siapa,Dari\nSiti Aminah,Pengrajin Batik\n")
    mapped = ("roster", str(table), "--map", "name=Siapa,group=Dari", "--yes")
    refused = run(*mapped)
    assert refused.code == 2 and "'Pengrajin Batik'" in refused.err and "gov, com" in refused.err
    assert (study / "study.yaml").read_text() == STUDY
    assert run(*mapped, "--make-groups").code == 0
    assert "  pengrajin-batik: {label: Pengrajin Batik}" in (study / "study.yaml").read_text()


def test_json_lists_what_was_added_and_what_not(run: Run, table: Path) -> None:
    assert run("roster", str(table), "--json").code == 2
    records = run("roster", str(table), "--json", "--yes").json
    assert [(one["row"], one["informant"], one["added"]) for one in records] == [
        (2, "I3", True), (3, None, False),
    ]  # fmt: skip


def test_a_broken_table_is_one_sentence(run: Run, table: Path) -> None:
    table.write_bytes(b"PK\x03\x04nothing")
    refused = run("roster", str(table))
    assert refused.code == 2 and len(refused.err.splitlines()) == 1
    assert "people.csv is damaged" in refused.err


def test_somebody_whom_a_source_named_already_can_be_added(run: Run, study: Path) -> None:
    whole = (study / "study.yaml").read_text()
    (line,) = (one for one in whole.splitlines(keepends=True) if "id: I2" in one)
    (study / "study.yaml").write_text(whole.replace(line, ""))
    assert "there is no informant 'I2'" in run("check").out
    (study.parent / "more.csv").write_text(
        "id,nama,kelompok,alias\nI2,Wiratmoko Susilo,com,Pak Wira\n"
    )
    assert run("roster", "../more.csv", "--yes").code == 0
    assert "there is no informant" not in run("check").out
    assert [one.id for one in loaded(study).sources] == ["W1", "W2"]


def test_a_group_that_an_informant_named_already_can_be_made(run: Run, study: Path) -> None:
    path = study / "study.yaml"
    path.write_text(path.read_text().replace("pseudonym: Mr B, group: com", "group: sea"))
    (study.parent / "more.csv").write_text("nama,kelompok\nSiti Aminah,sea\n")
    assert run("roster", "../more.csv", "--make-groups", "--yes").code == 0
    assert [one.group for one in loaded(study).roster.informants] == ["gov", "sea", "sea"]
