"""The forms: what is filled in, what is left blank, and what is not shown."""

from __future__ import annotations

from datetime import date

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest, UnsuitedError
from qualcode.model.informant import Case, Consent, Informant
from qualcode.model.memo import Event, Memo, MemoKind
from qualcode.model.settings import Question
from qualcode.model.source import Phase, SourceKind
from qualcode.model.text import LocalText
from qualcode.study import Selection, Study
from tests.document_outline import outline_blocks
from tests.study_builder import build_study, withdrawn

PEOPLE = [
    Informant("I1", "Rini", "gov", pseudonym="Mrs A", role="head", consent=Consent.ROLE),
    Informant("I2", "Joko", "com", pseudonym="Mr B", role="weaver", case="rose"),
]
GUIDE = (
    Question("Q1", "How was training, and Rini?", ("EM1",)),
    Question("Q2", "Permits?", ("PR1.1",)),
    Question("Q3", "Fees?", ("OB1",), ("com",)),
    Question("Q4", "Anything else?"),
)


def study_of(**more: object) -> Study:
    told: dict[str, object] = {
        "informants": PEOPLE,
        "cases": (Case("rose", LocalText.plain("Rose"), "thriving", {"size": "12"}),),
        "sources": {
            "W1": "P> Training?\nI1> Good. Very good. Rare.",
            "F1": "I1> Well.\nI2> Dear.",
            "D1": "Training is planned.",
            "O1": "Eight came.",
        },
        "entries": {
            "W1": {"date": date(2026, 1, 5), "time": "09.00", "place": "Rini's office"},
            "F1": {"kind": SourceKind.FOCUS_GROUP, "phase": Phase.PRELIMINARY},
            "D1": {"kind": SourceKind.DOCUMENT, "case": "rose", "group": "gov"},
            "O1": {"kind": SourceKind.OBSERVATION},
        },
        "codings": [
            "W1.2 EM1.1 + Good",
            "W1.2 EM1.1 + Very good",
            "W1.2 EM1.2 - Rare",
            "D1.1 EM1.1 0 Training is planned",
        ],
        **more,
    }
    return build_study(**told)  # type: ignore[arg-type]


def built(name: str, study: Study, **asked: object) -> list[str]:
    request = DisplayRequest(**asked)  # type: ignore[arg-type]
    return outline_blocks(DISPLAYS[name].build(study, request)).splitlines()


def fields(name: str, study: Study, **asked: object) -> dict[str, str]:
    """The first form by its fields."""
    rows = [line.split(" | ") for line in built(name, study, **asked) if " | " in line]
    found: dict[str, str] = {}
    for label, entry in rows:
        found.setdefault(label, entry)
    return found


# --- Contact summary


def test_the_head_says_who_when_and_where_as_far_as_people_consented() -> None:
    form = fields("contact-summary", study_of())
    assert form["Type"] == "Interview, main"
    assert form["Date and time"] == "5 January 2026, 09.00"
    assert form["Place"] == "[Mrs A]'s office"
    assert form["Informant"] == "Mrs A (head) – Group gov"
    assert form["Coder"] == "ani"


def test_codes_stand_with_their_segments_and_signs_those_with_most_first() -> None:
    form = fields("contact-summary", study_of())
    assert form["Codes"] == ("EM1.1 Training: 2 segments; 2 (+) / EM1.2 Guidance: 1 segment; 1 (−)")
    assert form["Quotations"] == (
        "“Very good” (Mrs A, W1.2; EM1.1 +) / “Rare” (Mrs A, W1.2; EM1.2 −)"
    )


def test_what_is_a_judgement_is_left_blank() -> None:
    form = fields("contact-summary", study_of())
    for label in (
        "Form filled in on",
        "The main issues or themes of this contact",
        "What was salient, interesting or illuminating",
        "New questions for the next contact",
    ):
        assert form[label] == "…"


def test_each_question_of_the_guide_says_what_was_got_or_why_not() -> None:
    form = fields("contact-summary", study_of(guide=GUIDE))
    assert form["Q1. How was training, and [Mrs A]?"] == "3 segments (W1.2)"
    assert form["Q2. Permits?"] == "Asked, said nothing"
    assert "Q3. Fees?" not in form  # not asked of her group
    assert form["Q4. Anything else?"] == "…"


def test_a_question_of_several_codes_is_to_be_coded_while_any_of_them_is() -> None:
    both = (Question("Q", "Both?", ("PR1.1", "OB1")),)
    entries = {"W1": {"asked": ("OB1",)}}
    unreviewed = study_of(guide=both, entries=entries, codings=["W1.2 EM1.1 + Good @rules"])
    assert fields("contact-summary", unreviewed)["Q. Both?"] == "Asked, not yet coded"


def test_without_a_guide_it_says_what_was_asked_about() -> None:
    study = study_of(
        entries={"W1": {"asked": ("EM1", "PR1.1")}}, asked_in_text={"W1": ["EM1.1", "OB1"]}
    )
    assert fields("contact-summary", study)["Topics asked about"] == (
        "With segments: EM1 Capacity; EM1.1 Training"
        " / Without segments yet: PR1.1 Permits; OB1 Cost"
    )


def test_there_is_a_form_for_each_spoken_source_of_the_phase() -> None:
    forms = [line for line in built("contact-summary", study_of()) if line.startswith("== ")]
    assert forms == ["== Contact summary form: W1"]
    every = built("contact-summary", study_of(), selection=Selection(phase="all"))
    assert "== Contact summary form: F1" in every


def test_who_withdrew_is_not_named_and_nothing_of_them_is_quoted() -> None:
    study = study_of(
        informants=[withdrawn(PEOPLE[0]), PEOPLE[1]],
        codings=["F1.1 EM1.1 + Well", "F1.2 OB1 - Dear"],
    )
    lines = built("contact-summary", study, selection=Selection(phase="all"))
    assert "== Contact summary form: W1" not in lines
    text = "\n".join(lines)
    assert "Informant | [–] (withdrew consent) / Mr B – Group com" in text
    assert "Well" not in text and "Mrs A" not in text and "“Dear”" in text


# --- Document summary


def test_a_document_says_for_whom_it_speaks_and_what_it_belongs_to() -> None:
    event = Memo(
        "e.md", (("source", "D1"),), MemoKind.EVENT, "Plan signed by Rini", "",
        event=Event(date(2025, 2, 1)),
    )  # fmt: skip
    whole = Memo("s.md", (("source", "D1"),), MemoKind.SUMMARY, "", "A plan for Rini's year.")
    cell = Memo(
        "c.md", (("source", "D1"), ("code", "EM1.1")), MemoKind.SUMMARY, "", "Twice a year."
    )
    form = fields("document-summary", study_of(memos=(event, whole, cell)))
    assert form["Speaks for"] == "Group gov / Rose"
    assert form["Event or contact that it belongs to"] == (
        "1 February 2025: Plan signed by [Mrs A] (D1)"
    )
    assert form["Summary of its content"] == (
        "A plan for [Mrs A]'s year. / EM1.1 Training: Twice a year."
    )
    assert form["Why it is important"] == "…"


def test_observation_notes_have_the_same_form() -> None:
    forms = [line for line in built("document-summary", study_of()) if line.startswith("== ")]
    assert forms == ["== Document summary form: D1", "== Document summary form: O1"]


@pytest.mark.parametrize("name", ["contact-summary", "document-summary", "data-accounting-log"])
def test_a_form_without_its_kind_of_source_is_refused(name: str) -> None:
    with pytest.raises(UnsuitedError) as refused:
        built(name, build_study(sources={}))
    assert "qualcode add" in refused.value.hint


# --- Vignette


def test_a_vignette_gathers_what_is_known_of_a_case_and_leaves_its_story_blank() -> None:
    event = Memo(
        "e.md", (("case", "rose"),), MemoKind.EVENT, "Plan signed", "",
        event=Event(date(2025, 2, 1), effect="Hope"),
    )  # fmt: skip
    study = study_of(memos=(event,))
    form = fields("vignette", study, selection=Selection(phase="all"))
    assert form["size"] == "12"
    assert form["Sources"] == "F1: focus groups / D1: documents"
    assert form["Who is in it"] == "Mr B – Group com"
    assert form["Events"] == "1 February 2025: Plan signed → Hope"
    assert form["Quotations in order of time"] == ("“Training is planned” (D1.1; EM1.1 0)")
    assert form["Outcome"] == "thriving"
    for label in ("Their hopes and aims", "Why it came out so", "Outcomes that were told of"):
        assert form[label] == "…"


def test_a_study_without_cases_has_no_vignette() -> None:
    with pytest.raises(UnsuitedError, match="at least 1 case"):
        built("vignette", study_of(cases=()))


# --- Data accounting log


def test_the_log_has_a_row_for_everybody_and_a_blank_where_nothing_was_collected() -> None:
    lines = built("data-accounting-log", study_of())
    assert lines[1:8] == [
        "Informant | Interviews | Observation | Documents",
        "[Group gov]",
        "Mrs A (head) | W1, 5 January 2026: reviewed |  | ",
        "[Group com]",
        "Mr B |  |  | ",
        "[Documents and observation notes]",
        "Rose |  |  | D1: reviewed",
    ]
    assert lines[8] == "No case |  | O1: not yet coded | "


def test_instruments_of_two_phases_stand_apart() -> None:
    head = built("data-accounting-log", study_of(), selection=Selection(phase="all"))[1]
    assert head.startswith("Informant | preliminary: Focus Groups | main: Interviews")


def test_a_source_with_open_proposals_is_coded_and_not_reviewed() -> None:
    study = study_of(codings=["W1.2 EM1.1 + Good @rules"])
    assert "W1, 5 January 2026: coded, not all reviewed" in built("data-accounting-log", study)[3]
