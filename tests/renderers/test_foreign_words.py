"""Foreign words in a report's own text stand in italics, and only there."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_reading import W, rendered, table_of, xml_of

from qualcode.document import (
    Block,
    Bullets,
    Caption,
    Cell,
    Column,
    Document,
    Foreign,
    Heading,
    Joined,
    OwnWords,
    Paragraph,
    Quotation,
    Resolver,
    Section,
    Table,
    cell,
    phrase,
)
from qualcode.renderers import RENDERERS, RenderOptions, StyleProfile

FOREIGN = ("member check", "coding", "audit trail", "audit trail review")


def found(words: str, *foreign: str) -> list[str]:
    """The foreign words that are found in a text."""
    return [piece for piece, one in Foreign(foreign or FOREIGN).parted(words) if one]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Dengan member check dan Coding.", ["member check", "Coding"]),
        ("Audit trail review, audit trail", ["Audit trail review", "audit trail"]),
        ("member\ncheck, member\u00a0check", ["member\ncheck", "member\u00a0check"]),
        ("coding-nya (coding)", ["coding", "coding"]),
        ("precoding codings encoding_coding", []),
        ("coding.yaml, reports/coding, a@coding", []),
        ("Ia berkata “coding itu sulit” tentang coding.", ["coding"]),
        ("Ia berkata “coding yang terputus", []),
        ('nilai "coding" dan «coding»', []),
        ("", []),
    ],
)
def test_whole_words_outside_quotations_are_found_the_longest_first(
    words: str, expected: list[str]
) -> None:
    assert found(words) == expected


def test_signs_in_a_foreign_word_are_only_signs() -> None:
    assert found("a.b et al. dan c++ atau (x|y)", "et al.", "c++", "(x|y)", "a.b", ".*") == [
        "a.b", "et al.", "c++", "(x|y)",
    ]  # fmt: skip


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=4))
def test_the_pieces_are_the_text(words: str, foreign: list[str]) -> None:
    assert "".join(piece for piece, _ in Foreign(foreign).parted(words)) == words


def test_a_cell_is_searched_where_the_report_itself_says_it() -> None:
    texts = {"x": "coding", "with": "hasil {what}"}
    resolver = Resolver("id", lambda key, args: texts[key].format(**args))
    own = resolver.words(phrase("with", what=phrase("x")))
    said = [own, resolver.words(Joined(("1.", phrase("x")), " ")), resolver.words("coding")]
    marked = [Foreign(FOREIGN).parted_if_own(words) for words in said]
    assert marked == [
        [("hasil ", False), ("coding", True)], [("1. ", False), ("coding", True)],
        [("coding", False)],
    ]  # fmt: skip


def slopes(*blocks: Block, **about: Any) -> list[tuple[str, str]]:
    """The runs of a Word file whose slope is set in the run, and how."""
    found = []
    for run in xml_of(rendered(*blocks, foreign=FOREIGN, **about)).iter(f"{W}r"):
        italic = run.find(f"{W}rPr/{W}i")
        if italic is not None:
            upright = italic.get(f"{W}val") == "0"
            found.append(("".join(run.itertext(f"{W}t")), "upright" if upright else "italic"))
    return found


def own_table(*content: str, **about: Any) -> Table:
    """A table with one row that says this."""
    columns = tuple(Column("Arti coding", group="Per coding") for _ in content)
    row = tuple(cell(words) for words in content)
    caption = Caption("Tabel", 4, 1)
    return Table("Hasil coding", columns, (Section((row,), "Tentang coding"),), **about,
                 caption=caption)  # fmt: skip


def test_word_sets_them_in_italics_wherever_the_report_speaks() -> None:
    blocks = (Heading(1, "BAB coding"), Paragraph("Kata coding."), Bullets(("coding",)))
    table = own_table(OwnWords("arti coding"), "ujar coding", notes=("N coding.",))
    assert slopes(*blocks) == [("coding", "italic")] * 3
    # Title, both headers of two columns, section, one of the cells, and the note.
    assert slopes(table) == [("coding", "italic")] * 7
    assert slopes(Quotation("coding", "W1.2 coding"), table_of(2, "coding")) == []


def test_word_turns_them_where_the_words_around_are_in_italics() -> None:
    assert slopes(Paragraph("Tulis coding", prompt=True)) == [("coding", "upright")]
    assert slopes(Heading(5, "Sub coding")) == [("coding", "upright")]
    source = slopes(own_table("x", source="Sumber: coding"))[-1]
    assert source == ("coding", "upright")
    style = StyleProfile("x", caption_form="**{label}**\n*{title}*")
    assert ("coding", "upright") in slopes(own_table("x"), style=style)


def test_word_keeps_the_order_of_the_properties_of_a_run() -> None:
    one = Table("", (Column(""),), (Section(((Cell((OwnWords("coding"),)),),)),))
    style = StyleProfile("x", table_size=10)
    data = rendered(one, foreign=FOREIGN, style=style)
    assert b"<w:rPr><w:i/></w:rPr>" in xml_bytes(data)


def xml_bytes(data: bytes) -> bytes:
    """The body of a Word file as it is written."""
    from io import BytesIO
    from zipfile import ZipFile

    return ZipFile(BytesIO(data)).read("word/document.xml")


def text_of(name: str, *blocks: Block, foreign: tuple[str, ...] = FOREIGN) -> str:
    """The file of a format that is text."""
    document = Document("Judul coding", "id", blocks, foreign=foreign)
    return RENDERERS[name].render(document, RenderOptions()).decode()


def test_latex_leaves_it_to_emph_which_turns_within_italics() -> None:
    blocks = (Heading(1, "BAB coding"), Paragraph("a coding_x coding & b", prompt=True))
    text = text_of("latex", *blocks, own_table(OwnWords("arti coding"), "ujar coding"))
    body = text.split("\\begin{document}")[1]
    assert "\\section{BAB \\emph{coding}}" in body
    assert "{[}a coding\\_x \\emph{coding} \\& b{]}" in body
    assert "arti \\emph{coding} &\nujar coding" in body
    assert "\\qctitle{Judul \\emph{coding}}" in body


def test_html_marks_them_as_markup_that_nobody_else_can_write() -> None:
    text = text_of("html", Paragraph("<i>x</i> coding"), Quotation("coding", "W1"),
                   own_table(OwnWords("arti coding"), "ujar coding"))  # fmt: skip
    assert '&lt;i&gt;x&lt;/i&gt; <i class="foreign">coding</i>' in text
    assert 'arti <i class="foreign">coding</i>' in text
    assert "ujar coding" in text
    assert re.search(r"<blockquote>\s*<p>“coding”", text)


@pytest.mark.parametrize("name", ["latex", "html", "markdown", "terminal", "csv"])
def test_a_document_without_foreign_words_is_written_as_before(name: str) -> None:
    blocks = (Paragraph("Kata coding."), own_table(OwnWords("coding")))
    plain = text_of(name, *blocks, foreign=())
    assert "\\emph{" not in plain
    assert 'class="foreign"' not in plain
    if name not in ("latex", "html"):
        assert text_of(name, *blocks) == plain
