"""What holds for each sample study that is shipped."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from qualcode.errors import Severity
from qualcode.loading import load_study
from qualcode.stores.shipped import shipped_studies
from qualcode.study import Selection

STUDIES = shipped_studies()


@pytest.fixture(params=sorted(STUDIES))
def root(request: pytest.FixtureRequest) -> Path:
    return STUDIES[request.param]


def state(root: Path) -> dict[str, str]:
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_it_loads_without_errors_and_warnings_and_changes_nothing(root: Path) -> None:
    before = state(root)
    study, problems = load_study(root)
    assert [one for one in problems if one.severity is not Severity.NOTICE] == []
    assert study is not None and study.settings.illustrative
    assert study.select(Selection())
    assert state(root) == before


def test_its_word_files_name_nobody_who_made_them(root: Path) -> None:
    for file in sorted(root.glob("*.docx")):
        with zipfile.ZipFile(file) as parts:
            core = parts.read("docProps/core.xml").decode("utf-8")
            dates = {one.date_time for one in parts.infolist()}
        for field in ("creator", "lastModifiedBy"):
            written = core.partition(f":{field}>")[2].partition("<")[0]
            assert written in ("", "qualcode"), (file.name, written)
        assert len(dates) == 1, file.name
