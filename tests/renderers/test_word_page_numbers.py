"""Page numbers on a university's Word file, and the parts that show pictures."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from campus_file import BODY, campus_file
from word_reading import W, campus, fields, rendered, xml_of

from qualcode.document import Heading, Paragraph
from qualcode.renderers import StyleProfile
from qualcode.renderers.word.parts import Part, Parts, Picture

TEMPLATE = campus(campus_file())
BLOCKS = (Heading(1, "BAB IV"), Paragraph("Teks"))
BARE = BODY.replace('<w:headerReference w:type="default" r:id="rId4"/>', "").replace(
    '<w:footerReference w:type="default" r:id="rId5"/>', ""
)


@pytest.mark.parametrize(
    ("place", "part", "side"),
    [("bottom-right", "footer1", "right"), ("bottom-center", "footer1", "center"),
     ("top-right", "header1", "right")],
)  # fmt: skip
def test_a_number_that_a_template_lacks_stands_where_the_style_has_it(
    place: Any, part: str, side: str
) -> None:
    template = campus(campus_file({"word/document.xml": BARE}))
    data = rendered(*BLOCKS, template=template, style=StyleProfile("x", page_number=place))
    assert fields(data, f"word/{part}.xml") == [("PAGE", "1")]
    assert [one.get(f"{W}val") for one in xml_of(data, f"word/{part}.xml").iter(f"{W}jc")] == [side]


def test_a_template_that_numbers_its_pages_keeps_its_numbers_whatever_the_style_has() -> None:
    style = StyleProfile("x", page_number="top-right")
    data = rendered(*BLOCKS, template=TEMPLATE, style=style)
    names = [
        name for name in ZipFile(BytesIO(data)).namelist() if re.match("word/(head|foot)", name)
    ]
    numbers = [code for name in names for code, _ in fields(data, name) if code.startswith("PAGE")]
    assert len(numbers) == 1


def test_a_part_in_a_folder_of_its_own_finds_the_pictures_that_it_shows() -> None:
    collected = Parts()
    collected.add(Part("theme", "<a/>", {"rId1": Picture(b"x", "png")}))
    archive = ZipFile(BytesIO(collected.archive("<w/>", "<c/>")))
    related = archive.read("word/theme/_rels/theme1.xml.rels").decode()
    assert 'Target="../media/image1.png"' in related
    assert archive.read("word/media/image1.png") == b"x"
