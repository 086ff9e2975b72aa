"""A place that would give somebody away is printed nowhere; memos withheld are not even counted."""

from __future__ import annotations

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.model.informant import Case, Consent, Informant
from qualcode.model.memo import Finding, Memo, MemoKind
from qualcode.model.source import SourceKind
from qualcode.model.text import LocalText
from qualcode.reports import display_document, thesis_report
from qualcode.reports.thesis.audit import memos_told
from qualcode.stages.voices import printed_place
from qualcode.study import Selection, Study
from tests.document_outline import all_text
from tests.study_builder import build_study

ALL = Selection(phase="all")
PEOPLE = [
    Informant("I1", "Rosa", "gov", case="a", role="head", consent=Consent.ANONYMOUS),
    Informant("I2", "Wira", "com", case="a", role="weaver", consent=Consent.ROLE),
    Informant("I3", "Zul", "com", case="a", role="clerk", consent=Consent.WITHDRAWN),
]
MEMOS = (
    Memo("a.md", (("source", "W3"),), MemoKind.ANALYTIC, "", "On a closed interview."),
    Memo("b.md", (("informant", "I3"),), MemoKind.ANALYTIC, "", "On who withdrew."),
    Memo("c.md", (("source", "W1"),), MemoKind.ANALYTIC, "", "On the others."),
)


def study(**more: object) -> Study:
    return build_study(
        informants=PEOPLE,
        cases=[Case("a", LocalText.plain("Group A"))],
        sources={
            "W1": "I1> training was good",
            "W2": "I2> training was bad",
            "W3": "I3> training was gone",
            "F1": "I2> training\nI3> no training",
            "D1": "training for all",
        },
        entries={
            "W1": {"place": "House Qone"},
            "W2": {"place": "Shop Qtwo of Rosa"},
            "W3": {"place": "House Qthree"},
            "F1": {"place": "Hall Qfour"},
            "D1": {"place": "Archive Qfive", "kind": SourceKind.DOCUMENT},
        },
        codings=["W1.1 EM1.1 + training", "W2.1 EM1.1 - training", "D1.1 EM1.1 + training"],
        memos=MEMOS,
        language="en",
        **more,
    )


def test_a_place_is_printed_where_all_who_are_heard_there_let_their_role_be() -> None:
    made = study()
    found = {one.id: printed_place(made, one) for one in made.sources}
    assert found == {
        "W1": None, "W2": "Shop Qtwo of [I1]", "W3": None, "F1": None, "D1": "Archive Qfive",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["contact-summary", "document-summary", "vignette"])
def test_a_display_prints_no_place_that_consent_withholds(name: str) -> None:
    text = all_text(display_document(study(), DISPLAYS[name], DisplayRequest(ALL)))
    assert [one for one in ("Qone", "Qthree", "Qfour", "Rosa") if one in text] == []
    assert "Qtwo" in text or "Qfive" in text


def test_no_part_of_a_report_prints_such_a_place() -> None:
    text = all_text(thesis_report(study(), ALL, "1.0", full=True))
    assert [one for one in ("Qone", "Qthree", "Qfour", "Rosa") if one in text] == []
    assert "Shop Qtwo of [I1]" in text


def test_memos_on_closed_interviews_are_not_counted() -> None:
    assert memos_told(study())[MemoKind.ANALYTIC] == 1


def test_a_finding_is_printed_without_names_set_in_emphasis() -> None:
    said = "_Rosa_ and __Rosa__ and **_Rosa_** said *so*, Ro**sa** too."
    finding = Finding("f.md", "T1", "What _Rosa_ says", ("EM1.1",), "", "", said)
    text = all_text(thesis_report(study(findings=(finding,)), ALL, "1.0"))
    assert "Rosa" not in text and "Ro**sa" not in text
    assert "[I1] and [I1] and [I1] said so" in text
