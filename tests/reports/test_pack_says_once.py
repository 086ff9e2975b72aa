"""The pack prints what is known once, points to it elsewhere, and speaks to its reader."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from qualcode.displays import DISPLAYS, DisplayRequest
from qualcode.document import Block, Document, Heading, Table
from qualcode.model.informant import Informant
from qualcode.model.memo import Finding
from qualcode.model.text import LocalText
from qualcode.reports import display_document, thesis_report
from qualcode.study import Selection, Study
from qualcode.wording import catalogue
from tests.document_outline import all_text, outline_blocks
from tests.study_builder import build_study

TWO_LEVELS = "EM Empowering\n  EM1 Training\n  EM2 Access\n"
THREE_LEVELS = "EM Empowering\n  EM1 Capacity\n    EM1.1 Training\n    EM1.2 Advice\n"


def study(codebook: str, code: str, **more: Any) -> Study:
    return build_study(
        codebook=codebook,
        informants={"I1": "gov", "I2": "com"},
        sources={"W1": "I1> alpha beta", "W2": "I2> alpha beta"},
        codings=[f"W1.1 {code} + alpha beta @rules", f"W2.1 {code} - alpha @rules"],
        **{"language": "en", **more},
    )


def pack(about: Study, *parts: str) -> Document:
    return thesis_report(about, Selection(), "1.0", parts=parts)


def names(document: Document) -> list[str]:
    return [one.name for one in document.tables]


def appendix(document: Document, number: int) -> str:
    """What stands in an appendix."""
    told: list[Block] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = str(block.text).startswith(f"Appendix {number} ")
        if inside:
            told.append(block)
    return outline_blocks(tuple(told), "en")


def test_segments_by_code_are_counted_once_and_named_by_number_in_the_appendix() -> None:
    document = pack(study(TWO_LEVELS, "EM1"))
    assert "reduction-counts" not in names(document)
    assert re.search(r"by code are in Table 4\.\d+", appendix(document, 7))


def test_where_the_chapter_has_no_such_table_the_appendix_counts() -> None:
    assert "reduction-counts" in names(pack(study(TWO_LEVELS, "EM1", chosen=("checklist",))))


def test_a_matrix_of_the_chapter_is_not_printed_again_but_for_its_conclusions() -> None:
    document = pack(study(TWO_LEVELS, "EM1"))
    told = appendix(document, 8)
    assert re.search(r"says of each code is in Table 4\.\d+", told)
    assert "alpha" not in told and "Provisional Conclusion" in told
    assert re.search(r"what each informant said is in Table 4\.\d+", all_text(document))


def test_an_appendix_that_is_fuller_than_the_chapter_says_in_which_way() -> None:
    document = pack(study(THREE_LEVELS, "EM1.1"))
    told = appendix(document, 8)
    assert "by code, with the provisional conclusions" in told and "alpha" in told
    assert "what each informant said is in Appendix 8" in all_text(document)


def test_a_part_by_itself_has_the_tables_of_the_whole_and_names_others_by_their_titles() -> None:
    about = study(TWO_LEVELS, "EM1")
    for name, number, title in (
        ("lampiran-7", 7, "“Code frequency” of the chapter"),
        ("lampiran-8", 8, "“Conceptually clustered matrix” of the chapter"),
    ):
        alone, whole = pack(about, name), pack(about)
        assert title in appendix(alone, number)
        captions = [str(one.caption.printed) for one in alone.tables if one.caption]
        own = [one for one in whole.tables if one.name in names(alone)]
        assert captions == [str(one.caption.printed) for one in own if one.caption]


def test_that_nobody_has_reviewed_is_said_once_under_a_table() -> None:
    [first, *_] = [one for one in pack(study(TWO_LEVELS, "EM1")).tables if one.name == "reduction"]
    below = [*map(str, first.notes), str(first.source)]
    assert sum("not yet reviewed" in line for line in below) == 1
    assert first.source == "Source: interviews"


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_the_researcher_is_asked_for_names_no_file_key_or_command(language: str) -> None:
    entries = catalogue(language, 1994).entries
    asked = {key: str(words) for key, words in entries.items() if key.endswith(".prompt")}
    technical = re.compile(r"\.yaml|qualcode |\w/\)|\((?:kind|guide|answers|codebook)\b|\w+: \[")
    assert len(asked) > 30
    assert [key for key, words in asked.items() if technical.search(words)] == []


def found(name: str, *about: str, **told: Any) -> Finding:
    return Finding(
        f"{name}.md", name, "Title", about, **{"grade": "", "scale": "", "text": "x", **told}
    )


@pytest.mark.parametrize("findings", [(), (found("T1", "EM1"), found("T2"))])
def test_under_a_heading_of_a_chapter_stands_text_before_the_next(
    findings: tuple[Finding, ...],
) -> None:
    about = study(THREE_LEVELS, "EM1.1", findings=findings, questions=("What?",))
    blocks = pack(about, "bab-2", "bab-3", "bab-4", "bab-5").blocks
    bare = [
        (first.text, second.text)
        for first, second in pairwise(blocks)
        if isinstance(first, Heading) and isinstance(second, Heading) and first.level > 1
    ]
    assert bare == []


def test_verdicts_of_informants_alone_are_no_findings_that_are_discussed() -> None:
    theirs = found("T1", "EM1", voice="I1")
    told = all_text(pack(study(TWO_LEVELS, "EM1", findings=(theirs,)), "bab-4"))
    assert "sets each aspect beside" in told
    own = all_text(pack(study(TWO_LEVELS, "EM1", findings=(theirs, found("T2", "EM2"))), "bab-4"))
    assert "sets each aspect beside" not in own


def heads(about: Study) -> tuple[str, ...]:
    [table, *_] = [
        one
        for one in display_document(about, DISPLAYS["time-ordered"], DisplayRequest()).blocks
        if isinstance(one, Table)
    ]
    return tuple(str(one.header) for one in table.columns[1:])


def in_time(*periods: str, **more: Any) -> Study:
    return study(TWO_LEVELS, "EM1", periods=periods, entries={"W1": {"period": periods[0]}}, **more)


def test_a_period_is_printed_by_its_label_in_the_language_of_the_study() -> None:
    both = {"round-1": LocalText((("id", "Putaran I"), ("en", "Round I")))}
    assert heads(in_time("round-1", period_labels=both))[0] == "Round I"
    assert heads(in_time("round-1", period_labels=both, language="id"))[0] == "Putaran I"


@pytest.mark.parametrize(
    ("period", "printed"),
    [
        ("putaran-1", "Putaran 1"), ("pra_krisis", "Pra krisis"), ("2019-2021", "2019-2021"),
        ("anak-anak", "Anak-anak"), ("Putaran I", "Putaran I"), ("tahap ke-2", "tahap ke-2"),
    ],
)  # fmt: skip
def test_a_period_without_a_label_is_its_id_made_readable(period: str, printed: str) -> None:
    assert heads(in_time(period))[0] == printed


def test_the_label_of_a_period_gives_no_informant_away() -> None:
    label = {"a": LocalText.plain("After Rosalinda left")}
    people = [
        Informant("I1", "Rosalinda", "gov", pseudonym="Mrs A"),
        Informant("I2", "Tono", "com"),
    ]
    about = build_study(
        codebook=TWO_LEVELS, informants=people, sources={"W1": "I1> alpha"}, language="en",
        codings=["W1.1 EM1 + alpha"], periods=("a",), period_labels=label,
        entries={"W1": {"period": "a"}},
    )  # fmt: skip
    assert heads(about)[0] == "After [Mrs A] left"
