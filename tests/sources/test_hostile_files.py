"""Files that are not what they seem: one line that says what they look like, or exact success."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.source import SourceKind
from qualcode.sources import opening, read_raw, word_package
from qualcode.sources.raw import LINE, LINES
from qualcode.sources.word import WordFormat
from tests.sources.docx_builder import document, docx, p, package, r, table
from tests.sources.reading_study import read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
GOOD = docx(p(r("P: Apa?")))

NOT_WORD = {
    "empty": (b"", "is empty"),
    "old Word": (OLE + "WordDocument".encode("utf-16-le"), "Word 97–2003"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "other OLE": (OLE, "old Office"),
    "RTF": (b"{\\rtf1\\ansi hello}", "RTF"),
    "PDF": (b"%PDF-1.4 ...", "PDF"),
    "web page": (b"<!DOCTYPE html><html></html>", "web page"),
    "flat XML": (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>', "saved as XML"),
    "plain text": (b"P: Apa?\nI: Ya.", "plain text"),
    "noise": (b"\x01\x02\0\x03", "neither text"),
    "zeros": (b"\0" * 100, "zero bytes"),
    "cut short": (GOOD[: len(GOOD) // 2], "incomplete or damaged"),
    "without a text part": (package({"word/styles.xml": b"<a/>"}), "word/document.xml"),
    "Excel": (package({"xl/workbook.xml": b"<a/>"}), "Excel"),
    "OpenDocument": (
        package({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
        "ZIP archive",
    ),
    "a ZIP of something": (package({"a.txt": b"a"}), "ZIP archive"),
    "broken XML": (package({"word/document.xml": document("<w:p>")[:-9]}), "not well-formed"),
    "a DTD": (
        package({"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
        "document type definition",
    ),
    "too many members": (package({f"m{n}": b"" for n in range(2001)}), "far more"),
    "a bomb": (package({"word/document.xml": b"\0" * 30_000_000}), "far more"),
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_WORD)
def test_what_is_not_a_word_document_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    data, said = NOT_WORD[name]
    path = tmp_path / "W1.docx"
    path.write_bytes(data)
    with pytest.raises(QualcodeError) as caught:
        read_raw(path)
    assert caught.value.message.startswith("W1.docx ")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.hint


def test_an_opendocument_text_is_recognised_by_its_stored_mimetype(tmp_path: Path) -> None:
    path = tmp_path / "W1.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(QualcodeError, match="LibreOffice"):
        read_raw(path)


def test_a_member_whose_header_lies_about_its_size_is_read_with_bounds(tmp_path: Path) -> None:
    data = bytearray(docx(p(r("a" * 5000))))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = (100).to_bytes(4, "little")
    with pytest.raises(QualcodeError, match="damaged"):
        WordFormat().read(bytes(data))


def test_a_member_with_a_password_is_told(tmp_path: Path) -> None:
    data = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data[at] |= 1
    with pytest.raises(QualcodeError, match="password"):
        WordFormat().read(bytes(data))


@pytest.mark.parametrize("cut", range(0, len(GOOD), 7))
def test_a_word_document_cut_anywhere_is_one_line(cut: int) -> None:
    with pytest.raises(QualcodeError) as caught:
        WordFormat().read(GOOD[:cut])
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("at", range(0, len(GOOD), 5))
def test_a_word_document_with_a_changed_byte_is_read_or_one_line(at: int) -> None:
    data = bytearray(GOOD)
    data[at] ^= 0x55
    try:
        raw = WordFormat().read(bytes(data))
    except QualcodeError as error:
        assert "\n" not in str(error)
    else:
        assert raw.text == "P: Apa?"


def test_deeply_nested_xml_is_read(tmp_path: Path) -> None:
    deep = "<w:sdt><w:sdtContent>" * 5000 + p(r("a")) + "</w:sdtContent></w:sdt>" * 5000
    assert WordFormat().read(docx(deep)).text == "a"


def test_deeply_nested_tables_are_read() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 300 + p(r("a")) + "</w:tc></w:tr></w:tbl>" * 300
    source, _ = read(docx(deep), fmt="word")
    assert source.text == "a"


def test_missing_files_folders_pipes_and_unknown_endings_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.docx").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    for name, said in (
        ("none.docx", "does not exist"),
        ("folder.docx", "is a folder"),
        ("pipe.txt", "pipe"),
        ("old.doc", "save it as .docx"),
        ("scan.pdf", "Save its text as"),
        ("README", "without an ending"),
    ):
        with pytest.raises(QualcodeError) as caught:
            read_raw(tmp_path / name)
        assert said in str(caught.value)


def test_endings_in_capitals_are_known(tmp_path: Path) -> None:
    (tmp_path / "W1.TXT").write_text("P: Apa?")
    assert read_raw(tmp_path / "W1.TXT").reader == "text/1"


ODD = '[laughs] =HYPERLINK("x") <script>alert(1)</script> \x1b[31mmerah\x07 👩‍👩‍👧 \u202eabc\u200b'


@pytest.mark.parametrize("fmt", ["text", "markdown"])
def test_odd_characters_stay_exactly_as_they_are(fmt: str) -> None:
    source, problems = read(f"P: Apa?\nI: {ODD}\n", fmt=fmt)
    assert source.segments[-1].speech.text == ODD
    assert problems == ()


LONG = ["a", " ", "A ", "*", "_", "[", "(", "-", ":", " :", "1.", "00:01 ", "|", "P-", "**P", ".\t"]


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("fmt", ["text", "markdown"])
def test_lines_of_fifty_thousand_characters_are_read_whole(piece: str, fmt: str) -> None:
    line = piece * (50_000 // len(piece))
    source, _ = read(f"P: Apa?\n{line}\nI: {line}\n", fmt=fmt)
    assert "".join(source.text[one.start : one.end] for one in source.segments) == source.text


LARGE = {
    "a long layout table": table(*[("P: Apa?", f"I: {n}") for n in range(2000)]),
    "a wide table": table(tuple(str(n) for n in range(5000))),
    "tables within tables": "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" * 1000
    + p(r("P: Apa?"))
    + "</w:tc></w:tr></w:tbl>" * 1000,
}


@pytest.mark.parametrize("name", LARGE)
@pytest.mark.parametrize("kind", [SourceKind.INTERVIEW, SourceKind.DOCUMENT])
def test_large_and_nested_tables_are_read_whole(name: str, kind: SourceKind) -> None:
    source, _ = read(docx(LARGE[name]), fmt="word", kind=kind)
    assert "".join(source.text[one.start : one.end] for one in source.segments) == source.text


def test_a_file_of_countless_empty_paragraphs_is_refused_before_it_fills_the_memory() -> None:
    noise = "".join(f"<!--{n * 7919}-->" for n in range(60_000))
    with pytest.raises(QualcodeError, match="more parts than"):
        WordFormat().read(docx("<w:p/>" * 700_000 + noise))


@pytest.mark.parametrize("limit", ["TOTAL", "LARGEST_PART"])
def test_a_package_may_not_hold_more_than_the_limits(
    limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "W1.docx"
    path.write_bytes(package({"word/document.xml": document("<w:p/>" * 100)}))
    read_raw(path)
    monkeypatch.setattr(word_package, limit, 100)
    with pytest.raises(QualcodeError, match="far more"):
        read_raw(path)


def test_a_text_of_countless_lines_is_refused() -> None:
    with pytest.raises(QualcodeError, match="is longer than"):
        read("\n" * LINES)
    assert read("a\n" * (LINES - 1))[0].text


@pytest.mark.parametrize("limit", ["LINES", "CHARACTERS"])
def test_a_document_of_countless_cells_or_letters_is_refused(
    limit: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "W1.docx"
    path.write_bytes(docx(table(("a", "b", "c"))))
    assert read_raw(path).text == "a\tb\tc"
    monkeypatch.setattr(opening, limit, 2)
    with pytest.raises(QualcodeError, match=r"W1\.docx is longer than"):
        read_raw(path)


def test_a_line_that_nobody_can_have_said_at_a_stretch_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "W1.txt"
    path.write_text("P: Apa?\n\n" + "a" * LINE + "\n")
    assert read_raw(path).text
    path.write_text("P: Apa?\n\n" + "a" * (LINE + 1) + "\n")
    told = r"W1\.txt has 1,000,001 characters in line 3, more than anybody says at a stretch"
    with pytest.raises(QualcodeError, match=told):
        read_raw(path)


@pytest.mark.parametrize("encoding", ["klingon", "shift_jis"])
def test_xml_in_an_encoding_of_its_own_is_one_line(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + document(p(r("P: Apa?")))
    with pytest.raises(QualcodeError, match="in an encoding that Word does not write"):
        WordFormat().read(package({"word/document.xml": xml}))
