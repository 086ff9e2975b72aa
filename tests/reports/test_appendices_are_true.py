"""What the appendices of the pack say is true of the data."""

from __future__ import annotations

from qualcode.document import Transcript
from qualcode.model.informant import Case
from qualcode.model.memo import MemberCheck
from qualcode.model.source import SourceKind
from qualcode.model.text import LocalText
from qualcode.reports.thesis import thesis_report
from qualcode.study import Selection, Study
from tests.reports.test_chapters_are_true import finding, table
from tests.study_builder import build_study


def _transcripts(study: Study, name: str) -> list[Transcript]:
    blocks = thesis_report(study, Selection(), "1.0", parts=[name]).blocks
    return [one for one in blocks if isinstance(one, Transcript)]


def test_a_sheet_asks_an_informant_of_their_own_verdict_and_tells_only_recorded_answers() -> None:
    own = finding("T1", "Rare", "EM1.1", member_checks=(MemberCheck("I1", "agreed"),))
    theirs = finding("T2", "Fine", "PR1.1", voice="I2")
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good", "W2": "I2> no"},
        codings=["W1.1 EM1.1 + good", "W2.1 EM1.1 - no"],
        findings=(own, theirs),
        language="en",
    )
    first = table(study, "member-check-I1", "lampiran-10")
    second = table(study, "member-check-I2", "lampiran-10")
    assert len(first.rows) == 1
    assert "Agreed" in map(str, first.rows[0][2].content)
    assert [str(row[1].content[0]) for row in second.rows] == ["T1: Rare", "T2: Fine"]
    assert any("on record" in str(note) for note in first.notes)
    assert not any("on record" in str(note) for note in second.notes)


def test_a_form_to_be_signed_is_no_table() -> None:
    document = thesis_report(build_study(sources={}), Selection(), "1.0", parts=["lampiran-11"])
    assert not document.tables


def test_the_matrix_has_a_draft_for_obstacles_too() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> It costs.", "W2": "I2> Dear."},
        codings=["W1.1 OB1 - It costs.", "W2.1 OB1 - Dear."],
        cases=[Case("c", LocalText.plain("C"))],
        language="en",
    )
    rows = table(study, "display-matrix", "lampiran-8").rows
    (row,) = (one for one in rows if "OB1" in str(one[1].content))
    assert str(row[-1].content[0]).startswith("Draft: ")


def test_a_matrix_of_documents_does_not_call_them_informants() -> None:
    heads = {}
    for kind in (SourceKind.INTERVIEW, SourceKind.DOCUMENT):
        study = build_study(
            informants={"I1": "gov"}, language="en",
            sources={"S1": "Good." if kind is SourceKind.DOCUMENT else "I1> Good."},
            entries={"S1": {"kind": kind}}, codings=["S1.1 EM1.1 + Good."],
        )  # fmt: skip
        heads[kind] = str(table(study, "reduction", "lampiran-7").columns[1].header)
    assert heads == {SourceKind.INTERVIEW: "Informant", SourceKind.DOCUMENT: "Informant/Source"}


def test_a_note_of_the_researcher_is_no_statement_of_a_speaker() -> None:
    study = build_study(
        informants={"I1": "gov"}, sources={"W1": "I1> Good.", "O1": "The hall."},
        entries={"O1": {"kind": SourceKind.OBSERVATION}}, language="en",
    )  # fmt: skip
    heads = {
        name: [one.heads[2] for one in _transcripts(study, name)]
        for name in ("lampiran-5", "lampiran-6")
    }
    assert heads["lampiran-6"] == ["Text"]
    assert heads["lampiran-5"] != heads["lampiran-6"]


def test_a_cell_that_is_filled_in_by_hand_has_room() -> None:
    study = build_study(
        informants={"I1": "gov"}, sources={"W1": "I1> good"}, codings=["W1.1 EM1.1 + good"],
        findings=(finding("T1", "Rare", "EM1.1"),),
    )  # fmt: skip
    (row,) = table(study, "member-check-I1", "lampiran-10").rows
    assert [len(one.content) for one in row[3:]] == [3, 3]
