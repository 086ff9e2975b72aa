"""The second sample: two groups compared over four loan rounds, six factors, own codebook."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from qualcode import load_study
from qualcode.errors import Severity
from qualcode.model.codebook import AspectKind
from qualcode.model.informant import Consent
from qualcode.model.source import SourceKind, Voice
from qualcode.stages.events import told_events
from qualcode.stages.summaries import cell_summaries
from qualcode.stages.triangulation import triangulate
from qualcode.stores.shipped import shipped_studies
from qualcode.study import Selection, Study

SAMPLE = "padang-pariaman"
CASES = ("limpapeh", "bungo-lado")
ROUNDS = ("putaran-1", "putaran-2", "putaran-3", "putaran-4")
FACTORS = ("PG", "INF", "TOK", "PET", "MOD", "MIT")


@pytest.fixture(scope="module")
def study() -> Study:
    loaded, problems = load_study(shipped_studies()[SAMPLE])
    assert loaded is not None
    assert [one for one in problems if one.severity is not Severity.NOTICE] == []
    return loaded


@pytest.fixture(scope="module")
def signs(study: Study) -> dict[tuple[str, str], Counter[str]]:
    """How often each sign stands on a code in a case."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in study.select(Selection()):
        if row.case:
            found[row.code.id, row.case][str(row.coding.polarity)] += 1
    return found


def test_the_invented_data_are_marked_and_the_readme_says_so(study: Study) -> None:
    assert study.settings.illustrative
    readme = (study.root / "README.md").read_text("utf-8")
    assert "fictional" in readme
    assert "CC0" in readme


def test_two_cases_with_outcomes_and_four_rounds_in_order(study: Study) -> None:
    assert {one.id: one.outcome for one in study.roster.cases} == {
        "limpapeh": "berhasil",
        "bungo-lado": "kurang berhasil",
    }
    assert study.settings.periods == ROUNDS


def test_ten_informants_in_three_groups_each_with_role_and_reason(study: Study) -> None:
    groups = Counter(one.group for one in study.roster.informants)
    assert groups == {"board": 2, "members": 4, "officials": 4}
    assert all(one.role and one.selection and one.kind for one in study.roster.informants)
    assert {one.consent for one in study.roster.informants} >= {
        Consent.NAMED, Consent.ROLE, Consent.ANONYMOUS,
    }  # fmt: skip


def test_each_case_is_told_by_its_board_its_members_and_a_leader(study: Study) -> None:
    for case in CASES:
        told = {one.group for one in study.roster.informants if one.case == case}
        assert told == {"board", "members", "officials"}


def test_the_formats_and_kinds_of_sources_are_mixed(study: Study) -> None:
    suffixes = Counter(Path(source.entry.file).suffix for source in study.sources)
    assert min(suffixes[one] for one in (".docx", ".txt", ".md")) >= 4
    kinds = Counter(source.kind for source in study.sources)
    assert kinds[SourceKind.DOCUMENT] >= 2
    assert kinds[SourceKind.OBSERVATION] == 2
    assert kinds[SourceKind.FOCUS_GROUP] == 1


def test_every_conversation_has_40_to_90_turns_and_every_turn_a_speaker(study: Study) -> None:
    for source in study.sources:
        if source.kind in (SourceKind.INTERVIEW, SourceKind.FOCUS_GROUP):
            voices = Counter(segment.voice for segment in source.numbered)
            assert set(voices) == {Voice.INTERVIEWER, Voice.INFORMANT}, source.entry.id
            assert 40 <= sum(voices.values()) <= 90, source.entry.id


@pytest.mark.parametrize("source", ["W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "R1", "R2"])
def test_in_an_interview_question_and_answer_take_turns(study: Study, source: str) -> None:
    read = next(one for one in study.sources if one.entry.id == source)
    voices = [segment.voice for segment in read.numbered]
    assert voices == [Voice.INTERVIEWER, Voice.INFORMANT] * (len(voices) // 2)
    heard = {segment.informant for segment in read.numbered} - {None}
    assert heard == set(read.entry.informants)


def test_every_factor_is_spoken_of_in_both_cases(
    study: Study, signs: dict[tuple[str, str], Counter[str]]
) -> None:
    assert [root.id for root in study.codebook.roots][: len(FACTORS)] == list(FACTORS)
    seen = {(study.codebook.aspect(code).id, case) for code, case in signs}
    assert seen >= {(factor, case) for factor in FACTORS for case in CASES}


def test_every_code_is_found_and_every_round_is_spoken_of_in_both_cases(study: Study) -> None:
    rows = study.select(Selection())
    leaves = {code.id for code in study.codebook.codes} - {one.id for one in study.codebook.roots}
    assert {row.code.id for row in rows} == leaves
    told = {(row.case, row.source.entry.period) for row in rows}
    assert told >= {(case, period) for case in CASES for period in ROUNDS}


@pytest.mark.parametrize("code", ["PG1", "PG2", "INF1", "INF2", "PET1", "MOD1", "MOD3", "MIT1"])
def test_what_tells_the_groups_apart_is_better_in_the_thriving_one(
    signs: dict[tuple[str, str], Counter[str]], code: str
) -> None:
    def balance(case: str) -> int:
        return signs[code, case]["+"] - signs[code, case]["-"]

    assert balance("limpapeh") > 0
    assert balance("limpapeh") > balance("bungo-lado")


@pytest.mark.parametrize("code", ["TOK2", "MIT2", "MOD4"])
def test_there_are_codes_on_which_the_weaker_group_stands_better(
    signs: dict[tuple[str, str], Counter[str]], code: str
) -> None:
    def balance(case: str) -> int:
        return signs[code, case]["+"] - signs[code, case]["-"]

    assert balance("bungo-lado") > balance("limpapeh")


def test_the_weaker_group_began_better_with_repayment_and_fell(study: Study) -> None:
    repaid: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in study.select(Selection()):
        if row.code.id == "HAS1" and row.case and row.source.entry.period:
            repaid[row.case, row.source.entry.period].add(str(row.coding.polarity))
    assert repaid["bungo-lado", "putaran-1"] == {"+"}
    assert "+" not in repaid["limpapeh", "putaran-1"]
    assert "-" in repaid["bungo-lado", "putaran-3"]
    assert repaid["limpapeh", "putaran-3"] == {"+"}


def test_boards_and_members_differ_on_fair_shares(study: Study) -> None:
    rows = triangulate(study, Selection()).as_json()["rows"]
    assert isinstance(rows, list)
    shares = next(row for row in rows if row["code"] == "MOD2")
    assert shares["convergence"] == "dissonant"
    assert shares["groups"]["board"]["position"] == "+"
    assert shares["groups"]["members"]["position"] == "-"


def test_suggestions_are_spoken_to_four_addressees(study: Study) -> None:
    book = study.codebook
    spoken = {
        row.code.id
        for row in study.select(Selection())
        if book.kind(row.code.id) is AspectKind.SUGGESTION
    }
    assert spoken == {"SAR1", "SAR2", "SAR3", "SAR4"}


def test_memos_and_findings_are_read_with_grades_and_four_recommendations(study: Study) -> None:
    paired = [one for one in study.memos if len({kind for kind, _ in one.about}) == 2]
    assert len([one for one in paired if ("informant" in dict(one.about))]) == 2
    rated = [one for one in paired if one.grade]
    assert len(rated) == 2 * 6
    assert {one.grade for one in rated} == {"mendukung", "campuran", "menghambat"}
    findings = {one.id: one for one in study.findings}
    assert {name: one.grade for name, one in findings.items()} == {
        "T1": "berkembang",
        "T2": "campuran",
        "T3": "",
        "T4": "",
    }
    assert len({one.to for one in findings["T1"].recommendations}) == 4
    assert [one.result for one in findings["T1"].member_checks][1] == "setuju"


def test_each_research_question_is_answered_and_each_stage_has_a_finding(study: Study) -> None:
    answered = {number for one in study.findings for number in one.answers}
    assert answered == {1, 2}
    stages = {code.id for code in study.codebook.subtree("TAH")[1:]}
    assert stages <= {code for one in study.findings if 1 in one.answers for code in one.about}


_PLACE = re.compile(r"\b([A-Z]\d+)\.(\d+)\b")


@pytest.mark.parametrize("finding", ["T1", "T2", "T3", "T4"])
def test_every_place_that_a_finding_cites_is_coded_with_what_it_is_about(
    study: Study, finding: str
) -> None:
    one = next(one for one in study.findings if one.id == finding)
    told = " ".join((one.text, one.negative_evidence, *one.rivals))
    coded: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in study.select(Selection()):
        coded[row.source.id, str(row.segment.number)].add(row.code.id)
    places = set(_PLACE.findall(told))
    assert len(places) > 4
    # What speaks for a rival explanation is coded with what that is about.
    rivals = {"MIT2"} if one.rivals else set()
    assert all(coded[place] & ({*one.about} | rivals) for place in places)


def test_no_two_people_share_a_letter_and_nobody_has_two_names_in_print(study: Study) -> None:
    letters = [one.pseudonym for one in study.roster.mentioned]
    assert not {one for one in letters if len(one) == 1} & set("KNS")
    roles = {end[1] for memo in study.memos for link in memo.links for end in (link.source,)}
    assert {"Petugas sebelumnya", "Pembeli borongan"} <= roles
    assert {"petugas sebelumnya", "pembeli borongan"} <= set(letters)


def test_events_of_both_cases_stand_in_the_order_of_the_rounds(study: Study) -> None:
    events = told_events(study, Selection())
    assert len(events) == 11
    assert [one.period for one in events] == sorted(one.period for one in events)
    assert {one.period for one in events} == set(ROUNDS)
    assert {case for one in events for case in one.cases} == set(CASES)
    assert all(one.title and one.effect and one.sign and one.codes for one in events)


def test_three_incidents_are_critical_and_rest_on_what_was_said(study: Study) -> None:
    critical = [one for one in told_events(study, Selection()) if one.event.critical]
    assert [(one.cases, one.period) for one in critical] == [
        (("limpapeh",), "putaran-2"),
        (("bungo-lado",), "putaran-2"),
        (("bungo-lado",), "putaran-3"),
    ]
    assert [[row.code.id for row in one.evidence] for one in critical] == [
        ["PG4"],
        ["PG3"],
        ["PET1"],
    ]


@pytest.mark.parametrize("aspect", ["PG", "INF"])
def test_every_cell_of_a_case_and_an_indicator_is_summed_up(study: Study, aspect: str) -> None:
    summaries = cell_summaries(study)
    below = [code.id for code in study.codebook.subtree(aspect)[1:]]
    assert len(below) >= 2
    assert all(summaries["case", case, code].text for case in CASES for code in below)
