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
    study = noted("- **Rini Hartati** datang\n- kata Rini **Hartati** juga\n# Rini Hartati")
    assert printed(study) == ["[Mrs A] datang", "kata [Mrs A] juga", "[Mrs A]"]
    (source,) = study.sources
    whole = [quoted(study, source, one.speech.start, one.speech.end) for one in source.numbered]
    assert whole == printed(study)


@pytest.mark.parametrize("reader", ["markdown/1", "text/1"])
def test_a_dash_before_a_date_is_the_mark_of_an_item(reader: str) -> None:
    study = noted("- 15-1-2025, kue dan kopi\n- 12/2/25, angsuran\n- 5.3.2025 kopi", reader)
    assert printed(study) == ["15-1-2025, kue dan kopi", "12/2/25, angsuran", "5.3.2025 kopi"]


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


@pytest.mark.parametrize(
    "text",
    [
        "Dihitung sejak 2019\n– 2021 sudah semua.",
        "Kursus itu 5\n- 7 minggu lamanya.",
        "Suhu\n- 7\n- 3\n+ 2",
        "Modal\n+ 3 juta,\n+ 4 juta",
        "Kegiatan berjalan\n– walau tidak rutin – sampai kini.",
        "— Ya, katanya.\n— Tidak.",
        "pada tanggal\n12. Kemudian kami pulang.",
        "nomor\n# 3 di pasar",
        "- hanya satu",
    ],
)
def test_a_dash_sign_or_number_that_may_belong_to_the_words_is_printed(text: str) -> None:
    for reader in ("markdown/1", "text/1"):
        study = noted(text, reader)
        (source,) = study.sources
        assert "\n".join(printed(study)) == text
        shown = [quoted(study, source, one.start, one.end) for one in source.numbered]
        assert shown == text.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "- kue\n- kopi",
        "* kue\n\n* kopi",
        "– kue\n– 3 kopi",
        "• kue",
        "+ kue\n  yang manis\n+ kopi",
        "  - kue\n  - kopi",
        "* 3 kue\n* 4 kopi",
    ],
)
def test_several_items_are_a_list_and_lose_their_bullets(text: str) -> None:
    first = printed(noted(text, "text/1"))[0]
    assert first in ("kue", "3 kue")


def test_lines_far_apart_make_no_list() -> None:
    far = "\n" * 40
    assert printed(noted(f"- kue{far}- kopi"))[0] == "- kue"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. Kue\n2. Kopi", ["Kue", "Kopi"]),
        ("a) kue\nb) kopi", ["kue", "kopi"]),
        ("pada tanggal\n12. Kemudian pulang", ["pada tanggal", "12. Kemudian pulang"]),
        ("(3) orang datang", ["(3) orang datang"]),
        ("– 2021 sudah\n- 7 minggu", ["– 2021 sudah", "- 7 minggu"]),
    ],
)
def test_a_quoted_paragraph_loses_its_number_only_beside_other_items(
    text: str, shown: list[str]
) -> None:
    lines = text.split("\n")
    study = build_study(
        informants=[Informant("I1", "Rini", "gov")],
        sources={"D1": text},
        entries={"D1": {"kind": SourceKind.DOCUMENT}},
        codings=[f"D1.{at} EM1.1 + {line}" for at, line in enumerate(lines, 1)],
    )
    found = statements(study, study.select(Selection()))
    assert [one.printed.removesuffix(" […]") for one in found] == shown


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
