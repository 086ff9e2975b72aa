"""Running commands in this process, in a study of one's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from qualcode.cli import execute
from tests.small_study import write_study


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return write_study(tmp_path / "study")


@pytest.fixture
def run(study: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command from within the study folder."""
    monkeypatch.chdir(study)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("QUALCODE_CONFIG", str(study.parent / "settings"))
    for name in ("QUALCODE_STUDY", "QUALCODE_CODER", "QUALCODE_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> Outcome:
        capsys.readouterr()
        code = execute(arguments)
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return call
