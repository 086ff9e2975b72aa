"""`--format` says what a result is written as, where no file name says it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qualcode.cli.formats import Target, target
from qualcode.errors import QualcodeError
from qualcode.renderers import RENDERERS

Run = Callable[..., Any]


def test_a_document_goes_into_the_folder_of_reports(run: Run, study: Path) -> None:
    done = run("report", "--format", "docx")
    assert done.code == 0, done.err
    assert "word/document.xml" in zipfile.ZipFile(study / "reports" / "report.docx").namelist()
    assert run("display", "checklist", "--format", "excel").code == 0
    assert zipfile.is_zipfile(study / "reports" / "checklist.xlsx")


def test_a_page_has_the_transcripts_that_its_cells_open(run: Run, study: Path) -> None:
    run("report", "--format", "html")
    run("report", "-o", "named.html")
    asked = (study / "reports" / "report.html").read_bytes()
    assert asked == (study / "named.html").read_bytes()


@pytest.mark.parametrize("form", ["md", ".MD", "markdown"])
def test_text_is_printed(form: str, run: Run, study: Path) -> None:
    printed = run("display", "checklist", "--format", form)
    run("display", "checklist", "-o", "a.md")
    assert printed.out == (study / "a.md").read_text()
    assert not (study / "reports").exists()


def test_json_and_csv_are_those_of_their_options(run: Run, study: Path) -> None:
    for form in ("json", "csv"):
        by_format = run("evidence", "--format", form)
        assert by_format.out == run("evidence", f"--{form}").out
    assert json.loads(run("display", "--format", "json").out)


def test_a_file_without_a_suffix_gets_the_formats() -> None:
    assert target("docx", "chapter", None, "report") == Target("chapter.docx")
    assert target("latex", "chapter.tex", None, "report") == Target("chapter.tex")
    assert target("html", "a.htm", None, "report") == Target("a.htm")
    assert target("docx", "-", None, "report") == Target("-", ".docx")
    assert target(None, "a.md", None, "report") == Target("a.md")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "docx", "-o", "a.xlsx"), "--format docx and -o a.xlsx name two formats."),
        (("--format", "pdf"), "there is no output format for '.pdf'"),
        (("--format", "tex", "--json"), "--json writes JSON, and --format .tex another format."),
        (("--format", "csv", "--json"), "--json and --csv cannot both be given."),
    ],
)
def test_two_formats_and_unknown_ones_are_refused(
    arguments: tuple[str, ...], said: str, run: Run
) -> None:
    done = run("report", *arguments)
    assert done.code == 2
    assert said in " ".join(done.err.split())


def test_the_help_names_every_format_but_those_of_networks(run: Run) -> None:
    told = " ".join(run("report", "--help").out.split())
    told = told[told.index("--format") :]
    for renderer in RENDERERS:
        if renderer.suffixes[0] not in (".dot", ".mmd"):
            assert renderer.suffixes[0].removeprefix(".") in told
            assert target(renderer.name, "x", None, "y").output == f"x{renderer.suffixes[0]}"


def test_what_is_no_format_says_so() -> None:
    with pytest.raises(QualcodeError, match="it has no suffix"):
        target("", None, None, "report")
