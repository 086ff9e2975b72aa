"""The kitchen sink as Markdown and on the terminal, kept as files.

After a wanted change write them anew with `UPDATE_GOLDEN=1 pytest tests/renderers` and read the
difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from kitchen_sink import sink

from qualcode.renderers import RENDERERS, RenderOptions

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    ("file", "renderer", "options"),
    [
        ("kitchen_sink.md", "markdown", RenderOptions()),
        ("kitchen_sink_80.txt", "terminal", RenderOptions()),
        ("kitchen_sink_40.txt", "terminal", RenderOptions(width=40)),
        ("kitchen_sink_160.txt", "terminal", RenderOptions(width=160)),
    ],
)
def test_the_kitchen_sink_looks_as_agreed(file: str, renderer: str, options: RenderOptions) -> None:
    rendered = RENDERERS[renderer].render(sink(long=False), options)
    path = GOLDEN / file
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(rendered)
    assert rendered.decode() == path.read_bytes().decode()
