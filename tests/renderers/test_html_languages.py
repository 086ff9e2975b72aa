"""A page tells which of its texts are in another language, so that they are read out as such."""

from __future__ import annotations

import pytest
from html_reading import Element, Page
from hypothesis import given
from hypothesis import strategies as st

from qualcode.document import (
    Block,
    Column,
    Document,
    Heading,
    OwnWords,
    Paragraph,
    Passage,
    Piece,
    Quotation,
    Section,
    Table,
    Transcript,
    Utterance,
    Work,
    cell,
)
from qualcode.renderers import RENDERERS, RenderOptions
from qualcode.renderers.html.languages import Languages

SAID = "Sosialisasi itu tidak pernah ada di sini, saya dengar dari tetangga."
ALSO_SAID = "Kami sudah dua kali ke sana, dan belum dapat juga."
TRANSLATED = "There was never an outreach here, and we heard of it from the neighbours."


def document(*blocks: Block, language: str = "en", texts: tuple[str, ...] = (SAID,)) -> Document:
    passages = tuple(
        Passage(f"c{at}", "EN1.1", "Outreach", one, "W1", at, f"W1.{at}", "Ibu A", "+", "proposed")
        for at, one in enumerate(texts, 1)
    )
    return Document(OwnWords("Report"), language, blocks, passages=passages)


def page(*blocks: Block, language: str = "en") -> Page:
    written = RENDERERS["html"].render(document(*blocks, language=language), RenderOptions())
    return Page(written)


def told(found: Page) -> list[tuple[str, str, str]]:
    """The elements of the report that name a language, but for the passages at its end."""
    elements: list[Element] = [one for one in found.elements if one["lang"] and one.name != "html"]
    return [
        (one.name, one["lang"], one.text) for one in elements if "said" not in one.classes - {"c"}
    ]


def table(*cells: str) -> Table:
    columns = tuple(Column(OwnWords(f"Column {at}")) for at, _ in enumerate(cells))
    return Table(OwnWords("Table"), columns, (Section((tuple(map(cell, cells)),)),))


def test_a_quotation_in_another_language_than_the_page_says_so() -> None:
    found = page(Quotation(SAID, OwnWords("Ibu A, W1.2")), Quotation(TRANSLATED, "Ibu A, W1.2"))
    assert told(found) == [("p", "id", f"“{SAID}”")]


def test_in_the_language_of_the_page_nothing_is_said_of_it() -> None:
    assert told(page(Quotation(SAID, ""), Paragraph(ALSO_SAID), language="id")) == []


def test_a_cell_tells_its_language_and_what_the_report_itself_says_has_that_of_the_page() -> None:
    short = "“Belum semua berkembang.” (−)"
    found = page(
        table("Ibu A", "buku teori", short, OwnWords("Not asked"), "0 of 3", "EN1.1", TRANSLATED)
    )
    assert told(found) == [("td", "id", "buku teori"), ("td", "id", short)]


def test_paragraphs_of_two_languages_in_a_cell_are_told_apart() -> None:
    both = cell(f"“{SAID}”", OwnWords("and 2 more quotations"))
    columns = (Column(OwnWords("Code")), Column(OwnWords("Quotation")))
    found = page(Table("", columns, (Section(((cell("EN1"), both),)),)))
    assert told(found) == [("p", "id", f"“{SAID}”")]


def test_words_of_the_study_within_the_reports_own_are_told() -> None:
    title = "Pelatihan bermanfaat, namun tidak rutin dan belum merata"
    heading = Heading(2, OwnWords(f"T1: {title}"))
    grade = Paragraph(OwnWords("Grade given by the researcher: sudah cukup baik (scale a)."))
    found = page(heading, grade, Paragraph(OwnWords("These data are about training.")))
    in_report = [one for one in told(found) if one[2] != "" and one[0] == "span"]
    # The heading stands in the contents too.
    assert in_report == [
        ("span", "id", f"T1: {title}"),
        ("span", "id", f"T1: {title}"),
        ("span", "id", "sudah cukup baik"),
    ]


def test_turns_of_a_transcript_tell_their_language_and_codes_beside_them_do_not() -> None:
    turns = (
        Utterance(1, OwnWords("Interviewer"), (Piece("Lalu?"),), asking=True),
        Utterance(2, "Ibu A", (Piece(SAID, ("c1",)),), codes=(OwnWords("EN1.1 (+), proposed"),)),
        Utterance(3, "Ibu A", (Piece(TRANSLATED),)),
    )
    heads = tuple(map(OwnWords, ("No.", "Speaker", "Statement", "Code")))
    facts = ((OwnWords("Place"), "rumah informan di desa"), (OwnWords("Time"), "09.10–10.25"))
    found = page(Transcript("W1", OwnWords("Transcript"), facts, turns, heads))  # type: ignore[arg-type]
    assert [(one["lang"], one.text) for one in found.all("td", "said")] == [
        ("id", "Lalu?"), ("id", SAID), ("", TRANSLATED),
    ]  # fmt: skip
    assert [one["lang"] for one in found.all("dd")] == ["id", ""]
    assert not any(one["lang"] for one in (*found.all("tr"), *found.all("tbody")))


def test_an_english_title_in_an_indonesian_page_says_so() -> None:
    title = "Learning from the Field: What Is Known about Training and How It Works"
    work = Work(OwnWords(f"Penulis, A. (2012). {title}. Penerbit."), title)
    assert told(page(work, table("Penulis A", title), language="id")) == [
        ("i", "en", title),
        ("td", "en", title),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ""),
        ("12.15–13.40", ""),
        ("EN1.1; OUT3", ""),
        ("ea59539cae57", ""),
        ("Bapak B", ""),
        ("Lalu?", "id"),
        ("Kantor dinas kabupaten", "id"),
        ("Organised teaching of a skill.", ""),
        ("IN AND OF THE", ""),
        (SAID, "id"),
        ("Itu yang saya to, Mbak, sudah no. tiga dari kami.", "id"),
        (TRANSLATED, ""),
    ],
)
def test_what_is_too_short_to_tell_is_in_the_language_of_most_that_is_said(
    words: str, expected: str
) -> None:
    assert Languages(document()).of(words) == expected


def test_a_language_that_is_not_known_is_left_unmarked() -> None:
    javanese = ("Aku ora ngerti, mas.", "Wis suwe ora tau mrene.", "Regane larang tenan.")
    assert [Languages(document(texts=javanese)).of(one) for one in javanese] == ["", "", ""]


@given(st.text("ab .:()“”–dikatheof[]", max_size=60), st.booleans())
def test_the_pieces_of_a_text_are_the_text(words: str, own: bool) -> None:
    pieces = list(Languages(document()).parted(OwnWords(words) if own else words))
    assert "".join(piece for piece, _ in pieces) == words
    assert all(language in ("", "id") for _, language in pieces)
