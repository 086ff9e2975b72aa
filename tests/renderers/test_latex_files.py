"""The LaTeX file: its frame, its tables and what stays together."""

from __future__ import annotations

import re

import pytest
from kitchen_pictures import figure
from kitchen_sink import sink

from qualcode.document import (
    Align,
    Bars,
    Block,
    Bullets,
    Caption,
    Cell,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Quotation,
    Section,
    Table,
    Tone,
    cell,
)
from qualcode.renderers import RENDERERS, RenderOptions, StyleProfile
from qualcode.renderers.style import PAPERS, QuotationRule

PROSE = "Pelatihan itu kami adakan setiap tahun, biasanya bekerja sama dengan provinsi. " * 2
RULES = ("grid", "horizontal", "apa")
LINES = StyleProfile("jurnal", caption="below", caption_align="left", lines="apa")


def written(*blocks: Block, style: StyleProfile | None = None, **about: object) -> str:
    """The file with these blocks."""
    given: dict[str, object] = {"title": "", "language": "id", "blocks": blocks, **about}
    options = RenderOptions(style=style) if style else RenderOptions()
    return RENDERERS["latex"].render(Document(**given), options).decode()  # type: ignore[arg-type]


def body(*blocks: Block, style: StyleProfile | None = None, **about: object) -> str:
    """What stands between the beginning of the document and its end."""
    text = written(*blocks, style=style, **about)
    return text.split("\\begin{document}\n")[1].split("\\end{document}")[0]


def table_of(*rows: tuple[Cell, ...], number: int | None = 1, **about: object) -> Table:
    """A table `Tabel 4.1 Judul` with these rows."""
    columns = tuple(Column(f"K{n}") for n in range(len(rows[0])))
    caption = Caption("Tabel", 4, number) if number else None
    return Table("Judul", columns, (Section(rows),), caption=caption, **about)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("block", "latex"),
    [
        (Heading(1, "Bab 50%"), "\\section{Bab~50\\%}"),
        (Heading(0, "a\nb"), "\\section{a b}"),
        (Heading(9, "x"), "\\qcsixth{x}"),
        (Paragraph("a & b"), "a \\& b"),
        (Paragraph("Tulis", prompt=True), "\\qcprompt{{[}Tulis{]}}"),
        (Quotation("Ada.", "W1.2"), "\\begin{qcquotation}\n“Ada.” (W1.2)\n\\end{qcquotation}"),
        (
            Bullets(("a", "")),
            "\\begin{qcbullets}\n\\item a\n\\qckept\\item \\leavevmode\n\\end{qcbullets}",
        ),
        (Bullets(("[a]",), numbered=True), "\\begin{qcnumbers}\n\\item {[}a{]}\n\\end{qcnumbers}"),
        (PageBreak(), "\\clearpage"),
    ],
)
def test_each_block_has_its_form(block: Block, latex: str) -> None:
    assert body(block).removeprefix("\\qchyphens{indonesian}\n").strip() == latex


@pytest.mark.parametrize("block", [Heading(1, ""), Paragraph(""), Bullets(())])
def test_what_is_empty_leaves_nothing_that_tex_would_stumble_over(block: Block) -> None:
    assert body(block).strip() == "\\qchyphens{indonesian}"


def test_a_prompt_of_many_pages_is_not_put_into_a_box() -> None:
    assert "\\qclongprompt{" in body(Paragraph("tulis " * 400, prompt=True))


def test_the_caption_has_the_reports_number_and_is_noted_for_the_list() -> None:
    text = body(table_of((cell("x"), cell("y")), number=2))
    assert "{\\qclisted{lot}{table}{Tabel~4.2}{Judul}{\\bfseries Tabel~4.2 Judul}}" in text
    assert "{\\bfseries Tabel~4.2 (lanjutan)}" in text


def test_a_table_without_a_number_is_not_noted_for_a_list() -> None:
    assert "\\qclisted" not in body(table_of((cell("x"),), number=None))


def test_the_lists_stand_after_the_title_page_where_they_have_entries() -> None:
    numbered = table_of((cell("x"),))
    text = body(numbered, title="T", title_page=True)
    assert "\\qclist{Daftar Isi}{toc}" in text
    assert "\\qclist{Daftar Tabel}{lot}" in text
    assert "{lof}" not in text
    assert "\\qclist{List of Tables}{lot}" in body(numbered, title_page=True, language="en")
    assert "\\qclist{" not in body(numbered, title="T")


def test_cells_show_what_they_mean_by_type_and_not_by_colour_alone() -> None:
    tones = [tone for tone in Tone if tone is not Tone.PLAIN]
    text = body(table_of(tuple(cell(tone.value, tone=tone) for tone in tones)))
    for tone in tones:
        assert f"\\qc{tone.value}{{{tone.value}}}" in text
    macros = dict(re.findall(r"\\newcommand\\qc(\w+)\[1\]\{(.*#1.*)\}", written()))
    assert "\\itshape" in macros["empty"]
    assert "\\bfseries" in macros["conflict"]


def test_a_row_that_begins_with_a_bracket_or_a_star_is_no_argument_of_the_row_before() -> None:
    text = body(table_of((cell("[2cm]"),), (cell("*"),), (cell("[2cm]"),)))
    assert not re.search(r"\\\\\*?(\\hline|\\qcrule)?\s*\[", text)
    assert not re.search(r"\\\\(\\hline|\\qcrule)?\s+\*", text)


def test_a_group_of_columns_has_one_header_above_theirs() -> None:
    columns = (Column("No", align=Align.RIGHT), *(Column(n, group="Aparatur") for n in "AB"))
    table = Table("", columns, (Section(((cell("1"), cell("x"), cell("y")),)),))
    assert re.search(r"\\multicolumn\{2\}\{H\{[\d.]+cm\}\|\}\{Aparatur\}", body(table))
    assert "\\hhline{|" in body(table)
    assert "\\cmidrule(lr){2-3}" in body(table, style=LINES)


def test_a_section_title_stays_with_its_first_row() -> None:
    section = Section(((cell("1"), cell("2")),), "Bagian")
    text = body(Table("", (Column("A"), Column("B")), (section,)))
    assert re.search(r"\\multicolumn\{2\}\{\|B\{[\d.]+cm\}\|\}\{Bagian\}\\\\\*\\qcrule", text)


def test_the_last_row_stays_with_the_notes() -> None:
    table = table_of((cell(PROSE * 16),), (cell("dua"),), notes=("Catatan.",), source="Sumber: x")
    text = body(table)
    assert "\\qcbetween\ndua\\\\*\\qcrule\n" in text
    assert re.search(r"dua.*\n.*N\{14.000cm\}@\{\}\}\{Catatan\.\}\\\\\*\n.*\\itshape Sumber", text)


def test_notes_of_many_pages_are_paragraphs_that_may_be_parted() -> None:
    assert "\\qcnote{catatan" in body(table_of((cell("x"),), notes=("catatan " * 500,)))


def test_a_row_higher_than_a_page_is_set_line_by_line() -> None:
    text = body(table_of((cell("1"), cell(PROSE * 50, "akhir"))))
    assert "\\qctall{%\n\\qccell{0}{\\raggedright}" in text
    assert "\\qcpar\nakhir" in text


def test_a_wide_table_lies_on_its_side_with_its_heading() -> None:
    wide = table_of(tuple(cell(PROSE) for _ in range(8)))
    text = body(Paragraph("teks " * 400), Heading(2, "Subbab"), wide, Paragraph("teks " * 400))
    turned = text.split("\\begin{landscape}")[1].split("\\end{landscape}")[0]
    assert "\\subsection{Subbab}" in turned
    assert "\\begin{longtable}" in turned
    assert "teks" not in turned


def test_a_heading_finds_room_for_itself_and_the_table_it_announces() -> None:
    text = body(Heading(1, "Bab"), Heading(2, "Sub"), table_of((cell("x"),)), Heading(1, "Akhir"))
    assert text.count("\\qcneed") == 1
    assert "\\qcneed{4.8cm}\n\\section{Bab}" in text


def test_more_columns_than_a_page_can_show_continue_in_a_second_part() -> None:
    text = body(table_of(tuple(cell(PROSE) for _ in range(20))))
    assert text.count("\\begin{longtable}") > 1
    assert text.count("\\qclisted") == 1


def test_another_profile_has_few_rules_and_the_caption_below() -> None:
    text = body(table_of((cell("x"), cell("y"))), style=LINES)
    assert "\\toprule" in text
    assert "|" not in re.findall(r"\\begin\{longtable\}\{(.*)\}", text)[0]
    assert text.index("\\qcbottomrule\n\\multicolumn") < text.index("Tabel~4.1 Judul")
    assert "\\newcommand\\qccaption[1]{{\\raggedright" in written(style=LINES)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("{label}. {title}", "Tabel~4.1. Judul"),
        ("**{label}** {title}", "{\\bfseries Tabel~4.1} Judul"),
        ("**{label}**\n*{title}*", "{\\bfseries Tabel~4.1}\\qcpar\n{\\itshape Judul}"),
        ("***{title}*** ({label})", "{\\bfseries\\itshape Judul} (Tabel~4.1)"),
    ],
)
def test_a_caption_follows_its_form(form: str, expected: str) -> None:
    text = body(table_of((cell("x"),)), style=StyleProfile("x", caption_form=form))
    assert f"{{Judul}}{expected}}}" in text


def test_a_caption_without_a_number_has_no_marks_left_over() -> None:
    style = StyleProfile("x", caption_form="**{label}**\n*{title}*")
    text = body(table_of((cell("x"),), number=None), style=style)
    assert "{{\\itshape Judul}}\\\\*" in text


def test_notes_may_be_one_paragraph_with_a_prefix_and_the_source() -> None:
    style = StyleProfile("apa", note_prefix={"id": "*Catatan.*"}, notes_together=True)
    table = table_of((cell("x"),), notes=("Satu", "Dua."), source="Sumber: X (2026)")
    assert "{{\\itshape Catatan.} Satu. Dua. Sumber: X (2026).}" in body(table, style=style)


def test_short_quotations_stand_in_the_line_and_long_ones_in_a_block_without_marks() -> None:
    rule = QuotationRule(5, left=2, right=1, italic=True, marks=False)
    style = StyleProfile("apa", quotation=rule)
    long = "satu dua tiga empat lima"
    text = body(Quotation("satu dua", "W1.1"), Quotation(long, "W1.2"), style=style)
    assert "indonesian}\n“satu dua” (W1.1)\n\n" in text
    assert f"\\begin{{qcquotation}}\n{long} (W1.2)\n" in text
    frame = written(style=style)
    assert "\\leftmargin=2cm \\rightmargin=1cm" in frame
    assert "\\item\\relax\\itshape}" in frame


def test_a_figure_has_its_caption_where_the_style_wants_it() -> None:
    shown = figure(1, Bars((), "segmen"))
    for place, above in (("above", True), ("below", False)):
        text = body(shown, style=StyleProfile("x", figure_caption=place))  # type: ignore[arg-type]
        assert (text.index("\\qccaption") < text.index("\\begin{tikzpicture}")) is above


def test_rules_between_rows_are_those_of_the_style() -> None:
    table = table_of((cell(PROSE * 12), cell("b")), (cell("c"), cell("d")))
    found = {lines: body(table, style=StyleProfile("x", lines=lines)) for lines in RULES}  # type: ignore[arg-type]
    assert ["\\qcbetween\nc" in text for text in found.values()] == [True, True, False]
    assert ["|H{" in text for text in found.values()] == [True, False, False]
    assert ["\\toprule" in text for text in found.values()] == [False, False, True]


def test_page_and_type_follow_the_style_profile() -> None:
    paper = PAPERS["F4"]
    style = StyleProfile("x", font="Arial", size=11, left=3, line_spacing=2, paper=paper)
    text = written(Paragraph("x"), style=style)
    assert "paperwidth=21.5cm,paperheight=33cm" in text
    assert "left=3cm,top=4cm" in text
    assert "\\qcfont{\\setmainfont}{Arial}\n\\qcfont{\\setmainfont}{TeX Gyre Heros}" in text
    assert "\\fontsize{11bp}{25.30bp}" in text


def test_a_font_name_cannot_act() -> None:
    assert "{\\setmainfont}{xinput y}" in written(style=StyleProfile("x", font="x}\\input{ y"))


def test_nothing_of_the_frame_is_left_to_be_filled_in() -> None:
    text = RENDERERS["latex"].render(sink(), RenderOptions(version="1.2.3")).decode()
    assert "<<" not in text.split("\\begin{document}")[0]
    assert "Written by qualcode 1.2.3." in text


def test_pictures_bring_what_they_need_and_only_they() -> None:
    assert "tikz" not in written(Paragraph("tikz?")).split("\\begin{document}")[0]
    assert "\\usepackage{graphicx,tikz}" in written(*sink().blocks)
