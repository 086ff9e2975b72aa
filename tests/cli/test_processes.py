"""A handful of things that only a process of its own shows."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-c", "from qualcode.cli import main; main()"]


def program(
    *arguments: str, folder: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")
class TestProcess:
    def test_help_loads_nothing_heavy(self, study: Path) -> None:
        heavy = ["pydantic", "yaml", "pandas", "numpy", "docx", "lxml", "regex", "xlsxwriter"]
        heavy += ["filelock", "charset_normalizer", "qualcode.loading", "qualcode.study"]
        script = "import sys; from qualcode.cli import execute; execute(['--help'])\n"
        script += f"sys.exit(', '.join(m for m in {heavy} if m in sys.modules) or None)"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()

    @pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
    def test_any_encoding_of_the_screen_will_do(self, encoding: str, study: Path) -> None:
        path = study / "transcripts" / "W2.txt"
        path.write_text("P: How?\n\nPak Wira: No training “ever” → 訓練 😀.\n", encoding="utf-8")
        text = program("show", "W2", folder=study, PYTHONIOENCODING=encoding)
        assert (text.returncode, text.stderr) == (0, b"")
        done = program("coding", "list", "--json", folder=study, PYTHONIOENCODING=encoding)
        record = json.loads(done.stdout.decode(encoding))[-1]
        assert record["quotation"] == "No training “ever” → 訓練 😀."

    def test_a_reader_that_goes_away_is_no_error(self, study: Path) -> None:
        for arguments in (["coding", "list"], ["--help"]):
            with subprocess.Popen(
                [*PROGRAM, *arguments], cwd=study, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            ) as process:
                assert process.stdout and process.stderr
                process.stdout.close()
                assert process.stderr.read() == b""
                assert process.wait(60) == 0

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
    def test_a_full_disk_behind_stdout_is_one_line(self, study: Path) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [*PROGRAM, "status"], cwd=study, stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert done.returncode == 2
        assert done.stderr.decode().splitlines() == [
            "qualcode: the output could not be written: no space left on device."
        ]

    def test_an_interrupt_is_130_without_traceback(self, study: Path) -> None:
        fifo = study / "wait"
        os.mkfifo(fifo)
        script = (
            "import qualcode.loading as l\n"
            "def slow(*a, **k):\n  open('wait', 'w').close()\n  import time; time.sleep(30)\n"
            "l.load_study = slow\nfrom qualcode.cli import main; main(['status'])"
        )
        with subprocess.Popen(
            [sys.executable, "-c", script], cwd=study, stderr=subprocess.PIPE
        ) as process:
            assert process.stderr
            fifo.open().close()
            time.sleep(0.1)
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 130
            assert process.stderr.read().decode().split() == ["stopped"]
