"""Whose journal a decision goes to."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from qualcode.cli import coder as asking
from qualcode.cli.coder import coder_of
from qualcode.stores.user_settings import keep_own_name, own_name, settings_file
from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUALCODE_CONFIG", str(tmp_path / "settings"))


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Somebody who answers; what they were asked is returned."""
    import typer

    asked: list[str] = []
    given = iter(answers)

    def prompt(question: str, **_: object) -> str:
        asked.append(question)
        return next(given)

    monkeypatch.setattr(typer, "prompt", prompt)
    for stream in ("stdin", "stderr"):
        monkeypatch.setattr(getattr(sys, stream), "isatty", lambda: True, raising=False)
    return asked


def test_a_person_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = at_a_terminal(monkeypatch, "../x", "Rina")
    assert coder_of(None) == "Rina"
    assert coder_of(None) == "Rina"
    assert asked == ["Your name as a coder"] * 2  # the first answer was no name
    assert json.loads(settings_file().read_text()) == {"coder": "Rina"}


def test_the_option_wins_over_the_kept_name(
    run: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_own_name("rina")
    run("coding", "accept", "W2:2")
    run("coding", "accept", "W1:2", "--coder", "budi")
    monkeypatch.setenv("QUALCODE_CODER", "ani")
    run("coding", "accept", "W1:2")
    journals = sorted(one.stem for one in (study / "codings").glob("*.jsonl"))
    assert journals == ["ani", "budi", "rina"]


def test_where_nobody_can_be_asked_it_is_the_researcher() -> None:
    assert coder_of(None) == "researcher"
    assert not settings_file().exists()


@pytest.mark.parametrize("content", ["", "[]", "{", '{"coder": 3}', "\x00" * 9, '{"x": 1}'])
def test_damaged_settings_are_as_none(content: str) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(content)
    assert own_name() == ""
    keep_own_name("rina")
    assert own_name() == "rina"
    assert asking.coder_of("budi") == "budi"
