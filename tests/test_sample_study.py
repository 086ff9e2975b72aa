"""The sample study: fictional, complete, and rich enough to show every convergence."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from qualcode import load_study
from qualcode.errors import Severity
from qualcode.model.source import Phase, SourceKind, Voice
from qualcode.stages.triangulation import triangulate
from qualcode.stores.shipped import shipped_studies
from qualcode.study import Selection, Study

SAMPLE = "sampang"


@pytest.fixture(scope="module")
def study() -> Study:
    loaded, problems = load_study(shipped_studies()[SAMPLE])
    assert loaded is not None
    assert [one for one in problems if one.severity is not Severity.NOTICE] == []
    return loaded


def test_five_informants_in_two_groups_and_one_heard_beforehand(study: Study) -> None:
    groups = Counter(one.group for one in study.roster.informants if one.sample)
    assert groups == {"government": 3, "community": 2}
    assert [one.id for one in study.roster.informants if not one.sample] == ["I6"]


def test_every_main_informant_has_25_turns(study: Study) -> None:
    turns = Counter(
        segment.informant
        for source in study.sources
        if source.kind is SourceKind.INTERVIEW and source.entry.phase is Phase.MAIN
        for segment in source.numbered
        if segment.voice is Voice.INFORMANT
    )
    assert len(turns) == 5
    assert min(turns.values()) >= 25


def test_the_formats_that_people_have_are_mixed(study: Study) -> None:
    suffixes = Counter(Path(source.entry.file).suffix for source in study.sources)
    assert suffixes[".docx"] == 4
    assert suffixes[".txt"] >= 1
    assert suffixes[".md"] == 1


def test_every_convergence_reachable_with_two_groups_occurs(study: Study) -> None:
    rows = triangulate(study, Selection()).as_json()["rows"]
    assert isinstance(rows, list)
    met = {(row["convergence"], row["mixed"]) for row in rows}
    assert {name for name, _ in met} >= {
        "one-group", "no-data", "single-source", "dissonant", "convergent", "descriptive",
        "partial",
    }  # fmt: skip
    assert ("convergent", True) in met
    equal = [row for row in rows if row["convergence"] == "convergent" and not row["mixed"]]
    positions = {group["position"] for row in equal for group in row["groups"].values()}
    assert positions == {"+", "-"}
