"""Every change of a study, with every call to the disk failing: nothing acknowledged is lost.

The whole sweep is `python benchmarks/reliability.py`; here every change runs with a part of it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

import qualcode.actions
from qualcode import disk
from tests.every_change import CHANGES, Trial, quick_folder, small_shipped_codebook
from tests.faults import FAULTS, INTERRUPTED

PLACES = 5
"""Calls of each change at which the disk fails here."""


@pytest.fixture
def folder() -> Iterator[Path]:
    with quick_folder() as made, small_shipped_codebook(made):
        yield made


@pytest.mark.parametrize("name", CHANGES)
def test_no_fault_loses_what_was_written(name: str, folder: Path) -> None:
    trial = Trial(CHANGES[name], folder)
    calls = trial.calls()
    assert calls
    places = {max(1, calls * part // PLACES) for part in range(PLACES + 1)}
    for number, at in enumerate(sorted(places)):
        trial.survives(at, FAULTS[number % len(FAULTS)])
        trial.survives(at, FAULTS[(number + 2) % len(FAULTS)])
        trial.survives(at, INTERRUPTED)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_torn_line_of_an_earlier_crash_is_put_aside_in_spite_of_faults(
    fault: object, folder: Path
) -> None:
    trial = Trial(CHANGES["coding add"], folder, torn=True)
    for at in range(1, trial.calls() + 1):
        trial.survives(at, fault)  # type: ignore[arg-type]


def test_every_change_that_takes_the_lock_is_tried(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: set[str] = set()
    locked = disk.locked

    def seen(*arguments: Path, **options: str) -> AbstractContextManager[None]:
        frame = sys._getframe(1)
        taken.add(f"{frame.f_globals['__name__'].rpartition('.')[2]}.{frame.f_code.co_name}")
        return locked(*arguments, **options)

    monkeypatch.setattr(disk, "locked", seen)
    for number, change in enumerate(CHANGES.values()):
        Trial(change, folder / str(number))
    assert set(_taking_the_lock()) - taken == set()


def _taking_the_lock() -> Iterator[str]:
    for path in sorted(Path(qualcode.actions.__path__[0]).glob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef) and any(
                isinstance(one, ast.Attribute) and one.attr == "locked"
                for one in ast.walk(function)
            ):
                yield f"{path.stem}.{function.name}"
