"""`qualcode triangulate` in every direction: what is asked for, refused and printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.cli import execute
from tests.cli.conftest import Run
from tests.small_study import STUDY

AGAIN = STUDY.replace("informant: I1}", "informant: I1, date: 2026-01-05}").replace(
    "sources:\n",
    "sources:\n  - {file: transcripts/W1b.txt, id: W1b, kind: interview, informant: I1, "
    "date: 2026-02-01}\n",
)


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("case", "perbandingan antarkasus"),
        ("period", "perkembangan"),
        ("tehnik", "nothing is compared by 'tehnik'"),
        ("tecnique", "Did you mean 'technique'?"),
        ("technique", "satu teknik tidak dapat ditriangulasi"),
        ("time", "satu waktu tidak dapat ditriangulasi"),
        ("coder", "satu pengode tidak dapat ditriangulasi"),
        ("kind", "satu jenis informan tidak dapat ditriangulasi"),
    ],
)
def test_what_is_no_triangulation_is_refused_in_one_line(run: Run, by: str, told: str) -> None:
    found = run("triangulate", "--by", by)
    assert (found.code, found.out) == (2, "")
    assert told in found.err
    assert found.err.count("\n") == 1


def test_an_informant_asked_again_is_compared(run: Run, study: Path) -> None:
    (study / "study.yaml").write_text(AGAIN, encoding="utf-8")
    (study / "transcripts" / "W1b.txt").write_text(
        (study / "transcripts" / "W1.txt").read_text("utf-8"), encoding="utf-8"
    )
    found = run("triangulate", "--by", "time", "--json", "--wording", "farmer")
    (table,) = found.json["tables"]
    assert [one["id"] for one in table["members"]] == ["W1", "W1b"]
    words = {row["convergence"]: row["farmer"] for row in table["rows"]}
    assert words.get("convergent") == "agreement"
    shown = run("triangulate", "--by", "time")
    assert "Interview II" in shown.out


def test_plain_json_has_no_word_of_farmer(run: Run) -> None:
    plain = run("triangulate", "--json").json
    farmer = run("triangulate", "--json", "--wording", "farmer").json
    assert plain["rows"] and all("farmer" not in row for row in plain["rows"])
    assert all("farmer" in row for row in farmer["rows"])
    assert [row["convergence"] for row in plain["rows"]] == [
        row["convergence"] for row in farmer["rows"]
    ]


def test_completeness_tells_who_was_not_asked(run: Run) -> None:
    found = run("triangulate", "--completeness", "--json")
    assert set(found.json) == {"by", "phase", "guide", "codes"}
    assert "Completeness of the triangulation" in run("triangulate", "--completeness").out


def test_completeness_of_another_direction_is_refused(run: Run) -> None:
    found = run("triangulate", "--completeness", "--by", "time")
    assert found.code == 2
    assert "Leave --by time out" in found.err


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "alok-barat"
    assert execute(["demo", "--sample", "alok-barat", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html", "tex", "csv", "md", "txt"])
@pytest.mark.parametrize("asked", [("--by", "technique"), ("--completeness",)])
def test_every_format_is_written(run: Run, sample: Path, suffix: str, asked) -> None:
    target = sample.parent / f"{asked[-1].strip('-')}.{suffix}"
    chosen = ("--code", "EM1")
    assert run("triangulate", *asked, *chosen, "-s", str(sample), "-o", str(target)).code == 0
    assert target.stat().st_size > 0
