"""The sheet for the defence with the pages of a report that was printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.document import Document
from qualcode.errors import QualcodeError
from qualcode.model.coding import Polarity
from qualcode.model.memo import Finding
from qualcode.model.source import SourceKind
from qualcode.reports.sidang import defence_document, pages_record
from qualcode.sources.printed_pages import PrintedPages, plain
from qualcode.study import Selection, Study
from tests.document_outline import outline
from tests.study_builder import build_study

SOURCES = {
    "W1": "P> How is it?\nI1> Training is regular and we like it.\nI1> Yes.",
    "W2": "P> How is it?\nI2> There was none at all.\nI2> Yes.",
    "D1": "The office held six trainings in the town hall.",
}
ENTRIES = {"D1": {"kind": SourceKind.DOCUMENT, "group": "gov"}}
CODINGS = [
    "W1.2 EM1.1 + Training is regular", "W1.3 EM1.1 + Yes", "W2.2 EM1.1 - There was none at all",
    "W2.3 EM1.1 - Yes", "D1.1 EM1.1 + The office held six trainings in the town hall",
]  # fmt: skip
CLAIM = (("", Polarity.FAVOURABLE),)
FINDING = Finding("f.md", "T1", "Training helps", ("EM1.1",), "", "", "", directions=CLAIM)
CONTENTS = "Transcript of interview W1 3 Transcript of interview W2 5 Appendix 4 List of documents"
PAGES = [
    CONTENTS,
    "Appendix 4 List of documents Passages D1.1 The office held six trainings in the town hall.",
    "Appendix 5 Interview transcripts Transcript of interview W1 1 Interviewer How is it? "
    "2 Person I1 Training is reg-",
    "ular and we like it. 3 Person I1 Yes.",
    "Transcript of interview W2 1 Interviewer How is it? 2 Person I2 There was none at all.",
    "3 Person I2 Yes.",
]


def study_of() -> Study:
    return build_study(
        informants={"I1": "gov", "I2": "com"}, sources=SOURCES, entries=ENTRIES, codings=CODINGS,
        findings=(FINDING,), language="en",
    )  # fmt: skip


def sheet(pages: list[str] | None = None, numbers: bool = True) -> Document:
    study = study_of()
    printed = None
    if pages is not None:
        told = tuple(str(n + 10) if numbers else "" for n in range(len(pages)))
        printed = PrintedPages(tuple(map(plain, pages)), told)
    return defence_document(study, Selection(), study.findings[0], printed)


def trail(document: Document) -> list[str]:
    (table,) = document.tables
    return [str(words) for words in table.sections[-1].rows[0][0].content]


def test_places_stand_under_the_appendix_in_the_order_of_the_sources() -> None:
    assert trail(sheet())[:2] == ["Appendix 4: D1.1", "Appendix 5: W1.2, W1.3, W2.2, W2.3"]


def test_each_place_is_told_with_the_page_on_which_its_turn_begins() -> None:
    assert trail(sheet(PAGES))[:2] == [
        "Appendix 4: p. 11: D1.1",
        "Appendix 5: p. 12: W1.2; p. 13: W1.3; p. 14: W2.2; p. 15: W2.3",
    ]


def test_the_pages_are_told_as_data() -> None:
    study, told = study_of(), ("", "", "7", "", "", "")
    printed = PrintedPages(tuple(map(plain, PAGES)), told)
    found = pages_record(study, Selection(), study.findings[0], printed)
    assert found[0] == {"source": "W1", "turn": 2, "page": "7", "leaf": 3}
    assert [(one["source"], one["leaf"]) for one in found] == [
        ("W1", 3), ("W1", 4), ("D1", 2), ("W2", 5), ("W2", 6),
    ]  # fmt: skip


def test_where_no_page_numbers_are_known_leaves_are_counted() -> None:
    assert trail(sheet(PAGES, numbers=False))[1].startswith("Appendix 5: leaf 3: W1.2; leaf 4")


def test_a_turn_that_is_not_there_has_no_page() -> None:
    pages = [one.replace("3 Person I2 Yes.", "") for one in PAGES]
    assert trail(sheet(pages))[1].endswith("p. 14: W2.2; not found in the printed file: W2.3")


def test_another_document_is_refused() -> None:
    with pytest.raises(QualcodeError, match="no transcript of this study"):
        sheet(["Something else", CONTENTS])


def test_the_sheet_says_all_that_is_to_be_defended() -> None:
    text = outline(sheet())
    for words in ("Claim: Training helps", "[Status]", "I1 (+ 2)", "“There was none at all"):
        assert words in text


def test_quotations_give_way_where_there_is_no_room_and_places_do_not() -> None:
    study = study_of()
    long = replace(study.findings[0], negative_evidence="Because of this and that. " * 160)
    found = defence_document(study, Selection(), long)
    text = outline(found)
    assert "“" not in text.split("[The researcher")[0].split("[Who says so]")[1]
    assert "W1.2, W1.3, W2.2, W2.3" in text


def crowded(voices: int, turns: int) -> Document:
    """The sheet of a finding on which everybody speaks in every turn."""
    ids = [f"I{n}" for n in range(1, voices + 1)]
    study = build_study(
        informants=dict.fromkeys(ids, "gov"),
        sources={f"W{n}": "\n".join([f"{one}> Training is good."] * turns)
                 for n, one in enumerate(ids, 1)},
        codings=[f"W{n}.{turn} EM1.1 + Training is good" for n in range(1, voices + 1)
                 for turn in range(1, turns + 1)],
        findings=(FINDING,), language="en",
    )  # fmt: skip
    return defence_document(study, Selection(), study.findings[0])


def test_hundreds_of_places_are_counted_by_source_and_it_is_said_where_all_stand() -> None:
    found = crowded(voices=6, turns=80)
    assert trail(found)[:2] == [
        "Appendix 5: W1 (80), W2 (80), W3 (80), W4 (80), W5 (80), W6 (80)",
        "All places one by one: qualcode sidang T1 --json",
    ]
    assert "I6 (+ 80)" in outline(found) and "“Training is good" in outline(found)


def test_where_voices_have_no_room_either_they_are_counted_by_group() -> None:
    text = outline(crowded(voices=150, turns=2))
    assert "(+ 300) (statements: 300, voices: 150)" in text
    assert "I150 (+" not in text.split("“")[0]
