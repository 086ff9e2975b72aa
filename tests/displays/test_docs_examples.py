"""The command on a display's page in the documentation shows what its pictures show."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from qualcode.displays import DISPLAYS
from qualcode.document import Figure

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture
def pictures(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    pytest.importorskip("PIL")
    monkeypatch.syspath_prepend(str(DOCS))
    return importlib.import_module("pictures")


@pytest.mark.parametrize("name", DISPLAYS.names)
def test_the_sample_study_fills_the_display_as_its_page_says(
    name: str, pictures: ModuleType
) -> None:
    document = pictures.document_of(name)
    page = (DOCS / "displays" / f"{name}.md").read_text("utf-8")
    assert f"\n    {pictures.example(name).command(name)}\n" in page
    drawn = any(isinstance(block, Figure) for block in document.blocks)
    taken = [f"{name}.png"] * bool(document.tables or drawn)
    taken += [f"{name}-figure.png"] * bool(document.tables and drawn)
    assert taken
    assert [one for one in taken if f"](pictures/{one})" not in page] == []
    assert any(cell.content for table in document.tables for row in table.rows for cell in row) or (
        drawn and not document.tables
    )


def test_an_example_is_of_a_display_and_of_a_sample_study(pictures: ModuleType) -> None:
    examples = importlib.import_module("examples").EXAMPLES
    assert set(examples) <= set(DISPLAYS.names)
    samples = {path.name for path in (DOCS.parent / "transcripts").iterdir()}
    assert {one.sample for one in examples.values()} <= samples
