"""`qualcode run` against the time that Python needs to load pandas, python-docx and typer."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.corpus import text
from benchmarks.ratios import in_turn, judge, python
from qualcode.stores.shipped import shipped_studies

IMPORTS = "import pandas, docx, typer"
INTERVIEWS = 50
WORDS = 8_000
SAMPLE = "sampang"
HEADER = """
title: Besar
language: id
codebook: fahrudin-2012
questions: [Bagaimana?]
groups: {a: {label: A}, b: {label: B}}
informants:""".lstrip()


def _accepting(*arguments: str) -> Any:
    """A run that may end with 1, which only says that the study has warnings."""
    code = (
        "from qualcode.cli import main\n"
        "try:\n    main()\n"
        "except SystemExit as left:\n    assert left.code in (0, 1)"
    )
    return python("-c", code, *arguments)


def test_the_sample_study_takes_3_times_the_imports(tmp_path: Path, benchmark: Any) -> None:
    study = tmp_path / SAMPLE
    shutil.copytree(shipped_studies()[SAMPLE], study)
    own, imports = _accepting("run", "-s", str(study)), python("-c", IMPORTS)
    own()
    benchmark.pedantic(own, rounds=1)
    mine, loading = in_turn(own, imports, rounds=7)
    judge("qualcode run on the sample / imports", mine / loading, at_most=3)


def _real_sentences() -> list[str]:
    """The informants' sentences of the sample: real wording, for the rules to work on."""
    files = [*shipped_studies()[SAMPLE].glob("W*.txt"), *shipped_studies()[SAMPLE].glob("W*.md")]
    spoken = " ".join(file.read_text("utf-8") for file in files)
    found = (part.split(":")[-1].strip() for part in spoken.replace("?", ".").split("."))
    return [part for part in found if len(part.split()) > 4 and "[" not in part]


def _transcript(number: int, real: list[str]) -> str:
    """8,000 words of questions and answers; a third of the sentences are the sample's."""
    random = Random(number)
    invented = text(WORDS * 6, seed=number).split(". ")
    lines: list[str] = []
    words = 0
    while words < WORDS:
        asked = random.choice(real)
        told = [
            random.choice(real if random.random() < 0.33 else invented).replace("\n", " ")
            for _ in range(random.randint(2, 7))
        ]
        lines += [f"P: {asked}?", f"Informan: {'. '.join(told)}."]
        words += len(asked.split()) + sum(len(one.split()) for one in told)
    return "\n".join(lines) + "\n"


def _large_study(folder: Path) -> Path:
    real = _real_sentences()
    listing = [HEADER]
    listing += [
        f"  - {{id: I{number}, name: Zulqafnari{number}, group: {'ab'[number % 2]}}}"
        for number in range(INTERVIEWS)
    ]
    listing.append("sources:")
    for number in range(INTERVIEWS):
        name = f"w{number}.txt"
        (folder / name).write_text(_transcript(number, real), "utf-8")
        listing.append(
            f"  - {{id: W{number}, file: {name}, kind: interview, informant: I{number}}}"
        )
    (folder / "study.yaml").write_text("\n".join(listing) + "\n", "utf-8")
    return folder


def test_50_interviews_take_15_times_the_imports(tmp_path: Path, benchmark: Any) -> None:
    study = _large_study(tmp_path)
    own, imports = _accepting("run", "-s", str(study)), python("-c", IMPORTS)
    benchmark.pedantic(own, rounds=1)
    mine, loading = in_turn(own, imports, rounds=3)
    judge("qualcode run on 50 interviews / imports", mine / loading, at_most=15)
