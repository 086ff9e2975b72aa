"""What every source format and every reading of a source promises."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.model.source import SegmentKind, SourceKind, Voice
from qualcode.sources import FORMATS, SourceFormat, detect_speakers
from qualcode.sources.raw import RawSource
from tests.sources.docx_builder import docx, p, r
from tests.sources.reading_study import read

SAMPLES = {
    "word": docx(p(r("P: Apa?")) + p(r("I: Ya."))),
    "text": b"P: Apa?\nI: Ya.",
    "markdown": b"P: Apa?\nI: Ya.",
}
MEMBERS = pytest.mark.parametrize("fmt", list(FORMATS), ids=lambda one: one.name)


@MEMBERS
def test_a_format_names_itself_and_its_endings(fmt: SourceFormat) -> None:
    assert fmt.name in SAMPLES
    assert fmt.suffixes and all(one == one.lower() and one[0] == "." for one in fmt.suffixes)
    assert (type(fmt).__module__.split(".")[0], bool(type(fmt).__doc__)) == ("qualcode", True)


def test_no_ending_belongs_to_two_formats() -> None:
    endings = [ending for fmt in FORMATS for ending in fmt.suffixes]
    assert len(endings) == len(set(endings))


@MEMBERS
def test_the_same_conversation_reads_the_same_in_every_format(fmt: SourceFormat) -> None:
    raw = fmt.read(SAMPLES[fmt.name])
    assert raw.text == "P: Apa?\nI: Ya."
    assert raw.reader.startswith(f"{fmt.name}/")
    source, problems = read(SAMPLES[fmt.name], fmt=fmt.name)
    assert [one.voice for one in source.segments] == [Voice.INTERVIEWER, Voice.INFORMANT]
    assert problems == ()


@MEMBERS
@given(st.binary(max_size=100))
def test_any_bytes_are_a_source_or_one_sentence(fmt: SourceFormat, data: bytes) -> None:
    try:
        raw = fmt.read(data)
    except QualcodeError as error:
        assert "\n" not in str(error)
    else:
        _check_blocks(raw)


LINES = st.one_of(
    st.sampled_from(
        [
            "", "  ", "P: Apa?", "I: Ya.", "Bu Endang: ya", "Nama: Endang", "Informan: Ibu A",
            "[00:01]", "# B", "**P:** ya", "| a | b |", "|---|---|", "| Tanya | Jawab |",
            "| 1 |", "||", "Siti: a", "Judul\n===", "- b", "> k", "P:", "Rina 0:01", "P\tya",
        ]
    ),
    st.text(max_size=20),
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=12).map("\n".join).filter(lambda text: "\0" not in text)
KINDS = st.sampled_from(list(SourceKind))


@settings(max_examples=300)
@given(TEXTS, KINDS, st.sampled_from(["text", "markdown"]))
def test_segments_tile_any_text_of_any_kind(text: str, kind: SourceKind, fmt: str) -> None:
    if text.lstrip("\ufeff").startswith(("PK\x03\x04", "{\\rtf", "%PDF")):
        return
    source, _ = read(text, kind=kind, fmt=fmt)
    end = 0
    for segment in source.segments:
        assert segment.start == end < segment.end
        assert segment.line == source.line_at(segment.start)
        speech = segment.speech
        assert segment.start <= speech.start <= speech.end <= segment.end
        assert source.text[speech.start : speech.end] == speech.text == speech.text.strip()
        end = segment.end
    assert end == len(source.text)
    assert [one.number for one in source.numbered] == list(range(1, len(source.numbered) + 1))
    assert all((one.number == 0) == (one.kind is SegmentKind.HEADER) for one in source.segments)


@given(TEXTS, st.sampled_from(["text", "markdown"]))
def test_speakers_are_detected_in_any_text(text: str, fmt: str) -> None:
    raw = FORMATS[fmt].read(b"\n" + text.encode())
    _check_blocks(raw)
    found = detect_speakers(raw)
    assert [one.count for one in found] == sorted((one.count for one in found), reverse=True)


def _check_blocks(raw: RawSource) -> None:
    """Blocks are in order and hold every word; between cells of Markdown stand bars."""
    end = 0
    for block in raw.blocks:
        assert end <= block.start <= block.end
        assert not any(map(str.isalnum, raw.text[end : block.start]))
        end = block.end


def test_speakers_found_are_shown_with_what_they_seem_to_be() -> None:
    raw = FORMATS["text"].read(b"Judul\nP: Apa?\nBu Siti: Ya.\nP: Lalu?\nBu Siti: Itu.\nP: Ya.")
    [asks, says] = detect_speakers(raw)
    assert (asks.label, asks.count, asks.first_line) == ("P", 3, 2)
    assert asks.questions == pytest.approx(2 / 3)
    assert (says.label, says.count, says.voice) == ("Bu Siti", 2, Voice.UNRESOLVED)


def test_importing_the_package_loads_no_heavy_library() -> None:
    heavy = "lxml", "charset_normalizer", "pandas", "docx", "xml.parsers.expat", "zipfile"
    code = f"import sys, qualcode.sources; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
