"""`qualcode --help` against the `--help` of a small typer program."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.ratios import in_turn, judge, python

HELLO = """
import typer

app = typer.Typer()

@app.command()
def hello(name: str) -> None:
    print("hello", name)

@app.command()
def bye(name: str) -> None:
    print("bye", name)

app()
"""
OURS = "from qualcode.cli import main; main()"
HEAVY = ("pydantic", "yaml", "pandas", "numpy", "docx", "textual", "regex", "lxml", "xlsxwriter")


def _loaded(code: str) -> set[str]:
    """The modules that a program has loaded when it has shown its help."""
    listing = (
        f"import sys, json, io, contextlib\nsys.argv = ['x', '--help']\n"
        f"try:\n    with contextlib.redirect_stdout(io.StringIO()): exec({code!r})\n"
        f"except SystemExit: pass\nprint(json.dumps(list(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", listing], check=True, capture_output=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_help_is_as_fast_as_a_small_typer_program(tmp_path: Path, benchmark: Any) -> None:
    hello = tmp_path / "hello.py"
    hello.write_text(HELLO, "utf-8")
    own, other = python("-c", OURS, "--help"), python(str(hello), "--help")
    own()
    benchmark.pedantic(own, rounds=3)
    mine, small = in_turn(own, other, rounds=15)
    judge("qualcode --help / typer hello-world --help", mine / small, at_most=1.3)


def test_help_loads_nothing_heavy_that_typer_does_not_load() -> None:
    beyond = _loaded(OURS) - _loaded(HELLO)
    assert not beyond & set(HEAVY)
