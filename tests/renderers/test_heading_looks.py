"""Headings by level: each looks unlike the others, as the style has it, in Word and in LaTeX."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from test_latex_files import body
from test_latex_keeping import needs_tex, pages
from word_reading import W, campus, rendered, styled, table_of, xml_of

from qualcode.document import Document, Heading, Paragraph
from qualcode.renderers import RENDERERS, RenderOptions, StyleProfile
from qualcode.renderers.style import INDONESIA, HeadingLook
from qualcode.stores.styles import asked_style
from tests.renderers.campus_file import campus_file

APA = asked_style("apa7", Path())
INDENT = "709"


def looks(style: StyleProfile) -> list[tuple[bool, bool, bool, str, str, str]]:
    """Bold, italics, capitals, half-points, side and indent of the headings, level by level."""
    styles = xml_of(rendered(Paragraph("x"), style=style), "word/styles.xml")
    return [
        (
            *(one.find(f"{W}rPr/{W}{name}") is not None for name in ("b", "i", "caps")),
            one.find(f"{W}rPr/{W}sz").get(f"{W}val"),
            one.find(f"{W}pPr/{W}jc").get(f"{W}val"),
            one.find(f"{W}pPr/{W}ind").get(f"{W}firstLine"),
        )
        for one in styles
        if str(one.get(f"{W}styleId")).startswith("Heading")
    ]


def tex(style: StyleProfile) -> str:
    """A LaTeX file in a style."""
    options = RenderOptions(style=style)
    return RENDERERS["latex"].render(Document("", "id", ()), options).decode()


def test_chapters_are_in_capitals_and_no_two_levels_of_sections_look_alike() -> None:
    assert looks(INDONESIA) == [
        (True, False, True, "28", "center", "0"),
        (True, False, False, "24", "left", "0"),
        (True, True, False, "24", "left", "0"),
        (False, True, False, "24", "left", "0"),
        (False, True, False, "24", "left", INDENT),
        (False, False, False, "24", "left", INDENT),
    ]
    latex = tex(INDONESIA)
    assert "{\\centering\\bfseries\\fontsize{14bp}{16.10bp}\\selectfont\\MakeUppercase}" in latex
    told = [line for line in latex.split("\n") if line.startswith("\\qcheading{")]
    assert len({line.split("}", 2)[2] for line in told}) == 6


def test_the_five_levels_of_apa_are_those_of_its_manual() -> None:
    assert looks(APA)[:5] == [
        (True, False, False, "24", "center", "0"),
        (True, False, False, "24", "left", "0"),
        (True, True, False, "24", "left", "0"),
        (True, False, False, "24", "left", "720"),
        (True, True, False, "24", "left", "720"),
    ]
    latex = tex(APA)
    assert "\\qcheading{paragraph}{4}{1.27cm}{12bp}{-.5em}{\\bfseries}" in latex
    assert "\\qcheading{subparagraph}{5}{1.27cm}{12bp}{-.5em}{\\bfseries\\itshape}" in latex


def runs_in(data: bytes) -> list[bool]:
    """Whether each paragraph goes on in the line of the one before its end."""
    return [
        one.find(f"{W}pPr/{W}rPr/{W}specVanish") is not None
        for one in xml_of(data)[0].findall(f"{W}p")
    ]


@pytest.mark.parametrize(("words", "ended"), [("Rincian", "Rincian."), ("Mengapa?", "Mengapa?")])
def test_a_heading_that_runs_in_ends_with_a_period_in_the_line_of_its_text(
    words: str, ended: str
) -> None:
    data = rendered(Heading(4, words), Paragraph("Isi."), style=APA)
    assert styled(data) == [("Heading 4", f"{ended} "), ("Body Text", "Isi.")]
    assert runs_in(data) == [True, False]


def test_a_heading_before_something_else_than_text_has_a_line_of_its_own() -> None:
    for block in (table_of(2), Paragraph("Isi", prompt=True), Heading(5, "Lagi")):
        assert not runs_in(rendered(Heading(4, "Rincian"), block, style=APA))[0]
        assert "\\paragraph{Rincian.}\\leavevmode\\par" in body(
            Heading(4, "Rincian"), block, style=APA
        )
    assert "\\paragraph{Rincian.}\n" in body(Heading(4, "Rincian"), Paragraph("Isi."), style=APA)


def test_a_template_s_own_headings_stay_as_they_are() -> None:
    data = rendered(
        Heading(4, "Rincian"), Paragraph("Isi."), style=APA, template=campus(campus_file())
    )
    assert [words for _, words in styled(data)] == ["Rincian", "Isi."]


def test_deeper_levels_look_like_the_last_one_that_is_said() -> None:
    style = StyleProfile("x", headings=(HeadingLook(bold=True), HeadingLook(italic=True)))
    assert looks(style)[2:] == [(False, True, False, "24", "left", "0")] * 4


@needs_tex
def test_capitals_and_lines_of_their_own_are_typeset(tmp_path: Path) -> None:
    odd = Heading(1, "Bab Satu \u05e9\u05dc 漢字 \u0645 é <x>")
    (page,) = pages(tmp_path, odd, Heading(2, "Kedua"), Paragraph("Isi."))
    assert "BAB SATU" in page
    assert "Kedua" in page


@needs_tex
def test_a_heading_by_apa_stands_in_the_line_of_its_text(tmp_path: Path) -> None:
    blocks: tuple[Any, ...] = (
        Heading(4, "Keempat"), Paragraph("Isi satu."), Heading(5, "Kelima"), table_of(2, number=1),
    )  # fmt: skip
    (page,) = pages(tmp_path, *blocks, style=APA)
    lines = [" ".join(line.split()) for line in page.split("\n")]
    assert "Keempat. Isi satu." in lines
    assert "Kelima." in lines


def test_a_page_in_a_browser_keeps_a_name_and_its_number_in_one_line() -> None:
    document = Document("", "id", (Heading(1, "Bab II Teori"), Paragraph("Lihat Tabel 4.2.")))
    page = RENDERERS["html"].render(document, RenderOptions()).decode()
    assert "Bab\u00a0II Teori</h2>" in page
    assert "<p>Lihat Tabel\u00a04.2.</p>" in page
