"""What XeLaTeX makes of the LaTeX file: a PDF, without an error, with every text in it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from kitchen_sink import UNBROKEN, sink
from odd_documents import documents
from reading_back import said

from qualcode.document import Block, Document, Paragraph, Section, Table, cell
from qualcode.document import Column as Col
from qualcode.renderers import RENDERERS, RenderOptions, StyleProfile, file_text
from qualcode.reports import thesis_report
from qualcode.study import Selection
from tests.small_study import loaded, write_study

pytestmark = pytest.mark.skipif(
    not (shutil.which("xelatex") and shutil.which("pdftotext")),
    reason="xelatex (texlive-xetex, texlive-latex-recommended, texlive-pictures) and pdftotext "
    "(poppler-utils) are needed to typeset and to read what was typeset",
)


def typeset(folder: Path, document: Document, times: int = 1, **options: StyleProfile) -> str:
    """Compiles the document so often, the last time to a PDF; its log.

    Raises:
        AssertionError: XeLaTeX found an error.
    """
    latex = RENDERERS["latex"].render(document, RenderOptions(**options))  # type: ignore[arg-type]
    (folder / "report.tex").write_bytes(latex)
    for left in reversed(range(times)):
        run = subprocess.run(
            ["xelatex", *["-no-pdf"] * (left > 0), "-halt-on-error", "-interaction=nonstopmode",
             "report.tex"],
            cwd=folder, capture_output=True, text=True, errors="replace", timeout=120,
        )  # fmt: skip
        assert run.returncode == 0, run.stdout[-2000:]
    return (folder / "report.log").read_text("utf-8", "replace")


def overfull(log: str) -> list[float]:
    """How many points each box is wider or higher than its place, beyond what the eye forgives."""
    return [float(over) for over in re.findall(r"Overfull \\[hv]box \(([\d.]+)pt", log) if
            float(over) > 3]  # fmt: skip


def read(folder: Path) -> str:
    """The text of the PDF, in the order in which it was set."""
    call = ["pdftotext", "-raw", "-enc", "UTF-8", "report.pdf", "-"]
    return subprocess.run(call, cwd=folder, capture_output=True, check=True).stdout.decode()


def latin(text: str) -> str:
    """The text without white space and without characters for which a font may be missing."""
    text = normalize("NFC", re.sub(r"<U\+\w+>", "", text))
    return re.sub("[^!-~\u00a1-\u00ac\u00ae-\u017f\u2010-\u2026\u2212]", "", text)


def test_the_kitchen_sink_becomes_a_pdf_with_every_text(tmp_path: Path) -> None:
    log = typeset(tmp_path, sink(), times=2)
    pdf = latin(read(tmp_path))
    assert overfull(log) == []
    # The cell of 50,000 characters goes over many pages, and every page has a header.
    lost = [words for words in said(sink()) if latin(file_text(words)) not in pdf]
    assert [words[:20] for words in lost] == ["panjang panjang panj"]
    assert pdf.count("panjang") >= lost[0].count("panjang")
    for listed in ("4.2 Tabel", "Tabel 4.1 Jumlah segmen", "Gambar 4.1 Gambar uji"):
        assert pdf.count(latin(listed)) >= 2, listed


def test_a_real_report_has_no_box_that_sticks_out(tmp_path: Path) -> None:
    study = loaded(write_study(tmp_path / "study"))
    log = typeset(tmp_path, thesis_report(study, Selection(), "1.0"))
    assert overfull(log) == []
    assert "Missing character" not in log


def test_the_paragraphs_of_a_row_over_several_pages_stay_apart(tmp_path: Path) -> None:
    rows = (cell(*(f"alinea {n} " + "kata " * 20 + "habis" for n in range(40))), cell("pendek"))
    typeset(tmp_path, Document("", "id", (Table("", (Col("A"), Col("B")), (Section((rows,)),)),)))
    lines = read(tmp_path).splitlines()
    assert [n for n in range(40) if not any(f"alinea {n} kata" in line for line in lines)] == []
    assert sum(line.split(" pendek")[0].endswith("habis") for line in lines) == 40
    assert int(re.findall(r"\((\d+) page", (tmp_path / "report.log").read_text())[0]) > 1


def test_no_document_is_too_odd_to_be_typeset(tmp_path: Path) -> None:
    blocks: list[Block] = []

    @settings(max_examples=60, deadline=None, derandomize=True, database=None)
    @given(documents())
    def collect(document: Document) -> None:
        blocks.extend(document.blocks)

    collect()
    style = StyleProfile("x", lines="horizontal", caption="below")
    typeset(tmp_path, Document("T", "id", tuple(blocks), title_page=True), style=style)
    assert (tmp_path / "report.pdf").stat().st_size > 0


def test_characters_of_every_script_and_long_words_do_no_harm(tmp_path: Path) -> None:
    scripts = "".join(map(chr, [*range(0x20, 0xD800, 13), *range(0xE000, 0x20000, 101)]))
    blocks = tuple(Paragraph(scripts[at : at + 60]) for at in range(0, len(scripts), 60))
    narrow = Table("", tuple(Col(f"K{n}") for n in range(9)),
                   (Section((tuple(cell(UNBROKEN) for _ in range(9)),)),))  # fmt: skip
    log = typeset(tmp_path, Document("", "en", (*blocks, Paragraph(UNBROKEN), narrow)))
    assert not re.search(r"Overfull \\hbox .* in alignment", log)
    assert UNBROKEN in latin(read(tmp_path))
