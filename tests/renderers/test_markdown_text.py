"""Markdown: data prints as it was said, whatever it looks like."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from kitchen_sink import sink
from markdown_it import MarkdownIt
from odd_documents import documents
from odd_words import WORDS
from reading_back import folded, said

from qualcode.document import (
    Block,
    Bullets,
    Column,
    Document,
    Heading,
    Paragraph,
    Quotation,
    Section,
    Table,
    cell,
)
from qualcode.renderers import RENDERERS, RenderOptions, safe_text

READER = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])
OURS = {
    "root", "inline", "text", "softbreak", "hardbreak", "paragraph", "heading", "strong", "em",
    "blockquote", "bullet_list", "ordered_list", "list_item", "table", "thead", "tbody", "tr",
    "th", "td", "hr", "html_inline", "html_block",
}  # fmt: skip


def written(*blocks: Block) -> str:
    """The Markdown of these blocks."""
    return RENDERERS["markdown"].render(Document("", "id", blocks), RenderOptions()).decode()


def read(markdown: str) -> tuple[str, set[str], set[str]]:
    """The text that a reader shows, the kinds of markup in it, and its HTML."""
    words: list[str] = []
    kinds, html = set(), set()
    for block in READER.parse(markdown):
        kinds.add(block.type.removesuffix("_open").removesuffix("_close"))
        if block.type == "html_block":
            html.add(block.content.strip())
        for token in block.children or []:
            kinds.add(token.type.removesuffix("_open").removesuffix("_close"))
            if token.type == "html_inline":
                html.add(token.content)
                words.append(" ")
            words.append(token.content if token.type == "text" else "")
            words.append("\n" if token.type.endswith("break") else "")
        words.append("\n")
    return folded("".join(words)), kinds, html


@settings(max_examples=150, deadline=None)
@given(documents())
def test_data_never_becomes_markup_and_nothing_is_lost(document: Document) -> None:
    text, kinds, html = read(RENDERERS["markdown"].render(document, RenderOptions()).decode())
    assert kinds <= OURS
    assert html <= {"<br>", "<!-- -->"}
    assert [words for words in said(document) if folded(safe_text(words)) not in text] == []


def test_the_kitchen_sink_reads_back_from_markdown() -> None:
    text, kinds, html = read(RENDERERS["markdown"].render(sink(), RenderOptions()).decode())
    assert kinds <= OURS
    assert html == {"<br>", "<!-- -->"}
    assert [words for words in said(sink()) if folded(safe_text(words)) not in text] == []


@settings(max_examples=150)
@given(WORDS)
def test_a_paragraph_stays_one_paragraph(words: str) -> None:
    tokens = [token.type for token in READER.parse(written(Paragraph(words)))]
    assert tokens in ([], ["paragraph_open", "inline", "paragraph_close"])


@pytest.mark.parametrize(
    ("block", "markdown"),
    [
        (Heading(1, "Bab #1 #"), "## Bab \\#1 \\#\n"),
        (Paragraph("Tulis", prompt=True), "*\\[Tulis\\]*\n"),
        (Paragraph("a\nb"), "a<br>b\n"),
        (Paragraph("EM1_1 _x_"), "EM1_1 \\_x\\_\n"),
        (Quotation("Ada.", "W1.2"), "> “Ada.” (W1.2)\n"),
        (Bullets(("a", "- b")), "- a\n- \\- b\n"),
        (Bullets(("a", "b"), numbered=True), "1. a\n2. b\n"),
    ],
)
def test_each_block_has_its_form(block: Block, markdown: str) -> None:
    assert written(block) == markdown


def test_groups_stand_before_headers_and_section_titles_in_bold_rows() -> None:
    table = Table(
        "Judul",
        (Column("No"), Column("A", group="G")),
        (Section(((cell("1"), cell("x|y", "z")),), title="Bagian"),),
        notes=("Catatan.",),
        source="Sumber: wawancara",
    )
    assert written(table) == (
        "**Judul**\n\n"
        "| No | G: A |\n"
        "| --- | --- |\n"
        "| **Bagian** |  |\n"
        "| 1 | x\\|y<br>z |\n\n"
        "*Catatan.*\n\n"
        "*Sumber: wawancara*\n"
    )


def test_two_lists_in_a_row_stay_two() -> None:
    lists = Bullets(("a",)), Paragraph(""), Bullets(("b",))
    assert written(*lists) == "- a\n\n<!-- -->\n\n- b\n"
