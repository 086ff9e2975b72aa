"""What a workbook has besides a report: the evidence as a list, and the words behind its cells."""

from __future__ import annotations

import pytest

from qualcode.displays.notes import for_print
from qualcode.document import (
    Align,
    Bars,
    Column,
    Document,
    Figure,
    Paragraph,
    Reference,
    Resolver,
    Section,
    Table,
    cell,
    phrase,
)
from qualcode.frame import COLUMNS
from qualcode.model.informant import Case, Consent, Informant
from qualcode.model.text import LocalText
from qualcode.reports import thesis_report
from qualcode.reports.evidence import evidence_document
from qualcode.reports.evidence_sheet import evidence_sheet
from qualcode.reports.workbook import workbook
from qualcode.study import Selection, Study
from tests.study_builder import build_study

ALL = Selection(phase="all")
PEOPLE = [
    Informant("I1", "Endang Wulandari", "gov", role="head", pseudonym="Mrs A", aliases=("Endang",)),
    Informant("I2", "Bambang Sutejo", "com", role="weaver", consent=Consent.WITHDRAWN),
]


def study_of() -> Study:
    return build_study(
        informants=PEOPLE,
        sources={
            "W1": "P> And?\nI1> Endang had training every year.",
            "W2": "I2> Training was never here.",
        },
        codings=(
            "W1.2 EM1.1 + Endang had training",
            "W1.2 OB1 - every year @rules",
            "W2.1 EM1.1 - Training was never here",
        ),
        settings={"language": "en"},
    )


def table(*codings: str) -> Table:
    """A table of one cell that rests on codings."""
    evidence = tuple(Reference(one, "W1", 2) for one in codings)
    return Table("T", (Column("A"),), (Section(((cell("x", evidence=evidence),),)),))


def column(table: Table, head: str) -> list[str]:
    """What stands in the column of that head."""
    heads = [str(one.header) for one in table.columns]
    return [str(row[heads.index(head)].content[0]) for row in table.rows]


def test_a_report_ends_with_the_evidence_one_row_for_each_coding() -> None:
    study = study_of()
    report = thesis_report(study, ALL, "1")
    *before, evidence = workbook(study, ALL, report).blocks
    assert isinstance(evidence, Table)
    assert evidence.records
    assert (evidence.name, evidence.title) == (
        "evidence", "Evidence: one row per coded segment, for filters and pivot tables",
    )  # fmt: skip
    assert len(evidence.rows) == len(evidence_document(study, ALL).tables[0].rows)
    assert tuple(before[: len(report.blocks)]) == report.blocks


def test_the_evidence_names_every_dimension_in_the_words_of_the_report_and_then_has_ids() -> None:
    study = study_of()
    evidence = workbook(study, ALL, thesis_report(study, ALL, "1")).tables[-1]
    heads = [str(one.header) for one in evidence.columns]
    ids = heads[heads.index("id") :]
    assert ids == [name for name in COLUMNS if name not in {"quotation", "role", "date", "note"}]
    named = heads[: heads.index("id")]
    assert len({head.casefold() for head in heads}) == len(heads)
    first = {head: str(evidence.rows[0][n].content[0]) for n, head in enumerate(named)}
    assert first == {
        "Place": "W1.2",
        "Quotation": "[Mrs A] had training",
        "Code and label": first["Code and label"],
        "Indicator and label": first["Indicator and label"],
        "Aspect and label": first["Aspect and label"],
        "Position": "Favourable (+)",
        "Speaker": "Mrs A",
        "Source group": "Group gov",
        "Technique": "interviews",
        "Phase of fieldwork": "main",
        "State": "Coded by the researcher",
    }
    assert first["Code and label"].startswith("EM1.1 ")
    assert first["Aspect and label"].startswith("EM ")


def test_attributes_of_speakers_and_cases_are_columns_of_the_evidence_numbers_as_numbers() -> None:
    known = {"age": "41", "code": "x"}
    people = [Informant("I1", "Endang", "gov", consent=Consent.ROLE, attributes=known)]
    codings = ("W1.2 EM1.1 + training", "W1.3 EM1.1 + training")
    sources = {"W1": "P> And?\nI1> We had training.\nXY> Also training."}
    study = build_study(informants=people, sources=sources, codings=codings)
    evidence = evidence_sheet(study, ALL)
    heads = [str(one.header) for one in evidence.columns]
    age, code = (heads.index(name) for name in ("age", "code 2"))
    assert heads.index("id") > max(age, code)
    assert evidence.columns[age].align is Align.RIGHT
    assert evidence.columns[code].align is Align.LEFT
    assert [row[age].content for row in evidence.rows] == [("41",), ("",)]


@pytest.mark.parametrize(
    ("consent", "printed"),
    [
        (Consent.NAMED, {"Role": "head", "age": "41", "size": "3", "grant": "none"}),
        (Consent.ROLE, {"Role": "head", "age": "41", "size": "3", "grant": "none"}),
        (Consent.ANONYMOUS, {"Role": "", "age": "", "size": "", "grant": "none"}),
    ],
)
def test_attributes_of_a_speaker_are_told_where_the_role_may_be(
    consent: Consent, printed: dict[str, str]
) -> None:
    """I2 lets everything be told, so that there is a column of each for whoever does not."""
    own, other = {"age": "41", "size": "3"}, {"age": "22", "size": "7"}
    study = build_study(
        informants=[
            Informant("I1", "A", "gov", role="head", consent=consent, attributes=own, case="a"),
            Informant("I2", "B", "com", role="seller", consent=Consent.NAMED, attributes=other),
        ],
        cases=[Case("a", LocalText.plain("A"), "low", {"size": "12", "grant": "none"})],
        sources={"W1": "I1> We had training.\nI2> So had we."},
        codings=("W1.1 EM1.1 + training", "W1.2 EM1.1 + So had we"),
        settings={"language": "en"},
    )
    sheet = Resolver("en", study.wording.say).table(evidence_sheet(study, ALL))
    rows = [{head: column(sheet, head)[n] for head in printed} for n in range(2)]
    assert rows == [printed, {"Role": "seller", "age": "22", "size": "7", "grant": ""}]


def test_heads_of_the_evidence_are_unique_whatever_attributes_are_called() -> None:
    names = ["age", "Age!", "age 2", "AGE?", "Position", "Note", "code", "!!!", "???"]
    known = {name: str(number) for number, name in enumerate(names)}
    people = [Informant("I1", "A", "gov", consent=Consent.NAMED, attributes=known)]
    study = build_study(
        informants=people,
        sources={"W1": "I1> We had training."},
        codings=("W1.1 EM1.1 + training",),
        settings={"language": "en"},
    )
    sheet = Resolver("en", study.wording.say).table(evidence_sheet(study, ALL))
    heads = [str(one.header) for one in sheet.columns]
    assert len({head.casefold() for head in heads}) == len(heads)
    first = heads.index("age")
    assert [str(one.content[0]) for one in sheet.rows[0][first : first + 9]] == list("012345678")
    assert heads[first : first + 9] == [
        "age", "Age 2", "age 2 2", "AGE 3", "Position 2", "Note 2", "code 2", "Traits", "Traits 2",
    ]  # fmt: skip


def test_displays_besides_the_report_say_their_own_rules_and_lead_to_no_table() -> None:
    study = study_of()
    report = thesis_report(study, ALL, "1")
    added = workbook(study, ALL, report).tables[len(report.tables) : -1]
    said = [str(note) for one in added for note in one.notes]
    assert any("Decision rule" in note for note in said)
    assert not [note for note in said if "see Table" in note]


def test_displays_that_the_report_has_no_room_for_are_in_it_once_and_without_a_number() -> None:
    study = study_of()
    report = thesis_report(study, ALL, "1")
    added = workbook(study, ALL, report).tables[len(report.tables) : -1]
    names = {one.name for one in added}
    assert {"framework", "co-occurrence"} <= names
    assert not names & {one.name for one in report.tables}
    assert {one.caption for one in added} == {None}
    assert all(one.source and one.notes for one in added)


def test_the_evidence_is_that_of_the_selection() -> None:
    study, chosen = study_of(), Selection(codes=("OB1",), phase="all")
    evidence = workbook(study, chosen, thesis_report(study, chosen, "1")).tables[-1]
    assert column(evidence, "code") == ["OB1"]


def test_the_lines_under_the_title_tell_how_much_there_is_and_how_much_is_reviewed() -> None:
    study = study_of()
    lines = workbook(study, ALL, thesis_report(study, ALL, "1")).lines
    assert any("coded segments" in str(line) for line in lines)
    assert any("coded segments reviewed" in str(line) for line in lines)


def test_no_name_and_no_word_of_who_withdrew_is_in_it() -> None:
    study = study_of()
    found = workbook(study, ALL, thesis_report(study, ALL, "1"))
    evidence = found.tables[-1]
    said = [str(words) for row in evidence.rows for one in row for words in one.content]
    said += [f"{one.text} {one.speaker} {one.place}" for one in found.passages]
    assert any("[Mrs A] had training" in words for words in said)
    for secret in ("Endang", "Wulandari", "Bambang", "Sutejo", "never here"):
        assert not [words for words in said if secret in words]


def test_a_display_gets_the_words_behind_its_cells_too() -> None:
    study = study_of()
    coding = study.select(ALL)[0].coding.id
    found = workbook(study, ALL, Document("x", "en", (table(coding),)))
    assert found.blocks[0] == table(coding)
    assert len(found.blocks) == 2
    assert coding in {one.coding for one in found.passages}


def test_a_document_that_rests_on_no_coding_stays_as_it_is() -> None:
    document = Document("x", "en", (Paragraph("y"), table()))
    assert workbook(study_of(), ALL, document) is document


def test_what_the_program_offers_its_user_is_in_no_table_nor_figure() -> None:
    offer = phrase("note.large", n=28, most=20)
    table = Table("", (Column("A"),), (Section(((cell("x"),),)),), (offer, "Aturan."))
    shown = for_print(Figure("", Bars((), "segmen"), table, notes=("Ket.", offer)))
    assert isinstance(shown, Figure)
    assert (shown.notes, shown.table.notes) == (("Ket.",), ("Aturan.",))
