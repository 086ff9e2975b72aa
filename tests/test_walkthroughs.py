"""The pages of the documentation are followed word by word: what they show is what happens."""

from __future__ import annotations

import importlib.util
import io
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

import docx
import pytest

from qualcode.coders.rules import RuleCoder
from qualcode.errors import Problem
from qualcode.model.codebook import Codebook
from qualcode.stores.codebook_yaml import read_codebook
from tests.console_blocks import Page, matches, steps

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "transcripts" / "sampang"
CodebookRead: TypeAlias = tuple[Codebook | None, tuple[Problem, ...]]
WALKTHROUGHS = sorted((ROOT / "tests" / "walkthroughs").glob("*.md"))


@cache
def _read(path: Path, file: str, groups: tuple[str, ...], content: bytes) -> CodebookRead:
    return read_codebook(path, file, groups)


def _read_once(path: Path, file: str, groups: Sequence[str]) -> CodebookRead:
    """The codebook, parsed once for all commands of all pages: it does not change, and is big."""
    return _read(path, file, tuple(groups), path.read_bytes())


_CODERS: dict[tuple[str, tuple[str, ...]], RuleCoder] = {}


def _coder_once(codebook: Codebook, languages: Sequence[str] = ("id", "en")) -> RuleCoder:
    """The rules of a codebook, made ready once; applying them is done anew by every command."""
    key = codebook.sha256, tuple(languages)
    return _CODERS.setdefault(key, _CODERS.get(key) or RuleCoder(codebook, languages))


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, on a terminal of 80 columns without colour or keyboard."""
    for name in ("QUALCODE_STUDY", "QUALCODE_CODER", "QUALCODE_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr("qualcode.stores.study_codebook.read_codebook", _read_once)
    monkeypatch.setattr("qualcode.coders.rules.RuleCoder", _coder_once)
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("page", WALKTHROUGHS, ids=lambda page: page.stem)
def test_a_walkthrough_of_the_sample_study_prints_what_it_says(page: Path, terminal: Path) -> None:
    shutil.copytree(SAMPLE, terminal, dirs_exist_ok=True, ignore=shutil.ignore_patterns("reports"))
    assert Page(page, terminal).follow() > 0


def test_the_tutorial_prints_what_it_says(terminal: Path) -> None:
    assert Page(ROOT / "docs" / "tutorial.md", terminal).follow() > 10


def test_the_page_on_coding_by_hand_prints_what_it_says(terminal: Path) -> None:
    assert Page(ROOT / "docs" / "coding.md", terminal).follow() > 10


def test_the_page_on_defending_a_conclusion_prints_what_it_says(terminal: Path) -> None:
    unwanted = shutil.ignore_patterns("reports")
    shutil.copytree(SAMPLE, terminal / "sampang", ignore=unwanted)
    assert Page(ROOT / "docs" / "defending.md", terminal).follow() > 12


def test_the_commands_of_the_readme_work_one_after_the_other(terminal: Path) -> None:
    readme = ROOT / "README.md"
    if not readme.exists():
        pytest.skip("there is no README yet")
    transcripts = terminal.parent / "home" / "transcripts"
    transcripts.mkdir(parents=True)
    interview = docx.Document()
    for question in range(7):
        interview.add_paragraph(f"P: Pertanyaan {question}: apakah sudah ada pelatihan?")
        interview.add_paragraph("I: Pelatihan sudah ada, tetapi tidak rutin.")
    interview.save(str(transcripts / "W1.docx"))
    assert Page(readme, terminal).follow() > 3


def test_the_example_of_the_python_page_runs(terminal: Path) -> None:
    shutil.copytree(SAMPLE, terminal / "my-study")
    text = (ROOT / "docs" / "python.md").read_text("utf-8")
    blocks = [part.split("\n```")[0] for part in text.split("```python\n")[1:]]
    assert blocks
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "docs/python.md", "exec"), names)


def test_the_generated_pages_are_what_the_program_would_write_today() -> None:
    generate = _generator()
    for name, text in generate.pages().items():
        page = (ROOT / "docs" / name).read_text("utf-8")
        assert page == text, f"docs/{name} is out of date: run python docs/generate.py"


def _generator() -> ModuleType:
    import sys

    sys.path.insert(0, str(ROOT / "docs"))  # where its other part is
    spec = importlib.util.spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["docs_generate"] = module
    spec.loader.exec_module(module)
    return module


def test_dots_stand_for_any_lines_and_any_text_but_for_nothing_else() -> None:
    printed = "W1  12 turns\nW2  8 turns\nNo problems found.\n"
    assert matches("W1  ... turns\n...\nNo problems found.", printed)
    assert matches("...", printed)
    assert not matches("W1  ... turns\nNo problems found.", printed)
    assert not matches("W1  ... turns\n...", "W2  8 turns\n")
    assert not matches("", printed)


def test_a_command_may_go_on_in_the_next_line() -> None:
    found = list(steps("$ qualcode add W1.docx \\\n    --kind interview\nadded W1\n"))
    assert [one.command for one in found] == ["qualcode add W1.docx --kind interview"]
    assert found[0].expected == ("added W1",)


def test_a_page_that_says_something_else_is_found_out(terminal: Path) -> None:
    page = terminal / "page.md"
    page.write_text("```console\n$ qualcode --version\nqualcode 99\n```\n", "utf-8")
    with pytest.raises(AssertionError, match="the page says"):
        Page(page, terminal).follow()
