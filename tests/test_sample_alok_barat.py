"""The sample study on weaving groups: one topic seen by interview, observation and document."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from qualcode import load_study
from qualcode.errors import Severity
from qualcode.model.informant import Consent
from qualcode.model.memo import Finding, Memo, MemoKind
from qualcode.model.source import SourceKind, Voice
from qualcode.stages.events import told_events
from qualcode.stages.triangulation import triangulate
from qualcode.stores.shipped import shipped_studies
from qualcode.study import Selection, Study

SAMPLE = "alok-barat"


@pytest.fixture(scope="module")
def study() -> Study:
    loaded, problems = load_study(shipped_studies()[SAMPLE])
    assert loaded is not None
    assert [one for one in problems if one.severity is not Severity.NOTICE] == []
    return loaded


def _finding(study: Study, name: str) -> Finding:
    return next(one for one in study.findings if one.id == name)


def _polarities(study: Study, source: str, code: str) -> set[str]:
    evidence = study.evidence()
    rows = evidence[(evidence["source"] == source) & (evidence["code"] == code)]
    return {str(one) for one in rows["polarity"]}


def test_nine_informants_in_three_groups_of_whom_some_may_be_named(study: Study) -> None:
    groups = Counter(one.group for one in study.roster.informants)
    assert groups == {"dinas": 2, "penenun": 5, "mitra": 2}
    assert {one.consent for one in study.roster.informants} == {
        Consent.NAMED,
        Consent.ROLE,
        Consent.ANONYMOUS,
    }
    assert all(one.selection for one in study.roster.informants)


def test_every_technique_is_there_in_mixed_formats(study: Study) -> None:
    assert Counter(one.kind for one in study.sources) == {
        SourceKind.INTERVIEW: 6,
        SourceKind.FOCUS_GROUP: 1,
        SourceKind.OBSERVATION: 2,
        SourceKind.DOCUMENT: 3,
    }
    suffixes = Counter(Path(one.entry.file).suffix for one in study.sources)
    assert suffixes == {".docx": 5, ".txt": 4, ".md": 3}
    assert all(one.entry.date for one in study.sources)
    assert all(one.entry.place for one in study.sources)


def test_interviews_have_40_turns_or_more_and_alternate_between_two_voices(study: Study) -> None:
    for source in study.sources:
        if source.kind is SourceKind.INTERVIEW:
            voices = [one.voice for one in source.numbered]
            assert 40 <= len(voices) <= 90, source.id
            assert voices == [Voice.INTERVIEWER, Voice.INFORMANT] * (len(voices) // 2), source.id


def test_every_turn_of_the_focus_group_has_its_speaker(study: Study) -> None:
    source = study.source("F1")
    assert source is not None
    speakers = Counter(one.informant for one in source.numbered if one.voice is Voice.INFORMANT)
    assert set(speakers) == {"I5", "I6", "I7"}
    assert min(speakers.values()) >= 12
    assert sum(1 for one in source.numbered if one.voice is Voice.INTERVIEWER) >= 12


def test_observations_are_nobodys_voice(study: Study) -> None:
    observed = [one for one in study.sources if one.kind is SourceKind.OBSERVATION]
    assert [one.entry.group for one in observed] == [None, None]


def test_the_techniques_agree_on_the_training(study: Study) -> None:
    for source in ("W1", "W4", "O2", "D1", "D2"):
        assert "+" in _polarities(study, source, "EM1.1"), source
        assert "-" not in _polarities(study, source, "EM1.1"), source


def test_the_techniques_contradict_each_other_on_regular_guidance(study: Study) -> None:
    assert _polarities(study, "W1", "PR3.2") == {"+"}
    assert _polarities(study, "D1", "PR3.2") == {"+"}
    assert "-" in _polarities(study, "W2", "PR3.2")
    assert {"+", "-"} <= _polarities(study, "O1", "PR3.2")  # the board and the visitors' book
    assert "-" in _polarities(study, "D2", "PR3.2")
    assert _polarities(study, "D3", "PR3.2") == {"-"}


def test_three_groups_reach_every_convergence_but_the_merely_descriptive(study: Study) -> None:
    rows = triangulate(study, Selection()).as_json()["rows"]
    assert isinstance(rows, list)
    met = {row["code"]: row["convergence"] for row in rows}
    assert set(met.values()) >= {
        "one-group", "no-data", "single-source", "dissonant", "convergent",
        "convergent-incomplete", "partial",
    }  # fmt: skip
    mixed = {row["code"] for row in rows if row["mixed"]}
    assert {"EM1.2", "PR3.2"} <= mixed  # good, but not regular: all three groups say both


def test_four_verdicts_of_the_researcher_stand_in_tension(study: Study) -> None:
    verdicts = {
        one.id: (one.scale, one.grade) for one in study.findings if one.voice == "researcher"
    }
    assert verdicts == {
        "T1": ("pemberdayaan", "sudah cukup baik"),
        "T2": ("pembinaan", "cukup baik"),
        "T3": ("dampak", "cukup memuaskan"),
        "T4": ("keseluruhan", "masih belum maksimal"),
    }
    assert _finding(study, "T2").qualifiers == ("namun tidak rutin dan terjadwal",)
    assert _finding(study, "T3").qualifiers == ("sasaran sangat memuaskan",)
    for name in verdicts:
        finding = _finding(study, name)
        assert finding.rivals
        assert finding.negative_evidence
        assert finding.recommendations


def test_two_officials_grade_the_same_guidance_differently(study: Study) -> None:
    by_voice = {one.voice: one.grade for one in study.findings if one.scale == "pembinaan"}
    assert by_voice == {"researcher": "cukup baik", "I1": "baik", "I2": "cukup baik"}


def test_the_impact_leaves_room_up_to_the_grade_that_is_aimed_at(study: Study) -> None:
    grades = [one.grade for one in study.settings.scales["dampak"]]
    assert grades.index("cukup memuaskan") < grades.index("sangat memuaskan") == len(grades) - 1
    assert all(one.criterion for steps in study.settings.scales.values() for one in steps)


def test_memos_rate_every_informants_account_and_one_reflects_on_the_researcher(
    study: Study,
) -> None:
    kinds = Counter(one.kind for one in study.memos)
    assert kinds[MemoKind.REFLEXIVE] == 1
    rated = {one.about: one.grade for one in study.memos if one.kind is MemoKind.SUMMARY}
    everybody = [one.id for one in study.roster.informants]
    assert set(rated) == {
        (("informant", name), ("code", code)) for name in everybody for code in ("EM1.2", "PR3.2")
    }
    regular = {about[0][1] for about, grade in rated.items() if grade == "rutin dan terjadwal"}
    assert regular == {"I1"}


def test_events_of_both_groups_are_told_of_whom_two_are_critical(study: Study) -> None:
    events = told_events(study, Selection())
    assert len(events) == 13
    assert all(one.title and one.effect and one.sign and one.codes and one.date for one in events)
    assert {case for one in events for case in one.cases} == {"bintang-fajar", "ina-rembulan"}
    critical = [one for one in events if one.event.critical]
    assert [[row.source.id for row in one.evidence] for one in critical] == [["O1"], ["W4"]]


def test_arrows_lead_from_code_to_code_and_between_people_and_groups(study: Study) -> None:
    pages: tuple[Memo | Finding, ...] = (*study.memos, *study.findings)
    links = [link for page in pages for link in page.links]
    assert len(links) == 18
    assert all(link.evidence and link.because for link in links)


def test_two_displays_are_the_studys_own(study: Study) -> None:
    own = {one.name: (one.rows, one.columns, one.entry) for one in study.settings.displays}
    assert own == {
        "teknik-dan-indikator": ("indicator", "kind", "positions"),
        "mutu-dan-keteraturan": ("informant", "code", "ratings"),
    }
