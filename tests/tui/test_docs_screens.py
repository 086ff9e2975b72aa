"""The pictures of the docs: they show what the program shows, and are the same wherever taken."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
KEPT = sorted((DOCS / "screens").glob("*.svg"))


@pytest.fixture(scope="module")
def screens() -> ModuleType:
    spec = importlib.util.spec_from_file_location("screens", DOCS / "screens.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pictures_show_what_the_program_shows(screens: ModuleType) -> None:
    taken = screens.pictures()
    kept = {path.name: path.read_text("utf-8") for path in KEPT}
    assert {name: screens.words(one) for name, one in taken.items()} == {
        name: screens.words(one) for name, one in kept.items()
    }, "take them again: python docs/screens.py"
    assert all(len(screens.words(one)) > 5 for one in kept.values())


def test_a_picture_is_the_same_whenever_it_is_taken(screens: ModuleType) -> None:
    assert screens.plain() == screens.plain()


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_a_picture_needs_nothing_from_elsewhere_and_tells_nothing_of_a_machine(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.findall(r"https?://[^\s\"'<>]+", text) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"@font-face|@import|url\((?!#)|/tmp|/home|/root|/Users", text)


def test_every_picture_stands_in_the_docs_and_every_one_that_stands_there_is_there() -> None:
    pages = "\n".join(path.read_text("utf-8") for path in DOCS.glob("*.md"))
    shown = set(re.findall(r"\(screens/([\w-]+\.svg)\)", pages))
    assert shown == {path.name for path in KEPT}
