"""Print has the words of a text and not the marks that set it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model.informant import Informant
from qualcode.model.source import Source, SourceKind
from qualcode.reports.printed_text import PrintedText
from qualcode.stages.marks import is_mark, marks_within
from qualcode.stages.passages import quoted, statements
from qualcode.study import Selection, Study
from tests.study_builder import build_study

TEXT = "# Catatan\n## Galeri\n- kue dan *kopi*\n• teh\n5 - 3 rapat\nUjung-ujungnya pulang."


def noted(text: str, reader: str = "markdown/1", kind: SourceKind = SourceKind.DOCUMENT) -> Study:
    person = Informant("I1", "Rini Hartati", "gov", pseudonym="Mrs A")
    study = build_study(informants=[person], sources={"D1": text}, entries={"D1": {"kind": kind}})
    return replace(study, sources=(replace(study.sources[0], reader=reader),))


def printed(study: Study) -> list[str]:
    (source,) = study.sources
    text = PrintedText(study, source)
    return [text.between(one.speech.start, one.speech.end).strip() for one in source.numbered]


def test_heads_and_bullets_of_a_written_source_are_left_out() -> None:
    study = noted(TEXT)
    assert printed(study) == [
        "Catatan", "Galeri", "kue dan kopi", "teh", "5 - 3 rapat", "Ujung-ujungnya pulang.",
    ]  # fmt: skip
    (source,) = study.sources
    whole = [quoted(study, source, one.speech.start, one.speech.end) for one in source.numbered]
    assert whole == printed(study)


def test_asterisks_of_a_text_that_is_no_markdown_are_its_own() -> None:
    assert printed(noted("kue dan *kopi*", reader="text/1")) == ["kue dan *kopi*"]


def test_what_a_speaker_says_keeps_its_dash_and_loses_only_emphasis() -> None:
    study = noted("I1> - saya *(hujan deras)* pulang", kind=SourceKind.INTERVIEW)
    assert printed(study) == ["- saya (hujan deras) pulang"]


def test_a_name_beside_a_mark_is_replaced_all_the_same() -> None:
    study = noted("- **Rini Hartati** datang\n# Rini Hartati")
    assert printed(study) == ["[Mrs A] datang", "[Mrs A]"]


def test_an_item_that_is_quoted_behind_its_mark_begins_its_sentence() -> None:
    person = Informant("I1", "Rini", "gov")
    study = build_study(
        informants=[person],
        sources={"D1": "- kue dan kopi"},
        entries={"D1": {"kind": SourceKind.DOCUMENT}},
        codings=["D1.1 EM1.1 + kue dan kopi"],
    )
    (said,) = statements(study, study.select(Selection()))
    assert said.printed == "kue dan kopi"


@pytest.mark.parametrize("before", ["- ", "## ", "2. ", "(3) ", "a) "])
def test_a_mark_is_no_beginning_of_a_sentence(before: str) -> None:
    assert is_mark(before)
    assert not is_mark(f"kata {before}")


@given(st.text(alphabet="#-*_• 1.ab\n", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_parts_of_a_text_print_nothing_that_it_does_not_have(text: str, one: int, two: int) -> None:
    study = noted(text)
    (source,) = study.sources
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    marks = list(marks_within(source, start, end))
    assert marks == sorted(marks)
    assert all(low < high <= after for (low, high), (after, _) in pairwise(marks))
    shown = PrintedText(study, source).between(start, end)
    assert len(shown) == end - start - sum(min(end, h) - max(start, lo) for lo, h in marks)


def test_a_source_without_segments_has_no_marks() -> None:
    empty = noted("- a").sources[0]
    assert list(marks_within(Source(empty.entry, "- a", (), "markdown/1"), 0, 3)) == []
