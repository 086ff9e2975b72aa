"""The thesis pack, the data form of documents, places and the catalogue."""

from __future__ import annotations

from datetime import date

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.document import Heading
from qualcode.model.informant import Case, Consent, Informant, InformantKind
from qualcode.model.text import LocalText
from qualcode.reports import (
    conclusion_document,
    display_as_json,
    display_catalogue,
    reduction_document,
    thesis_report,
)
from qualcode.study import Selection
from tests.document_outline import all_text, outline
from tests.study_builder import build_study


def test_the_report_has_all_parts_in_order() -> None:
    document = thesis_report(build_study(sources={}), Selection(), "1.0")
    level_1 = [b.text for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    assert level_1 == [
        "Bab II Tinjauan Pustaka",
        "Bab III Metode Penelitian",
        "Bab IV Hasil Penelitian dan Pembahasan",
        "Bab V Penutup",
        "Daftar Pustaka",
        "Lampiran 1 Kisi-kisi instrumen penelitian",
        "Lampiran 2 Pedoman wawancara",
        "Lampiran 3 Hasil observasi",
        "Lampiran 4 Daftar dokumentasi",
        "Lampiran 5 Transkrip wawancara",
        "Lampiran 6 Catatan lapangan",
        "Lampiran 7 Matriks reduksi data",
        "Lampiran 8 Matriks penyajian data",
        "Lampiran 9 Triangulasi",
        "Lampiran 10 Lembar pengecekan anggota (member check)",
        "Lampiran 11 Pernyataan kesediaan menjadi informan",
        "Lampiran 12 Surat izin dan surat keterangan penelitian",
        "Lampiran 13 Foto kegiatan penelitian",
        "Lampiran 14 Jejak audit",
    ]
    assert document.title_page


def test_the_informant_table_prints_what_consent_allows() -> None:
    people = [
        Informant(
            "I1",
            "Rini",
            "gov",
            role="head",
            kind=InformantKind.KEY,
            selection="knows the programme",
            consent=Consent.NAMED,
        ),
        Informant("I2", "Joko", "com", pseudonym="Mr B", role="weaver", sample=False),
    ]
    study = build_study(informants=people, sources={"W1": "I1> a", "W2": "I2> b"}, language="en")
    tables = thesis_report(study, Selection(), "1.0", parts=["bab-3"]).tables
    rows = next(one for one in tables if one.name == "informants").rows
    assert [[" ".join(cell.content) for cell in row] for row in rows] == [
        ["1", "I1", "Rini", "head", "Key", "Group gov", "knows the programme"],
        ["2", "I2", "Mr B", "withheld", "outside N", "Group com", "–"],
    ]


def test_provenance_names_sources_by_id_and_hash() -> None:
    study = build_study(informants={"I1": "gov"}, sources={"W1": "I1> a"})
    text = all_text(thesis_report(study, Selection(), "9.8.7"))
    assert "qualcode 9.8.7" in text
    assert "1 sumber, N = 1 informan, 0 segmen berkode." in text
    assert study.sources[0].sha256[:12] in text
    assert "c" * 12 in text
    assert "W1.txt" not in text


@pytest.mark.parametrize(
    ("pattern", "printed"),
    [
        ("{source}.{turn}", "W1.2"),
        ("{informant}, {date}", "Mrs A, 17 Januari 2026"),
        ("{source}:{line} {time}", "W1:2 09.00"),
        ("Wawancara", "Wawancara"),
        ("{nonsense} {source}", "{nonsense} W1"),
    ],
)
def test_a_place_is_cited_by_the_studys_pattern(pattern: str, printed: str) -> None:
    study = build_study(
        informants=[Informant("I1", "Rini", "gov", pseudonym="Mrs A")],
        sources={"W1": "P> And?\nI1> good"},
        entries={"W1": {"date": date(2026, 1, 17), "time": "09.00"}},
        codings=["W1.2 EM1.1 + good"],
        citation=pattern,
    )
    rows = reduction_document(study, Selection()).tables[0].rows
    assert rows[0][-1].content == (printed,)


def test_each_quotation_has_a_row_with_its_place_and_sign() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> good\nI1> bad\nI1> bad"},
        codings=["W1.1 EM1.1 + good", "W1.2 EM1.1 - bad", "W1.3 EM1.1 - bad"],
    )
    rows = reduction_document(study, Selection()).tables[0].rows
    assert [row[-1].content for row in rows] == [("W1.1",), ("W1.2",), ("W1.3",)]
    assert [row[2].content[0][-3:] for row in rows] == ["(+)", "(−)", "(−)"]


def test_a_draft_conclusion_says_who_and_in_which_words() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good but dear", "W2": "I2> bad, do more"},
        codings=[
            "W1.1 EM1.1 + good",
            "W2.1 EM1.1 - bad",
            "W1.1 OB1 - dear",
            "W2.1 SUG1 0 do more",
        ],
        language="en",
        questions=("How?",),
    )
    text = outline(conclusion_document(study, Selection()))
    assert text.splitlines()[1].startswith("Draft, not yet a conclusion.")
    assert (
        "EM1.1 Training: the source groups' views differ. Group gov: Favourable (+) – "
        "Person I1 (+), 1 of 1 informant; Group com: Unfavourable (−) – Person I2 (−), "
        "1 of 1 informant. Opposed: Person I1 (+) and Person I2 (−)."
    ) in text
    assert "> bad […] -- Person I2, W2.1; −" in text
    assert "No coded segment: EM1.2 Guidance." in text
    assert "### Obstacles named\nOB1 Cost: Person I1 (1 segment)." in text
    assert "### Suggestions made\nSUG1 Hope: Person I2 (1 segment)." in text
    assert text.endswith("How?\n… (to be written by the researcher)")


def test_a_document_as_data_gives_every_cell_with_its_codings() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good"},
        codings=["W1.1 EM1.1 + good"],
        language="en",
    )
    request = DisplayRequest(Selection(codes=("EM1.1",)), level="code")
    data = display_as_json(study, DISPLAYS["checklist"], request)
    assert (data["display"], data["phase"], data["draft"]) == ("checklist", "main", None)
    (table,) = data["tables"]
    (section,) = table["sections"]
    assert section["title"] == "EM Empowering"
    row = section["rows"][0]
    assert row[1]["text"] == ["Favourable (+), 1 of 1 (W1.1)"]
    assert row[1]["evidence"] == [{"coding": study.codings[0].id, "source": "W1", "turn": 1}]
    assert (row[2]["text"], row[2]["tone"], row[2]["evidence"]) == (["No source"], "empty", [])


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_catalogue_lists_every_display_and_needs_no_study(language: str) -> None:
    (table,) = display_catalogue(language).tables
    assert [row[0].content[0] for row in table.rows] == list(DISPLAYS.names)


def test_a_picture_as_data_has_its_table_unless_that_stands_beside_it() -> None:
    cases = [
        Case("a", LocalText.plain("Case A"), "good", {"size": "3"}),
        Case("b", LocalText.plain("Case B"), "poor", {"size": "12"}),
    ]
    study = build_study(sources={"W1": "words"}, cases=cases, language="en")
    request = DisplayRequest(by=("attribute:size", "outcome"))
    (figure,) = display_as_json(study, DISPLAYS["scatterplot"], request)["figures"]
    assert (figure["name"], figure["kind"]) == ("scatterplot", "scatter")
    rows = figure["table"]["sections"][0]["rows"]
    assert [[cell["text"] for cell in row] for row in rows] == [
        [["good"], ["Case A"], []],
        [["poor"], [], ["Case B"]],
    ]
    beside = display_as_json(study, DISPLAYS["coverage"], DisplayRequest())
    assert "table" not in beside["figures"][0]
    assert [table["name"] for table in beside["tables"]] == ["coverage"]
