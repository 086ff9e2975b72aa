"""Word documents keep all their text, in the accepted view."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.sources.word import WordFormat
from tests.sources.docx_builder import STRICT, docx, p, r, table

DEL = "<w:del><w:r><w:delText>lama</w:delText></w:r></w:del>"
BOX = "<w:txbxContent>" + p(r("kotak")) + "</w:txbxContent>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def field(instruction: str, result: str) -> str:
    """A complex field."""
    return (
        f"{FIELD.format('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f"{FIELD.format('separate')}{r(result)}{FIELD.format('end')}"
    )


TEXTS = {
    "insertion kept": (p(r("a "), f"<w:ins>{r('baru')}</w:ins>"), "a baru"),
    "deletion dropped": (p(r("a "), DEL), "a "),
    "deleted w:t dropped": (p(r("a"), f"<w:del>{r('x')}</w:del>"), "a"),
    "moved text once": (
        p(f"<w:moveFrom>{r('pindah')}</w:moveFrom>", r("a"), f"<w:moveTo>{r('pindah')}</w:moveTo>"),
        "apindah",
    ),
    "deleted paragraph mark joins": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('satu ')}</w:p>" + p(r("dua")),
        "satu dua",
    ),
    "deleted row dropped": (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p(r("x")) + "</w:tc></w:tr>"
        "<w:tr><w:tc>" + p(r("y")) + "</w:tc></w:tr></w:tbl>",
        "y",
    ),
    "table in place": (
        p(r("atas")) + table(("a", "b"), ("c", "d")) + p(r("bawah")),
        "atas\na\tb\nc\td\nbawah",
    ),
    "paragraphs in a cell": (table((p(r("a")) + p(r("b")), "c")), "a\nb\tc"),
    "nested table": (table(("<w:p/>" + table(("x", "y")) + p(r("z")), "k")), "\nx\ty\nz\tk"),
    "empty cells": (table(("", "b"), ("c", "")), "\tb\nc\t"),
    "cell without paragraph": ("<w:tbl><w:tr><w:tc/><w:tc/></w:tr></w:tbl>", "\t"),
    "text box after its paragraph": (
        p(r("a"), f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>", r("b")),
        "ab\nkotak",
    ),
    "alternatives once": (
        p(
            r("a"),
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{BOX}</wps:txbx>"
            f"</mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        ),
        "a\nkotak",
    ),
    "fallback where the choice is empty": (
        p(
            "<w:r><mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback><w:t>f</w:t>"
            "</mc:Fallback></mc:AlternateContent></w:r>"
        ),
        "f",
    ),
    "content control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('isi'))}</w:sdtContent></w:sdt>",
        "isi",
    ),
    "content control around a cell": (
        "<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc>" + p(r("a")) + "</w:tc></w:sdtContent></w:sdt>"
        "<w:tc>" + p(r("b")) + "</w:tc></w:tr></w:tbl>",
        "a\tb",
    ),
    "simple field": (p(f'<w:fldSimple w:instr="DATE">{r("hari ini")}</w:fldSimple>'), "hari ini"),
    "complex field": (p(r("lihat "), field(" REF x ", "Bab 2"), r(".")), "lihat Bab 2."),
    "field within a field's instruction": (
        p(
            FIELD.format("begin"),
            field("A", "B"),
            FIELD.format("separate"),
            r("C"),
            FIELD.format("end"),
        ),
        "C",
    ),
    "field without end": (p(FIELD.format("begin"), r("a")) + p(r("b")), "a\nb"),
    "hyperlink": (p(f"<w:hyperlink>{r('tautan')}</w:hyperlink>"), "tautan"),
    "smart tag and custom XML": (
        p(f"<w:smartTag>{r('a')}</w:smartTag><w:customXml>{r('b')}</w:customXml>"),
        "ab",
    ),
    "ruby base only": (
        p(
            f"<w:r><w:ruby><w:rt>{r('yomi')}</w:rt><w:rubyBase>{r('字')}</w:rubyBase></w:ruby></w:r>"
        ),
        "字",
    ),
    "breaks, tabs and hyphens": (
        p(
            "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>"
        ),
        "a\nb\tc\u2011\u00ad",
    ),
    "tab stops are no tabs": ('<w:p><w:pPr><w:tabs><w:tab w:pos="1"/></w:tabs></w:pPr></w:p>', ""),
    "formula": (p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1"),
    "symbol": (p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'), "\uf0fc"),
    "newline in the XML is a space": (p(r("a\nb")), "a b"),
    "numbering is no text": (
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>' + r("butir") + "</w:p>",
        "butir",
    ),
    "Unicode untouched": (
        p(r("e\u0301 é 👍 \u2028 &amp; &lt;script&gt;")),
        "e\u0301 é 👍 \u2028 & <script>",
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_is_that_of_the_accepted_view_and_the_self_check_agrees(name: str) -> None:
    body, expected = TEXTS[name]
    raw = WordFormat().read(docx(body))
    assert raw.text == expected
    assert "text-lost" not in [notice.code for notice in raw.notices]


def test_the_strict_namespace_is_read_as_well() -> None:
    body = p(r("P: ", "<w:b/>"), r("ya")) + table(("a", "b"))
    raw = WordFormat().read(docx(body, STRICT))
    assert raw.text == "P: ya\na\tb"
    assert raw.blocks[0].bold == len("P:")


def test_text_outside_paragraphs_is_reported_with_both_counts() -> None:
    raw = WordFormat().read(docx(r("hilang") + p(r("ada"))))
    [notice] = raw.notices
    assert (notice.code, notice.severity) == ("text-lost", "warning")
    assert "9 characters" in notice.message and "3 were read" in notice.message


def test_notes_comments_and_hidden_text_are_counted() -> None:
    body = p(
        r("a"),
        '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:commentReference w:id="1"/></w:r>',
        r("rahasia", "<w:vanish/>"),
    )
    raw = WordFormat().read(docx(body))
    assert raw.text == "arahasia"
    messages = {notice.code: notice.message for notice in raw.notices}
    assert messages["left-out"] == "not read: 2 footnotes, 1 comments"
    assert messages["hidden-text"].startswith("7 characters")


def test_the_bold_run_that_begins_a_line_is_measured() -> None:
    styles = (
        '<w:style w:styleId="Kuat"><w:b/></w:style>'
        '<w:style w:styleId="Anak"><w:basedOn w:val="Kuat"/></w:style>'
    )
    body = (
        p(r("Pewawancara", "<w:b/>"), r(": apa"))
        + p(r("a", '<w:b w:val="0"/>'), r("b", "<w:b/>"))
        + p(r("gaya", '<w:rStyle w:val="Anak"/>'), r(" biasa"))
        + p("<w:r><w:t>x</w:t><w:br/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>tebal</w:t></w:r>")
    )
    raw = WordFormat().read(docx(body, styles=styles))
    assert [block.bold for block in raw.blocks] == [11, 0, 4, 0, 5]


def test_headings_are_known_by_style_and_outline() -> None:
    styles = '<w:style w:styleId="Judul1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    body = f'<w:p><w:pPr><w:pStyle w:val="Judul1"/></w:pPr>{r("Bab")}</w:p>' + p(r("isi"))
    raw = WordFormat().read(docx(body, styles=styles))
    assert [block.heading for block in raw.blocks] == [True, False]


def test_merged_cells_keep_their_neighbours_columns() -> None:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + p(r("ab")) + "</w:tc>"
    body = f"<w:tbl><w:tr>{wide}<w:tc>{p(r('c'))}</w:tc></w:tr></w:tbl>"
    raw = WordFormat().read(docx(body))
    assert [(cell.column, cell.span) for cell in raw.cells] == [(0, 2), (2, 1)]


def test_rows_and_cells_outside_tables_do_not_break_the_reader() -> None:
    raw = WordFormat().read(docx(f"<w:tc>{p(r('a'))}</w:tc><w:tr/><w:gridSpan w:val='x'/>"))
    assert raw.text == "a"


WORDS = st.text(st.sampled_from("ab é👍\t"), max_size=5)
BODIES = st.recursive(
    st.lists(WORDS, max_size=3).map(lambda words: p(*map(r, words))),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(st.tuples(inner, inner), min_size=1, max_size=2).map(lambda rows: table(*rows)),
        inner.map(lambda body: p(r("k"), f"<w:r><w:txbxContent>{body}</w:txbxContent></w:r>")),
        inner.map(lambda body: f"<w:del>{body}</w:del>"),
        inner.map(lambda body: f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>"),
    ),
    max_leaves=8,
)


@given(BODIES)
def test_blocks_and_separators_make_up_the_text_of_any_document(body: str) -> None:
    raw = WordFormat().read(docx(body))
    end = 0
    for block in raw.blocks:
        gap = raw.text[end : block.start]
        assert gap in ("\n", "\t") or (gap == "" and end == 0)
        assert "\n" not in raw.words(block)
        end = block.end
    assert end == len(raw.text)
    assert "text-lost" not in [notice.code for notice in raw.notices]
