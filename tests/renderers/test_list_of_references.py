"""Entries of the list of references hang, and titles in them stand in italics."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_reading import W, rendered, xml_of

from qualcode.document import Document, Work
from qualcode.renderers import RENDERERS, RenderOptions
from qualcode.renderers.reading import titled
from qualcode.renderers.style import INDONESIA

BOOK = Work(
    "Lincoln, Y. S. (1985). Naturalistic Inquiry. Beverly Hills: Sage.", "Naturalistic Inquiry"
)
UNKNOWN = Work("Weijland. (1999). Clusters. …")


def written(name: str, *works: Work) -> str:
    """The works in a format whose files are text."""
    return RENDERERS[name].render(Document("", "en", works), RenderOptions()).decode()


@given(st.text(max_size=30), st.text(max_size=6))
def test_the_pieces_of_an_entry_are_the_entry(words: str, title: str) -> None:
    assert "".join(piece for piece, _ in titled(Work(words, title))) == words


def test_word_has_a_style_of_its_own_that_hangs_with_single_lines() -> None:
    data = rendered(BOOK)
    style: Any = docx.Document(BytesIO(data)).styles["Bibliography"]
    assert round(style.paragraph_format.left_indent.cm, 2) == 1.25
    assert round(style.paragraph_format.first_line_indent.cm, 2) == -1.25
    assert style.paragraph_format.line_spacing == 1
    assert [p.get(f"{W}val") for p in xml_of(data).iter(f"{W}pStyle")] == ["Bibliography"]
    italic = [run for run in xml_of(data).iter(f"{W}r") if run.find(f"{W}rPr/{W}i") is not None]
    assert ["".join(run.itertext(f"{W}t")) for run in italic] == ["Naturalistic Inquiry"]


@pytest.mark.parametrize(("first", "hanging"), [(2.0, 2.0), (0.0, 1.25)])
def test_entries_hang_as_far_as_first_lines_go_in(first: float, hanging: float) -> None:
    assert replace(INDONESIA, first_line=first).hanging == hanging


def test_latex_hangs_them_too() -> None:
    text = written("latex", BOOK)
    assert "\\hangindent=1.25cm" in text
    body = " ".join(text.split("\\begin{document}")[1].split())
    assert "\\qcwork{Lincoln, Y. S. (1985). \\emph{Naturalistic Inquiry}. Beverly" in body


def test_html_and_markdown_mark_the_title() -> None:
    assert '<p class="work">Lincoln, Y. S. (1985). <i>Naturalistic Inquiry</i>. Bev' in written(
        "html", BOOK
    )
    assert "(1985). *Naturalistic Inquiry*. Beverly" in written("markdown", BOOK)
    assert "*" not in written("markdown", UNKNOWN)


def test_the_screen_indents_the_further_lines() -> None:
    options = RenderOptions(width=40)
    data = RENDERERS["terminal"].render(Document("", "en", (BOOK, UNKNOWN)), options).decode()
    first, second, *_ = data.splitlines()
    assert first.startswith("Lincoln")
    assert second.startswith("    ") and second[4] != " "
    assert "\nWeijland" in data


def test_a_title_that_stands_in_the_name_of_its_author_is_set_off_behind_the_year() -> None:
    words = "Humaniora Press. (2012). Humaniora. Bandung: Humaniora."
    assert titled(Work(words, "Humaniora")) == [
        ("Humaniora Press. (2012). ", False), ("Humaniora", True), (". Bandung: Humaniora.", False)
    ]  # fmt: skip
    assert titled(Work("Humaniora, a book", "Humaniora"))[0] == ("Humaniora", True)
