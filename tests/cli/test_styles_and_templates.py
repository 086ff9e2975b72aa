"""--style and --template: how the documents of a command look."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.cli.conftest import Run

COMMANDS = ("report", "reduce", "triangulate", "conclude", "display role-ordered")


def read(path: Path) -> Any:
    """A Word file."""
    return docx.Document(BytesIO(path.read_bytes()))


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A Word file with margins of its own."""
    word = docx.Document()
    for side in ("left", "right", "top", "bottom"):
        setattr(word.sections[0], f"{side}_margin", 720_000)
    word.sections[0].header.paragraphs[0].text = "UNIVERSITAS CONTOH"
    word.save(str(tmp_path / "kampus.docx"))
    return tmp_path / "kampus.docx"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_writes_documents_takes_a_style(command: str, run: Run) -> None:
    outcome = run(*command.split(), "--style", "apa7", "-o", "x.docx")
    assert (outcome.code, outcome.err) == (0, "written: x.docx\n")
    assert round(read(Path("x.docx")).sections[0].left_margin.cm, 2) == 2.54


@pytest.mark.parametrize("command", COMMANDS)
def test_and_a_template(command: str, run: Run, template: Path) -> None:
    outcome = run(*command.split(), "--template", str(template), "-o", "x.docx")
    assert outcome.code == 0
    section = read(Path("x.docx")).sections[0]
    assert round(section.left_margin.cm, 1) == 2
    assert section.header.paragraphs[0].text == "UNIVERSITAS CONTOH"


def test_the_words_of_a_style_stand_in_every_format(run: Run, study: Path) -> None:
    (study / "kampus.yaml").write_text("wording: {column.code: Kode/Tema}\n")
    for arguments in (("--style", "kampus.yaml"), ("--style", "./kampus.yaml")):
        assert "Kode/Tema" in run("triangulate", *arguments).out
    assert "Kode/Tema" not in run("triangulate").out


def test_the_style_of_study_yaml_is_used_and_the_option_goes_before_it(
    run: Run, study: Path
) -> None:
    with (study / "study.yaml").open("a") as file:
        file.write("report: {style: apa7}\n")
    run("conclude", "-o", "a.docx")
    assert round(read(Path("a.docx")).sections[0].left_margin.cm, 2) == 2.54
    run("conclude", "--style", "indonesia", "-o", "b.docx")
    assert round(read(Path("b.docx")).sections[0].left_margin.cm, 2) == 4


def test_run_writes_its_documents_in_the_style_of_the_study(run: Run, study: Path) -> None:
    with (study / "study.yaml").open("a") as file:
        file.write("report: {style: apa7}\n")
    assert run("run").code == 0
    report = read(study / "reports" / "report.docx")
    assert round(report.sections[0].left_margin.cm, 2) == 2.54


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--style", "apa"), "there is no style 'apa'. Did you mean 'apa7'?"),
        (("--style", "kampus.yaml"), "kampus.yaml:1:7: size must be a number from 5 to 40"),
        (("--style", "none.yaml"), "the style 'none.yaml' does not exist"),
        (("--template", "none.docx", "-o", "x.docx"), "none.docx does not exist"),
        (("--template", "study.yaml", "-o", "x.docx"), "study.yaml is not a Word document"),
        (("--template", "t.docx"), "--template is for Word files. Write another file with -o"),
        (("--template", "t.docx", "-o", "x.xlsx"), "--template is for Word files."),
        (("--template", "t.docx", "-o", "t.docx"), "t.docx is the template and is not written"),
        (("--template", ".", "-o", "x.docx"), "is a folder, not a file"),
    ],
)
def test_what_is_misused_is_told_in_one_line_and_nothing_is_written(
    arguments: tuple[str, ...], message: str, run: Run, study: Path
) -> None:
    (study / "kampus.yaml").write_text("size: huge\n")
    (study / "t.docx").write_bytes(b"x")
    outcome = run("report", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err
    assert outcome.err.count("\n") == 1
    assert not (study / "x.docx").exists()
    assert (study / "t.docx").read_bytes() == b"x"


def test_a_study_whose_style_has_a_mistake_is_reported_on_and_the_mistake_is_told(
    run: Run, study: Path
) -> None:
    (study / "kampus.yaml").write_text("font: Arial\nsize: huge\n")
    with (study / "study.yaml").open("a") as file:
        file.write("report: {style: kampus.yaml}\n")
    outcome = run("conclude", "-o", "x.docx")
    assert outcome.code == 1
    assert "kampus.yaml:2:7: error: size must be a number from 5 to 40" in outcome.err
    assert read(Path("x.docx")).styles["Normal"].font.name == "Arial"
