"""Folders of a study that lead out of it: nothing that people said is written there."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.cli import execute
from tests.small_study import write_study

COMMANDS = (
    ("coding", "add", "W1:4", "OB1", "--coder", "rina"),
    ("memo", "new", "OB1", "--text", "Catatan."),
    ("add", "../new.txt", "--id", "X1", "--informant", "I1", "--kind", "interview"),
    ("codebook", "add", "ZZ", "Baru"),
    ("report", "--part", "bab-5", "-o", "reports/report.md"),
)


@pytest.mark.parametrize(
    "name", [".qualcode", ".qualcode/history", "codings", "codings/texts", "memos", "transcripts"]
)
def test_nothing_is_written_into_a_folder_that_leads_out_of_the_study(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    study, outside = write_study(tmp_path / "study"), tmp_path / "outside"
    (tmp_path / "new.txt").write_text("P: Why?\nBu Rosa: So.\n")
    outside.mkdir()
    place = study / name
    place.parent.mkdir(exist_ok=True)
    if place.exists():
        place.rename(tmp_path / "away")
    place.symlink_to(outside)
    monkeypatch.chdir(study)
    monkeypatch.setenv("QUALCODE_CONFIG", str(tmp_path / "settings"))
    for command in COMMANDS[:-1]:
        assert execute(command) == 2
        assert name == "transcripts" or "link" in capsys.readouterr().err
    execute(COMMANDS[-1])
    assert list(outside.iterdir()) == []


def test_a_link_within_the_study_is_written_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = write_study(tmp_path / "study")
    (study / "ours").mkdir()
    (study / "codings").symlink_to("ours")
    monkeypatch.chdir(study)
    monkeypatch.setenv("QUALCODE_CONFIG", str(tmp_path / "settings"))
    assert execute(COMMANDS[0]) == 0
    assert (study / "ours" / "rina.jsonl").exists()
