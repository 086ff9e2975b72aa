"""What holds for all tests: nobody's own settings are read or written, and no time is asserted."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("qualcode", deadline=None)
settings.load_profile("qualcode")


@pytest.fixture(autouse=True, scope="session")
def _no_settings_of_ones_own() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QUALCODE_CONFIG"] = folder
        yield
        del os.environ["QUALCODE_CONFIG"]
