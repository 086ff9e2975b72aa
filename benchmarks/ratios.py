"""Timing two things in turn, so that a busy machine slows both alike; only ratios are told."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import gettempdir
from typing import Any

import pytest

_ROOT = Path(__file__).resolve().parents[1]


def seconds(work: Callable[[], Any]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def in_turn(*works: Callable[[], Any], rounds: int = 5) -> list[float]:
    """The median seconds of each, all of them called once in every round."""
    times = [[seconds(work) for work in works] for _ in range(rounds)]
    return [median(column) for column in zip(*times, strict=True)]


def tell(what: str, ratio: float) -> None:
    """Print a measured ratio; `pytest -s` shows it."""
    print(f"\n{what}: {ratio:.2f}", flush=True)


def judge(
    what: str, ratio: float, *, at_least: float | None = None, at_most: float | None = None
) -> None:
    """Print a ratio with its target; a target that is missed is told as an expected failure."""
    reached = (at_least is None or ratio >= at_least) and (at_most is None or ratio <= at_most)
    target = f"at least {at_least:g}" if at_least is not None else f"at most {at_most:g}"
    tell(f"{what} (target {target}, {'reached' if reached else 'MISSED'})", ratio)
    if not reached:
        pytest.xfail(f"{what}: {ratio:.2f}, target {target}")


def python(*arguments: str, cwd: Path | None = None) -> Callable[[], None]:
    """A call that runs Python once; compiled modules are kept, as in any installed program."""
    settings = dict(os.environ, PYTHONPYCACHEPREFIX=str(Path(gettempdir()) / "qualcode-bench"))
    settings.pop("PYTHONDONTWRITEBYTECODE", None)
    settings["PYTHONPATH"] = str(_ROOT)

    def run() -> None:
        subprocess.run(
            [sys.executable, *arguments], check=True, cwd=cwd, env=settings, capture_output=True
        )

    return run
