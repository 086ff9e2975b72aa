"""The report as it is read: heads that stay, what a filter leaves, what comes on paper."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qualcode.document import (
    Align,
    Block,
    Column,
    Document,
    PageBreak,
    Paragraph,
    Passage,
    Piece,
    Reference,
    Section,
    Table,
    Transcript,
    Utterance,
    cell,
)
from qualcode.renderers import RENDERERS, RenderOptions

if TYPE_CHECKING:
    from tests.browser.conftest import Open

SAYS_NOTHING = "Tidak ditampilkan: tidak memuat yang dipilih."


def written(folder: Path, *blocks: Block, **more: object) -> Path:
    path = folder / "page.html"
    given = {"title": "", "language": "id", **more}
    document = Document(blocks=blocks, **given)  # type: ignore[arg-type]
    path.write_bytes(RENDERERS["html"].render(document, RenderOptions()))
    return path


def passage(coding: str, code: str, text: str, turn: int = 1, source: str = "W1") -> Passage:
    place = f"{source}.{turn}"
    return Passage(coding, code, code, text, source, turn, place, "Ibu A", "+", "Usulan", "EM")


def coded(*codings: str) -> tuple[Reference, ...]:
    return tuple(Reference(one, "W1", 1) for one in codings)


def test_the_head_of_a_column_that_stays_stays_over_it(open_page: Open, part: Path) -> None:
    page = open_page(part).page
    places = page.evaluate(
        "[...document.querySelectorAll('.scroll.wide.boxed')].map((box) => {"
        " box.scrollLeft = 9999;"
        " const left = (one) => box.querySelector(one).getBoundingClientRect().left;"
        ' return [box.scrollLeft > 200, left("thead th.names"), left("tbody th[scope=row]")]; })'
    )
    assert [one[0] for one in places] == [True] * len(places)
    assert places
    assert [one[1] for one in places] == [one[2] for one in places]


def test_a_head_that_stays_lets_nothing_show_above_it(open_page: Open, report: Path) -> None:
    page = open_page(report).page
    gap = page.evaluate(
        "(() => { const head = document.querySelector('.scroll.long:not(.boxed) thead');"
        " scrollTo(0, head.getBoundingClientRect().top + scrollY + 150);"
        " const cell = head.querySelector('th').getBoundingClientRect();"
        " const tools = document.getElementById('tools').getBoundingClientRect();"
        " return [cell.top - tools.bottom, getComputedStyle(head.closest('table')).borderCollapse];"
        "})()"
    )
    assert -1 < gap[0] <= 0
    assert gap[1] == "separate"


def test_with_a_source_chosen_the_contents_show_where_the_reader_is(
    open_page: Open, report: Path
) -> None:
    page = open_page(report).page
    page.select_option("#by-source", "W3")
    current = page.locator("#contents [aria-current]")
    page.evaluate("scrollTo(0, 0)")
    current.wait_for(state="detached")
    page.evaluate("document.getElementById('transcript-W3').scrollIntoView()")
    page.locator("#contents [aria-current]", has_text="Transkrip wawancara W3").wait_for()
    page.locator("#contents a", has_text="Teks dokumen D1").click()
    top = "document.querySelector('#transcript-D1 h3').getBoundingClientRect().top"
    assert 0 < page.evaluate(top) < 800


def test_a_link_to_what_a_filter_hides_shows_it_again(open_page: Open, report: Path) -> None:
    page = open_page(report).page
    page.select_option("#by-source", "W3")
    page.locator("main a[href^='#W1.']:not([data-p])").first.click()
    assert page.locator(".turn:target").is_visible()
    assert page.input_value("#by-source") == ""


def test_a_filter_leaves_no_head_or_legend_over_nothing(open_page: Open, report: Path) -> None:
    page = open_page(report).page
    figures = page.locator("figure").count()
    page.select_option("#by-code", "PR1.1")
    page.select_option("#by-source", "W3")
    assert page.locator(".transcript table:visible").count() == 1
    assert page.locator(".legend:visible").count() == 1
    told = page.locator(".transcript:not([data-source=W3]) > .left-out").all_inner_texts()
    assert told == [SAYS_NOTHING] * len(told)
    assert len(told) > 1
    assert page.locator("figure > .left-out:visible").count() == figures
    page.click("#filtered button")
    assert page.locator(".left-out").count() == 0
    assert page.locator(".legend:visible").count() == page.locator(".legend").count()


def test_a_table_by_source_shows_the_chosen_source_and_says_what_it_leaves_out(
    open_page: Open, report: Path
) -> None:
    page = open_page(report).page
    by_source = page.locator(".table:has(tr[data-source])")
    shown = by_source.locator("tbody tr:not([hidden])")
    before = shown.count()
    assert by_source.count() >= 3
    page.select_option("#by-source", "W3")
    sources = shown.evaluate_all("rows => rows.map((one) => one.dataset.source)")
    assert set(sources) == {"W3"}
    assert len(sources) > by_source.count()
    told = by_source.locator(".left-out").all_inner_texts()
    ends = "baris yang bukan dari sumber yang dipilih tidak ditampilkan."
    assert len(told) == by_source.count()
    assert all(one.endswith(ends) for one in told)
    page.select_option("#by-source", "")
    page.select_option("#by-code", "PR1.1")
    told = by_source.locator(".left-out").all_inner_texts()
    assert told == ["Tabel ini tidak disaring menurut kode."] * by_source.count()
    page.click("#filtered button")
    assert shown.count() == before
    assert by_source.locator(".left-out").count() == 0


def test_numbers_of_a_column_stand_below_each_other_with_a_button_or_without(
    open_page: Open, tmp_path: Path
) -> None:
    columns = (Column("Kode"), Column("Segmen", align=Align.RIGHT))
    rows = (
        (cell("EM"), cell("12", evidence=coded("a", "b"))),
        (cell("PR"), cell("7", evidence=coded("a"))),
        (cell("OB"), cell("0")),
    )
    passages = (passage("a", "EM1", "Sepi."), passage("b", "EM2", "Ramai."))
    path = written(tmp_path, Table("", columns, (Section(rows),)), passages=passages)
    page = open_page(path).page
    ends = page.evaluate(
        "[...document.querySelectorAll('td.right')].map((one) => {"
        " const range = document.createRange(); range.setStart(one.firstChild, 0);"
        " range.setEnd(one.firstChild, one.firstChild.data.trim().length);"
        " return range.getBoundingClientRect().right; })"
    )
    assert len(ends) == 3
    assert max(ends) - min(ends) < 2


def test_a_quotation_in_the_panel_keeps_its_language(open_page: Open, tmp_path: Path) -> None:
    words = "Sosialisasi itu tidak pernah ada di sini."
    said = Utterance(1, "Ibu A", (Piece(words, ("a",)),))
    heads = ("No", "Who", "Said", "Code")
    columns = (Column("Code"), Column("Words"))
    rows = ((cell("EM"), cell(words, evidence=coded("a"))),)
    path = written(
        tmp_path,
        Table("", columns, (Section(rows),)),
        Transcript("W1", "W1", (), (said,), heads),
        language="en",
        passages=(passage("a", "EM1", words),),
    )
    page = open_page(path).page
    page.click("td a[data-p]")
    assert page.inner_text("#quotations [lang=id]").endswith(words)


def test_words_with_two_codes_are_one_quotation_and_one_row_is_no_rows(
    open_page: Open, tmp_path: Path
) -> None:
    said = Utterance(1, "Ibu A", (Piece("Sepi.", ("a", "b")),))
    columns = (Column("Kode"), Column("Kata"))
    rows = (
        (cell("EM"), cell("“Sepi.”", evidence=coded("a", "b"))),
        (cell("PR"), cell("“Ramai.”", evidence=coded("c"))),
    )
    path = written(
        tmp_path,
        Table("", columns, (Section(rows),)),
        Transcript("W1", "W1", (), (said,), ("No", "Who", "Said", "Code")),
        language="en",
        passages=(passage("a", "EM1", "Sepi."), passage("b", "EM2", "Sepi."),
                  passage("c", "PR1", "Ramai.", 2)),
    )  # fmt: skip
    page = open_page(path).page
    opener = page.locator("td a[data-p]").first
    assert opener.get_attribute("aria-label") == "Open 1 quotation"
    opener.click()
    assert page.inner_text("#quotations-title small").endswith("1 quotation")
    assert page.locator("#quotations li").count() == 2
    page.keyboard.press("Escape")
    page.select_option("#by-code", "PR1")
    told = "1 row without the chosen quotations is not shown."
    assert page.locator(".table .left-out").inner_text() == told


def test_no_button_stands_in_a_line_without_a_word(open_page: Open, report: Path) -> None:
    page = open_page(report).page
    alone = page.evaluate(
        "[...document.querySelectorAll(':is(td, th) a[data-p]')].filter((one) => {"
        " const range = document.createRange(), before = one.previousSibling;"
        " const end = before.data.trimEnd().length;"
        " range.setStart(before, end - 1); range.setEnd(before, end);"
        " const button = one.getBoundingClientRect();"
        " return button.width && button.top > range.getBoundingClientRect().bottom - 2;"
        "}).length"
    )
    assert alone == 0


def test_on_paper_a_chapter_begins_a_page_and_heads_are_no_larger_than_cells(
    open_page: Open, tmp_path: Path
) -> None:
    table = Table("", (Column("Kode"), Column("Isi")), (Section(((cell("a"), cell("b")),)),))
    path = written(tmp_path, Paragraph("x"), PageBreak(), Paragraph("Bab V"), table)
    page = open_page(path).page
    page.emulate_media(media="print")
    style = "(one) => getComputedStyle(document.querySelector(one))"
    # A break after something of its own would leave that alone on a page that is full.
    assert page.evaluate(f"({style})('.page-break').display") == "none"
    assert page.evaluate(f"({style})('.page-break + *').breakBefore") == "page"
    sizes = {page.evaluate(f"({style})('{one}').fontSize") for one in ("thead th", "tbody td")}
    assert len(sizes) == 1


def test_the_notes_of_a_table_are_printed_on_the_page_of_its_last_row(
    open_page: Open, tmp_path: Path
) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext (apt-get install poppler-utils)")
    rows = tuple((cell(str(n)), cell(f"baris {n}.")) for n in range(90))
    notes = tuple(f"Catatan {n}." for n in range(12))
    table = Table("Panjang", (Column("No"), Column("Isi")), (Section(rows),), notes=notes)
    page = open_page(written(tmp_path, table)).page
    for height in range(0, 900, 180):
        page.evaluate(f"document.querySelector('.title').style.height = '{height}px'")
        pdf = tmp_path / "page.pdf"
        page.pdf(path=pdf, prefer_css_page_size=True)
        read = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)
        last = read.stdout.decode().split("\f")[-2]
        assert ["baris 89." in last, *(one in last for one in notes)] == [True] * 13
    # On the screen they stand below the table again.
    assert page.locator(".table > .notes").count() == 1
    assert page.locator("td .notes").count() == 0
