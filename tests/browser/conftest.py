"""A real Chromium, without a network, and the report of the sample study to look at.

The browser is Debian's (`apt-get install chromium`) or the one that CHROMIUM names; it is driven
by playwright's Python library, which needs no browser of its own.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qualcode import __version__
from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.document import Document
from qualcode.loading import load_study
from qualcode.renderers import RENDERERS, RenderOptions
from qualcode.reports import display_document, thesis_report, triangulation_document
from qualcode.reports.traceable import traceable
from qualcode.study import Selection, Study

sys.path.append(str(Path(__file__).parents[1] / "renderers"))

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
SAMPLE = Path(__file__).parents[2] / "transcripts" / "sampang"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@dataclass
class Window:
    """A page that is open, with what it complained of and what it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def focused(self, expression: str) -> object:
        """The value of an expression of `e`, the element that has the focus."""
        return self.page.evaluate(f"(e => {expression})(document.activeElement)")


Open = Callable[..., Window]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="needs playwright (pip install playwright)"
    )
    if CHROMIUM is None or not Path(CHROMIUM).exists():
        pytest.skip("needs Chromium (apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def sample() -> Study:
    study, _ = load_study(SAMPLE)
    assert study is not None
    return study


@pytest.fixture(scope="session")
def report(sample: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole report of the sample study as a page."""
    document = thesis_report(sample, Selection(), __version__)
    return _written(sample, Selection(), document, tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="session")
def part(sample: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A matrix and the triangulation of a few codes, which are opened sooner."""
    few = Selection(codes=("EM1", "PR3"))
    matrix = display_document(sample, DISPLAYS["role-ordered"], DisplayRequest(few))
    compared = triangulation_document(sample, few)
    both = replace(matrix, blocks=(*matrix.blocks, *compared.blocks))
    return _written(sample, few, both, tmp_path_factory.mktemp("page"))


def _written(study: Study, selection: Selection, document: Document, folder: Path) -> Path:
    path = folder / "report.html"
    page = traceable(study, selection, document)
    path.write_bytes(RENDERERS["html"].render(page, RenderOptions()))
    return path


@pytest.fixture(scope="session")
def kitchen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with everything that a document can hold, hostile text included."""
    from kitchen_sink import sink

    path = tmp_path_factory.mktemp("page") / "kitchen.html"
    path.write_bytes(RENDERERS["html"].render(sink(long=False), RenderOptions()))
    return path


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Open a file in a window of its own; whatever it asks of a network fails and is noted."""
    contexts = []

    def call(path: Path, **options: object) -> Window:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        window = Window(context.new_page())

        def answer(route: Route) -> None:
            if route.request.url == path.as_uri():
                route.continue_()
            else:
                window.requests.append(route.request.url)
                route.abort()

        window.page.route("**/*", answer)
        window.page.on(
            "console",
            lambda said: window.complaints.append(said.text) if said.type in BAD else None,
        )
        window.page.on("pageerror", lambda error: window.complaints.append(str(error)))
        window.page.on("dialog", lambda shown: window.complaints.append(shown.message))
        window.page.set_default_timeout(5_000)
        window.page.goto(path.as_uri())
        return window

    yield call
    for context in contexts:
        context.close()


BAD = ("error", "warning", "assert")
