"""A worksheet for each code on which views contradict each other."""

from __future__ import annotations

from datetime import date

import pytest

from qualcode.document import Document, Table
from qualcode.errors import QualcodeError
from qualcode.model.informant import Informant, InformantKind
from qualcode.model.memo import Memo, MemoKind
from qualcode.model.settings import Question
from qualcode.model.source import Phase, SourceKind
from qualcode.reports import triangulation_document
from qualcode.reports.worksheet import worksheet_record, worksheets_document
from qualcode.stages.worksheet import worksheets
from qualcode.study import Selection, Study
from tests.document_outline import all_text, outline
from tests.study_builder import build_study

PEOPLE = [
    Informant("I1", "Rini Wati", "gov", pseudonym="Mrs A", kind=InformantKind.KEY),
    Informant("I2", "Joko Tole", "com", pseudonym="Mr B"),
]
SOURCES = {
    "W1": "P> How is training, Rini Wati?\nI1> Training is regular.",
    "W2": "P> And for you?\nI2> I never saw any. It is far.",
    "P2": "I2> In those days there was some.",
    "D1": "Six trainings were held.",
}
ENTRIES = {
    "W1": {"date": date(2026, 1, 5)},
    "W2": {"date": date(2026, 2, 6)},
    "P2": {"phase": Phase.PRELIMINARY},
    "D1": {"kind": SourceKind.DOCUMENT, "group": "gov"},
}
CODINGS = [
    "W1.2 EM1.1 + Training is regular",
    "W2.2 EM1.1 - I never saw any",
    "P2.1 EM1.1 + there was some",
    "D1.1 EM1.1 + Six trainings",
    "W1.2 EM1.2 + regular",
    "W2.2 SUG1 - far",
    "W1.2 SUG1 + Training",
]


def study_of(*memos: Memo, **more: object) -> Study:
    told = {
        "informants": PEOPLE, "sources": SOURCES, "entries": ENTRIES, "codings": CODINGS,
        "language": "en", "settings": {"guide": (Question("Q1", "How was it?", ("EM1",)),)},
    }  # fmt: skip
    return build_study(memos=memos, **{**told, **more})  # type: ignore[arg-type]


def memo(text: str) -> Memo:
    about = (("code", "EM1.1"),)
    return Memo("memos/EM1.1.md", about, MemoKind.ANALYTIC, "A memo", text)


def document(study: Study) -> Document:
    return worksheets_document(study, Selection(), worksheets(study, Selection()))


def table(study: Study, name: str) -> Table:
    return next(one for one in document(study).tables if one.name == name)


def test_there_is_a_sheet_for_what_contradicts_itself_and_none_for_suggestions() -> None:
    assert [one.row.code.id for one in worksheets(study_of(), Selection())] == ["EM1.1"]


def test_both_sides_stand_there_word_for_word_with_the_question_before() -> None:
    rows = table(study_of(), "worksheet-sides").rows
    assert [[str(one.content[0]) for one in row] for row in rows] == [
        ["Mrs A", "“How is training, [Mrs A]?”", "“Training is regular”", "W1.2"],
        ["D1", "–", "“Six trainings […]”", "D1.1"],
        ["Mr B", "“And for you?”", "“I never saw any”", "W2.2"],
    ]


def test_what_the_guide_asks_and_what_stands_elsewhere_is_told() -> None:
    text = outline(document(study_of()))
    assert "* Q1 How was it?" in text
    assert (
        "* Triangulation of techniques: Group gov – Convergent: Interviews: Favourable (+), W1.2"
        in text
    )
    assert "preliminary – Mr B: Favourable (+), P2.1" in text


def test_each_cause_has_what_the_data_show_of_both_sides_and_room_to_write() -> None:
    rows = {str(row[0].content[0]): row for row in table(study_of(), "worksheet-causes").rows}
    assert list(rows) == ["Time", "Place", "Position", "Interest", "Way of asking"]
    assert [str(one) for one in rows["Time"][1].content] == [
        "Group gov: W1 · 5 January 2026; D1 · undated",
        "Group com: W2 · 6 February 2026",
    ]
    assert "Mrs A · Key" in str(rows["Position"][1].content[0])
    assert "D1: 1 statement without a question" in str(rows["Way of asking"][1].content[0])
    assert all(set(str(line)) == {"…"} for row in rows.values() for line in row[2].content)


def test_what_is_written_under_the_heading_that_it_names_is_printed_by_the_table() -> None:
    study = study_of()
    (sheet,) = worksheets(study, Selection())
    where = str(worksheet_record(study, sheet)["write_in"])
    assert "qualcode memo new --code EM1.1" in where
    heading = where.split("“")[1].split("”")[0]
    written = study_of(memo(f"{heading}\nOthers were invited."))
    row = triangulation_document(written, Selection()).tables[0].rows[0]
    assert "Others were invited." in " ".join(str(w) for one in row for w in one.content)
    (explained,) = worksheets(written, Selection())
    assert explained.explained
    assert "Write it in memos/EM1.1.md" in str(worksheet_record(written, explained)["write_in"])
    assert "Others were invited." in all_text(document(written))


def test_names_without_consent_stand_nowhere_on_it() -> None:
    text = all_text(document(study_of()))
    assert "Rini" not in text and "Joko" not in text
    (sheet,) = worksheets(study_of(), Selection())
    assert "Rini" not in str(worksheet_record(study_of(), sheet))


def test_where_nothing_contradicts_itself_that_is_said() -> None:
    text = all_text(document(study_of(codings=CODINGS[:1])))
    assert "no code on which groups or informants contradict each other" in text


def test_one_group_has_no_sides() -> None:
    with pytest.raises(QualcodeError, match="satu kelompok sumber tidak dapat ditriangulasi"):
        worksheets(study_of(), Selection(groups=("gov",)))
