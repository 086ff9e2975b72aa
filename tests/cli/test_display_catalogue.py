"""`qualcode display` without a study's evidence: the catalogue and the manuals."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.displays import DISPLAYS
from tests.cli.conftest import Run

OWN = """\
displays:
  - name: my-own
    title: Mine
    rows: group
    columns: aspect
"""


@pytest.fixture
def outside(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Commands run in a folder that is no study."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return run


def test_the_catalogue_lists_the_displays_under_their_families_and_fits_80_columns(
    outside: Run,
) -> None:
    lines = outside("display").out.splitlines()
    assert lines[0] == "Catalogue of data displays"
    assert lines.index("Within case") < lines.index("Cross case") < lines.index("Overview")
    listed = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    assert sorted(listed) == sorted(DISPLAYS.names)
    assert max(map(len, lines)) <= 80
    checklist = next(line for line in lines if line.startswith("  checklist "))
    assert checklist.endswith("  Checklist matrix")
    assert lines.index(checklist) > lines.index("Within case")


def test_a_narrow_terminal_gets_the_whole_catalogue_too(
    outside: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "36")
    printed = outside("display").out
    assert max(map(len, printed.splitlines())) <= 36
    assert "Predictor–outcome–consequences matrix" in " ".join(printed.split())


def test_as_data_the_catalogue_is_a_list_of_records(outside: Run) -> None:
    records = outside("display", "--json").json
    assert [one["name"] for one in records] == list(DISPLAYS.names)
    assert all(set(one) == {"name", "title", "family", "purpose"} for one in records)
    rows = outside("display", "--csv").out.splitlines()
    assert len(rows) == len(DISPLAYS.names) + 1
    assert rows[1].startswith("Within case,conceptually-clustered,Conceptually clustered matrix,")


def test_a_manual_is_printed_in_english_outside_a_study(outside: Run) -> None:
    printed = outside("display", "checklist", "--manual").out
    assert printed.startswith("Checklist matrix (matriks daftar cek)\n")
    assert "\nRows: indicators (or codes) under the title of their aspect.\n" in printed
    assert max(map(len, printed.splitlines())) <= 80


def test_in_a_study_a_manual_is_in_its_language(run: Run, study: Path) -> None:
    path = study / "study.yaml"
    path.write_text(path.read_text("utf-8").replace("language: en", "language: id"), "utf-8")
    printed = run("display", "checklist", "--manual").out
    assert printed.startswith("Matriks daftar cek (checklist matrix)\n")
    assert "\nBaris: indikator (atau kode) di bawah judul aspeknya.\n" in printed


def test_a_manual_is_data_too(outside: Run) -> None:
    (record,) = outside("display", "contrast", "--manual", "--json").json
    assert (record["name"], record["title"]) == ("contrast", "Contrast table")
    assert record["entries"] == ["quotations", "positions"]
    assert [one["part"] for one in record["manual"]] == [
        "shows", "rows", "columns", "cell", "use", "avoid", "source",
    ]  # fmt: skip
    assert record["manual"][1]["heading"] == "Rows"


def test_without_a_name_all_manuals_are_printed(outside: Run) -> None:
    printed = " ".join(outside("display", "--manual").out.split())
    assert all(f") – {name} " in printed for name in DISPLAYS.names)
    assert len(outside("display", "--manual", "--json").json) == len(DISPLAYS.names)


def test_a_display_of_ones_own_has_no_manual_and_says_where_to_look(run: Run, study: Path) -> None:
    path = study / "study.yaml"
    path.write_text(path.read_text("utf-8") + OWN, "utf-8")
    made = run("display", "my-own", "--manual")
    assert made.code == 2
    assert "display 'my-own' is this study's own and has no manual." in made.err
    assert "study.yaml" in made.err
    assert len(run("display", "--manual", "--json").json) == len(DISPLAYS.names)
    assert "  my-own " in run("display").out


def test_a_manual_of_an_unknown_display_is_refused_with_the_closest_one(outside: Run) -> None:
    made = outside("display", "checklst", "--manual")
    assert made.code == 2
    assert "Did you mean 'checklist'?" in made.err


def test_a_manual_can_be_written_into_a_file(outside: Run, tmp_path: Path) -> None:
    outside("display", "checklist", "--manual", "-o", str(tmp_path / "manual.md"))
    written = (tmp_path / "manual.md").read_text("utf-8")
    assert "Checklist matrix (matriks daftar cek)" in written
    assert "Rows: indicators" in written


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("predictor-outcome", "--order", "count"), "no use for --order count"),
        (("checklist", "--by", "outcome"), "no use for --by"),
        (("coverage", "--within", "turn"), "no use for --within"),
        (("code-frequency", "--split"), "no use for --split"),
        (("scatterplot", "--level", "code"), "no use for --level code"),
        (("checklist", "--full"), "no use for --full without --entry quotations"),
        (("--entry", "counts"), "Name the display"),
        (("checklist", "--manual", "--split"), "leave out --manual"),
    ],
)
def test_an_option_that_would_change_nothing_is_refused(
    run: Run, arguments: tuple[str, ...], told: str
) -> None:
    for form in ([], ["--json"]):
        made = run("display", *arguments, *form)
        assert (made.code, made.out) == (2, "")
        assert told in " ".join(made.err.split())
