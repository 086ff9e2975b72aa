"""What holds for each sample study that is shipped."""

from __future__ import annotations

import hashlib
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.errors import QualcodeError, Severity
from qualcode.loading import load_study
from qualcode.model.informant import Consent
from qualcode.model.memo import Finding, Memo
from qualcode.places import find_segment
from qualcode.stores.shipped import shipped_studies
from qualcode.study import Selection, Study

STUDIES = shipped_studies()
_PLACE = re.compile(r"\b[A-Z]\d+\.\d+\b")


@cache
def loaded(name: str) -> Study:
    study, _ = load_study(STUDIES[name])
    assert study is not None
    return study


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


@pytest.mark.parametrize("name", sorted(STUDIES))
def test_its_earlier_studies_are_listed_and_some_fields_are_left_to_the_researcher(
    name: str,
) -> None:
    known = loaded(name).settings.literature
    assert len(known) >= 4
    assert all(one.author and one.year and one.title and one.method for one in known)
    assert not all(one.result and one.same and one.different for one in known)


@pytest.mark.parametrize("name", sorted(STUDIES))
def test_every_place_that_its_memos_and_findings_cite_is_a_turn(name: str) -> None:
    study = loaded(name)
    pages: list[Memo | Finding] = [*study.memos, *study.findings]
    told = [one.text for one in pages] + [one.negative_evidence for one in study.findings]
    places = {place for text in told for place in _PLACE.findall(text)}
    assert places
    for place in sorted(places):
        find_segment(study, place)


@pytest.mark.parametrize("name", sorted(STUDIES))
def test_no_real_name_stands_in_its_memos_and_findings(name: str) -> None:
    study = loaded(name)
    hidden = {
        word
        for one in study.roster.informants
        if one.consent is not Consent.NAMED
        for label in (one.name, *one.aliases)
        for word in label.split()
        if word not in ("Bu", "Ibu", "Pak", "Mak", "Kak", "Ni")
    }
    texts = [path.read_text("utf-8") for path in study.root.glob("*s/*.md")]
    assert texts
    assert [word for word in sorted(hidden) for text in texts if word in text.split()] == []


def test_every_display_is_filled_by_one_of_them() -> None:
    names = ["padang-pariaman", "alok-barat", "sampang"]
    assert set(names) == set(STUDIES)
    empty = [one for one in DISPLAYS.names if not any(fills(name, one) for name in names)]
    assert empty == []


def fills(name: str, display: str) -> bool:
    try:
        return bool(DISPLAYS[display].build(loaded(name), DisplayRequest()))
    except QualcodeError:
        return False
