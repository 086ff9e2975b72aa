"""What stands under the table of a display: what it counts, and of which selection it is."""

from __future__ import annotations

from datetime import date

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.displays.own import DeclaredDisplay
from qualcode.document import Document, Figure, Table
from qualcode.model.informant import Case, Informant
from qualcode.model.memo import Event, Finding, Link, Memo, MemoKind
from qualcode.model.settings import Grade, OwnDisplay
from qualcode.model.source import Phase
from qualcode.model.text import LocalText
from qualcode.reports import display_document, thesis_report
from qualcode.reports.display import display_as_json
from qualcode.study import Selection, Study
from tests.document_outline import all_text
from tests.study_builder import build_study

REVIEWS = ("DRAF", "telah ditinjau", "belum ditinjau", "diolah peneliti")
OWN = OwnDisplay(
    "early", LocalText.plain("Early"), "group", "code", "counts", where={"phase": ("preliminary",)}
)


def rated(case: str, grade: str) -> Memo:
    about = (("case", case), ("code", "EM1.1"))
    return Memo(f"{case}.md", about, MemoKind.SUMMARY, "", "", scale="size", grade=grade)


def happened(case: str, code: str) -> Memo:
    event = Event(date(2026, 1, 5), "", "it fell", None, critical=True)
    return Memo(f"e-{case}.md", (("case", case), ("code", code)), MemoKind.EVENT, "Flood", "",
                event=event)  # fmt: skip


def study(**more: object) -> Study:
    """One proposal that nobody reviewed; ratings, attributes and events beside it."""
    return build_study(
        informants=[Informant("I1", "Rini", "gov", case="a"), Informant("I2", "Joko", "com")],
        cases=[
            Case("a", LocalText.plain("A"), "low", {"size": "1"}),
            Case("b", LocalText.plain("B"), "high", {"size": "2"}),
        ],
        scales={"size": (Grade("low"), Grade("high"))},
        sources={"W1": "I1> good and cheap", "W2": "I2> bad", "W0": "I1> early"},
        entries={"W0": {"phase": Phase.PRELIMINARY}},
        codings=["W1.1 EM1.1 + good @rules", "W0.1 EM1.1 + early"],
        memos=(rated("a", "low"), rated("b", "high"), happened("a", "OB1"), happened("b", "OB1")),
        findings=(
            Finding("f.md", "T1", "Tied", (), "", "", "So.", links=(
                Link(("informant", "I1"), ("group", "com"), evidence=("W1:1",)),
            )),
        ),
        date=date(2026, 3, 1),
        **more,
    )  # fmt: skip


def shown(document: Document) -> list[Table | Figure]:
    return [one for one in document.blocks if isinstance(one, Table | Figure)]


@pytest.mark.parametrize(
    ("name", "selection", "source"),
    [
        ("variable-by-variable", Selection(), "Sumber: Data penelitian (2026)"),
        ("scatterplot", Selection(), "Sumber: Data penelitian (2026)"),
        ("critical-incidents", Selection(), "Sumber: Memo peneliti (2026)"),
        ("composite-sequence", Selection(), "Sumber: Memo peneliti (2026)"),
        ("event-listing", Selection(), "Sumber: Memo peneliti (2026)"),
        ("context-chart", Selection(groups=("com",)), "Sumber: Data penelitian (2026)"),
        ("checklist", Selection(codes=("PR1.1",)), "Sumber: Data penelitian (2026)"),
        ("coverage", Selection(groups=("com",)), "Sumber: Data penelitian (2026)"),
        ("co-occurrence", Selection(), "Sumber: Data penelitian (2026)"),
    ],
)
def test_a_display_that_counts_no_coding_says_nothing_of_reviews_but_of_its_selection(
    name: str, selection: Selection, source: str
) -> None:
    document = display_document(study(), DISPLAYS[name], DisplayRequest(selection))
    assert not [word for word in REVIEWS if word in all_text(document)]
    found = shown(document)
    assert found
    for one in found:
        assert one.source == source
        assert "Fase: pengumpulan data utama." in one.notes
        assert ("Dibatasi pada kelompok Group com." in one.notes) is bool(selection.groups)


def test_a_rule_is_printed_once_in_a_chapter_and_the_other_tables_say_where() -> None:
    made = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good", "W2": "I2> bad"},
        codings=["W1.1 EM1.1 + good", "W2.1 PR1.1 - bad"],
    )
    tables = thesis_report(made, Selection(), "1.0").tables
    aspects = {one.name: str(one.notes) for one in tables if one.name.startswith("checklist-")}
    first, second = aspects["checklist-EM"], aspects["checklist-PR"]
    assert "Aturan pengisian: posisi per kode" in first
    assert "Aturan pengisian: posisi per kode" not in second
    assert f"Aturan pengisian: lihat {_called(tables, 'checklist-EM')}." in second
    # The chapter and the appendix quote by the same rule, and each states it once.
    for name in ("conceptually-clustered", "display-matrix"):
        (rule, *_) = next(one.notes for one in tables if one.name == name)
        assert "satu kutipan yang menunjukkan posisi sel" in str(rule)


def _called(tables: tuple[Table, ...], name: str) -> str:
    (caption,) = (one.caption for one in tables if one.name == name)
    assert caption
    return f"{caption.word} {caption.printed}"


def test_as_data_it_is_titled_as_it_is_in_print() -> None:
    for name, title in (
        ("variable-by-variable", "Matriks variabel dengan variabel"),
        ("checklist", "Matriks daftar cek (DRAF – kode usulan belum ditinjau peneliti)"),
    ):
        assert display_as_json(study(), DISPLAYS[name], DisplayRequest())["title"] == title


def test_a_display_that_shows_proposals_is_a_draft_and_says_of_how_many() -> None:
    (table,) = shown(display_document(study(), DISPLAYS["checklist"], DisplayRequest()))
    assert str(table.title).startswith("DRAF")
    assert (
        "DRAF – kode usulan belum ditinjau peneliti: 0 dari 1 segmen berkode telah ditinjau."
        in table.notes
    )
    assert table.source == "Sumber: Hasil wawancara (2026)"


def test_a_picture_whose_table_names_no_coding_is_about_all_of_them() -> None:
    found = shown(display_document(study(), DISPLAYS["code-frequency"], DisplayRequest()))
    assert [(type(one), str(one.title)[:4]) for one in found] == [(Table, "DRAF"), (Figure, "DRAF")]
    (picture,) = (one for one in found if isinstance(one, Figure))
    assert not [one for row in picture.table.rows for one in row if one.evidence]


def test_an_own_display_has_the_notes_of_its_own_where_also_in_the_thesis() -> None:
    made = study(displays=(OWN,))
    alone = display_document(made, DeclaredDisplay(OWN), DisplayRequest())
    for document in (alone, thesis_report(made, Selection(), "1.0", parts=("bab-4",))):
        (table,) = (one for one in document.tables if one.name == "early")
        assert "Fase: pendahuluan." in table.notes
        assert "Fase: pengumpulan data utama." not in table.notes
        assert "Telah ditinjau: 1 dari 1 segmen berkode." in table.notes
        assert not str(table.title).startswith("DRAF")
