"""A university's Word file as the ground of a report: what is kept, and what never gets through."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from campus_file import BODY, HEADER, SECRET, campus_file, parts, relationships, zipped
from hypothesis import given, settings
from hypothesis import strategies as st
from kitchen_sink import sink
from odd_documents import documents
from reading_back import folded, said, word_text
from word_reading import W, campus, fields, rendered, styled, table_of, xml_of

from qualcode.document import Bullets, Document, Heading, Paragraph
from qualcode.errors import QualcodeError
from qualcode.renderers import RENDERERS, RenderOptions, file_text

TEMPLATE = campus(campus_file())
BLOCKS = (Heading(1, "BAB IV"), Heading(3, "Rincian"), Paragraph("Teks"), Bullets(("a", "b")))
Changed = Mapping[str, str | bytes | None]


def everything(data: bytes) -> bytes:
    """All parts of a file in one."""
    archive = ZipFile(BytesIO(data))
    return b"\n".join(archive.read(name) for name in archive.namelist()) + b"\n".join(
        name.encode() for name in archive.namelist()
    )


def on(changed: Changed) -> bytes:
    """A report on the campus's file with some parts changed."""
    return rendered(*BLOCKS, template=campus(campus_file(changed)))


def test_our_blocks_use_the_campus_styles_by_name_in_whatever_language_their_ids_are() -> None:
    data = rendered(*BLOCKS, table_of(2, number=1), template=TEMPLATE)
    used = [style.get(f"{W}val") for style in xml_of(data).iter(f"{W}pStyle")]
    assert used[:2] == ["Judul1", "Heading3"]
    assert "Keterangan" in used
    assert ("heading 1", "BAB IV") in [(name.lower(), text) for name, text in styled(data)]


def test_every_style_that_is_used_is_there_once_and_based_on_one_that_is_there() -> None:
    data = RENDERERS["word"].render(sink(long=False), RenderOptions(template=TEMPLATE))
    styles = list(xml_of(data, "word/styles.xml").iter(f"{W}style"))
    ids = [style.get(f"{W}styleId") for style in styles]
    assert len(ids) == len(set(ids))
    used = {one.get(f"{W}val") for one in xml_of(data).iter(f"{W}pStyle", f"{W}tblStyle")}
    used |= {one.get(f"{W}val") for s in styles for one in s.iter(f"{W}basedOn", f"{W}next")}
    assert used <= set(ids)


def test_a_style_of_the_campus_whose_id_we_would_use_keeps_it() -> None:
    data = rendered(table_of(2), template=TEMPLATE)
    (table,) = docx.Document(BytesIO(data)).tables
    style: Any = table.rows[1].cells[0].paragraphs[0].style
    assert (style.name, style.style_id) == ("Table Text", "QTableText")


def test_type_page_and_margins_are_the_templates_and_its_last_upright_sections() -> None:
    word = docx.Document(BytesIO(rendered(*BLOCKS, template=TEMPLATE)))
    assert (word.styles["Normal"].font.name, word.styles["Normal"].font.size.pt) == ("Arial", 11)
    page: Any = word.sections[0]
    lengths = (page.page_width, page.page_height, page.left_margin, page.top_margin)
    assert [round(length.cm, 1) for length in lengths] == [21.5, 33.0, 3.5, 3.0]
    assert round(page.header_distance.pt) == 30


def test_added_styles_leave_line_spacing_to_the_templates_normal_and_are_not_indented() -> None:
    data = rendered(*BLOCKS, template=TEMPLATE)
    styles = {s.get(f"{W}styleId"): s for s in xml_of(data, "word/styles.xml").iter(f"{W}style")}
    spacing = styles["BodyText"].find(f"{W}pPr/{W}spacing")
    assert spacing.get(f"{W}line") is None
    assert styles["QTableText"].find(f"{W}pPr/{W}ind").get(f"{W}firstLine") == "0"


def test_the_text_of_the_template_is_replaced_and_its_header_and_footer_stay() -> None:
    data = rendered(*BLOCKS, banner="DRAF", template=TEMPLATE)
    assert b"PETUNJUK LAMA" not in everything(data)
    word = docx.Document(BytesIO(data))
    assert [p.text for p in word.sections[0].header.paragraphs] == [
        "UNIVERSITAS CONTOH NEGERI lamanisi lama", "DRAF",
    ]  # fmt: skip
    assert "Halaman" in word.sections[0].footer.paragraphs[0].text
    assert fields(data, "word/footer1.xml") == [("PAGE", "9")]
    assert ZipFile(BytesIO(data)).read("word/media/image1.png").startswith(b"\x89PNG")


def test_nothing_tells_of_who_made_the_template_nor_leads_out_of_the_report() -> None:
    found = everything(rendered(*BLOCKS, template=TEMPLATE))
    for word in (SECRET, "budi", "kampus.example", "rahasia", "komentar dosen", "SWASTA", "rsid",
                 "customXml", "comments", "External", "hyperlink", "INCLUDETEXT",
                 "paraId"):  # fmt: skip
        assert word.encode() not in found, word


def test_a_heading_that_brings_its_number_is_not_numbered_again_by_the_campus_style() -> None:
    data = rendered(Heading(1, "BAB IV"), Heading(2, "Data"), template=TEMPLATE)
    numbers = [[n.get(f"{W}val") for n in p.iter(f"{W}numId")] for p in xml_of(data).iter(f"{W}p")]
    assert numbers[:2] == [["0"], []]


def test_lists_are_added_behind_the_templates_own() -> None:
    data = rendered(Bullets(("a",)), Bullets(("b",), numbered=True), template=TEMPLATE)
    root = xml_of(data, "word/numbering.xml")
    kinds = {n.get(f"{W}numId"): n[0].get(f"{W}val") for n in root.iter(f"{W}num")}
    formats = {
        a.get(f"{W}abstractNumId"): next(a.iter(f"{W}numFmt")).get(f"{W}val")
        for a in root.iter(f"{W}abstractNum")
    }
    (bullets,) = (
        next(style.iter(f"{W}numId")).get(f"{W}val")
        for style in xml_of(data, "word/styles.xml").iter(f"{W}style")
        if style.get(f"{W}styleId") == "ListBullet"
    )
    (numbers,) = (n.get(f"{W}val") for n in xml_of(data).iter(f"{W}numId"))
    assert (formats[kinds[bullets]], formats[kinds[numbers]]) == ("bullet", "decimal")
    assert formats[kinds["7"]] == "upperRoman"
    names = [child.tag for child in root]
    assert names == sorted(names)  # abstractNum before num


def test_tables_take_the_campus_grid() -> None:
    data = rendered(table_of(2), template=TEMPLATE)
    (table,) = xml_of(data).iter(f"{W}tblPr")
    assert table.find(f"{W}tblStyle").get(f"{W}val") == "KisiTabel"
    assert table.find(f"{W}tblBorders") is None


def test_a_first_page_that_differs_differs_on_the_first_page_only_and_says_draft_too() -> None:
    body = BODY.replace('w:gutter="283"/>', 'w:gutter="283"/><w:titlePg/>')
    template = campus(campus_file({"word/document.xml": body}))
    data = rendered(*BLOCKS, banner="DRAF", title="J", title_page=True, template=template)
    first, *others = list(xml_of(data).iter(f"{W}sectPr"))
    assert first.find(f"{W}titlePg") is not None
    assert [one.find(f"{W}titlePg") for one in others] == [None] * len(others)
    page: Any = docx.Document(BytesIO(data)).sections[0]
    assert [p.text for p in page.first_page_header.paragraphs] == ["DRAF"]


def test_a_template_without_headers_gets_banner_and_page_number() -> None:
    bare = BODY.replace('<w:headerReference w:type="default" r:id="rId4"/>', "").replace(
        '<w:footerReference w:type="default" r:id="rId5"/>', ""
    )
    template = campus(campus_file({"word/document.xml": bare}))
    data = rendered(*BLOCKS, banner="DRAF", template=template)
    section: Any = docx.Document(BytesIO(data)).sections[0]
    assert section.header.paragraphs[0].text == "DRAF"
    assert fields(data, "word/footer1.xml") == [("PAGE", "1")]


def test_a_template_with_hardly_anything_in_it_is_enough() -> None:
    few = {name: parts()[name] for name in ("[Content_Types].xml", "_rels/.rels")}
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = {"word/document.xml": f"<w:document {space}><w:body/></w:document>"}
    data = rendered(*BLOCKS, template=campus(zipped({**few, **body})))
    assert [text for _, text in styled(data)] == ["BAB IV", "Rincian", "Teks", "a", "b"]


@settings(max_examples=30, deadline=None)
@given(document=documents())
def test_every_text_of_any_document_is_kept_and_the_bytes_are_the_same_each_time(
    document: Document,
) -> None:
    options = RenderOptions(template=TEMPLATE)
    data = RENDERERS["word"].render(document, options)
    assert data == RENDERERS["word"].render(document, options)
    read = word_text(data)
    assert [words for words in said(document) if folded(file_text(words)) not in read] == []


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
TYPES = str(parts()["[Content_Types].xml"])
MACROS = TYPES.replace(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
)
STRICT = '<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
DTD = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is not a Word document: it is empty"),
        (b"%PDF-1.7", "looks like a PDF"),
        (b"halo", "is not a Word document"),
        (OLE, "old Office program"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (campus_file()[:2000], "is damaged"),
        (zipped({"a.txt": "x"}), "is not a Word document"),
        (campus_file({"[Content_Types].xml": MACROS}), "has macros"),
        (campus_file({"word/vbaProject.bin": b"x"}), "has macros"),
        (campus_file({"word/styles.xml": DTD + "<x>&a;</x>"}), "document type definition"),
        (campus_file({"word/styles.xml": "<w:styles"}), "not well-formed"),
        (campus_file({"word/header1.xml": "<x/>"}), "is not what it should be"),
        (campus_file({"word/document.xml": STRICT}), "strict variant"),
        (campus_file({"word/big.xml": b"\0" * 30_000_000}), "unpacks to far more"),
        (campus_file({"word/document.xml": None}), "is not a Word document"),
        (
            campus_file({"word/document.xml": BODY.replace('w:right="1134"', 'w:right="11340"')}),
            "leaves no room for text",
        ),
    ],
    ids=["empty", "pdf", "text", "doc", "locked", "cut", "zip", "docm", "vba", "dtd", "broken",
         "other", "strict", "bomb", "no body", "margins"],
)  # fmt: skip
def test_a_file_that_is_no_good_as_a_template_is_refused_in_one_sentence(
    data: bytes, words: str
) -> None:
    with pytest.raises(QualcodeError, match=r"^the template kampus\.docx .*\.") as raised:
        rendered(*BLOCKS, template=campus(data))
    assert words in str(raised.value)


@pytest.mark.parametrize(
    ("rels", "kind", "target"),
    [
        ("word/_rels/settings.xml.rels", "attachedTemplate", "https://jahat.example/x.dotm"),
        ("word/_rels/settings.xml.rels", "attachedTemplate", "file:////server/x.dotm"),
        ("word/_rels/settings.xml.rels", "attachedTemplate", "\\\\server\\share\\x.dotm"),
        ("word/_rels/header1.xml.rels", "image", "https://jahat.example/logo.png"),
        ("word/_rels/document.xml.rels", "oleObject", "file:///C:\\x.xlsx"),
        ("word/_rels/document.xml.rels", "frame", "https://jahat.example"),
    ],
)
def test_a_template_that_loads_something_from_elsewhere_is_refused(
    rels: str, kind: str, target: str
) -> None:
    with pytest.raises(QualcodeError, match=f"loads something from elsewhere \\({kind}\\)"):
        on({rels: relationships(("rId1", kind, target))})


def test_a_template_of_word_is_as_good_as_a_document() -> None:
    types = TYPES.replace("document.main+xml", "template.main+xml")
    data = on({"[Content_Types].xml": types})
    assert b"template.main" not in everything(data)


def test_a_logo_stays_where_word_keeps_a_second_one_for_newer_programs() -> None:
    second = (
        '<a:blip r:embed="rId1"><a:extLst><a:ext uri="{96DAC541}"><asvg:svgBlip r:embed="rId3" '
        'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"/></a:ext>'
        "</a:extLst></a:blip>"
    )
    rels = relationships(("rId1", "image", "media/logo.png"), ("rId3", "image", "media/logo.svg"))
    changed = {
        "word/header1.xml": HEADER.replace('<a:blip r:embed="rId1"/>', second),
        "word/_rels/header1.xml.rels": rels,
        "word/media/logo.svg": "<svg/>",
    }
    data = on(changed)
    assert b'r:embed="rId1"' in everything(data)
    assert b"svg" not in everything(data)


@pytest.mark.parametrize(
    "strip",
    [
        HEADER.replace("</w:hdr>", '<w:p><w:r><w:object><x/></w:object></w:r></w:p></w:hdr>'),
        HEADER.replace('r:embed="rId1"', 'r:embed="rId99"'),
        HEADER.replace('r:embed="rId1"', 'r:embed="rId2"'),
        '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
        HEADER.replace('fldCharType="end"', 'fldCharType="begin"'),
    ],
    ids=["object", "missing picture", "not a picture", "empty", "open field"],
)  # fmt: skip
def test_what_is_broken_or_active_in_a_header_is_left_out(strip: str) -> None:
    found = everything(on({"word/header1.xml": strip}))
    assert b"object" not in found.replace(b"wobject", b"")
    assert SECRET.encode() not in found


@settings(max_examples=40, deadline=None)
@given(
    name=st.sampled_from(sorted(name for name in parts() if name.endswith((".xml", ".rels")))),
    at=st.floats(0, 1),
    junk=st.sampled_from(["", "<", "</w:p>", "<w:p>", "\0", '"', "<w:sectPr/>", "<w:t>x</w:t>"]),
)
def test_a_damaged_template_is_used_or_refused_but_never_a_crash(
    name: str, at: float, junk: str
) -> None:
    whole = str(parts()[name])
    cut = int(at * len(whole))
    try:
        data = on({name: whole[:cut] + junk + whole[cut:]})
    except QualcodeError:
        return
    assert docx.Document(BytesIO(data)).paragraphs
