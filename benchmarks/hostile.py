"""Files that no reader should trust, given to real commands: `python benchmarks/hostile.py`.

Every file of `tests/hostile` is added to a study or put into one; each command that follows is a
process of its own. It must end by itself, with less than five seconds of the processor and less
than 500 MB, with an exit code of the manual, without a traceback, and without a byte that steers a
terminal. Words given on the command line choose cases: `python benchmarks/hostile.py journal`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.measured import Starters  # noqa: E402
from tests.hostile.packages import OTHER_ENDINGS, PACKAGES  # noqa: E402
from tests.hostile.studies import STUDIES, Spoil  # noqa: E402
from tests.hostile.texts import TEXTS, File  # noqa: E402
from tests.hostile.words import WORDS  # noqa: E402
from tests.small_study import write_study  # noqa: E402

SECONDS = 5.0
MEGABYTES = 500.0
READING = (["check"], ["reduce"], ["report", "-o", "report.md"], ["coding", "list"])
WRITING = (["coding", "add", "W1:4", "OB1", "--coder", "rina"],)
_TERMINAL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]")
"""What steers a terminal: control characters, and marks that turn the direction of writing."""


@dataclass(frozen=True)
class Run:
    """A command on a case, and what it took."""

    case: str
    command: str
    code: int
    seconds: float
    megabytes: float
    said: bytes

    @property
    def faults(self) -> list[str]:
        """What is wrong with it, as predicates."""
        found = []
        if b"Traceback" in self.said or b"inside qualcode" in self.said:
            found.append("a traceback")
        elif self.code not in (0, 1, 2):
            found.append(f"exit code {self.code}")
        if self.seconds >= SECONDS:
            found.append(f"{self.seconds:.1f} s")
        if self.megabytes >= MEGABYTES:
            found.append(f"{self.megabytes:.0f} MB")
        if steers := _TERMINAL.search(self.said):
            found.append(f"prints {steers.group()!r}")
        return found


def command(starters: Starters, case: str, words: Sequence[str], study: Path) -> Run:
    """Run a command in a study, measured."""
    settings = {"QUALCODE_CONFIG": str(study.parent / "settings"), "QUALCODE_CODER": "rina"}
    return Run(
        case, " ".join(words)[:40], *starters.run(words, study, study.parent / "said", **settings)
    )


def of_source(starters: Starters, case: str, file: File, folder: Path) -> Iterator[Run]:
    """A file is added; one that is refused is put into the study by hand."""
    study = write_study(folder / "study")
    name, data = file()
    (folder / "new").mkdir()
    path = folder / "new" / name
    path.write_bytes(data)
    chosen = [] if case.startswith("a file named") else ["--id", "X1"]
    told = ["--informant", "I1", "--kind", "interview", *chosen]
    added = command(starters, case, ["add", f"../new/{name}", *told], study)
    yield added
    if added.code == 2:
        shutil.copy(path, study / "transcripts")
        file = json.dumps(f"transcripts/{name}")
        entry = f"  - {{file: {file}, id: X1, kind: interview, informant: I1}}\n"
        with (study / "study.yaml").open("a") as stream:
            stream.write(entry)
    for words in READING:
        yield command(starters, case, words, study)


def of_study(starters: Starters, case: str, spoil: Spoil, folder: Path) -> Iterator[Run]:
    """A study is spoilt, read, and written to."""
    study = write_study(folder / "study")
    spoil(study)
    for words in (*READING, *WRITING):
        yield command(starters, case, words, study)
    outside = folder / "outside"
    if outside.is_dir() and any(outside.iterdir()):
        yield Run(case, "all", -1, 0, 0, b"")


def tried(starters: Starters, case: str) -> list[Run]:
    """The runs of a case, in a folder of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        if case in STUDIES:
            return list(of_study(starters, case, STUDIES[case], Path(place)))
        return list(of_source(starters, case, FILES[case], Path(place)))


FILES: Mapping[str, File] = TEXTS | WORDS | PACKAGES | OTHER_ENDINGS


def main(wanted: Sequence[str] = ()) -> bool:
    """Print what came of it; whether all is well."""
    cases = [one for one in (*FILES, *STUDIES) if not wanted or any(w in one for w in wanted)]
    runs: list[Run] = []
    starters = Starters()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(partial(tried, starters), cases):
            runs += found
            for run in filter(lambda one: one.faults, found):
                print(f"  {run.case}: {run.command}: {', '.join(run.faults)}", flush=True)
    starters.close()
    wrong = [run for run in runs if run.faults]
    slowest = max(runs, key=lambda run: run.seconds)
    largest = max(runs, key=lambda run: run.megabytes)
    told = f"hostile and odd inputs: {len(cases)} cases, {len(runs)} commands, {len(wrong)} with a"
    print(told + f" fault (a traceback, {SECONDS:.0f} s, {MEGABYTES:.0f} MB or more)")
    print(f"  slowest {slowest.seconds:.1f} s ({slowest.case}: {slowest.command})")
    print(f"  largest {largest.megabytes:.0f} MB ({largest.case}: {largest.command})", flush=True)
    return not wrong


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
