"""What every output format promises, tried on the kitchen sink and on invented documents."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kitchen_pictures import figure
from kitchen_sink import LONG, sink
from odd_documents import documents
from reading_back import csv_rows, excel_cells, folded, said, said_in, word_text
from rich.cells import cell_len

from qualcode.document import Column, Document, Figure, Network, Section, Table
from qualcode.errors import QualcodeError
from qualcode.renderers import (
    RENDERERS,
    Renderer,
    RenderOptions,
    file_text,
    renderer_for_suffix,
    safe_text,
)

OPTIONS = RenderOptions(today=date(2026, 3, 1), version="1.2.3")
SUFFIXES = [suffix for renderer in RENDERERS for suffix in renderer.suffixes]
every_renderer = pytest.mark.parametrize(
    "renderer", tuple(RENDERERS), ids=lambda renderer: renderer.name
)


@every_renderer
def test_the_same_document_gives_the_same_bytes(renderer: Renderer) -> None:
    assert renderer.render(sink(), OPTIONS) == renderer.render(sink(), OPTIONS)


def test_the_bytes_do_not_depend_on_the_process() -> None:
    script = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]);"
        "from kitchen_sink import sink; from qualcode.renderers import *;"
        "print([hashlib.sha256(r.render(sink(), RenderOptions())).hexdigest() for r in RENDERERS])"
    )
    folder = str(Path(__file__).parent)
    runs = {
        subprocess.run(
            [sys.executable, "-c", script, folder],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(Path.cwd())},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Jakarta"))
    }
    assert len(runs) == 1


def test_word_keeps_every_text() -> None:
    read = word_text(RENDERERS["word"].render(sink(), OPTIONS))
    assert [words for words in said(sink()) if folded(file_text(words)) not in read] == []


def test_excel_keeps_every_text_but_cuts_what_no_cell_can_hold() -> None:
    cells = excel_cells(RENDERERS["excel"].render(sink(), OPTIONS))
    read = folded("\n".join(cells))
    lost = [words for words in said(sink()) if folded(file_text(words)) not in read]
    assert lost == [LONG]
    (cut,) = [words for words in cells if words.startswith("panjang panjang")]
    assert len(cut) == 32_767
    assert cut.endswith("… [dipotong]")


def test_csv_keeps_every_text_of_the_tables() -> None:
    rows = csv_rows(RENDERERS["csv"].render(sink(), OPTIONS))
    read = folded("\n".join(words for row in rows for words in row))
    expected = [words for table in sink().tables for words in said_in(table)]
    assert [words for words in expected if folded(file_text(words)) not in read] == []


def test_the_terminal_keeps_every_text() -> None:
    shown = RENDERERS["terminal"].render(sink(), RenderOptions(width=60_000)).decode()
    lines = folded(shown)
    long_lines = [words for words in said(sink()) if folded(safe_text(words)) not in lines]
    # Running text is never set wider than is good to read, so it may be broken between words.
    assert all(len(words) > 90 for words in long_lines)
    assert [w for words in long_lines for w in words.split() if w not in lines] == []


@pytest.mark.parametrize("width", [20, 33, 40, 80, 120, 200])
def test_the_terminal_never_writes_beyond_its_width_and_loses_no_letter(width: int) -> None:
    shown = RENDERERS["terminal"].render(sink(long=False), RenderOptions(width=width)).decode()
    assert max(map(cell_len, shown.split("\n"))) <= width
    for words in said(sink(long=False)):
        for word in safe_text(words).split():
            if len(word) <= 10:
                assert word in shown, word


@every_renderer
@settings(max_examples=25, deadline=None)
@given(document=documents(), width=st.integers(20, 200), color=st.booleans())
def test_no_document_is_too_odd(
    renderer: Renderer, document: Document, width: int, color: bool
) -> None:
    options = RenderOptions(width=width, color=color)
    try:
        rendered = renderer.render(document, options)
    except QualcodeError:
        if renderer.name == "csv":
            assert not document.tables
        else:
            assert renderer.name in ("dot", "mermaid")
            assert not _networks(document)
    else:
        assert rendered == renderer.render(document, options)


def _networks(document: Document) -> list[Figure]:
    figures = (block for block in document.blocks if isinstance(block, Figure))
    return [one for one in figures if isinstance(one.drawing, Network)]


@every_renderer
def test_a_table_without_columns_is_no_reason_to_fail(renderer: Renderer) -> None:
    table = Table("Judul", (), (Section(((), ()), "Bagian"),))
    network = figure(1, Network((), ()))  # without it there is nothing to write as a graph
    assert renderer.render(Document("x", "id", (table, network)), OPTIONS)


@settings(max_examples=40, deadline=None)
@given(document=documents())
def test_word_keeps_every_text_of_any_document(document: Document) -> None:
    read = word_text(RENDERERS["word"].render(document, OPTIONS))
    assert [words for words in said(document) if folded(file_text(words)) not in read] == []


@settings(max_examples=40, deadline=None)
@given(document=documents(), width=st.integers(20, 120))
def test_nothing_on_the_terminal_is_too_wide_or_can_act(document: Document, width: int) -> None:
    shown = RENDERERS["terminal"].render(document, RenderOptions(width=width)).decode()
    assert all(cell_len(line) <= width for line in shown.split("\n"))
    assert safe_text(shown) == shown


def test_a_column_under_a_group_only_is_wide_enough_for_a_wide_character() -> None:
    headers = [("", "")] * 6 + [("000000\u3000", ""), ("abc", ""), ("", "Kelompok A")]
    columns = tuple(Column(header, group=group) for header, group in headers)
    document = Document("", "id", (Table("", columns, ()),))
    for width in range(20, 80):
        shown = RENDERERS["terminal"].render(document, RenderOptions(width=width)).decode()
        assert all(cell_len(line) <= width for line in shown.split("\n"))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("x.docx", "word"),
        ("a/b/X.XLSX", "excel"),
        ("x.tar.md", "markdown"),
        ("x.markdown", "markdown"),
        ("x.csv", "csv"),
        ("x.txt", "terminal"),
        ("x.tex", "latex"),
    ],
)
def test_a_file_name_tells_its_format(path: str, name: str) -> None:
    assert renderer_for_suffix(path).name == name


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("laporan.pdf", "Write .tex and compile it with XeLaTeX"),
        ("laporan.pages", f"Use one of {', '.join(SUFFIXES)}, .json."),
        ("laporan", "it has no suffix"),
        ("laporan.doc", "Use .docx."),
        ("laporan.\x1b[31m", "␛"),
    ],
)
def test_an_unknown_suffix_is_refused_with_those_there_are(path: str, words: str) -> None:
    with pytest.raises(QualcodeError, match=r"^cannot write 'laporan") as raised:
        renderer_for_suffix(path)
    assert words in str(raised.value)


def test_importing_the_renderers_loads_no_office_library() -> None:
    script = (
        "import sys, qualcode.renderers;"
        "heavy = ('docx', 'lxml', 'xlsxwriter', 'rich', 'pandas', 'matplotlib');"
        "print([m for m in heavy if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_an_unresolved_document_is_refused() -> None:
    from qualcode.document import Paragraph, phrase

    document = Document("x", "id", (Paragraph(phrase("report.title")),))
    with pytest.raises(TypeError, match="must be resolved"):
        RENDERERS["markdown"].render(document, OPTIONS)
