"""HTML pages: every text kept, text never markup, one file that asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest
from html_reading import Element, Page
from hypothesis import given, settings
from kitchen_pictures import transcript
from kitchen_sink import CONTROL, HOSTILE, sink
from odd_documents import documents
from reading_back import folded, said

from qualcode.document import (
    Align,
    Block,
    Bullets,
    Caption,
    Column,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Passage,
    Piece,
    Quotation,
    Reference,
    Section,
    Table,
    Tone,
    Transcript,
    Utterance,
    cell,
)
from qualcode.renderers import RENDERERS, RenderOptions, file_text


def rendered(document: Document) -> bytes:
    return RENDERERS["html"].render(document, RenderOptions())


def openers(page: Page) -> list[Element]:
    """The links by which cells and figures open their quotations."""
    return [one for one in page.all("a") if one["data-p"]]


def page_of(*blocks: Block, **more: object) -> Page:
    given = {"title": "Judul", "language": "id", **more}
    return Page(rendered(Document(blocks=blocks, **given)))  # type: ignore[arg-type]


def passage(coding: str, **more: object) -> Passage:
    known = Passage(
        coding, "EM1.1", "Pelatihan", "kata", "W1", 1, "W1.1", "Ibu A", "+", "Usulan", "EM"
    )
    return replace(known, **more)


def turn(number: int, *pieces: Piece, **more: object) -> Utterance:
    return Utterance(number, "Ibu A", pieces, **more)  # type: ignore[arg-type]


def of_turns(*turns: Utterance, source: str = "W1") -> Transcript:
    return Transcript(source, "Transkrip", (), turns, ("No", "Pelaku", "Pernyataan", "Kode"))


SINK = Page(rendered(sink()))


def test_a_page_keeps_every_text() -> None:
    read = folded(SINK.one("main").text)
    assert [words for words in said(sink()) if folded(file_text(words)) not in read] == []


@settings(max_examples=40, deadline=None)
@given(document=documents())
def test_a_page_keeps_every_text_of_any_document(document: Document) -> None:
    page = Page(rendered(document))
    read = folded(page.one("main").text)
    assert [words for words in said(document) if folded(file_text(words)) not in read] == []
    assert page.misnested == []


def test_every_element_is_closed_where_it_was_opened() -> None:
    assert SINK.misnested == []


def test_hostile_text_makes_no_element() -> None:
    ours = {
        "html", "head", "meta", "title", "link", "style", "script", "body", "a", "nav", "details",
        "summary", "div", "ul", "ol", "li", "span", "small", "h1", "h2", "h3", "h4", "h5", "main",
        "header", "p", "br", "blockquote", "footer", "table", "caption", "colgroup", "col", "thead",
        "tbody", "tr", "th", "td", "figure", "figcaption", "section", "dl", "dt", "dd", "button",
        "input", "output", "select", "option", "optgroup", "dialog", "i",
    }  # fmt: skip
    drawn = [one for one in SINK.elements if "svg" in (*one.above, one.name)]
    named = {one.name for one in SINK.elements if one not in drawn}
    assert named == ours - {"small"}
    assert not {one.name for one in drawn} & {"script", "style", "foreignobject", "image", "a"}
    assert len(SINK.all("script")) == 3
    for words in HOSTILE:
        assert folded(words) in SINK.one("main").text


def test_a_page_of_hostile_title_and_language_holds_its_own() -> None:
    page = page_of(title="</title><script>x</script>", language='"><script>', banner="</style>")
    assert page.one("html")["lang"] == "und"
    assert page.one("title").text == "</title><script>x</script>"
    assert len(page.all("script")) == 3
    assert len(page.all("style")) == 1


def test_what_a_file_cannot_hold_is_replaced_everywhere() -> None:
    hostile = passage("1", text=CONTROL, code=CONTROL, state=CONTROL, speaker=CONTROL)
    html = rendered(
        Document(CONTROL, "id", (Paragraph(CONTROL),), banner=CONTROL, passages=(hostile,))
    ).decode()
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", html) == []
    assert re.findall(r"\\u00[01]", html) == []


def test_the_policy_lets_only_the_pages_own_style_and_script_act() -> None:
    policy = SINK.one("meta", **{"http-equiv": "Content-Security-Policy"})["content"]
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert parts["default-src"] == "'none'"
    assert "unsafe" not in policy
    scripts = [one for one in SINK.all("script") if one["type"] != "application/json"]
    assert parts["script-src"].split() == [digest(one.parts) for one in scripts]
    assert parts["style-src"] == digest(SINK.one("style").parts)


def digest(parts: list[str]) -> str:
    found = hashlib.sha256("".join(parts).encode()).digest()
    return f"'sha256-{base64.b64encode(found).decode()}'"


def test_a_page_asks_for_no_other_file_and_has_no_act_in_an_attribute() -> None:
    for one in SINK.elements:
        assert not [name for name in one.attributes if name.startswith("on") or name == "style"]
        for name in ("src", "href", "xlink:href", "action", "data", "poster"):
            assert re.match(r"(#|data:,$|$)", one[name]), (one.name, one[name])
    styles = "".join(SINK.one("style").parts)
    assert "@import" not in styles
    assert "url(" not in styles


def test_the_data_never_end_their_element() -> None:
    evil = "</script><!--<script>\u2028\u2029&amp;"
    html = rendered(Document("x", "id", (), passages=(passage("1", state=evil),))).decode()
    island = html.split('id="data">')[1].split("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(island)
    assert Page(html.encode()).data["passages"][0][2] == evil


def test_every_address_is_given_once_and_every_link_leads_to_one() -> None:
    twice = (Heading(1, "Bab"), Heading(1, "Bab"), transcript(), transcript())
    table = Table("", (Column("a"),), (), name="contents")
    for page in (SINK, page_of(*twice, table, table)):
        ids = [one["id"] for one in page.elements if one["id"]]
        assert len(ids) == len(set(ids))
        targets = {one["href"][1:] for one in page.all("a")}
        assert targets - set(ids) == set()


def test_a_turn_can_be_linked_to_by_its_place() -> None:
    (asked, answered) = SINK.all("tr", "turn")
    assert (asked["id"], answered["id"]) == ("W1.13", "W1.14")
    assert "asks" in asked.classes
    assert "asks" not in answered.classes


def test_the_id_of_a_source_that_can_be_no_address_gets_another() -> None:
    page = page_of(of_turns(turn(1, Piece("kata")), source='"> <b>'))
    assert page.one("tr", "turn")["id"] == "turn"
    assert page.one("section", "transcript")["data-source"] == '"> <b>'


def test_headings_stand_one_level_below_the_title_and_in_the_contents() -> None:
    page = page_of(Heading(1, "Bab"), Heading(2, "Bagian"), Heading(9, "Rincian"))
    assert [one.text for one in page.all("h2")] == ["Bab"]
    assert page.one("h3").text == "Bagian"
    assert page.one("h6").text == "Rincian"
    links = [one for one in page.all("a") if "chapters" not in one.classes and "ul" in one.above]
    assert [one.text for one in links] == ["Bab", "Bagian", "Rincian"]


def test_tables_and_figures_are_listed_with_their_numbers() -> None:
    listed = [one.text for one in SINK.all("a") if one.above[-2:] == ("ul", "li")]
    assert "Tabel 4.1 Jumlah segmen menurut aspek" in listed
    assert "Gambar 4.1 Gambar uji Bars <b>1</b>" in listed


def test_the_draft_is_told_once_above_and_printed_on_every_page() -> None:
    page = page_of(title="Judul (DRAF – x)", banner="DRAF – x", lines=("DRAF – x", "Peneliti"))
    assert page.one("h1").text == "Judul (DRAF – x)"
    assert page.one("header", "title").text.count("DRAF") == 1
    assert "@top-center{content:" in "".join(page.one("style").parts)
    assert page_of(banner="DRAF").one("p", "banner").text == "DRAF"
    assert "@top-center{content:" not in "".join(page_of().one("style").parts)


def test_a_prompt_is_marked_by_more_than_its_looks() -> None:
    prompt = page_of(Paragraph("Tuliskan penafsiran.", prompt=True)).one("p", "prompt")
    assert prompt.text == "Isian peneliti [Tuliskan penafsiran.]"


def test_a_quotation_stands_in_its_marks_with_its_place() -> None:
    page = page_of(Quotation("Ada.", "W1.2"), Quotation("„Ada.“", ""))
    assert [one.text for one in page.all("blockquote")] == ["“Ada.” (W1.2)", "„Ada.“"]


def test_page_breaks_in_a_row_make_one() -> None:
    page = page_of(PageBreak(), PageBreak(), Paragraph("a"), PageBreak())
    assert len(page.all("div", "page-break")) == 2


GROUPED = Table(
    "Triangulasi",
    (
        Column("No", align=Align.RIGHT),
        Column("Indikator"),
        Column("I1", group="Aparatur"),
        Column("I2", group="Aparatur"),
        Column("Arah"),
    ),
    (
        Section(
            (
                (
                    cell("1"),
                    cell("EM1.1"),
                    cell("Ada", evidence=(Reference("a", "W1", 1), Reference("b", "W1", 2))),
                    cell("Tidak", tone=Tone.EMPTY),
                    cell("Berbeda", tone=Tone.CONFLICT),
                ),
            ),
            "EM Penguatan",
        ),
    ),
    notes=("Catatan.",),
    source="Sumber: x",
    name="triangulation",
    caption=Caption("Tabel", 4, 3),
)


def test_every_header_of_a_table_says_what_it_heads() -> None:
    page = page_of(GROUPED)
    assert page.one("caption").text == "Tabel 4.3 Triangulasi"
    scopes = [(one.text, one["scope"], one["colspan"], one["rowspan"]) for one in page.all("th")]
    assert scopes == [
        ("No", "col", "", "2"),
        ("Indikator", "col", "", "2"),
        ("Aparatur", "colgroup", "2", ""),
        ("Arah", "col", "", "2"),
        ("I1", "col", "", ""),
        ("I2", "col", "", ""),
        ("EM Penguatan", "rowgroup", "5", ""),
        ("EM1.1", "row", "", ""),
    ]
    assert [one.text for one in page.all("p")] == ["Catatan.", "Sumber: x"]


def test_a_tone_is_told_by_its_class_and_the_first_name_heads_the_row() -> None:
    page = page_of(GROUPED)
    assert page.one("td", "tone-conflict").text == "Berbeda"
    assert page.one("td", "tone-empty").text == "Tidak"
    numbered = Table(
        "", (Column("No"), Column("Isi")), (Section(((cell("1"), cell("kata " * 40)),)),)
    )
    # What is long names no row, and the number of a row is never its name.
    assert page_of(numbered).all("th", scope="row") == []


def test_a_cell_opens_the_passages_behind_it_and_leads_to_the_first() -> None:
    known = (passage("b", turn=2), passage("a"))
    page = page_of(GROUPED, of_turns(turn(1, Piece("kata", ("a",))), turn(2)), passages=known)
    (link,) = openers(page)
    assert (link["data-p"], link["href"]) == ("1 0", "#W1.1")
    assert link.above[-1] == "td"


def test_a_cell_behind_which_nothing_is_known_opens_nothing() -> None:
    page = page_of(GROUPED)
    assert openers(page) == []
    assert page.all("dialog") == []


def test_passages_that_stand_in_no_transcript_are_listed_at_the_end() -> None:
    known = (passage("a", text="kata <b>", translation="word"), passage("b", turn=2))
    page = page_of(GROUPED, of_turns(turn(2, Piece("x", ("b",)))), passages=known)
    listed = page.one("blockquote", "passage")
    assert listed["id"] == "passage-0"
    assert listed.text == "kata <b> word Ibu A, W1.1 · EM1.1 Pelatihan (+) · Usulan"
    assert [one["href"] for one in openers(page)] == ["#passage-0"]


def lanes(*codings: tuple[str, ...], **aspects: str) -> list[tuple[str, str]]:
    """The lines under the words of one turn, as (passages, lane), innermost first in each piece."""
    ids = dict.fromkeys(one for several in codings for one in several)
    known = tuple(passage(one, aspect=aspects.get(one, "EM")) for one in ids)
    pieces = (Piece(f"w{at} ", several) for at, several in enumerate(codings))
    page = page_of(of_turns(turn(1, *pieces)), passages=known)
    marks = [one for one in page.all("span", "c") if one["data-p"]]
    return [(one["data-p"], next(c for c in one.classes if re.fullmatch(r"n\d", c)))
            for one in marks]  # fmt: skip


def test_codings_that_overlap_lie_in_lanes_of_their_own() -> None:
    # a covers the first two pieces, b the last two: between them both lines are seen.
    found = lanes(("a",), ("a", "b"), ("b",))
    assert sorted(set(found)) == [("0", "n0"), ("1", "n1")]
    assert len(found) == 4


def test_codings_that_follow_each_other_share_a_lane() -> None:
    assert lanes(("a",), (), ("b",)) == [("0", "n0"), ("1", "n0")]


def test_codings_of_one_aspect_on_the_same_words_share_a_line_and_of_two_do_not() -> None:
    assert lanes(("a", "b")) == [("0 1", "n0")]
    assert sorted(lanes(("a", "b"), b="PR")) == [("0", "n0"), ("1", "n1")]


def test_a_code_in_the_margin_opens_its_own_codings() -> None:
    said = turn(
        1,
        Piece("satu", ("a",)),
        Piece("dua", ("b", "c")),
        codes=("EM1.1 (+)", "EM1.1 (−), usulan", "EM1 (+)", "PR9 (+)"),
    )
    known = (passage("a"), passage("b", sign="−"), passage("c", code="EM1"))
    page = page_of(of_turns(said), passages=known)
    chips = {one.text: one["data-p"] for one in page.all("button", "chip")}
    assert chips == {"EM1.1 (+)": "0", "EM1.1 (−), usulan": "1", "EM1 (+)": "2"}
    assert page.one("span", "chip").text == "PR9 (+)"


def test_codes_are_offered_as_filters_by_aspect_and_in_the_order_of_their_numbers() -> None:
    codes = ("EM1.10", "EM1.9", "EM1")
    known = tuple(passage(one, code=one, code_label="x") for one in codes)
    page = page_of(of_turns(turn(1, Piece("a", codes))), passages=known)
    offered = [one["value"] for one in page.all("option") if "optgroup" in one.above]
    assert offered == ["EM1", "EM1.9", "EM1.10"]
    assert page.one("optgroup")["label"] == "EM"


@pytest.mark.parametrize("color", ["#ffffff", "#000000", "#abdec1", "red", "", "#fff"])
def test_an_aspect_has_a_colour_that_can_be_seen_by_day_and_by_night(color: str) -> None:
    page = page_of(of_turns(turn(1)), passages=(passage("a", color=color),))
    rule = re.search(
        r"\.k0\{--c:light-dark\((#\w{6}),(#\w{6})\)\}", "".join(page.one("style").parts)
    )
    assert rule is not None
    day, night = rule.groups()
    assert contrast(day, "#fbfaf7") >= 3
    assert contrast(night, "#15181b") >= 3


PAIRS = [("ink", "paper", 7), ("soft", "paper", 4.5), ("soft", "sunk", 4.5), ("ink", "tint", 7),
         ("accent", "paper", 4.5), ("accent", "raised", 4.5), ("accent", "tint", 4.5),
         ("warn", "warn-tint", 4.5), ("ink", "hit", 4.5), ("firm", "paper", 3)]  # fmt: skip


@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_what_is_written_can_be_read_by_day_and_by_night(
    text: str, ground: str, least: float
) -> None:
    style = "".join(SINK.one("style").parts)
    colors = {
        name: pair for name, *pair in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", style)
    }
    for one, other in zip(colors[text], colors[ground], strict=True):
        assert contrast(one, other) >= least


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(one * 2 for one in color[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_a_figure_is_drawn_and_its_table_can_be_unfolded_unless_it_stands_beside() -> None:
    figures = [block for block in sink().blocks if isinstance(block, Figure)]
    assert len(SINK.all("svg")) == len(figures)
    folded_up = [one for one in SINK.all("details") if "figure" in one.above]
    assert len(folded_up) == sum(not one.beside for one in figures)


@pytest.mark.parametrize(
    ("language", "words"), [("id", "Isi"), ("en", "Contents"), ("jv", "Contents")]
)
def test_the_page_speaks_the_language_of_its_document(language: str, words: str) -> None:
    page = page_of(language=language)
    assert page.one("html")["lang"] == language
    assert page.one("nav")["aria-label"] == words


def test_both_languages_of_the_page_have_the_same_words() -> None:
    from qualcode.renderers.html.words import page_words

    indonesian, english = page_words("id"), page_words("en")
    assert list(indonesian) == list(english)
    for key, words in indonesian.items():
        assert set(re.findall(r"\{\w+\}", words)) == set(re.findall(r"\{\w+\}", english[key])), key


def test_codes_and_aspects_are_offered_in_the_order_of_the_codebook() -> None:
    known = (
        passage("1", code="SU1", aspect="SU", aspect_label="SU", rank=5),
        passage("2", code="EM2", aspect="EM", aspect_label="EM", rank=1),
        passage("3", code="EM1", aspect="EM", aspect_label="EM", rank=3),
    )
    page = page_of(of_turns(turn(1, Piece("a", ("1", "2", "3")))), passages=known)
    assert [one["label"] for one in page.all("optgroup")] == ["EM", "SU"]
    offered = [one["value"] for one in page.all("option") if "optgroup" in one.above]
    assert offered == ["EM2", "EM1", "SU1"]
    legend = [one for one in page.all("span", "c") if not one["data-p"]]
    assert [(one.text, min(one.classes - {"c"})) for one in legend] == [("EM", "k0"), ("SU", "k1")]


def test_the_text_leads_to_the_tables_chapters_and_places_that_it_names() -> None:
    table = Table("Isi", (Column("a"),), (), caption=Caption("Tabel", "4", 1), name="isi")
    page = page_of(
        Heading(1, "Lampiran 2 Transkrip"),
        table,
        Paragraph("Lihat Tabel 4.1, lampiran 2, W1.1; bukan Tabel 4.10, XW1.1, W1.12 atau W9.1."),
        Bullets(("Tabel 4.1",)),
        Quotation("Di Tabel 4.1.", "Ibu A, W1.1"),
        of_turns(turn(1, Piece("kata", ("1",)))),
        passages=(passage("1"),),
    )
    links = [
        (one.text.replace("\u00a0", " "), one["href"])
        for one in page.all("a")
        if "main" in one.above and not one["data-p"]
    ]
    assert links == [
        ("Tabel 4.1", "#isi"),
        ("lampiran 2", "#s1"),
        ("W1.1", "#W1.1"),
        ("Tabel 4.1", "#isi"),
        ("W1.1", "#W1.1"),
    ]


def test_a_place_that_is_said_of_two_turns_leads_nowhere() -> None:
    known = (passage("1", place="Ibu A 1"), passage("2", place="Ibu A 1", turn=2))
    turns = of_turns(turn(1, Piece("a", ("1",))), turn(2, Piece("b", ("2",))))
    page = page_of(Paragraph("Ibu A 1 dan Tabel 4.1"), turns, passages=known)
    assert [one for one in page.all("a") if "main" in one.above] == []
