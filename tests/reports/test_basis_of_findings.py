"""Below each finding stands what it rests on: status, both sides, triangulation, suggestions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from qualcode.document import Table
from qualcode.model.coding import Polarity
from qualcode.model.informant import Informant
from qualcode.model.memo import Finding, Recommendation
from qualcode.model.source import SourceKind
from qualcode.renderers import RENDERERS, RenderOptions
from qualcode.reports import thesis_report
from qualcode.study import Selection, Study
from tests.document_outline import outline
from tests.study_builder import build_study, withdrawn

BOTH = [
    "W1.1 EM1.1 + Training was good.",
    "W1.2 EM1.1 - Later it was bad.",
    "W2.1 EM1.1 + Good.",
    "W2.2 EM1.2 - Nobody came.",
]


def finding(*about: str, **told: Any) -> Finding:
    told = {"directions": (("", Polarity.FAVOURABLE),), **told}
    return Finding("t.md", "T1", "Training is good", about, "", "", "", **told)


def study(*findings: Finding, **more: Any) -> Study:
    told: dict[str, Any] = {
        "informants": [
            Informant("I1", "Rini", "gov", pseudonym="Mrs A"),
            Informant("I2", "Joko", "com", pseudonym="Mr B"),
        ],
        "sources": {
            "W1": "I1> Training was good.\nI1> Later it was bad.\nI1> Good again.\nI1> And again.",
            "W2": "I2> Good.\nI2> Nobody came.",
            "O1": "The hall was full.",
        },
        "entries": {"O1": {"kind": SourceKind.OBSERVATION}},
        "codings": BOTH,
        "findings": findings,
        "language": "en",
    }
    return build_study(**{**told, **more})


def report(about: Study, *parts: str) -> Any:
    return thesis_report(about, Selection(), "1.0", parts=parts)


def basis(about: Study, *parts: str) -> dict[str, str]:
    """The rows of the table of T1 by their names."""
    tables = [one for one in report(about, *(parts or ("bab-4",))).tables if one.name == "basis-T1"]
    (found,) = tables
    return {
        str(name.content[0]): " / ".join(str(one) for one in told.content).replace("\u00a0", " ")
        for name, told in found.rows
    }


def test_it_says_the_status_with_its_reasons_who_says_so_and_who_says_otherwise() -> None:
    about = study(
        finding("EM1.1", negative_evidence="That was the rainy season."),
        codings=[BOTH[0], BOTH[2], "O1.1 EM1.1 - The hall was full."],
    )
    assert basis(about) == {
        "About": "EM1.1 Training (+)",
        "Status": "Supported across sources: EM1.1: borne by Group gov, Group com; "
        "what contradicts it is answered: 1.",
        "Evidence": "EM1.1 (+): Mrs A (W1.1); Mr B (W2.1)",
        "Counter-evidence": "EM1.1 (−): O1.1",
        "Triangulation": "Convergent: EM1.1",
    }


def test_how_much_is_reviewed_is_told_once_below_it_and_not_among_the_reasons() -> None:
    about = study(finding("EM1.1"), codings=[f"{BOTH[0]} @rules", BOTH[2]])
    assert (
        basis(about)["Status"] == "Supported across sources: EM1.1: borne by Group gov, Group com."
    )
    (table,) = [one for one in report(about, "bab-4").tables if one.name == "basis-T1"]
    assert "DRAFT – proposed codes not yet reviewed: 1 of 2 coded segments reviewed." in table.notes


def test_each_code_keeps_its_own_line_and_its_own_convergence() -> None:
    told = basis(study(finding("EM1.1", "EM1.2", negative_evidence="Answered.")))
    assert told["About"] == "EM1.1 Training (+) / EM1.2 Guidance (+)"
    assert told["Counter-evidence"] == "EM1.1 (−): Mrs A (W1.2) / EM1.2 (−): Mr B (W2.2)"
    assert told["Triangulation"] == "Partial: EM1.1 / Single source group: EM1.2"


def test_of_a_code_with_codes_below_the_places_stand_together() -> None:
    told = basis(study(finding("EM", negative_evidence="Answered.")))
    assert told["Evidence"] == "EM (+): Mrs A (W1.1); Mr B (W2.1)"
    assert told["Triangulation"] == "Partial: EM1.1 / Single source group: EM1.2"


def test_a_mixed_claim_has_both_sides_as_its_evidence_sign_by_sign() -> None:
    told = basis(study(finding("EM1.1", directions=(("", Polarity.MIXED),))))
    assert told["Evidence"] == "EM1.1 (+): Mrs A (W1.1); Mr B (W2.1) / EM1.1 (−): Mrs A (W1.2)"
    assert told["Counter-evidence"].startswith("None: the claim itself is mixed (±) on EM1.1")


def test_where_the_claim_has_no_direction_it_says_that_nothing_can_contradict_it_yet() -> None:
    told = basis(study(finding("EM1.1", directions=())))
    assert told["About"] == "EM1.1 Training (not said yet)"
    assert told["Evidence"] == "None."
    assert told["Counter-evidence"].startswith("Cannot be looked for")
    assert told["Status"] == (
        "Not yet supported by data: which way the claim points is not said for EM1.1, "
        "and no evidence is named."
    )
    assert told["On neither side"].startswith("3 statements")


def test_a_claim_that_nothing_contradicts_says_so() -> None:
    plain = study(finding("EM1.1"), codings=[BOTH[0], BOTH[2]])
    assert basis(plain)["Counter-evidence"] == "None."


def test_unanswered_counter_evidence_is_asked_for_once() -> None:
    asked = "Answer the evidence against finding T1"
    text = outline(report(study(finding("EM1.1")), "bab-4"))
    assert text.count(asked) == 1
    assert "1 statement that contradicts it is not answered yet" in text
    answered = outline(report(study(finding("EM1.1", negative_evidence="Rain.")), "bab-4"))
    assert asked not in answered and "negative_evidence" not in text


def test_observations_are_named_by_their_places_and_people_by_name() -> None:
    told = basis(study(finding("EM1.1"), codings=[*BOTH, "O1.1 EM1.1 + The hall was full."]))
    assert told["Evidence"] == "EM1.1 (+): Mrs A (W1.1); Mr B (W2.1); O1.1"


def test_of_many_places_of_one_voice_three_are_named() -> None:
    turns = "\n".join(f"I1> Good {n}." for n in range(1, 6))
    said = [f"W1.{n} EM1.1 + Good {n}." for n in range(1, 6)]
    told = basis(study(finding("EM1.1"), sources={"W1": turns}, codings=said, entries={}))
    assert told["Evidence"] == "EM1.1 (+): Mrs A (W1.1, W1.2, W1.3, and 2 more)"
    four = basis(study(finding("EM1.1"), sources={"W1": turns}, codings=said[:4], entries={}))
    assert four["Evidence"] == "EM1.1 (+): Mrs A (W1.1, W1.2, W1.3, W1.4)"


def test_of_many_voices_each_has_one_place_or_two() -> None:
    people = {f"I{n}": "gov" for n in range(1, 14)}
    sources = {f"W{n}": "\n".join(f"I{n}> Good {m}." for m in range(1, 4)) for n in range(1, 14)}
    said = [f"W{n}.{m} EM1.1 + Good {m}." for n in range(1, 14) for m in (1, 2, 3)]
    many = study(finding("EM1.1"), informants=people, sources=sources, codings=said, entries={})
    assert basis(many)["Evidence"].startswith(
        "EM1.1 (+): Person I1 (W1.1, and 2 more); Person I2 (W2.1, and"
    )
    few = study(finding("EM1.1"), informants=people, sources=sources, codings=said[:36], entries={})
    assert basis(few)["Evidence"].startswith("EM1.1 (+): Person I1 (W1.1, W1.2, W1.3); Person I2 (")


def test_places_are_cited_as_the_study_cites_and_a_name_in_them_is_not_doubled() -> None:
    about = study(finding("EM1.1"), settings={"citation": "{informant}, turn {turn}"})
    assert basis(about)["Evidence"] == "EM1.1 (+): Mrs A, turn 1; Mr B, turn 1"


def test_evidence_that_is_gone_or_coded_otherwise_is_told_with_its_place_as_cited() -> None:
    told = basis(study(finding("EM1.1", evidence=("W1:3", "W2:2", "W1:99"))))
    assert "evidence W1.3 is not coded any more" in told["Status"]
    assert "evidence W2.2 is coded otherwise now" in told["Status"]
    assert "evidence W1:99 names a turn" in told["Status"]


def test_what_is_named_beside_the_codes_of_the_finding_stands_under_its_own_code() -> None:
    about = study(finding(evidence=("W2:2",)))
    told = basis(about)
    assert told["Evidence"] == "EM1.2 (−): Mr B (W2.2)"
    assert "About" not in told and "Triangulation" not in told


def test_informants_who_contradict_each_other_are_told_where_the_groups_do_not() -> None:
    third = Informant("I3", "Siti", "com", pseudonym="Mrs C")
    people = [*study().roster.informants, third]
    said = ["W1.1 EM1.1 + Training was good.", "W2.1 EM1.1 + Good.", "W3.1 EM1.1 - Bad."]
    sources = {"W1": "I1> Training was good.", "W2": "I2> Good.", "W3": "I3> Bad."}
    about = study(finding("EM1.1"), informants=people, sources=sources, codings=said, entries={})
    assert basis(about)["Triangulation"] == (
        "Partial: EM1.1 / Voices of different groups contradict each other: EM1.1"
    )
    whole = study(finding("EM1.1"), sources=sources | {"W3": "I2> Bad."}, codings=said, entries={})
    assert "contradict" not in basis(whole)["Triangulation"]


def test_with_one_source_group_nothing_is_said_to_be_triangulated() -> None:
    about = study(
        finding("EM1.1"), groups=("gov",), informants={"I1": "gov"}, entries={},
        sources={"W1": "I1> Training was good."}, codings=["W1.1 EM1.1 + Training was good."],
    )  # fmt: skip
    assert basis(about)["Triangulation"] == "Not compared: EM1.1"


def test_the_suggestions_are_named_by_whom_they_are_for_and_where_they_stand() -> None:
    to = (
        Recommendation("The village", "Ask.", 2),
        Recommendation("The office", "Come.", 1),
        Recommendation("the  Office", "Stay.", 3),
        Recommendation("Banks", "Lend."),
    )
    about = study(finding("EM1.1", recommendations=to))
    told = "To The office; The village; Banks."
    assert basis(about, "bab-4", "bab-5")["Suggestions"] == (
        f"{told} What is suggested is in Table 5.1."
    )
    assert basis(about)["Suggestions"] == f"{told} What is suggested is in the last chapter."


def test_an_informants_own_judgement_has_no_such_table() -> None:
    about = study(finding("EM1.1"), replace(finding("EM1.1", voice="I1"), id="T2"))
    names = [one.name for one in report(about, "bab-4").tables]
    assert "basis-T1" in names and "basis-T2" not in names


def test_words_and_places_of_somebody_who_withdrew_are_not_in_it() -> None:
    people = list(study().roster.informants)
    gone = [people[0], withdrawn(people[1])]
    about = study(finding("EM1.1", evidence=("W2:1",)), informants=gone)
    told = basis(about)
    assert "W2.1" not in told["Evidence"] and "Mr B" not in str(told)
    assert "consent was withdrawn" in told["Status"]


@pytest.mark.parametrize(
    ("about", "codings"),
    [
        (("EM1.1",), BOTH),
        (("EM1.1",), []),
        (("PR1.1",), BOTH),
        (("OB1",), BOTH),
        (("SUG1",), BOTH),
        (("SUG1",), []),
        ((), BOTH),
        ((), []),
    ],
)
def test_every_finding_of_the_researcher_is_told_once_with_its_basis_wherever_it_belongs(
    about: tuple[str, ...], codings: list[str]
) -> None:
    text = outline(report(study(finding(*about), codings=codings), "bab-4", "bab-5"))
    chapter, closing = text.split("## Chapter V")
    assert chapter.count(" T1: Training is good") == 1
    assert chapter.count("Basis of finding T1") == 1
    assert "basis-T1" not in text and "[T1, Table 4." in closing


def test_findings_alone_do_not_make_factors_that_are_shown_in_some_order() -> None:
    text = outline(report(study(finding("OB1")), "bab-4"))
    assert "Basis of finding T1" in text
    assert "Each factor is shown with who named it" not in text


def test_the_rule_stands_once_and_the_second_table_points_to_it() -> None:
    two = study(finding("EM1.1"), replace(finding("EM1.2"), id="T2"))
    notes = [
        str(one.notes[0])
        for one in report(two, "bab-4").blocks
        if isinstance(one, Table) and one.name.startswith("basis-")
    ]
    assert notes[0].startswith("Decision rule: the status is computed")
    assert notes[1].startswith("Decision rule: see Table 4.")


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "latex"])
@pytest.mark.parametrize(
    ("language", "title"), [("id", "Dasar temuan"), ("en", "Basis of finding")]
)
def test_it_is_printed_in_every_format(form: str, language: str, title: str) -> None:
    document = report(study(finding("EM1.1"), language=language), "bab-4")
    assert f"{title} T1" in RENDERERS[form].render(document, RenderOptions()).decode()
