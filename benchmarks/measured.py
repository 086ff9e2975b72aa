"""Commands as processes of their own, with what they took.

Each is a fork of a process that has loaded the program and nothing else: hundreds of commands then
take minutes and not an hour. The time of that loading is added to each.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple, NoReturn

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 300
"""Seconds by the clock after which a command is ended by force."""

_LOADED = (
    "cli.app", "loading", "checks", "sources.opening", "sources.word_body", "sources.turns",
    "stores.study_yaml", "stores.codebook_yaml", "stores.findings", "stores.journal",
    "coders.rules",
    "stages.reduction", "stages.triangulation", "reports.reduction", "renderers", "displays",
    "actions.coding", "actions.source_entry", "cli.reduce", "cli.check",
)  # fmt: skip


class Used(NamedTuple):
    """How a command ended, its seconds of the processor, its memory in MB, and what it said."""

    code: int
    seconds: float
    megabytes: float
    said: bytes


class Starter:
    """Starts one command after another."""

    def __init__(self) -> None:
        settings = {"PYTHONPATH": str(ROOT), "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__))], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env=os.environ | settings, text=True,
        )  # fmt: skip

    def run(self, words: Sequence[str], folder: Path, said: Path, **settings: str) -> Used:
        """Run a command in a folder; what it says goes through the file `said`."""
        process = self._process
        assert process.stdin and process.stdout
        print(json.dumps([words, str(folder), str(said), settings]), file=process.stdin, flush=True)
        return Used(*json.loads(process.stdout.readline()), said.read_bytes())

    def close(self) -> None:
        """Let the process go that starts them."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


class Starters:
    """As many as there are processors; each command takes one that is free."""

    def __init__(self) -> None:
        self._all = [Starter() for _ in range(os.cpu_count() or 1)]
        self._free: SimpleQueue[Starter] = SimpleQueue()
        for one in self._all:
            self._free.put(one)

    def run(self, words: Sequence[str], folder: Path, said: Path, **settings: str) -> Used:
        """As `Starter.run`, when it is its turn."""
        one = self._free.get()
        try:
            return one.run(words, folder, said, **settings)
        finally:
            self._free.put(one)

    def close(self) -> None:
        """Let all of them go."""
        for one in self._all:
            one.close()


def _serve() -> None:
    from importlib import import_module

    for name in _LOADED:
        import_module(f"qualcode.{name}")
    own = resource.getrusage(resource.RUSAGE_SELF)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _become(*json.loads(line))
        _, status, used = os.wait4(child, 0)
        seconds = own.ru_utime + own.ru_stime + used.ru_utime + used.ru_stime
        told = [os.waitstatus_to_exitcode(status), seconds, used.ru_maxrss / 1024]
        print(json.dumps(told), flush=True)


def _become(words: list[str], folder: str, said: str, settings: dict[str, str]) -> NoReturn:
    """Run the command in this process, and end it."""
    code: object = 99
    try:
        signal.alarm(PATIENCE)
        os.chdir(folder)
        os.environ.update(settings)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        target = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(target, 1)
        os.dup2(target, 2)
        from qualcode.cli import main

        main(words)
    except SystemExit as error:
        code = error.code
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 98)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    _serve()
