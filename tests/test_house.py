"""The rules of the house: what architecture.md promises of the code, and docs of the program."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import qualcode.checks
import qualcode.cli
import qualcode.displays
import qualcode.renderers
import qualcode.sources
from qualcode.checks import CHECKS
from qualcode.cli.app import app
from qualcode.displays import DISPLAYS, Display, Manual, manual_of
from qualcode.displays.manuals import HEADINGS, PARTS
from qualcode.displays.own import DeclaredDisplay
from qualcode.document import Resolver
from qualcode.model.coding import Polarity
from qualcode.renderers import RENDERERS
from qualcode.sources import FORMATS
from qualcode.stages.triangulation import convergence
from qualcode.stores.codebook_forms import CodebookForm, CodeForm, CuesForm, PatternForm
from qualcode.stores.forms import Form
from qualcode.stores.links import LinkForm
from qualcode.stores.memos import MemoForm
from qualcode.stores.own_displays import OwnDisplayForm, WhereForm
from qualcode.stores.study_forms import (
    CaseForm,
    GradeForm,
    InformantForm,
    LabelledForm,
    PriorStudyForm,
    QuestionForm,
    ReportForm,
    SourceForm,
    StudyForm,
)
from qualcode.stores.style_forms import (
    CaptionsForm,
    HeadingsForm,
    MarginsForm,
    NotesForm,
    QuotationForm,
    StyleForm,
    TablesForm,
)
from qualcode.wording import catalogue

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "qualcode").rglob("*.py"))
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), *ROOT.glob("*.md")]
LONGEST_FILE = 300
LONGEST_FUNCTION = 45
FORBIDDEN = {"utils", "util", "helpers", "helper", "manager", "managers", "base", "core", "misc"}


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for one in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(one.name)


def _defined(package: ModuleType, *attributes: str) -> set[type]:
    """The concrete classes of a folder that have all these attributes."""
    return {
        value
        for module in _modules(package)
        for value in vars(module).values()
        if isinstance(value, type)
        and value.__module__.startswith(package.__name__)
        and not getattr(value, "_is_protocol", False)
        and all(hasattr(value, name) for name in attributes)
    }


def test_every_display_is_in_the_catalogue() -> None:
    made = {
        id(value)
        for module in _modules(qualcode.displays)
        for value in vars(module).values()
        if not isinstance(value, type) and hasattr(value, "build") and hasattr(value, "manual")
    }
    classes = _defined(qualcode.displays, "build") - {type(one) for one in DISPLAYS}
    classes.remove(DeclaredDisplay)  # made from study.yaml
    assert made == {id(one) for one in DISPLAYS}
    assert not classes, f"not in DISPLAYS: {classes}"


def test_every_source_format_is_registered() -> None:
    assert _defined(qualcode.sources, "suffixes", "read") == {type(one) for one in FORMATS}


def test_every_output_format_is_registered() -> None:
    assert _defined(qualcode.renderers, "suffixes", "render") == {type(one) for one in RENDERERS}


def test_no_two_formats_claim_the_same_suffix() -> None:
    for registry in (FORMATS, RENDERERS):
        suffixes = [suffix for one in registry for suffix in one.suffixes]
        assert len(suffixes) == len(set(suffixes))


def test_every_check_is_registered() -> None:
    written = {
        value
        for module in _modules(qualcode.checks)
        for name, value in vars(module).items()
        if callable(value)
        and getattr(value, "__module__", "") == module.__name__
        and not name.startswith("_")
    }
    assert written == {check.find for check in CHECKS}


def test_every_module_of_the_command_line_has_its_command() -> None:
    called = {one.callback.__module__ for one in app.registered_commands if one.callback}
    for group in app.registered_groups:
        instance = group.typer_instance
        commands = instance.registered_commands if instance else ()
        called |= {one.callback.__module__ for one in commands if one.callback}
        alone = instance.registered_callback if instance else None
        called |= {alone.callback.__module__} if alone and alone.callback else set()
    talking = {one.__name__ for one in _modules(qualcode.cli) if hasattr(one, "typer")}
    shared = {f"qualcode.cli.{name}" for name in ("app", "options", "output", "session")}
    assert talking - shared <= called


def test_every_command_and_format_has_a_place_in_the_documentation() -> None:
    commands = (ROOT / "docs" / "commands.md").read_text("utf-8")
    names = [one.name or str(one.callback and one.callback.__name__)
             for one in app.registered_commands]  # fmt: skip
    assert [name for name in names if f"\n## {name}\n" not in commands] == []
    groups = [str(one.name) for one in app.registered_groups]
    assert [name for name in groups if f"\n## {name} " not in commands] == []
    suffixes = [suffix for registry in (FORMATS, RENDERERS) for one in registry
                for suffix in one.suffixes]  # fmt: skip
    assert [suffix for suffix in suffixes if f"`{suffix}`" not in commands] == []


def test_every_display_has_a_line_in_the_catalogue_a_page_and_a_picture() -> None:
    listed = (ROOT / "docs" / "displays.md").read_text("utf-8")
    folder = ROOT / "docs" / "displays"
    assert [one for one in DISPLAYS.names if f"| [{one}](displays/{one}.md) |" not in listed] == []
    assert {path.stem for path in folder.glob("*.md")} == set(DISPLAYS.names)
    shown = {path.stem: path.read_text("utf-8") for path in folder.glob("*.md")}
    assert [name for name, page in shown.items() if f"](pictures/{name}" not in page] == []
    taken = {path.name for path in (folder / "pictures").glob("*.png")}
    assert {one for one in taken if f"](pictures/{one})" not in "".join(shown.values())} == set()
    assert [one for one in taken if (folder / "pictures" / one).stat().st_size > 120_000] == []


@pytest.mark.parametrize(
    ("page", "forms"),
    [
        ("study-yaml.md", [StudyForm, ReportForm, LabelledForm, CaseForm, GradeForm, QuestionForm,
                           InformantForm, SourceForm, OwnDisplayForm, WhereForm,
                           PriorStudyForm]),
        ("styles.md", [StyleForm, MarginsForm, HeadingsForm, TablesForm, CaptionsForm, NotesForm,
                       QuotationForm]),
        ("codebook.md", [CodebookForm, CodeForm, CuesForm, PatternForm]),
        ("coding.md", [MemoForm, LinkForm]),
    ],
)  # fmt: skip
def test_every_key_that_may_be_written_is_explained(page: str, forms: list[type[Form]]) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    keys = {field.alias or name for form in forms for name, field in form.model_fields.items()}
    assert sorted(key for key in keys if f"`{key}`" not in text) == []


@pytest.mark.parametrize("display", list(DISPLAYS), ids=DISPLAYS.names)
def test_every_display_has_the_same_manual_in_both_languages(display: Display) -> None:
    english, indonesian = (manual_of(display, language) for language in ("en", "id"))
    said = [part.name for part in english.parts]
    assert [name for name in said if name] == list(PARTS)
    assert [part.name for part in indonesian.parts] == said
    assert all(part.text for manual in (english, indonesian) for part in manual.parts)
    told, said_in_indonesian = (
        re.findall(rf"{word} (\d+)|\((\d{{4}})\)", _source(manual))
        for word, manual in (("chapter", english), ("bab", indonesian))
    )
    assert told == said_in_indonesian != []


def _source(manual: Manual) -> str:
    return next(one.text for one in manual.parts if one.name == "source")


def test_a_manual_names_its_display_and_only_displays_have_manuals() -> None:
    titles = {language: Resolver(language, catalogue(language, 1994).say) for language in HEADINGS}
    for display in DISPLAYS:
        for language, say in titles.items():
            title = manual_of(display, language).title
            assert title.partition(" (")[0] == say.words(display.title), (display.name, title)
    written = {path.stem for path in (ROOT / "qualcode" / "wording" / "manuals" / "id").glob("*")}
    assert written == set(DISPLAYS.names)


def test_no_manual_in_indonesian_calls_an_informant_a_respondent() -> None:
    for display in DISPLAYS:
        told = " ".join(map(str, manual_of(display, "id").parts)).lower()
        assert not re.search(r"\b(responden|sampel|populasi)\b", told), display.name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_short_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    too_long = [
        f"{node.name} ({length} lines)"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        # The signature of a command lists its options and is not counted.
        and (length := (node.end_lineno or 0) - node.body[0].lineno + 1) > LONGEST_FUNCTION
    ]
    assert too_long == []
    silent = list(_without_docstring(ast.parse(text)))
    assert silent == []


def _without_docstring(tree: ast.Module) -> Iterator[str]:
    if tree.body and not ast.get_docstring(tree):
        yield "the module itself"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                yield node.name
            if isinstance(node, ast.ClassDef):
                yield from _silent_methods(node)


def _silent_methods(node: ast.ClassDef) -> Iterator[str]:
    for one in node.body:
        if isinstance(one, ast.FunctionDef) and not one.name.startswith("_"):
            promised = ast.unparse(one.body[-1]) == "..."  # a protocol's, told of by its class
            if not ast.get_docstring(one) and not promised:
                yield f"{node.name}.{one.name}"


def test_nothing_has_a_name_that_says_nothing() -> None:
    names = {part for path in MODULES for part in path.relative_to(ROOT).with_suffix("").parts}
    assert names & FORBIDDEN == set()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_links_of_a_page_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_the_project_does_not_speak_of_the_place_where_it_was_made() -> None:
    elsewhere = re.compile("shared/" + "design|" + r"(?<![\w.])/" + "work(?![a-z])|/tmp/" + "gold")
    for path in (*MODULES, *PAGES, *sorted((ROOT / "tests").rglob("*.py"))):
        found = elsewhere.search(path.read_text("utf-8"))
        assert not found, f"{path.relative_to(ROOT)}: {found and found.group()}"


def test_the_table_of_pairs_in_the_docs_is_what_the_program_decides() -> None:
    text = (ROOT / "docs" / "triangulation.md").read_text("utf-8")
    rows = re.findall(r"^\| \*\*`?(none|[-+±0])`?\*\* \| (.*) \|$", text, re.MULTILINE)
    signs = ["none", "+", "-", "±", "0"]
    assert [sign for sign, _ in rows] == signs
    for sign, cells in rows:
        decided = [str(convergence([_position(sign), _position(other)])) for other in signs]
        assert cells.split(" | ") == decided


def _position(sign: str) -> Polarity | None:
    return None if sign == "none" else Polarity(sign)
