"""What reports claim of a narrowed or an empty selection, and what they do not repeat."""

from __future__ import annotations

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.document import Document, Heading, Table
from qualcode.model.source import Phase
from qualcode.reports import (
    display_document,
    reduction_document,
    thesis_report,
    triangulation_document,
    triangulation_overview,
)
from qualcode.reports.records import table_as_json
from qualcode.study import Selection, Study
from tests.document_outline import all_text
from tests.study_builder import build_study

PEOPLE = {"I1": "gov", "I2": "com", "I3": "com"}


def study(coder: str = "", **more: object) -> Study:
    return build_study(
        informants=PEOPLE,
        sources={"W1": "I1> Good.", "W2": "I2> Bad. Costly.", "F1": "I1> Good.\nI3> Bad."},
        codings=[
            f"W1.1 EM1.1 + Good.{coder}",
            f"W2.1 EM1.1 - Bad.{coder}",
            f"W2.1 OB1 - Costly.{coder}",
            f"F1.1 EM1.1 + Good.{coder}",
            f"F1.2 EM1.1 - Bad.{coder}",
        ],
        **more,
    )


def table(document: Document, name: str) -> Table:
    return next(one for one in document.tables if one.name == name)


def test_nothing_reviewed_in_the_strict_view_is_not_claimed_as_worked_on() -> None:
    document = thesis_report(study(" @rules"), Selection(reviewed="only"), "1.0")
    assert "diolah peneliti" not in all_text(document)
    line = table(document, "triangulation").source
    assert line == "Sumber: Data penelitian"


def test_a_study_without_codings_is_not_claimed_as_worked_on() -> None:
    empty = build_study(informants=PEOPLE, sources={"W1": "I1> Good."})
    assert "diolah peneliti" not in all_text(reduction_document(empty, Selection()))


def test_groups_that_were_filtered_out_are_neither_shown_nor_compared() -> None:
    for chosen in (Selection(informants=("I1",)), Selection(sources=("W1",))):
        document = triangulation_overview(study(), chosen)
        text = all_text(document)
        assert "Belum ada sumber" not in text
        assert "Satu kelompok sumber\n" not in text
        assert [one.name for one in document.tables] == ["consistency"]


def test_who_is_not_selected_is_no_voice_though_they_speak_in_the_same_source() -> None:
    document = triangulation_overview(study(), Selection(informants=("I1", "I2")))
    assert "Person I3" not in all_text(document)


def test_one_group_is_not_titled_as_triangulation() -> None:
    one = Selection(groups=("com",))
    for document in (triangulation_overview(study(), one), triangulation_document(study(), one)):
        assert document.title == "Keajekan pandangan antarinforman"
    headings = [
        block.text
        for block in thesis_report(study(), one, "1.0").blocks
        if isinstance(block, Heading)
    ]
    assert "Triangulasi sumber" not in headings
    assert "Keajekan pandangan antarinforman" in headings


def test_an_undecided_informant_is_named_with_the_question_mark() -> None:
    undecided = build_study(
        informants=PEOPLE,
        sources={"W1": "I1> Good.", "W2": "I2> Bad.", "W3": "I3> Hm."},
        codings=["W1.1 EM1.1 + Good.", "W2.1 EM1.1 - Bad.", "W3.1 EM1.1 ? Hm."],
    )
    row = table(triangulation_overview(undecided, Selection()), "triangulation-overview").rows[0]
    assert row[2].content[1:] == ("2 dari 2 informan", "Person I2\u00a0(−), Person I3\u00a0(?)")


def test_further_parts_of_a_display_say_where_the_rule_is_and_repeat_reviews_and_source() -> None:
    codebook = "\n".join(
        f"A{n} Aspect\n" + "\n".join(f"  A{n}{m} Indicator" for m in range(4)) for n in range(3)
    )
    wide = build_study(
        informants=PEOPLE,
        codebook=codebook,
        sources={"W0": "I1> Early.", "W1": "I1> Good."},
        entries={"W0": {"phase": Phase.PRELIMINARY}},
        codings=["W1.1 A00 + Good."],
    )
    display = DISPLAYS["conceptually-clustered"]
    first, *further = display_document(wide, display, DisplayRequest()).tables
    assert any("Aturan pengisian" in note for note in first.notes)
    assert "Fase: pengumpulan data utama." in first.notes
    assert len(further) == 2
    # Nothing is coded in them, so they take no credit for what was reviewed elsewhere.
    assert all(one.notes == ("Aturan pengisian: lihat Tabel 4.1.",) for one in further)
    assert all(str(one.source) == "Sumber: Data penelitian" for one in further)


def test_a_root_without_children_is_named_once_in_header_and_sections() -> None:
    roots = build_study(
        informants=PEOPLE,
        codebook="EM Empowering\n  EM1 Capacity\nOB Obstacles (obstacle)",
        sources={"W1": "I1> Good. Costly."},
        codings=["W1.1 EM1 + Good.", "W1.1 OB - Costly."],
    )
    matrix = display_document(roots, DISPLAYS["conceptually-clustered"], DisplayRequest()).tables[0]
    assert [one.group for one in matrix.columns] == ["", "EM Empowering", ""]
    document = thesis_report(roots, Selection(), "1.0")
    checklist = display_document(roots, DISPLAYS["checklist"], DisplayRequest())
    summary = display_document(roots, DISPLAYS["content-analytic-summary"], DisplayRequest())
    found = (table(document, "codebook"), table(document, "triangulation"), *checklist.tables,
             *summary.tables)  # fmt: skip
    for one in found:
        titles = [section.title for section in one.sections]
        assert titles == ["EM Empowering", ""]
    first = [row[0].content for row in table(document, "codebook").rows]
    assert first == [("EM1 Capacity",), ("OB Obstacles",)]


def test_a_citation_does_not_break_before_its_sign_on_a_page_but_is_plain_as_data() -> None:
    found = table(
        display_document(study(), DISPLAYS["conceptually-clustered"], DisplayRequest()),
        "conceptually-clustered",
    )
    assert "“Good.” (W1.1;\u00a0EM1.1\u00a0+)" in found.rows[0][1].content
    assert "\u00a0" not in str(table_as_json(found))
    assert "(W1.1; EM1.1 +)" in str(table_as_json(found))
