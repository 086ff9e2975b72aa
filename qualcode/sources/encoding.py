"""Bytes to text, never with a silent guess and never with replaced characters."""

from __future__ import annotations

import codecs
import re
from typing import Final

from qualcode.errors import Problem, QualcodeError, Severity
from qualcode.sources.raw import CHARACTERS, LINES, too_long
from qualcode.sources.sniff import looks_like

MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32 first, whose mark begins like that of UTF-16."""

LARGEST: Final = 4 * CHARACTERS
"""Bytes of the largest text file that is decoded."""

DECLARE: Final = (
    "If letters look wrong, say which encoding it is with `encoding:` beside the source "
    "in study.yaml (or `--encoding`)."
)


def decode(
    data: bytes, encoding: str | None = None, lines: int = LINES
) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file with `\\n` newlines and without byte order mark, and what to tell of it.

    A declared encoding wins; then a byte order mark, then UTF-8, then a guess with a warning. More
    `lines` than a transcript can have are refused.

    Raises:
        QualcodeError: the bytes are not text, or not in the declared encoding.
    """
    if len(data) > LARGEST:
        raise QualcodeError(
            f"is too large for a transcript ({len(data) // 1_000_000} MB).", "Split the file."
        )
    _refuse_other_formats(data)
    text, problems = _decoded(data, encoding)
    if "\0" in text:
        raise _with_nul(data, text)
    _refuse_surrogates(text)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") >= lines:
        raise too_long()
    return text, problems


def _decoded(data: bytes, encoding: str | None) -> tuple[str, tuple[Problem, ...]]:
    if encoding:
        return _strictly(data, encoding), ()
    for mark, name in MARKS:
        if data.startswith(mark):
            return _strictly(data, name), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _guessed(data, error.start)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text, _ = codecs.lookup(encoding).decode(data, "strict")
    except LookupError:
        raise QualcodeError(
            f"has an unknown encoding '{encoding}'.", "Known are for example utf-8, cp1252, utf-16."
        ) from None
    except UnicodeError as error:
        line = data[: getattr(error, "start", 0)].count(b"\n") + 1
        raise QualcodeError(
            f"is not in the encoding {encoding} (first seen on line {line}).",
            "Declare another one with `encoding:` in study.yaml, or save the file as UTF-8.",
        ) from None
    except Exception as error:
        raise QualcodeError(f"cannot be read as {encoding}.", str(error)) from None
    if not isinstance(text, str):
        raise QualcodeError(f"cannot be read as {encoding}, which is not an encoding of text.")
    return text


def _guessed(data: bytes, at: int) -> tuple[str, tuple[Problem, ...]]:
    if b"\0" in data:
        raise _with_nul(data, "")
    encoding = "cp1252" if _looks_western(data) else _best_guess(data)
    line = len(re.findall(rb"\r\n?|\n", data[:at])) + 1
    message = f"not in UTF-8 (line {line}); read as {encoding}, which is a guess"
    problem = Problem(Severity.WARNING, "guessed-encoding", message, "", line, None, DECLARE)
    return _strictly(data, encoding), (problem,)


def _best_guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise QualcodeError(
            "is not text in any encoding that could be recognised.",
            "Save it as UTF-8, or declare `encoding:` beside the source in study.yaml.",
        )
    return best.encoding


_IMPLAUSIBLE = re.compile(
    "[a-z][À-ÖØ-Þ]|[À-ÖØ-ß][À-ÖØ-öø-ÿ]|[à-öø-ÿ]{3}|(?<![\\w'])[ÒÓÔÕ](?=[a-zA-Z])"
)
"""What text in cp1252 hardly ever has, but other encodings read as cp1252 have."""


def _looks_western(data: bytes) -> bool:
    """Whether cp1252 makes of the bytes what people write in western languages.

    Short texts with a few quotation marks or accents are what statistical guessers get wrong.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    foreign = sum(len(run) for run in re.findall(rb"[\x80-\xff]+", data))
    if foreign > 0.12 * len(data) + 2 or re.search("[\x01-\x08\x0e-\x1a]", text):
        return False
    return len(_IMPLAUSIBLE.findall(text)) * 10 <= foreign


def _refuse_other_formats(data: bytes) -> None:
    what = looks_like(data)
    if what:
        raise QualcodeError(f"is not a text file: it looks like {what.name}.", what.remedy)


def _with_nul(data: bytes, text: str) -> QualcodeError:
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for name, here, there in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if here > 0.4 * len(sample) / 2 and there < 0.1 * len(sample) / 2:
            return QualcodeError(
                "has zero bytes: it looks like UTF-16 without its mark.",
                f"Declare `encoding: {name}` beside the source in study.yaml, or save it as UTF-8.",
            )
    line = text[: text.find("\0")].count("\n") + 1 if text else data[: data.find(0)].count(10) + 1
    return QualcodeError(
        f"has zero bytes (first on line {line}): it is damaged or not a text file.",
        "Open it in the program that made it and save it as plain text in UTF-8.",
    )


def _refuse_surrogates(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise QualcodeError(
            f"has half a character on line {line} that no text can hold.", "Save it as UTF-8."
        ) from None
