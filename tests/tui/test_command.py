"""`qualcode code` as a program: at a terminal, killed there, and where there is no terminal."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qualcode.cli import execute
from tests.small_study import loaded, write_study


def test_without_a_terminal_the_coder_says_so_and_leaves_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_study(tmp_path / "study"))
    assert execute(["code", "W1"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "qualcode: the coder needs a terminal. In scripts use: qualcode coding\n"


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("last", ["q", "kill -9"])
def test_at_a_terminal_a_decision_outlives_the_program(last: str, tmp_path: Path) -> None:
    root = write_study(tmp_path / "study")
    journal = root / "codings" / "ani.jsonl"
    ours, theirs = os.openpty()
    code = "from qualcode.cli import main; main()"
    arguments = [sys.executable, "-c", code, "code", "W2", "--coder", "ani", "-s", str(root)]
    with subprocess.Popen(
        arguments, stdin=theirs, stdout=theirs, stderr=theirs, env=os.environ | {"TERM": "xterm"}
    ) as program:
        shown = _read_until(ours, b"W2:2")
        os.write(ours, b"na")
        shown += _read_until(ours, b"accepted W2:2")
        assert b'"event": "accept"' in journal.read_bytes()
        if last == "q":
            os.write(ours, b"q")
            _read_until(ours, b"\x1b[?1049l")
            assert program.wait(10) == 0
        else:
            program.kill()
    os.close(ours)
    os.close(theirs)
    assert b"Traceback" not in shown
    assert loaded(root).codings[-1].reviewed


def _read_until(terminal: int, wanted: bytes) -> bytes:
    """What the program draws, up to some words; they must come within twenty seconds."""
    seen = b""
    until = time.monotonic() + 20
    while wanted not in re.sub(rb"\x1b\[[0-9;]*m", b"", seen):
        ready, _, _ = select.select([terminal], [], [], until - time.monotonic())
        assert ready, seen
        seen += os.read(terminal, 65536)
    return seen


def test_the_screen_library_is_loaded_by_no_other_command() -> None:
    script = (
        "import sys; from qualcode.cli import execute; execute(['--help']);"
        "assert not {'textual', 'rapidfuzz'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True).returncode == 0
