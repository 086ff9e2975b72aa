"""The guide by informants in print, and the sheets that are taken along."""

from __future__ import annotations

import pytest

from qualcode.document import Document, Table
from qualcode.model.informant import Informant
from qualcode.model.settings import Question
from qualcode.reports.guide_grid import guide_document
from qualcode.reports.guide_sheets import sheets_document
from qualcode.reports.references import references_behind
from qualcode.stages.guide_grid import guide_grid
from qualcode.study import Selection, Study
from tests.document_outline import all_text, outline
from tests.study_builder import build_study

PEOPLE = [
    Informant("I1", "Rini Wati", "gov", pseudonym="Mrs A"),
    Informant("I2", "Joko Tole", "com", pseudonym="Mr B"),
    Informant("I3", "Tuti Ayu", "com", pseudonym="Mrs C"),
]
GUIDE = (
    Question("Q1", "How was training?", ("EM1.1",)),
    Question("Q2", "What of permits?", ("PR1.1",)),
)
CODINGS = ["W1.1 EM1.1 + splendid", "W2.1 EM1.1 - dreadful", "W3.1 EM1.1 + bearable"]


def study_of(guide: tuple[Question, ...] = GUIDE, **more: object) -> Study:
    told = {
        "informants": PEOPLE, "language": "en", "codings": CODINGS, "settings": {"guide": guide},
        "entries": {one: {"asked": ("EM1.1",)} for one in ("W1", "W2", "W3")},
        "sources": {
            "W1": "I1> It was splendid.", "W2": "I2> It was dreadful.",
            "W3": "I3> It was bearable.",
        },
    }  # fmt: skip
    return build_study(**{**told, **more})  # type: ignore[arg-type]


def printed(study: Study, on_screen: bool = False) -> Document:
    grid = guide_grid(study, Selection())
    return guide_document(study, Selection(), grid, grid.people, on_screen)


def sheets(study: Study, *who: str) -> Document:
    grid = guide_grid(study, Selection())
    people = [one for one in grid.people if not who or one.id in who]
    return sheets_document(study, Selection(), grid, people)


def test_the_grid_tells_places_and_why_there_are_none() -> None:
    (table,) = (one for one in printed(study_of()).tables if one.name == "guide-grid")
    assert [column.header for column in table.columns] == ["Question", "Mrs A", "Mr B", "Mrs C"]
    assert [section.title for section in table.sections] == ["EM1 Capacity", "PR1 Legal security"]
    assert [one.content for one in table.rows[0]] == [
        ("Q1 How was training?",), ("W1.1", "*"), ("W2.1", "*"), ("W3.1", "*"),
    ]  # fmt: skip
    assert table.rows[1][1].content == ("Not asked", "*")


def test_on_a_screen_there_are_signs_and_a_legend() -> None:
    table = printed(study_of(), on_screen=True).tables[0]
    assert table.rows[1][1].content == ("–", "*")
    assert "– not asked" in str(table.notes[0])


@pytest.mark.parametrize(("on_screen", "most"), [(True, 5), (False, 7)])
def test_no_table_has_more_informants_than_there_is_room_for(on_screen: bool, most: int) -> None:
    people = [Informant(f"I{n}", f"Name{n}", "gov" if n < 9 else "com") for n in range(1, 21)]
    study = study_of(informants=people, sources={"W1": "I1> It was splendid."}, codings=[])
    tables = [one for one in printed(study, on_screen).tables if one.name == "guide-grid"]
    widths = [len(one.columns) - 1 for one in tables]
    assert max(widths) <= most
    assert sum(widths) == 20


def test_the_list_of_the_researcher_names_who_contradicts() -> None:
    text = outline(printed(study_of()))
    assert "Contradicts Mr B of their own group: EM1.1 Training" in text
    assert "For the researcher alone" in text


@pytest.mark.parametrize("guide", [GUIDE, ()])
def test_a_sheet_tells_nothing_of_others(guide: tuple[Question, ...]) -> None:
    codings = [*CODINGS, "W1.1 PR1.1 + It was"]
    found = sheets(study_of(guide, codings=codings), "I2")
    text = all_text(found)
    for others in ("splendid", "bearable", "Mrs", "W1", "W3", "Rini", "Joko", "ontradict", "gov"):
        assert others not in text
    assert "Mr B" in text and "W2.1" in text
    assert not [one for block in found.blocks for one in references_behind(block)]


def test_without_a_guide_a_code_that_only_others_spoke_of_is_not_named_on_a_sheet() -> None:
    codings = ["W1.1 PR1.1 + It was"]
    text = all_text(sheets(study_of((), codings=codings), "I2"))
    assert "PR1.1" not in text
    assert "PR1 Legal security" in text


def test_a_sheet_has_the_question_what_for_and_room_to_write() -> None:
    found = sheets(study_of(), "I2")
    (table,) = found.tables
    assert table.name == "guide-sheet-I2"
    first, second = table.rows
    assert first[1].content[0] == "Q1 How was training?"
    assert "earlier answer, W2.1" in str(first[1].content[1])
    assert second[1].content == ("Q2 What of permits?", "(Not talked about yet)")
    assert all(set(str(line)) == {"…"} for line in first[2].content)


def test_everybody_has_a_sheet_of_their_own_and_nobody_an_empty_one() -> None:
    names = [one.name for one in sheets(study_of()).tables]
    assert names == ["guide-sheet-I1", "guide-sheet-I2", "guide-sheet-I3"]
    done = study_of(GUIDE[:1], codings=["W1.1 EM1.1 + splendid", "W2.1 EM1.1 + It was",
                                        "W3.1 EM1.1 + bearable"])  # fmt: skip
    assert sheets(done).tables == ()
    assert "Nothing is left to ask." in all_text(sheets(done))


def test_names_without_consent_are_on_no_page() -> None:
    study = study_of((Question("Q1", "Did Rini Wati train you?", ("EM1.1",)),))
    for document in (printed(study), printed(study, on_screen=True), sheets(study)):
        assert "Rini" not in all_text(document)


def test_without_a_guide_that_is_said() -> None:
    document = printed(study_of(()))
    assert "no interview guide" in all_text(document)
    assert isinstance(document.blocks[1], Table)
