"""What qualcode promises about codings, tried in full: `python benchmarks/reliability.py`.

Every change of a study with every call to the disk failing in five ways; with the power gone after
each call; three commands with every system call failing (where there is strace); a record torn at
every byte; four writers at once; passages followed through edited transcripts; hostile and odd
files given to real commands; Word documents that other programs have written; anything in any
order against a model; and how much of the storing and anchoring code the tests run. It takes some
half an hour.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.anchoring import measure  # noqa: E402
from benchmarks.hostile import main as hostile_inputs  # noqa: E402
from benchmarks.system_calls import main as system_calls  # noqa: E402
from benchmarks.word_documents import main as word_documents  # noqa: E402
from tests.every_change import (  # noqa: E402
    CHANGES,
    Trial,
    quick_folder,
    small_shipped_codebook,
)
from tests.faults import FAULTS  # noqa: E402

ADDING = ("coding add", "coding accept", "reanchor", "undo", "merge")
"""Changes that are also tried after a crash that has left a torn line."""

SEEDS = (11, 12, 13)
"""Edits that nothing was tuned on."""

STORING = (
    "qualcode.disk", "qualcode.stores.journal", "qualcode.stores.journal_lines",
    "qualcode.stores.standing", "qualcode.stores.placing", "qualcode.stores.folding",
    "qualcode.stores.coded_texts", "qualcode.stores.kept_versions",
    "qualcode.stores.journal_mending", "qualcode.stores.journal_records",
    "qualcode.stores.utf16_lines", "qualcode.model.anchoring", "qualcode.model.word_matching",
)  # fmt: skip


def faults() -> str:
    """Every change × every call × every fault; with a torn journal where one is added to."""
    tried, lost = 0, []
    for name, change in CHANGES.items():
        for torn in (False, True)[: 2 if name in ADDING else 1]:
            with quick_folder() as folder, small_shipped_codebook(folder):
                trial = Trial(change, folder / "trial", torn)
                for fault, at in product(FAULTS, range(1, trial.calls() + 1)):
                    tried += 1
                    try:
                        trial.survives(at, fault)
                    except BaseException as error:
                        lost.append(f"{name}, {fault.name} at call {at}: {error!r}")
    head = f"{len(CHANGES)} changes, {tried} faults, {len(lost)} with a loss or a traceback"
    return "\n".join([head, *lost])


def power_cuts() -> str:
    """Every change, the power gone after each call: all that may then be on the disk."""
    states, lost = 0, []
    for name, change in CHANGES.items():
        with quick_folder() as folder, small_shipped_codebook(folder):
            try:
                states += Trial(change, folder / "trial").cut_off()
            except BaseException as error:
                lost.append(f"{name}: {error!r}")
    return "\n".join([f"{states} states, {len(lost)} changes with a loss", *lost])


def anchoring() -> str:
    """Passages followed through edits of known effect."""
    total: dict[str, Counter[str]] = {}
    for seed in SEEDS:
        for edit, counts in measure(seed).items():
            total.setdefault(edit, Counter()).update(counts)
    lines = []
    for edit, counts in total.items():
        there = sum(counts[one] for one in ("right", "wrong", "lost"))
        wrong, lost = counts["wrong"] / there, counts["lost"] / there
        lines.append(f"  {edit:<18} {there:>5} survive, wrong {wrong:.1%}, lost {lost:.1%}")
    return "\n".join(lines)


def tests(*arguments: str, **environment: str) -> str:
    """The last line of a run of tests."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *arguments], cwd=ROOT, text=True,
        env={**os.environ, **environment}, capture_output=True, check=False,
    )  # fmt: skip
    return done.stdout


def coverage() -> str:
    """The share of lines and branches of the storing and anchoring modules that the tests run."""
    named = [part for module in STORING for part in ("--cov", module)]
    told = tests("tests/stores", "tests/model", "tests/actions", "tests/test_disk.py",
                 "tests/cli", "--cov-branch", "--cov-report=term-missing", *named)  # fmt: skip
    return "\n".join(line for line in told.splitlines() if re.match(r"qualcode/|TOTAL", line))


def main() -> None:
    print("every change × every call to the disk × 5 faults:", faults(), flush=True)
    print("the power gone after every call:", power_cuts(), flush=True)
    system_calls()
    print("re-anchoring, seeds", SEEDS, flush=True)
    print(anchoring(), flush=True)
    hostile_inputs()
    word_documents()
    journal = tests("tests/stores/test_journal.py", "-k", "torn or writers", "-o", "addopts=")
    print("torn at every byte, four writers at once:", journal.strip().splitlines()[-1], flush=True)
    order = tests("tests/actions/test_any_order.py", "-o", "addopts=", QUALCODE_EXAMPLES="500")
    print("500 × 14 steps in any order:", order.strip().splitlines()[-1], flush=True)
    print(coverage())


if __name__ == "__main__":
    main()
