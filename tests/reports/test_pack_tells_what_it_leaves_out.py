"""What the results do not count, and what informants answered, is told and can be looked up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qualcode.document import Heading, Transcript
from qualcode.model.informant import Consent, Informant
from qualcode.model.memo import Finding, MemberCheck
from qualcode.model.source import Phase, SourceKind
from qualcode.reports.thesis import thesis_report
from qualcode.study import Selection, Study
from tests.document_outline import outline
from tests.study_builder import build_study

PEOPLE = [
    Informant("I1", "Rini", "gov", pseudonym="Mrs A"),
    Informant("I2", "Joko", "com", pseudonym="Mr B"),
    Informant("I3", "Tarno", "com", pseudonym="Mr C", sample=False),
]


def part(study: Study, *names: str) -> str:
    return outline(thesis_report(study, Selection(), "1.0", parts=names))


def finding(name: str, *about: str, **told: Any) -> Finding:
    plain = {"grade": "", "scale": "", "text": "x"}
    return Finding(f"{name}.md", name, f"title of {name}", about, **{**plain, **told})


def study_with(*findings: Finding, **told: Any) -> Study:
    """Two people in the main phase, a third in the preliminary one."""
    given: dict[str, Any] = {
        "informants": PEOPLE,
        "sources": {"W1": "I1> good", "W2": "I2> bad", "P1": "P> And?\nI3> Never had a tool."},
        "entries": {"P1": {"phase": Phase.PRELIMINARY, "date": date(2025, 12, 15)}},
        "codings": ["W1.1 EM1.1 + good", "W2.1 EM1.1 - bad", "P1.2 EM1.1 - Never"],
        "language": "en",
    }
    return build_study(findings=findings, **{**given, **told})


def test_the_method_tells_of_the_other_phase_with_whom_and_when() -> None:
    text = part(study_with(), "bab-3")
    assert "the sources of the preliminary phase (1 source), which the results do not count" in text
    assert "P1 (Interview, Mr C, 15 December 2025)" in text
    assert "refers to" not in text


def test_who_has_withdrawn_is_not_told_of_in_the_other_phase() -> None:
    gone = Informant("I3", "Tarno", "com", pseudonym="Mr C", consent=Consent.WITHDRAWN)
    cites = finding("T1", "EM1.1", text="He had none (P1.2).")
    study = study_with(cites, informants=[*PEOPLE[:2], gone])
    text = part(study, "bab-3", "lampiran-5")
    assert "Mr C" not in text and "Never had a tool" not in text


@pytest.mark.parametrize(
    "told",
    [{"text": "None (P1.2)."}, {"negative_evidence": "Not P1."}, {"rivals": ("See (P1:2)",)}],
)
def test_what_a_finding_cites_of_another_phase_has_its_transcript(told: dict[str, Any]) -> None:
    study = study_with(finding("T1", "EM1.1", **told))
    assert "refers to P1; it is printed in Appendix 5" in part(study, "bab-3")
    appendix = part(study, "lampiran-5")
    assert "P1 is of another phase and is not counted in the results" in appendix
    assert "Never had a tool." in appendix
    assert "coded segments with 1 code" in part(study, "bab-3")


def test_nothing_parts_a_cited_transcript_from_the_heading_that_is_its_title() -> None:
    study = study_with(finding("T1", "EM1.1", text="None (P1.2)."))
    blocks = thesis_report(study, Selection(), "1.0", parts=["lampiran-5"]).blocks
    (at,) = (
        at for at, one in enumerate(blocks) if isinstance(one, Transcript) and one.source == "P1"
    )
    before = blocks[at - 1]
    assert isinstance(before, Heading) and before.text == blocks[at].title


def test_the_audit_trail_has_all_raw_data_also_of_another_phase() -> None:
    tables = thesis_report(study_with(), Selection(), "1.0", parts=["lampiran-14"]).tables
    (sources,) = (one for one in tables if one.name == "provenance")
    assert [str(row[0].content[0]) for row in sources.rows] == ["W1", "W2", "P1"]
    phases = ["preliminary" in str(row).casefold() for row in sources.rows]
    assert phases == [False, False, True]


def test_what_nobody_cites_of_another_phase_stays_out_of_the_appendix() -> None:
    study = study_with(finding("T1", "EM1.1", text="As in P10 and XP1."))
    assert "Never had a tool." not in part(study, "lampiran-5")


def test_observations_and_documents_of_another_phase_go_to_their_own_appendices() -> None:
    kinds = {"O1": SourceKind.OBSERVATION, "D1": SourceKind.DOCUMENT}
    study = study_with(
        finding("T1", text="See O1.1 and D1.1."),
        sources={"W1": "I1> good", "O1": "The hall was shut.", "D1": "It was planned."},
        entries={one: {"kind": kind, "phase": Phase.PRELIMINARY} for one, kind in kinds.items()},
        codings=["W1.1 EM1.1 + good"],
    )
    assert "in Appendix 4 and Appendix 6" in part(study, "bab-3")
    assert "The hall was shut." in part(study, "lampiran-6")


def test_a_document_of_after_the_last_visit_moves_the_last_day() -> None:
    study = build_study(
        informants=PEOPLE[:1],
        sources={"W1": "I1> a", "D1": "old", "D2": "new"},
        entries={
            "W1": {"date": date(2025, 9, 16)},
            "D1": {"kind": SourceKind.DOCUMENT, "date": date(2025, 1, 6)},
            "D2": {"kind": SourceKind.DOCUMENT, "date": date(2025, 10, 3)},
        },
        language="en",
    )
    assert "between 16 September 2025 and 3 October 2025" in part(study, "bab-3")


def test_passages_with_several_codes_are_told_apart_from_coded_segments() -> None:
    several = study_with(codings=["W1.1 EM1.1 + good", "W1.1 EM1.2 + good", "W2.1 EM1.1 - bad"])
    told = "3 coded segments in 2 passages (a passage with several codes counts under each)"
    assert told in part(several, "bab-3")
    once = study_with(codings=["W1.1 EM1.1 + good", "W2.1 EM1.1 - bad"])
    assert "2 coded segments with 1 code" in part(once, "bab-3")


def test_what_informants_answered_stands_with_the_finding_and_is_counted() -> None:
    agreed = MemberCheck("I1", "Agreed.", date(2026, 3, 1))
    checks = (agreed, MemberCheck("I2", "not with the word hard"))
    study = study_with(finding("T1", "EM1.1", member_checks=checks), finding("T2", "EM1.1"))
    results = part(study, "bab-4")
    assert "* Mrs A (1 March 2026): Agreed." in results
    assert "* Mr B: not with the word hard." in results
    method = part(study, "bab-3")
    assert "the answers of two informants on 1 of 2 findings" in method
    assert "Answers with a remark or an objection: 1 of 2;" in method
    closing = part(study, "bab-5")
    assert "Agreed with reservations, or not, in the member check: T1" in closing
    assert "A finding without a recorded member check: T2." in closing


def test_without_any_member_check_nothing_is_said_of_them() -> None:
    assert "member check" not in part(study_with(finding("T1", "EM1.1")), "bab-5")


def test_an_answer_of_somebody_who_has_withdrawn_is_neither_told_nor_counted() -> None:
    gone = Informant("I2", "Joko", "com", pseudonym="Mr B", consent=Consent.WITHDRAWN)
    checks = (MemberCheck("I2", "not with the word hard"),)
    study = study_with(
        finding("T1", "EM1.1", member_checks=checks), informants=[PEOPLE[0], gone, PEOPLE[2]]
    )
    text = part(study, "bab-3", "bab-4", "bab-5")
    assert "the word hard" not in text and "member check" not in text.lower()


def test_judgements_of_informants_are_not_counted_among_the_findings_drawn() -> None:
    both = study_with(finding("T1", "EM1.1"), finding("T2", "EM1.1", voice="I1"))
    text = part(both, "bab-4")
    assert "one finding of the researcher is drawn; beside it stand" in text
    theirs = study_with(finding("T2", "EM1.1", voice="I1"))
    assert "one judgement of an informant is recorded" in part(theirs, "bab-4")


def test_a_finding_that_is_told_elsewhere_is_named_with_the_factors_it_is_about() -> None:
    study = study_with(
        finding("T1", "EM1.1", "OB1"), codings=["W1.1 EM1.1 + good", "W2.1 OB1 - bad"]
    )
    assert "T1 also concerns this." in part(study, "bab-4")


def test_a_conclusion_answers_a_second_question_by_its_name_only() -> None:
    both = finding("T1", "EM1.1", answers=(1, 2), grade="poor", qualifiers=("but liked",))
    study = study_with(both, questions=("How?", "Why?"))
    text = part(study, "bab-5")
    assert text.count("but liked") == 1
    assert "title of T1 [T1, in full under question 1]." in text


def test_a_group_that_was_not_expected_to_speak_is_named() -> None:
    study = study_with(codings=["W1.1 OB1 - good", "W2.1 OB1 - bad"], expect={"OB1": ("com",)})
    text = part(study, "bab-4")
    assert "A group of which it was not expected spoke of OB1 too: Group gov." in text
    assert "Spoken of too by a group of which it was not expected: Group gov" in text


def test_a_group_without_a_position_is_named_wherever_groups_are_compared() -> None:
    study = study_with(
        groups=("gov", "com", "bank"), codings=["W1.1 EM1.1 + good", "W2.1 EM1.1 - bad"]
    )
    assert "No position yet: Group bank" in part(study, "bab-4")


def test_the_draft_of_an_aspect_tells_mixed_and_incomplete_agreement_apart() -> None:
    study = build_study(
        groups=("gov", "com", "bank"),
        informants={"I1": "gov", "I2": "com", "I3": "bank"},
        sources={"W1": "I1> a b c", "W2": "I2> a b c", "W3": "I3> a b c"},
        codings=[
            *(f"W{n}.1 EM1.1 ± a" for n in (1, 2, 3)),
            "W1.1 EM1.2 - b", "W2.1 EM1.2 - b",
            *(f"W{n}.1 EM1.3 + c" for n in (1, 2, 3)),
        ],
        codebook="EM Empowering\n  EM1 Capacity\n    EM1.1 A\n    EM1.2 B\n    EM1.3 C\n",
        language="en",
    )  # fmt: skip
    text = part(study, "bab-4")
    assert "Views point the same way: EM1.3" in text
    assert "All mixed in their judgement: EM1.1" in text
    assert "not of all source groups a view is known: EM1.2" in text


def test_the_guide_probes_with_a_group_what_that_group_can_speak_of() -> None:
    from qualcode.model.settings import Question

    study = study_with(expect={"EM1.2": ("com",)}, guide=(Question("Q1", "How?", ("EM1",)),))
    gov, com = part(study, "lampiran-2").split("Group com", 1)
    assert "Guidance" not in gov and "Guidance" in com
