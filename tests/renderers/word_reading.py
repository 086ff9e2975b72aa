"""Making small Word files, and reading what stands in them."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
from lxml import etree

from qualcode.document import Block, Caption, Column, Document, Section, Table, cell
from qualcode.renderers import RENDERERS, RenderOptions, StyleProfile, Template
from qualcode.renderers.word.xml import NAMESPACE

W = f"{{{NAMESPACE}}}"
PROSE = "Pelatihan itu kami adakan setiap tahun, biasanya bekerja sama dengan provinsi. " * 2


def rendered(*blocks: Block, **about: Any) -> bytes:
    """The bytes of a Word file with these blocks; `style` and `template` say how it looks."""
    options = RenderOptions(
        today=date(2026, 3, 1),
        style=about.pop("style", StyleProfile("uji")),
        template=about.pop("template", None),
    )
    document = Document(about.pop("title", ""), about.pop("language", "id"), blocks, **about)
    return RENDERERS["word"].render(document, options)


def campus(data: bytes) -> Template:
    """A template of that content."""
    return Template("kampus.docx", data)


def xml_of(data: bytes, part: str = "word/document.xml") -> Any:
    """The root element of one part."""
    return etree.fromstring(ZipFile(BytesIO(data)).read(part))


def table_of(columns: int, text: str = "isi", number: int | None = None, rows: int = 1) -> Table:
    """A table whose cells all say `text`."""
    return Table(
        "Judul",
        tuple(Column(f"Kolom {n}") for n in range(columns)),
        (Section(tuple(tuple(cell(text) for _ in range(columns)) for _ in range(rows))),),
        caption=Caption("Tabel", 4, number) if number else None,
    )


def orientations(data: bytes) -> list[bool]:
    """Whether each section lies on its side."""
    sections = docx.Document(BytesIO(data)).sections
    return [str(section.orientation).startswith("LANDSCAPE") for section in sections]


def styled(data: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph outside tables, all spaces as simple ones."""
    paragraphs: Any = docx.Document(BytesIO(data)).paragraphs
    return [(one.style.name, one.text.replace("\u00a0", " ")) for one in paragraphs]


def fields(data: bytes, part: str = "word/document.xml") -> list[tuple[str, str]]:
    """Instruction and cached result of every field, in the order in which they end.

    All spaces are simple ones.
    """
    found: list[tuple[str, str]] = []
    opened: list[list[str]] = []
    results: list[bool] = []
    for element in xml_of(data, part).iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            opened.append(["", ""])
            results.append(False)
        elif kind == "separate":
            results[-1] = True
        elif kind == "end":
            instruction, result = opened.pop()
            results.pop()
            found.append((instruction.strip(), result.replace("\u00a0", " ")))
        else:
            for pair, shown in zip(opened, results, strict=True):
                pair[shown] += element.text or ""
    return found
