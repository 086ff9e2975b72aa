"""Bytes to text: marks, declarations, guesses with a warning, and refusals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import QualcodeError
from qualcode.sources.encoding import MARKS, decode

SPEECH = "Pewawancara: “Apa kabar?”\nInforman: Baik – café, 50 °C, naïf.\n"


@pytest.mark.parametrize(("mark", "encoding"), MARKS)
def test_a_byte_order_mark_tells_the_encoding_and_is_not_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + SPEECH.encode(encoding)) == (SPEECH, ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac-roman"])
def test_a_declared_encoding_wins(encoding: str) -> None:
    assert decode(SPEECH.encode(encoding), encoding) == (SPEECH, ())


def test_cp1252_is_guessed_with_a_warning_that_tells_how_to_declare() -> None:
    text, [problem] = decode(SPEECH.encode("cp1252"))
    assert text == SPEECH
    assert (problem.code, problem.severity, problem.line) == ("guessed-encoding", "warning", 1)
    assert "cp1252" in problem.message
    assert "`encoding:`" in problem.hint and "--encoding" in problem.hint


def test_a_single_quotation_mark_of_windows_is_guessed_right() -> None:
    text, problems = decode(b"P: Apa?\r\nI: Itu \x93penting\x94.\r\n")
    assert text == "P: Apa?\nI: Itu “penting”.\n"
    assert [one.line for one in problems] == [2]


def test_other_alphabets_are_left_to_statistics() -> None:
    russian = "Интервьюер: Как вы поживаете сегодня? Ответ: Спасибо, у нас всё хорошо. " * 5
    text, problems = decode(russian.encode("cp1251"))
    assert "Спасибо" in text
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        ("P: Apa?\nI: Ya.".encode("utf-16-le"), None, "utf-16-le"),
        ("P: Apa?\nI: Ya.".encode("utf-16-be"), None, "utf-16-be"),
        (b"P: Apa?\nI: Y\0a.", None, "zero bytes (first on line 2)"),
        (b"P: \xe9\0", None, "zero bytes"),
        (b"caf\xe9", "utf-8", "not in the encoding utf-8 (first seen on line 1)"),
        (b"a\nb\n\x81", "cp1252", "first seen on line 3"),
        (b"x", "utf-99", "unknown encoding 'utf-99'"),
        (b"x", "base64", "not"),
        (b"\\ud800", "unicode_escape", "half a character"),
        (b"%PDF-1.7", None, "a PDF"),
        (b"{\\rtf1 a}", None, "an RTF file"),
        (b"\0" * 50, None, "zero bytes"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(
    data: bytes, encoding: str | None, said: str
) -> None:
    with pytest.raises(QualcodeError) as caught:
        decode(data, encoding)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_only_carriage_returns_and_line_feeds_are_newlines() -> None:
    text, _ = decode("a\r\nb\rc\n\x0bd\u2028e\x85f\x1b[31m".encode())
    assert text == "a\nb\nc\n\x0bd\u2028e\x85f\x1b[31m"


@given(st.text().filter(lambda text: "\0" not in text))
def test_text_in_utf8_comes_back_with_nothing_changed_but_newlines(text: str) -> None:
    read, problems = decode(("\ufeff" + text).encode())
    assert read == text.replace("\r\n", "\n").replace("\r", "\n")
    assert problems == ()


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_one_sentence(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except QualcodeError as error:
        assert "\n" not in str(error)
    else:
        assert "\0" not in text and "\r" not in text
