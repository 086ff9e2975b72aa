"""Whatever a text holds, it is written in one line and read back as it was."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.stores.yaml_notation import scalar

LOADERS: list[Any] = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]


@pytest.mark.parametrize("loader", LOADERS, ids=["python", "c"])
@settings(max_examples=300, deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"])) | st.text("a?:-#[]{},&*!|>%@`'\" \t\n"),
    flow=st.booleans(),
    quote=st.sampled_from(["", "'", '"']),
)
def test_any_text_is_read_back_by_either_parser(
    loader: Any, text: str, flow: bool, quote: str
) -> None:
    written = scalar(text, flow, quote)
    assert len(written.splitlines()) <= 1
    assert yaml.load(f"a: [{written}, x]" if flow else f"a: {written}", Loader=loader) == {
        "a": [text, "x"] if flow else text
    }
