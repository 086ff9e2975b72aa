"""Every change of a study, with the power gone after each call to the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.disk import writing
from tests.every_change import CHANGES, Trial, quick_folder, small_shipped_codebook
from tests.power_cuts import Recorder


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as made, small_shipped_codebook(made):
        yield made


@pytest.mark.parametrize("name", CHANGES)
def test_a_power_cut_loses_nothing_that_was_told_to_be_saved(name: str, folder: Path) -> None:
    assert Trial(CHANGES[name], folder).cut_off() >= 3


@pytest.mark.parametrize("forgotten", ["fsync", "_sync_name"])
@pytest.mark.parametrize("name", ["coding add, a new coder", "codebook rename"])
def test_what_is_not_made_durable_would_be_noticed(
    forgotten: str, name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = Trial(CHANGES[name], folder)
    if forgotten == "fsync":
        monkeypatch.setattr(Recorder, "fsync", lambda self, call, descriptor: call(descriptor))
    else:
        monkeypatch.setattr(writing, forgotten, lambda path, fresh: None)
    with pytest.raises(AssertionError):
        trial.cut_off()
