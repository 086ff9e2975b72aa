"""Commands as processes of their own, with a fault at every system call by which they write.

strace lets the n-th call of a kind fail, or kills the process there. A first run without a fault
tells which calls are about the study folder; only these are tried: each call that writes with a
full disk, a disk error and a kill, of the calls that read every second with a disk error.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.every_change import events, files, prepared  # noqa: E402
from tests.small_study import loaded  # noqa: E402

COMMANDS = {
    "coding add": ["coding", "add", "W1:4", "OB1", "--coder", "rina"],
    "codebook merge": ["codebook", "merge", "EM1.2", "--into", "EM1.1"],
    "reanchor --accept": ["reanchor", "--accept", "--coder", "rina"],
}
DONE = {"coding add": b"coded", "codebook merge": b"", "reanchor --accept": b"recorded"}
"""How a command begins to say that it is done."""

WRITING = (
    "write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2", "unlink",
    "unlinkat", "mkdir", "mkdirat", "ftruncate", "truncate", "chmod", "fchmod", "fchmodat",
)  # fmt: skip
READING = (
    "openat", "open", "read", "pread64", "getdents64", "lseek", "flock", "close",
           "newfstatat", "fstat", "stat", "lstat", "statx", "readlink", "access", "faccessat2",
)  # fmt: skip
FAULTS = {"disk full": "error=ENOSPC", "disk error": "error=EIO", "killed": "signal=KILL"}
_CALL = re.compile(r"^(?P<process>\d+) +(?P<name>\w+)\((?P<rest>.*)")
_WRITES = re.compile(r"O_(?:WRONLY|RDWR|CREAT)")
_SPARSE = 2


@dataclass(frozen=True)
class Call:
    """The `number`-th system call of a name in a run."""

    name: str
    number: int
    writes: bool


def can_trace() -> bool:
    """Whether strace is here and may watch processes."""
    if shutil.which("strace") is None:
        return False
    done = subprocess.run(["strace", "-f", "-e", "trace=none", "true"], capture_output=True,
                          check=False)  # fmt: skip
    return done.returncode == 0


def calls_of(command: str, folder: Path) -> list[Call]:
    """The calls of a command that are about the study, in their order."""
    study = _copy(folder, "first")
    trace = folder / "trace"
    _run(command, study, "-y", "-o", str(trace), "-e", f"trace={','.join((*WRITING, *READING))}")
    counts: Counter[str] = Counter()
    found: list[Call] = []
    first = ""
    for line in trace.read_text("utf-8", "replace").splitlines():
        call = _CALL.match(line)
        if call is None or call["process"] != (first := first or call["process"]):
            continue
        counts[call["name"]] += 1
        if str(study) in call["rest"]:
            opened = call["name"] in ("open", "openat") and _WRITES.search(call["rest"])
            writes = call["name"] in WRITING or bool(opened)
            found.append(Call(call["name"], counts[call["name"]], writes))
    return found


def trials(calls: list[Call]) -> Iterator[tuple[Call, str]]:
    """What is tried: each call with a fault."""
    for call in calls:
        if call.writes:
            yield from ((call, fault) for fault in FAULTS)
    for call in [one for one in calls if not one.writes][::_SPARSE]:
        yield call, "disk error"


def tried(command: str, call: Call, fault: str, folder: Path) -> str | None:
    """What went wrong with a command when a call failed; "" where nothing is lost.

    None where the fault has hit nothing that is about the study: then nothing was tried.
    """
    with tempfile.TemporaryDirectory(dir=folder) as place:
        study = _copy(folder, Path(place).name + "/x")
        before, was = events(study), files(study, False)
        injected = f"inject={call.name}:{FAULTS[fault]}:when={call.number}"
        trace = study.parent / "trace"
        done = _run(command, study, "-y", "-o", str(trace), "-e", f"trace={call.name}",
                    "-e", injected)  # fmt: skip
        if not _hit(trace, study):
            return None
        said = done.stderr.decode("utf-8", "replace")
        if "Traceback" in said or "inside qualcode" in said:
            return f"a traceback: {said[-300:]}"
        there, now = events(study), files(study, False)
        new = folder / "done" / "study"
        wanted = files(new, False)
        torn = [
            name for name in {*was, *now} if now.get(name) not in (was.get(name), wanted.get(name))
        ]
        if torn:
            return f"neither old nor new: {', '.join(torn)}"
        if not before.items() <= there.items():
            return "a decision is lost"
        acknowledged = done.returncode == 0 and done.stdout.startswith(DONE[command])
        if acknowledged and (len(there), now) != (len(events(new)), wanted):
            return "it was told to be done and is not"
        loaded(study)
    return ""


def _hit(trace: Path, study: Path) -> bool:
    """Whether the call that failed was about the study, and not by chance a neighbour of it."""
    lines = trace.read_text("utf-8", "replace").splitlines()
    struck = [line for line in lines if "(INJECTED)" in line]
    return any(str(study) in line for line in struck or lines[-2:])


def _copy(folder: Path, name: str) -> Path:
    shutil.copytree(folder / "pristine", folder / name)
    return folder / name / "study"


def _run(command: str, study: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    traced = ["strace", "-f", "--seccomp-bpf", *options] if options else []
    program = [sys.executable, "-c", "from qualcode.cli import main; main()"]
    settings = {
        "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1",
        "QUALCODE_CONFIG": str(study.parent / "settings"),
    }  # fmt: skip
    words = [*traced, *program, *COMMANDS[command], "-s", str(study)]
    environment = os.environ | settings
    return subprocess.run(
        words, cwd="/", capture_output=True, env=environment, check=False, timeout=120
    )


@dataclass(frozen=True)
class Swept:
    """What came of a command: its calls about the study, the runs, those that a fault has hit."""

    calls: int
    runs: int
    hits: int
    wrong: list[str]


def sweep(command: str, every: int = 1) -> Swept:
    """Try a command; with `every` only so many of the runs are made.

    That no fault has hit anything is wrong too.
    """
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place:
        folder = Path(place)
        prepared(folder / "pristine")
        _run(command, _copy(folder, "done"))
        calls = calls_of(command, folder)
        wanted = list(trials(calls))[::every]
        with ThreadPoolExecutor(2) as pool:
            found = list(pool.map(lambda one: tried(command, *one, folder), wanted))
    wrong = [
        f"{command}, {fault} at {call.name} {call.number}: {told}"
        for (call, fault), told in zip(wanted, found, strict=True)
        if told
    ]
    hits = sum(told is not None for told in found)
    if not hits:
        wrong.append(f"{command}: none of {len(wanted)} faults has hit a call about the study")
    return Swept(len(calls), len(wanted), hits, wrong)


def main() -> bool:
    """Print what came of it; whether all is well."""
    if not can_trace():
        print("system calls: left out, strace is missing or may not watch processes")
        return True
    well = True
    for command in COMMANDS:
        one = sweep(command)
        told = f"{command}: {one.calls} system calls about the study, {one.runs} runs"
        told += f", {one.hits} hit by a fault, {len(one.wrong)} with a loss or a traceback"
        print(told, *one.wrong, sep="\n  ", flush=True)
        well = well and not one.wrong
    return well


if __name__ == "__main__":
    sys.exit(not main())
