"""The report of the sample study, used as a reader would use it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from qualcode.document import Column, Document, Heading, Paragraph, Section, Table, cell
from qualcode.renderers import RENDERERS, RenderOptions

if TYPE_CHECKING:
    from tests.browser.conftest import Open, Window

CELL = "[id^=role-ordered] td:has(a[data-p])"
CELL_OF_THE_REPORT = "[id^=conceptually-clustered] td:has(a[data-p])"
OPENER = f"{CELL} a[data-p]"
QUOTATIONS = "#quotations"


def opened(window: Window) -> bool:
    return bool(window.page.evaluate("document.querySelector('#quotations').open"))


def visible(window: Window, selector: str) -> int:
    return int(window.page.locator(f"{selector}:visible").count())


def test_a_report_is_small_asks_for_nothing_and_complains_of_nothing(
    open_page: Open, report: Path
) -> None:
    assert report.stat().st_size <= 1_000_000
    window = open_page(report)
    window.page.click(CELL_OF_THE_REPORT)
    window.page.keyboard.press("Escape")
    window.page.fill("#query", "pelatihan")
    window.page.wait_for_selector("mark.hit")
    window.page.select_option("#by-code", "EM1.1")
    window.page.click("#theme")
    assert window.complaints == []
    assert window.requests == []


def test_hostile_text_stays_text(open_page: Open, kitchen: Path) -> None:
    window = open_page(kitchen)
    assert window.page.locator("main script, main b, main img").count() == 0
    assert "<script>alert(1)</script>" in window.page.inner_text("main")
    window.page.click("td:has(a[data-p]) >> nth=0")
    assert "<script>alert(1)</script>" in window.page.inner_text(QUOTATIONS)
    assert window.page.locator(f"{QUOTATIONS} script").count() == 0
    assert window.complaints == []
    assert window.requests == []


def test_an_empty_report_is_no_reason_to_complain(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    empty = Document("Nothing", "en", (Heading(1, "Nothing"),))
    path.write_bytes(RENDERERS["html"].render(empty, RenderOptions()))
    window = open_page(path)
    window.page.fill("#query", "noth")
    window.page.locator("#hits", has_text="0 of 2").wait_for()
    window.page.click("#theme")
    assert window.complaints == []


def test_a_clicked_cell_shows_its_quotations_in_their_context(open_page: Open, part: Path) -> None:
    page = open_page(part).page
    cell = page.locator(CELL).first
    quotation = re.search("“([^”]+)”", cell.inner_text())
    assert quotation is not None
    cell.click()
    panel = page.locator(QUOTATIONS)
    words = re.sub(r"^\[…\] | \[…\]$", "", quotation.group(1))
    card = panel.locator(".card").filter(has=page.locator(".now mark", has_text=words)).first
    assert card.locator("mark", has_text=words).is_visible()
    assert card.locator(".near").count() >= 2
    for told in ("Usulan, belum ditinjau", "Buka di sumbernya"):
        assert told in card.inner_text()
    assert re.search(r"W\d\.\d+|D1\.\d+", card.locator(".place").inner_text())
    assert page.inner_text("#quotations-title").startswith("Ibu A (Kepala Bidang Usaha Mikro)")
    assert "EM1" in page.inner_text("#quotations-title small")


def test_escape_closes_and_the_focus_returns(open_page: Open, part: Path) -> None:
    window = open_page(part)
    window.page.locator(OPENER).first.focus()
    before = window.focused("e.dataset.p")
    window.page.keyboard.press("Enter")
    assert opened(window)
    assert window.focused("e.id") == "close"
    window.page.keyboard.press("Escape")
    assert not opened(window)
    assert window.focused("e.dataset.p") == before
    window.page.keyboard.press("Space")
    assert opened(window)


def test_what_is_behind_the_panel_cannot_be_reached_by_keyboard(
    open_page: Open, part: Path
) -> None:
    window = open_page(part)
    window.page.locator(OPENER).first.click()
    inside = [
        (window.page.keyboard.press("Tab"), window.focused("!!e.closest('dialog') || e.tagName"))[1]
        for _ in range(8)
    ]
    # After the last element the browser's own frame may be next, which the page sees as its body.
    assert set(inside) <= {True, "BODY"}
    assert True in inside


def test_from_a_quotation_the_reader_gets_to_its_place_in_the_transcript(
    open_page: Open, part: Path
) -> None:
    window = open_page(part)
    window.page.locator(OPENER).first.click()
    place = window.page.locator(f"{QUOTATIONS} .place").first.inner_text()
    window.page.locator(f"{QUOTATIONS} .go").first.click()
    assert not opened(window)
    assert window.focused("e.id") == place
    assert window.page.evaluate("location.hash") == f"#{place}"
    assert window.page.locator(f"[id='{place}']").is_visible()


def test_the_way_back_from_a_transcript_leads_to_the_cell_that_was_opened(
    open_page: Open, part: Path
) -> None:
    window = open_page(part)
    window.page.locator(OPENER).nth(1).focus()
    left = window.focused("e.outerHTML")
    window.page.keyboard.press("Enter")
    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Enter")
    assert window.focused("e.outerHTML") != left
    window.page.go_back()
    assert window.focused("e.outerHTML") == left


def test_a_touch_opens_a_cell_too(open_page: Open, part: Path) -> None:
    window = open_page(part, has_touch=True, viewport={"width": 400, "height": 800})
    window.page.locator(CELL).first.tap()
    assert opened(window)
    box = window.page.locator(QUOTATIONS).bounding_box()
    assert box is not None
    assert box["width"] == 400
    window.page.locator("#close").tap()
    assert not opened(window)


def test_a_coded_passage_and_a_code_in_the_margin_open_what_stands_there(
    open_page: Open, part: Path
) -> None:
    window = open_page(part)
    window.page.locator(".transcript .chip").first.click()
    assert window.page.locator(f"{QUOTATIONS} .card").count() == 1
    window.page.keyboard.press("Escape")
    window.page.locator(".transcript .said .c").first.click()
    assert opened(window)
    window.page.keyboard.press("Escape")
    assert window.focused("e.className").startswith("turn")


def test_a_code_of_several_passages_of_a_turn_is_told_once(open_page: Open, report: Path) -> None:
    page = open_page(report).page
    told = page.evaluate(
        "[...document.querySelectorAll('button.chip')].flatMap((chip) => {"
        " chip.click();"
        " const list = [...document.querySelectorAll('#quotations .card li')];"
        " document.querySelector('#quotations').close();"
        " return [[chip.dataset.p.split(' ').length, list.map((one) => one.textContent)]]; })"
    )
    assert max(passages for passages, _ in told) > 1
    assert [list(dict.fromkeys(texts)) for _, texts in told] == [texts for _, texts in told]


def test_a_filter_by_code_leaves_what_rests_on_the_code(open_page: Open, part: Path) -> None:
    window = open_page(part)
    page = window.page
    turns = visible(window, ".transcript .turn")
    rows = visible(window, "#triangulation tbody tr:not(.section)")
    page.select_option("#by-code", "EM1.1")
    told = re.fullmatch(
        r"(\d+) dari (\d+) segmen berkode\s*Tampilkan semua", page.inner_text("#filtered")
    )
    assert told is not None
    assert 0 < int(told.group(1)) < int(told.group(2))
    left = visible(window, ".transcript .turn")
    assert 0 < left < turns
    assert visible(window, ".transcript .turn:has(.chip.chosen)") == left
    assert 0 < visible(window, "#triangulation tbody tr:not(.section)") < rows
    page.locator(f"{OPENER}:visible").first.click()
    assert set(page.locator(f"{QUOTATIONS} .card li b").all_inner_texts()) == {"EM1.1"}
    page.keyboard.press("Escape")
    page.click("#filtered button")
    assert visible(window, ".transcript .turn") == turns
    assert visible(window, "#triangulation tbody tr:not(.section)") == rows
    assert window.focused("e.id") == "by-code"


def test_a_filter_by_source_leaves_that_source(open_page: Open, part: Path) -> None:
    window = open_page(part)
    window.page.select_option("#by-source", "W4")
    assert visible(window, ".transcript table") == 1
    shown = window.page.locator(".transcript:has(table:visible)")
    assert shown.get_attribute("data-source") == "W4"
    assert visible(window, "[id='W4.1']") == 1
    # The others keep their titles, to which the contents lead, and say that they are left out.
    others = window.page.locator(".transcript:not([data-source=W4])")
    told = {"Tidak ditampilkan: tidak memuat yang dipilih."}
    assert set(others.locator(".left-out").all_inner_texts()) == told
    assert visible(window, ".transcript h3") == visible(window, ".transcript")


def test_search_marks_and_counts_hits_and_walks_through_them(open_page: Open, part: Path) -> None:
    window = open_page(part)
    page = window.page
    page.fill("#query", "PELATIHAN  sih ada, tapi")
    page.locator("#hits", has_text="dari").wait_for()
    # The words go over the border of two codings, and are found as one hit.
    assert page.inner_text("#hits") == "0 dari 1"
    assert page.locator("mark.hit").count() > 1
    assert "".join(page.locator("mark.hit").all_inner_texts()) == "Pelatihan sih ada, tapi"
    page.press("#query", "Enter")
    assert page.inner_text("#hits") == "1 dari 1"
    assert page.locator("mark.now").first.is_visible()
    assert page.locator("#contents .found").all_inner_texts() == ["1"]
    page.fill("#query", "zzzz")
    page.locator("#hits", has_text="Tidak ditemukan").wait_for()
    page.fill("#query", "")
    page.wait_for_timeout(250)
    assert page.locator("mark.hit").count() == 0
    assert page.inner_text("#hits") == ""


def test_a_search_changes_no_word_of_the_report(open_page: Open, part: Path) -> None:
    page = open_page(part).page
    before = page.evaluate("document.querySelector('main').textContent")
    for words in ("an", "(", "[\\", "a.", "Ibu D"):
        page.fill("#query", words)
        page.wait_for_timeout(200)
        assert page.evaluate("document.querySelector('main').textContent") == before


def test_a_hit_in_what_is_folded_up_unfolds_it(open_page: Open, kitchen: Path) -> None:
    page = open_page(kitchen).page
    page.fill("#query", "isi gambar 3")
    page.wait_for_selector("mark.hit", state="attached")
    assert not page.locator("mark.hit").is_visible()
    page.press("#query", "Enter")
    assert page.locator("mark.hit").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_view_follows_the_reader_s_wish_and_can_be_changed(
    open_page: Open, part: Path, scheme: str
) -> None:
    page = open_page(part, color_scheme=scheme).page
    paper = "getComputedStyle(document.body).backgroundColor"
    ground = {"light": "rgb(251, 250, 247)", "dark": "rgb(21, 24, 27)"}
    assert page.evaluate(paper) == ground[scheme]
    page.click("#theme")
    other = "dark" if scheme == "light" else "light"
    assert page.evaluate(paper) == ground[other]
    # A browser may read again before it has stored what the page just remembered.
    for _ in range(20):
        page.reload()
        if page.evaluate(paper) == ground[other]:
            return
    pytest.fail("the chosen view is forgotten")


@pytest.mark.parametrize("name", ["part", "kitchen"])
def test_a_narrow_screen_scrolls_tables_and_not_the_page(
    open_page: Open, request: pytest.FixtureRequest, name: str
) -> None:
    window = open_page(request.getfixturevalue(name), viewport={"width": 360, "height": 740})
    assert window.page.evaluate("document.documentElement.scrollWidth") == 360
    boxes = window.page.evaluate(
        "[...document.querySelectorAll('.scroll')].filter(b => b.scrollWidth > b.clientWidth)"
        ".map(b => [getComputedStyle(b).overflowX, b.tabIndex, b.getAttribute('role')])"
    )
    assert boxes
    assert set(map(tuple, boxes)) == {("auto", 0, "region")}
    assert visible(window, "#contents li a") == 0


def test_a_table_has_a_box_of_its_own_only_where_it_is_wider_than_the_page(
    open_page: Open, report: Path
) -> None:
    window = open_page(report)
    fitting = window.page.evaluate(
        "[...document.querySelectorAll('.scroll.wide')].filter(b => b.clientWidth).map(b =>"
        " [b.firstElementChild.offsetWidth > b.clientWidth + 1, b.matches('.boxed')])"
    )
    assert {(True, True), (False, False)} == set(map(tuple, fitting))
    window.page.set_viewport_size({"width": 500, "height": 800})
    window.page.wait_for_function("!document.querySelector('.scroll.wide:not(.boxed)')")


def test_no_word_of_a_table_is_broken(open_page: Open, report: Path) -> None:
    page = open_page(report).page
    broken = """
    [...document.querySelectorAll('.table :is(td, th)')].flatMap((cell) => {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        for (const { 0: word, index } of node.data.matchAll(/\\p{L}+/gu)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          const tops = [...range.getClientRects()].map((one) => Math.round(one.top));
          if (new Set(tops).size > 1) found.push(word);
        }
      }
      return found;
    })"""
    for width in (1280, 400):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(broken) == []


def test_a_keyboard_alone_reaches_everything(open_page: Open, report: Path) -> None:
    window = open_page(report)
    page = window.page
    page.keyboard.press("Tab")
    assert window.focused("e.className") == "skip"
    page.keyboard.press("Enter")
    assert window.focused("e.id") == "page"
    page.keyboard.press("Tab")
    # The first thing that can be used in the report.
    assert window.focused("!!e.closest('main')") is True
    page.locator("#by-code").focus()
    outline = "getComputedStyle(e).outlineStyle + getComputedStyle(e).outlineWidth"
    page.keyboard.press("Tab")
    assert window.focused("e.id") == "by-source"
    assert window.focused(outline) == "solid3px"
    nameless = page.evaluate(
        "[...document.querySelectorAll('a, button, input, select')].filter(e =>"
        " !(e.getAttribute('aria-label') || e.textContent.trim())).length"
    )
    assert nameless == 0


def test_paper_gets_the_report_alone_with_everything_unfolded(
    open_page: Open, kitchen: Path
) -> None:
    window = open_page(kitchen)
    window.page.emulate_media(media="print")
    for hidden in ("#contents", "#tools", "a[data-p]", "dialog"):
        assert visible(window, hidden) == 0
    assert visible(window, ".turn") == 2
    assert visible(window, "figure details table") == window.page.locator("figure details").count()


def test_what_leads_to_a_broad_table_is_printed_on_its_page(
    open_page: Open, tmp_path: Path
) -> None:
    columns = tuple(Column(f"Kolom {n}") for n in range(11))
    broad = Table("Lebar", columns, (Section((tuple(cell("x") for _ in columns),)),))
    blocks = (Paragraph("Jauh."), Heading(2, "Triangulasi"), Paragraph("Dekat."), broad)
    path = tmp_path / "broad.html"
    path.write_bytes(RENDERERS["html"].render(Document("", "id", blocks), RenderOptions()))
    page = open_page(path).page
    page.emulate_media(media="print")
    turned = page.evaluate(
        "[...document.querySelectorAll('main > p, main > h3, .table')]"
        ".map((one) => getComputedStyle(one).page)"
    )
    assert turned == ["auto", "across", "across", "across"]


def test_a_draft_says_so_on_every_printed_page(
    open_page: Open, report: Path, tmp_path: Path
) -> None:
    import shutil
    import subprocess

    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext (apt-get install poppler-utils)")
    window = open_page(report)
    window.page.evaluate(
        "document.querySelectorAll('main > :nth-child(n+12)').forEach(e => e.remove())"
    )
    pdf = tmp_path / "report.pdf"
    window.page.pdf(path=pdf, prefer_css_page_size=True)
    read = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)
    pages = read.stdout.decode().split("\f")[:-1]
    assert len(pages) > 2
    assert ["DRAF – kode usulan belum ditinjau" in one for one in pages] == [True] * len(pages)


def test_without_scripts_all_text_can_be_read_and_links_lead_on(
    open_page: Open, part: Path
) -> None:
    window = open_page(part, java_script_enabled=False)
    page = window.page
    assert not page.locator("#tools").is_visible()
    assert page.locator("#contents .chapters").is_visible()
    assert page.locator(".turn").last.is_visible()
    address = page.locator(OPENER).first.get_attribute("href")
    page.locator(OPENER).first.click()
    assert page.url.endswith(str(address))
    assert page.locator(f"[id='{str(address)[1:]}']").is_visible()
