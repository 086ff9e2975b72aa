"""What holds for all tests: nobody's own settings are read or written, and no time is asserted."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

# Every run tries the same examples, so that a change is judged by what it changed. New ones are
# looked for with --hypothesis-profile=explore.
settings.register_profile("qualcode", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("qualcode")


@pytest.fixture(autouse=True, scope="session")
def _no_settings_of_ones_own() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QUALCODE_CONFIG"] = folder
        yield
        del os.environ["QUALCODE_CONFIG"]
