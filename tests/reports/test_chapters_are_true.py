"""What chapters and appendices say is true of the data, and gives nobody away."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from qualcode.document import Bullets, Heading, Table
from qualcode.model.coding import Polarity
from qualcode.model.informant import Case, Consent, Informant
from qualcode.model.memo import Finding
from qualcode.model.privacy import printed_selection
from qualcode.model.settings import Grade
from qualcode.model.source import Phase, SourceKind
from qualcode.model.text import LocalText
from qualcode.reports.checklists import methods_texts
from qualcode.reports.checklists.item import Reported
from qualcode.reports.thesis import thesis_report
from qualcode.reports.thesis.part import Pack
from qualcode.reports.writer import Writer
from qualcode.stages.code_origins import CodeOrigins
from qualcode.study import Selection, Study
from tests.document_outline import all_text, outline
from tests.study_builder import build_study

BOSS = Informant(
    "I1", "Rini", "gov", pseudonym="Mrs A", role="head", selection="heads the only office"
)


def finding(name: str, title: str, *about: str, **told: Any) -> Finding:
    return Finding(
        f"{name}.md", name, title, about, **{"grade": "", "scale": "", "text": "x", **told}
    )


def part(study: Study, *names: str) -> str:
    return outline(thesis_report(study, Selection(), "1.0", parts=names))


def table(study: Study, name: str, part_name: str) -> Table:
    document = thesis_report(study, Selection(), "1.0", parts=[part_name])
    return next(one for one in document.tables if one.name == name)


def notes(study: Study, name: str, part_name: str) -> str:
    return " ".join(map(str, table(study, name, part_name).notes))


@pytest.mark.parametrize(
    ("consent", "told"),
    [
        (Consent.NAMED, "heads the only office"),
        (Consent.ROLE, "heads the only office"),
        (Consent.ANONYMOUS, None),
        (Consent.WITHDRAWN, None),
    ],
)
def test_why_somebody_was_selected_is_told_where_the_role_is(
    consent: Consent, told: str | None
) -> None:
    person = Informant("I1", "Rini", "gov", selection="heads the only office", consent=consent)
    assert printed_selection(person) == told


def test_no_part_of_the_pack_prints_why_an_anonymous_informant_was_selected() -> None:
    study = build_study(
        informants=[BOSS], sources={"W1": "I1> good"}, codings=["W1.1 EM1.1 + good"], language="en"
    )
    document = thesis_report(study, Selection(), "1.0")
    assert "only office" not in all_text(document)
    (row,) = table(study, "informants", "bab-3").rows
    assert row[3].content == row[6].content
    assert "Write how informants were selected" in part(study, "bab-3")


def test_data_are_collected_when_somebody_went_there_not_when_a_document_was_written() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> good", "D1": "A decree.", "O1": "A hall."},
        entries={
            "W1": {"date": date(2025, 9, 16)},
            "O1": {"date": date(2025, 9, 29), "kind": SourceKind.OBSERVATION},
            "D1": {
                "date": date(2024, 1, 2), "kind": SourceKind.DOCUMENT,
                "group": "gov", "title": "Decree",
            },
        },
        language="en",
    )  # fmt: skip
    text = part(study, "bab-3")
    assert "between 16 September 2025 and 29 September 2025" in text
    rows = {str(row[1].content[0]): row for row in table(study, "fieldwork", "bab-3").rows}
    assert rows["D1"][2].content == ("Decree",)
    assert "date of the document" in str(rows["D1"][3].content[0])
    assert rows["O1"][2].content == ("–",)


def test_chapter_and_paragraph_on_method_tell_the_same_days_also_of_a_younger_document() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> a b", "D1": "A decree."},
        entries={
            "W1": {"date": date(2025, 9, 16)},
            "D1": {"date": date(2025, 10, 2), "kind": SourceKind.DOCUMENT},
        },
        language="en",
    )
    days = "between 16 September 2025 and 2 October 2025"
    assert days in part(study, "bab-3")
    pack = Pack(study, Selection(), Writer(study, Selection()))
    assert days in methods_texts(Reported(pack, CodeOrigins()))["en"]


def test_documents_alone_are_not_dated_as_a_collection() -> None:
    study = build_study(
        sources={"D1": "A decree."},
        entries={"D1": {"date": date(2024, 1, 2), "kind": SourceKind.DOCUMENT}},
        language="en",
    )
    assert "Data were collected" not in part(study, "bab-3")


def test_only_codes_that_were_used_are_counted() -> None:
    study = build_study(
        informants={"I1": "gov"}, sources={"W1": "I1> good"}, codings=["W1.1 EM1.1 + good"],
        language="en",
    )  # fmt: skip
    assert "1 coded segment with 1 code," in part(study, "bab-3")


def test_a_verdict_of_an_informant_is_not_counted_as_the_researchers() -> None:
    rare = (("", Polarity.UNFAVOURABLE),)
    own = finding("T1", "Rare", "EM1.1", directions=rare, negative_evidence="Not to all.")
    theirs = finding("T2", "Fine", "EM1.1", voice="I1", negative_evidence="Others differ.")
    study = build_study(
        informants={"I1": "gov"}, sources={"W1": "I1> good"}, codings=["W1.1 EM1.1 + good"],
        findings=(own, theirs), language="en",
    )  # fmt: skip
    text = part(study, "bab-3")
    assert "one finding written by the researcher, besides one recorded from informants" in text
    assert re.search(r"Negative case analysis: (1|one) finding answers", text)


def test_nothing_reviewed_is_nothing_done_for_confirmability() -> None:
    study = build_study(
        informants={"I1": "gov"}, sources={"W1": "I1> good"},
        codings=["W1.1 EM1.1 + good @rules"], language="en",
    )  # fmt: skip
    assert "0 of 1 coded" not in str(table(study, "rigour", "bab-3").rows)


def test_a_table_without_an_ellipsis_does_not_explain_one() -> None:
    full = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good"},
        codebook="EM Empowering\n  EM1 Capacity\n    EM1.1 Training\n",
        codings=["W1.1 EM1.1 + good"],
        guide=(),
        language="en",
    )
    assert "… to be written" in notes(full, "focus", "bab-3")
    assert "… to be written" not in notes(full, "data", "bab-3")


def test_outside_n_is_explained_where_somebody_is() -> None:
    sources, codings = {"W1": "I1> good"}, ["W1.1 EM1.1 + good"]
    inside = build_study(informants=[BOSS], sources=sources, codings=codings, language="en")
    outside = Informant("I1", "Rini", "gov", sample=False)
    heard = build_study(informants=[outside], sources=sources, codings=codings, language="en")
    assert "outside N" not in notes(inside, "informants", "bab-3")
    assert "outside N" in notes(heard, "informants", "bab-3")


def test_the_phase_is_told_where_a_study_has_two() -> None:
    sources = {"W1": "I1> good", "W2": "I1> fine"}
    one = build_study(informants={"I1": "gov"}, sources=sources, language="en")
    two = build_study(
        informants={"I1": "gov"}, sources=sources, language="en",
        entries={"W1": {"phase": Phase.PRELIMINARY}},
    )  # fmt: skip
    assert "Phase" not in notes(one, "fieldwork", "bab-3")
    assert "Phase" in notes(two, "fieldwork", "bab-3")


def test_a_codebook_without_subindicators_has_one_grid() -> None:
    study = build_study(
        informants={"I1": "gov"},
        sources={"W1": "I1> good"},
        codebook="EM Empowering\n  EM1 Capacity\n",
        language="en",
    )
    heads = [str(one.header) for one in table(study, "focus", "bab-3").columns]
    assert "Sub-indicator" not in heads
    assert not thesis_report(study, Selection(), "1.0", parts=["lampiran-1"]).tables


def test_every_row_of_the_grid_stands_under_its_aspect() -> None:
    study = build_study(sources={}, language="en")
    found = table(study, "grid", "lampiran-1")
    assert [str(one.title) for one in found.sections][:2] == ["EM Empowering", "PR Protecting"]
    assert all(cell.content for row in found.rows for cell in row)


def test_a_group_of_whom_only_a_document_speaks_is_not_said_to_be_none_of_its_informants() -> None:
    study = build_study(
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> good", "W2": "I2> no", "D1": "Guided.", "O1": "Seen."},
        entries={
            "D1": {"kind": SourceKind.DOCUMENT, "group": "gov"},
            "O1": {"kind": SourceKind.OBSERVATION},
        },
        codings=[
            "W1.1 EM1.1 + good", "W2.1 EM1.1 - no", "D1.1 EM1.1 + Guided.",
            "D1.1 EM1.2 + Guided.", "O1.1 EM1.2 - Seen.",
        ],
        language="en",
    )  # fmt: skip
    text = part(study, "bab-4")
    assert "EM1.1 Training – Group gov: Favourable (+), 1 of 1 informant and D1;" in text
    assert "EM1.2 Guidance – Group gov: Favourable (+), in D1; its informants do not" in text
    assert "O1: Unfavourable (−)." in text


def test_documents_are_not_listed_among_the_informants_who_voiced_a_factor() -> None:
    extra = Informant("I2", "Joko", "com", pseudonym="Mr B", sample=False)
    study = build_study(
        informants=[BOSS, extra],
        sources={"W1": "I1> It costs.", "W2": "I2> Dear.", "D1": "No budget."},
        entries={"D1": {"kind": SourceKind.DOCUMENT, "group": "gov"}},
        codings=["W1.1 OB1 - It costs.", "W2.1 OB1 - Dear.", "D1.1 OB1 - No budget."],
        language="en",
    )
    (row,) = table(study, "voiced-obstacle", "bab-4").rows
    told = [str(one) for one in row[2].content]
    assert told == ["1 of 1 informant", "Mrs A", "Outside N: Mr B", "Documents or notes: D1"]
    assert "D1, D1.1" not in str(row[3].content)


def test_outcomes_stand_under_a_heading_of_their_own() -> None:
    told = finding("T1", "Income rose", "OUT1")
    study = build_study(
        informants={"I1": "gov"},
        codebook="EM Empowering\n  EM1 Capacity\nOUT Outcomes (outcome)\n  OUT1 Income\n",
        sources={"W1": "I1> More money."},
        codings=["W1.1 OUT1 + More money."],
        findings=(told,),
        language="en",
    )
    document = thesis_report(study, Selection(), "1.0", parts=["bab-4"])
    heads = [(one.level, str(one.text)) for one in document.blocks if isinstance(one, Heading)]
    at = next(n for n, (_, text) in enumerate(heads) if text.startswith("Outcomes"))
    assert heads[at][0] == 2
    assert [heads[at + 1][1], heads[at + 2][1]] == ["Provisional finding", "T1: Income rose"]


def test_findings_told_elsewhere_are_named_in_one_sentence() -> None:
    found = tuple(finding(f"T{n}", f"Title {n}", "EM1.1", "PR1.1") for n in (1, 2, 3))
    study = build_study(
        informants={"I1": "gov"}, sources={"W1": "I1> good"}, codings=["W1.1 EM1.1 + good"],
        findings=found,
    )  # fmt: skip
    lines = part(study, "bab-4").splitlines()
    assert "Temuan yang menyangkut aspek ini: T1, T2, dan T3." in lines


def test_findings_told_elsewhere_are_further_ones_only_where_one_is_told_here() -> None:
    found = (finding("T1", "Own", "PR1.1"), finding("T2", "Of both", "EM1.1", "PR1.1"))
    study = build_study(
        informants={"I1": "gov"}, sources={"W1": "I1> good"}, codings=["W1.1 EM1.1 + good"],
        findings=found,
    )  # fmt: skip
    assert "T2 juga menyangkut aspek ini." in part(study, "bab-4").splitlines()


def test_a_criterion_stands_beside_its_grade_and_not_behind_what_qualifies_it() -> None:
    told = finding(
        "T1", "Guidance", "EM1.1", grade="fair", scale="doing",
        text="Text.\n\n- one *thing*\n- another\n  on two lines",
        qualifiers=("but irregular",), rivals=("The road. It was open.",),
    )  # fmt: skip
    study = build_study(
        informants={"I1": "gov"}, sources={"W1": "I1> good"}, codings=["W1.1 EM1.1 + good"],
        findings=(told,), scales={"doing": (Grade("fair", "felt when visited"),)},
        language="en",
    )  # fmt: skip
    document = thesis_report(study, Selection(), "1.0", parts=["bab-4"])
    assert "fair (scale doing: felt when visited), but irregular." in outline(document)
    lists = [one.items for one in document.blocks if isinstance(one, Bullets)]
    assert ("one thing", "another on two lines") in lists
    assert ("The road. It was open.",) in lists


def test_a_title_that_tells_the_grade_loses_no_reservation() -> None:
    told = finding(
        "T1", "Guidance is fair", "EM1.1", grade="fair", scale="doing",
        qualifiers=("but irregular",),
    )  # fmt: skip
    study = build_study(
        informants={"I1": "gov"}, sources={"W1": "I1> good"}, codings=["W1.1 EM1.1 + good"],
        findings=(told,), questions=("How?",), language="en",
    )  # fmt: skip
    assert "Guidance is fair (but irregular) [T1; status: " in part(study, "bab-5")


def test_cases_without_traits_have_no_column_for_them() -> None:
    plain = [Case(one, LocalText.plain(one), "good") for one in ("a", "b")]
    traits = [*plain[:1], Case("b", LocalText.plain("b"), "good", {"members": "9"})]
    found = {
        len(cases[1].attributes): table(build_study(sources={}, cases=cases), "cases", "bab-4")
        for cases in (plain, traits)
    }
    assert [len(found[n].columns) for n in (0, 1)] == [3, 4]
    assert all(len(row) == len(one.columns) for one in found.values() for row in one.rows)


def test_the_lead_of_a_display_is_a_sentence_that_names_tables_and_figure() -> None:
    study = build_study(
        informants={"I1": "gov"}, sources={"W1": "I1> good"}, codings=["W1.1 EM1.1 + good"],
        chosen=("code-frequency", "checklist"),
    )  # fmt: skip
    lines = [line for line in part(study, "bab-4").splitlines() if " menunjukkan " in line]
    assert any(re.match(r"Tabel 4\.\d+ serta Gambar 4\.1 menunjukkan \w", line) for line in lines)
    assert any(re.match(r"Tabel 4\.\d+ menunjukkan posisi ", line) for line in lines)


def test_drafts_are_not_counted_as_findings_that_the_researcher_wrote() -> None:
    two = (finding("T1", "Good", "EM1.1"), finding("D-EM1", "DRAFT: Training", "EM1.1"))
    study = build_study(
        informants={"I1": "gov"}, sources={"W1": "I1> a b"}, codings=["W1.1 EM1.1 + a"],
        findings=two, language="en",
    )  # fmt: skip
    assert "one finding written by the researcher" in part(study, "bab-3")
    assert "DRAFT" not in part(study, "lampiran-10")
