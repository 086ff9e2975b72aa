"""Reading a Word document of 20,000 paragraphs against python-docx."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from benchmarks.corpus import text
from benchmarks.ratios import in_turn, judge
from qualcode.sources import read_raw

PARAGRAPHS = 20_000
WORDS = 20


@pytest.fixture(scope="module")
def transcript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A transcript in which every other paragraph has a label in bold."""
    words = text(PARAGRAPHS * WORDS * 7).split()
    document = Document()
    for number in range(PARAGRAPHS):
        begin = number * WORDS % (len(words) - WORDS)
        spoken = " ".join(words[begin : begin + WORDS])
        paragraph = document.add_paragraph()
        if number % 2:
            paragraph.add_run("Informan: ").bold = True
        paragraph.add_run(spoken)
    path = tmp_path_factory.mktemp("word") / "long.docx"
    document.save(str(path))
    return path


def _by_python_docx(path: Path) -> list[str]:
    return [one.text for one in Document(BytesIO(path.read_bytes())).paragraphs]


def test_word_is_read_5_times_as_fast_as_by_python_docx(transcript: Path, benchmark: Any) -> None:
    expected = [line for line in _by_python_docx(transcript) if line]
    assert [line for line in read_raw(transcript).text.split("\n") if line] == expected
    benchmark.pedantic(read_raw, (transcript,), rounds=3)
    own, other = in_turn(
        lambda: read_raw(transcript), lambda: _by_python_docx(transcript), rounds=5
    )
    judge("python-docx / qualcode, 20,000 paragraphs", other / own, at_least=5)
