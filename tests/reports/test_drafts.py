"""The draft rule, numbering, notes and source lines that all reports share."""

from __future__ import annotations

import re
from datetime import date

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.document import Document, Figure, Paragraph, Table
from qualcode.model.informant import Informant
from qualcode.model.source import Phase, SourceKind
from qualcode.reports import (
    display_document,
    reduction_document,
    thesis_report,
    triangulation_overview,
)
from qualcode.study import Selection, Study
from tests.document_outline import all_text
from tests.study_builder import build_study

DRAF = "DRAF – kode usulan belum ditinjau peneliti"


def study_with(coder: str, **more: object) -> Study:
    """Two informants; the second coding is by `coder`."""
    return build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good and cheap", "W2": "I2> bad"},
        codings=["W1.1 EM1.1 + good", "W1.1 PR1.1 + cheap", f"W2.1 EM1.1 - bad{coder}"],
        **{"date": date(2026, 3, 1), **more},
    )


def report(study: Study, **selection: object) -> Document:
    return thesis_report(study, Selection(**selection), "1.0")


def table(document: Document, name: str) -> Table:
    return next(one for one in document.tables if one.name == name)


def test_a_report_with_open_proposals_says_draft_once_on_its_title_page_and_in_tables() -> None:
    document = report(study_with(" @rules"))
    assert document.title_page
    on_title_page = [str(document.title), *map(str, document.lines), str(document.banner)]
    assert [one for one in on_title_page if "DRAF" in one] == [DRAF]
    assert document.banner == DRAF
    reduction = table(document, "reduction")
    assert reduction.title == "DRAF – Matriks reduksi data"
    assert f"{DRAF}: 2 dari 3 segmen berkode telah ditinjau." in reduction.notes
    drafts = [one for one in document.tables if str(one.title).startswith("DRAF")]
    assert drafts
    assert not any("diolah peneliti" in str(one.source) for one in drafts)


def test_a_part_without_a_title_page_says_draft_in_its_title() -> None:
    document = thesis_report(study_with(" @rules"), Selection(), "1.0", parts=["bab-4"])
    assert (document.title, document.banner) == (f"A study ({DRAF})", DRAF)


def test_a_table_of_reviewed_codings_only_is_no_draft_though_the_report_is_one() -> None:
    checked = table(report(study_with(" @rules")), "checklist-PR")
    assert checked.title == "Matriks daftar cek: PR Protecting"
    assert checked.source == "Sumber: Hasil wawancara, diolah peneliti (2026)"


def test_a_reviewed_report_says_nothing_of_a_draft_and_claims_the_researchers_work() -> None:
    document = report(study_with(""))
    assert (document.banner, document.title) == ("", "A study")
    reduction = table(document, "reduction")
    assert reduction.title == "Matriks reduksi data"
    assert reduction.source == "Sumber: Hasil wawancara, diolah peneliti (2026)"
    assert "Telah ditinjau: 3 dari 3 segmen berkode." in reduction.notes
    assert "DRAF" not in all_text(document)


@pytest.mark.parametrize("study", [study_with(" @rules"), study_with(" @rules", reviewed="only")])
def test_the_strict_view_is_no_draft_and_says_that_it_is_strict(study: Study) -> None:
    selection = {} if study.settings.reviewed == "only" else {"reviewed": "only"}
    document = report(study, **selection)
    assert document.banner == ""
    assert "Hanya segmen berkode yang telah ditinjau." in table(document, "reduction").notes


ANALYSED = [
    "reduction",
    "coverage",
    "uncoded",
    "conceptually-clustered",
    "checklist-EM",
    "code-frequency",
    "display-matrix",
    "triangulation",
    "triangulation-quotations",
]


@pytest.mark.parametrize("name", ANALYSED)
def test_every_table_of_results_says_what_is_reviewed_and_which_phase(name: str) -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W0": "I1> early", "W1": "I1> good", "W2": "I2> nothing to code"},
        entries={"W0": {"phase": Phase.PRELIMINARY}},
        codings=["W1.1 EM1.1 + good"],
    )
    notes = table(report(study), name).notes
    assert "Telah ditinjau: 1 dari 1 segmen berkode." in notes
    assert "Fase: pengumpulan data utama." in notes


def test_a_study_of_one_phase_says_nothing_of_phases() -> None:
    assert "Fase:" not in all_text(report(study_with("")))


@pytest.mark.parametrize("name", ["code-frequency", "coverage"])
def test_where_counts_stand_it_is_said_that_they_are_segments(name: str) -> None:
    notes = " ".join(table(report(study_with("")), name).notes)
    assert re.search(r"Angka menunjukkan segmen( berkode)?, bukan orang", notes)


def test_tables_are_numbered_within_the_chapter() -> None:
    document = reduction_document(study_with("", chapter=5), Selection())
    found = [
        (one.caption.word, one.caption.chapter, one.caption.number)
        for one in document.tables
        if one.caption
    ]
    assert found == [("Tabel", 5, number) for number in range(1, len(document.tables) + 1)]


def test_figures_are_numbered_apart_and_say_what_tables_say() -> None:
    display = DISPLAYS["code-frequency"]
    study = study_with(" @rules", illustrative=True)
    document = display_document(study, display, DisplayRequest())
    (figure,) = (one for one in document.blocks if isinstance(one, Figure))
    assert figure.caption
    assert (figure.caption.word, figure.caption.printed) == ("Gambar", "4.1")
    assert str(figure.title).startswith("DRAF – ")
    assert figure.notes == (
        f"{DRAF}: 2 dari 3 segmen berkode telah ditinjau.",
        "Data ilustratif",
    )
    assert figure.source == "Sumber: Hasil wawancara (2026)"


def test_the_source_line_names_the_techniques_behind_the_table() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> good", "O1": "Seen.", "D1": "Read."},
        entries={
            "O1": {"kind": SourceKind.OBSERVATION, "date": date(2025, 12, 17)},
            "D1": {"kind": SourceKind.DOCUMENT},
        },
        codings=["W1.1 EM1.1 + good", "O1.1 EM1.1 + Seen", "D1.1 PR1.1 0 Read"],
    )
    line = table(reduction_document(study, Selection()), "reduction").source
    assert line == "Sumber: Hasil wawancara, observasi, dokumentasi, diolah peneliti (2025)"


def test_the_date_is_the_studys_else_the_newest_sources_and_never_today() -> None:
    sources = {"W1": "I1> a", "W2": "I1> b"}
    entries = {"W1": {"date": date(2026, 1, 17)}, "W2": {"date": date(2025, 1, 1)}}
    study = build_study(informants={"I1": "gov"}, sources=sources, entries=entries)
    assert report(study).date == date(2026, 1, 17)
    assert report(build_study(sources={})).date is None
    assert report(study_with("")).date == date(2026, 3, 1)


def test_a_table_without_a_date_has_a_source_line_without_a_year() -> None:
    line = table(report(study_with("", date=None)), "reduction").source
    assert line == "Sumber: Hasil wawancara, diolah peneliti"


def test_the_notes_tell_phase_and_selection() -> None:
    study = study_with("", language="en", entries={"W2": {"phase": Phase.PRELIMINARY}})
    selection = Selection(codes=("EM",), groups=("gov",), phase="all")
    notes = triangulation_overview(study, selection).tables[0].notes
    assert "Phase: preliminary and main." in notes
    assert "Limited to codes EM; groups Group gov." in notes


def test_a_selected_informant_is_named_as_they_may_be_printed() -> None:
    people = [Informant("I1", "Endang", "gov", pseudonym="Mrs A"), Informant("I2", "B", "com")]
    study = build_study(
        informants=people, sources={"W1": "I1> good"}, codings=["W1.1 EM1.1 + good"]
    )
    notes = table(report(study, informants=("I1",)), "reduction").notes
    assert "Dibatasi pada informan Mrs A." in notes


def test_invented_data_are_called_so_under_every_table_that_is_made_of_them() -> None:
    document = report(study_with("", illustrative=True))
    assert "Data ilustratif" in document.lines
    said = {one.name: "Data ilustratif" in one.notes for one in document.tables}
    assert all(said[name] for name in {*ANALYSED, "informants"} - {"uncoded"})
    assert not said["codebook"]
    figures = (one for one in document.blocks if isinstance(one, Figure))
    (model,) = (one for one in figures if one.name == "interactive-model")
    assert "Data ilustratif" not in model.notes


@pytest.mark.parametrize(("edition", "title"), [(1994, "reduksi"), (2014, "kondensasi")])
def test_the_edition_decides_what_the_first_stage_is_called(edition: int, title: str) -> None:
    text = all_text(report(study_with("", edition=edition))).lower()
    assert f"matriks {title} data" in text
    assert ("reduksi" in text) != ("kondensasi" in text)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("coder", ["", " @rules"])
def test_no_report_claims_validity_or_prints_a_bare_percentage(language: str, coder: str) -> None:
    text = all_text(report(study_with(coder, language=language))).lower()
    for word in ("valid", "terbukti", "proven", "responden", "%"):
        assert word not in text


def test_a_share_of_many_turns_is_printed_with_its_base() -> None:
    turns = "\n".join(f"I1> turn {number}" for number in range(40))
    study = build_study(
        informants={"I1": "gov"}, sources={"W1": turns}, codings=["W1.1 EM1.1 + turn"]
    )
    assert "39 dari 40 (98%) giliran" in all_text(reduction_document(study, Selection()))


def test_the_same_study_gives_the_same_document() -> None:
    assert report(study_with(" @rules")) == report(study_with(" @rules"))


def test_a_study_with_nothing_in_it_still_gives_a_report() -> None:
    document = report(build_study(sources={}))
    assert any(isinstance(one, Paragraph) and one.prompt for one in document.blocks)


def test_a_preliminary_interview_is_left_out_of_the_main_phase() -> None:
    study = study_with("", entries={"W2": {"phase": Phase.PRELIMINARY}})
    assert "bad" not in all_text(report(study))
    assert "bad" in all_text(report(study, phase="all"))
