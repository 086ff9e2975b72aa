"""Pictures and transcripts in Word."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from kitchen_pictures import figure, transcript
from word_reading import W, rendered, styled, xml_of

from qualcode.document import Figure, Heading, Line, Lines
from qualcode.renderers import StyleProfile, pictures

LINES = Lines(("I", "II"), (Line("A", (0, 1)),), "nilai")
BESIDE = figure(3, LINES)
ALONE = replace(BESIDE, beside=False)
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
needs_matplotlib = pytest.mark.skipif(not pictures.can_paint(), reason="matplotlib is missing")


@needs_matplotlib
def test_a_figure_is_a_picture_with_a_description_for_who_cannot_see_it() -> None:
    data = rendered(BESIDE)
    (about,) = xml_of(data).iter(f"{WP}docPr")
    assert about.get("descr") == BESIDE.description
    (blip,) = xml_of(data).iter(f"{A}blip")
    document: object = docx.Document(BytesIO(data))
    part = document.part.related_parts[blip.get(f"{R}embed")]  # type: ignore[attr-defined]
    assert part.blob.startswith(b"\x89PNG")
    (extent,) = xml_of(data).iter(f"{WP}extent")
    width = int.from_bytes(part.blob[16:20], "big")
    assert width / (int(extent.get("cx")) / 914_400) == pytest.approx(300, rel=0.01)


@needs_matplotlib
def test_its_caption_stands_below_with_a_number_that_word_counts_then_what_is_to_be_seen() -> None:
    assert [text for _, text in styled(rendered(BESIDE))] == [
        "",
        "Gambar 4.3 Gambar uji Lines <b>3</b>",
        "Gambar ke-3 menunjukkan hal uji.",
        "Catatan gambar.",
        "Sumber: Hasil wawancara (2026)",
    ]


def kept(figure: Figure, style: StyleProfile) -> list[tuple[str, bool]]:
    """The first paragraphs, and whether each stays on the page of the one after it."""
    found = xml_of(rendered(figure, style=style))[0].findall(f"{W}p")
    marks = [one.find(f"{W}pPr/{W}keepNext") for one in found]
    return [
        (name, mark is not None and mark.get(f"{W}val") != "0")
        for (name, _), mark in zip(styled(rendered(figure, style=style)), marks, strict=True)
    ]


@needs_matplotlib
@pytest.mark.parametrize("place", ["above", "below"])
def test_picture_caption_note_and_source_stay_on_one_page(place: str) -> None:
    first = ["Caption", "Picture"] if place == "above" else ["Picture", "Caption"]
    style = StyleProfile("uji", figure_caption=place)  # type: ignore[arg-type]
    before = [(name, True) for name in (*first, "Table Note", "Table Note")]
    assert kept(BESIDE, style) == [*before, ("Table Source", False)]
    bare = replace(BESIDE, description="", notes=(), source="")
    assert kept(bare, style) == [(first[0], True), (first[1], False)]


@needs_matplotlib
def test_a_style_may_set_it_above() -> None:
    above = StyleProfile("uji", figure_caption="above")
    assert [name for name, _ in styled(rendered(BESIDE, style=above))][:2] == ["Caption", "Picture"]


@needs_matplotlib
def test_a_figure_whose_table_stands_nowhere_else_brings_it_without_a_second_number() -> None:
    data = rendered(ALONE)
    (table,) = docx.Document(BytesIO(data)).tables
    assert [c.text for c in table.rows[1].cells] == ["isi gambar 3", "3"]
    title = "Data Gambar 4.3: Gambar uji Lines <b>3</b>"
    assert [words for style, words in styled(data) if style == "Caption"][1:] == [title]
    counted = "".join("".join(one.itertext()) for one in xml_of(data).iter(f"{W}instrText"))
    assert counted.count("SEQ") == 1
    assert styled(data)[-1] == ("Table Source", "Sumber: Hasil wawancara (2026)")


@pytest.mark.parametrize(("shown", "tables"), [(ALONE, 1), (BESIDE, 0)])
def test_where_no_picture_can_be_painted_its_table_or_its_description_remains(
    shown: Figure, tables: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "can_paint", lambda: False)
    data = rendered(shown)
    assert len(docx.Document(BytesIO(data)).tables) == tables
    texts = [text for _, text in styled(data)]
    assert "Gambar 4.3 Gambar uji Lines <b>3</b>" in texts
    assert "Gambar ke-3 menunjukkan hal uji." in texts
    assert not [name for name in ZipFile(BytesIO(data)).namelist() if "media" in name]


def test_a_transcript_has_its_facts_as_lines_and_its_codes_in_the_margin() -> None:
    data = rendered(transcript())
    assert styled(data)[:2] == [("Caption", "Transkrip W1"), ("Table Fact", "Informan\t: Ibu A")]
    (table,) = docx.Document(BytesIO(data)).tables
    assert [c.text for c in table.rows[0].cells] == ["No.", "Pelaku", "Pernyataan", "Kode"]
    assert [c.text for c in table.rows[2].cells][0::3] == ["14", "EM1.1 +\nEM2 −"]
    assert table._tbl.find(f".//{W}tblHeader") is not None


def test_a_transcript_under_a_heading_of_that_name_does_not_repeat_it() -> None:
    data = rendered(Heading(2, "Transkrip W1"), transcript())
    assert [text for _, text in styled(data)].count("Transkrip W1") == 1
